"""The formatting of segments: carried over to edited texts, or what came with them."""

import pytest

from aligner import Side
from corpus.document import Document, Paragraph, RepairKind, Span
from corpus.placeholders import Code, CodeKind, marked
from workbench.project import Change, Project, TextEdit
from workbench.services.adding import add
from workbench.services.flipping import flip_kind
from workbench.services.progress import result_of
from workbench.services.reviewing import Review
from workbench.services.segment_codes import segment_codes
from workbench.services.texts import prepare_document
from workbench.settings import Settings

TEXT = "Бұл маңызды сөз.Ол қысқа , бірақ керек."
CODES = (Code(4, CodeKind.OPEN, 1, "bold"), Code(11, CodeKind.CLOSE, 1, "bold"))
OWN = (Code(0, CodeKind.ALONE, 7, "image", "<i/>"),)


@pytest.fixture
def entry(project):
    document = Document(
        TEXT, "a.docx", "kk", wrapped=False, paragraphs=(Paragraph(Span(0, len(TEXT))),), codes=CODES
    )
    draft = Document("Это важное слово. Оно коротко, но нужно.", "a.txt", "ru")
    result_of(add(project, prepare_document(document), [prepare_document(draft)]))
    return project.bitexts.entries()[0]


def shown(project, entry, side):
    texts = project.bitexts.state(entry).texts(side)
    document_id = entry.source_id if side is Side.SOURCE else entry.target_id
    codes = segment_codes(project, document_id)
    return [marked(text, some) for text, some in zip(texts, codes, strict=True)]


def test_an_edit_keeps_the_codes_of_the_original(project, entry):
    assert shown(project, entry, Side.SOURCE)[0] == "Бұл ⟦1⟧маңызды⟦/1⟧ сөз."
    review = Review(project, entry, Settings(), lambda: None)
    review.edit(0, Side.SOURCE, ["Осы бір маңызды сөз."])
    assert shown(project, entry, Side.SOURCE)[0] == "Осы бір ⟦1⟧маңызды⟦/1⟧ сөз."


def test_codes_that_come_with_a_text_stay_with_it(project, entry):
    state = project.bitexts.state(entry)
    edit = TextEdit(Side.TARGET, 0, state.target[0], "Вот слово.", codes_after=OWN)
    project.bitexts.record(entry, Change("import", edits=(edit,)), "me")
    assert shown(project, entry, Side.TARGET)[0] == "⟦7/⟧Вот слово."
    review = Review(project, entry, Settings(), lambda: None)
    review.edit(0, Side.TARGET, ["И вот слово."])
    after = shown(project, entry, Side.TARGET)[0]
    assert "⟦7/⟧" in after
    review.undo()
    assert shown(project, entry, Side.TARGET)[0] == "⟦7/⟧Вот слово."
    review.undo()
    assert shown(project, entry, Side.TARGET)[0] == state.target[0]
    review.redo()
    review.redo()
    assert shown(project, entry, Side.TARGET)[0] == after


def test_they_outlive_a_flip_in_their_paragraph(project, entry, tmp_path):
    state = project.bitexts.state(entry)
    edit = TextEdit(Side.SOURCE, 0, state.source[0], "Басқа сөз.", codes_after=OWN)
    project.bitexts.record(entry, Change("import", edits=(edit,)), "me")
    flipped = flip_kind(project, entry.source_id, RepairKind.SPACING, made=False, author="me")
    assert flipped.repairs
    assert shown(project, entry, Side.SOURCE)[0] == "⟦7/⟧Басқа сөз."
    path = project.path
    project.close()
    with Project.open(path) as again:
        assert shown(again, again.bitexts.entries()[0], Side.SOURCE)[0] == "⟦7/⟧Басқа сөз."
        again.flips.undo(again.flips.latest(entry.source_id)[0])
        assert shown(again, again.bitexts.entries()[0], Side.SOURCE)[0] == "⟦7/⟧Басқа сөз."
