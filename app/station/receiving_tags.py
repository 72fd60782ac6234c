"""RFID tags at receiving: each new tag that is awaited is one unit; strays are listed, never received. A pass
of many tags is one answer: what came, what is missing by its serial, what is stray."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.domain.quantity import ONE
from app.domain.speech import listed, say
from app.scan.reading import Reading
from app.scan.rfid import Awaited
from app.station import receiving_expected as expected
from app.station import receiving_says as says
from app.station.answer import Banner, Outcome, Tone
from app.station.receiving_goods import is_blind
from app.station.receiving_pallet import is_in
from app.station.receiving_state import ReceivingState
from app.station.refusals import number, shown
from app.station.step import Context, Heard, Step
from app.station.sweep import Sweep

STRAY = "stray-tag"
KEPT = 200
"""Strays that are listed."""
_TOLD = 3
"""Codes that the banner names; the list names all."""


def tag(state: ReceivingState, event: Heard, context: Context) -> Step | None:
    """A tag of nothing that is awaited is listed; None where it is to be received like any scan."""
    reading, meaning = event.resolved.reading, event.resolved.meaning
    if not state.documents or (meaning and meaning.kind == "plate" and meaning.known):
        return None
    sku = meaning.code if meaning and meaning.kind == "item" else ""
    lines = expected.awaited(state, context)
    if any(line.sku == sku or (reading.sscc and reading.sscc in line.units) for line in lines):
        return None
    stray = _named(reading)
    known = (*(one for one in state.strays if one != stray), stray)
    item = context.look.item(sku) if sku else None
    banner = says.stray(event.scan, item.name if item else "")
    return Step(replace(state, strays=known[-KEPT:]), Outcome.REFUSED, STRAY, banner)


def _named(reading: Reading) -> str:
    return reading.key or reading.raw


def awaited_tags(state: ReceivingState, context: Context) -> tuple[Awaited, ...]:
    """What is still to come of what is open, as far as tags can show it."""
    return tuple(tags for line in expected.awaited(state, context) for tags in _tags_of(line, context))


def _tags_of(line: expected.Awaited, context: Context) -> Iterator[Awaited]:
    gtins = frozenset(one.barcode for one in context.look.barcodes_of(line.sku))
    units = max(0, expected.still(line, context)) // ONE
    yield Awaited(line.key, gtins, units, frozenset(expected.serials_to_come(line, context)))
    for sscc in line.units:
        if not is_in(sscc, context):
            yield Awaited(line.key, sscc=sscc)


@dataclass(frozen=True, slots=True)
class _Missing:
    """So much of an item (10⁻⁶) did not come; serials that were announced and are not here."""

    name: str
    short: int
    serials: tuple[str, ...]

    @property
    def words(self) -> str:
        missing = say("missing {short} {item}", short=number(self.short), item=self.name)
        return say("{word}: {codes}", word=missing, codes=_some(self.serials)) if self.serials else missing


def _missing(lines: tuple[expected.Awaited, ...], context: Context) -> Iterator[_Missing]:
    for line in lines:
        short, serials = expected.short(line, context), expected.serials_to_come(line, context)
        if short or serials:
            name = expected.name_of(line.sku, context)
            yield _Missing(name, max(short, len(serials) * ONE), serials)


def swept(state: ReceivingState, sweep: Sweep, context: Context) -> Step:
    """So much came, that is missing, those are strays. Missing serials are listed from now on."""
    lines = expected.awaited(state, context)
    blind = is_blind(state, context)
    missing = () if blind else tuple(_missing(lines, context))
    banner = _summary(sweep, missing, _unnamed(sweep, lines), blind)
    code = "swept" if banner.tone == Tone.DONE else "swept-differs"
    return Step(replace(state, swept=True), Outcome.STEP, code, banner)


def _summary(sweep: Sweep, missing: tuple[_Missing, ...], unnamed: int, blind: bool) -> Banner:
    taken, of = len(sweep.taken), len(sweep.tags)
    short = sum(one.short for one in missing)
    strays = tuple(dict.fromkeys(_named(one.reading) for one in sweep.tags if one.code == STRAY))
    over, left = sum(1 for one in sweep.taken if one.code == "over-receipt"), _left(sweep)
    said = {
        say("{short} missing", short=number(short)): short,
        say("{count} stray (not received)", count=len(strays)): len(strays),
        say("{over} more than ordered", over=over): over,
        say("{unnamed} with a serial that nobody announced", unnamed=unnamed): unnamed,
        say("{count} not received: scan them one by one", count=len(left)): len(left),
    }
    odd = tuple(words for words, count in said.items() if count)
    return Banner(
        Tone.ATTENTION if odd else Tone.DONE,
        say("{taken} of {of} tags received", taken=taken, of=of)
        if taken < of
        else say("{taken} tags received", taken=taken),
        listed(odd) or ("no tag is stray" if blind else "nothing is missing, no tag is stray"),
        (
            *(one.words for one in missing[:_TOLD]),
            *_listed("stray", strays),
            *_listed("not received", left),
        ),
        str(taken),
        "received",
        subject=say("{of} tags", of=of),
    )


def _unnamed(sweep: Sweep, lines: tuple[expected.Awaited, ...]) -> int:
    """Units that were taken in although a notice names the serials, and not theirs."""
    named = {line.key: line.serials for line in lines if line.serials}
    other = {tag.key for key, tag in sweep.compared.beyond if key in named and tag.serial not in named[key]}
    return sum(1 for one in sweep.taken if one.reading.key in other and one.code != "over-receipt")


def _left(sweep: Sweep) -> tuple[str, ...]:
    """Tags of awaited goods that were not taken in: they lack a lot, say, or cannot be read."""
    odd = (one for one in sweep.tags if one.outcome in (Outcome.STEP, Outcome.REFUSED) and one.code != STRAY)
    return tuple(_named(one.reading) for one in odd)


def _listed(word: str, tags: tuple[str, ...]) -> Iterator[str]:
    if tags:
        yield say("{word}: {codes}", word=word, codes=_some(tuple(shown(one) for one in tags)))


def _some(codes: tuple[str, ...]) -> str:
    more = len(codes) - _TOLD
    told = listed(codes[:_TOLD])
    return say("{codes} and {more} more", codes=told, more=more) if more > 0 else told
