"""Inline formatting as a translator sees and types it: placeholders in the texts of a bead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aligner import Bead, Side
from corpus.carrying import carried
from corpus.document import Span
from corpus.placeholders import Code, codes_in, codes_of, marked, unmarked
from corpus.repair import RepairedText
from workbench.project import BitextEntry, Project, ReviewState, TextEdit
from workbench.services.originals import repaired_text
from workbench.services.segment_codes import Codes, numbered_alike


class Tags:
    """The formatting of the beads of one bitext, read bead by bead.

    The documents are read once; they are read anew when a translation is opened again, as after a flip.
    """

    def __init__(self, project: Project, entry: BitextEntry) -> None:
        self._documents = project.documents
        self._ids = {Side.SOURCE: entry.source_id, Side.TARGET: entry.target_id}
        self._repaired: dict[Side, RepairedText] = {
            side: repaired_text(project, document_id) for side, document_id in self._ids.items()
        }

    def of(self, state: ReviewState, bead: Bead) -> tuple[Codes, Codes]:
        """The codes of a bead's source and target, numbered alike, at their places in the joined texts."""
        return numbered_alike(self._joined(state, bead, Side.SOURCE), self._joined(state, bead, Side.TARGET))

    def shown(self, state: ReviewState, bead: Bead) -> tuple[str, str]:
        """A bead's source and target with placeholders."""
        source, target = self.of(state, bead)
        return marked(state.text(bead, Side.SOURCE), source), marked(state.text(bead, Side.TARGET), target)

    def read(self, state: ReviewState, bead: Bead, typed: str) -> tuple[str, Codes]:
        """What was typed as plain text and codes. Raises PlaceholderError for a placeholder that is none."""
        source, target = self.of(state, bead)
        return unmarked(typed, (*source, *target))

    def _joined(self, state: ReviewState, bead: Bead, side: Side) -> list[Code]:
        found: list[Code] = []
        start = 0
        for number in bead.side(side):
            text = state.texts(side)[number]
            found += (replace(code, place=start + code.place) for code in self._codes(side, number, text))
            start += len(text) + bool(text)
        return found

    def _codes(self, side: Side, number: int, text: str) -> Sequence[Code]:
        kept = self._documents.codes(self._ids[side], number)
        if kept is not None:
            return kept
        repaired = self._repaired[side]
        if not repaired.document.codes:
            return ()
        segment = self._documents.segments(self._ids[side], range(number, number + 1))[0]
        return carried(codes_of(repaired, segment), segment.text, text)


def with_codes(
    edits: Sequence[TextEdit], segments: range, texts: Sequence[str], codes: Codes
) -> list[TextEdit]:
    """Edits of a bead's target that carry codes, which stand at places in the joined new `texts`.

    A segment whose text stays as it is gets an edit for its codes, too.
    """
    by_segment = {edit.segment: edit for edit in edits}
    found = []
    start = 0
    for segment, text in zip(segments, texts, strict=True):
        edit = by_segment.get(segment) or TextEdit(Side.TARGET, segment, text, text)
        here = codes_in(codes, Span(start, start + len(text))) if text else ()
        found.append(replace(edit, codes_after=here))
        start += len(text) + bool(text)
    return found
