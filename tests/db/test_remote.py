"""A database elsewhere must prove itself; one on this machine need not."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from app.db.engine import parse_url
from app.db.remote import guarded
from app.domain.errors import BadCall
from app.settings import read_settings

HERE = [
    "books.db",
    "sqlite:////srv/books.db",
    "postgresql+psycopg://postgres@/books?host=/run/postgresql",
    "postgresql+psycopg://postgres@localhost/books",
    "postgresql+psycopg://postgres@127.0.0.1:5433/books?sslmode=disable",
    "postgresql+psycopg://u@/books?host=127.0.0.1:5001&host=127.0.0.1:5002",
]
ELSEWHERE = [
    "postgresql+psycopg://u@db.example.org/books",
    "postgresql://u@db.example.org/books?application_name=dock",
    "postgresql+psycopg://u@/books?host=db1:5432&host=db2:5432",
    "postgresql+psycopg://u@/books?host=localhost,db2",
    "postgresql+psycopg://u@db.example.org/books?sslmode=verify-full",
]


@pytest.mark.parametrize("url", HERE)
def test_books_on_this_machine_are_reached_as_they_are_named(url: str) -> None:
    assert guarded(url, allow_plain=False) == url


@pytest.mark.parametrize("url", ELSEWHERE)
def test_books_elsewhere_are_reached_over_verified_tls(url: str) -> None:
    safe = make_url(guarded(url, allow_plain=False))
    assert safe.query["sslmode"] == "verify-full"
    assert safe.set(drivername="x").difference_update_query(["sslmode"]) == (
        make_url(url).set(drivername="x").difference_update_query(["sslmode"])
    )
    assert guarded(url, allow_plain=True) == url


@pytest.mark.parametrize("mode", ["disable", "prefer", "require", "verify-ca"])
def test_less_than_verified_must_be_a_setting(mode: str) -> None:
    with pytest.raises(BadCall) as caught:
        guarded(f"postgresql+psycopg://u@db.example.org/books?sslmode={mode}", allow_plain=False)
    assert caught.value.code == "unverified-tls"
    assert mode in caught.value.text


@pytest.mark.parametrize(
    "url", ["postgresql+psycopg://u:s3cret@localhost/books", "postgresql://u@localhost/books?password=s3cret"]
)
def test_a_password_does_not_belong_in_a_url(url: str) -> None:
    with pytest.raises(BadCall) as caught:
        parse_url(url)
    assert caught.value.code == "password-in-url"
    assert "s3cret" not in caught.value.text


def test_the_settings_say_whether_it_may_go_plain(tmp_path: Path) -> None:
    url = "postgresql+psycopg://u@db.example.org/books"
    assert read_settings(tmp_path, url).books_url.endswith("?sslmode=verify-full")
    (tmp_path / "settings.toml").write_text("allow_plain_database = true\n", encoding="utf-8")
    assert read_settings(tmp_path, url).books_url == url
