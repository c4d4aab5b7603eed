"""Writing XLIFF, unit by unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from corpus.writing import atomic_file
from memory.errors import TmxError
from memory.tmx.source import ILLEGAL
from memory.xliff import version_1, version_2
from memory.xliff.unit import XliffFile

VERSIONS = ("1.2", "2.1")
"""The versions that can be written."""


@dataclass(slots=True)
class XliffReport:
    """What came of writing: characters that XML forbids are left out and counted."""

    bytes: int = 0
    dropped_characters: int = 0


def write_xliff(
    files: Sequence[XliffFile],
    place: Path | IO[bytes],
    version: str = VERSIONS[0],
    report: XliffReport | None = None,
) -> XliffReport:
    """Write documents as one XLIFF file.

    Version 2.1 holds one pair of languages, that of the first document; raises TmxError for others, and when
    a path cannot be written, which is left as it was then.
    """
    report = report if report is not None else XliffReport()
    if version != VERSIONS[0] and len({(file.source_lang, file.target_lang) for file in files}) > 1:
        raise TmxError(
            f"{place}: XLIFF {version} holds one pair of languages; choose one (--to), or version 1.2"
        )
    try:
        with atomic_file(place) if isinstance(place, Path) else nullcontext(place) as out:
            for line in _lines(files, version):
                legal, dropped = ILLEGAL.subn("", line)
                report.dropped_characters += dropped
                report.bytes += out.write(legal.encode())
    except OSError as error:
        raise TmxError(f"{place}: cannot be written: {error.strerror}; choose another place") from error
    return report


def _lines(files: Sequence[XliffFile], version: str) -> Iterator[str]:
    if version == VERSIONS[0]:
        yield version_1.HEAD
        for file in files:
            yield from version_1.lines_of(file)
        yield version_1.TAIL
        return
    yield version_2.head_of(files[0].source_lang, files[0].target_lang)
    for file in files:
        yield from version_2.lines_of(file)
    yield version_2.TAIL
