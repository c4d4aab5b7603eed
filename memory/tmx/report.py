"""What came of reading or writing a TMX file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

MOST_LISTED = 10_000


@dataclass(frozen=True, slots=True)
class Skipped:
    """A unit that could not be used, or not as it was meant: the line it begins at, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of itself: source language as written, the program that made it, notes, properties."""

    source_lang: str = ""
    tool: str = ""
    notes: tuple[str, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class TmxReport:
    """Filled while a file is read.

    `skipped` lists the units that were left out, the first MOST_LISTED of them; `left_out` counts them all.
    `read` counts the units of the file that were used, `variants` the further units made from those with
    several texts in one language. `doubtful` are units that came in with a character missing: `undecodable`
    counts the places where U+FFFD stands for what is no character in the file's encoding.
    `dropped_characters` are those that XML forbids. `broken_off` says that a compressed file is damaged: what
    comes before the damage was read.
    """

    path: str = ""
    encoding: str = ""
    header: Header = field(default_factory=Header)
    read: int = 0
    variants: int = 0
    dropped_characters: int = 0
    undecodable: int = 0
    broken_off: bool = False
    left_out: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    doubtful: list[Skipped] = field(default_factory=list)

    def skip(self, line: int, reason: str) -> None:
        """Note a unit that was left out."""
        self.left_out += 1
        if len(self.skipped) < MOST_LISTED:
            self.skipped.append(Skipped(line, reason))

    def doubt(self, line: int, reason: str) -> None:
        """Note a unit that came in, but not as it was meant."""
        if len(self.doubtful) < MOST_LISTED:
            self.doubtful.append(Skipped(line, reason))

    def as_dict(self) -> dict[str, object]:
        """The report for JSON."""
        return {
            "path": self.path,
            "encoding": self.encoding,
            "header": {
                "srclang": self.header.source_lang,
                "creationtool": self.header.tool,
                "notes": list(self.header.notes),
                "properties": dict(self.header.properties),
            },
            "read": self.read,
            "left_out": self.left_out,
            "variants": self.variants,
            "dropped_characters": self.dropped_characters,
            "undecodable": self.undecodable,
            "skipped": [{"line": s.line, "reason": s.reason} for s in self.skipped],
            "doubtful": [{"line": s.line, "reason": s.reason} for s in self.doubtful],
        }


@dataclass(slots=True)
class WriteReport:
    """Filled while a file is written.

    `left_out` counts units without a text that was wanted, `without_markup` segments whose inline elements
    did not fit their text, `long_segments` those longer than the program accepts.
    """

    written: int = 0
    left_out: int = 0
    dropped_characters: int = 0
    without_markup: int = 0
    long_segments: int = 0
    bytes: int = 0
