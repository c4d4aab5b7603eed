"""A glossary that is looked through and edited; what other programs do to its file meanwhile is not lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from corpus.folding import fold
from memory.glossary import (
    Entry,
    EntryChange,
    GlossaryReport,
    GlossaryStore,
    Term,
    TermStatus,
    open_glossary,
    read_glossary,
    taking_in,
)
from memory.glossary.changes import merging
from workbench.errors import InputError

_ORDER = list(TermStatus)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries: a text in a term, a form or what is said of the concept, and conditions."""

    text: str = ""
    lang: str = ""
    status: TermStatus | None = None
    domain: str = ""

    def accepts(self, entry: Entry) -> bool:
        """Whether an entry meets the conditions; the language and the status must be one term's."""
        fits = any(
            self.lang in ("", term.lang) and self.status in (None, term.status) for term in entry.terms
        )
        return fits and fold(self.domain) in fold(entry.domain)

    @property
    def said(self) -> str:
        """The conditions in a line."""
        given = (("language", self.lang), ("status", self.status or ""), ("domain", self.domain))
        return " · ".join(f"{name} {value}" for name, value in given if value)


class Book:
    """A glossary file with its entries as last read.

    Changes are made to the file as it is then: one that meets what another program changed raises
    GlossaryChanged and writes nothing. All methods but `find` touch the file.
    """

    def __init__(self, path: Path, author: str) -> None:
        self.path = path
        self._author = author
        self._indexed: tuple[tuple[Entry, str], ...] = ()
        self._stamp: tuple[int, int] | None = None
        self._done: list[list[EntryChange]] = []
        self.read()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries as last read, in the order of the file."""
        return tuple(entry for entry, _ in self._indexed)

    @property
    def languages(self) -> list[str]:
        """The languages of the terms, the most frequent ones first."""
        counts: dict[str, int] = {}
        for entry in self.entries:
            for lang in dict.fromkeys(term.lang for term in entry.terms):
                counts[lang] = counts.get(lang, 0) + 1
        return sorted(counts, key=lambda lang: -counts[lang])

    @property
    def can_undo(self) -> bool:
        """Whether there is a change of this book to take back."""
        return bool(self._done)

    def read(self) -> None:
        """Read the file; one that does not exist yet is an empty glossary."""
        self._stamp = _stamp(self.path)
        store = self._store()
        self._take(store.entries() if self._stamp and self._stamp[1] else ())

    def is_stale(self) -> bool:
        """Whether another program has written the file since it was read."""
        return _stamp(self.path) != self._stamp

    def find(self, wanted: Wanted) -> list[Entry]:
        """The entries that are wanted, in the order of the file."""
        text = fold(wanted.text.strip())
        return [entry for entry, folded in self._indexed if text in folded and wanted.accepts(entry)]

    def add(self, entries: Sequence[Entry]) -> int:
        """Take entries in, each a new one or joined to its concept's; returns how many say anything new."""
        changes = taking_in(self.entries, entries, self._author, _now())
        if changes:
            self._make(changes)
        return len(changes)

    def take(self, path: Path, languages: Sequence[str] = ()) -> tuple[int, GlossaryReport]:
        """Take a csv, tsv or TBX file in; returns how many entries say anything new, and what was read."""
        report = GlossaryReport()
        return self.add(list(read_glossary(path, report, tuple(languages)))), report

    def replace(self, before: Entry, after: Entry) -> None:
        """Put an entry in the place of another."""
        if after != before:
            self._make([EntryChange(before, replace(after, editor=self._author, changed=_now()))])

    def remove(self, entries: Sequence[Entry]) -> int:
        """Remove entries, all or none."""
        self._make([EntryChange(entry, None) for entry in entries])
        return len(entries)

    def duplicates(self) -> int:
        """How many entries are of a concept that has one already."""
        return sum(change.after is None for change in merging(self.entries))

    def merge(self) -> int:
        """Join the entries of one concept; returns how many went."""
        changes = merging(self.entries)
        if changes:
            self._make(changes)
        return sum(change.after is None for change in changes)

    def undo(self) -> int:
        """Take the last change of this book back; returns how many entries are as before."""
        if not self._done:
            raise InputError("there is nothing to take back")
        changes = self._done[-1]
        self._take(self._store().apply(changes))
        self._done.pop()
        self._stamp = _stamp(self.path)
        return len(changes)

    def _make(self, changes: Sequence[EntryChange]) -> None:
        entries = self._store().apply(changes)
        self._stamp = _stamp(self.path)
        by_uid = {entry.uid: entry for entry in entries}
        self._done.append(
            [
                EntryChange(
                    by_uid.get(change.after.uid, change.after) if change.after else None, change.before
                )
                for change in reversed(changes)
            ]
        )
        self._take(entries)

    def _store(self) -> GlossaryStore:
        return open_glossary(self.path, create=True)

    def _take(self, entries: Sequence[Entry]) -> None:
        self._indexed = tuple((entry, _folded(entry)) for entry in entries)


def entry_named(book: Book, before: Entry) -> Entry | None:
    """The entry of the same uid as it is now."""
    return next((entry for entry in book.entries if entry.uid and entry.uid == before.uid), None)


def in_order(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Terms with the preferred ones first and the forbidden ones last."""
    return tuple(sorted(terms, key=lambda term: _ORDER.index(term.status)))


def _folded(entry: Entry) -> str:
    texts = [text for term in entry.terms for text in (term.text, *term.forms)]
    return "\n".join(map(fold, [*texts, entry.domain, entry.definition, entry.note]))


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
