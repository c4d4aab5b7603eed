"""Tables to review in an office program: what stands in them, and that they come back."""

import copy
import zipfile

import docx
import openpyxl
import pytest
from click.testing import CliRunner
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from aligner import Side, Status
from tests.workbench.conftest import SOURCE, TARGET
from workbench.cli.root import qostil
from workbench.errors import ExportError, InputError
from workbench.project import Project
from workbench.services.exporting import export_project, export_table
from workbench.services.returning import bring_back
from workbench.services.review_writers import REVIEW_WRITERS
from workbench.services.reviewing import Review
from workbench.services.verdicts import Trouble
from workbench.settings import Settings

RETURNING = (".docx", ".xlsx", ".tsv")
BETTER = "Прошло мало времени."


@pytest.fixture
def commented(project, entry):
    """The project with an approved, a locked and a commented pair, and a source that looks like a formula."""
    review = Review(project, entry, Settings(author="me"), lambda: None)
    review.set_status(0, Status.APPROVED)
    review.set_lock(1, True)
    review.edit(2, Side.SOURCE, ["=2+2 деп жазды."])
    review.edit(2, Side.TARGET, ["Он написал <4> & \x0bвсё."])
    project.comments.add(entry.id, 3, "boris", "қара")
    return project


def table_of(path):
    return docx.Document(path).tables[0]


def rows_of(path):
    """The rows of a table of any form, cell by cell."""
    if path.suffix == ".docx":
        return [[cell.text for cell in row.cells] for row in table_of(path).rows]
    if path.suffix == ".xlsx":
        rows = openpyxl.load_workbook(path).active.iter_rows(values_only=True)
        return [[str(cell or "") for cell in row] for row in rows]
    if path.suffix == ".html":
        page = etree.parse(path, etree.HTMLParser(encoding="utf-8"))
        return [["\n".join(cell.itertext()) for cell in row] for row in page.iter("tr")]
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("ending", REVIEW_WRITERS)
def test_every_pair_is_a_row(commented, tmp_path, ending):
    path = tmp_path / f"out{ending}"
    assert export_table(commented, path) == 4
    head, *rows = rows_of(path)
    assert head[:5] == ["№", "kk", "ru", "status", "note"]
    assert [row[0].split()[0] for row in rows] == ["1", "2", "3", "4"]
    assert [row[1] for row in rows] == [
        *SOURCE[:2],
        ("'" if ending == ".xlsx" else "") + "=2+2 деп жазды.",
        SOURCE[3],
    ]
    assert [" ".join(row[2].split()) for row in rows] == [*TARGET[:2], "Он написал <4> & всё.", TARGET[3]]
    assert [row[3].partition(",")[0] for row in rows] == ["approved", "new", "draft", "new"]
    assert "boris: қара" in rows[3][4]
    assert "confidence 0.80" in "".join(rows[3][4:])


def test_a_word_table_repeats_its_titles_and_knows_its_languages(commented, tmp_path):
    export_table(commented, tmp_path / "out.docx")
    document = docx.Document(tmp_path / "out.docx")
    assert document.sections[0].orientation == docx.enum.section.WD_ORIENT.LANDSCAPE
    assert document.paragraphs[0].style.name == "Heading 1"
    xml = zipfile.ZipFile(tmp_path / "out.docx").read("word/document.xml").decode()
    assert xml.count("<w:tblHeader/>") == 1
    assert xml.count('<w:lang w:val="kk-KZ"/>') == xml.count('<w:lang w:val="ru-RU"/>') == 4
    marks = [run for run in document.tables[0].rows[1].cells[0].paragraphs[0].runs if run.font.hidden]
    assert marks[0].text.startswith(" b1.s0-1 qostil:")


@pytest.mark.parametrize("ending", RETURNING)
def test_a_table_that_nobody_touched_changes_nothing(commented, entry, tmp_path, ending):
    path = tmp_path / f"out{ending}"
    export_table(commented, path)
    brought = bring_back(commented, path, "anna")
    assert (brought.units, brought.unchanged, brought.changed, brought.problems) == (4, 4, False, [])


