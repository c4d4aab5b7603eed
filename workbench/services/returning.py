"""Taking a reviewed file back into its project: texts become edits, states approvals, notes comments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from aligner import Side, Status
from memory import TmxReport
from memory.bilingual.xliff import NO_SOURCE
from memory.omegat import tag_names, untagged
from workbench.errors import InputError
from workbench.project import BitextEntry, Project, ReviewState
from workbench.services.bead_marks import Base, BeadPlace, digest
from workbench.services.bead_search import BeadSearch, Found
from workbench.services.returned import Returned, bases_beside, read_returned
from workbench.services.segment_codes import BeadCodes
from workbench.services.verdict_change import change_of
from workbench.services.verdicts import BeadView, Refusal, Trouble, Verdict, verdict


@dataclass(frozen=True, slots=True)
class Problem:
    """A unit that was not taken: what the file calls it and its line there, the text and bead it speaks of.

    `bead` counts from 1, 0 where there is none.
    """

    trouble: Trouble
    unit: str
    line: int
    text: str
    bead: int
    message: str


@dataclass(slots=True)
class Brought:
    """What came of a reviewed file.

    `edited` and `translated` count beads with another text and those that had none before, `statuses` those
    with another status by the new one, `unchanged` the units that say what the project says; `comments` are
    the reviewers' notes. `skipped` are lines of the file that could not be read, with why.
    """

    units: int = 0
    edited: int = 0
    translated: int = 0
    unchanged: int = 0
    comments: int = 0
    statuses: Counter[Status] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    skipped: list[tuple[int, str]] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether anything in the project is or would be different."""
        return bool(self.edited or self.translated or self.comments or self.statuses.total())


def bring_back(project: Project, path: Path, author: str, *, dry_run: bool = False) -> Brought:
    """Take what was reviewed into the project, each bitext as one change that can be undone.

    What cannot be taken is listed and left as it is. With `dry_run` nothing is stored. Raises InputError when
    the file holds no unit or is of a form that cannot be brought back, TmxError when it cannot be read.
    """
    report = TmxReport()
    units = list(read_returned(path, report))
    if not units:
        raise InputError(f"{path}: holds no unit that can be used; check that it is the right file")
    bringing = _Bringing(project, bases_beside(path))
    bringing.judge(units)
    brought = bringing.brought
    brought.units = len(units)
    brought.skipped = [(some.line, some.reason) for some in report.skipped if some.reason != NO_SOURCE]
    if not dry_run:
        bringing.store(author)
    return brought


