"""How far this computer's clock is behind that of the books."""

from __future__ import annotations

from app.db.engine import Books
from app.domain.clock import Clock

_TRIES = 3


def lag_ms(books: Books, clock: Clock) -> int:
    """Milliseconds to add to this clock to have the books' (negative: it is fast). Raises Unavailable.

    A server is asked a few times, and the quickest answer taken: its time is that of the middle between
    question and answer. Books in a file have this computer's own clock, and no lag.
    """
    if books.dialect == "sqlite":
        return 0
    with books.reading() as connection:
        tries = []
        for _ in range(_TRIES):
            asked = clock()
            theirs: int = connection.exec_driver_sql(
                "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint"
            ).scalar_one()
            answered = clock()
            tries.append((answered - asked, theirs - (asked + answered) // 2))
    return round(min(tries)[1] / 1000)
