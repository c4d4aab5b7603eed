"""A bitext translated segment by segment, with and without a draft."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner import Bead, Bitext, Side, Status
from tests.workbench.conftest import SOURCE, TARGET, store_text
from workbench.errors import InputError
from workbench.project import Project
from workbench.services.beginning import begin_translations
from workbench.services.session import Session
from workbench.services.translating import distributed, tidied
from workbench.settings import Settings

SETTINGS = Settings(author="Айгерім")


def bead(source, target, status=Status.NEW):
    return Bead(range(*source), range(*target), 0.9, status)


HOLES = Bitext.of(
    [
        bead((0, 1), (0, 0)),
        bead((1, 2), (0, 0)),
        bead((2, 2), (0, 1)),
        bead((2, 2), (1, 2)),
        bead((2, 3), (2, 3)),
        bead((3, 4), (3, 3)),
    ]
)


@pytest.fixture
def session(tmp_path):
    """Four source segments, three of the draft; some of both stand alone."""
    with Project.create(tmp_path / "book.qostil", "kk", ("ru",)) as project:
        source = store_text(project, "kk", SOURCE)
        project.bitexts.add(source, store_text(project, "ru", TARGET[:3]), HOLES)
    with Session.open(tmp_path / "book.qostil", SETTINGS) as session:
        yield session


def translation_of(session):
    return session.translation(session.project.bitexts.entries()[0])


def stored(session):
    return session.project.bitexts.state(session.project.bitexts.entries()[0])


@pytest.mark.parametrize("order", [(0, 1, 5), (5, 1, 0), (1, 5, 0)])
def test_segments_without_a_translation_get_one_in_any_order(session, order):
    translation = translation_of(session)
    before = translation.state
    for position in order:
        assert translation.settle(position, f"  Перевод\n{position} ")
    state = translation.state
    assert [state.text(bead, Side.TARGET) for bead in state.bitext.beads] == [
        "Перевод 0", "Перевод 1", *TARGET[:3], "Перевод 5",
    ]  # fmt: skip
    assert Bitext.of(state.bitext.beads).shape == (4, 6)
    assert stored(session) == state
    for _ in order:
        translation.review.undo()
    assert translation.state == stored(session) == before
    for _ in order:
        translation.review.redo()
    assert translation.state == stored(session) == state


def test_a_draft_is_approved_with_its_text_in_one_step(session):
    translation = translation_of(session)
    translation.approve(4, "Он жил в Семее.")
    assert translation.state.bitext[4].status is Status.APPROVED
    assert [unit.targets["ru"] for unit in session.memory.units()] == ["Он жил в Семее."]
    translation.review.undo()
    assert translation.target(4) == TARGET[2]
    assert list(session.memory.units()) == []


def test_what_is_empty_is_not_approved(session):
    translation = translation_of(session)
    with pytest.raises(InputError, match="segment 1 has no translation"):
        translation.approve(0, " \n")
    translation.settle(0, "Что-то")
    translation.settle(0, "")
    assert translation.state.bitext[0].status is Status.NEW
    with pytest.raises(InputError, match="bead 1 has no translation"):
        translation.review.set_status(0, Status.APPROVED)
    assert translation.review.approvable(0.0) == [translation.state.bitext[4]]


def test_leaving_a_segment_as_it_was_is_no_change(session):
    translation = translation_of(session)
    assert not translation.settle(4, TARGET[2])
    assert not translation.settle(4, TARGET[2] + "  ")
    assert not translation.settle(0, "")
    assert translation.review.undo() is None


def test_the_way_leads_past_targets_alone_and_past_what_is_done(session):
    translation = translation_of(session)
    assert [translation.step(position, 1) for position in (0, 1, 4, 5)] == [1, 4, 5, 5]
    assert translation.step(4, -1) == 1
    translation.approve(1, "Перевод")
    assert translation.next_open(0) == 4
    assert translation.next_open(5) == 0
    for position in (0, 4, 5):
        translation.approve(position, "Перевод")
    assert translation.next_open(0) is None


def test_what_was_typed_outlives_the_process(session):
    translation = translation_of(session)
    translation.keep(0, "Недописанн")
    translation.keep(0, "Недописанное")
    with Session(session.project, SETTINGS) as again:
        assert translation_of(again).target(0) == "Недописанное"
        assert again.project.typing.kept(1) is None
        assert translation_of(again).review.undo() == 0


def test_what_was_typed_is_dropped_when_its_segment_is_another(session):
    translation = translation_of(session)
    translation.keep(0, "Недописанное")
    translation.review.edit(0, Side.SOURCE, ["Басқа сөйлем."])
    with Session(session.project, SETTINGS) as again:
        assert translation_of(again).target(0) == ""


def test_a_source_without_a_draft_gets_empty_translations(tmp_path):
    with Project.create(tmp_path / "essay.qostil", "kk", ("ru", "en")) as project:
        store_text(project, "kk", SOURCE)
        assert begin_translations(project) == [1, 2]
        assert begin_translations(project) == []
        entry = project.bitexts.entries()[1]
        assert (entry.target_lang, entry.target_name) == ("en", "essay.kk.en.txt")
    with Session.open(tmp_path / "essay.qostil", SETTINGS) as session:
        translation = session.translation(entry)
        assert translation.state.target == ("",) * 4
        translation.approve(3, "Some time passed.")
        assert stored_target(session, entry) == ("", "", "", "Some time passed.")
        assert [unit.targets for unit in session.memory.units()] == [{"en": "Some time passed."}]


def test_what_waits_for_its_translation_is_not_aligned_anew(tmp_path):
    with Project.create(tmp_path / "essay.qostil", "kk", ("ru",)) as project:
        store_text(project, "kk", SOURCE * 2)
        begin_translations(project)
    with Session.open(tmp_path / "essay.qostil", SETTINGS) as session:
        translation = translation_of(session)
        for position, text in enumerate(TARGET):
            translation.settle(position, text)
        translation.review.merge(1, 2)
        assert translation.review.realign(range(7)) == 4
        assert [bead.type for bead in translation.state.bitext.beads] == ["1:1"] * 8
        assert not any(bead.locked for bead in translation.state.bitext.beads)
        translation.review.survey()
        assert [f.message for f in translation.review.findings(7)] == ["the source has no translation"]


def stored_target(session, entry):
    return session.project.bitexts.state(entry).target


words = st.text("абв", min_size=1, max_size=3)
sentence = st.lists(words, max_size=5).map(" ".join)


@given(st.lists(sentence, min_size=1, max_size=4), sentence)
def test_a_text_is_distributed_without_loss(texts, text):
    places = distributed(texts, text)
    assert len(places) == len(texts)
    assert tidied(" ".join(places)) == text


@given(st.lists(sentence.filter(bool), min_size=2, max_size=4), st.integers(0, 3), sentence.filter(bool))
def test_segments_that_were_not_touched_stay(texts, place, new):
    place %= len(texts)
    changed = [*texts[:place], f"я {new} я", *texts[place + 1 :]]
    assert distributed(texts, " ".join(changed)) == changed
