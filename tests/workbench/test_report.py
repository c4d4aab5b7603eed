"""Reports as a page and as a workbook."""

import io
from datetime import date, timedelta

import openpyxl
import pytest
from click.testing import CliRunner
from lxml import html

from aligner import Side, Status
from workbench.cli.root import qostil
from workbench.errors import ExportError
from workbench.services.analysing import Request, leverage_of_project
from workbench.services.counting import count
from workbench.services.overview import Overview, reporting, request_from
from workbench.services.progress import result_of
from workbench.services.report import ENDINGS
from workbench.services.report_html import as_html, shown
from workbench.services.report_tables import Report
from workbench.services.report_xlsx import as_xlsx
from workbench.services.reviewing import Review
from workbench.settings import Settings

NASTY = '=1+1 <script src="http://example.org/x.js">&'


@pytest.fixture
def report(project, entry):
    review = Review(project, entry, Settings(author=NASTY), lambda: None)
    review.edit(0, Side.TARGET, ["Партия «Алаш» создана в 1917 году."])
    review.set_status(0, Status.APPROVED)
    leverage = result_of(leverage_of_project(project.path, Request()))
    return Report(NASTY, date(2026, 3, 2), count(project), leverage)


def tables(page):
    """The rows of each table of a page by its heading, without the cells of bars."""
    found = {}
    for section in html.fromstring(page.decode("utf-8")).iter("section"):
        rows = [
            [cell.text_content() for cell in row if cell.get("class") != "bar"] for row in section.iter("tr")
        ]
        found[section.find("h2").text] = rows
    return found


def test_a_page_holds_all_tables(report):
    found = tables(as_html(report))
    assert list(found) == ["Progress", "Matches ru", "Effort", "Days", "People", "Documents"]
    assert found["Progress"][1][:4] == ["essay.kk.txt", "essay.ru.txt", "4", "15"]
    assert found["Progress"][1][-1] == "33%"
    assert found["Matches ru"][8][:3] == ["no match", "4", "15"]
    assert found["Matches ru"][9][:4] == ["all", "4", "15", "100%"]
    assert found["People"][1][:3] == [NASTY, "1", "5"]


def test_a_page_escapes_texts_and_asks_nobody_for_anything(report):
    page = as_html(report).decode("utf-8")
    root = html.fromstring(page)
    assert not list(root.iter("script", "link", "img", "iframe"))
    assert "url(" not in page
    assert root.find(".//h1").text == NASTY
    assert root.find(".//header/p").text == "kk → ru · 2026-03-02"
    assert "@media print" in page


def test_a_workbook_holds_the_same_as_numbers(report):
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(report)))
    assert book.sheetnames == ["Progress", "Matches ru", "Effort", "Days", "People", "Documents"]
    progress = list(book["Progress"].values)
    assert progress[1][2:4] == (4, 15)
    assert book["Progress"]["I2"].number_format == "0%"
    assert book["Days"]["E2"].number_format == "[h]:mm"
    cell = book["People"]["A2"]
    assert (cell.value, cell.data_type) == (f"'{NASTY}", "s")


def test_both_hold_the_same_rows(report):
    pages = tables(as_html(report))
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(report)))
    for sheet in report.sheets():
        rows = len(sheet.rows) + bool(sheet.total) + 1
        assert len(pages[sheet.name]) == rows
        assert book[sheet.name].max_row == rows + (2 if sheet.note else 0)
        assert all(
            len(row) == len(sheet.columns) for row in (*sheet.rows, *([sheet.total] if sheet.total else []))
        )


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""), (1234, "1,234"), (1234.5, "1,234.5"), (2.0, "2"), ("a", "a"),
        (date(2026, 3, 2), "2026-03-02"), (timedelta(minutes=65), "1:05"),
    ],
)  # fmt: skip
def test_values_are_shown_as_they_are_read(cell, text):
    assert shown(cell) == text
    assert shown(0.455, percent=True) == "46%"


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_command_writes_a_report(project, entry, tmp_path, ending):
    assert entry.id
    out = tmp_path / f"r{ending}"
    result = CliRunner().invoke(qostil, ["stats", str(project.path), "-o", str(out)])
    assert (result.exit_code, result.stdout) == (0, "")
    assert out.stat().st_size > 1000


def test_a_report_on_a_single_text(tmp_path):
    (tmp_path / "a.txt").write_text("Тау биік. Тау биік.\n", encoding="utf-8")
    result = CliRunner().invoke(qostil, ["stats", str(tmp_path / "a.txt"), "-o", str(tmp_path / "r.html")])
    assert result.exit_code == 0
    assert list(tables((tmp_path / "r.html").read_bytes())) == ["Matches"]


@pytest.mark.parametrize("name", ["r.pdf", "r", "no/r.html"])
def test_what_cannot_be_written_is_told_in_one_line(project, tmp_path, name):
    result = CliRunner().invoke(qostil, ["stats", str(project.path), "-o", str(tmp_path / name)])
    assert result.exit_code == 2
    assert "choose" in result.stderr
    assert not (tmp_path / "r").exists()


def test_only_what_is_unknown_is_counted_for_a_report(report, project, tmp_path):
    out = tmp_path / "r.html"
    steps = list(reporting(project, request_from(Settings()), out, Overview(report.figures, report.leverage)))
    assert [step.step for step in steps] == ["writing r.html"]
    with pytest.raises(ExportError, match=r"a report is no \.pdf"):
        result_of(reporting(project, Request(), tmp_path / "r.pdf", Overview()))
    known = result_of(reporting(project, Request(), out, Overview()))
    assert known.leverage == report.leverage
