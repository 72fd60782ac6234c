"""What each movement did to the pools at its ends, by its layer and use rows (invariants 6, 7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from app.domain.transaction import OURS, TRANSIT, Status, Virtual, is_virtual
from app.verify.changed import SEPARATOR, Change, Pool, changes_of
from app.verify.deed import Deed
from app.verify.mirrored import Original
from app.verify.rows import Row


class Ends(NamedTuple):
    """The pools that a movement leaves and enters; None at a virtual end, both alike where none changes."""

    source: Pool | None
    target: Pool | None


def ends(deed: Deed, row: Row) -> Ends:
    """The pools of a movement's cells; a blank reference in inspection stands for any."""
    return Ends(pool_at(deed, row, "from"), pool_at(deed, row, "to"))


def pool_at(deed: Deed, row: Row, end: str) -> Pool | None:
    """The pool of one end; its reference is the transfer's where goods are in transit, else blank."""
    location, owner = row[f"{end}_location"], row[f"{end}_owner"]
    if is_virtual(location):
        return None
    site = deed.known.catalogue.site_of(location, deed.position)
    if location.startswith(TRANSIT):
        return Pool(row["item"], site, owner, "transit", location.removeprefix(TRANSIT))
    account = "inspection" if row[f"{end}_status"] == Status.INSPECTION else "inventory"
    return Pool(row["item"], site, owner, account, "")


def check_pools(deed: Deed, original: Original | None) -> None:
    """Every movement changed the pools at its ends by its quantity, and carries what they changed by."""
    done = deed.changes
    moved = {row["line"]: row for row in deed.movements}
    if original is not None:
        _check_turned(deed, original, done)
        return
    for line, row in moved.items():
        _check_movement(deed, row, done.get(line, ()), moved.get(line - 1))
    for line in sorted(done.keys() - moved.keys()):
        for change in done[line]:
            _check_value_alone(deed, change)


def _check_movement(deed: Deed, row: Row, done: Sequence[Change], before: Row | None) -> None:
    at = ends(deed, row)
    if is_passing(row, before):
        _check_passing(deed, row, done, at.source)
        return
    wanted: list[tuple[Pool, int]] = []
    if at.source != at.target and row["kind"] != "consume":
        wanted += [(at.source, -row["quantity"])] if at.source else []
        wanted += [(at.target, row["quantity"])] if at.target else []
    if at.source and at.source == at.target and at.source.account == "inspection":
        wanted = wanted if len(done) != 2 else [(at.source, -row["quantity"]), (at.source, row["quantity"])]
    _check_gains(deed, row, done, wanted)
    if row["kind"] != "consume":
        _check_carried(deed, row, done)


def is_passing(row: Row, before: Row | None) -> bool:
    """Another's goods that became ours one movement before, and go out now."""
    return bool(before and before["kind"] == "consume" and is_virtual(row["to_location"]))


def _check_passing(deed: Deed, row: Row, done: Sequence[Change], source: Pool | None) -> None:
    """Goods that pass through leave the pool as it was, at the value that they carry."""
    if not done:
        deed.lacks(6, "layer", row["line"], "goods that pass through their pool")
    for change in done:
        _check_place(deed, change, [source] if source else [])
        first = change.layers[0] if change.layers else None
        if change.gained or change.value:
            _name(deed, change, "quantity", 0, change.gained)
        if first is not None and first["value"] != row["value"]:
            deed.fault(6, "movement", row, "value", first["value"], row["value"])


def _check_gains(deed: Deed, row: Row, done: Sequence[Change], wanted: list[tuple[Pool, int]]) -> None:
    """Each pool gains or loses what moved; a pool that no end lies in gains nothing."""
    left = list(wanted)
    for change in done:
        fitting = [one for one in left if _fits(change.pool, one[0])]
        if not fitting:
            _check_place(deed, change, [pool for pool, _ in wanted])
            continue
        best = min(fitting, key=lambda one: abs(one[1] - change.gained))
        left.remove(best)
        if best[1] != change.gained:
            deed.fault(6, "movement", row, "quantity", abs(change.gained), row["quantity"])
            _name(deed, change, "quantity", best[1], change.gained)
    for pool, quantity in left:
        deed.lacks(6, "layer" if quantity > 0 else "layer_use", row["line"], f"{quantity} of {pool.item}")


