"""Repairs flipped in a project: text, segments and bitexts follow, all else stays, and all comes back."""

from random import Random

import pytest

from aligner import Side, Status
from corpus import segment
from corpus.document import Document, RepairKind
from workbench.errors import ProjectError
from workbench.project import Project
from workbench.services.adding import add
from workbench.services.flipping import flip_kind, flip_repair
from workbench.services.originals import repaired_text
from workbench.services.progress import result_of
from workbench.services.session import Session
from workbench.services.texts import prepare_document
from workbench.settings import Settings

KK = (
    "Ауылда үлкен кітапхана ашылды. Оған балалар келді.\n\n"
    "Кітаптар сөреде тұр.Кешке бәрі үйге қайтты. Көше тыныш болды.\n\n"
    "Таңертең жаңбыр жауды , көше су болды.\n\n"
    "Қонақтар түнде кетті. Жол ұзақ еді, олар таң атқанша\nтоқтамай жүрді. Үйде шай ішті.\n"
)
RU = (
    "В ауле открылась большая библиотека. В неё пришли дети.\n\n"
    "Книги стоят на полке.Вечером все ушли домой. На улице стало тихо.\n\n"
    "Утром шёл дождь, улица стала мокрой.\n\n"
    "Гости уехали ночью. Дорога была длинной, они шли до рассвета. Дома пили чай.\n"
)
EN = (
    "A big library opened in the village. Children came to it.\n\n"
    "The books stand on the shelf. In the evening everybody went home. The street became quiet.\n\n"
    "It rained in the morning, the street became wet.\n\n"
    "The guests left at night. The road was long, they walked until dawn. At home they drank tea.\n"
)


@pytest.fixture
def session(tmp_path):
    path = tmp_path / "book.qostil"
    with Project.create(path, "kk", ("ru", "en")) as project:
        texts = [
            prepare_document(Document(text, f"book.{lang}.txt", lang))
            for text, lang in ((KK, "kk"), (RU, "ru"), (EN, "en"))
        ]
        result_of(add(project, texts[0], texts[1:]))
    with Session.open(path, Settings(author="me")) as session:
        yield session


def place_of(session, kind, document_id=None):
    repairs = session.project.documents.repairs(document_id or source_id(session))
    return next(n for n, repair in enumerate(repairs) if repair.kind is kind)


def source_id(session):
    return session.project.bitexts.entries()[0].source_id


def snapshot(session):
    project = session.project
    entries = project.bitexts.entries()
    return (
        project.documents.repairs(source_id(session)),
        project.documents.stored(source_id(session)),
        [project.bitexts.state(entry) for entry in entries],
    )


def holds(session):
    """Whether what is stored is what a fresh cut of the repaired text gives, and beads tile it."""
    project = session.project
    text = repaired_text(project, source_id(session))
    stored = project.documents.segments(source_id(session))
    assert [s.text for s in stored] == [s.text for s in segment(text)]
    for entry in project.bitexts.entries():
        state = project.bitexts.state(entry)
        for side in Side:
            covered = [n for bead in state.bitext.beads for n in bead.side(side)]
            assert covered == list(range(len(state.texts(side))))


def approve_all(session):
    for entry in session.project.bitexts.entries():
        session.review(entry).approve_above(0.0)


@pytest.mark.parametrize(
    "kind", [RepairKind.MISSING_SPACE, RepairKind.SPACING, RepairKind.LINE_BREAK], ids=lambda kind: kind.value
)
def test_flipping_twice_is_the_identity(session, kind):
    approve_all(session)
    before = snapshot(session)
    place = place_of(session, kind)
    flip_repair(session.project, source_id(session), place, "me")
    session.reload()
    assert snapshot(session) != before
    holds(session)
    flip_repair(session.project, source_id(session), place, "me")
    session.reload()
    assert snapshot(session) == before


