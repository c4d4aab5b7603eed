"""XLIFF 1.0 to 1.2 and 2.x.

A file is cleaned of characters that XML forbids before it is parsed, and what cannot be parsed to its end is
read as far as it goes, with the line in the report. Nothing is resolved or fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from corpus.languages import UNKNOWN, normalise
from memory.bilingual.inline import Content, local_name
from memory.bilingual.pair import Languages, Pair
from memory.errors import TmxError
from memory.tmx.report import TmxReport
from memory.tmx.source import characters
from memory.unit import UnitStatus
from memory.xliff.version_1 import TOOL
from memory.xliff.version_2 import CATEGORY, NAMESPACE

_MOST_CHARACTERS = 200_000_000
NO_SOURCE = "the unit has no source text"
"""Why a unit is left out: of our own files, because it stands in the target only."""
_CODES_ONLY = "the unit holds nothing but inline elements"
_DOCTYPE_SUBSET = re.compile(r"<!DOCTYPE[^>\[]*\[")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BASE = f"{{{NAMESPACE}}}base"
_STATES = {
    "final": UnitStatus.APPROVED,
    "signed-off": UnitStatus.APPROVED,
    "reviewed": UnitStatus.APPROVED,
    "translated": UnitStatus.DRAFT,
    "initial": UnitStatus.DRAFT,
    "new": UnitStatus.DRAFT,
}
"""States of XLIFF 1.2 and 2; those that begin with needs- are drafts, too."""


def read_xliff(path: Path, report: TmxReport, languages: Languages) -> Iterator[Pair]:
    """The pairs of an XLIFF file; `report.read` counts its units.

    Raises TmxError when the file is no XLIFF, defines entities, or names no languages where none are given.
    """
    root = _root(path, report)
    if local_name(root) != "xliff":
        raise TmxError(f"{path}: not an XLIFF file; its first element is <{local_name(root)}>")
    for unit in units_of(root):
        pairs = list(_old_pairs(unit, path, languages) if is_old(unit) else _new_pairs(unit, path, languages))
        if not pairs:
            coded = any(len(source) for source in unit.iter("{*}source"))
            report.skip(_line(unit), _CODES_ONLY if coded else NO_SOURCE)
            continue
        report.read += 1
        report.variants += len(pairs) - 1
        yield from pairs


def _root(path: Path, report: TmxReport) -> etree._Element:
    parts, length = [], 0
    for piece in characters(path, report):
        parts.append(piece)
        length += len(piece)
        if length > _MOST_CHARACTERS:
            raise TmxError(f"{path}: longer than {_MOST_CHARACTERS:,} characters; split it")
    text = "".join(parts).lstrip("\ufeff \t\r\n")
    if _DOCTYPE_SUBSET.search(text[: max(text.find("<xliff"), 0)]):
        raise TmxError(f"{path}: defines entities of its own, which may be an attack; remove its DOCTYPE")
    data = text.encode("utf-8")
    for recover in (False, True):
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
            remove_pis=True, recover=recover, encoding="utf-8",
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            if not recover:
                report.skip(error.lineno or 0, f"the file is damaged here: {error.msg}")
            continue
        if root is not None:
            return root
    raise TmxError(f"{path}: not XML; check that it is the right file")


def units_of(root: etree._Element) -> Iterator[etree._Element]:
    """The units of a document, of either version."""
    return root.iter("{*}trans-unit", "{*}unit")


def is_old(unit: etree._Element) -> bool:
    """Whether a unit is one of XLIFF 1."""
    return local_name(unit) == "trans-unit"


class Half(NamedTuple):
    """A source and its translation within a unit: elements, the translation's None where there is none yet.

    `number` is that of the segment, "" where a unit of XLIFF 1 is not cut.
    """

    source: etree._Element
    target: etree._Element | None
    number: str = ""


def halves_of(unit: etree._Element) -> list[Half]:
    """What a unit has to translate: one, or one a segment where source and translation are both cut."""
    if not is_old(unit):
        return [
            Half(source, segment.find("{*}target"), segment.get("id", ""))
            for segment in unit.findall("{*}segment")
            if (source := segment.find("{*}source")) is not None
        ]
    source, target = unit.find("{*}source"), unit.find("{*}target")
    cut, answer = _segments(unit.find("{*}seg-source")), _segments(target)
    if cut and (not answer or set(answer) <= set(cut)) and (answer or not Content(target).text):
        return [Half(segment, answer.get(number), number) for number, segment in cut.items()]
    return [] if source is None else [Half(source, target)]


def _old_pairs(unit: etree._Element, path: Path, languages: Languages) -> Iterator[Pair]:
    """The pairs of a trans-unit of XLIFF 1: one, or one a segment when source and target are both cut."""
    file = next(unit.iterancestors("{*}file"), None)
    source, target = unit.find("{*}source"), unit.find("{*}target")
    for half in halves_of(unit):
        read, translated = Content(half.source), Content(half.target)
        if not read.text:
            continue
        yield Pair(
            read.text,
            translated.text,
            _language(languages.source, source, file, "source-language", path),
            _language(languages.target, target, file, "target-language", path),
            status_of(unit, half) if translated.text else None,
            is_locked(unit),
            unit.get("id", ""),
            file.get("original", "") if file is not None else "",
            _notes(unit.findall("{*}note")),
            read.markup,
            translated.markup,
            _line(unit),
            read.codes,
            translated.codes,
            unit.get("extradata", ""),
        )


def _segments(element: etree._Element | None) -> dict[str, etree._Element]:
    """The segments that a source or target of XLIFF 1.2 is cut into, by number."""
    if element is None:
        return {}
    return {
        mark.get("mid", str(place)): mark
        for place, mark in enumerate(element.iter("{*}mrk"))
        if mark.get("mtype") == "seg"
    }


def status_of(unit: etree._Element, half: Half) -> UnitStatus | None:
    """What a file says of a translation's status; None when it says nothing."""
    if is_old(unit):
        return _old_status(unit, unit.find("{*}target"))
    segment = half.source.getparent()
    if segment is None or (segment.get("subState") or "").endswith(":rejected"):
        return UnitStatus.REJECTED
    return _STATES.get(segment.get("state") or "")


