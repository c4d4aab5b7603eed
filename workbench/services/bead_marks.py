"""What ties a unit of an exchanged file to its bead: its id, and a word on how the bead stood then.

The id names the bitext and the bead's source segments, counted from 0, the last one not included: `b1.s4-6`;
that of a bead without a source also its target segments: `b1.s6-6.t4-5`. The word on how it stood (`base`)
holds the project, the status, and a digest of either text; by it an import sees what has changed since on
either side.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Self
from unicodedata import normalize

from aligner import Bead, Status

_ID = re.compile(r"b(\d{1,18})\.s(\d{1,9})-(\d{1,9})(?:\.t(\d{1,9})-(\d{1,9}))?", re.ASCII)
_BASE = re.compile(r"qostil:(\w{8}):(\w+):(\w{10}):(\w{10})", re.ASCII)
_STATUS: Mapping[str, Status] = {status.value: status for status in Status}
_DIGEST = 10


@dataclass(frozen=True, slots=True)
class BeadPlace:
    """A bead by its bitext and its source segments; by those of its target when it has no others."""

    bitext_id: int
    source: range
    target: range = range(0)

    @classmethod
    def of(cls, bitext_id: int, bead: Bead) -> Self:
        """The place of a bead."""
        return cls(bitext_id, bead.source, range(0) if bead.source else bead.target)

    @classmethod
    def read(cls, name: str) -> Self | None:
        """The place that an id names, None when it is none of ours."""
        found = _ID.fullmatch(name)
        if not found:
            return None
        bitext_id, *edges = (int(number or 0) for number in found.groups())
        return cls(bitext_id, range(edges[0], edges[1]), range(edges[2], edges[3]))

    def __str__(self) -> str:
        source, target = self.source, self.target
        sides = f"s{source.start}-{source.stop}" + (f".t{target.start}-{target.stop}" if target else "")
        return f"b{self.bitext_id}.{sides}"


@dataclass(frozen=True, slots=True)
class Base:
    """How a bead stood when it was written to a file."""

    project: str
    status: Status
    source: str
    target: str

    @classmethod
    def of(cls, project_uid: str, status: Status, source: str, target: str) -> Self:
        """The base of a bead with these texts."""
        return cls(project_uid[:8], status, digest(source), digest(target))

    @classmethod
    def read(cls, text: str) -> Self | None:
        """A base as it was written, None when it is none."""
        found = _BASE.fullmatch(text)
        if not found or found[2] not in _STATUS:
            return None
        return cls(found[1], _STATUS[found[2]], found[3], found[4])

    def __str__(self) -> str:
        return f"qostil:{self.project}:{self.status.value}:{self.source}:{self.target}"


def digest(text: str) -> str:
    """A short word that stands for a text; how it is spaced or its letters composed does not matter."""
    plain = " ".join(normalize("NFC", text).split())
    return sha256(plain.encode("utf-8", "replace")).hexdigest()[:_DIGEST]
