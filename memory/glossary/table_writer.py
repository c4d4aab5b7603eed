"""Writing a glossary as a table that a spreadsheet opens; `memory.glossary.table` reads all of it back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from corpus.writing import write_atomically
from memory.errors import GlossaryError
from memory.glossary.columns import Column, Meaning, heading
from memory.glossary.entry import Entry, Term
from memory.glossary.records import TABBED
from memory.glossary.table import joined, languages_of

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ABOUT_TERM = (Meaning.TERM, Meaning.TERM_STATUS, Meaning.PART_OF_SPEECH, Meaning.FORMS, Meaning.TERM_NOTE)
_ABOUT_ENTRY = (
    Meaning.DOMAIN, Meaning.DEFINITION, Meaning.NOTE, Meaning.AUTHOR, Meaning.EDITOR, Meaning.CREATED,
    Meaning.CHANGED,
)  # fmt: skip


def write_table(entries: Iterable[Entry], path: Path) -> int:
    """Write a csv or tsv file, by the path's ending, in UTF-8 with a mark; returns how many entries.

    Raises GlossaryError when it cannot be written; what stood there before is kept then.
    """
    kept = [entry for entry in entries if entry.terms]
    text = table(kept, "\t" if path.suffix.lower() in TABBED else ",")
    try:
        write_atomically(path, text.encode("utf-8-sig"))
    except OSError as error:
        raise GlossaryError(f"{path}: cannot be written: {error.strerror}; choose another place") from error
    return len(kept)


def table(entries: Sequence[Entry], delimiter: str = ",") -> str:
    """The table of some entries; a column that would be empty is left out, but for id and terms."""
    rows = [row for entry in entries for row in _rows(entry)]
    columns = [column for column in _columns(entries) if _needed(column, rows)]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([_clean(heading(column)) for column in columns])
    writer.writerows([[_clean(row.get(column, "")) for column in columns] for row in rows])
    return out.getvalue()


def _columns(entries: Sequence[Entry]) -> list[Column]:
    languages = languages_of(entries)
    names = dict.fromkeys(name for entry in entries for name in entry.properties)
    return [
        Column(Meaning.UID),
        *(Column(meaning, lang) for lang in languages for meaning in _ABOUT_TERM),
        *(Column(meaning) for meaning in _ABOUT_ENTRY),
        *(Column(Meaning.OTHER, name=name) for name in names),
    ]


def _needed(column: Column, rows: list[dict[Column, str]]) -> bool:
    if column.meaning in (Meaning.UID, Meaning.TERM):
        return True
    if column.meaning is Meaning.TERM_STATUS:
        return any(row.get(column, "preferred") != "preferred" for row in rows)
    return any(row.get(column) for row in rows)


def _rows(entry: Entry) -> list[dict[Column, str]]:
    """The rows of an entry: its first terms and what is about itself, then the further terms."""
    waiting = {lang: list(entry.in_language(lang)) for lang in languages_of([entry])}
    rows: list[dict[Column, str]] = []
    while any(waiting.values()):
        row = {Column(Meaning.UID): entry.uid}
        for lang, terms in waiting.items():
            if terms:
                row |= _cells(terms.pop(0), lang)
        rows.append(row if rows else row | _about(entry))
    return rows


def _cells(term: Term, lang: str) -> dict[Column, str]:
    return {
        Column(Meaning.TERM, lang): joined([term.text]),
        Column(Meaning.TERM_STATUS, lang): term.status.value,
        Column(Meaning.PART_OF_SPEECH, lang): term.part_of_speech,
        Column(Meaning.FORMS, lang): joined(term.forms),
        Column(Meaning.TERM_NOTE, lang): term.note,
    }


def _about(entry: Entry) -> dict[Column, str]:
    texts = {
        Meaning.DOMAIN: entry.domain,
        Meaning.DEFINITION: entry.definition,
        Meaning.NOTE: entry.note,
        Meaning.AUTHOR: entry.author,
        Meaning.EDITOR: entry.editor,
        Meaning.CREATED: entry.created.isoformat() if entry.created else "",
        Meaning.CHANGED: entry.changed.isoformat() if entry.changed else "",
    }
    own = {Column(Meaning.OTHER, name=name): value for name, value in entry.properties.items()}
    return {Column(meaning): text for meaning, text in texts.items()} | own


def _clean(text: str) -> str:
    return _ILLEGAL.sub("", text)
