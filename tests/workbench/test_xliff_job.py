"""An XLIFF job comes into a project and goes back in its own file."""

import gzip

import pytest
from click.testing import CliRunner

from aligner import Side, Status
from workbench.cli.root import qostil
from workbench.project import Project
from workbench.services.reviewing import Review
from workbench.services.translating import translation
from workbench.settings import Settings

JOB = """<?xml version='1.0' encoding='UTF-8'?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a.docx" source-language="kk" target-language="ru" datatype="x-docx"><header/><body>
<trans-unit id="k1"><source>Бұл <g id="3">маңызды</g> сөз.</source></trans-unit>
<trans-unit id="k2"><source/></trans-unit>
<trans-unit id="k3"><source>Тау биік.</source><target state="new">Гора.</target></trans-unit>
<trans-unit id="k4" translate="no"><source>Өзен.</source><target>Река.</target></trans-unit>
<trans-unit id="k5"><source>Көл терең.</source><target>Озеро.</target></trans-unit>
</body></file></xliff>
"""


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "job.xlf").write_text(JOB, encoding="utf-8")

    def run(*arguments):
        return CliRunner().invoke(qostil, list(arguments))

    assert run("new", "p.qostil", "--from", "kk", "--to", "ru").exit_code == 0
    return run


@pytest.fixture
def translated(run, tmp_path):
    """The job with its first unit translated and approved, its second a draft."""
    assert run("add", "p.qostil", "job.xlf").exit_code == 0
    (tmp_path / "job.xlf").unlink()
    with Project.open(tmp_path / "p.qostil") as project:
        (entry,) = project.bitexts.entries()
        review = Review(project, entry, Settings(author="me"), lambda: None)
        review.do(translation(review.state, 0, "Это важное слово.", Status.APPROVED, "translate"))
        review.edit(1, Side.TARGET, ["Гора высока."])
    return run


def test_what_is_approved_or_a_draft_goes_back(translated, tmp_path):
    result = translated("export", "p.qostil", "-o", "back.xlf")
    assert result.exit_code == 0, result.stderr
    assert result.stderr == "back.xlf: 2 filled in, 1 without the tags of their source\n"
    expected = JOB.replace("сөз.</source>", 'сөз.</source><target state="final">Это важное слово.</target>')
    expected = expected.replace('id="k1"', 'id="k1" approved="yes"')
    expected = expected.replace("new", "needs-review-translation").replace("Гора.", "Гора высока.")
    assert (tmp_path / "back.xlf").read_text(encoding="utf-8") == expected


def test_all_that_is_not_rejected_goes_back(translated, tmp_path):
    with Project.open(tmp_path / "p.qostil") as project:
        review = Review(project, project.bitexts.entries()[0], Settings(author="me"), lambda: None)
        review.set_status(3, Status.REJECTED)
    result = translated("export", "p.qostil", "-o", "back.sdlxliff", "--all")
    assert "2 filled in, 1 locked" in result.stderr
    text = (tmp_path / "back.sdlxliff").read_text(encoding="utf-8")
    assert '<target state="needs-review-translation">Гора высока.</target>' in text
    assert "<target>Озеро.</target>" in text


def test_tags_typed_elsewhere_come_back_as_those_of_the_file(translated, tmp_path):
    assert translated("export", "p.qostil", "-o", "review.xlf", "--xliff", "1.2").exit_code == 0
    path = tmp_path / "review.xlf"
    text = path.read_text(encoding="utf-8")
    assert "Это важное слово." in text
    path.write_text(text.replace("Это важное слово.", 'Это <g id="1">важное</g> слово!'), encoding="utf-8")
    result = translated("import", "p.qostil", "review.xlf")
    assert result.exit_code == 0, result.stdout
    translated("export", "p.qostil", "-o", "back.xlf")
    assert '<target state="final">Это <g id="3">важное</g> слово!</target>' in (
        tmp_path / "back.xlf"
    ).read_text("utf-8")


def test_merged_pairs_are_left_out_and_said(translated, tmp_path):
    with Project.open(tmp_path / "p.qostil") as project:
        review = Review(project, project.bitexts.entries()[0], Settings(author="me"), lambda: None)
        review.merge(0, 1)
        review.set_status(0, Status.APPROVED)
    result = translated("export", "p.qostil", "-o", "back.xlf")
    assert result.stderr == "back.xlf: 0 filled in, 1 left out: merged with others\n"
    assert (tmp_path / "back.xlf").read_text(encoding="utf-8") == JOB


def test_a_project_of_several_texts_goes_out_as_our_own(translated, tmp_path):
    (tmp_path / "b.tsv").write_text("kk\tru\nҚала\tГород\n", encoding="utf-8")
    assert translated("add", "p.qostil", "b.tsv").exit_code == 0
    assert "5 units written" in translated("export", "p.qostil", "-o", "back.xlf").stderr
    result = translated("export", "p.qostil", "-o", "back.xlf", "--document", "job")
    assert result.stderr.startswith("back.xlf: 2 filled in")
    assert translated("export", "p.qostil", "-o", "back.xlf", "--document", "b.tsv").exit_code == 2


@pytest.mark.parametrize("turned", [False, True])
def test_a_file_that_cannot_go_back_is_not_kept(run, tmp_path, turned):
    languages = ("ru", "kk") if turned else ("kk", "ru")
    text = JOB.replace('"kk"', f'"{languages[0]}"').replace(
        'target-language="ru"', f'target-language="{languages[1]}"'
    )
    text = text.replace("</g> сөз.</source>", "</g> сөз.</source><target>Слово.</target>")
    data = text.encode()
    (tmp_path / "b.xlf").write_bytes(data if turned else gzip.compress(data))
    assert run("add", "p.qostil", "b.xlf").exit_code == 0
    with Project.open(tmp_path / "p.qostil") as project:
        kept = [project.originals.form(entry.source_id) for entry in project.bitexts.entries()]
    assert kept == [None]
