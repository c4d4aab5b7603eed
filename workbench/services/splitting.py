"""Taking a text that holds several languages apart."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpus.writing import write_atomically
from workbench.errors import InputError
from workbench.services.progress import Task
from workbench.services.texts import (
    Aids,
    PreparedText,
    part_document,
    parts_of,
    prepare_document,
    preparing,
    read_input,
)


def split_file(
    path: Path, folder: Path, *, encoding: str | None = None, aids: Aids | None = None
) -> Task[list[tuple[Path, str, int]]]:
    """Write one file a language into a folder; returns path, language and number of segments of each."""
    text = yield from preparing(read_input(path, encoding=encoding), aids)
    written = []
    for document in [part_document(text, part) for part in parts_of(text)]:
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / document.name
        write_atomically(target, document.text + "\n")
        written.append((target, document.lang, len((yield from preparing(document, aids)).segments)))
    return written


def only(text: PreparedText, lang: str, aids: Aids | None = None) -> PreparedText:
    """The passages of a text that are in one language."""
    for part in parts_of(text):
        if part.lang == lang:
            return prepare_document(part_document(text, part), aids)
    raise InputError(f"{text.document.name}: holds no {lang} passage")


def drafts_inside(text: PreparedText, langs: Sequence[str], aids: Aids | None = None) -> list[PreparedText]:
    """The passages of a text in other languages, one text a language."""
    return [
        prepare_document(part_document(text, part), aids) for part in parts_of(text) if part.lang in langs
    ]
