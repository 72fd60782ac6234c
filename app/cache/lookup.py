"""What a procedure is handed: the cache plus what this station's outbox still has on its way."""

from __future__ import annotations

from app.cache.effects import Effects
from app.cache.outgoing import OutgoingView
from app.cache.predict import predict
from app.cache.stock import StockView
from app.domain.envelope import Envelope


class LookUp(StockView, OutgoingView):
    """Every answer is local: the books at one position, plus all that this station did since.

    To be used by one thread, while another follows the books.
    """

    def _predict(self, envelope: Envelope) -> Effects:
        return predict(envelope, self, self._outbox.find, self._overlay.remembered)
