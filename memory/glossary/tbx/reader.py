"""Reading TBX, entry by entry: version 2 (martif, tig and ntig), version 3 in both styles.

The file is cut into entries before it is parsed, so a damaged entry costs that entry. Nothing is resolved: a
file with definitions of its own in its DOCTYPE is refused. Elements are told by their local names: what one
style writes as `<descrip type="definition">` the other writes as `<basic:definition>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from corpus.languages import normalise
from memory.errors import GlossaryError, TmxError
from memory.glossary.entry import Entry, Term, TermStatus
from memory.glossary.report import GlossaryReport
from memory.glossary.table import time_of
from memory.glossary.tbx.categories import FORM, status_of, uid_of
from memory.tmx.report import TmxReport
from memory.tmx.source import characters

_MOST_CHARACTERS = 1_000_000
_MOST_IN_FILE = 100_000_000
_ROOT = re.compile(r"<(martif|tbx)\b([^<>]{0,4000})>", re.IGNORECASE)
_DOCTYPE_SUBSET = re.compile(r"<!DOCTYPE[^<>\[]{0,4000}\[")
_NAMESPACE = re.compile(r"""xmlns(?::[\w.-]+)?\s*=\s*(?:"[^"<]*"|'[^'<]*')""")
_MARKS = re.compile(
    r"<!--|-->|<!\[CDATA\[|\]\]>|<(?:termEntry|conceptEntry)\b[^<>]*/>"
    r"|<(?:termEntry|conceptEntry)(?=[\s>])|</(?:termEntry|conceptEntry)\s*>"
)
_CLOSING = {"<!--": "-->", "<![CDATA[": "]]>"}
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_GENERIC = frozenset(["descrip", "termNote", "transac", "transacNote", "xref", "ref", "adminNote"])
_OWN = frozenset(["admin", "property"])
_GROUPS = frozenset(["descripGrp", "adminGrp", "termNoteGrp"])
_LANGUAGE = frozenset(["langSet", "langSec"])
_TERM = frozenset(["tig", "ntig", "termSec"])


def read_tbx(path: Path, report: GlossaryReport) -> Iterator[Entry]:
    """The entries of a file; what cannot be used is noted in the report with its line.

    What an entry says beyond our fields becomes its properties, what a term does, part of the term's note.
    Raises GlossaryError when the file is not TBX, or defines entities.
    """
    text = _text(path)
    report.path = str(path)
    root = _ROOT.search(text)
    if root is None:
        raise GlossaryError(f"{path}: not a TBX file; there is no <martif> or <tbx> element")
    if _DOCTYPE_SUBSET.search(text[: root.start()]):
        raise GlossaryError(
            f"{path}: defines entities of its own, which may be an attack; remove its DOCTYPE"
        )
    opening = f"<entry {' '.join(_NAMESPACE.findall(root.group(2)))}>"
    for line, stretch in _stretches(text, root.end(), report):
        try:
            yield _entry(opening, stretch)
        except _Unusable as error:
            report.skip(line, str(error))
        else:
            report.read += 1


class _Unusable(Exception):
    """Why an entry is left out."""


def _text(path: Path) -> str:
    pieces = []
    size = 0
    try:
        for piece in characters(path, TmxReport()):
            pieces.append(piece)
            size += len(piece)
            if size > _MOST_IN_FILE:
                raise GlossaryError(f"{path}: is longer than {_MOST_IN_FILE:,} characters; split it")
    except TmxError as error:
        raise GlossaryError(str(error)) from error
    return "".join(pieces)


def _stretches(text: str, start: int, report: GlossaryReport) -> Iterator[tuple[int, str]]:
    """The entries as they are written, each with its line."""
    line, counted, open_at = 1, 0, -1
    for mark in _marks(text, start):
        if mark.group().startswith("</"):
            if open_at >= 0:
                yield line, text[open_at : mark.end()]
            open_at = -1
            continue
        if open_at >= 0:
            report.skip(line, "the entry is not closed")
        line += text.count("\n", counted, mark.start())
        counted = mark.start()
        open_at = mark.start()
        if mark.group().endswith("/>"):
            report.skip(line, "the entry has no term")
            open_at = -1
    if open_at >= 0:
        report.skip(line, "the file ends inside this entry")
    elif not re.search(r"</(?:martif|tbx)\s*>", text[-1000:], re.IGNORECASE):
        report.skip(text.count("\n") + 1, "the file is truncated: its end is missing")


