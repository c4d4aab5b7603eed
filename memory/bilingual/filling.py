"""An XLIFF file with other translations in it and all else as it was: the form in which a job goes back.

What a translation has of the source's inline elements is copied from there, so that ids and native codes are
those of the file. States are set where the file's own word would say something else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from itertools import count

from lxml import etree

from corpus.placeholders import Code, CodeKind
from memory.bilingual.inline import Content, local_name
from memory.bilingual.xliff import Half, halves_of, is_locked, is_old, status_of, units_of
from memory.errors import TmxError
from memory.tmx.source import ILLEGAL
from memory.tmx.tags import codes_of_markup
from memory.unit import UnitStatus
from memory.xliff.version_1 import STATES as OLD_STATES
from memory.xliff.version_2 import STATES as NEW_STATES

_ENCLOSING = {"g", "pc"}
_HEAD = re.compile(rb"[^\0]*?<(?:[\w.-]+:)?xliff(?=[\s>])[^\0>]*>")
"""All of a file up to the end of its root's tag, in an encoding that writes ASCII as ASCII."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Filling:
    """A translation: its text, its codes numbered as the source's are in order, from 1, and its status."""

    text: str
    codes: tuple[Code, ...] = ()
    status: UnitStatus = UnitStatus.APPROVED


@dataclass(slots=True)
class Filled:
    """A filled file; `written` pairs have a new translation or state, `same` had it already.

    `pairs` is how many the file has, `locked` were not to be changed, `without_tags` went in without inline
    elements, as theirs do not fit.
    """

    data: bytes = b""
    pairs: int = 0
    written: int = 0
    same: int = 0
    locked: int = 0
    without_tags: int = 0


