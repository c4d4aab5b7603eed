"""Long plain texts in pieces, so that a text of any length passes through a bounded memory.

A piece ends where a paragraph surely does, where that can be told. Files in other formats come whole: they
are packed or parsed as a whole, and their readers bound them.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

from corpus.document import Document
from corpus.errors import EncodingError, ReadError
from corpus.readers.encodings import decoder, encoding_of
from corpus.readers.plain import PlainReader, document_of, laid_out
from corpus.readers.registry import read, read_bytes, reader_for

LONG = 8 << 20
"""Texts of more bytes come in pieces."""
PIECE = 1 << 21
"""The most characters of a piece."""
_CHUNK = 1 << 20
_WIDEST = 4
_STANDARD_INPUT = "standard input"
_ENDS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[.!?…]['\"»”’)\]]*[ \t]*\r?\n(?:[ \t]*\r?\n)+",
        r"(?:[ \t]*\r?\n){2,}",
        r"[.!?…]['\"»”’)\]]*[ \t]*\r?\n",
        r"\n|\r",
        r"\s",
    )
)


class Piece(NamedTuple):
    """A piece of a text: where it starts in the whole, in characters, and how far the file is read.

    `done` and `size` count bytes; the size of standard input is what has been read.
    """

    document: Document
    start: int
    done: int
    size: int


def pieces(
    path: Path, *, lang: str | None = None, encoding: str | None = None, long: int = LONG, most: int = PIECE
) -> Iterator[Piece]:
    """The text in a file, or in standard input for "-": one piece, or many when it is `long` in bytes.

    Raises ReadError and EncodingError as `read` does, in a long text only when it comes to the place.
    """
    if str(path) == "-":
        yield from _from_stream(sys.stdin.buffer, lang, encoding, long, most)
        return
    if path.is_file() and (size := path.stat().st_size) > long:
        with path.open("rb") as file:
            head = _some(file, _CHUNK, str(path))
            if isinstance(reader_for(path, head), PlainReader):
                yield from _Text(file, head, path.name, encoding, size).pieces(lang, most)
                return
    document = read(path, lang=lang, encoding=encoding)
    yield Piece(document, 0, len(document.text), len(document.text))


def _from_stream(
    stream: IO[bytes], lang: str | None, encoding: str | None, long: int, most: int
) -> Iterator[Piece]:
    head = _some(stream, long + 1, _STANDARD_INPUT)
    if len(head) > long and isinstance(reader_for(Path(_STANDARD_INPUT), head), PlainReader):
        yield from _Text(stream, head, _STANDARD_INPUT, encoding, 0).pieces(lang, most)
        return
    data = head + stream.read()
    yield Piece(read_bytes(data, lang=lang, encoding=encoding), 0, len(data), len(data))


class _Text:
    """A long text, decoded as it is read."""

    def __init__(self, file: IO[bytes], head: bytes, name: str, encoding: str | None, size: int) -> None:
        self._file = file
        self._name = name
        self._size = size
        self._done = 0
        characters = head[: len(head) // _WIDEST * _WIDEST]
        self._encoding = encoding or encoding_of(characters, name, whole=False)
        self._decoder = decoder(name, self._encoding)
        self._next = head

    def pieces(self, lang: str | None, most: int) -> Iterator[Piece]:
        """The text's pieces; the first tells whether its lines are those of a page."""
        wrapped: bool | None = None
        start = 0
        for text in self._cut(most):
            if wrapped is None:
                document = document_of(text, self._name, lang or "und")
                wrapped = document.wrapped
            else:
                document = laid_out(text, self._name, lang or "und", wrapped=wrapped)
            yield Piece(document, start, self._done, self._size or self._done)
            start += len(text)

    def _cut(self, most: int) -> Iterator[str]:
        parts = io.StringIO()
        for text in self._decoded():
            parts.write(text)
            while parts.tell() > most:
                held = parts.getvalue()
                place = _end_of_piece(held, most)
                yield held[:place]
                parts = io.StringIO()
                parts.write(held[place:])
        if parts.tell():
            yield parts.getvalue()

    def _decoded(self) -> Iterator[str]:
        first = True
        while self._next:
            chunk, self._next = self._next, _some(self._file, _CHUNK, self._name)
            try:
                text = self._decoder.decode(chunk, final=not self._next)
            except UnicodeDecodeError as error:
                raise EncodingError(
                    f"{self._name} is not {self._encoding} (near byte {self._done + error.start}):"
                    " name its encoding, or repair that place"
                ) from None
            self._done += len(chunk)
            yield text.removeprefix("\ufeff") if first else text
            first = False


def _some(file: IO[bytes], count: int, name: str) -> bytes:
    try:
        return file.read(count)
    except OSError as error:
        raise ReadError(
            f"{name} cannot be read ({error.strerror}): copy it elsewhere and try again"
        ) from None


def _end_of_piece(text: str, most: int) -> int:
    """The last good place in a text's second half to end a piece of at most so many characters."""
    for pattern in _ENDS:
        last = 0
        for found in pattern.finditer(text, most // 2, most):
            last = found.end()
        if last:
            return last
    return most
