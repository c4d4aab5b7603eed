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
_DECLARED = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCE = re.compile(r"&#(?:x([0-9A-Fa-f]{1,8})|(\d{1,8}));")


def characters(path: Path, report: TmxReport) -> Iterator[str]:
    """The text of a file, piece by piece; illegal characters are dropped and counted in the report.

    Raises TmxError when the file cannot be read.
    """
    try:
        with path.open("rb") as raw, _unzipped(raw) as file:
            head = file.read(_PIECE)
            if not head.strip(b"\0 \t\r\n"):
                raise TmxError(f"{path}: is empty")
            encoding, skipped = _encoding(head)
            report.path, report.encoding = str(path), encoding
            yield from _decoded(file, head[skipped:], encoding, report)
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise TmxError(f"{path}: cannot be read: {reason}; check the file and try again") from error


def _unzipped(raw: IO[bytes]) -> IO[bytes]:
    magic = raw.read(2)
    raw.seek(0)
    return gzip.open(raw, "rb") if magic == b"\x1f\x8b" else raw  # type: ignore[return-value]


def _encoding(head: bytes) -> tuple[str, int]:
    """The encoding, and how many bytes its mark takes."""
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name, len(bom)
    if head[:2] in (b"<\0", b"\0<"):
        return ("utf-16-le" if head[0] else "utf-16-be"), 0
    declared = _DECLARED.search(head[:400])
    name = declared.group(1).decode("ascii") if declared else "utf-8"
    return _true_encoding(name, head), 0


def _true_encoding(name: str, head: bytes) -> str:
    """The declared encoding if the bytes bear it out, else UTF-8, else cp1251."""
    for candidate in (name, "utf-8"):
        if candidate.lower().startswith(("utf-16", "utf16")):
            continue
        try:
            codecs.getincrementaldecoder(candidate)().decode(head)
        except (LookupError, UnicodeDecodeError):
            continue
        return candidate
    readable = head.decode("utf-8", "ignore")
    stray = len(head) - len(readable.encode())
    return "utf-8" if sum(not c.isascii() for c in readable) > stray else "cp1251"


def _decoded(file: IO[bytes], piece: bytes, encoding: str, report: TmxReport) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    rest = ""
    while piece:
        text = rest + decoder.decode(piece)
        cut = text.rfind("&", len(text) - 12) if len(text) > 12 else -1
        rest, text = (text[cut:], text[:cut]) if cut >= 0 else ("", text)
        yield _clean(text, report)
        piece = file.read(_PIECE)
    yield _clean(rest + decoder.decode(b"", final=True), report)


def _clean(text: str, report: TmxReport) -> str:
    text, characters = _ILLEGAL.subn("", text)
    legal = _REFERENCE.sub(_legal_reference, text)
    report.dropped_characters += characters + (text != legal)
    return legal


def _legal_reference(reference: re.Match[str]) -> str:
    digits, base = (reference.group(1), 16) if reference.group(1) else (reference.group(2), 10)
    number = int(digits, base)
    if number > 0x10FFFF or _ILLEGAL.match(chr(number)):
        return ""
    return reference.group()
