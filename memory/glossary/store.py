"""Where a glossary is kept: a table that a spreadsheet opens (.csv, .tsv), or a TBX file to read from.

A translator edits a glossary by hand and gets one from a client, so the file itself is the store. A change
reads the file, makes the change and puts a whole new file in its place, under a lock: two writers lose
nothing of each other's, a crash leaves the file as it was before or after.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from filelock import FileLock, Timeout

from memory.errors import GlossaryError
from memory.glossary.changes import EntryChange, applied
from memory.glossary.entry import Entry
from memory.glossary.merging import Merged, merged
from memory.glossary.records import TABBED
from memory.glossary.report import GlossaryReport
from memory.glossary.table import read_table
from memory.glossary.table_writer import write_table
from memory.glossary.tbx import read_tbx

TABLES = (".csv", *TABBED)
BUSY_SECONDS = 60


class GlossaryStore(Protocol):
    """A glossary that is kept somewhere. Its methods raise GlossaryError with one clear line."""

    def entries(self) -> tuple[Entry, ...]:
        """All entries, in the order they are kept."""
        ...

    def put(self, entries: Iterable[Entry], *, author: str = "") -> Merged:
        """Take entries in (`memory.glossary.merging`), all or none."""
        ...

    def remove(self, uids: Collection[str]) -> int:
        """Remove the entries of some uids; returns how many there were."""
        ...

    def apply(self, changes: Sequence[EntryChange]) -> tuple[Entry, ...]:
        """Make changes, all or none; returns the entries as they are kept then.

        Raises GlossaryChanged when an entry is not, or no longer, as a change expects it.
        """
        ...


class TableStore:
    """A glossary in a csv or tsv file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def entries(self) -> tuple[Entry, ...]:
        """All entries; a row that cannot be used is passed over."""
        return tuple(read_table(self.path, GlossaryReport()))

    def put(self, entries: Iterable[Entry], *, author: str = "") -> Merged:
        """Take entries in, all or none."""
        incoming = tuple(entries)
        now = datetime.now(UTC).replace(microsecond=0)
        with self._locked():
            result = merged(self._whole(), incoming, author, now)
            if result.added or result.changed:
                write_table(result.entries, self.path)
        return result

    def remove(self, uids: Collection[str]) -> int:
        """Remove entries by uid; returns how many there were."""
        with self._locked():
            entries = self._whole()
            kept = [entry for entry in entries if entry.uid not in uids]
            if len(kept) < len(entries):
                write_table(kept, self.path)
        return len(entries) - len(kept)

    def apply(self, changes: Sequence[EntryChange]) -> tuple[Entry, ...]:
        """Make changes, all or none; returns the entries as they are kept then."""
        with self._locked():
            entries = applied(self._whole(), changes, self.path)
            write_table(entries, self.path)
            return self._whole()

    def _whole(self) -> tuple[Entry, ...]:
        """Every entry. Raises GlossaryError for a row that cannot be read, as writing would lose it."""
        if not self.path.exists() or not self.path.stat().st_size:
            return ()
        report = GlossaryReport()
        entries = tuple(read_table(self.path, report))
        if report.skipped:
            first = report.skipped[0]
            raise GlossaryError(
                f"{self.path}: line {first.line}: {first.reason}; mend it, nothing was changed"
            )
        return entries

    @contextmanager
    def _locked(self) -> Iterator[None]:
        lock = FileLock(self.path.with_name(f".{self.path.name}.lock"), timeout=BUSY_SECONDS)
        try:
            with lock:
                yield
        except Timeout:
            raise GlossaryError(
                f"{self.path}: in use by others for {BUSY_SECONDS} seconds; try again"
            ) from None
        except OSError as error:
            raise GlossaryError(f"{self.path}: cannot be written here: {error.strerror}") from error


class TbxStore:
    """A glossary in a TBX file, which is read only: writing it anew could lose what only its author knows."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def entries(self) -> tuple[Entry, ...]:
        """All entries; one that cannot be used is passed over."""
        return tuple(read_tbx(self.path, GlossaryReport()))

    def put(self, entries: Iterable[Entry], *, author: str = "") -> Merged:  # noqa: ARG002
        """Raises GlossaryError."""
        raise self._refused()

    def remove(self, uids: Collection[str]) -> int:  # noqa: ARG002
        """Raises GlossaryError."""
        raise self._refused()

    def apply(self, changes: Sequence[EntryChange]) -> tuple[Entry, ...]:  # noqa: ARG002
        """Raises GlossaryError."""
        raise self._refused()

    def _refused(self) -> GlossaryError:
        return GlossaryError(
            f"{self.path}: a TBX file is not changed in place; import it into a .csv glossary"
        )


def open_glossary(path: Path, *, create: bool = False) -> GlossaryStore:
    """The glossary in a file; `create` allows for one that does not exist yet.

    Raises GlossaryError when there is none, or when the ending is unknown.
    """
    suffix = path.suffix.lower()
    kinds: dict[str, Callable[[Path], GlossaryStore]] = {
        ".tbx": TbxStore,
        **dict.fromkeys(TABLES, TableStore),
    }
    if suffix not in kinds:
        raise GlossaryError(f"{path}: a glossary is a .csv, .tsv or .tbx file")
    if path.is_dir():
        raise GlossaryError(f"{path}: is a folder, not a glossary; name a .csv file")
    if not create and not path.exists():
        raise GlossaryError(f"{path}: no such glossary; qostil glossary import creates one")
    if not path.parent.is_dir():
        raise GlossaryError(f"{path}: there is no folder {path.parent}; create it first")
    return kinds[suffix](path)


def read_glossary(
    path: Path, report: GlossaryReport, languages: tuple[str, ...] = (), encoding: str | None = None
) -> Iterator[Entry]:
    """The entries of a file of any kind; what cannot be used is noted in the report with its line."""
    if path.suffix.lower() in (".tbx", ".xml"):
        return read_tbx(path, report)
    return read_table(path, report, languages, encoding)
