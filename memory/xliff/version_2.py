"""XLIFF 2.1 (OASIS Standard, 2018), its core only, which is that of 2.0."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from corpus.placeholders import Code
from memory.unit import UnitStatus
from memory.xliff.inline import Place, attributes, escaped, with_elements
from memory.xliff.unit import XliffFile, XliffUnit

NAMESPACE = "urn:qostil:xliff"
"""The namespace of Qostil's own attribute of a unit."""
TAIL = "</xliff>\n"
CATEGORY = "qostil"
"""The category of what Qostil remarks of a unit."""
_FORMATTING = {"bold": "xlf:b", "italic": "xlf:i", "underlined": "xlf:u"}
_KINDS = {"link": "link", "image": "image", "footnote": "other", "field": "other"}
STATES: dict[UnitStatus | None, dict[str, str]] = {
    None: {"state": "initial"},
    UnitStatus.DRAFT: {"state": "translated"},
    UnitStatus.APPROVED: {"state": "final"},
    UnitStatus.REJECTED: {"state": "initial", "subState": "qostil:rejected"},
}
"""The attributes of a segment that say its status."""
_TAGS = {
    Place.OPENS: '<pc id="{number}"{kind}>',
    Place.CLOSES: "</pc>",
    Place.BEGINS: '<sc id="{number}"{kind}/>',
    Place.ENDS: '<ec startRef="{number}"/>',
    Place.BEGINS_ALONE: '<sc id="{number}" isolated="yes"{kind}/>',
    Place.ENDS_ALONE: '<ec id="{number}" isolated="yes"{kind}/>',
    Place.STANDS: '<ph id="{number}"{kind}{equiv}/>',
}


def head_of(source_lang: str, target_lang: str) -> str:
    """The beginning of the document, which has one pair of languages."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0"'
        f" xmlns:qostil={quoteattr(NAMESPACE)}"
        f" srcLang={quoteattr(source_lang)} trgLang={quoteattr(target_lang)}>\n"
    )


def lines_of(file: XliffFile) -> Iterator[str]:
    """A `file` element, line by line; it must hold a unit, so one without units is nothing."""
    begun = False
    for unit in file.units:
        if not begun:
            yield f'  <file id={quoteattr(file.id)} original={quoteattr(file.name)} xml:space="preserve">\n'
        begun = True
        yield from _unit(unit)
    if begun:
        yield "  </file>\n"


def _unit(unit: XliffUnit) -> Iterator[str]:
    locked = ' translate="no"' if unit.locked else ""
    base = f" qostil:base={quoteattr(unit.base)}" if unit.base else ""
    yield f"    <unit id={quoteattr(unit.id)}{locked}{base}>\n"
    if unit.notes or unit.remarks:
        notes = "".join(f"<note>{escaped(note)}</note>" for note in unit.notes)
        remarks = "".join(f'<note category="{CATEGORY}">{escaped(note)}</note>' for note in unit.remarks)
        yield f"      <notes>{notes}{remarks}</notes>\n"
    state = STATES[unit.status] if unit.target else STATES[None]
    yield f"      <segment{attributes(state) if unit.with_state else ''}>\n"
    yield f"        <source>{with_elements(unit.source, unit.source_codes, _element)}</source>\n"
    if unit.target:
        yield f"        <target>{with_elements(unit.target, unit.target_codes, _element)}</target>\n"
    yield "      </segment>\n    </unit>\n"


def _element(code: Code, place: Place) -> str:
    formatting = _FORMATTING.get(code.name)
    kind = (
        f' type="fmt" subType="{formatting}"' if formatting else f' type="{_KINDS.get(code.name, "other")}"'
    )
    equiv = f" equiv={quoteattr(code.name)}" if code.name else ""
    return _TAGS[place].format(number=code.number, kind=kind, equiv=equiv)