def _marks(text: str, start: int) -> Iterator[re.Match[str]]:
    """The tags of entries, those in comments and character data left out."""
    until = ""
    for mark in _MARKS.finditer(text, start):
        if until:
            until = "" if mark.group() == until else until
        elif mark.group() in _CLOSING:
            until = _CLOSING[mark.group()]
        elif mark.group() not in _CLOSING.values():
            yield mark


def _entry(opening: str, stretch: str) -> Entry:
    if len(stretch) > _MOST_CHARACTERS:
        raise _Unusable(f"the entry is longer than {_MOST_CHARACTERS:,} characters")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        concept = etree.fromstring(f"{opening}{stretch}</entry>", parser)[0]
    except etree.XMLSyntaxError as error:
        raise _Unusable(f"the entry is damaged: {error.msg}") from error
    draft = _Draft(uid=uid_of(concept.get("id") or ""))
    for child in _flat(concept):
        _read_about(child, draft)
    terms = tuple(_terms(concept, draft))
    if not terms:
        raise _Unusable("the entry has no term")
    return Entry(
        terms, draft.uid, draft.take("subjectField"), draft.take("definition"), "\n".join(draft.notes),
        draft.who.get("origination", ""), draft.who.get("modification", ""),
        time_of(draft.when.get("origination", "")), time_of(draft.when.get("modification", "")),
        draft.properties,
    )  # fmt: skip


@dataclass(slots=True)
class _Draft:
    """What an entry says of itself, as it is read."""

    uid: str
    fields: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    who: dict[str, str] = field(default_factory=dict)
    when: dict[str, str] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)

    def take(self, category: str) -> str:
        """What the entry says of a category."""
        return self.fields.get(category, "")


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _flat(element: etree._Element) -> Iterator[etree._Element]:
    """The children, with those in groups in the place of the group."""
    for child in element:
        if _name(child) in _GROUPS:
            yield from _flat(child)
        elif _name(child):
            yield child


def _category(element: etree._Element) -> str:
    """The data category: the type attribute of a general element, the name of any other."""
    name = _name(element)
    return element.get("type") or name


def _content(element: etree._Element) -> str:
    return "".join(map(str, element.itertext())).strip()


def _read_about(element: etree._Element, draft: _Draft) -> None:
    name, category, content = _name(element), _category(element), _content(element)
    if name in _LANGUAGE or not (content or name == "xref"):
        return
    if name == "transacGrp":
        _read_transaction(element, draft)
    elif name == "note":
        draft.notes.append(content)
    elif name in _OWN:
        draft.properties.setdefault(category, content)
    elif category in ("subjectField", "definition") and category not in draft.fields:
        draft.fields[category] = content
    else:
        kind = f"{name}:" if name in _GENERIC else ""
        draft.properties.setdefault(kind + category, content or element.get("target") or "")


def _read_transaction(element: etree._Element, draft: _Draft) -> None:
    said = {_category(child): _content(child) for child in element if _name(child)}
    kind = said.get("transactionType") or "modification"
    kind = "origination" if kind in ("origination", "creation", "input") else "modification"
    draft.who.setdefault(kind, said.get("responsibility", ""))
    draft.when.setdefault(kind, said.get("date", ""))


def _terms(concept: etree._Element, draft: _Draft) -> Iterator[Term]:
    for section in concept:
        if _name(section) not in _LANGUAGE:
            continue
        lang = normalise(section.get(_XML_LANG) or section.get("lang") or "")
        if lang == "und":
            continue
        for child in _flat(section):
            if _name(child) in _TERM:
                yield from _term(child, lang)
            else:
                _read_about(child, draft)


def _term(section: etree._Element, lang: str) -> Iterator[Term]:
    text, status, part, forms, notes = "", None, "", [], []
    for child in _parts(section):
        name, category, content = _name(child), _category(child), _content(child)
        if name == "term":
            text = " ".join(content.split())
        elif category in ("administrativeStatus", "normativeAuthorization") and status_of(content):
            status = status_of(content)
        elif category == "partOfSpeech":
            part = content
        elif category == FORM:
            forms.append(" ".join(content.split()))
        elif name == "note":
            notes.append(content)
        elif content:
            notes.append(f"{category}: {content}")
    if text:
        yield Term(text, lang, status or TermStatus.PREFERRED, tuple(forms), part, "\n".join(notes))


def _parts(section: etree._Element) -> Iterator[etree._Element]:
    """The children of a term's section, with those of a termGrp in its place; transactions are left out."""
    for child in _flat(section):
        if _name(child) == "termGrp":
            yield from _flat(child)
        elif _name(child) != "transacGrp":
            yield child
