"""Bilingual files come into projects and memories pair by pair."""

import pytest
from click.testing import CliRunner

from corpus.placeholders import marked
from memory import open_memory
from workbench.cli.root import qostil
from workbench.project import Project
from workbench.services.session import Session
from workbench.settings import Settings

XLIFF = """<xliff version="1.2"><file original="a.docx" source-language="kk" target-language="ru"><body>
<trans-unit id="1" approved="yes"><source>Қала үлкен.</source><target>Город большой.</target></trans-unit>
<trans-unit id="2"><source>Тау биік.</source>
<target state="needs-review-translation">Гора.</target></trans-unit>
<trans-unit id="3"><source>Көл терең.</source></trans-unit>
<trans-unit id="4" translate="no"><source>Өзен ұзын.</source><target>Река длинная.</target></trans-unit>
</body></file></xliff>"""
TABLE = "kk\tru\ten\nҚала\tГород\tCity\nТау\t\tMountain\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.xlf").write_text(XLIFF, encoding="utf-8")
    (tmp_path / "a.tsv").write_text(TABLE, encoding="utf-8")

    def run(*arguments):
        return CliRunner().invoke(qostil, list(map(str, arguments)))

    return run


def states(path):
    with Project.open(path) as project:
        return [(entry, project.bitexts.state(entry)) for entry in project.bitexts.entries()]


def test_an_xliff_comes_in_as_it_is(run, tmp_path):
    assert run("new", "p.qostil", "--from", "kk", "--to", "ru").exit_code == 0
    result = run("add", "p.qostil", "a.xlf")
    assert result.exit_code == 0, result.stderr
    assert "a.xlf: 4 segments, 0 skipped" in result.stderr
    assert "1 approved" in result.stderr
    ((entry, state),) = states(tmp_path / "p.qostil")
    assert (entry.source_name, entry.source_lang, entry.target_lang) == ("a.xlf", "kk", "ru")
    assert state.source == ("Қала үлкен.", "Тау биік.", "Көл терең.", "Өзен ұзын.")
    assert state.target == ("Город большой.", "Гора.", "Река длинная.")
    assert [(bead.type, bead.status.value, bead.locked) for bead in state.bitext.beads] == [
        ("1:1", "approved", False), ("1:1", "draft", False), ("1:0", "new", False), ("1:1", "new", True),
    ]  # fmt: skip


def test_what_is_approved_in_a_file_reaches_the_memory(run, tmp_path):
    run("new", "p.qostil", "--from", "kk", "--to", "ru")
    run("add", "p.qostil", "a.xlf")
    with Session.open(tmp_path / "p.qostil", Settings()):
        pass
    with open_memory(tmp_path / "p.qtm") as memory:
        assert [(unit.source, dict(unit.targets)) for unit in memory.units()] == [
            ("Қала үлкен.", {"ru": "Город большой."})
        ]


def test_a_table_of_three_languages_gives_two_bitexts_of_one_source(run, tmp_path):
    run("new", "p.qostil", "--from", "kk", "--to", "ru,en")
    result = run("add", "p.qostil", "a.tsv")
    assert result.exit_code == 0, result.stderr
    (first, russian), (second, english) = states(tmp_path / "p.qostil")
    assert first.source_id == second.source_id
    assert russian.source == ("Қала", "Тау")
    assert russian.target == ("Город",)
    assert english.target == ("City", "Mountain")


def test_a_file_the_other_way_round_is_turned(run, tmp_path):
    run("new", "p.qostil", "--from", "ru", "--to", "kk")
    assert run("add", "p.qostil", "a.xlf").exit_code == 2  # the third unit has no Russian to translate
    (tmp_path / "b.tsv").write_text("kk\tru\nҚала\tГород\n", encoding="utf-8")
    assert run("add", "p.qostil", "b.tsv").exit_code == 0
    ((_, state),) = states(tmp_path / "p.qostil")
    assert (state.source, state.target) == (("Город",), ("Қала",))


def test_languages_that_are_not_the_projects_are_refused(run):
    run("new", "p.qostil", "--from", "kk", "--to", "en")
    result = run("add", "p.qostil", "a.xlf")
    assert result.exit_code == 2
    assert "translates from kk to ru, the project from kk to en" in result.stderr


def test_a_table_with_a_draft_beside_it_is_a_text(run, tmp_path):
    (tmp_path / "t.tsv").write_text("Қала үлкен болатын.\nТау биік болатын.\n", encoding="utf-8")
    (tmp_path / "t.ru.txt").write_text("Город был большим.\nГора была высокой.\n", encoding="utf-8")
    run("new", "p.qostil", "--from", "kk", "--to", "ru")
    result = run("add", "p.qostil", "t.tsv", "t.ru.txt", "--from", "kk", "--to", "ru")
    assert result.exit_code == 0, result.stderr
    assert "beads" in result.stderr


def test_bilingual_files_come_into_a_memory(run, tmp_path):
    result = run("tm", "import", "a.xlf", "a.tsv", "--memory", "m.qtm")
    assert result.exit_code == 0, result.stderr
    assert "a.xlf: line 5: the unit has no translation" in result.stderr
    with open_memory(tmp_path / "m.qtm") as memory:
        found = {(unit.source, *unit.targets.items(), unit.status.value) for unit in memory.units()}
    assert found == {
        ("Қала үлкен.", ("ru", "Город большой."), "approved"),
        ("Тау биік.", ("ru", "Гора."), "draft"),
        ("Өзен ұзын.", ("ru", "Река длинная."), "approved"),
        ("Қала", ("ru", "Город"), "approved"),
        ("Қала", ("en", "City"), "approved"),
        ("Тау", ("en", "Mountain"), "approved"),
    }


def test_a_file_whose_languages_are_not_told_asks_for_them(run, tmp_path):
    (tmp_path / "b.tsv").write_text("abc\tabc\n", encoding="utf-8")
    result = run("tm", "import", "b.tsv", "--memory", "m.qtm")
    assert result.exit_code == 2
    assert "give --from and --to" in result.stderr
    assert run("tm", "import", "b.tsv", "--memory", "m.qtm", "--from", "kk", "--to", "en").exit_code == 0


def test_inline_elements_are_kept_as_codes(run, tmp_path):
    run("new", "p.qostil", "--from", "kk", "--to", "ru")
    coded = XLIFF.replace("Қала үлкен.", "<g id='5'>Қала</g> үлкен<x id='6'/>.").replace(
        "Тау биік.", "Тау<x id='1'/>"
    )
    (tmp_path / "a.xlf").write_text(coded, encoding="utf-8")
    assert run("add", "p.qostil", "a.xlf").exit_code == 0
    ((entry, state),) = states(tmp_path / "p.qostil")
    with Project.open(tmp_path / "p.qostil") as project:
        document = project.documents.document(entry.source_id)
    assert state.source[:2] == ("Қала үлкен.", "Тау")
    assert marked(document.text, document.codes).startswith("⟦1⟧Қала⟦/1⟧ үлкен⟦2/⟧.\n\nТау⟦3/⟧")
