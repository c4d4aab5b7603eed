"""Writing TMX 1.4b, unit by unit, valid against the DTD."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from corpus.writing import atomic_file
from memory.errors import TmxError
from memory.tmx.dates import written_date
from memory.tmx.profiles import STANDARD, Profile
from memory.tmx.properties import written_properties
from memory.tmx.report import WriteReport
from memory.tmx.segments import markup_for, tidied
from memory.tmx.source import ILLEGAL
from memory.tmx.tags import ORIGIN_PROPERTIES, is_context
from memory.unit import TranslationUnit

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="Qostil" creationtoolversion="0.1" segtype="sentence" o-tmf="Qostil"
          adminlang="en" srclang={lang} datatype="plaintext"/>
  <body>
"""
_RETURN = {"\r": "&#13;"}
"""A carriage return as it is would be read back as a line feed."""
_TAIL = "  </body>\n</tmx>\n"


def write_tmx(
    units: Iterable[TranslationUnit],
    place: Path | IO[bytes],
    *,
    source_lang: str = "kk",
    target_lang: str = "",
    profile: Profile = STANDARD,
    report: WriteReport | None = None,
) -> int:
    """Write units that have a source and a translation; returns how many.

    With a `target_lang`, only the pair of the two languages is written. A path is written to by way of a
    temporary file; raises TmxError when that fails, and leaves what stood there before. Characters that XML
    forbids are left out and counted in the report.
    """
    report = report if report is not None else WriteReport()
    writer = _Writer(source_lang, target_lang, profile, report)
    try:
        with atomic_file(place) if isinstance(place, Path) else nullcontext(place) as file:
            report.bytes += file.write(_HEAD.format(lang=quoteattr(profile.code(source_lang))).encode())
            for unit in units:
                text = writer.unit(unit)
                report.written += bool(text)
                report.left_out += not text
                report.bytes += file.write(text.encode())
            report.bytes += file.write(_TAIL.encode())
    except OSError as error:
        raise TmxError(f"{place}: cannot be written: {error.strerror}; choose another place") from error
    return report.written


class _Writer:
    """Makes units into TMX as a program wants it, and counts what had to change."""

    def __init__(self, source_lang: str, target_lang: str, profile: Profile, report: WriteReport) -> None:
        self._source_lang = source_lang
        self._target_lang = target_lang
        self._profile = profile
        self._report = report

    def unit(self, unit: TranslationUnit) -> str:
        """A unit as lines of TMX; nothing when it has no translation that is wanted."""
        targets = {lang: text for lang, text in unit.targets.items() if self._wanted(lang) and text.strip()}
        other = self._target_lang and unit.source_lang != self._source_lang
        if other or not unit.source.strip() or not targets:
            return ""
        properties = self._properties(unit, targets)
        lines = [f"    <tu{self._attributes(unit)}>"]
        lines += [f"      <note>{self._text(note)}</note>" for note in unit.notes]
        lines += [f"      {prop}" for prop in self._props(properties.pop(""))]
        markup = {unit.source_lang: unit.source_markup, **unit.target_markup}
        for lang, text in {unit.source_lang: unit.source, **targets}.items():
            props = "".join(self._props(properties[lang]))
            content = self._segment(text.strip(), markup.get(lang, ""))
            code = self._quoted(self._profile.code(lang))
            lines.append(f"      <tuv xml:lang={code}>{props}<seg>{content}</seg></tuv>")
        lines.append("    </tu>\n")
        return "\n".join(lines)

    def _wanted(self, lang: str) -> bool:
        return not self._target_lang or lang == self._target_lang

    def _attributes(self, unit: TranslationUnit) -> str:
        given = {
            "tuid": unit.uid,
            "usagecount": str(unit.usage or ""),
            "creationdate": written_date(unit.created),
            "creationid": unit.author,
            "changedate": written_date(unit.changed),
            "changeid": unit.editor,
            "srclang": self._profile.code(unit.source_lang) if unit.source_lang != self._source_lang else "",
        }
        return "".join(f" {name}={self._quoted(value)}" for name, value in given.items() if value)

    def _properties(self, unit: TranslationUnit, targets: dict[str, str]) -> dict[str, list[tuple[str, str]]]:
        """What is written as properties: at the unit under "", at the text of each language."""
        own = {
            "project": unit.origin.project,
            "document": unit.origin.document,
            "segment": unit.origin.segment,
            "previous": unit.previous,
            "following": unit.following,
            "status": unit.status.value,
        }
        written = written_properties(unit.properties, (unit.source_lang, *targets))
        kept = [(ORIGIN_PROPERTIES[name], value) for name, value in own.items() if value]
        if self._profile.context_in_source:
            around = [(name, value) for name, value in kept if is_context(name)]
            kept = [(name, value) for name, value in kept if not is_context(name)]
            wrapped = [(name, f"<seg>{escape(value, _RETURN)}</seg>") for name, value in around]
            written[unit.source_lang] = wrapped + written[unit.source_lang]
        written[""] = kept + written[""]
        return written

    def _props(self, properties: Iterable[tuple[str, str]]) -> list[str]:
        return [
            f"<prop type={self._quoted(name)}>{self._text(value)}</prop>"
            for name, value in properties
            if name
        ]

    def _segment(self, text: str, markup: str) -> str:
        self._report.long_segments += 0 < self._profile.most_characters < len(text)
        if markup:
            content = markup_for(text, self._legal(markup), self._profile)
            if content:
                return content
            self._report.without_markup += 1
        return self._text(tidied(text) if self._profile.tidy else text)

    def _legal(self, text: str) -> str:
        text, dropped = ILLEGAL.subn("", text)
        self._report.dropped_characters += dropped
        return text

    def _text(self, text: str) -> str:
        """Text for an element."""
        return escape(self._legal(text), _RETURN)

    def _quoted(self, text: str) -> str:
        return quoteattr(self._legal(text))
