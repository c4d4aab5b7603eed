"""Work on translation memories outside a project."""

from __future__ import annotations

from pathlib import Path

from memory import Match, TmxReport, open_memory, read_tmx, write_tmx
from workbench.services.progress import Progress, Task

_BATCH = 2000


def import_tmx(location: str, path: Path) -> Task[TmxReport]:
    """Import a TMX file into a memory, which is created when it does not exist."""
    report = TmxReport()
    with open_memory(location, create=True) as store:
        for done in store.put_many(read_tmx(path, report)):
            yield Progress(f"importing {path.name}", done, 0)
    return report


def export_tmx(location: str, path: Path) -> int:
    """Write a whole memory as TMX; returns the number of units."""
    with open_memory(location, read_only=True) as store:
        return write_tmx(store.units(), path)


def search(
    location: str, text: str, source_lang: str, target_lang: str | None, minimum: int, top: int
) -> list[Match]:
    """The units of a memory whose source resembles a text, the best first."""
    with open_memory(location, read_only=True) as store:
        return store.search(text, source_lang=source_lang, target_lang=target_lang, minimum=minimum, top=top)


def statistics(location: str) -> dict[str, int]:
    """A memory's figures by name."""
    with open_memory(location, read_only=True) as store:
        return store.statistics()


def dedupe(location: str) -> int:
    """Merge a memory's duplicates; returns how many units went."""
    with open_memory(location) as store:
        return store.dedupe()
