"""A TMX file as clean characters: decoded, unzipped, without what XML forbids, a piece at a time."""

from __future__ import annotations

import codecs
import gzip
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from memory.errors import TmxError
from memory.tmx.report import TmxReport

_PIECE = 1 << 16
_HEAD = 1 << 20
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be")
_REFERENCE = re.compile(r"&#(?:x([0-9A-Fa-f]{1,32})|([0-9]{1,32}));")
_LONGEST_REFERENCE = 36
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""The characters that XML 1.0 forbids, lone surrogates and U+FFFE, U+FFFF among them."""


def characters(path: Path, report: TmxReport) -> Iterator[str]:
    """The text of a file, piece by piece; illegal characters are dropped and counted in the report.

    A compressed file that breaks off ends there. Raises TmxError when the file cannot be read.
    """
    try:
        with path.open("rb") as raw, _unzipped(raw) as file:
            head = _read(file, _HEAD, report)
            if not head.strip(b"\0 \t\r\n"):
                raise TmxError(f"{path}: is empty")
            encoding, skipped = _encoding(head)
            report.path, report.encoding = str(path), encoding
            yield from _decoded(file, head[skipped:], encoding, report)
    except OSError as error:
        reason = error.strerror or str(error)
        raise TmxError(f"{path}: cannot be read: {reason}; check the file and try again") from error


def _unzipped(raw: IO[bytes]) -> IO[bytes]:
    magic = raw.read(2)
    raw.seek(0)
    return gzip.open(raw, "rb") if magic == b"\x1f\x8b" else raw  # type: ignore[return-value]


def _read(file: IO[bytes], size: int, report: TmxReport) -> bytes:
    """The next bytes; those before the damage when a compressed file breaks off."""
    pieces: list[bytes] = []
    left = size
    try:
        while left and (piece := file.read(min(left, _PIECE))):
            pieces.append(piece)
            left -= len(piece)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        report.broken_off = True
    return b"".join(pieces)


def _encoding(head: bytes) -> tuple[str, int]:
    """The encoding, and how many bytes its mark takes."""
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name, len(bom)
    for beginning, name in _UNMARKED:
        if head.startswith(beginning):
            return name, 0
    declared = _DECLARED.search(head[:400])
    return _true_encoding(declared.group(1).decode("ascii") if declared else "utf-8", head), 0


def _true_encoding(name: str, head: bytes) -> str:
    """The declared encoding if the bytes bear it out, else UTF-8, else cp1251."""
    for candidate in (name, "utf-8"):
        if candidate.lower().startswith(("utf-16", "utf16", "ucs-2", "utf-32")):
            continue
        try:
            b"<".decode(candidate)  # refuses codecs that make no text, which may be an attack
            codecs.getincrementaldecoder(candidate)().decode(head)
        except (LookupError, UnicodeError):
            continue
        return codecs.lookup(candidate).name
    readable = head.decode("utf-8", "ignore")
    stray = len(head) - len(readable.encode())
    return "utf-8" if sum(not c.isascii() for c in readable) > stray else "cp1251"


def _decoded(file: IO[bytes], piece: bytes, encoding: str, report: TmxReport) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    rest = ""
    while piece:
        text = rest + _counted(decoder.decode(piece), report)
        cut = text.rfind("&", max(len(text) - _LONGEST_REFERENCE, 0))
        rest, text = (text[cut:], text[:cut]) if cut >= 0 else ("", text)
        yield _clean(text, report)
        piece = b"" if report.broken_off else _read(file, _PIECE, report)
    yield _clean(rest + _counted(decoder.decode(b"", final=True), report), report)


def _counted(text: str, report: TmxReport) -> str:
    """A text, with the marks for what could not be decoded counted; some files hold such marks themselves."""
    report.undecodable += text.count("\ufffd")
    return text


def _clean(text: str, report: TmxReport) -> str:
    text, dropped = ILLEGAL.subn("", text)
    report.dropped_characters += dropped
    if "&#" not in text:
        return text

    def legal(reference: re.Match[str]) -> str:
        number = int(reference[1], 16) if reference[1] else int(reference[2])
        if number <= 0x10FFFF and not ILLEGAL.match(chr(number)):
            return reference.group()
        report.dropped_characters += 1
        return ""

    return _REFERENCE.sub(legal, text)
