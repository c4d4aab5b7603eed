"""Dates as TMX files spell them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

_USUAL = re.compile(r"\d{8}T\d{6}Z", re.ASCII)
_DATE = re.compile(
    r"\s*(?:(?P<year>\d{4})(?P<dash>[-/.]?)(?P<month>\d\d)(?P=dash)(?P<day>\d\d)"
    r"|(?P<day2>\d\d?)\.(?P<month2>\d\d?)\.(?P<year2>\d{4}))"
    r"(?:[Tt ,]*(?P<hour>\d\d?):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?P<zone>[Zz]|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?"
)


def read_date(text: str) -> datetime | None:
    """A date as UTC: 20260102T030405Z, 2026-01-02 03:04, 2026-01-02T03:04:05+05:00, 02.01.2026.

    A time without a zone is taken for UTC; what is no date is none.
    """
    if not text:
        return None
    if _USUAL.fullmatch(text):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            return None
    found = _DATE.match(text)
    if not found:
        return None
    year, month, day = (int(found[name] or found[f"{name}2"]) for name in ("year", "month", "day"))
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    try:
        zone = _zone(found["zone"] or "Z")
        return datetime(year, month, day, hour, minute, second, tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def written_date(time: datetime | None) -> str:
    """A time as TMX wants it, YYYYMMDDTHHMMSSZ; one without a zone is meant in UTC."""
    if time is None:
        return ""
    time = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    return time.replace(tzinfo=None).isoformat(timespec="seconds").replace("-", "").replace(":", "") + "Z"


def _zone(text: str) -> timezone:
    if text[0] not in "+-":
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:]) if len(text) > 3 else 0
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if text[0] == "-" else offset)