def test_what_stands_in_the_target_only_is_no_news_unless_it_is_edited(commented, entry, tmp_path):
    Review(commented, entry, Settings(author="me"), lambda: None).unpair(3)
    path = tmp_path / "out.docx"
    export_table(commented, path)
    brought = bring_back(commented, path, "anna")
    assert (brought.units, brought.unchanged, brought.problems) == (5, 5, [])
    document = docx.Document(path)
    document.tables[0].rows[5].cells[2].text = BETTER
    document.save(path)
    (problem,) = bring_back(commented, path, "anna").problems
    assert (problem.trouble, problem.unit) == (Trouble.UNKNOWN, "b1.s4-4.t3-4")


def edit_docx(path):
    document = docx.Document(path)
    rows = document.tables[0].rows
    rows[4].cells[2].text = BETTER
    rows[4].cells[3].text = "Approved"
    rows[4].cells[4].add_paragraph("дұрыс")
    rows[2].cells[2].text = "Өзгерді."
    document.save(path)


def edit_xlsx(path):
    book = openpyxl.load_workbook(path)
    sheet = book.active
    sheet["C5"], sheet["D5"], sheet["E5"] = BETTER, "approved", f"{sheet['E5'].value}\nдұрыс"
    sheet["C3"] = "Өзгерді."
    book.save(path)


def edit_tsv(path):
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    lines[4][2:5] = [BETTER, "approved", "дұрыс"]
    lines[2][2] = "Өзгерді."
    path.write_text("".join("\t".join(line) + "\n" for line in lines), encoding="utf-8")


EDIT = {".docx": edit_docx, ".xlsx": edit_xlsx, ".tsv": edit_tsv}


@pytest.mark.parametrize("ending", RETURNING)
def test_what_was_typed_into_a_table_comes_back(commented, entry, tmp_path, ending):
    path = tmp_path / f"out{ending}"
    export_table(commented, path)
    EDIT[ending](path)
    brought = bring_back(commented, path, "anna")
    assert [(p.trouble, p.bead) for p in brought.problems] == [(Trouble.LOCKED, 2)]
    assert (brought.edited, brought.comments, brought.statuses) == (1, 1, {Status.APPROVED: 1})
    state = commented.bitexts.state(entry)
    assert (state.target[3], state.bitext[3].status) == (BETTER, Status.APPROVED)
    assert [c.text for c in commented.comments.of(entry.id, range(3, 4))] == ["қара", "дұрыс"]


def test_tracked_changes_in_word_count_as_made(commented, entry, tmp_path):
    path = tmp_path / "out.docx"
    export_table(commented, path)
    document = docx.Document(path)
    run = document.tables[0].rows[4].cells[2].paragraphs[0].runs[0]._r
    new = copy.deepcopy(run)
    new.find(qn("w:t")).text = BETTER
    deleted, inserted = OxmlElement("w:del"), OxmlElement("w:ins")
    run.addprevious(deleted)
    deleted.addnext(inserted)
    deleted.append(run)
    inserted.append(new)
    run.find(qn("w:t")).tag = qn("w:delText")
    document.save(path)
    assert bring_back(commented, path, "anna").edited == 1
    assert commented.bitexts.state(entry).target[3] == BETTER


def test_a_document_without_our_table_is_refused(project, tmp_path):
    document = docx.Document()
    document.add_table(2, 5)
    document.save(tmp_path / "a.docx")
    with pytest.raises(InputError, match="holds no table that Qostil wrote"):
        bring_back(project, tmp_path / "a.docx", "anna")


def test_other_forms_are_named(commented, tmp_path):
    with pytest.raises(ExportError, match=r"choose \.docx, \.xlsx, \.html, \.tsv"):
        export_table(commented, tmp_path / "out.pdf")
    with pytest.raises(ExportError, match="cannot be written"):
        export_table(commented, tmp_path / "no" / "out.docx")


def test_the_command_writes_a_table(commented, tmp_path):
    path = commented.path
    commented.close()
    result = CliRunner().invoke(qostil, ["export", str(path), "-o", str(tmp_path / "t.docx"), "--table"])
    assert result.exit_code == 0, result.stderr
    assert "4 units written" in result.stderr
    with Project.open(path) as project:
        assert export_project(project, tmp_path / "t.xlsx", "me") == 1
    assert rows_of(tmp_path / "t.xlsx")[0] == ["confidence", "status", "kk", "ru"]
