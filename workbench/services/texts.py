"""From a file to segments: read, identify, repair, segment."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus import Document, Part, RepairedText, Segment, WordEvidence, read, read_bytes, split_by_language
from corpus.identify import identify
from corpus.languages import UNKNOWN, normalise
from corpus.readers import is_plain
from corpus.repair.pipeline import STAGES, repair_stages
from corpus.segmentation import RuleSet
from corpus.segmentation.segmenter import segments
from workbench.errors import InputError
from workbench.services.progress import Progress, Task, result_of

LANGUAGES = ("kk", "ru", "en")
"""The languages Qostil cuts and aligns with rules of their own."""

PASSAGE = 300
"""A second language with at least so many characters in a text is worth taking apart."""


_EVERY = 500
"""Progress is told every so many segments."""

_TELLING = 500
"""A text of so many letters is in another language when it is in none that is known."""

_NAME_PARTS = re.compile("[._ -]")


@dataclass(frozen=True, slots=True)
class Aids:
    """What a user adds to what Qostil knows: segmentation rules, a spelling dictionary."""

    rules: RuleSet | None = None
    lexicon: WordEvidence | None = None


@dataclass(frozen=True, slots=True)
class PreparedText:
    """A text ready to be aligned: what was read, its repairs, and the segments."""

    document: Document
    repaired: RepairedText
    segments: tuple[Segment, ...]

    @property
    def lang(self) -> str:
        """The text's language."""
        return self.document.lang

    @property
    def texts(self) -> tuple[str, ...]:
        """The segments' texts."""
        return tuple(s.text for s in self.segments)

    def repair_counts(self) -> Counter[str]:
        """How many repairs of each kind were made."""
        return Counter(r.kind.value for r in self.repaired.repairs if r.made)


def read_input(
    path: Path, *, lang: str | None = None, encoding: str | None = None, keep: bool = False
) -> Document:
    """Read a file, or standard input for "-"; with `keep`, a file that can be written back is kept."""
    if str(path) == "-":
        return read_bytes(sys.stdin.buffer.read(), lang=lang, encoding=encoding, keep=keep)
    return read(path, lang=lang, encoding=encoding, keep=keep)


def prepare(
    path: Path,
    *,
    lang: str | None = None,
    encoding: str | None = None,
    aids: Aids | None = None,
    keep: bool = False,
) -> PreparedText:
    """Read a file, repair it and cut it into segments. The language is identified when not given."""
    return prepare_document(read_input(path, lang=lang, encoding=encoding, keep=keep), aids)


def prepare_document(document: Document, aids: Aids | None = None) -> PreparedText:
    """Repair a document and cut it into segments; an unknown language is identified first."""
    return result_of(preparing(document, aids))


def taken_as(document: Document, expected: Sequence[str]) -> Document:
    """A document of an unknown language in that of those `expected` which its letters or its name tell.

    One too short to tell by is in the only one expected; of several, and when it is long, it stays unknown.
    """
    if document.lang != UNKNOWN:
        return document
    lang = identify(document.text)
    if lang == UNKNOWN:
        named = normalise(_NAME_PARTS.split(Path(document.name).stem)[-1])
        short = sum(map(str.isalpha, document.text)) < _TELLING
        lang = named if named in expected else expected[0] if short and len(expected) == 1 else UNKNOWN
    return replace(document, lang=lang)


def preparing(document: Document, aids: Aids | None = None) -> Task[PreparedText]:
    """As `prepare_document`, told of as it goes on; counted in characters.

    Raises InputError for a text without a sentence.
    """
    text = yield from cutting(document, aids)
    if not text.segments:
        raise InputError(f"{document.name}: holds no sentence; check that it is the right file")
    return text


def cutting(document: Document, aids: Aids | None = None) -> Task[PreparedText]:
    """As `preparing`, of a text that may hold no sentence."""
    if document.lang == "und":
        document = replace(document, lang=identify(document.text))
    repaired = yield from repairing(document, aids)
    found: list[Segment] = []
    for made in segments(repaired, rules=aids.rules if aids else None):
        found.append(made)
        if len(found) % _EVERY == 0:
            yield Progress(f"cutting {document.name}", made.span.end, len(document.text))
    return PreparedText(document, repaired, tuple(found))


def repairing(document: Document, aids: Aids | None = None) -> Task[RepairedText]:
    """Repair a document, told of as it goes on."""
    stages = repair_stages(document, lexicon=aids.lexicon if aids else None)
    while True:
        try:
            done = next(stages)
        except StopIteration as stop:
            return stop.value  # type: ignore[no-any-return]
        yield Progress(f"repairing {document.name}", done, STAGES)


def prepare_lines(
    path: Path, *, lang: str | None = None, encoding: str | None = None
) -> tuple[str, tuple[str, ...]]:
    """A file whose every line already is a segment: its language and its lines, none left out.

    In a file that is no plain text the paragraphs are the lines.
    """
    document = read_input(path, lang=lang, encoding=encoding)
    if str(path) == "-" or is_plain(path):
        lines = [line.strip() for line in document.text.split("\n")]
        if lines and not lines[-1]:
            lines.pop()
    else:
        spans = [paragraph.span for paragraph in document.paragraphs]
        lines = [" ".join(document.text[span.start : span.end].split()) for span in spans]
    return document.lang if document.lang != "und" else identify(document.text), tuple(lines)


def parts_of(text: PreparedText) -> Sequence[Part]:
    """The text's languages apart, the largest first; one part when it holds a single language.

    A short text's other languages count from a fifth of it on.
    """
    parts = sorted(split_by_language(text.repaired), key=lambda part: -len(part.text))
    least = min(PASSAGE, sum(len(part.text) for part in parts) // 5)
    return [part for part in parts if part.lang in LANGUAGES and len(part.text) >= least]


def prepared_part(text: PreparedText, part: Part, aids: Aids | None = None) -> PreparedText:
    """One language of a mixed text as a text of its own, with its originals and repairs."""
    document = replace(part.repaired.document, name=f"{Path(text.document.name).stem}.{part.lang}.txt")
    repaired = RepairedText.of(document, part.repaired.repairs, part.repaired.blocks)
    found = segments(repaired, rules=aids.rules if aids else None)
    return PreparedText(document, repaired, tuple(found))