class _Bringing:
    """The verdicts on the beads of a project, one unit after the other."""

    def __init__(self, project: Project, bases: Mapping[str, Base]) -> None:
        self.brought = Brought()
        self._project = project
        self._entries = project.bitexts.entries()
        self._states = {entry.id: project.bitexts.state(entry) for entry in self._entries}
        self._codes: dict[int, BeadCodes] = {}
        self._search = BeadSearch(self._entries, self._states, self._codes_of)
        self._bases = bases
        self._verdicts: dict[tuple[int, int], Verdict] = {}
        self._judged: dict[tuple[int, int], Returned] = {}
        self._notes: list[tuple[BitextEntry, int, str]] = []

    def judge(self, units: Iterable[Returned]) -> None:
        """Decide on every unit: those that name their bead first, the others by their source text."""
        others: list[Returned] = []
        for unit in units:
            if unit.untouched or _is_old_target(unit):
                self.brought.unchanged += 1
                continue
            found = self._search.exactly(unit)
            if found is not None:
                self._judge(unit, found)
            elif unit.place is not None:
                self._unknown(unit)
            else:
                others.append(unit)
        for unit in sorted(others, key=lambda unit: not (unit.previous or unit.following)):
            beads = self._search.by_text(unit)
            if not beads:
                self._unknown(unit)
            for found in beads:
                if (found[0].id, found[1]) not in self._judged or len(beads) == 1:
                    self._judge(unit, found)

    def store(self, author: str) -> None:
        """Record what was decided."""
        for entry in self._entries:
            verdicts = {
                position: found for (key, position), found in self._verdicts.items() if key == entry.id
            }
            if verdicts:
                change = change_of(self._states[entry.id], self._codes_of(entry), verdicts)
                self._project.bitexts.record(entry, change, author)
        for entry, segment, note in self._notes:
            self._project.comments.add(entry.id, segment, author, note)

    def _judge(self, unit: Returned, found: Found) -> None:
        entry, position = found
        key = (entry.id, position)
        before = self._judged.get(key)
        if before is not None:
            if (before.target, before.status) != (unit.target, unit.status):
                self._refuse(unit, Refusal(Trouble.TWICE, "another unit of the file says otherwise"), found)
            return
        self._judged[key] = unit
        self._note(unit, found)
        view = self._view(found)
        if unit.place is None:
            unit = self._of_memory(unit, view, found)
        result = verdict(view, unit)
        if isinstance(result, Refusal):
            self._refuse(unit, result, found)
        elif result:
            self._verdicts[key] = result
            self._count(result, self._states[entry.id], position)
        else:
            self.brought.unchanged += 1

    def _view(self, found: Found) -> BeadView:
        entry, position = found
        state = self._states[entry.id]
        bead = state.bitext[position]
        return BeadView(
            self._project.info.uid,
            bead,
            state.text(bead, Side.SOURCE),
            state.text(bead, Side.TARGET),
            *self._codes_of(entry).of(bead, state.source, state.target),
        )

    def _of_memory(self, unit: Returned, view: BeadView, found: Found) -> Returned:
        """A unit without marks of its own with those of the file it was made from, its tags as codes."""
        place = BeadPlace.of(found[0].id, view.bead)
        unit = replace(unit, base=self._bases.get(str(place), unit.base))
        if not view.source_codes or digest(unit.source) == digest(view.source):
            return unit
        names = tag_names(view.source_codes)
        target, codes = untagged(unit.target, view.source_codes, names)
        return replace(unit, source=view.source, target=target, codes=codes)

    def _codes_of(self, entry: BitextEntry) -> BeadCodes:
        if entry.id not in self._codes:
            self._codes[entry.id] = BeadCodes(self._project, entry)
        return self._codes[entry.id]

    def _count(self, result: Verdict, state: ReviewState, position: int) -> None:
        if result.text is not None:
            new = not state.text(state.bitext[position], Side.TARGET)
            self.brought.translated += new
            self.brought.edited += not new
        if result.status is not None:
            self.brought.statuses[result.status] += 1

    def _note(self, unit: Returned, found: Found) -> None:
        """Keep a reviewer's notes as comments, those that were not there before."""
        entry, position = found
        source = self._states[entry.id].bitext[position].source
        if not unit.notes or not source:
            return
        comments = self._project.comments.of(entry.id, source)
        known = [f"{comment.author}: {comment.text}" for comment in comments]
        said = {comment.text for comment in comments}
        rest = [_after(note, known) for note in unit.notes]
        new = [note for note in rest if note and note not in said]
        self._notes += [(entry, source.start, note) for note in new]
        self.brought.comments += len(new)

    def _unknown(self, unit: Returned) -> None:
        message = "there is no such bead: its segments were paired anew, or it is of another text"
        self._refuse(unit, Refusal(Trouble.UNKNOWN, message), None)

    def _refuse(self, unit: Returned, refusal: Refusal, found: Found | None) -> None:
        text, bead = (found[0].source_name, found[1] + 1) if found else ("", 0)
        self.brought.problems.append(
            Problem(refusal.trouble, unit.name, unit.line, text, bead, refusal.message)
        )


def _is_old_target(unit: Returned) -> bool:
    """Whether a unit stands in the target only and says what it said when it was written."""
    alone = unit.place is not None and not unit.place.source
    return alone and unit.base is not None and digest(unit.target) == unit.base.target


def _after(note: str, known: Iterable[str]) -> str:
    """What a note adds to those that were there before it, which may stand on one line with it."""
    for one in known:
        note = note.removeprefix(one).strip()
    return note


def summary(brought: Brought) -> Iterator[str]:
    """What came of it, in a few words each."""
    status = brought.statuses
    parts = (
        (brought.edited, "changed"),
        (brought.translated, "newly translated"),
        (status[Status.APPROVED], "approved"),
        (status[Status.REJECTED], "rejected"),
        (status[Status.DRAFT], "left as draft"),
        (brought.comments, "commented"),
        (brought.unchanged, "as they were"),
    )
    yield from (f"{count} {name}" for count, name in parts if count)
