"""How this site wants its procedures: `[rules]` in settings.toml. Every rule has a default that fits most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class CartonType:
    """A type of carton: what it measures, in words, and what it weighs empty, in grams."""

    code: str
    size: str = ""
    grams: int = 0


@dataclass(frozen=True, slots=True)
class Rules:
    """The site's rules; a procedure finds them in `context.rules`."""

    partial: Literal["yes", "lines", "no"] = "yes"
    """What may be promised of an order that cannot have all: yes (what there is), lines (whole ones), no."""
    pick_mode: Literal["single", "batch", "cluster"] = "single"
    """How jobs are given out until a card says otherwise: single, batch or cluster."""
    pick_orders: int = 4
    """So many orders make a batch, or fit on a cart."""
    pick_lots: Literal["any", "fefo", "exact"] = "fefo"
    """Which lot may be taken: any, fefo (none that expires later than the promised one), exact."""
    confirm_tote: bool = True
    """With several totes: is the tote scanned after each stop?"""
    zero_check: bool = True
    """Is the picker asked whether a bin is empty where the books say so?"""
    refill_zones: tuple[str, ...] = ("*",)
    """Zones whose bins are refilled when they run dry while the item lies elsewhere; `*` is every zone."""
    company: str = ""
    """Our name, as papers and labels show it; else the site's code."""
    address: tuple[str, ...] = ()
    """Our address, line by line."""
    currency: str = "EUR"
    """The currency of the counter's prices and slips."""
    gs1_prefix: str = ""
    """Our GS1 company prefix: carton numbers (SSCC) are made of it. Without one, cartons bear labels of one's
    own."""
    cartons: tuple[CartonType, ...] = (
        CartonType("C1", "230 × 160 × 110 mm", 120),
        CartonType("C2", "300 × 220 × 160 mm", 210),
        CartonType("C3", "400 × 300 × 220 mm", 380),
    )
    """The types of carton that CMD:CARTON:code chooses between."""
    issue_at: Literal["label", "truck", "closed"] = "label"
    """When a carton's goods are issued: when its shipping label is bound to it, when it is scanned onto the
    truck, or when the truck is closed."""
    delivery_first: bool = False
    """Must a delivery be opened before its orders?"""
    blind_receiving: bool = False
    """Are expected quantities hidden from who receives?"""
    shortest_days: int = 0
    """Goods with fewer days left than this are kept in quarantine, as the supplier's."""
    trusted_suppliers: tuple[str, ...] = ("*",)
    """Suppliers whose pallets are taken in as their notice says, by one scan; `*` is everybody."""
    weighed_groups: tuple[str, ...] = ()
    """Item groups whose units are weighed one by one (catch weight)."""
    damage_reasons: tuple[str, ...] = ("CRUSHED", "WET")
    """Reasons that are offered for damage, where the site has them."""
    hold_location: str = ""
    """Where goods that nobody can name are put; empty: they stay on the dock."""
    fixed_bins: Mapping[str, str] = field(default_factory=dict)
    """SKU → the bin that is always its own."""
    group_zones: Mapping[str, str] = field(default_factory=dict)
    """Item group → the zone in which it belongs."""
    putaway_zones: tuple[str, ...] = ("returns",)
    """Zones of benches (kind stage) whose loose goods wait to be put away, as those on docks do."""
    dock_hours: int = 4
    """Goods that stand on a dock longer than so many hours are late."""
    return_window_days: int = 30
    """So many days after the sale goods may come back; later ones hold their refund."""
    lighter_percent: int = 10
    """A returned parcel that is lighter than what was sent by more than this holds its refund."""
    return_rate_percent: int = 25
    """A customer who sends back more than this share of what they bought holds the refund …"""
    return_rate_least: int = 8
    """… from so many units bought on."""
    b_stock_suffix: str = "-B"
    """B-stock of an item is the item of this SKU: its own and the suffix."""
    refurbished_suffix: str = "-R"
    """The refurbished goods of an item, the same way."""
    scrap_reason: str = "RETURN"
    """Why returned goods are scrapped where the card says no reason."""
    donate_reason: str = "DONATED"
    """Why returned goods are given away."""


DEFAULT_RULES = Rules()
