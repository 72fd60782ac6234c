"""The command cards of each procedure: what is printed on them, in one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from app.domain.papers import CommandCard, CommandCards
from app.domain.speech import listed, say
from app.scan.commands import card
from app.station.view import ActionView


@dataclass(frozen=True, slots=True)
class Card:
    """A card to scan instead of a button; `name` as the procedure hears it."""

    name: str
    word: str
    meaning: str
    icon: str
    argument: str = ""

    @property
    def code(self) -> str:
        return card(self.name, self.argument)


UNDO = Card("UNDO", "Undo", "Take back the last posting of your own", "undo")
WHY = Card("WHY", "Why?", "Say what this item is, where it belongs and who wants it", "question")
QUANTITY = Card("QTY", "Quantity", "The last unit’s line is so many", "keypad", "12")
CANCEL = Card("CANCEL", "Cancel", "Drop what is asked", "cross")
SHEET = "CARDS"
"""The command that prints a procedure's own sheet, at any station."""
_MOST_DIGITS = 6
_OWN_BUTTONS = ("UNDO", "DONE", "QTY")
LABEL = Card("LABEL", "Label", "Print a label for the last goods", "scanner")

CARDS: Mapping[str, tuple[Card, ...]] = MappingProxyType(
    {
        "receiving": (
            Card("DONE", "Done", "Close what is open, with its differences", "check"),
            UNDO,
            QUANTITY,
            Card("DELIVERY", "Delivery", "Open a delivery: note, carrier, pieces, seal", "receive"),
            Card("SKIP", "Skip", "Leave out what is asked", "arrow"),
            Card("REFUSED", "Refused at the door", "So many pieces went back with the driver", "cross", "1"),
            Card("DAMAGED", "Damaged", "The last goods are damaged; say why, take photographs", "exclaim"),
            Card("REASON", "Reason", "Why they are damaged", "exclaim", "CRUSHED"),
            Card("PHOTO", "Photograph", "Take a photograph of the last goods", "camera"),
            Card("SAMPLE", "Sample", "The last unit is a sample: its lot is held", "hourglass"),
            Card("RELEASE", "Release", "An inspector lets the lot go", "check"),
            Card("ACCEPT", "Accept", "A supervisor takes what lies in quarantine", "check"),
            Card("SENDBACK", "Send back", "A supervisor sends back what lies in quarantine", "send"),
            Card("UNKNOWN", "Unidentified", "Take in what nobody can name", "question"),
            Card("ASSIGN", "Assign", "Say of which item the unknown barcode is", "scanner"),
            Card("OPEN", "Open", "Open the pallet and count what is in it", "pack"),
            Card("BLIND", "Blind", "Hide what is expected, or show it again", "lock"),
            LABEL,
            WHY,
        ),
        "pick": (
            Card("NEXT", "Next job", "Give me the most urgent job that nobody has", "arrow"),
            Card("DONE", "Done", "The job is finished", "check"),
            Card("LEAVE", "Leave", "Let go of the job: somebody else may go on with it", "pause"),
            UNDO,
            QUANTITY,
            Card("SHORT", "Short pick", "There is not enough in this bin; then say why", "minus"),
            Card("REASON", "Bin is empty", "Why it is short: nothing is there", "minus", "EMPTY"),
            Card("REASON", "Fewer there", "Why it is short: fewer than the books say", "minus", "FEWER"),
            Card("REASON", "Not found", "Why it is short: not to be found", "lookup", "MISSING"),
            Card("LOT", "Other lot", "Take another lot than the one that is shown", "lot"),
            Card("DAMAGED", "Damaged", "The next unit scanned is damaged", "damaged"),
            Card("EXPIRED", "Expired", "The next unit scanned is past its date", "hourglass"),
            Card("BLOCKED", "Bin blocked", "Nothing in this bin can be reached", "blocked"),
            Card("BREAK", "Open the case", "Take only what is wanted out of the case", "pack"),
            Card("SUBSTITUTE", "Something else", "Take other goods, as a supervisor allows", "returns"),
            Card("FULL", "Tote is full", "Another tote takes the rest", "tray"),
            Card("EMPTY", "Empty", "This bin is empty", "check"),
            Card("NOTEMPTY", "Not empty", "Something is left in this bin", "exclaim"),
            Card("MODE", "One order", "Jobs of one order", "order", "SINGLE"),
            Card("MODE", "Batch", "Several orders into one tote", "order", "BATCH"),
            Card("MODE", "Cluster", "Several orders, each to its own tote", "order", "CLUSTER"),
            Card("ZONE", "Zone", "Only what lies in this zone", "flag", "A"),
            WHY,
        ),
        "returns": (
            Card("PARCEL", "Parcel", "The next scan is the label of a parcel nobody announced", "tray"),
            Card("DONE", "Done", "The parcel is worked off; what is short is named", "check"),
            Card("NEXT", "Next", "Take what is worth most to do next", "arrow"),
            UNDO,
            QUANTITY,
            Card("EMPTY", "Empty", "Nothing is in the box", "exclaim"),
            Card("GRAMS", "Weight", "What the parcel weighs, in grams", "keypad", "1250"),
            Card("SENDER", "Undelivered", "The carrier could not deliver it", "ship"),
            Card("YES", "Yes", "The question’s answer is yes", "check"),
            Card("NO", "No", "The question’s answer is no", "cross"),
            Card("GRADE", "Grade A", "As new", "mark", "A"),
            Card("GRADE", "Grade B", "Opened, complete", "mark", "B"),
            Card("GRADE", "Grade C", "Used, or with marks", "mark", "C"),
            Card("GRADE", "Grade D", "Damaged", "mark", "D"),
            Card("MISSING", "Missing", "A part is not there", "minus"),
            Card("PHOTO", "Photograph", "Take a photograph of the unit, or of the parcel", "camera"),
            Card("ACCEPT", "Accept", "A supervisor makes a customer’s goods ours", "check"),
            Card("CLEAR", "Clear", "A supervisor lets a held refund go", "lock"),
            Card("STOCK", "Restock", "Back into stock, as new", "putaway"),
            Card("BSTOCK", "B-stock", "Into stock as B-goods", "tag"),
            Card("REFURB", "Refurbish", "To be refurbished", "wrench"),
            Card("VENDOR", "Vendor", "Back to the supplier", "ship"),
            Card("SCRAP", "Scrap", "Written off", "bin"),
            Card("DONATE", "Donate", "Given away", "gift"),
            Card("EXCHANGE", "Exchange", "Another one goes to the customer", "exchange"),
            Card("REFUSE", "Send back", "Refused: it goes back to the customer", "sendback"),
            Card("CLAIM", "Keep for claim", "Kept apart for a claim", "lock"),
            WHY,
        ),
        "pack": (
            Card("DONE", "Done", "Close the carton: it holds the order", "check"),
            Card("FULL", "Carton full", "Close this carton, go on in another one", "pack"),
            Card("SHORT", "Short", "Close it although something is missing; a supervisor’s badge", "minus"),
            Card("CARTON", "Carton C1", "The carton is of type C1", "pack", "C1"),
            Card("CARTON", "Carton C2", "The carton is of type C2", "pack", "C2"),
            Card("CARTON", "Carton C3", "The carton is of type C3", "pack", "C3"),
            UNDO,
            QUANTITY,
            CANCEL,
            WHY,
        ),
        "ship": (
            Card("DONE", "Done", "The truck is closed", "check"),
            Card("SHORT", "Short", "The truck leaves without all of its load; a supervisor’s badge", "minus"),
            Card("VOID", "Take back", "The next carton scanned does not go", "returns"),
            UNDO,
            CANCEL,
            WHY,
        ),
        "counter": (
            Card("CASH", "Cash", "Paid in cash", "cash"),
            Card("CARD", "Card", "Paid by card", "card"),
            Card("PRICE", "Price", "The last goods at another price; a supervisor’s badge", "tag", "9.90"),
            Card(
                "REFUND", "Pay back", "Pay back what was scanned of a slip; a supervisor’s badge", "returns"
            ),
            Card("VOID", "Take back", "The whole last sale is taken back; a supervisor’s badge", "undo"),
            UNDO,
            QUANTITY,
            CANCEL,
            WHY,
        ),
        "putaway": (
            Card("DONE", "Done", "Leave this bin, or end the cart", "check"),
            UNDO,
            QUANTITY,
            Card("CART", "Cart", "Take many onto the cart, then go bin by bin", "pack"),
            Card("NEXT", "Next", "Suggest another bin", "arrow"),
            WHY,
        ),
    }
)
"""Procedure → its cards, in the order of the sheet."""


