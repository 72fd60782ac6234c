"""A call of one of the books' functions, straight through PostgreSQL's own driver.

Posting makes two of them per batch, and at one scan a batch what surrounds a statement costs as much as the
statement: so BEGIN travels with the first call and COMMIT with the last, two trips in all, and no cursor is
made.
"""

from __future__ import annotations

import json
from typing import Any

import psycopg
from psycopg import generators
from psycopg.errors import error_from_result
from psycopg.pq import Escaping, ExecStatus, TransactionStatus
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError


def json_of(connection: Connection, call: str, parameter: str, *, last: bool = False) -> Any:
    """The JSON that a call answers; `%s` in it stands for its one parameter. The database transaction of
    the connection begins with it, and ends with the `last`. Raises DBAPIError, as SQLAlchemy does."""
    raw: psycopg.Connection[Any] | None = connection.connection.driver_connection
    assert raw is not None, "a connection in use has its driver's"
    if not connection.in_transaction():
        connection.begin()  # else its commit() would not know that there is something to commit
    try:
        answer = _answer(raw, call, parameter, last=last)
    except psycopg.Error as error:
        if raw.closed:
            connection.invalidate(error)
        raise DBAPIError(call, None, error) from error
    return json.loads(answer)


def _answer(raw: psycopg.Connection[Any], call: str, parameter: str, *, last: bool) -> bytes:
    pg = raw.pgconn
    begins = pg.transaction_status == TransactionStatus.IDLE
    statement = call.encode() % Escaping(pg).escape_literal(parameter.encode())
    pg.send_query((b"BEGIN; " if begins else b"") + statement + (b"; COMMIT" if last else b""))
    results = raw.wait(generators.execute(pg))
    for result in results:
        if result.status == ExecStatus.FATAL_ERROR:
            raise error_from_result(result, encoding="utf-8")
    answer: bytes | None = results[1 if begins else 0].get_value(0, 0)
    assert answer is not None, "a function answers"
    return answer
