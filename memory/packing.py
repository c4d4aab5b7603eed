"""Changes as compressed bytes, for as long as they must be kept."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import Any

from memory.unit import Change, Origin, TranslationUnit, UnitStatus

_TIMES = ("created", "changed")
_MAPPINGS = ("targets", "properties", "target_markup")
_PLAIN = tuple(
    field.name for field in fields(TranslationUnit) if field.name not in (*_TIMES, *_MAPPINGS, "origin")
)


def packed(changes: Iterable[Change]) -> bytes:
    """Some changes as bytes."""
    pairs = [(_fields(change.before), _fields(change.after)) for change in changes]
    return zlib.compress(json.dumps(pairs).encode())


def unpacked(page: bytes) -> list[Change]:
    """The changes that were packed."""
    return [Change(_unit(before), _unit(after)) for before, after in json.loads(zlib.decompress(page))]


def _fields(unit: TranslationUnit | None) -> dict[str, Any] | None:
    if unit is None:
        return None
    return {
        **{name: getattr(unit, name) for name in _PLAIN},
        **{name: dict(getattr(unit, name)) for name in _MAPPINGS},
        **{name: _time(unit, name) for name in _TIMES},
        "origin": (unit.origin.project, unit.origin.document, unit.origin.segment),
    }


def _unit(values: dict[str, Any] | None) -> TranslationUnit | None:
    if values is None:
        return None
    times = {name: values[name] and datetime.fromisoformat(values[name]) for name in _TIMES}
    made = {
        "origin": Origin(*values["origin"]),
        "status": UnitStatus(values["status"]),
        "notes": tuple(values["notes"]),
    }
    return TranslationUnit(**{**values, **times, **made})


def _time(unit: TranslationUnit, name: str) -> str | None:
    time: datetime | None = getattr(unit, name)
    return None if time is None else time.isoformat()
