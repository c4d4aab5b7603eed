"""Reading TMX 1.1 to 1.4b, unit by unit.

The file is cut into `<tu>…</tu>` stretches before it is parsed, so a damaged unit costs that unit, and a
truncated file only its end. Nothing is resolved: a file with entity definitions of its own is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from corpus.languages import normalise
from memory.errors import TmxError
from memory.tmx.report import TmxReport
from memory.tmx.source import characters
from memory.tmx.tags import ORIGIN_PROPERTIES, inner_markup, plain_text
from memory.unit import Origin, TranslationUnit, UnitStatus

_MOST_CHARACTERS = 1_000_000
_MARKS = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<tu(?=[\s>])|</tu\s*>", re.DOTALL)
_DOCTYPE_SUBSET = re.compile(r"<!DOCTYPE[^>\[]*\[")
_HEADER = re.compile(r"<header\b[^>]*>", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_DATE = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d))?)?")
_ALL = {"*all*", "all", ""}
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_tmx(
    path: Path, report: TmxReport | None = None, *, source_lang: str = "kk"
) -> Iterator[TranslationUnit]:
    """The units of a file as they are read; what cannot be used is noted in the report with its line.

    `source_lang` decides which language is the source when the file leaves it open (`*all*`). Raises
    TmxError when the file is not TMX, or defines entities.
    """
    report = report if report is not None else TmxReport()
    header: dict[str, str] = {}
    for stretch in _stretches(path, report, header):
        try:
            yield _unit(stretch, header, source_lang)
        except _Unusable as error:
            report.skip(stretch.line, str(error))
        else:
            report.read += 1


class _Unusable(Exception):
    """Why a unit is left out."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    text: str
    line: int


@dataclass(slots=True)
class _Scanner:
    """What is left of the text read so far, and how many lines went before it."""

    rest: str = ""
    line: int = 1
    open_at: int = -1
    overlong: bool = False
    found: list[_Stretch] = field(default_factory=list)


def _stretches(path: Path, report: TmxReport, header: dict[str, str]) -> Iterator[_Stretch]:
    scanner = _Scanner()
    seen_root = False
    for piece in characters(path, report):
        scanner.rest += piece
        if not seen_root:
            if (
                "<tu" not in scanner.rest
                and "</body" not in scanner.rest
                and len(scanner.rest) < _MOST_CHARACTERS
            ):
                continue
            _read_head(path, scanner.rest, header)
            seen_root = True
        yield from _scan(scanner, report)
    if not seen_root:
        _read_head(path, scanner.rest, header)
        yield from _scan(scanner, report)
    if scanner.open_at >= 0 or scanner.overlong:
        report.skip(scanner.line, "the file ends inside this unit")
    elif "</tmx" not in scanner.rest:
        report.skip(scanner.line + scanner.rest.count("\n"), "the file is truncated: its end is missing")


def _read_head(path: Path, head: str, header: dict[str, str]) -> None:
    start = head.find("<tmx")
    if start < 0:
        raise TmxError(f"{path}: not a TMX file; there is no <tmx> element")
    if _DOCTYPE_SUBSET.search(head[:start]):
        raise TmxError(f"{path}: defines entities of its own, which may be an attack; remove its DOCTYPE")
    found = _HEADER.search(head)
    if found:
        header.update((name, a or b) for name, a, b in _ATTRIBUTE.findall(found.group()))


def _scan(scanner: _Scanner, report: TmxReport) -> Iterator[_Stretch]:
    """The complete units of what was read so far; the rest waits for more."""
    text, place = scanner.rest, max(scanner.open_at, 0)
    done = 0
    if scanner.open_at >= 0:
        place = scanner.open_at + 3
    for mark in _MARKS.finditer(text, place):
        if mark.group().startswith("<!"):
            continue
        if mark.group() == "<tu":
            if scanner.open_at >= 0:
                line = scanner.line + text.count("\n", done, scanner.open_at)
                report.skip(line, "the unit is not closed")
            scanner.open_at = mark.start()
        elif scanner.overlong:
            scanner.overlong = False
            done = mark.end()
        elif scanner.open_at >= 0:
            line = scanner.line + text.count("\n", done, scanner.open_at)
            yield _Stretch(text[scanner.open_at : mark.end()], line)
            scanner.line = line + text.count("\n", scanner.open_at, mark.end())
            done, scanner.open_at = mark.end(), -1
    _keep_rest(scanner, report, text, done)


