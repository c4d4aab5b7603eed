"""Formatting in a translation: shown as placeholders, typed as placeholders, kept beside the text."""

import pytest

from corpus.document import Document, Kind, Paragraph, Segment, Span
from corpus.errors import PlaceholderError
from corpus.placeholders import Code, CodeKind
from workbench.project import Project
from workbench.services.beginning import begin_translations
from workbench.services.session import Session
from workbench.settings import Settings

TEXT = "Алаш партиясы құрылды."
CODES = (Code(0, CodeKind.OPEN, 7, "bold", "<b>"), Code(4, CodeKind.CLOSE, 7, "bold", "</b>"))


@pytest.fixture
def session(tmp_path):
    """One segment whose first word is bold, to be translated into Russian."""
    span = Span(0, len(TEXT))
    with Project.create(tmp_path / "essay.qostil", "kk", ("ru",)) as project:
        document = Document(TEXT, "essay.docx", "kk", wrapped=False, codes=CODES)
        blocks = (Paragraph(span, Kind.BODY),)
        project.documents.add(document, (), [Segment(TEXT, span, 0, "kk")], blocks)
        begin_translations(project)
    with Session.open(tmp_path / "essay.qostil", Settings(author="Айгерім")) as session:
        yield session


def opened(session):
    return session.translation(session.project.bitexts.entries()[0])


def test_formatting_is_typed_as_placeholders(session):
    translation = opened(session)
    assert translation.shown(0) == ("⟦1⟧Алаш⟦/1⟧ партиясы құрылды.", "")
    translation.approve(0, "Партия ⟦1⟧Алаш⟦/1⟧ создана.")
    assert translation.target(0) == "Партия Алаш создана."
    assert translation.shown(0)[1] == "Партия ⟦1⟧Алаш⟦/1⟧ создана."
    assert opened(session).shown(0)[1] == "Партия ⟦1⟧Алаш⟦/1⟧ создана."
    kept = session.project.documents.codes(translation.review.entry.target_id, 0)
    assert [(code.place, code.markup) for code in kept] == [(7, "<b>"), (11, "</b>")]
    assert [unit.targets["ru"] for unit in session.memory.units()] == ["Партия Алаш создана."]


def test_formatting_alone_can_be_changed_and_taken_back(session):
    translation = opened(session)
    translation.settle(0, "Партия ⟦1⟧Алаш⟦/1⟧ создана.")
    assert translation.settle(0, "⟦1⟧Партия⟦/1⟧ Алаш создана.")
    assert translation.shown(0)[1] == "⟦1⟧Партия⟦/1⟧ Алаш создана."
    translation.review.undo()
    assert translation.shown(0)[1] == "Партия ⟦1⟧Алаш⟦/1⟧ создана."
    assert not translation.settle(0, "Партия ⟦1⟧Алаш⟦/1⟧ создана.")


def test_a_placeholder_that_is_none_is_refused_and_loses_nothing(session):
    translation = opened(session)
    with pytest.raises(PlaceholderError, match="⟦9⟧"):
        translation.settle(0, "Партия ⟦9⟧Алаш")
    translation.keep(0, "Партия ⟦9⟧Алаш")
    with Session(session.project, Settings()) as again:
        assert opened(again).target(0) == "Партия ⟦9⟧Алаш"
