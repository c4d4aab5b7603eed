"""Writing TBX-Basic: version 2, which most programs read, and version 3 in both styles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from corpus.writing import atomic_file
from memory.errors import GlossaryError
from memory.glossary.entry import Entry, Term
from memory.glossary.table import languages_of
from memory.glossary.tbx.categories import BASIC, CORE, FORM, MIN, OWN, STATUS, identity

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SOURCE = "<sourceDesc><p>Written by Qostil</p></sourceDesc>"
_PREFIX = {
    "subjectField": "min", "administrativeStatus": "min", "partOfSpeech": "min", "definition": "basic",
    "transactionType": "basic", "responsibility": "basic",
}  # fmt: skip


class Style(StrEnum):
    """Version 2; version 3 with categories as attributes (DCA); version 3 with categories as tags (DCT)."""

    V2 = "v2"
    DCA = "v3-dca"
    DCT = "v3-dct"


_HEADS = {
    Style.V2: '<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">\n'
    '<martif type="TBX-Basic" xml:lang="en">\n<martifHeader><fileDesc>' + _SOURCE + "</fileDesc>"
    '<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc></martifHeader>\n',
    Style.DCA: f'<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="{CORE}">\n'
    f"<tbxHeader><fileDesc>{_SOURCE}</fileDesc></tbxHeader>\n",
    Style.DCT: f'<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="{CORE}" xmlns:min="{MIN}"'
    f' xmlns:basic="{BASIC}" xmlns:own="{OWN}">\n<tbxHeader><fileDesc>{_SOURCE}</fileDesc></tbxHeader>\n',
}


def write_tbx(entries: Iterable[Entry], path: Path, style: Style = Style.V2) -> int:
    """Write entries that have terms; returns how many. Characters that XML forbids are left out.

    Raises GlossaryError when the file cannot be written; what stood there before is kept then.
    """
    entry_name = "termEntry" if style is Style.V2 else "conceptEntry"
    count = 0
    try:
        with atomic_file(path) as file:
            file.write(f'<?xml version="1.0" encoding="UTF-8"?>\n{_HEADS[style]}<text><body>\n'.encode())
            for entry in entries:
                if entry.terms:
                    count += 1
                    opening = f"<{entry_name} id={_quoted(identity(entry.uid or f'entry-{count}'))}>"
                    file.write("\n".join([opening, *_entry(entry, style), f"</{entry_name}>\n"]).encode())
            file.write(f"</body></text>\n</{'martif' if style is Style.V2 else 'tbx'}>\n".encode())
    except OSError as error:
        raise GlossaryError(f"{path}: cannot be written: {error.strerror}; choose another place") from error
    return count


def _entry(entry: Entry, style: Style) -> list[str]:
    lines = [
        _item("descrip", "subjectField", entry.domain, style),
        _item("descrip", "definition", entry.definition, style),
    ]
    lines += [_property(name, value, style) for name, value in entry.properties.items()]
    lines += [_transaction("origination", entry.author, entry.created, style)]
    lines += [_transaction("modification", entry.editor, entry.changed, style)]
    lines += [_note(entry.note)]
    section = "langSet" if style is Style.V2 else "langSec"
    for lang in languages_of([entry]):
        lines.append(f"  <{section} xml:lang={_quoted(lang)}>")
        lines += [line for term in entry.in_language(lang) for line in _term(term, style)]
        lines.append(f"  </{section}>")
    return [line for line in lines if line]


def _term(term: Term, style: Style) -> list[str]:
    section = "tig" if style is Style.V2 else "termSec"
    lines = [
        f"    <{section}>",
        f"      <term>{_text(term.text)}</term>",
        _item("termNote", "administrativeStatus", STATUS[term.status], style),
        _item("termNote", "partOfSpeech", term.part_of_speech, style),
        *(_item("termNote", FORM, form, style) for form in term.forms),
        _note(term.note),
        f"    </{section}>",
    ]
    return [line for line in lines if line]


def _item(element: str, category: str, content: str, style: Style) -> str:
    """A value of a category, in the style's way; "" when there is none."""
    if not content:
        return ""
    if style is Style.DCT:
        tag = f"{_PREFIX.get(category, 'own')}:{category}"
        return f"      <{tag}>{_text(content)}</{tag}>"
    return f"      <{element} type={_quoted(category)}>{_text(content)}</{element}>"


def _property(name: str, value: str, style: Style) -> str:
    """What an entry says beyond TBX-Basic, under the name it had."""
    if style is Style.DCT:
        return f"      <own:property type={_quoted(name)}>{_text(value)}</own:property>"
    element, colon, category = name.partition(":")
    if not colon or element not in ("descrip", "xref", "ref"):
        element, category = "admin", name
    return f"      <{element} type={_quoted(category)}>{_text(value)}</{element}>"


def _transaction(kind: str, who: str, when: datetime | None, style: Style) -> str:
    if not who and when is None:
        return ""
    date = f"<date>{when.isoformat()}</date>" if when else ""
    by = _item("transacNote", "responsibility", who, style).strip()
    return (
        f"      <transacGrp>{_item('transac', 'transactionType', kind, style).strip()}{date}{by}</transacGrp>"
    )


def _note(note: str) -> str:
    return f"      <note>{_text(note)}</note>" if note else ""


def _text(text: str) -> str:
    """Text for an element; a carriage return would be read back as a line feed."""
    return escape(_ILLEGAL.sub("", text), {"\r": "&#13;"})


def _quoted(text: str) -> str:
    return quoteattr(_ILLEGAL.sub("", text))
