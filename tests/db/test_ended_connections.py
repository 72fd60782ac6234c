"""What a server does to a connection is said in words, never as the driver's own error."""

from __future__ import annotations

import select

import pytest
from sqlalchemy import Connection

from app.db.engine import Books, open_books
from app.domain.errors import Unavailable


def wait_for_the_server(connection: Connection) -> None:
    """Until it has said something that nobody asked for."""
    socket = connection.connection.driver_connection.fileno()
    assert select.select([socket], [], [], 20)[0], "the server ended the connection"


def pause_too_long(books: Books) -> None:
    with books.reading() as connection:
        connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 1")
        wait_for_the_server(connection)
        connection.exec_driver_sql("SELECT 1")


def test_a_pause_that_the_server_ends_is_said_in_words(postgres_url: str) -> None:
    with open_books(postgres_url) as books:
        with pytest.raises(Unavailable) as caught:
            pause_too_long(books)
        assert caught.value.code == "books-away"
        with books.reading() as connection:
            assert connection.exec_driver_sql("SELECT 1").scalar_one() == 1


def test_when_one_connection_is_found_dead_the_others_at_hand_are_let_go(postgres_url: str) -> None:
    """A server that was started again is met by one failure, not by one for each connection."""
    with open_books(postgres_url) as books, open_books(postgres_url) as other:
        with books.reading(), books.reading():
            pass
        assert len(books.spare) == 2
        with other.reading() as connection:
            connection.exec_driver_sql(
                "SELECT pg_terminate_backend(pid, 20000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        with pytest.raises(Unavailable), books.reading() as connection:
            connection.exec_driver_sql("SELECT 1")
        with books.reading() as connection:
            assert connection.exec_driver_sql("SELECT 1").scalar_one() == 1


def test_a_long_answer_may_pause(postgres_url: str) -> None:
    with open_books(postgres_url) as books, books.snapshot() as connection:
        limit = connection.exec_driver_sql("SHOW idle_in_transaction_session_timeout").scalar_one()
        assert limit == "0"
