"""`qostil glossary`: what goes in, what comes out, how it fails."""

import json

import pytest
from click.testing import CliRunner

from workbench.cli.root import qostil

TABLE = "id,kk,ru,en,domain\n1,сот,суд,court,право\n2,мемлекет басшысы,глава государства,head of state,\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "client.csv").write_text(TABLE, encoding="utf-8")
    return lambda *arguments, stdin=None: CliRunner().invoke(qostil, list(map(str, arguments)), input=stdin)


def test_import_find_list_remove(run, tmp_path):
    result = run("glossary", "import", "client.csv", "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)[0] == {
        "path": "client.csv", "read": 2, "skipped": [], "added": 2, "changed": 0,
    }  # fmt: skip
    text = "Мемлекет басшысының сотқа жолдауы"
    found = json.loads(run("glossary", "find", text, "--json").stdout)
    assert [(f["form"], f["term"], f["terms"]["ru"][0]["text"]) for f in found] == [
        ("Мемлекет басшысының", "мемлекет басшысы", "глава государства"), ("сотқа", "сот", "суд"),
    ]  # fmt: skip
    assert [text[slice(*f["span"])] for f in found] == [f["form"] for f in found]
    assert "court" in run("glossary", "find", "-", stdin="соттың").stdout
    assert run("glossary", "find", "басқа сөз").exit_code == 1
    assert run("glossary", "list").stdout.count("\n") == 2
    assert [e["uid"] for e in json.loads(run("glossary", "list", "государ", "--json").stdout)] == ["2"]
    assert run("glossary", "list", "суд", "--lang", "kk").exit_code == 1
    assert run("glossary", "remove", "суд", "2").exit_code == 0
    assert run("glossary", "list").exit_code == 1


def test_add_a_concept_by_its_terms(run):
    assert run("glossary", "add", "kk=сот", "ru=суд", "ru=судебный орган", "RU!=трибунал").exit_code == 0
    ((entry,),) = [json.loads(run("glossary", "list", "--json").stdout)]
    assert entry["terms"]["ru"] == [
        {"text": "суд", "status": "preferred"},
        {"text": "судебный орган", "status": "admitted"},
        {"text": "трибунал", "status": "forbidden"},
    ]
    assert run("glossary", "add", "kk=сот", "ru=суд").exit_code == 1
    assert run("glossary", "add", "kk=сот", "ru=суд", "en=court").exit_code == 0
    assert run("glossary", "list").stdout.count("\n") == 1


@pytest.mark.parametrize("ending", ["csv", "tsv", "tbx"])
def test_what_is_exported_can_be_imported(run, ending):
    run("glossary", "import", "client.csv")
    assert run("glossary", "export", f"out.{ending}", "--tbx", "v3-dct").exit_code == 0
    assert run("glossary", "import", f"out.{ending}", "--glossary", "again.csv").exit_code == 0
    assert run("glossary", "list", "--glossary", "again.csv").stdout == run("glossary", "list").stdout


def test_what_cannot_be_used_is_named_by_line(run, tmp_path):
    (tmp_path / "bad.csv").write_text("kk,ru\nсот,суд\nел,страна,лишнее\n", encoding="utf-8")
    result = run("glossary", "import", "bad.csv")
    assert result.exit_code == 0
    assert "bad.csv: line 3: the row has 3 cells, the table 2 columns\n" in result.stderr
    (tmp_path / "empty.csv").write_text("kk,ru\n", encoding="utf-8")
    assert run("glossary", "import", "empty.csv").exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["import", "missing.csv"], "missing.csv"),
        (["find", "сөз", "--glossary", "missing.csv"], "no such glossary"),
        (["list", "--glossary", "a.xls"], "a glossary is a"),
        (["remove", "жоқ", "--glossary", "client.csv"], "no entry has"),
        (["export", "out.doc", "--glossary", "client.csv"], "choose .csv, .tsv or .tbx"),
        (["add", "сот"], "as in kk=сот"),
        (["add", "kk="], "as in kk=сот"),
        (["attach", "missing.qostil", "client.csv"], "no such project"),
    ],
)
def test_bad_input_is_one_clear_line(run, arguments, message):
    result = run("glossary", *arguments)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1), result.output
    assert message in result.stderr


def test_a_term_that_several_entries_have_is_not_removed(run, tmp_path):
    (tmp_path / "g.csv").write_text("id,kk,ru\n1,ат,имя\n2,ат,конь\n", encoding="utf-8")
    result = run("glossary", "remove", "ат", "--glossary", "g.csv")
    assert (result.exit_code, "several entries have the term 'ат'" in result.stderr) == (2, True)


def test_glossaries_are_attached_to_a_project_and_taken_off(run, tmp_path):
    from workbench.project import Project

    run("new", "book.qostil", "--to", "ru")
    assert run("glossary", "attach", "book.qostil", "client.csv").exit_code == 0
    assert run("glossary", "attach", "book.qostil", "client.csv").exit_code == 0
    with Project.open(tmp_path / "book.qostil") as project:
        assert project.glossaries() == ["client.csv"]
    assert run("glossary", "detach", "book.qostil", "client.csv").exit_code == 0
    assert run("glossary", "detach", "book.qostil", "client.csv").exit_code == 1
