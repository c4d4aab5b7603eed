"""A project's translation goes out as the file its source came in."""

import io

import docx
import pytest
from click.testing import CliRunner

from aligner import Side, Status
from corpus.document import Kind, Segment, Span
from corpus.readers import read
from corpus.writers import Replacement
from workbench.cli.root import qostil
from workbench.errors import ExportError
from workbench.project import Project
from workbench.services.adding import add
from workbench.services.exporting import export_project
from workbench.services.fresh_copy import translated_paragraphs
from workbench.services.progress import result_of
from workbench.services.reviewing import Review
from workbench.services.texts import prepare
from workbench.services.writing_back import goes_back, write_back
from workbench.settings import Settings

SENTENCES = ("Ауыл шетінде үлкен бақ бар.", "Онда балалар ойнайды.", "Кешке бәрі үйге қайтады.")
TRANSLATED = ("На краю аула есть большой сад.", "Там играют дети.", "Вечером все идут домой.")


def word(path, *paragraphs):
    document = docx.Document()
    for texts in paragraphs:
        paragraph = document.add_paragraph()
        for text, bold in texts:
            paragraph.add_run(text).bold = bold
    document.save(path)
    return path


def plain(*texts):
    return [(" ".join(texts), None)]


def texts_of(path):
    return [p.text for p in docx.Document(str(path)).paragraphs]


@pytest.fixture
def added(project, tmp_path):
    source = word(tmp_path / "garden.docx", plain(*SENTENCES[:2]), plain(SENTENCES[2]))
    draft = word(tmp_path / "draft.docx", plain(*TRANSLATED[:2]), plain(TRANSLATED[2]))
    result_of(add(project, prepare(source, lang="kk", keep=True), [prepare(draft, lang="ru")]))
    source.unlink()
    return project.bitexts.entries()[0]


def review(project, entry):
    return Review(project, entry, Settings(), lambda: None)


def test_approved_pairs_and_drafts_go_in_and_new_ones_when_asked(project, added, tmp_path):
    out = tmp_path / "out.docx"
    ours = review(project, added)
    ours.set_status(0, Status.APPROVED)
    ours.edit(2, Side.TARGET, ["Вечером все дома."])
    assert project.bitexts.state(added).bitext.beads[2].status is Status.DRAFT
    done = write_back(project, out)
    assert texts_of(out) == [f"{TRANSLATED[0]} {SENTENCES[1]}", "Вечером все дома."]
    assert (done.name, done.translated, done.open, done.stuck, done.lost) == ("garden.docx", 2, 1, 0, ())
    assert export_project(project, out, "me", everything=True) == 3
    assert texts_of(out) == [" ".join(TRANSLATED[:2]), "Вечером все дома."]


def test_nothing_to_put_in_is_told_of(project, added, tmp_path):
    with pytest.raises(ExportError, match=r"nothing of garden\.docx is approved or a draft yet"):
        write_back(project, tmp_path / "out.docx")
    assert not (tmp_path / "out.docx").exists()


def test_a_rejected_pair_keeps_its_source(project, added, tmp_path):
    review(project, added).set_status(1, Status.REJECTED)
    write_back(project, tmp_path / "out.docx", everything=True)
    assert texts_of(tmp_path / "out.docx") == [f"{TRANSLATED[0]} {SENTENCES[1]}", TRANSLATED[2]]


def test_sentences_translated_together_and_added_ones(project, tmp_path):
    source = word(tmp_path / "a.docx", plain(*SENTENCES[:2]), plain(SENTENCES[2]))
    draft = word(tmp_path / "b.docx", plain(*TRANSLATED))
    result_of(add(project, prepare(source, lang="kk", keep=True), [prepare(draft, lang="ru")]))
    entry = project.bitexts.entries()[0]
    ours = review(project, entry)
    ours.merge(0, 1)
    write_back(project, tmp_path / "out.docx", everything=True)
    assert texts_of(tmp_path / "out.docx") == [" ".join(TRANSLATED[:2]), TRANSLATED[2]]
    ours.merge(0, 1)
    assert len(project.bitexts.state(entry).bitext) == 1
    write_back(project, tmp_path / "out.docx", everything=True)
    assert texts_of(tmp_path / "out.docx") == [" ".join(TRANSLATED), ""]


