"""What picking remembers between two scans, across restarts and hand-overs."""

from __future__ import annotations

from dataclasses import dataclass

from app.station.goods import Ask, Goods
from app.station.takeback import Deed

MODES = ("single", "batch", "cluster", "zone")
"""One order; several into one tote, sorted when packed; several, each to its own tote; one zone."""

Key = tuple[str, str, str, str]
"""A stop: location, item, lot, order."""


@dataclass(frozen=True, slots=True)
class Tote:
    """The handling unit that takes an order's goods now; `order` is empty where it takes all of them."""

    order: str
    unit: str
    letter: str


@dataclass(frozen=True, slots=True)
class Taken:
    """One pick of the operator's own, as UNDO takes it back; `goods` for a quantity card."""

    deed: Deed
    key: Key
    goods: Goods
    tote: str


@dataclass(frozen=True, slots=True)
class Counted:
    """So much (10⁻⁶) was taken at a stop, of so much in all."""

    key: Key
    quantity: int


@dataclass(frozen=True, slots=True)
class Missing:
    """Promises that cannot be kept at a bin: order, line, quantity (10⁻⁶); and why."""

    location: str
    item: str
    lines: tuple[tuple[str, str, int], ...]
    reason: str
    lot: str | None = None
    """Where only this lot cannot be had there."""
    give_up: bool = False


@dataclass(frozen=True, slots=True)
class PickState:
    """The job and where it stands.

    `asked` is what waits for an answer: `reason` (why short), `damaged`, `expired` (scan that unit), `lot`,
    `substitute` (scan it), `tote` (confirm), `full` (another tote), `empty` (is the bin?), `drop`.
    """

    mode: str = ""
    zone: str = ""
    orders: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """The locks of the job, and until when (µs) they are ours."""
    until: int = 0
    totes: tuple[Tote, ...] = ()
    bin: str = ""
    """The bin that was scanned."""
    last: str = ""
    """The bin last worked at: the way goes on from there."""
    path: tuple[str, ...] = ()
    """Bins that were worked off."""
    done: int = 0
    """Stops that are finished."""
    counted: Counted | None = None
    ask: Ask | None = None
    asked: str = ""
    empty_next: bool = False
    """Is the bin to be checked for emptiness once the tote is confirmed?"""
    about: Key | None = None
    """The stop that `asked` is about."""
    case: Goods | None = None
    """A case too large for the stop, which may be opened."""
    wants: str = ""
    """What a supervisor's badge would allow: `lot` or `substitute`."""
    approved: str = ""
    """The badge that allowed it."""
    taken: tuple[Taken, ...] = ()
    missing: tuple[Missing, ...] = ()
    """What the books could not be asked about yet."""
    wanted: str = ""
    """The order that was scanned, while the books are asked for it."""
    drop: str = ""
    """Where the totes are put down when the job is left."""
    back: str = ""
    """The tote of a cancelled order whose goods go back into bins; and the goods in the hand."""
    hand: Goods | None = None
    pending: str = ""
    """What the claim that is asked belongs to: `job`, `allocate`, `none`, `keep`,
    `leave`, `missing`, `again` or `back`."""

    @property
    def working(self) -> bool:
        return bool(self.orders)

    def taken_here(self, sku: str) -> bool:
        """Was this item taken from the bin that was scanned?"""
        return any(one.key[:2] == (self.bin, sku) for one in self.taken)
