"""The readers of bilingual files by their ending."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from memory.bilingual.pair import Languages, Pair
from memory.bilingual.po import read_po
from memory.bilingual.table import read_table
from memory.bilingual.xliff import read_xliff
from memory.errors import TmxError
from memory.tmx.reader import read_tmx
from memory.tmx.report import TmxReport
from memory.unit import TranslationUnit

FORMATS = (".tmx", ".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".po", ".pot", ".tsv", ".tab", ".csv", ".xlsx")
"""The endings of files that hold source and translation side by side."""
_XLIFF = {".xlf", ".xliff", ".sdlxliff", ".mqxliff"}
_NO_TARGET = "the unit has no translation"


def is_bilingual(path: Path) -> bool:
    """Whether a file's ending says that it holds source and translation side by side."""
    return path.suffix.lower() in FORMATS


def is_xliff(path: Path) -> bool:
    """Whether a file's ending is one of XLIFF."""
    return path.suffix.lower() in _XLIFF


def read_pairs(
    path: Path, report: TmxReport, *, source_lang: str = "", target_lang: str = ""
) -> Iterator[Pair]:
    """The pairs of a file in its order, untranslated ones among them; raises TmxError when it cannot be read.

    A language that is given overrules the file's word.
    """
    languages = Languages(source_lang, target_lang)
    if path.suffix.lower() == ".tmx":
        return _tmx_pairs(path, report, languages)
    return _reader(path)(path, report, languages)


def read_units(
    path: Path, report: TmxReport, *, source_lang: str = "", target_lang: str = ""
) -> Iterator[TranslationUnit]:
    """The translated pairs of a file as units; the others are noted in the report.

    Pairs of one source and several languages come one by one. TMX is better read by `read_tmx`, which keeps
    all that a unit has.
    """
    for pair in read_pairs(path, report, source_lang=source_lang, target_lang=target_lang):
        if pair.target:
            yield pair.as_unit()
        else:
            report.read -= 1
            report.skip(pair.line, _NO_TARGET)


def _reader(path: Path) -> Callable[[Path, TmxReport, Languages], Iterator[Pair]]:
    suffix = path.suffix.lower()
    if suffix in _XLIFF:
        return read_xliff
    if suffix in {".po", ".pot"}:
        return read_po
    if suffix in FORMATS:
        return read_table
    raise TmxError(f"{path}: no bilingual format has this ending; known are {', '.join(FORMATS)}")


def _tmx_pairs(path: Path, report: TmxReport, languages: Languages) -> Iterator[Pair]:
    for unit in read_tmx(path, report, source_lang=languages.source or "kk"):
        for lang, target in unit.targets.items():
            if languages.target in ("", lang):
                yield Pair(
                    unit.source,
                    target,
                    unit.source_lang,
                    lang,
                    unit.status,
                    unit=unit.origin.segment,
                    document=unit.origin.document or path.name,
                    notes=unit.notes,
                    source_markup=unit.source_markup,
                    target_markup=unit.target_markup.get(lang, ""),
                )
