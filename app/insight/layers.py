"""Layers: what is left of each inflow of a pool, oldest first, now or as of any moment."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, func, select, union_all

from app.db.books.tables import layer, layer_rest, layer_use, pool
from app.domain.money import unit_cost_text, value_text
from app.domain.quantity import quantity_text
from app.insight.as_of import AsOf
from app.insight.places import of_item

COLUMNS = ("item", "site", "owner", "account", "reference", "layer", "quantity", "value", "unit_cost")
_POOL = ("item", "site", "owner", "account", "reference")


def layers(connection: Connection, at: AsOf, *, item: str = "") -> list[dict[str, Any]]:
    """Rows by pool, in the order in which FIFO would take them; `layer` numbers a pool's inflows by age. An
    average or standard pool is one layer, 0."""
    return [
        {
            **{name: getattr(row, name) for name in _POOL},
            "layer": int(row.ordinal),
            "quantity": quantity_text(int(row.quantity)),
            "value": value_text(int(row.value)),
            "unit_cost": unit_cost_text(int(row.value), int(row.quantity)),
        }
        for row in connection.execute(_query(at, item))
    ]


def _query(at: AsOf, item: str) -> Select[Any]:
    rest = (layer_rest.select() if at.is_now else _rests(at, item)).subquery()
    names: list[Any] = [pool.c[name] for name in _POOL]
    query = select(*names, rest.c.ordinal, rest.c.quantity, rest.c.value).join(
        pool, pool.c.key == rest.c.pool
    )
    if item:
        query = query.where(pool.c.item == item)
    return query.order_by(*names, rest.c.ordinal, rest.c.key)


def _rests(at: AsOf, item: str) -> Select[Any]:
    """What was left of each layer: what came in less what was taken."""
    came: Select[Any] = select(layer.c.key, layer.c.pool, layer.c.ordinal, layer.c.quantity, layer.c.value)
    taken: Select[Any] = select(
        layer_use.c.key,
        layer_use.c.pool,
        _age().label("ordinal"),
        -layer_use.c.quantity,
        -layer_use.c.value,
    )
    came, taken = of_item(came, layer.c.pool, item), of_item(taken, layer_use.c.pool, item)
    flows = union_all(at.known(came, layer.c.envelope), at.known(taken, layer_use.c.envelope)).subquery()
    quantity, value = func.sum(flows.c.quantity), func.sum(flows.c.value)
    return (
        select(
            flows.c.key,
            flows.c.pool,
            func.min(flows.c.ordinal).label("ordinal"),
            quantity.label("quantity"),
            value.label("value"),
        )
        .group_by(flows.c.key, flows.c.pool)
        .having((quantity != 0) | (value != 0))
    )


def _age() -> Any:
    """A layer's age by its key; a pool's one running layer has none."""
    own = layer.alias("own")
    age = select(func.min(own.c.ordinal)).where(own.c.key == layer_use.c.key, own.c.key != own.c.pool)
    return func.coalesce(age.scalar_subquery(), 0)
