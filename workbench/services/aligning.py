"""Aligning two files outside a project."""

from __future__ import annotations

from pathlib import Path

from aligner import align
from workbench.errors import InputError
from workbench.project import ReviewState
from workbench.services.adding import align_texts
from workbench.services.exporting import Table
from workbench.services.texts import prepare, prepare_lines


def align_files(
    source: Path,
    target: Path,
    source_lang: str | None = None,
    target_lang: str | None = None,
    *,
    lines: bool = False,
    encoding: str | None = None,
) -> Table:
    """Align two files; with `lines` each line already is a segment."""
    if str(source) == str(target) == "-":
        raise InputError("only one side can come from standard input; name a file for the other")
    title = f"{source.name} – {target.name}"
    if lines:
        from_lang, source_lines = prepare_lines(source, lang=source_lang, encoding=encoding)
        to_lang, target_lines = prepare_lines(target, lang=target_lang, encoding=encoding)
        bitext = align(source_lines, target_lines, source_lang=from_lang, target_lang=to_lang)
        return Table(from_lang, to_lang, ReviewState(bitext, source_lines, target_lines), title)
    one = prepare(source, lang=source_lang, encoding=encoding)
    other = prepare(target, lang=target_lang, encoding=encoding)
    return Table(one.lang, other.lang, ReviewState(align_texts(one, other), one.texts, other.texts), title)
