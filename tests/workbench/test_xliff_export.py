"""A project's beads go out as XLIFF: all of them, with status, tags, notes and an id of their own."""

import docx
import pytest
from click.testing import CliRunner
from lxml import etree

from aligner import Side, Status
from corpus.placeholders import Code, CodeKind
from memory.glossary import Entry, Term, open_glossary
from memory.xliff import VERSIONS
from tests.memory.schemas import xliff_schema
from tests.workbench.conftest import one_to_one, store_text
from workbench.cli.root import qostil
from workbench.errors import ExportError
from workbench.project import Project
from workbench.services.bead_marks import Base, BeadPlace
from workbench.services.exporting import export_project
from workbench.services.reviewing import Review
from workbench.services.segment_codes import numbered_alike
from workbench.services.terms import attach
from workbench.settings import Settings

OPEN, CLOSE, ALONE = CodeKind.OPEN, CodeKind.CLOSE, CodeKind.ALONE


def units(path):
    return list(etree.parse(path).getroot().iter("{*}trans-unit", "{*}unit"))


def write_docx(name, before, bold, after):
    document = docx.Document()
    paragraph = document.add_paragraph(before)
    paragraph.add_run(bold).bold = True
    paragraph.add_run(after)
    document.save(name)


@pytest.fixture
def reviewed(project, entry):
    """The project with a bead of every status, a locked one, and one-sided ones."""
    review = Review(project, entry, Settings(author="tester"), lambda: None)
    review.set_status(0, Status.APPROVED)
    review.set_status(1, Status.REJECTED)
    review.set_lock(1, True)
    review.unpair(2)
    return project


@pytest.mark.parametrize("version", VERSIONS)
def test_every_bead_is_a_unit(reviewed, tmp_path, version):
    path = tmp_path / "out.xlf"
    assert export_project(reviewed, path, "tester", xliff=version) == 5
    found = units(path)
    assert [unit.get("id") for unit in found] == [
        "b1.s0-1", "b1.s1-2", "b1.s2-3", "b1.s3-3.t2-3", "b1.s3-4",
    ]  # fmt: skip
    assert [unit.get("translate") for unit in found] == [None, "no", None, "no", None]
    elements = [element for unit in found for element in unit.iter("{*}target", "{*}segment")]
    states = [(element.get("state"), element.get("subState")) for element in elements]
    if version == "1.2":
        assert [state for state, _ in states] == [
            "final", "needs-translation", "needs-translation", "needs-review-translation", "new",
        ]  # fmt: skip
        assert [unit.get("approved") for unit in found] == ["yes", None, None, None, None]
        assert found[1].find("{*}target").get("state-qualifier") == "rejected-inaccurate"
    else:
        assert [s for s in states if s[0]] == [
            ("final", None), ("initial", "qostil:rejected"), ("initial", None), ("translated", None),
            ("initial", None),
        ]  # fmt: skip


@pytest.mark.parametrize("version", VERSIONS)
def test_it_is_valid(reviewed, tmp_path, version):
    export_project(reviewed, tmp_path / "out.xlf", "tester", xliff=version)
    schema = xliff_schema(version)
    assert schema.validate(etree.parse(tmp_path / "out.xlf")), schema.error_log


def test_the_notes_say_what_the_checks_say(project, entry, tmp_path):
    Review(project, entry, Settings(), lambda: None).edit(0, Side.TARGET, ["Партия создана в 1918 году."])
    export_project(project, tmp_path / "out.xlf", "tester")
    notes = [note.text for note in units(tmp_path / "out.xlf")[0].iter("{*}note")]
    assert notes[0] == "confidence 0.50"
    assert any("1917" in note for note in notes[1:])


def test_a_unit_tells_its_bead_and_how_it_stood(project, entry, tmp_path):
    export_project(project, tmp_path / "out.xlf", "tester")
    state = project.bitexts.state(entry)
    for unit, bead in zip(units(tmp_path / "out.xlf"), state.bitext.beads, strict=True):
        assert BeadPlace.read(unit.get("id")) == BeadPlace.of(entry.id, bead)
        base = Base.read(unit.get("extradata"))
        source, target = (state.texts(side)[bead.side(side).start] for side in Side)
        assert base == Base.of(project.info.uid, bead.status, source, target)
        assert base != Base.of(project.info.uid, bead.status, source, target + "!")
    assert BeadPlace.read("12") is None
    assert Base.read("12") is None


