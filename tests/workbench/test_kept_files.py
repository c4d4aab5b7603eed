"""The file a text came in stays in the project, whatever becomes of it outside."""

import io
import sqlite3

import docx
import pytest
from click.testing import CliRunner

from corpus.original import Form, Original
from corpus.readers import read
from workbench.cli.root import qostil
from workbench.errors import ProjectError
from workbench.project import Project


def word(*paragraphs):
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


PAGE = "<!DOCTYPE html><html><body><p>Был год короткий.</p></body></html>".encode("cp1251")


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("story.docx", word("Ауыл шетінде үлкен бақ бар."), Form.DOCX),
        ("story.txt", word("Ауыл шетінде үлкен бақ бар."), Form.DOCX),
        ("page.html", PAGE, Form.HTML),
        ("plain.txt", "Ауыл шетінде үлкен бақ бар.".encode(), None),
    ],
)
def test_a_file_is_kept_when_asked_and_only_where_it_can_be_written_back(tmp_path, name, data, form):
    path = tmp_path / name
    path.write_bytes(data)
    encoding = "cp1251" if name == "page.html" else None
    assert read(path, encoding=encoding).original is None
    kept = read(path, encoding=encoding, keep=True).original
    assert kept == (None if form is None else Original(form, data, encoding))


def test_the_source_is_kept_in_the_project_and_its_draft_is_not(tmp_path):
    source, draft, path = tmp_path / "story.docx", tmp_path / "draft.docx", tmp_path / "book.qostil"
    source.write_bytes(word("Ауыл шетінде үлкен бақ бар.", "Онда балалар ойнайды."))
    draft.write_bytes(word("На краю аула есть большой сад.", "Там играют дети."))
    Project.create(path, "kk", ("ru",)).close()
    arguments = ["add", str(path), str(source), str(draft), "--from", "kk", "--to", "ru"]
    assert CliRunner().invoke(qostil, arguments).exit_code == 0
    data = source.read_bytes()
    source.unlink()
    with Project.open(path) as project:
        entry = project.bitexts.entries()[0]
        assert project.originals.original(entry.source_id) == Original(Form.DOCX, data)
        assert project.originals.form(entry.source_id) is Form.DOCX
        assert project.originals.original(entry.target_id) is None
        assert project.originals.form(entry.target_id) is None


@pytest.mark.parametrize("packed", [b"", b"x\x9cnothing"])
def test_a_damaged_file_is_told_of(project, packed):
    with project._database.transaction() as connection:
        connection.execute("INSERT INTO document VALUES (1, 'a.docx', 'kk', 'мәтін', 0, '')")
        connection.execute("INSERT INTO original VALUES (1, 'docx', NULL, 'd', ?)", (packed,))
    with pytest.raises(ProjectError, match="damaged; restore"):
        project.originals.original(1)


def test_a_document_takes_its_file_with_it(project):
    with project._database.transaction() as connection:
        connection.execute("INSERT INTO document VALUES (1, 'a.docx', 'kk', 'мәтін', 0, '')")
        connection.execute("INSERT INTO original VALUES (1, 'docx', NULL, 'd', x'00')")
        connection.execute("DELETE FROM document")
    with sqlite3.connect(project.path) as connection:
        assert connection.execute("SELECT count(*) FROM original").fetchone() == (0,)
