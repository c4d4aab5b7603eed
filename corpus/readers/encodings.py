"""Bytes decoded: which encoding a Kazakh, Russian or English text is in, judged by its letters.

Byte order marks and valid UTF-8 are certain. Among the 8-bit encodings, each that decodes is judged by
how plausible the letters are (share of letters, case that changes inside words, letters rare in the
language); charset-normalizer is asked only when none of them is plausible.
"""

from __future__ import annotations

import codecs
import re

from corpus.errors import EncodingError, ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_EIGHT_BIT = ("kz1048", "ptcp154", "cp1251", "koi8-r", "cp866", "cp1252")
_SAMPLE = 1 << 16
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MAGIC = (b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"\x1f\x8b",
          b"\x7fELF", b"SQLite format 3", b"Rar!", b"7z\xbc\xaf")  # fmt: skip
_CASE_JUMP = re.compile(r"[а-яёәғқңөұүһі][А-ЯЁӘҒҚҢӨҰҮҺІ]")
_COMMON = frozenset("аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяё")
_PLAUSIBLE = 0.9


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    """The text in some bytes, line ends untouched and without a byte order mark.

    Raises EncodingError when `encoding` is unknown or does not fit, ReadError for binary data.
    """
    return decode_as(data, name, encoding or encoding_of(data, name))


def encoding_of(data: bytes, name: str, *, whole: bool = True) -> str:
    """The encoding that some bytes are in; raises EncodingError when it cannot be told.

    Bytes that are not `whole` may end inside a character.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return codec
    wide = _wide_encoding(data)
    if wide:
        return wide
    if data.startswith(_MAGIC) or _is_binary(data):
        raise ReadError(f"{name} is not a text file: save it as plain text first")
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=whole)
    except UnicodeDecodeError as error:
        return _eight_bit_encoding(data, name, error)
    return "utf-8"


def decode_as(data: bytes, name: str, encoding: str) -> str:
    """The text in some bytes of a known encoding; raises EncodingError when it does not fit."""
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except LookupError:
        raise _unknown(encoding, name) from None
    except UnicodeDecodeError as error:
        raise EncodingError(
            f"{name} is not {encoding} (byte {error.start}): leave the encoding out or name another"
        ) from None


def decoder(name: str, encoding: str) -> codecs.IncrementalDecoder:
    """A decoder for bytes that come bit by bit; raises EncodingError when the encoding is unknown."""
    try:
        return codecs.getincrementaldecoder(encoding)()
    except LookupError:
        raise _unknown(encoding, name) from None


def _unknown(encoding: str, name: str) -> EncodingError:
    return EncodingError(f"{name}: no encoding is called {encoding!r}: try utf-8, cp1251 or kz1048")


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte is one of the few that begin Latin and Cyrillic letters."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    if len(data) % 2 or len(sample) < 4:
        return None
    for offset, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[offset::2]
        if sum(high.count(byte) for byte in (0, 4, 0x20)) > 0.95 * len(high) and (
            sample[1 - offset :: 2].count(0) < 0.05 * len(high)
        ):
            return codec
    return None


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return b"\x00" in sample or len(_BINARY.findall(sample)) > 0.02 * len(sample)


def _eight_bit_encoding(data: bytes, name: str, utf8_error: UnicodeDecodeError) -> str:
    if _nearly_utf8(data):
        raise EncodingError(
            f"{name} is UTF-8 broken at byte {utf8_error.start}: repair it or name the encoding"
        )
    scored = [(plausibility(text), -rank) for rank, text in enumerate(_decodings(data)) if text is not None]
    best = max(scored, default=None)
    if best is not None and best[0] >= _PLAUSIBLE:
        return _EIGHT_BIT[-best[1]]
    from charset_normalizer import from_bytes  # slow to load, seldom needed

    guess = from_bytes(data[:_SAMPLE]).best()
    if guess is not None and _fits(data, guess.encoding):
        return guess.encoding
    raise EncodingError(f"{name}: its encoding cannot be told: name it, for example cp1251 or kz1048")


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _nearly_utf8(data: bytes) -> bool:
    text = data[:_SAMPLE].decode("utf-8", "replace")
    letters = sum(1 for c in text if c.isalpha() and c > "\x7f")
    return letters > 20 * max(1, text.count("\ufffd"))


def _decodings(data: bytes) -> list[str | None]:
    found: list[str | None] = []
    for codec in _EIGHT_BIT:
        try:
            found.append(data.decode(codec))
        except UnicodeDecodeError:
            found.append(None)
    return found


def plausibility(text: str) -> float:
    """How much a text looks like Kazakh, Russian or English, at most 1."""
    sample = text[:_SAMPLE]
    odd = [c for c in sample if c > "\x7f"]
    if not odd:
        return 1.0
    letters = [c for c in odd if c.isalpha()]
    if not letters:
        return 0.5
    common = sum(1 for c in letters if c.lower() in _COMMON)
    upper = sum(1 for c in letters if c.isupper())
    jumps = len(_CASE_JUMP.findall(sample))
    score = common / len(letters) - 3 * jumps / len(letters)
    score -= 0.3 * max(0.0, upper / len(letters) - 0.4)
    return score - _foreign_marks(odd)


def _foreign_marks(odd: list[str]) -> float:
    allowed = set("«»–—…“”„’‘•№§°\xa0\xad−·")
    strange = sum(1 for c in odd if not c.isalpha() and c not in allowed)
    return strange / len(odd)
