"""Who may act for whom: the roles of people with a badge."""

from __future__ import annotations

ROLES = ("operator", "inspector", "counter", "supervisor", "accountant", "administrator")

ABOVE = {
    "operator": ROLES,
    "supervisor": ("supervisor", "administrator"),
    "accountant": ("accountant", "administrator"),
    "purchasing": ("supervisor", "accountant", "administrator"),
    "inspector": ("inspector", "supervisor", "administrator"),
    "counter": ("counter", "supervisor", "administrator"),
    "administrator": ("administrator",),
}
"""Role → which roles may act for it."""


def may_act(role: str, wanted: str) -> bool:
    """May a person of `role` do what is for `wanted`?"""
    return role in ABOVE[wanted]