def test_formatting_of_both_documents_is_numbered_alike(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_docx("a.docx", "Бұл ", "маңызды", " сөз.")
    write_docx("a.ru.docx", "Это ", "важное", " слово.")
    run = CliRunner().invoke
    assert run(qostil, ["new", "p.qostil", "--from", "kk", "--to", "ru"]).exit_code == 0
    result = run(qostil, ["add", "p.qostil", "a.docx", "a.ru.docx", "--from", "kk", "--to", "ru"])
    assert result.exit_code == 0, result.stderr
    result = run(qostil, ["export", "p.qostil", "-o", "p.xlf"])
    assert result.exit_code == 0, result.stderr
    assert "1 units written" in result.stderr
    text = (tmp_path / "p.xlf").read_text(encoding="utf-8")
    assert '<source>Бұл <g id="1" ctype="bold">маңызды</g> сөз.</source>' in text
    assert '>Это <g id="1" ctype="bold">важное</g> слово.</target>' in text
    with Project.open(tmp_path / "p.qostil") as project:
        (entry,) = project.bitexts.entries()
        review = Review(project, entry, Settings(), lambda: None)
        review.edit(0, Side.TARGET, ["Вот это важное слово."])
    run(qostil, ["export", "p.qostil", "-o", "p.xlf", "--xliff", "2.1"])
    text = (tmp_path / "p.xlf").read_text(encoding="utf-8")
    assert '<target>Вот это <pc id="1" type="fmt" subType="xlf:b">важное</pc> слово.</target>' in text


def test_codes_find_their_likes():
    source = (Code(0, OPEN, 7, "bold"), Code(1, CLOSE, 7, "bold"), Code(2, ALONE, 9, "image", "a"))
    target = (
        Code(0, ALONE, 3, "image", "b"), Code(0, OPEN, 4, "link"), Code(1, CLOSE, 4, "link"),
        Code(1, OPEN, 5, "bold"), Code(2, CLOSE, 5, "bold"),
    )  # fmt: skip
    ours, theirs = numbered_alike(source, target)
    assert [code.number for code in ours] == [1, 1, 2]
    assert [code.number for code in theirs] == [2, 3, 3, 1, 1]


def test_one_language_of_several(project, entry, tmp_path):
    with pytest.raises(ExportError, match="holds nothing in en"):
        export_project(project, tmp_path / "out.xlf", "tester", target_lang="en")
    assert export_project(project, tmp_path / "out.xlf", "tester", target_lang="ru") == 4


def test_a_project_without_bitexts_is_said_so(project, tmp_path):
    with pytest.raises(ExportError, match="holds no bitext"):
        export_project(project, tmp_path / "out.xlf", "tester")


def test_an_ignored_finding_is_not_noted_and_a_term_is(project, entry, tmp_path):
    review = Review(project, entry, Settings(), lambda: None)
    review.edit(0, Side.TARGET, ["Партия создана в 1918 году."])
    book = tmp_path / "terms.csv"
    term = Entry((Term("алаш", "kk"), Term("Алаш", "ru")))
    open_glossary(book, create=True).put([term], author="me")
    attach(project, book)

    def noted():
        export_project(project, tmp_path / "out.xlf", "tester")
        return {note.text.partition(":")[0] for note in units(tmp_path / "out.xlf")[0].iter("{*}note")}

    before = noted()
    assert {"numbers", "term-missing"} <= before
    project.ignored.add("numbers", review.pair(0).digest, "as meant", "me")
    assert noted() == before - {"numbers"}


def test_tmx_has_the_formatting_and_is_as_a_program_wants_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_docx("a.docx", "Бұл ", "маңызды", " сөз.")
    write_docx("a.ru.docx", "Это ", "важное", " слово.")
    run = CliRunner().invoke
    run(qostil, ["new", "p.qostil", "--from", "kk", "--to", "ru"])
    run(qostil, ["add", "p.qostil", "a.docx", "a.ru.docx", "--from", "kk", "--to", "ru"])
    result = run(qostil, ["export", "p.qostil", "-o", "p.tmx", "--all", "--for", "trados"])
    assert result.exit_code == 0, result.stderr
    text = (tmp_path / "p.tmx").read_text(encoding="utf-8")
    bold = '<bpt i="1" type="bold"/>{}<ept i="1"/>'
    assert f'<tuv xml:lang="kk-KZ"><seg>Бұл {bold.format("маңызды")} сөз.</seg>' in text
    assert f'<tuv xml:lang="ru-RU"><seg>Это {bold.format("важное")} слово.</seg>' in text
    result = run(qostil, ["import", "p.qostil", "p.tmx"])
    assert "1 units; 1 as they were" in result.stderr  # nobody has approved it


def test_a_program_of_one_language_is_given_one(project, entry, tmp_path):
    english = store_text(project, "en", ["One.", "Two.", "Three.", "Four."])
    project.bitexts.add(entry.source_id, english, one_to_one(4))
    with pytest.raises(ExportError, match="choose one with --to"):
        export_project(project, tmp_path / "a.tmx", "me", everything=True, profile="omegat")
    path = tmp_path / "a.tmx"
    assert export_project(project, path, "me", everything=True, profile="omegat", target_lang="en") == 4
    assert 'xml:lang="ru"' not in path.read_text(encoding="utf-8")
