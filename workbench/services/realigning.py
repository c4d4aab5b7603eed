"""Aligning beads anew: a few here, many in a process of its own, as that would slow the keys."""

from __future__ import annotations

import pickle
from pathlib import Path

from workbench.project import Change, Project, Swap
from workbench.services.aside import aside
from workbench.services.learning import ProjectKnowledge
from workbench.services.progress import Progress, Task
from workbench.services.reviewing import Review, realignment
from workbench.services.session import Session
from workbench.settings import Settings

ASIDE_FROM = 500
"""From so many beads on."""

_PART = 500


def realigning(session: Session, review: Review, stretch: range) -> Task[int]:
    """Align beads anew; how many changed. Nothing is done when the review is another by then.

    Raises as aligning and storing do, ProjectError also when the session is closed meanwhile.
    """
    entry, state = review.entry, review.state
    step = Progress(f"aligning {len(stretch)} beads anew", 0, 0)
    yield step
    if len(stretch) < ASIDE_FROM:
        with session.in_use():
            return review.realign(stretch, session.learned.of((entry.source_lang, entry.target_lang)))
    task = aside(_swaps, session.project.path.resolve(), entry.id, session.settings, stretch)
    while True:
        try:
            next(task)
            yield step
        except StopIteration as stop:
            swaps = tuple(swap for part in stop.value for swap in pickle.loads(part))  # noqa: S301 - our own
            break
        except GeneratorExit:
            task.close()
            raise
    with session.in_use():
        return review.realigned(Change("realign", swaps), state)


def _swaps(path: Path, bitext_id: int, settings: Settings, stretch: range) -> Task[list[bytes]]:
    """The swaps of a realignment, packed by parts: unpacked at once they would hold up the keys."""
    with Project.open(path, read_only=True) as project:
        entry = next(entry for entry in project.bitexts.entries() if entry.id == bitext_id)
        yield Progress("aligning", 0, 0)
        learned = ProjectKnowledge(project, encoder=settings.encoder)
        knowledge = learned.of((entry.source_lang, entry.target_lang))
        change = realignment(project, entry, project.bitexts.state(entry), stretch, knowledge)
    return [pickle.dumps(part) for part in parts(change.swaps)]


def parts(swaps: tuple[Swap, ...]) -> list[tuple[Swap, ...]]:
    """Swaps in parts that are unpacked in an instant."""
    return [swaps[first : first + _PART] for first in range(0, len(swaps), _PART)]
