"""The rows of a review table in a Word document, as a reviewer left them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.languages import UNKNOWN, normalise
from corpus.readers.container import Container
from workbench.errors import InputError
from workbench.services.review_docx import REMARK

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARK = re.compile(r"b\d+\.s\S+ qostil:\S+", re.ASCII)
_GONE = {f"{_W}del", f"{_W}moveFrom", f"{_W}delText"}
_BREAKS = {f"{_W}br", f"{_W}cr", f"{_W}tab"}
_COLUMNS = 5


@dataclass(frozen=True, slots=True)
class WordRow:
    """A row: its number in the document's tables from 1, its texts, status and notes, and its mark."""

    number: int
    source: str
    target: str
    source_lang: str
    target_lang: str
    status: str
    notes: tuple[str, ...]
    mark: str


def word_rows(path: Path) -> Iterator[WordRow]:
    """The rows that Qostil marked; what was deleted with changes tracked is gone, what was put in counts.

    Raises InputError when the document holds no such row, CorpusError when it cannot be read.
    """
    number = found = 0
    for table in _document(path).iter(f"{_W}tbl"):
        langs = ("", "")
        for row in table.findall(f"{_W}tr"):
            number += 1
            cells = row.findall(f"{_W}tc")
            if len(cells) < _COLUMNS:
                continue
            mark = _MARK.search(_text(cells[0]))
            if mark is None:
                langs = (normalise(_text(cells[1])), normalise(_text(cells[2])))
                continue
            if UNKNOWN in langs or not all(langs):
                raise InputError(f"{path}: row {number}: the titles of the table do not name its languages")
            found += 1
            yield WordRow(
                number,
                _text(cells[1]),
                _text(cells[2]),
                *langs,
                _text(cells[3]).partition(",")[0].strip().lower(),
                tuple(line for line in _lines(cells[4]) if line),
                mark.group(),
            )
    if not found:
        raise InputError(f"{path}: holds no table that Qostil wrote; write one with: qostil export --table")


def _document(path: Path) -> _Element:
    container = Container.open(path.read_bytes(), str(path))
    return container.xml("word/document.xml")


def _text(cell: _Element) -> str:
    return " ".join(" ".join(_lines(cell)).split())


def _lines(cell: _Element) -> Iterator[str]:
    """The lines of a cell without what Qostil remarked."""
    for paragraph in cell.iter(f"{_W}p"):
        yield from "".join(_pieces(paragraph)).split("\n")


def _pieces(element: _Element) -> Iterator[str]:
    for child in element:
        if child.tag in _GONE or _is_remark(child):
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield "\n"
        else:
            yield from _pieces(child)


def _is_remark(run: _Element) -> bool:
    style = run.find(f"{_W}rPr/{_W}rStyle") if run.tag == f"{_W}r" else None
    return style is not None and style.get(f"{_W}val") == REMARK
