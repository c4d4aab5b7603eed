"""Taking a text that holds several languages apart."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpus.writing import write_atomically
from workbench.errors import InputError
from workbench.services.texts import PreparedText, part_document, parts_of, prepare, prepare_document


def split_file(path: Path, folder: Path, *, encoding: str | None = None) -> list[tuple[Path, str, int]]:
    """Write one file a language into a folder; returns path, language and number of segments of each."""
    text = prepare(path, encoding=encoding)
    written = []
    for document in [part_document(text, part) for part in parts_of(text)]:
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / document.name
        write_atomically(target, document.text + "\n")
        written.append((target, document.lang, len(prepare_document(document).segments)))
    return written


def only(text: PreparedText, lang: str) -> PreparedText:
    """The passages of a text that are in one language."""
    for part in parts_of(text):
        if part.lang == lang:
            return prepare_document(part_document(text, part))
    raise InputError(f"{text.document.name}: holds no {lang} passage")


def drafts_inside(text: PreparedText, langs: Sequence[str]) -> list[PreparedText]:
    """The passages of a text in other languages, one text a language."""
    return [prepare_document(part_document(text, part)) for part in parts_of(text) if part.lang in langs]