def _fits(found: Pool, wanted: Pool) -> bool:
    """The same pool; in inspection whatever it refers to."""
    anything = wanted.account == "inspection" and not wanted.reference
    return found == (wanted._replace(reference=found.reference) if anything else wanted)


def _check_place(deed: Deed, change: Change, wanted: Sequence[Pool]) -> None:
    if not any(_fits(change.pool, pool) for pool in wanted):
        words = " or ".join(SEPARATOR.join(_fields(pool)) for pool in wanted) or "no pool"
        _name(deed, change, "pool", words, change.key)


def _fields(pool: Pool) -> Iterator[str]:
    return iter((pool.item, pool.site, pool.owner, pool.account, pool.reference))


def _name(deed: Deed, change: Change, column: str, expected: object, found: object) -> None:
    """Name every row of a change: which of them is wrong cannot be told."""
    for table, rows in (("layer", change.layers), ("layer_use", change.uses)):
        for row in rows:
            deed.fault(6, table, row, column, expected, found)


def _check_carried(deed: Deed, row: Row, done: Sequence[Change]) -> None:
    """A movement carries what it brought to a pool, or took out of one; another's goods carry nothing."""
    if row["from_owner"] != OURS or not done:
        deed.same(7, "movement", row, "value", 0)
        return
    worth = carried_value(deed, row, done)
    if worth is not None:
        deed.same(6, "movement", row, "value", worth)


def carried_value(deed: Deed, row: Row, done: Sequence[Change]) -> int | None:
    """By the rows: what left, else what entered. None: it is told by the envelope (see app.verify.worth)."""
    leaving = [change for change in done if change.gained < 0]
    if leaving:
        return None if row["kind"] == "vendor-return" else -leaving[0].value
    entering = [change for change in done if change.gained > 0]
    if not entering or _is_standard(deed, entering[0].pool):
        return None
    return entering[0].brought


def _is_standard(deed: Deed, pool: Pool) -> bool:
    method = deed.known.catalogue.method(pool.item, deed.position)
    return method == "standard" and pool.account == "inventory" and pool.owner == OURS


def _check_value_alone(deed: Deed, change: Change) -> None:
    """Where nothing moved, a pool of the line's item changes in value alone."""
    items = {line.item for line in deed.lines} or {str(deed.envelope.payload.get("key", ""))}
    if change.gained:
        _name(deed, change, "quantity", 0, change.gained)
    if change.pool.item not in items or change.pool.owner != OURS:
        _name(deed, change, "pool", " or ".join(sorted(items)), change.key)


def _check_turned(deed: Deed, original: Original, done: Mapping[int, Sequence[Change]]) -> None:
    """A reversal changes each pool by as much, the other way round."""
    wanted: dict[tuple[int, str], int] = {}
    for number, made in changes_of(original.layers, original.uses).items():
        for change in made:
            wanted[original.lines[number], change.key] = -change.gained
    for line in sorted(done):
        for change in done[line]:
            expected = wanted.pop((line, change.key), None)
            if expected is None:
                _name(deed, change, "pool", f"a pool that {original.id} touched", change.key)
            elif expected != change.gained:
                _name(deed, change, "quantity", expected, change.gained)
    for (line, key), quantity in wanted.items():
        if quantity:
            item = Pool.of(key).item
            deed.lacks(6, "layer" if quantity > 0 else "layer_use", line, f"{quantity} of {item}")


def is_consumed(row: Row) -> bool:
    """Another's goods coming out of conversion as ours."""
    return bool(row["kind"] == "consume" and row["from_location"] == Virtual.CONVERSION)