def test_formatting_of_the_draft_stands_for_that_of_the_source(project, tmp_path):
    source = word(tmp_path / "a.docx", [("Ауыл шетінде ", None), ("үлкен", True), (" бақ бар.", None)])
    draft = word(tmp_path / "b.docx", [("Большой", True), (" сад есть на краю аула.", None)])
    result_of(add(project, prepare(source, lang="kk", keep=True), [prepare(draft, lang="ru")]))
    write_back(project, tmp_path / "out.docx", everything=True)
    runs = docx.Document(str(tmp_path / "out.docx")).paragraphs[0].runs
    assert [(r.text, r.bold) for r in runs] == [("Большой", True), (" сад есть на краю аула.", None)]


def test_a_text_without_a_draft(project, tmp_path):
    source = word(tmp_path / "a.docx", plain(*SENTENCES))
    result_of(add(project, prepare(source, lang="kk", keep=True), []))
    entry = project.bitexts.entries()[0]
    review(project, entry).edit(1, Side.TARGET, [TRANSLATED[1]])
    done = write_back(project, tmp_path / "out.docx")
    assert texts_of(tmp_path / "out.docx") == [f"{SENTENCES[0]} {TRANSLATED[1]} {SENTENCES[2]}"]
    assert (done.translated, done.open) == (1, 2)


def test_which_text_and_which_language_must_be_clear(tmp_path):
    with Project.create(tmp_path / "two.qostil", "kk", ("ru", "en")) as project:
        for name in ("one.docx", "two.docx"):
            source = word(tmp_path / name, plain(*SENTENCES))
            result_of(add(project, prepare(source, lang="kk", keep=True), []))
        out = tmp_path / "out.docx"
        with pytest.raises(ExportError, match=r"one\.docx, two\.docx; choose one with --document"):
            write_back(project, out, target_lang="ru")
        with pytest.raises(ExportError, match="into ru, en; choose one with --to"):
            write_back(project, out, document="two")
        with pytest.raises(ExportError, match=r"holds no docx three"):
            write_back(project, out, document="three.docx")
        entry = next(
            e for e in project.bitexts.entries() if (e.source_name, e.target_lang) == ("two.docx", "en")
        )
        review(project, entry).edit(0, Side.TARGET, ["A big garden."])
        assert write_back(project, out, target_lang="en", document="two.docx").name == "two.docx"


def test_other_files_are_what_they_were(project, added, tmp_path):
    assert goes_back(project, tmp_path / "out.DOCX")
    assert not goes_back(project, tmp_path / "out.tmx")
    review(project, added).set_status(0, Status.APPROVED)
    assert export_project(project, tmp_path / "out.tmx", "me") == 1


def test_the_command_tells_what_it_did(project, added, tmp_path):
    review(project, added).set_status(0, Status.APPROVED)
    project.close()
    out = tmp_path / "out.docx"
    result = CliRunner().invoke(qostil, ["export", str(project.path), "-o", str(out)])
    assert result.exit_code == 0
    assert "garden.docx, 1 of 3 segments translated" in result.stderr
    assert "2 without a translation that is approved or a draft" in result.stderr
    table = CliRunner().invoke(qostil, ["export", str(project.path), "-o", str(out), "--table"])
    assert table.exit_code == 0
    assert docx.Document(io.BytesIO(out.read_bytes())).tables
    tmx = ["export", str(project.path), "-o", str(tmp_path / "out.tmx"), "--document", "garden.docx"]
    assert CliRunner().invoke(qostil, tmx).exit_code == 2