def _old_status(unit: etree._Element, target: etree._Element | None) -> UnitStatus | None:
    state = (target.get("state") if target is not None else None) or ""
    qualifier = (target.get("state-qualifier") if target is not None else None) or ""
    if qualifier.startswith("rejected"):
        return UnitStatus.REJECTED
    if unit.get("approved") == "yes":
        return UnitStatus.APPROVED
    if state.startswith("needs-") or (not state and unit.get("approved") == "no"):
        return UnitStatus.DRAFT
    return _STATES.get(state)


def _new_pairs(unit: etree._Element, path: Path, languages: Languages) -> Iterator[Pair]:
    """The pairs of a unit of XLIFF 2, one a segment."""
    root = unit.getroottree().getroot()
    file = next(unit.iterancestors("{*}file"), None)
    notes = _notes(unit.findall("{*}notes/{*}note"))
    for half in halves_of(unit):
        source, target = half.source, half.target
        read, translated = Content(source), Content(target)
        if not read.text:
            continue
        name = "/".join(part for part in (unit.get("id"), half.number) if part)
        status = status_of(unit, half)
        yield Pair(
            read.text,
            translated.text,
            _language(languages.source, source, root, "srcLang", path),
            _language(languages.target, target, root, "trgLang", path),
            status if translated.text else None,
            is_locked(unit),
            name,
            (file.get("original") or file.get("id") or "") if file is not None else "",
            notes,
            read.markup,
            translated.markup,
            _line(source),
            read.codes,
            translated.codes,
            unit.get(_BASE, ""),
        )


def is_locked(unit: etree._Element) -> bool:
    """Whether the unit, or the nearest element above that says so, is not to be translated."""
    for element in (unit, *unit.iterancestors()):
        said = element.get("translate")
        if said:
            return said == "no"
    return False


def _language(
    given: str, text: etree._Element | None, holder: etree._Element | None, name: str, path: Path
) -> str:
    """A side's language: the user's word, else that of the file, else the text's own."""
    said = given or (holder.get(name) if holder is not None else None) or ""
    said = said or (text.get(_XML_LANG) if text is not None else None) or ""
    lang = normalise(said)
    if lang == UNKNOWN:
        side, option = ("source", "--from") if name in {"source-language", "srcLang"} else ("target", "--to")
        raise TmxError(f"{path}: does not say its {side} language; give it with {option}")
    return lang


def _line(element: etree._Element) -> int:
    return getattr(element, "sourceline", 0) or 0


def _notes(elements: Iterable[etree._Element]) -> tuple[str, ...]:
    """What people noted; Qostil's own remarks on a file that it wrote are left out."""
    said = (
        " ".join("".join(map(str, element.itertext())).split())
        for element in elements
        if element.get("from") != TOOL and element.get("category") != CATEGORY
    )
    return tuple(note for note in said if note)
