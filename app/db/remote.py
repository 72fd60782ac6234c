"""Books on another machine: their server must prove who it is, or a setting says that it need not."""

from __future__ import annotations

from sqlalchemy.engine import URL

from app.db.engine import parse_url
from app.domain.errors import BadCall

_HERE = ("", "localhost", "127.0.0.1", "::1")
_PROVEN = "verify-full"


def guarded(url: str, *, allow_plain: bool) -> str:
    """The URL as it is connected to. Raises BadCall `unverified-tls` where it asks for less."""
    parsed = parse_url(url)
    if parsed.get_backend_name() != "postgresql" or allow_plain or all(map(_is_here, _hosts(parsed))):
        return url
    wanted = parsed.query.get("sslmode", _PROVEN)
    if wanted != _PROVEN:
        raise BadCall(
            "unverified-tls",
            f"A database on another machine needs sslmode={_PROVEN}, not {wanted}; "
            "`allow_plain_database = true` in settings.toml lets it go without",
        )
    return parsed.update_query_dict({"sslmode": _PROVEN}).render_as_string(hide_password=False)


def _hosts(parsed: URL) -> tuple[str, ...]:
    """Every host that libpq may try: one before the path, or several as `?host=A&host=B`."""
    asked = parsed.query.get("host", ())
    several = (asked,) if isinstance(asked, str) else asked
    names = [part for one in several for part in one.split(",")] or [parsed.host or ""]
    return tuple(names)


def _is_here(host: str) -> bool:
    """A socket's folder, or a name of this machine, with a port or without."""
    return host.startswith(("/", "@")) or host in _HERE or host.rpartition(":")[0] in _HERE[1:]
