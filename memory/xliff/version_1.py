"""XLIFF 1.2 (OASIS Standard, 2008), valid against its strict schema."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from xml.sax.saxutils import quoteattr

from corpus.placeholders import Code
from memory.unit import UnitStatus
from memory.xliff.inline import Place, attributes, escaped, with_elements
from memory.xliff.unit import XliffFile, XliffUnit

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n'
)
TAIL = "</xliff>\n"
TOOL = "Qostil"
"""Who says what is remarked of a unit."""
_TYPES = {"bold": "bold", "italic": "italic", "underlined": "underlined", "link": "link", "image": "image"}
_STANDING = {"image": "image", "line break": "lb", "page break": "pb"}
STATES: dict[UnitStatus | None, dict[str, str]] = {
    None: {"state": "new"},
    UnitStatus.DRAFT: {"state": "needs-review-translation"},
    UnitStatus.APPROVED: {"state": "final"},
    UnitStatus.REJECTED: {"state": "needs-translation", "state-qualifier": "rejected-inaccurate"},
}
"""The attributes of a target that say its status."""
_TAGS = {
    Place.OPENS: '<g id="{number}" ctype="{ctype}">',
    Place.CLOSES: "</g>",
    Place.BEGINS: '<bx id="{number}" rid="{number}" ctype="{ctype}"/>',
    Place.ENDS: '<ex id="{number}" rid="{number}"/>',
    Place.BEGINS_ALONE: '<bx id="{number}" ctype="{ctype}"/>',
    Place.ENDS_ALONE: '<ex id="{number}"/>',
    Place.STANDS: '<x id="{number}" ctype="{ctype}"/>',
}


def lines_of(file: XliffFile) -> Iterator[str]:
    """A `file` element, line by line."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    yield (
        f"  <file original={quoteattr(file.name)} source-language={quoteattr(file.source_lang)}"
        f' target-language={quoteattr(file.target_lang)} datatype="plaintext" xml:space="preserve"'
        f' date="{now}" tool-id="qostil">\n'
        '    <header><tool tool-id="qostil" tool-name="Qostil" tool-version="0.1"/></header>\n    <body>\n'
    )
    for unit in file.units:
        yield from _unit(unit)
    yield "    </body>\n  </file>\n"


def _unit(unit: XliffUnit) -> Iterator[str]:
    approved = ' approved="yes"' if unit.status is UnitStatus.APPROVED and unit.target else ""
    locked = ' translate="no"' if unit.locked else ""
    base = f" extradata={quoteattr(unit.base)}" if unit.base else ""
    yield f"      <trans-unit id={quoteattr(unit.id)}{approved}{locked}{base}>\n"
    yield f"        <source>{with_elements(unit.source, unit.source_codes, _element)}</source>\n"
    state = STATES[unit.status] if unit.target else {"state": "needs-translation"}
    target = with_elements(unit.target, unit.target_codes, _element)
    yield f"        <target{attributes(state) if unit.with_state else ''}>{target}</target>\n"
    for note in unit.notes:
        yield f"        <note>{escaped(note)}</note>\n"
    for remark in unit.remarks:
        yield f'        <note from="{TOOL}">{escaped(remark)}</note>\n'
    yield "      </trans-unit>\n"


def _element(code: Code, place: Place) -> str:
    known = _STANDING if place is Place.STANDS else _TYPES
    ctype = known.get(code.name) or f"x-{'-'.join(code.name.split()) or 'code'}"
    return _TAGS[place].format(number=code.number, ctype=escaped(ctype).replace('"', "&quot;"))
