"""Reading TMX 1.1 to 1.4b, unit by unit.

Nothing is resolved: a file with entity definitions of its own is refused. A damaged unit costs that unit
(`memory.tmx.scanning`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from corpus.languages import UNKNOWN, full_code, normalise
from memory.tmx.dates import read_date
from memory.tmx.header import Head, read_head
from memory.tmx.properties import notes_of, properties_of
from memory.tmx.report import TmxReport
from memory.tmx.scanning import Scanner, Stretch, Window
from memory.tmx.source import characters
from memory.tmx.tags import ORIGIN_PROPERTIES, context_text, inner_markup, is_context, plain_text
from memory.unit import Origin, TranslationUnit, UnitStatus

_ALL = {"*all*", "all", ""}
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_STATUSES = frozenset(status.value for status in UnitStatus)
_COUNT = re.compile(r"\d{1,9}", re.ASCII)


def read_tmx(
    path: Path, report: TmxReport | None = None, *, source_lang: str = "kk"
) -> Iterator[TranslationUnit]:
    """The units of a file as they are read; what cannot be used is noted in the report with its line.

    A unit with several texts in one language makes several units. `source_lang` decides which language is
    the source when the file leaves it open (`*all*`). Raises TmxError when the file is not TMX, or defines
    entities.
    """
    report = report if report is not None else TmxReport()
    window = Window(characters(path, report))
    head = read_head(path, window)
    report.header = head.header
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    for stretch in Scanner(window, report).stretches():
        try:
            units = _units(_parsed(stretch, head, parser), head, source_lang)
        except _Unusable as error:
            report.skip(stretch.line, str(error))
            continue
        if "\ufffd" in stretch.text:
            report.doubt(stretch.line, "the unit holds characters that cannot be read (U+FFFD)")
        report.read += 1
        report.variants += len(units) - 1
        yield from units


class _Unusable(Exception):
    """Why a unit is left out."""


class _Variant(NamedTuple):
    """A text of a unit: its language as kk and in full as kk-KZ, and its elements."""

    lang: str
    code: str
    text: str
    element: etree._Element
    segment: etree._Element | None

    @property
    def is_marked(self) -> bool:
        """Whether there are elements in the text."""
        return self.segment is not None and len(self.segment) > 0


def _units(tu: etree._Element, head: Head, source_lang: str) -> list[TranslationUnit]:
    variants = _variants(tu)
    source = _source(variants, tu.get("srclang") or head.header.source_lang, source_lang)
    if source is None or not source.text:
        raise _Unusable("the unit has no source text")
    first: dict[str, _Variant] = {}
    further: list[tuple[str, _Variant]] = []
    sources: list[_Variant] = []
    for variant in variants:
        if variant is source or not variant.text:
            continue
        if variant.code == source.code:
            sources.append(variant)
            continue
        lang = variant.code if variant.lang == source.lang else variant.lang
        if first.setdefault(lang, variant) is not variant:
            further.append((lang, variant))
    if not first:
        raise _Unusable("the unit has no translation")
    unit = _assembled(tu, source, first)
    if not sources and not further:
        return [unit]
    return [unit, *_alternatives(unit, tu, source, first, sources, further)]


def _parsed(stretch: Stretch, head: Head, parser: etree.XMLParser) -> etree._Element:
    try:
        if not head.namespaces:
            return etree.fromstring(stretch.text, parser)
        return etree.fromstring(f"<tmx {head.namespaces}>{stretch.text}</tmx>", parser)[0]
    except etree.XMLSyntaxError as error:
        raise _Unusable(f"the unit is damaged: {error.msg}") from error


def _variants(tu: etree._Element) -> list[_Variant]:
    """The texts whose language is known, in order."""
    found = []
    for element in tu.iterchildren("{*}tuv"):
        lang, code = _language(element.get(_XML_LANG) or element.get("lang") or "")
        if lang != UNKNOWN:
            segment = next(element.iterchildren("{*}seg"), None)
            found.append(_Variant(lang, code, plain_text(segment), element, segment))
    return found


@lru_cache(maxsize=1024)
def _language(code: str) -> tuple[str, str]:
    return normalise(code), full_code(code)


def _source(variants: list[_Variant], wanted: str, source_lang: str) -> _Variant | None:
    """The text to translate from: in the language asked for, else in the usual one, else the first."""
    if wanted.strip().lower() in _ALL:
        wanted = source_lang
    for lang, code in (_language(wanted), _language(source_lang)):
        alike = [variant for variant in variants if variant.lang == lang]
        if alike:
            return min(alike, key=lambda variant: (not variant.text, variant.code != code))
    return next((variant for variant in variants if variant.text), None)


def _alternatives(
    unit: TranslationUnit,
    tu: etree._Element,
    source: _Variant,
    first: dict[str, _Variant],
    sources: list[_Variant],
    further: list[tuple[str, _Variant]],
) -> list[TranslationUnit]:
    """Units for the texts that stand beside others in their language; they get uids of their own."""
    groups: list[dict[str, _Variant]] = []
    for lang, variant in further:
        group = next((group for group in groups if lang not in group), None)
        if group is None:
            groups.append(group := {})
        group[lang] = variant
    found = [_assembled(tu, source, group) for group in groups]
    found += [_assembled(tu, other, first) for other in sources]
    new: list[TranslationUnit] = []
    for other in found:
        if all((u.source, u.targets) != (other.source, other.targets) for u in (unit, *new)):
            new.append(replace(other, uid=""))
    return new


def _assembled(tu: etree._Element, source: _Variant, targets: dict[str, _Variant]) -> TranslationUnit:
    elements = {lang: variant.element for lang, variant in targets.items()}
    texts = {source.lang: source.element, **elements}
    properties = properties_of({"": tu, **texts})
    own = {name: _own(properties, key, source.lang) for name, key in ORIGIN_PROPERTIES.items() if properties}
    status = own.get("status")
    usage = tu.get("usagecount") or ""
    markup = {lang: inner_markup(variant.segment) for lang, variant in targets.items() if variant.is_marked}
    return TranslationUnit(
        source=source.text,
        targets={lang: variant.text for lang, variant in targets.items()},
        source_lang=source.lang,
        uid=tu.get("tuid") or "",
        author=_first(tu, elements, "creationid"),
        editor=_first(tu, elements, "changeid"),
        created=read_date(_first(tu, elements, "creationdate")),
        changed=read_date(_first(tu, elements, "changedate")),
        origin=Origin(own.get("project", ""), own.get("document", ""), own.get("segment", "")),
        previous=own.get("previous", ""),
        following=own.get("following", ""),
        status=UnitStatus(status) if status in _STATUSES else UnitStatus.APPROVED,
        notes=notes_of((tu, *texts.values())),
        properties=properties,
        usage=int(usage) if _COUNT.fullmatch(usage) else 0,
        source_markup=inner_markup(source.segment) if source.is_marked else "",
        target_markup={lang: raw for lang, raw in markup.items() if raw} if markup else {},
    )


def _own(properties: dict[str, str], key: str, source_lang: str) -> str:
    """The value of one of our properties; neighbouring texts stand at the source text in some files."""
    if not is_context(key):
        return properties.pop(key, "")
    at_source = f"tuv:{source_lang}:{key}"
    return context_text(properties.pop(key if key in properties else at_source, ""))


def _first(tu: etree._Element, targets: dict[str, etree._Element], name: str) -> str:
    """An attribute of the unit, or of the first translation that has it."""
    value = tu.get(name)
    if value:
        return value
    for tuv in targets.values():
        if value := tuv.get(name):
            return value
    return ""