def test_what_cannot_be_written_is_told_of(project, added, tmp_path):
    with pytest.raises(ExportError, match="cannot be written: No such file"):
        write_back(project, tmp_path / "none" / "out.docx", everything=True)


def test_a_page_goes_out_as_a_page(project, tmp_path):
    source, draft, out = tmp_path / "a.html", tmp_path / "b.txt", tmp_path / "out.html"
    page = "<!DOCTYPE html><html lang=kk><body class=x><p>{} <i>{}</i></p><script>a < b</script></html>\n"
    source.write_text(page.format(*SENTENCES), encoding="utf-8")
    draft.write_text("\n".join(TRANSLATED[:2]), encoding="utf-8")
    result_of(add(project, prepare(source, lang="kk", keep=True), [prepare(draft, lang="ru")]))
    write_back(project, out, everything=True)
    assert out.read_text(encoding="utf-8") == page.format(*TRANSLATED)
    with pytest.raises(ExportError, match="nothing is approved yet"):
        export_project(project, tmp_path / "out.xlsx", "me")


@pytest.fixture
def plain_text(project, tmp_path):
    """A text of two paragraphs whose form is not written back, its pairs new."""
    source, draft = tmp_path / "garden.txt", tmp_path / "draft.txt"
    source.write_text(f"{SENTENCES[0]} {SENTENCES[1]}\n\n{SENTENCES[2]}\n", encoding="utf-8")
    draft.write_text(f"{TRANSLATED[0]} {TRANSLATED[1]}\n\n{TRANSLATED[2]}\n", encoding="utf-8")
    result_of(add(project, prepare(source, lang="kk", keep=True), [prepare(draft, lang="ru")]))
    return project.bitexts.entries()[0]


def paragraphs_of(path):
    return [text.strip() for text in read(path, lang="ru").text.split("\n\n")]


@pytest.mark.parametrize("ending", [".docx", ".txt"])
def test_a_text_without_a_form_of_its_own_goes_out_as_a_new_document(project, plain_text, tmp_path, ending):
    out = tmp_path / f"out{ending}"
    review(project, plain_text).set_status(1, Status.APPROVED)
    done = write_back(project, out)
    assert (done.name, done.translated, done.open, done.stuck) == ("garden.txt", 1, 2, 0)
    assert paragraphs_of(out) == [f"{SENTENCES[0]} {TRANSLATED[1]}", SENTENCES[2]]
    assert export_project(project, out, "me", everything=True) == 3
    assert paragraphs_of(out) == [f"{TRANSLATED[0]} {TRANSLATED[1]}", TRANSLATED[2]]


def test_a_pair_across_paragraphs_stands_in_the_first_of_them():
    spans = (Span(0, 5), Span(6, 9), Span(11, 15))
    segments = [Segment(*one, "kk") for one in zip("АБВ", spans, (0, 0, 1), strict=True)]
    given = [Replacement(spans[1], "б в"), Replacement(spans[2], "")]
    assert [*translated_paragraphs(segments, ["А", "Б", "В"], given, "ru")] == [(Kind.BODY, "А б в", "ru")]
    whole = [Replacement(Span(0, 9), "а б")]
    paragraphs = [(Kind.BODY, "а б", "ru"), (Kind.BODY, "В", "kk")]
    assert [*translated_paragraphs(segments, ["А", "Б", "В"], whole, "ru")] == paragraphs


def test_a_new_word_document_has_styles_and_languages(project, plain_text, tmp_path):
    out = tmp_path / "out.docx"
    review(project, plain_text).set_status(2, Status.APPROVED)
    write_back(project, out)
    document = docx.Document(str(out))
    assert [p.style.name for p in document.paragraphs] == ["Body Text", "Body Text"]
    assert ["kk-KZ" in p._p.xml for p in document.paragraphs] == [True, False]
    assert "ru-RU" in document.paragraphs[1]._p.xml
