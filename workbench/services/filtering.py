"""A filter on units as a user fills it in, and as a line that says it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from corpus.languages import UNKNOWN, normalise
from memory import Filter, UnitStatus
from workbench.errors import InputError

FIELDS = ("author", "project", "document", "domain", "status", "languages", "since", "until", "properties")
"""What may be filled in: free texts, a status, languages (kk, or kk ru), days (2026-03-31), NAME=VALUE."""

_DAY = "%Y-%m-%d"


def filter_of(fields: Mapping[str, str]) -> Filter:
    """The filter that was filled in, by FIELDS; what is empty does not count. Raises InputError."""
    given = {name: fields.get(name, "").strip() for name in FIELDS}
    source_lang, target_lang = _languages(given["languages"])
    return Filter(
        source_lang=source_lang,
        target_lang=target_lang,
        status=_status(given["status"]),
        project=given["project"],
        document=given["document"],
        author=given["author"],
        domain=given["domain"],
        properties=dict(_property(part) for part in given["properties"].split(",") if part.strip()),
        changed_since=_day(given["since"]),
        changed_until=_day(given["until"], following=True),
    )


def fields_of(wanted: Filter) -> dict[str, str]:
    """A filter as it is filled in, by FIELDS; nothing for what it does not ask for."""
    until = wanted.changed_until and wanted.changed_until - timedelta(days=1)
    languages = (
        f"{wanted.source_lang or '*'} {wanted.target_lang}" if wanted.target_lang else wanted.source_lang
    )
    fields = {
        "author": wanted.author,
        "project": wanted.project,
        "document": wanted.document,
        "domain": wanted.domain,
        "status": wanted.status.value if wanted.status else "",
        "languages": languages,
        "since": f"{wanted.changed_since:{_DAY}}" if wanted.changed_since else "",
        "until": f"{until:{_DAY}}" if until else "",
        "properties": ", ".join(f"{name}={value}" for name, value in wanted.properties.items()),
    }
    return {name: value for name, value in fields.items() if value}


def said(wanted: Filter) -> str:
    """A filter in one line, "" when it lets everything through."""
    return " · ".join(f"{name} {value}" for name, value in fields_of(wanted).items())


def _languages(text: str) -> tuple[str, str]:
    codes = text.replace(",", " ").replace("→", " ").split()
    if len(codes) > 2:
        raise InputError(f"languages {text!r}: write one or two, as in kk ru")
    known = ["" if code == "*" else normalise(code) for code in codes]
    if UNKNOWN in known:
        raise InputError(f"languages {text!r}: write codes as in kk ru; * is any source")
    source, target = [*known, "", ""][:2]
    return source, target


def _status(text: str) -> UnitStatus | None:
    if not text:
        return None
    found = [status for status in UnitStatus if status.value.startswith(text.lower())]
    if not found:
        raise InputError(f"status {text!r}: it is {', '.join(UnitStatus)}")
    return found[0]


def _day(text: str, *, following: bool = False) -> datetime | None:
    if not text:
        return None
    try:
        day = datetime.strptime(text, _DAY).replace(tzinfo=UTC)
    except ValueError as error:
        raise InputError(f"{text!r} is no day; write it as 2026-03-31") from error
    return day + timedelta(days=following)


def _property(text: str) -> tuple[str, str]:
    name, equals, value = (part.strip() for part in text.partition("="))
    if not (name and equals and value):
        raise InputError(f"property {text.strip()!r}: write NAME=VALUE")
    return name, value
