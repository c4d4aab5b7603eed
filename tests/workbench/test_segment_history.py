"""What became of a segment, through changes of its shape and of others'."""

from aligner import Bead, Bitext, Side, Status
from tests.workbench.conftest import SOURCE, TARGET, store_text
from workbench.project import Project
from workbench.services.repetitions import propagate, repetitions
from workbench.services.segment_history import segment_history
from workbench.services.session import Session
from workbench.settings import Settings

SETTINGS = Settings(author="Айгерім")
HOLES = Bitext.of(
    [
        Bead(range(1), range(0), 0.9),
        Bead(range(1, 2), range(1), 0.9),
        Bead(range(2, 3), range(1, 2), 0.9),
        Bead(range(3, 4), range(2, 3), 0.9),
    ]
)


def opened(tmp_path, source=SOURCE):
    with Project.create(tmp_path / "book.qostil", "kk", ("ru",)) as project:
        project.bitexts.add(store_text(project, "kk", source), store_text(project, "ru", TARGET[:3]), HOLES)
    return Session.open(tmp_path / "book.qostil", SETTINGS)


def history(session, translation, position):
    return segment_history(session.project, translation.review.entry, translation.state, position)


def test_each_text_with_who_did_what(tmp_path):
    with opened(tmp_path) as session:
        translation = session.translation(session.project.bitexts.entries()[0])
        translation.settle(2, "Раз")
        translation.settle(0, "Вставлено")
        translation.settle(2, "Два")
        translation.approve(2, "Два")
        translation.settle(3, "Другое")
        versions = history(session, translation, 2)
        assert [(v.action, v.text) for v in versions] == [
            ("approve", "Два"), ("translate", "Два"), ("translate", "Раз"), ("as it came", TARGET[1]),
        ]  # fmt: skip
        assert {v.author for v in versions[:-1]} == {"Айгерім"}
        assert versions[-1].at is None
        assert [v.text for v in history(session, translation, 0)] == ["Вставлено", ""]


def test_what_was_undone_is_left_out_and_a_merge_is_followed(tmp_path):
    with opened(tmp_path) as session:
        translation = session.translation(session.project.bitexts.entries()[0])
        translation.settle(2, "Раз")
        translation.review.merge(1, 2)
        translation.settle(1, "Оба")
        translation.settle(1, "Лишнее")
        translation.review.undo()
        assert [v.text for v in history(session, translation, 1)] == [
            "Оба", f"{TARGET[0]} Раз", f"{TARGET[0]} Раз", f"{TARGET[0]} {TARGET[1]}",
        ]  # fmt: skip


def test_repetitions_are_filled_and_decided_ones_left(tmp_path):
    with opened(tmp_path, (SOURCE[0], SOURCE[0], SOURCE[0], SOURCE[0])) as session:
        translation = session.translation(session.project.bitexts.entries()[0])
        translation.review.set_status(3, Status.APPROVED)
        places = repetitions(session.project, translation, 1)
        assert [place.segment for place in places] == [0, 2]
        assert propagate(session, "Текст", places) == 1
        assert propagate(session, "Текст", places, overwrite=True) == 1
        state = translation.state
        assert [state.text(bead, Side.TARGET) for bead in state.bitext.beads] == [
            "Текст", TARGET[0], "Текст", TARGET[2],
        ]  # fmt: skip
        assert [bead.status for bead in state.bitext.beads] == [
            Status.DRAFT, Status.NEW, Status.DRAFT, Status.APPROVED,
        ]  # fmt: skip
