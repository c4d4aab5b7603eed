"""Translating a bitext segment by segment: what is typed becomes a draft, and a draft is approved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from aligner import Bead, Side, Status
from corpus.errors import PlaceholderError
from workbench.errors import InputError
from workbench.project import Change, Project, ReviewState, Room, Swap, TextEdit, Typed
from workbench.services.reviewing import Review
from workbench.services.segment_codes import Codes
from workbench.services.tags import Tags, with_codes

_SPACE = re.compile(r"[ \t\r\n]+")
OPEN = frozenset({Status.NEW, Status.DRAFT})
"""The statuses of what still needs work."""


def tidied(text: str) -> str:
    """A typed text on one line; no-break spaces stay."""
    return _SPACE.sub(" ", text).strip()


def translation(
    state: ReviewState, position: int, text: str, status: Status, action: str, codes: Codes | None = None
) -> Change:
    """The change that gives a bead a translation and a status; an empty one when it has both.

    `codes` are the formatting of the text; without them what there is stays at its words.

    A bead that has no target segment gets one. Of several target segments those stay that begin or end as
    they did, and the first other one takes what is between.
    """
    bead = state.bitext[position]
    after = bead
    rooms: tuple[Room, ...] = ()
    if text and not bead.target:
        after = replace(bead, target=range(bead.target.start, bead.target.start + 1))
        rooms = (Room(bead.key),)
    old = [state.target[segment] for segment in bead.target] or [""] * len(after.target)
    new = distributed(old, text)
    edits = [
        TextEdit(Side.TARGET, segment, before, now)
        for segment, before, now in zip(after.target, old, new, strict=True)
        if before != now
    ]
    if codes is not None:
        edits = with_codes(edits, after.target, new, codes)
    after = replace(after, status=status)
    return Change(action, () if after == bead else (Swap((bead,), (after,)),), tuple(edits), rooms=rooms)


def distributed(texts: Sequence[str], text: str) -> list[str]:
    """A new text over the places of some old ones, so that as many as possible stay as they are."""
    first, last = 0, len(texts)
    rest = text
    while last - first > 1 and rest.startswith(f"{texts[first]} "):
        rest = rest[len(texts[first]) + 1 :]
        first += 1
    while last - first > 1 and rest.endswith(f" {texts[last - 1]}"):
        last -= 1
        rest = rest[: -len(texts[last]) - 1]
    return [*texts[:first], *([rest, *[""] * (last - first - 1)] if last > first else []), *texts[last:]]


class Translation:
    """A bitext that is being translated, over its review.

    What is typed is kept aside (`keep`) until the segment is left (`settle`) or approved: then it is a
    change, which can be taken back. Methods raise as those of `Review` do.
    """

    def __init__(self, project: Project, review: Review) -> None:
        self.review = review
        self._project = project
        entry = review.entry
        self._tags = Tags(project, entry) if project.documents.has_codes(entry.source_id) else None

    @property
    def state(self) -> ReviewState:
        """The texts and beads as they stand."""
        return self.review.state

    def source(self, position: int) -> str:
        """A segment's source text."""
        return self.state.text(self.state.bitext[position], Side.SOURCE)

    def target(self, position: int) -> str:
        """A segment's translation as it is stored, "" when there is none."""
        return self.state.text(self.state.bitext[position], Side.TARGET)

    def shown(self, position: int) -> tuple[str, str]:
        """A segment's source and translation as they are read and typed: with placeholders for formatting."""
        if self._tags is None:
            return self.source(position), self.target(position)
        return self._tags.shown(self.state, self.state.bitext[position])

    def plain(self, position: int, typed: str) -> str:
        """What was typed for a segment, without placeholders, on one line. Raises PlaceholderError."""
        return self._read(position, typed)[0]

    def keep(self, position: int, text: str) -> None:
        """Store what is being typed, so that it outlives the process."""
        key = self.state.bitext[position].key
        self._project.typing.keep(self.review.entry.id, Typed(key, self.source(position), text))

    def settle(self, position: int, text: str) -> bool:
        """Make what was typed the segment's draft; whether anything changed."""
        changed = self.differs(position, text)
        if changed:
            plain, codes = self._read(position, text)
            self._translate(position, plain, codes, Status.DRAFT if plain else Status.NEW, "translate")
        self._project.typing.forget(self.review.entry.id)
        return changed

    def differs(self, position: int, text: str) -> bool:
        """Whether a text is another one than the stored translation; spaces at its ends do not count."""
        stored = self.shown(position)[1]
        return text != stored and tidied(text) != stored

    def approve(self, position: int, text: str) -> None:
        """Make what was typed the approved translation. Raises InputError when it is empty."""
        plain, codes = self.target(position), None
        if self.differs(position, text):
            plain, codes = self._read(position, text)
        if not plain:
            raise InputError(f"segment {position + 1} has no translation yet; type one, then approve it")
        self._translate(position, plain, codes, Status.APPROVED, "approve")
        self._project.typing.forget(self.review.entry.id)

    def step(self, position: int, by: int) -> int:
        """The next segment (or the one before) that has a source; the same one at the end."""
        beads = self.state.bitext.beads
        place = position + by
        while 0 <= place < len(beads):
            if beads[place].source:
                return place
            place += by
        return position

    def next_open(self, position: int) -> int | None:
        """The nearest segment after a position that needs work, going round at the end; None at last."""
        beads = self.state.bitext.beads
        for distance in range(1, len(beads) + 1):
            place = (position + distance) % len(beads)
            if self.is_open(beads[place]):
                return place
        return None

    @staticmethod
    def is_open(bead: Bead) -> bool:
        """Whether a segment is neither approved nor rejected."""
        return bool(bead.source) and bead.status in OPEN

    def _read(self, position: int, typed: str) -> tuple[str, Codes | None]:
        text = tidied(typed)
        if self._tags is None:
            return text, None
        return self._tags.read(self.state, self.state.bitext[position], text)

    def _translate(self, position: int, text: str, codes: Codes | None, status: Status, action: str) -> None:
        change = translation(self.state, position, text, status, action, codes)
        if change.swaps or change.edits:
            self.review.do(change)


def settle_typed(project: Project, review: Review) -> None:
    """Make what a killed process left half typed a draft, if the segment is still what it was."""
    typed = None if project.read_only else project.typing.kept(review.entry.id)
    if typed is None:
        return
    translating = Translation(project, review)
    keys = {bead.key: position for position, bead in enumerate(review.bitext.beads)}
    position = keys.get(typed.key)
    if position is not None and translating.source(position) == typed.source:
        try:
            translating.settle(position, typed.text)
        except PlaceholderError:  # half a placeholder was typed: keep the text as it reads
            translating.settle(position, typed.text.replace("⟦", "⟦[⟧"))
    project.typing.forget(review.entry.id)
