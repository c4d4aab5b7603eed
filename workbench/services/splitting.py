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
    parts_of,
    prepared_part,
    preparing,
    read_input,
)


def split_file(
    path: Path, folder: Path, *, encoding: str | None = None, aids: Aids | None = None
) -> Task[list[tuple[Path, str, int]]]:
    """Write one file a language into a folder; returns path, language and number of segments of each."""
    text = yield from preparing(read_input(path, encoding=encoding), aids)
    written = []
    for part in [prepared_part(text, part, aids) for part in parts_of(text)]:
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / part.document.name
        write_atomically(target, part.repaired.text + "\n")
        written.append((target, part.lang, len(part.segments)))
    return written


def only(text: PreparedText, lang: str, aids: Aids | None = None) -> PreparedText:
    """The passages of a text that are in one language."""
    for part in parts_of(text):
        if part.lang == lang:
            return prepared_part(text, part, aids)
    raise InputError(f"{text.document.name}: holds no {lang} passage")


def drafts_inside(text: PreparedText, langs: Sequence[str], aids: Aids | None = None) -> list[PreparedText]:
    """The passages of a text in other languages, one text a language."""
    return [prepared_part(text, part, aids) for part in parts_of(text) if part.lang in langs]
