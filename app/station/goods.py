"""Goods as one scan names them, at any station; what the label did not say is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.quantity import ONE, Quantity, parse_quantity, quantity_text
from app.domain.records import Item
from app.domain.speech import listed, say, sentence
from app.domain.transaction import Evidence
from app.scan.read import EAN_UPC
from app.scan.resolve import Meaning
from app.scan.scan import Device, Scan
from app.station.answer import Banner, Expect, Prompt, Tone
from app.station.refusals import refusal, shown
from app.station.step import Heard

_MAY_BE_A_FACT = ("gtin", "unknown")
"""What a serial or lot of digits alone looks like to a reader that expects trade items."""


@dataclass(frozen=True, slots=True)
class Goods:
    """What one goods scan names: `per` is the base quantity (10⁻⁶) that the scanned unit stands for."""

    sku: str
    unit: str
    per: Quantity
    lot: str
    serial: str
    expiry: str
    text: str
    symbology: str
    device: str
    evidence: str
    weight: int = 0
    """Of all of it, in millionths of a kilogram; 0: not weighed."""

    @property
    def read(self) -> dict[str, str | int]:
        """A transaction's `read`: what the device said."""
        return {"text": self.text, "symbology": self.symbology, "device": self.device}

    @property
    def identity(self) -> str:
        """Lot, serial and date in words."""
        return listed(
            (
                say("lot {lot}", lot=self.lot) if self.lot else "",
                say("serial {serial}", serial=self.serial) if self.serial else "",
                say("best before {expiry}", expiry=self.expiry) if self.expiry else "",
            )
        )


@dataclass(frozen=True, slots=True)
class Ask:
    """A fact asked for before the goods can be taken: `kind` is lot, expiry, serial or weight."""

    kind: str
    goods: Goods
    name: str


def goods_of(meaning: Meaning, event: Heard) -> Goods:
    """The goods that a resolved item scan names."""
    reading = event.resolved.reading
    count = reading.quantity if reading.quantity is not None else ONE
    quantity = Quantity(meaning.quantity * count // ONE)
    one_by_one = meaning.quantity == ONE and count == ONE
    typed = event.scan.device == Device.TYPED
    return Goods(
        sku=meaning.code,
        unit=meaning.unit,
        per=quantity,
        lot=reading.lot,
        serial=reading.serial,
        expiry=reading.expiry,
        text=event.scan.text,
        symbology=event.scan.symbology,
        device=event.scan.device_name or str(event.scan.device),
        evidence=Evidence.TYPED if typed else Evidence.UNIT_SCAN if one_by_one else Evidence.CASE_SCAN,
        weight=reading.net_weight or 0,
    )


def fitted(goods: Goods, item: Item) -> Goods:
    """Only the facts that this item is tracked by."""
    return replace(
        goods,
        lot=goods.lot if item.has_lot else "",
        serial=goods.serial if item.has_serial else "",
        expiry=goods.expiry if item.expires else "",
    )


def missing(goods: Goods, item: Item, wanted: tuple[str, ...] = ("lot", "expiry", "serial")) -> str:
    """The first fact that the item needs and the label did not say; of those wanted here."""
    needed = {"lot": item.has_lot, "expiry": item.expires, "serial": item.has_serial}
    return next((kind for kind in wanted if needed[kind] and not getattr(goods, kind)), "")


def fact_said(ask: Ask, event: Heard) -> str | None:
    """The asked-for fact as the scan says it; empty where it is none; None where the scan is plainly
    something else (other goods, a document, a code that cannot be right)."""
    reading, meanings = event.resolved.reading, event.resolved.meanings
    if ask.kind == "weight" and reading.net_weight:
        return quantity_text(reading.net_weight)
    said: str = getattr(reading, ask.kind, "")
    faulty = reading.error is not None and (
        reading.kind not in _MAY_BE_A_FACT or event.scan.symbology in EAN_UPC
    )
    if not said and (faulty or any(meaning.kind in {"document", "item"} for meaning in meanings)):
        return None
    return said or plain_value(ask.kind, event.scan.text)


def with_fact(ask: Ask, value: str) -> Goods:
    if ask.kind == "lot":
        return replace(ask.goods, lot=value)
    if ask.kind == "serial":
        return replace(ask.goods, serial=value)
    if ask.kind == "weight":
        return replace(ask.goods, weight=parse_quantity(value))
    return replace(ask.goods, expiry=value)


_VALUE = re.compile(r"[\x21-\x7e]{1,20}")
"""A lot or serial: up to 20 printable characters (GS1 General Specifications, AI 10 and AI 21)."""

_KILOGRAMS = re.compile(r"[0-9]{1,5}([.,][0-9]{1,3})?")


def plain_value(kind: str, text: str) -> str:
    """A lot, serial, expiry or weight as a person types it; empty where it is none. An expiry is answered as
    ISO, a weight in kilograms."""
    stripped = text.strip()
    if kind == "weight":
        return stripped.replace(",", ".") if _KILOGRAMS.fullmatch(stripped) and stripped.strip("0.,") else ""
    if kind != "expiry":
        return stripped if _VALUE.fullmatch(stripped) else ""
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%y%m%d"):
        try:
            return datetime.strptime(stripped, form).date().isoformat()  # noqa: DTZ007
        except ValueError:
            continue
    return ""


# --- words ---------------------------------------------------------------------------------------------

_ASK = {
    "lot": ("Which lot?", "scan or type the lot number"),
    "expiry": ("Which expiry date?", "scan it, or type it as 2027-12-31"),
    "serial": ("Which serial number?", "scan the serial number of this unit"),
    "weight": ("What does it weigh?", "scan the scale’s label, or type kilograms as 2.315"),
}


def ask_prompt(ask: Ask) -> Prompt:
    title, text = _ASK[ask.kind]
    kind = "quantity" if ask.kind == "weight" else ask.kind
    return Prompt(title, say("{item}: {text}", item=ask.name, text=text), (Expect(kind),), ("CMD:UNDO",))


def asking(kind: str, goods: Goods, item: Item) -> Banner:
    title, text = _ASK[kind]
    return Banner(
        Tone.ATTENTION,
        title,
        item.name,
        (shown(goods.text), say("SKU {sku}: {text}", sku=item.sku, text=text)),
        subject=item.sku,
    )


def bad_value(scan: Scan, ask: Ask) -> Banner:
    _, do = _ASK[ask.kind]
    return refusal(
        say("Not a {kind}", kind=ask.kind),
        shown(scan.text),
        say("{item} still needs its {kind}", item=ask.name, kind=ask.kind),
        sentence(do),
    )


def serial_by_unit(goods: Goods, item: Item) -> Banner:
    read = listed((item.name, shown(goods.text)))
    return refusal(
        "Every unit by itself", read, "Each unit has its own serial number", "Scan the label of each unit"
    )
