"""Where a memory on PostgreSQL is: a libpq URL, with `memory=NAME` for one of several in a database.

    postgresql://[USER@]HOST[:PORT]/DATABASE[?memory=NAME&…]

A memory is a schema of that name, `qostil` when none is given. A password is better left to PGPASSWORD, a
password file or a service: what is shown or kept of an address never has one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode

from memory.errors import StoreError

DEFAULT_MEMORY = "qostil"
_URL = re.compile(r"postgres(?:ql)?://(?:(?P<user>.*)@)?(?P<place>[^?#]*)(?:\?(?P<query>.*))?", re.DOTALL)
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_SECRET = ("password", "sslpassword")
_SHAPE = "postgresql://USER@HOST/DATABASE"


@dataclass(frozen=True, slots=True, repr=False)
class Address:
    """The URL for libpq, which may hold a password; the memory's name; what may be shown of both."""

    url: str
    memory: str
    shown: str
    has_password: bool


def address(url: str) -> Address:
    """The parts of a URL. Raises StoreError, whose message never holds a password."""
    found = _URL.fullmatch(url)
    if found is None:
        scheme = url.partition("://")[0]
        raise StoreError(f"{scheme}://: no memory is kept there; name a .qtm file or {_SHAPE}")
    user, place, query = (found.group(name) or "" for name in ("user", "place", "query"))
    if re.search(r"[/?#]", user):
        raise StoreError(f"{_SHAPE}: a / ? # or @ in a name or password must be written %2F %3F %23 %40")
    name, colon, _ = user.partition(":")
    given = parse_qsl(query, keep_blank_values=True)
    memory = dict(given).get("memory", DEFAULT_MEMORY)
    if not _NAME.fullmatch(memory) or memory.startswith("pg_"):
        raise StoreError(f"memory={memory}: no name for a memory; use small Latin letters, digits and _")
    kept = [(key, value) for key, value in given if key != "memory"]
    harmless = [(key, value) for key, value in given if key not in (*_SECRET, "memory")]
    named = [] if memory == DEFAULT_MEMORY else [("memory", memory)]
    return Address(
        _url(user, place, kept),
        memory,
        _url(name, place, harmless + named),
        bool(colon) or any(key in _SECRET for key, _ in given),
    )


def _url(user: str, place: str, query: list[tuple[str, str]]) -> str:
    login = f"{user}@" if user else ""
    return f"postgresql://{login}{place}{'?' if query else ''}{urlencode(query, quote_via=quote, safe='/')}"
