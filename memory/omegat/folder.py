"""A project folder for OmegaT: settings, sources, what is translated, memories and terms."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

from corpus.writing import write_atomically
from memory.errors import TmxError
from memory.glossary import Entry, TermStatus
from memory.tmx.profiles import OMEGAT
from memory.tmx.writer import write_tmx
from memory.unit import TranslationUnit
from memory.xliff import XliffFile, write_xliff

SAVED = "omegat/project_save.tmx"
"""Where OmegaT keeps the translations of a project."""
SOURCES = "source"
"""Where the texts to translate stand."""
_FOLDERS = (SOURCES, "target", "tm", "tm/auto", "tm/enforce", "omegat", "glossary", "dictionary")
_PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat>
    <project version="1.0">
        <source_dir>__DEFAULT__</source_dir>
        <target_dir>__DEFAULT__</target_dir>
        <tm_dir>__DEFAULT__</tm_dir>
        <glossary_dir>__DEFAULT__</glossary_dir>
        <glossary_file>__DEFAULT__</glossary_file>
        <dictionary_dir>__DEFAULT__</dictionary_dir>
        <source_lang>{source}</source_lang>
        <target_lang>{target}</target_lang>
        <source_tok>org.omegat.tokenizer.DefaultTokenizer</source_tok>
        <target_tok>org.omegat.tokenizer.DefaultTokenizer</target_tok>
        <sentence_seg>false</sentence_seg>
        <support_default_translations>true</support_default_translations>
        <remove_tags>false</remove_tags>
    </project>
</omegat>
"""
_FILTERS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<filters removeTags="false" removeSpacesNonseg="true" preserveSpaces="false"'
    ' ignoreFileContext="false"/>\n'
)
"""Tags at the ends of a segment stay in it, else it would not be found in our memory."""


@dataclass(frozen=True, slots=True)
class OmegatFolder:
    """What goes into a project folder.

    `sources` are XLIFF documents by file name, in whose targets the source texts stand; `translated` what
    OmegaT is to take as translated, `memories` units it proposes, by file name.
    """

    source_lang: str
    target_lang: str
    sources: Mapping[str, XliffFile]
    translated: Iterable[TranslationUnit] = ()
    memories: Mapping[str, Iterable[TranslationUnit]] = field(default_factory=dict)
    terms: Iterable[Entry] = ()


def write_folder(content: OmegatFolder, folder: Path) -> None:
    """Write a project folder, whole or not at all.

    Raises TmxError when it exists already and is not empty, or cannot be written.
    """
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise TmxError(f"{folder}: exists already; name a new folder, so that nobody's work there is lost")
    try:
        parent = folder.resolve().parent
        temporary = Path(tempfile.mkdtemp(dir=parent, prefix=f".{folder.name}."))
        try:
            _fill(temporary, content)
            temporary.chmod(0o755)
            temporary.replace(folder)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
    except OSError as error:
        raise TmxError(f"{folder}: cannot be written: {error.strerror}; choose another place") from error


def _fill(folder: Path, content: OmegatFolder) -> None:
    for name in _FOLDERS:
        (folder / name).mkdir(parents=True)
    source, target = content.source_lang, content.target_lang
    project = _PROJECT.format(source=escape(source), target=escape(target))
    write_atomically(folder / "omegat.project", project)
    write_atomically(folder / "omegat" / "filters.xml", _FILTERS)
    for name, file in content.sources.items():
        write_xliff([file], folder / SOURCES / name)
    _write_units(content.translated, folder / SAVED, content)
    for name, units in content.memories.items():
        path = folder / "tm" / name
        if not _write_units(units, path, content):
            path.unlink()
    terms = "".join(_glossary_lines(content.terms, source, target))
    if terms:
        write_atomically(folder / "glossary" / "terms.utf8", terms)


def _write_units(units: Iterable[TranslationUnit], path: Path, content: OmegatFolder) -> int:
    return write_tmx(
        units, path, source_lang=content.source_lang, target_lang=content.target_lang, profile=OMEGAT
    )


def _glossary_lines(entries: Iterable[Entry], source: str, target: str) -> Iterable[str]:
    """OmegaT's own form: source, target and a note between tabs; each pair of terms that may be used."""
    for entry in entries:
        answers = entry.in_language(target)
        notes = [term.text for term in answers if term.status is TermStatus.FORBIDDEN]
        said = [note for note in (entry.definition, entry.note) if note]
        said += [f"not: {', '.join(notes)}"] if notes else []
        for term in entry.in_language(source):
            for answer in answers:
                if TermStatus.FORBIDDEN not in (term.status, answer.status):
                    yield "\t".join(
                        " ".join(cell.split()) for cell in (term.text, answer.text, "; ".join(said))
                    )
                    yield "\n"
