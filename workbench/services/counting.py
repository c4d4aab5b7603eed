"""What a project holds, how far its review has come, and what it took.

Post-edit effort is TER (sacrebleu) of the drafts as they came against the texts as they stand now, in percent
of words. It is told of the segments that were edited (`effort`), and of all approved ones that had a draft
(`post_edit`): those that were approved as they came cost nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from aligner import Side, Status
from workbench.project import BitextEntry, Project, ReviewState
from workbench.services.activity import Activity, activity
from workbench.services.engine_effort import EngineFigures, approved_pairs, engine_figures
from workbench.services.progress import Progress, Task, result_of
from workbench.services.scoring import ter
from workbench.services.volume import Volume, word_count

COUNTED: tuple[Status, ...] = tuple(status for status in Status if status is not Status.EXCLUDED)
"""The statuses of beads that are counted: what is excluded is no part of the work."""


@dataclass(frozen=True, slots=True)
class DocumentFigures:
    """One document: its size, and how many repairs were made."""

    name: str
    lang: str
    segments: int
    words: int
    repairs: int


@dataclass(frozen=True, slots=True)
class BitextFigures:
    """One bitext: beads by status and type, source volume by status, and how much of the draft was edited.

    `excluded` beads are not among the others. `edited` counts the segments that had a draft and read
    differently now; `effort` and `post_edit` are None where there is nothing to compare.
    """

    id: int
    source: str
    target: str
    beads: int
    types: Mapping[str, int]
    approved: int
    rejected: int
    statuses: Mapping[str, Volume]
    edited: int
    effort: float | None
    post_edit: float | None
    excluded: int = 0

    @property
    def total(self) -> Volume:
        """The volume of the source."""
        return sum(self.statuses.values(), Volume())


@dataclass(frozen=True, slots=True)
class ProjectFigures:
    """All documents and bitexts of a project, and what was done in it."""

    source_lang: str
    target_langs: tuple[str, ...]
    documents: tuple[DocumentFigures, ...]
    bitexts: tuple[BitextFigures, ...]
    activity: Activity
    engines: tuple[EngineFigures, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The figures for JSON."""
        return {
            "source_lang": self.source_lang,
            "target_langs": list(self.target_langs),
            "documents": [asdict(document) for document in self.documents],
            "bitexts": [asdict(bitext) for bitext in self.bitexts],
            "engines": [asdict(engine) for engine in self.engines],
            "days": [
                {"day": day.isoformat(), **work.as_dict()} for day, work in self.activity.by_day().items()
            ],
            "people": [
                {"author": author, **work.as_dict()} for author, work in self.activity.by_author().items()
            ],
        }


def count(project: Project) -> ProjectFigures:
    """Count a project's documents and bitexts."""
    return result_of(counting(project))


def figures_of_file(path: Path) -> Task[ProjectFigures]:
    """As `counting`, of a project file that is read."""
    with Project.open(path, read_only=True) as project:
        return (yield from counting(project))


def counting(project: Project) -> Task[ProjectFigures]:
    """As `count`, told of in bitexts."""
    entries = project.bitexts.entries()
    found = []
    approved = {}
    pairs = []
    for done, entry in enumerate(entries):
        yield Progress(f"counting {entry.target_name}", done, len(entries))
        state = project.bitexts.state(entry)
        found.append(_bitext(project, entry, state))
        pairs.append((entry, approved_pairs(state)))
        approved[entry.id] = {
            segment: Volume.of((state.source[segment],))
            for bead in state.bitext.beads
            if bead.status is Status.APPROVED
            for segment in bead.source
        }
    yield Progress("comparing the engines", len(entries), len(entries))
    engines = engine_figures(project, pairs)
    yield Progress("reading the history", len(entries), len(entries))
    info = project.info
    done_so_far = activity(project.deeds, approved)
    return ProjectFigures(
        info.source_lang, info.target_langs, _documents(project), tuple(found), done_so_far, engines
    )


def _documents(project: Project) -> tuple[DocumentFigures, ...]:
    return tuple(
        DocumentFigures(
            entry.name,
            entry.lang,
            entry.segments,
            sum(map(word_count, project.documents.texts(entry.id))),
            entry.repairs,
        )
        for entry in project.documents.entries()
    )


def _bitext(project: Project, entry: BitextEntry, state: ReviewState) -> BitextFigures:
    beads = [bead for bead in state.bitext.beads if bead.status is not Status.EXCLUDED]
    status = Counter(bead.status for bead in beads)
    texts: dict[Status, list[str]] = {one: [] for one in COUNTED}
    for bead in beads:
        texts[bead.status] += [state.source[segment] for segment in bead.side(Side.SOURCE)]
    drafts = [segment.text for segment in project.documents.segments(entry.target_id)]
    pairs = list(zip(drafts, state.target, strict=True))
    edited, effort = _effort(pairs)
    reviewed = [pairs[n] for bead in beads if bead.status is Status.APPROVED for n in bead.target]
    _, post_edit = _effort(reviewed, whole=True)
    return BitextFigures(
        id=entry.id,
        source=entry.source_name,
        target=entry.target_name,
        beads=len(beads),
        excluded=len(state.bitext) - len(beads),
        types=dict(Counter(bead.type for bead in beads).most_common()),
        approved=status[Status.APPROVED],
        rejected=status[Status.REJECTED],
        statuses={one.value: Volume.of(some) for one, some in texts.items()},
        edited=edited,
        effort=effort,
        post_edit=post_edit,
    )


def _effort(pairs: Sequence[tuple[str, str]], *, whole: bool = False) -> tuple[int, float | None]:
    """How many drafts were edited, and the TER of these or, with `whole`, of all.

    Texts that are the same need no comparing: they only add to the words that the edits are counted against.
    """
    drafted = [(draft, now) for draft, now in pairs if draft]
    changed = sum(draft != now for draft, now in drafted)
    edited = [(draft, now) for draft, now in drafted if now and draft != now]
    counted = drafted if whole else edited
    words = sum(len(now.split()) for _, now in counted)
    if not words:
        return changed, None
    rate = ter([draft for draft, _ in edited], [now for _, now in edited]) if edited else 0.0
    share = sum(len(now.split()) for _, now in edited) / words
    return changed, rate * share
