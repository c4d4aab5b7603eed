"""Aligning files outside a project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner import Mark, align, marks
from workbench.errors import InputError
from workbench.services.learning import knowledge_for
from workbench.services.tables import Table
from workbench.services.texts import Aids, prepare, prepare_lines


@dataclass(frozen=True, slots=True)
class Column:
    """One side of an alignment: its file's name, its language, its segments and where they stand."""

    name: str
    lang: str
    texts: tuple[str, ...]
    layout: tuple[Mark, ...] | None = None


def align_files(
    source: Path,
    targets: Sequence[Path],
    source_lang: str | None = None,
    target_lang: str | None = None,
    *,
    lines: bool = False,
    encoding: str | None = None,
    memory: str | None = None,
    encoder: str = "",
    aids: Aids | None = None,
) -> Table:
    """Align a file with its translations; with `lines` each line already is a segment.

    `target_lang` says the language of a single target; those of several are identified. `memory` is the
    place of a memory to learn from, `encoder` names a sentence encoder.
    """
    if [str(path) for path in (source, *targets)].count("-") > 1:
        raise InputError("only one side can come from standard input; name a file for the other")
    given = [source_lang, *(target_lang if len(targets) == 1 else None for _ in targets)]
    columns = [
        read_column(path, lang, lines=lines, encoding=encoding, aids=aids)
        for path, lang in zip((source, *targets), given, strict=True)
    ]
    return align_columns(columns, memory, encoder)


def read_column(
    path: Path,
    lang: str | None = None,
    *,
    lines: bool,
    encoding: str | None = None,
    aids: Aids | None = None,
) -> Column:
    """Read one side: repaired and segmented, or line by line."""
    if lines:
        return Column(path.name, *prepare_lines(path, lang=lang, encoding=encoding))
    text = prepare(path, lang=lang, encoding=encoding, aids=aids)
    return Column(path.name, text.lang, text.texts, tuple(marks(text.segments)))


def align_columns(columns: Sequence[Column], memory: str | None = None, encoder: str = "") -> Table:
    """Align the first column with each other one, knowing what a memory and an encoder tell."""
    source, *targets = columns
    langs = [column.lang for column in targets]
    for column in targets:
        if langs.count(column.lang) > 1:
            raise InputError(
                f"{column.name}: is in {column.lang} as another target is; align them one by one"
            )
    bitexts = [
        align(
            source.texts,
            target.texts,
            source_lang=source.lang,
            target_lang=target.lang,
            knowledge=knowledge_for((source.lang, target.lang), memory, encoder),
            layout=(source.layout, target.layout),
        )
        for target in targets
    ]
    return Table.of(
        (source.lang, *langs),
        bitexts,
        source.texts,
        [target.texts for target in targets],
        " – ".join(column.name for column in columns),
    )