def test_a_flip_joins_two_sentences_and_leaves_the_rest_alone(session):
    ru, en = session.project.bitexts.entries()
    review = session.review(ru)
    review.approve_above(0.0)
    last = len(review.bitext) - 1
    review.edit(last, Side.TARGET, ["Дома все пили чай."])
    review.set_status(last, Status.APPROVED)
    approved = sum(bead.status is Status.APPROVED for bead in review.bitext.beads)
    flipped = flip_repair(session.project, ru.source_id, place_of(session, RepairKind.MISSING_SPACE), "me")
    session.reload()
    assert "Кітаптар сөреде тұр.Кешке бәрі үйге қайтты." in review.state.source
    assert review.state.target[-1] == "Дома все пили чай."
    kept = sum(bead.status is Status.APPROVED for bead in review.bitext.beads)
    assert kept == approved - flipped.approvals
    assert 0 < flipped.approvals < approved
    assert review.bitext.beads[-1].status is Status.APPROVED
    assert len(session.review(en).state.source) == len(review.state.source)
    assert session.memory is not None
    sources = {unit.source for unit in session.memory.units()}
    assert "Қонақтар түнде кетті." in sources
    assert "Кешке бәрі үйге қайтты." not in sources


def test_a_flip_in_a_draft_touches_its_own_bitext_alone(session):
    ru, en = session.project.bitexts.entries()
    before = [session.project.bitexts.state(entry) for entry in (ru, en)]
    place = place_of(session, RepairKind.MISSING_SPACE, ru.target_id)
    flip_repair(session.project, ru.target_id, place, "me")
    after = [session.project.bitexts.state(entry) for entry in (ru, en)]
    assert len(after[0].target) == len(before[0].target) - 1
    assert any("полке.Вечером" in text for text in after[0].target)
    assert (after[0].source, after[1]) == (before[0].source, before[1])
    assert [len(after[0].bitext.beads[-1].side(side)) for side in Side] == [1, 1]
    flip_repair(session.project, ru.target_id, place, "me")
    assert [session.project.bitexts.state(entry) for entry in (ru, en)] == before


def test_a_flip_is_undone_and_redone_in_all_bitexts_of_the_document(session):
    ru, en = session.project.bitexts.entries()
    approve_all(session)
    before = snapshot(session)
    flip_kind(session.project, ru.source_id, RepairKind.MISSING_SPACE, made=False, author="me")
    session.reload()
    after = snapshot(session)
    session.review(en).undo()
    assert snapshot(session) == before
    assert session.review(ru).state == before[2][0]
    session.review(ru).redo()
    assert snapshot(session) == after
    session.review(ru).undo()
    session.review(ru).undo()
    assert not any(bead.status is Status.APPROVED for bead in session.review(ru).bitext.beads)


def test_a_flip_waits_for_what_was_done_after_it(session):
    ru, en = session.project.bitexts.entries()
    flip_kind(session.project, ru.source_id, RepairKind.MISSING_SPACE, made=False, author="me")
    session.reload()
    session.review(en).set_status(0, Status.APPROVED)
    with pytest.raises(ProjectError, match=r"book\.en\.txt was changed since; undo or redo there first"):
        session.review(ru).undo()
    session.review(en).undo()
    session.review(ru).undo()
    holds(session)


def test_flipping_nothing_changes_nothing(session):
    before = snapshot(session)
    told = flip_kind(session.project, source_id(session), RepairKind.FURNITURE, made=True, author="me")
    assert (told.repairs, told.segments) == (0, 0)
    assert snapshot(session) == before


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_flipped_segments_and_beads_fit_the_text(session, seed):
    chance = Random(seed)
    entry = session.project.bitexts.entries()[0]
    document_id = (entry.source_id, entry.target_id)[seed % 2]
    count = len(session.project.documents.repairs(document_id))
    for _ in range(8):
        flip_repair(session.project, document_id, chance.randrange(count), "me")
        session.reload()
        holds(session)
        review = session.review(session.project.bitexts.entries()[0])
        review.set_status(chance.randrange(len(review.bitext)), Status.APPROVED)
        assert not session.project.units.pending()
        approved = {
            review.state.text(bead, Side.SOURCE)
            for bead in review.bitext.beads
            if bead.status is Status.APPROVED and bead.paired
        }
        assert {unit.source for unit in session.memory.units()} == approved