def buttons(procedure: str, commands: Sequence[str]) -> tuple[ActionView, ...]:
    """The cards among these commands as buttons, in their order; UNDO, DONE and QTY have their own."""
    known = {one.name: one for one in CARDS[procedure]}
    found = []
    for command in commands:
        name, _, argument = command.removeprefix("CMD:").partition(":")
        if name in known and name not in _OWN_BUTTONS and argument != "n":
            word = argument.capitalize() if argument else known[name].word
            found.append(ActionView(command, word, known[name].icon))
    return tuple(found)


def named(procedure: str) -> str:
    """The cards in words: “UNDO, QTY or DONE”."""
    names = list(dict.fromkeys(one.name for one in CARDS[procedure]))
    return say("{cards} or {last}", cards=listed(names[:-1]), last=names[-1])


def sheet(procedure: str) -> CommandCards:
    """All cards of a procedure, to be printed."""
    cards = tuple(CommandCard(one.code, one.word, one.meaning, one.icon) for one in CARDS[procedure])
    return CommandCards(say("Cards for {procedure}", procedure=procedure), cards)


def count_of(argument: str) -> int:
    """What a quantity card says: a whole number from 1 to 999999; 0 where it says none."""
    fits = argument.isascii() and argument.isdigit() and len(argument) <= _MOST_DIGITS
    return int(argument) if fits else 0
