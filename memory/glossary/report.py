"""What came of reading a glossary file."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Skipped:
    """An entry that could not be used: the line it begins at, and why."""

    line: int
    reason: str


@dataclass(slots=True)
class GlossaryReport:
    """Filled while a file is read."""

    path: str = ""
    read: int = 0
    skipped: list[Skipped] = field(default_factory=list)

    def skip(self, line: int, reason: str) -> None:
        """Note an entry that was left out."""
        self.skipped.append(Skipped(line, reason))

    def as_dict(self) -> dict[str, object]:
        """The report for JSON."""
        return {
            "path": self.path,
            "read": self.read,
            "skipped": [{"line": s.line, "reason": s.reason} for s in self.skipped],
        }
