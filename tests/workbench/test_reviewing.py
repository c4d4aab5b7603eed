import pytest

from aligner import BeadError, Side, Status
from memory import open_memory
from tests.workbench.conftest import SOURCE, TARGET
from workbench.errors import InputError
from workbench.services import reviewed
from workbench.services.reviewed import pair_of
from workbench.services.session import Session
from workbench.settings import Settings


@pytest.fixture
def session(project, entry):
    return Session(project, Settings(author="Айгерім"))


@pytest.fixture
def review(session, entry):
    return session.review(entry)


def statuses(review):
    return [bead.status.value for bead in review.bitext.beads]


def test_approving_writes_a_unit_to_the_memory(session, review):
    review.set_status(0, Status.APPROVED)
    (unit,) = session.memory.units()
    assert (unit.source, unit.targets) == (SOURCE[0], {"ru": TARGET[0]})
    assert (unit.author, unit.following, unit.origin.segment) == ("Айгерім", SOURCE[1], "1")


def test_undoing_an_approval_takes_the_unit_back(session, review):
    review.set_status(0, Status.APPROVED)
    assert review.undo() == 0
    assert list(session.memory.units()) == []
    assert review.redo() == 0
    assert [unit.source for unit in session.memory.units()] == [SOURCE[0]]


def test_editing_an_approved_bead_makes_it_a_draft_again(session, review):
    review.set_status(0, Status.APPROVED)
    review.edit(0, Side.TARGET, ["Партия «Алаш» создана в 1917 году."])
    assert statuses(review)[0] == "draft"
    assert list(session.memory.units()) == []
    review.set_status(0, Status.APPROVED)
    assert [unit.targets["ru"] for unit in session.memory.units()] == ["Партия «Алаш» создана в 1917 году."]


def test_an_edit_can_be_taken_back(review):
    review.edit(1, Side.TARGET, ["Иначе."])
    assert review.state.target[1] == "Иначе."
    assert review.undo() == 1
    assert review.state.target == TARGET
    assert statuses(review) == ["new"] * 4


def test_a_segment_is_never_emptied(review):
    with pytest.raises(InputError, match="bead 2: a segment cannot be empty"):
        review.edit(1, Side.TARGET, [" "])
    assert review.state.target == TARGET


def test_an_edit_that_changes_nothing_is_no_change(review):
    review.edit(1, Side.TARGET, [TARGET[1]])
    assert review.undo() is None


def test_merging_and_splitting(review):
    assert review.merge(1, 2) == 1
    assert review.pair(1).source == f"{SOURCE[1]} {SOURCE[2]}"
    assert review.split(1, 1, 1) == 1
    assert [bead.type for bead in review.bitext.beads] == ["1:1"] * 4


def test_moving_a_segment_follows_it(review):
    review.move(1, Side.TARGET, -1)
    assert [bead.type for bead in review.bitext.beads] == ["1:2", "1:0", "1:1", "1:1"]


def test_a_locked_bead_keeps_its_shape(review):
    review.set_lock(1, True)
    with pytest.raises(BeadError, match="locked"):
        review.merge(0, 1)
    assert review.undo() == 1


def test_approving_above_a_confidence(session, review):
    assert [bead.confidence for bead in review.approvable(0.7)] == [0.7, 0.8]
    assert review.approve_above(0.7) == 2
    assert statuses(review) == ["new", "new", "approved", "approved"]
    assert session.memory.count() == 2
    review.undo()
    assert statuses(review) == ["new"] * 4
    assert session.memory.count() == 0


def test_doubtful_beads_are_found_going_round(review):
    review.set_status(0, Status.APPROVED)
    assert review.next_doubtful(1) == 2
    assert review.next_doubtful(3) == 1
    assert review.next_doubtful(1, step=-1) == 3
    assert review.next_undecided(3) == 1
    for position in range(4):
        review.set_status(position, Status.APPROVED)
    assert review.next_doubtful(0) is None
    assert review.progress().done == 1.0


