"""Writing TMX 1.4b, unit by unit, valid against the DTD."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import IO, Any
from xml.sax.saxutils import escape, quoteattr

from corpus.writing import atomic_file
from memory.errors import TmxError
from memory.tmx.tags import ORIGIN_PROPERTIES
from memory.unit import TranslationUnit

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="Qostil" creationtoolversion="0.1" segtype="sentence" o-tmf="Qostil"
          adminlang="en" srclang={lang} datatype="plaintext"/>
  <body>
"""
_TAIL = "  </body>\n</tmx>\n"


def write_tmx(units: Iterable[TranslationUnit], place: Path | IO[bytes], *, source_lang: str = "kk") -> int:
    """Write units that have a source and a translation; returns how many.

    A path is written to by way of a temporary file; raises TmxError when that fails, and leaves what
    stood there before. Characters that XML forbids are left out.
    """
    try:
        with atomic_file(place) if isinstance(place, Path) else nullcontext(place) as file:
            file.write(_HEAD.format(lang=quoteattr(source_lang)).encode())
            count = 0
            for unit in units:
                text = _unit(unit, source_lang)
                if text:
                    file.write(text.encode())
                    count += 1
            file.write(_TAIL.encode())
    except OSError as error:
        raise TmxError(f"{place}: cannot be written: {error.strerror}; choose another place") from error
    return count


def _unit(unit: TranslationUnit, source_lang: str) -> str:
    targets = {lang: text for lang, text in unit.targets.items() if text.strip()}
    if not unit.source.strip() or not targets:
        return ""
    lines = [f"    <tu{_attributes(unit, source_lang)}>"]
    lines += [f"      <note>{_text(note)}</note>" for note in unit.notes]
    lines += [f"      <prop type={_quoted(name)}>{_text(value)}</prop>" for name, value in _properties(unit)]
    lines.append(_variant(unit.source_lang, unit.source, unit.source_markup))
    lines += [_variant(lang, text, unit.target_markup.get(lang, "")) for lang, text in targets.items()]
    lines.append("    </tu>\n")
    return "\n".join(lines)


def _attributes(unit: TranslationUnit, source_lang: str) -> str:
    given: dict[str, Any] = {
        "tuid": unit.uid,
        "usagecount": unit.usage or "",
        "creationdate": _stamp(unit.created),
        "creationid": unit.author,
        "changedate": _stamp(unit.changed),
        "changeid": unit.editor,
        "srclang": unit.source_lang if unit.source_lang != source_lang else "",
    }
    return "".join(f" {name}={_quoted(str(value))}" for name, value in given.items() if value)


def _properties(unit: TranslationUnit) -> list[tuple[str, str]]:
    own = {
        "project": unit.origin.project,
        "document": unit.origin.document,
        "segment": unit.origin.segment,
        "previous": unit.previous,
        "following": unit.following,
        "status": unit.status.value,
    }
    kept = [(ORIGIN_PROPERTIES[name], value) for name, value in own.items() if value]
    return kept + [(name, value) for name, value in unit.properties.items() if name]


def _variant(lang: str, text: str, markup: str) -> str:
    content = _ILLEGAL.sub("", markup) if markup else _text(text.strip())
    return f"      <tuv xml:lang={_quoted(lang)}><seg>{content}</seg></tuv>"


def _text(text: str) -> str:
    """Text for an element; a carriage return would be read back as a line feed."""
    return escape(_ILLEGAL.sub("", text), {"\r": "&#13;"})


def _quoted(text: str) -> str:
    return quoteattr(_ILLEGAL.sub("", text))


def _stamp(time: datetime | None) -> str:
    return "" if time is None else time.strftime("%Y%m%dT%H%M%SZ")
