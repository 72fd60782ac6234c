"""One statement by PostgreSQL's own driver, in the transaction of a SQLAlchemy connection.

Posting makes two of these per batch; at one scan a batch, cursors cost as much as judging does.
"""

from __future__ import annotations

from typing import Any

import psycopg
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError


def value_of(connection: Connection, statement: str, parameter: str) -> Any:
    """What a prepared statement with one parameter answers. Raises DBAPIError, as SQLAlchemy does."""
    raw: psycopg.Connection[Any] | None = connection.connection.driver_connection
    assert raw is not None, "a connection in use has its driver's"
    if not connection.in_transaction():
        connection.begin()  # else its commit() would not know that there is something to commit
    try:
        row = raw.execute(statement.encode(), (parameter,), prepare=True).fetchone()
    except psycopg.Error as error:
        if raw.closed:
            connection.invalidate(error)
        raise DBAPIError(statement, None, error) from error
    assert row is not None, "a function answers"
    return row[0]
