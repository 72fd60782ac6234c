"""What putting back says: the goods of a cancelled order go back into bins."""

from __future__ import annotations

from app.domain.records import Item
from app.domain.speech import listed, say
from app.scan.scan import Scan
from app.station.answer import Banner, Tone
from app.station.goods import Goods
from app.station.refusals import number, refusal, shown


def put_back(unit: str, orders: str) -> Banner:
    details = (
        say("{orders} is not wanted any more", orders=orders),
        "take the goods out one by one, and scan each",
    )
    return Banner(Tone.ATTENTION, "Put back", unit, details, subject=unit)


def in_hand(goods: Goods, item: Item, bin_: str) -> Banner:
    where = say("its usual bin is {bin}", bin=bin_) if bin_ else "any bin"
    return Banner(Tone.OK, "Now its bin", item.name, (shown(goods.text), where), subject=item.sku)


def returned(goods: Goods, item: Item, bin_: str, left: int) -> Banner:
    more = say("{left} left in the tote", left=number(left)) if left else "the tote is empty: scan DONE"
    tone = Tone.OK if left else Tone.DONE
    return Banner(
        tone, say("Back in {bin}", bin=bin_), item.name, (shown(goods.text), more), number(goods.per),
        say("in {bin}", bin=bin_), subject=item.sku,
    )  # fmt: skip


def put_back_done(unit: str, order: str) -> Banner:
    return Banner(
        Tone.DONE,
        "All is back",
        say("{unit}, order {order}", unit=unit, order=order),
        ("scan NEXT for a job",),
        subject=unit,
    )


def put_back_left(unit: str, left: int) -> Banner:
    details = (
        (say("{left} still lie in it", left=number(left)), "scan the tote to go on")
        if left
        else ("scan NEXT for a job",)
    )
    return Banner(Tone.ATTENTION, "Left for later", unit, details, subject=unit)


def not_in_tote(goods: Goods, item: Item, unit: str) -> Banner:
    read = listed((item.name, goods.identity, shown(goods.text)))
    return refusal(
        "Not in this tote",
        read,
        say("The books have none of it in {unit}", unit=unit),
        "Scan what you take out",
    )


def goods_first(scan: Scan, unit: str) -> Banner:
    return refusal("The goods first", shown(scan.text), "Nobody knows what you put there",
                   say("Scan a unit out of {unit}, then its bin", unit=unit))  # fmt: skip


def not_a_bin(scan: Scan, code: str) -> Banner:
    return refusal(
        "Not a bin", shown(scan.text), say("{code} is no bin of this site", code=code), "Scan the bin"
    )