def fill(data: bytes, fillings: Mapping[int, Filling], name: str) -> Filled:
    """Put translations into an XLIFF file, by the number of their pair in reading order, from 0.

    Raises TmxError when the file is damaged, as then it cannot be written whole.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, strip_cdata=False
    )
    try:
        tree = etree.parse(BytesIO(data), parser)
    except etree.XMLSyntaxError as error:
        raise TmxError(f"{name}: damaged at line {error.lineno}: {error.msg}; it cannot be filled") from None
    filled = Filled()
    numbers = count()
    for unit in units_of(tree.getroot()):
        wanted = [
            (half, fillings.get(next(numbers))) for half in halves_of(unit) if Content(half.source).text
        ]
        if is_locked(unit):
            filled.locked += sum(filling is not None for _, filling in wanted)
        else:
            _fill_unit(unit, wanted, filled)
    filled.pairs = next(numbers)
    filled.data = _written(tree, data)
    return filled


def _written(tree: etree._ElementTree, data: bytes) -> bytes:
    """A document in the encoding it came in, its beginning and its end as they were there."""
    out = BytesIO()
    tree.write(out, encoding=tree.docinfo.encoding or "UTF-8", xml_declaration=True)
    whole = out.getvalue()
    before, after = _HEAD.match(data), _HEAD.match(whole)
    if before is None or after is None:
        return whole
    rest = whole[after.end() :].rstrip()
    if data.count(b"\r\n") * 2 > data.count(b"\n"):
        rest = rest.replace(b"\n", b"\r\n")  # a parser reads either as one line feed
    return before.group() + rest + data[len(data.rstrip()) :]


def _fill_unit(unit: etree._Element, wanted: Sequence[tuple[Half, Filling | None]], filled: Filled) -> None:
    for half, filling in wanted:
        if filling is None:
            continue
        written = _fill_half(unit, half, filling, filled)
        status = _status(unit, filling, [other for _, other in wanted])
        said = status_of(unit, half) is status and not (written and status is UnitStatus.DRAFT)
        stated = not said and _state(unit, half, status)
        filled.written += written or stated
        filled.same += not (written or stated)


def _status(unit: etree._Element, filling: Filling, all_: Sequence[Filling | None]) -> UnitStatus | None:
    """The status to say: a cut unit of XLIFF 1 has one for all its segments, none while one is missing."""
    if not is_old(unit) or len(all_) == 1:
        return filling.status
    found = {other.status for other in all_ if other is not None}
    if None in all_:
        return None
    return found.pop() if len(found) == 1 else UnitStatus.DRAFT


def _fill_half(unit: etree._Element, half: Half, filling: Filling, filled: Filled) -> bool:
    """Write a translation unless it stands there already; whether it was written."""
    source = Content(half.source)
    codes = codes_of_markup(source.markup)
    before = Content(half.target)
    names = {named.name: code.number for named, code in zip(source.codes, codes, strict=True)}
    now = [(code.place, code.kind, code.number) for code in filling.codes]
    there = [
        (code.place, code.kind, names.get(named.name, 0))
        for named, code in zip(before.codes, codes_of_markup(before.markup), strict=True)
    ]
    if before.text == filling.text and there == now:
        return False
    elements = {
        (code.number, code.kind): element for code, element in zip(codes, source.elements, strict=True)
    }
    edges = before.edges if before.text else source.edges
    used = _write(_target(unit, half), filling, elements, edges)
    filled.without_tags += used < len(codes)
    return True


def _target(unit: etree._Element, half: Half) -> etree._Element:
    """The element for a translation, a new one in its place where there is none."""
    if half.target is not None:
        return half.target
    cut = unit.find("{*}seg-source")
    if not is_old(unit) or cut is None:
        return _after(half.source)
    whole = unit.find("{*}target")
    whole = _after(cut) if whole is None else whole
    if not half.number:
        return whole
    if not len(whole):
        _copy_cuts(cut, whole)
    return next(mark for mark in whole.iter("{*}mrk") if mark.get("mid", "") == half.number)


def _after(source: etree._Element) -> etree._Element:
    """A target right after its source, on a line of its own where that has one."""
    parent, before = source.getparent(), source.getprevious()
    target = deepcopy(source)
    _empty(target)
    target.attrib.clear()
    target.tag = _sibling_name(source)
    space = source.get(_SPACE)
    if space:
        target.set(_SPACE, space)
    after = source.tail
    source.addnext(target)
    if before is not None:
        source.tail = before.tail
    elif parent is not None:
        source.tail = parent.text
    target.tail = after
    return target


def _sibling_name(source: etree._Element) -> str:
    return str(source.tag).replace(local_name(source), "target")


def _copy_cuts(cut: etree._Element, whole: etree._Element) -> None:
    """The segments of a source, empty, with what stands between them."""
    copy = deepcopy(cut)
    for mark in copy.iter("{*}mrk"):
        if mark.get("mtype") == "seg":
            _empty(mark)
    whole.text = copy.text
    whole.extend(list(copy))


def _empty(element: etree._Element) -> None:
    for child in list(element):
        element.remove(child)
    element.text = None


def _write(
    target: etree._Element,
    filling: Filling,
    elements: Mapping[tuple[int, CodeKind], etree._Element],
    edges: tuple[str, str],
) -> int:
    """Make a text the content of an element; how many of its codes went in: all if they fit, else none."""
    _empty(target)
    _say(target, edges[0])
    codes = filling.codes if _fits(filling.codes, elements) else ()
    open_ = [target]
    last = 0
    for code in codes:
        _say(open_[-1], filling.text[last : code.place])
        last = code.place
        element = elements[code.number, code.kind]
        if local_name(element) not in _ENCLOSING:
            open_[-1].append(_alike(element, deep=True))
        elif code.kind is CodeKind.OPEN:
            fresh = _alike(element, deep=False)
            open_[-1].append(fresh)
            open_.append(fresh)
        else:
            open_.pop()
    _say(target, filling.text[last:] + edges[1])
    return len(codes)


def _fits(codes: Sequence[Code], elements: Mapping[tuple[int, CodeKind], etree._Element]) -> bool:
    """Whether every code has its element, and enclosing ones are closed in the reverse order."""
    open_: list[int] = []
    for code in codes:
        element = elements.get((code.number, code.kind))
        if element is None:
            return False
        if local_name(element) not in _ENCLOSING:
            continue
        if code.kind is CodeKind.OPEN:
            open_.append(code.number)
        elif not open_ or open_.pop() != code.number:
            return False
    return not open_


def _alike(element: etree._Element, *, deep: bool) -> etree._Element:
    fresh = deepcopy(element)
    if not deep:
        _empty(fresh)
    fresh.tail = None
    return fresh


def _say(element: etree._Element, text: str) -> None:
    text = ILLEGAL.sub("", text)
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _state(unit: etree._Element, half: Half, status: UnitStatus | None) -> bool:
    """Say a status in the words of the file's version; whether it was said."""
    holder = unit.find("{*}target") if is_old(unit) else half.source.getparent()
    if holder is None or status is None:
        return False
    for name in ("state", "state-qualifier", "subState"):
        holder.attrib.pop(name, "")
    for name, value in (OLD_STATES if is_old(unit) else NEW_STATES)[status].items():
        holder.set(name, value)
    if is_old(unit) and status is UnitStatus.APPROVED:
        unit.set("approved", "yes")
    elif is_old(unit):
        unit.attrib.pop("approved", "")
    return True
