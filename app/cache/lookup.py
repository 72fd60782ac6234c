"""What a procedure is handed: the cache plus what this station's outbox still has on its way."""

from __future__ import annotations

import json

from app.cache.effects import Effects
from app.cache.outgoing import OutgoingView
from app.cache.predict import PICKED, predict
from app.cache.stock import StockView
from app.domain.envelope import Envelope
from app.domain.standing import Held

_UNPICKED = (
    "(unit = '' OR unit IN (SELECT value FROM json_each(?) j) OR NOT EXISTS (SELECT 1 FROM promise p"
    " WHERE p.unit = balance.unit AND p.unit <> '' AND +p.item = balance.item AND p.state = 'picked'))"
)
"""The `+` has SQLite look into each unit, not at all that is promised of the item."""


class LookUp(StockView, OutgoingView):
    """Every answer is local: the books at one position, plus all that this station did since.

    To be used by one thread, while another follows the books.
    """

    def unpicked(self, item: str, serial: str = "") -> tuple[Held, ...]:
        """What lies of an item (one of its serials), but for what lies where it was picked for an order."""
        asked: tuple[str, ...] = (item, serial) if serial else (item,)
        condition = "item = ? AND serial = ? AND serial <> ''" if serial else "item = ?"
        mark = ("serial", item, serial) if serial else ("item", item)
        with self._view() as reader:
            units = {key.unit for key in self._overlay.balances.marked(mark)}
            units |= {key.unit for key in self._overlay.promises.marked(("item", item))}
            touched = units - {""}
            picked = {unit for unit in touched if self._is_picked(unit, item)}
            others = json.dumps(list(touched))
            held = self._held(reader, f"{condition} AND {_UNPICKED}", (*asked, others), mark)
            return tuple(one for one in held if one.cell.unit not in picked)

    def _is_picked(self, unit: str, item: str) -> bool:
        return any((one.item, one.state) == (item, PICKED) for one in self.promises(unit=unit))

    def _predict(self, envelope: Envelope) -> Effects:
        return predict(envelope, self, self._outbox.find, self._overlay.remembered)