def _keep_rest(scanner: _Scanner, report: TmxReport, text: str, done: int) -> None:
    keep = (
        scanner.open_at if scanner.open_at >= 0 else max(done, len(text) - 16 if scanner.overlong else done)
    )
    scanner.line += text.count("\n", done, keep)
    scanner.rest = text[keep:]
    scanner.open_at = 0 if scanner.open_at >= 0 else -1
    if len(scanner.rest) > _MOST_CHARACTERS and scanner.open_at >= 0:
        report.skip(scanner.line, f"the unit is longer than {_MOST_CHARACTERS:,} characters")
        scanner.line += scanner.rest.count("\n")
        scanner.rest, scanner.open_at, scanner.overlong = scanner.rest[-16:], -1, True


def _unit(stretch: _Stretch, header: dict[str, str], source_lang: str) -> TranslationUnit:
    if len(stretch.text) > _MOST_CHARACTERS:
        raise _Unusable(f"the unit is longer than {_MOST_CHARACTERS:,} characters")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tu = etree.fromstring(stretch.text, parser)
    except etree.XMLSyntaxError as error:
        raise _Unusable(f"the unit is damaged: {error.msg}") from error
    variants = _variants(tu)
    wanted = tu.get("srclang") or header.get("srclang") or "*all*"
    lang = source_lang if wanted.lower() in _ALL else normalise(wanted)
    if lang not in variants:
        lang = source_lang if source_lang in variants else next(iter(variants), "")
    targets = {code: tuv for code, tuv in variants.items() if code != lang and plain_text(_segment(tuv))}
    if not lang or not plain_text(_segment(variants[lang])):
        raise _Unusable("the unit has no source text")
    if not targets:
        raise _Unusable("the unit has no translation")
    return _assembled(tu, lang, variants[lang], targets)


def _variants(tu: etree._Element) -> dict[str, etree._Element]:
    """The first variant of each language that has a text."""
    found: dict[str, etree._Element] = {}
    for tuv in tu.findall("{*}tuv"):
        code = tuv.get(_XML_LANG) or tuv.get("lang") or ""
        lang = normalise(code)
        if lang == "und":
            continue
        if lang not in found or not plain_text(_segment(found[lang])):
            found[lang] = tuv
    return found


def _segment(tuv: etree._Element) -> etree._Element | None:
    return tuv.find("{*}seg")


def _assembled(
    tu: etree._Element, lang: str, source: etree._Element, targets: dict[str, etree._Element]
) -> TranslationUnit:
    properties = {str(p.get("type")): _content(p) for p in tu.findall("{*}prop") if p.get("type")}
    own = {name: properties.pop(key, "") for name, key in ORIGIN_PROPERTIES.items()}
    status = own["status"] if own["status"] in set(UnitStatus) else UnitStatus.APPROVED
    notes = tuple(_content(note) for note in (*tu.findall("{*}note"), *source.findall("{*}note")))
    usage = tu.get("usagecount") or ""
    markup = {code: inner_markup(_segment(tuv)) for code, tuv in targets.items()}
    return TranslationUnit(
        source=plain_text(_segment(source)),
        targets={code: plain_text(_segment(tuv)) for code, tuv in targets.items()},
        source_lang=lang,
        uid=tu.get("tuid") or "",
        author=_first(tu, targets, "creationid"),
        editor=_first(tu, targets, "changeid"),
        created=_date(_first(tu, targets, "creationdate")),
        changed=_date(_first(tu, targets, "changedate")),
        origin=Origin(own["project"], own["document"], own["segment"]),
        previous=own["previous"],
        following=own["following"],
        status=UnitStatus(status),
        notes=notes,
        properties=properties,
        usage=int(usage) if usage.isdigit() else 0,
        source_markup=inner_markup(_segment(source)),
        target_markup={code: raw for code, raw in markup.items() if raw},
    )


def _content(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _first(tu: etree._Element, targets: dict[str, etree._Element], name: str) -> str:
    """An attribute of the unit, or of the first translation that has it."""
    return tu.get(name) or next((value for tuv in targets.values() if (value := tuv.get(name))), "")


def _date(text: str) -> datetime | None:
    """A date in any usual spelling, as UTC; an unreadable one is none."""
    found = _DATE.match(text)
    if not found:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
