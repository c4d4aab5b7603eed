"""The inline formatting of a bead's two texts, numbered alike where it means the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aligner import Bead, Side
from corpus.carrying import carried
from corpus.placeholders import Code, CodeKind, codes_of
from workbench.project import BitextEntry, Project
from workbench.services.originals import repaired_text

Codes = tuple[Code, ...]


def segment_codes(project: Project, document_id: int) -> tuple[Codes, ...]:
    """The codes of each segment of a document, at their places in its text as it stands."""
    stored = project.documents.stored(document_id)
    repaired = repaired_text(project, document_id)
    return tuple(
        carried(codes_of(repaired, row.segment), row.segment.text, row.text)
        if row.codes is None
        else row.codes
        for row in stored
    )


class BeadCodes:
    """The codes of the beads of a bitext."""

    def __init__(self, project: Project, entry: BitextEntry) -> None:
        self._codes = {
            Side.SOURCE: segment_codes(project, entry.source_id),
            Side.TARGET: segment_codes(project, entry.target_id),
        }

    def of(self, bead: Bead, source: Sequence[str], target: Sequence[str]) -> tuple[Codes, Codes]:
        """The codes of a bead's source and target text, given the texts of all segments.

        They are numbered from 1 in the order of the source; the target's have the number of the source's
        that they stand for, those of its own the numbers after these.
        """
        return numbered_alike(
            joined_codes(self._codes[Side.SOURCE], bead.source, source),
            joined_codes(self._codes[Side.TARGET], bead.target, target),
        )

    def of_document(self, bead: Bead, source: Sequence[str], target: Sequence[str]) -> Codes:
        """The codes of a bead's target that stand for the source's, numbered as in the source document."""
        ours = joined_codes(self._codes[Side.SOURCE], bead.source, source)
        numbered, theirs = self.of(bead, source, target)
        numbers = {new.number: old.number for new, old in zip(numbered, ours, strict=True)}
        return tuple(replace(c, number=numbers[c.number]) for c in theirs if c.number in numbers)

    def highest(self, side: Side) -> int:
        """The highest number of a code on one side, 0 when there is none."""
        return max((code.number for codes in self._codes[side] for code in codes), default=0)


def joined_codes(codes: Sequence[Codes], segments: range, texts: Sequence[str]) -> list[Code]:
    """The codes of neighbouring segments at their places in the text that these make, joined by spaces."""
    found: list[Code] = []
    start = 0
    for segment in segments:
        found += (replace(code, place=start + code.place) for code in codes[segment])
        start += len(texts[segment]) + bool(texts[segment])
    return found


def numbered_alike(source: Sequence[Code], target: Sequence[Code]) -> tuple[Codes, Codes]:
    """Two texts' codes numbered from 1; what is formatted alike has the same number in both."""
    first: dict[int, Code] = {}
    for code in source:
        first.setdefault(code.number, code)
    numbers = {old: new for new, old in enumerate(first, start=1)}
    free = {numbers[old]: code for old, code in first.items()}
    answers: dict[int, int] = {}
    last = len(numbers)
    for code in target:
        if code.number not in answers:
            number = _alike(code, free)
            last += number is None
            answers[code.number] = last if number is None else number
            free.pop(answers[code.number], None)
    return (
        tuple(replace(code, number=numbers[code.number]) for code in source),
        tuple(replace(code, number=answers[code.number]) for code in target),
    )


def _alike(code: Code, free: dict[int, Code]) -> int | None:
    """The first free code that is the same, or of the same name."""
    named = [number for number, other in free.items() if _name(other) == _name(code)]
    same = (number for number in named if free[number].markup == code.markup)
    return next(same, named[0] if named else None)


def _name(code: Code) -> tuple[bool, str]:
    return code.kind is CodeKind.ALONE, code.name
