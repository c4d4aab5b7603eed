"""The rows of delimited text, each with its line; a quotation mark left open costs its row and no more."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from memory.glossary.columns import column_of
from memory.glossary.report import GlossaryReport

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
TABBED = (".tsv", ".tab", ".utf8", ".txt")
"""The endings of files with a tab between cells."""

_MOST_LINES = 100
_DELIMITERS = "\t;,|"
_SAMPLE = 50
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of a row and the line it begins at."""

    line: int
    cells: list[str]


def delimiter_of(text: str, suffix: str) -> str:
    """What separates the cells: a tab in a .tsv; else what gives the first line titles, or the lines alike.

    A first line sep=; says it outright.
    """
    if text[:5].lower().startswith("sep=") and text[4:5] in _DELIMITERS:
        return text[4]
    if suffix.lower() in TABBED:
        return "\t"
    lines = [line for line in text[: 1 << 16].splitlines()[:_SAMPLE] if line.strip()] or [""]

    def fitness(mark: str) -> tuple[int, int, int]:
        counts = Counter(number for line in lines if (number := _count(line, mark)))
        number, often = counts.most_common(1)[0] if counts else (0, 0)
        return _titles(lines[0], mark), often + (len(lines) if _count(lines[0], mark) else 0), number

    best = max(_DELIMITERS, key=fitness)
    return best if any(fitness(best)) else ","


def _titles(line: str, mark: str) -> int:
    """How many cells of a line are titles of columns."""
    cells = next(csv.reader([line], delimiter=mark), [])
    return sum(column_of(cell) is not None for cell in cells)


def _count(line: str, mark: str) -> int:
    """How often a mark stands outside quotation marks."""
    return re.sub(r'"(?:[^"]|"")*"', "", line).count(mark)


def records(text: str, delimiter: str, report: GlossaryReport) -> Iterator[Record]:
    """The rows of a text, blank ones included."""
    lines = _LINE.findall(_ILLEGAL.sub("", text))
    place = 1 if lines and lines[0][:4].lower() == "sep=" else 0
    while place < len(lines):
        cells, used = _record(lines, place, delimiter)
        if cells is None:
            report.skip(place + 1, "the row has a quotation mark that is not closed")
        else:
            yield Record(place + 1, cells)
        place += used


def _record(lines: list[str], place: int, delimiter: str) -> tuple[list[str] | None, int]:
    """The cells that begin at a line and how many lines they take; no cells when a quotation stays open."""
    if '"' not in lines[place]:
        return lines[place].rstrip("\r\n").split(delimiter), 1
    quotes = 0
    for count in range(1, min(_MOST_LINES, len(lines) - place) + 1):
        quotes += lines[place + count - 1].count('"')
        if quotes % 2:
            continue
        chunk = "".join(lines[place : place + count])
        try:
            rows = list(csv.reader([chunk.rstrip("\r\n")], delimiter=delimiter, strict=True))
        except csv.Error as error:
            if "unexpected end" in str(error):
                continue
            return _loosely(lines[place], delimiter), 1
        return rows[0] if rows else [], count
    return None, 1


def _loosely(line: str, delimiter: str) -> list[str]:
    """The cells of a line whose quotation marks mean nothing but themselves."""
    return line.rstrip("\r\n").split(delimiter)
