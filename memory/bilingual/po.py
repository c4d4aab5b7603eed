"""Gettext PO files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import CorpusError
from corpus.identify import identify
from corpus.languages import UNKNOWN, normalise
from corpus.readers.encodings import decode
from memory.bilingual.pair import Languages, Pair
from memory.errors import TmxError
from memory.tmx.report import TmxReport
from memory.unit import UnitStatus

if TYPE_CHECKING:
    import polib

_MOST_BYTES = 100_000_000
_SAMPLE = 500


def read_po(path: Path, report: TmxReport, languages: Languages) -> Iterator[Pair]:
    """The pairs of a PO file; obsolete entries are left out.

    Singular goes with the first plural form of the translation, plural with the last. Raises TmxError when
    the file cannot be read or its languages cannot be told.
    """
    catalogue = _parsed(path, report)
    entries = [entry for entry in catalogue if not entry.obsolete]
    source_lang, target_lang = _languages(catalogue, entries, languages, path)
    for entry in entries:
        forms = [entry.msgstr_plural[number] for number in sorted(entry.msgstr_plural)]
        texts = [(entry.msgid, entry.msgstr)]
        if forms:
            texts = [(entry.msgid, forms[0]), (entry.msgid_plural, forms[-1])]
        notes = tuple(note for note in (entry.comment, entry.tcomment) if note)
        report.read += 1
        report.variants += len(texts) - 1
        for source, target in texts:
            status = UnitStatus.DRAFT if entry.fuzzy else UnitStatus.APPROVED
            yield Pair(
                source,
                target,
                source_lang,
                target_lang,
                status if target else None,
                unit=entry.msgctxt or "",
                document=path.name,
                notes=notes,
                line=entry.linenum,
            )


def _parsed(path: Path, report: TmxReport) -> polib.POFile:
    import polib

    report.path = str(path)
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise TmxError(f"{path}: is larger than {_MOST_BYTES // 1_000_000} MB; split it")
        data = path.read_bytes()
        report.encoding = polib.detect_encoding(data, binary_mode=True)
        text = decode(data, str(path), report.encoding)
        if "msgid" not in text:
            raise TmxError(f"{path}: not a PO file; it has no msgid")
        return polib.pofile(text)
    except OSError as error:
        reason = error.strerror or str(error).removeprefix("Syntax error in po file ").strip()
        raise TmxError(f"{path}: cannot be read: {reason}; check the file") from None
    except CorpusError as error:
        raise TmxError(str(error)) from None


def _languages(
    catalogue: polib.POFile, entries: list[polib.POEntry], languages: Languages, path: Path
) -> tuple[str, str]:
    """Source and target language: the user's word, else the header's, else the texts'."""
    said = catalogue.metadata
    source = normalise(languages.source or said.get("X-Source-Language", ""))
    target = normalise(languages.target or said.get("Language", ""))
    if source == UNKNOWN:
        source = identify("\n".join(entry.msgid for entry in entries[:_SAMPLE]))
    if target == UNKNOWN:
        target = identify("\n".join(entry.msgstr for entry in entries[:_SAMPLE]))
    if UNKNOWN in (source, target) or source == target:
        raise TmxError(f"{path}: its languages cannot be told; give them with --from and --to")
    return source, target
