"""The projects opened lately, newest first."""

from __future__ import annotations

from pathlib import Path

from workbench.locations import recent_file

_MOST = 12


def recent_projects() -> list[Path]:
    """The projects opened lately that still exist, newest first."""
    try:
        lines = recent_file().read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    return [path for path in map(Path, lines) if path.is_file()]


def remember_project(path: Path) -> None:
    """Put a project at the head of the list; a list that cannot be written is no reason to stop."""
    path = path.resolve()
    projects = [path, *(known for known in recent_projects() if known != path)][:_MOST]
    try:
        recent_file().parent.mkdir(parents=True, exist_ok=True)
        recent_file().write_text("".join(f"{p}\n" for p in projects), encoding="utf-8")
    except OSError:
        return