def test_finding_looks_on_both_sides_without_regard_to_case(review):
    assert review.find("бөкейхан", 0) == 1
    assert review.find("СЕМИПАЛАТ", 0) == 2
    assert review.find("алаш", 2) == 0
    assert review.find("нет такого", 0) is None
    assert review.find("  ", 0) is None


def test_findings_belong_to_the_bead_they_stand_at(review):
    review.edit(0, Side.TARGET, ["Партия «Алаш» была создана в 1918 году."])
    review.survey()
    assert [f.message for f in review.findings(0)] == ["1917 became 1918"]
    review.edit(0, Side.TARGET, [TARGET[0]])
    assert review.findings(0) == []


def test_candidates_come_from_the_draft_and_the_memory(session, review):
    review.set_status(0, Status.APPROVED)
    texts = {c.text: c.origin.value for c in session.suggestions(review.entry).candidates(0)}
    assert texts[TARGET[0]] in {"draft", "memory"}


def test_approvals_made_while_the_memory_is_away_are_passed_on_later(tmp_path, project, entry):
    blocked = tmp_path / "book.qtm"
    blocked.mkdir()
    session = Session(project, Settings())
    session.review(entry).set_status(0, Status.APPROVED)
    assert "book.qtm" in session.problem
    project.close()
    blocked.rmdir()
    with Session.open(project.path, Settings()) as later:
        assert later.problem == ""
    with open_memory(blocked, read_only=True) as store:
        assert store.count() == 1


def test_a_repeated_sentence_leaves_the_memory_with_its_last_approval(session, review):
    review.edit(1, Side.SOURCE, [SOURCE[0]])
    review.edit(1, Side.TARGET, [TARGET[0]])
    review.set_status(0, Status.APPROVED)
    review.set_status(1, Status.APPROVED)
    assert session.memory.count() == 1
    review.undo()
    assert session.memory.count() == 1
    review.undo()
    assert session.memory.count() == 0


def test_beads_with_findings_are_gone_through_until_they_are_decided(review):
    review.edit(1, Side.TARGET, ["Её возглавил А. Букейхан в 1999 году."])
    assert review.next_flagged(0) is None
    review.survey()
    flagged = [position for position in range(4) if review.is_flagged(position)]
    assert 1 in flagged
    assert review.next_flagged(0) == 1
    for position in flagged:
        review.set_status(position, Status.REJECTED)
    assert review.next_flagged(0) is None


def test_a_survey_bears_changes_made_meanwhile(review, monkeypatch):
    def meddling(entry, state, position):
        if len(review.bitext) == 4:
            review.merge(0, 3)
        return pair_of(entry, state, position)

    monkeypatch.setattr(reviewed, "pair_of", meddling)
    review.survey()
    assert len(review.bitext) == 1
    assert review.next_flagged(3) is None
    assert review.find("партия", 3) == 0
    assert review.query(3) is None


def test_realigning_keeps_what_is_decided(session, review):
    review.merge(2, 3)
    review.set_status(0, Status.APPROVED)
    review.unpair(1)
    stretch = review.undecided_stretch(1)
    assert (stretch.start, stretch.stop) == (1, len(review.bitext))
    assert review.realign(stretch) > 0
    assert [bead.type for bead in review.bitext.beads] == ["1:1"] * 4
    assert statuses(review) == ["approved", "new", "new", "new"]
    assert [unit.source for unit in session.memory.units()] == [SOURCE[0]]
    review.undo()
    assert [bead.type for bead in review.bitext.beads] == ["1:1", "1:0", "0:1", "2:2"]


def test_a_locked_bead_is_not_aligned_anew(review):
    review.merge(1, 2)
    review.set_lock(1, True)
    review.realign(range(len(review.bitext)))
    assert [bead.type for bead in review.bitext.beads] == ["1:1", "2:2", "1:1"]
    assert not review.undecided_stretch(1)
    assert review.undecided_stretch(0) == range(1)


def test_a_rejected_bead_stays_rejected(review):
    review.set_status(1, Status.REJECTED)
    review.realign(range(len(review.bitext)))
    assert statuses(review)[1] == "rejected"
