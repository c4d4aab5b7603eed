"""Hundreds of actions in a row, the project reopened among them: all undone, all redone."""

from contextlib import suppress
from random import Random

import pytest

from aligner import AlignError, Side, Status
from tests.workbench.conftest import one_to_one, store_text
from workbench.errors import WorkbenchError
from workbench.project import Project
from workbench.services.segment_cutting import boundaries, cut_inside
from workbench.services.session import Session
from workbench.services.tying import anchor, link, untie
from workbench.settings import Settings

COUNT = 30
ACTIONS = 500
KAZAKH = tuple(f"Бұл {n}-ші сөйлем ғой, ал {n * 7} деген сан." for n in range(COUNT))
RUSSIAN = tuple(f"Это ведь предложение {n}, а {n * 7} – число." for n in range(COUNT))


def make(path):
    with Project.create(path, "kk", ("ru", "en")) as project:
        source = store_text(project, "kk", KAZAKH)
        project.bitexts.add(source, store_text(project, "ru", RUSSIAN), one_to_one(COUNT))
        project.bitexts.add(source, store_text(project, "en", RUSSIAN), one_to_one(COUNT))
    return path


def everything(session):
    """All that the file holds of the texts, and what the review shows."""
    project = session.project
    return [
        (
            project.bitexts.state(entry),
            project.documents.stored(entry.source_id),
            project.documents.stored(entry.target_id),
        )
        for entry in project.bitexts.entries()
    ]


def act(session, review, random):
    """One action of any kind; many are refused, as they would be on the screen."""
    position = random.randrange(len(review.bitext))
    other = random.randrange(len(review.bitext))
    bead = review.bitext[position]
    side = random.choice(list(Side))
    text = review.state.text(bead, side)

    def inside():
        points = {one: random.choice(boundaries(review.state.text(bead, one)) or [0]) for one in Side}
        cut_inside(session, review, position, points)

    def tie():
        anchor(review, bead.source.start, review.bitext[other].target.start)

    def edit():
        review.edit(position, side, [f"{random.random()}" for _ in bead.side(side)])

    action = random.choice(
        [
            lambda: review.set_status(position, random.choice(list(Status))),
            lambda: review.set_lock(position, not bead.locked and random.random() < 0.3),
            lambda: review.merge(position, position + 1),
            lambda: review.split(position, random.randint(0, 2), random.randint(0, 2)),
            lambda: review.move(position, side, random.choice([-1, 1])),
            lambda: review.unpair(position),
            edit,
            lambda: review.insert(position, text or "Вставка."),
            lambda: review.restore(position),
            lambda: review.approve_above(0.9, among=range(position)),
            inside,
            tie,
            lambda: link(review, position, other),
            lambda: untie(review, position),
            lambda: review.undo() if random.random() < 0.3 else None,
        ]
    )
    with suppress(WorkbenchError, AlignError):
        action()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_all_is_undone_and_redone_bit_for_bit(tmp_path, seed):
    path = make(tmp_path / "book.qostil")
    random = Random(seed)
    with Session.open(path, Settings()) as session:
        first = everything(session)
        review = session.review(session.project.bitexts.entries()[0])
        for _ in range(ACTIONS // 2):
            act(session, review, random)
    with Session.open(path, Settings()) as session:
        review = session.review(session.project.bitexts.entries()[0])
        for _ in range(ACTIONS // 2):
            act(session, review, random)
        review.set_lock(0, not review.bitext[0].locked)  # what was undone last cannot be redone any more
        assert review.state == session.project.bitexts.state(review.entry)
        last = everything(session)
        assert last != first
    with Session.open(path, Settings()) as session:
        review = session.review(session.project.bitexts.entries()[0])
        undone = 0
        while review.undo() is not None:
            undone += 1
        assert undone > ACTIONS // 5
        assert everything(session) == first
        assert review.state == first[0][0]
    with Session.open(path, Settings()) as session:
        review = session.review(session.project.bitexts.entries()[0])
        while review.redo() is not None:
            pass
        assert everything(session) == last
        assert review.state == last[0][0]
