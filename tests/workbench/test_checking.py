"""`qostil check` on every kind of file, and findings that are ignored."""

import json

import pytest
from click.testing import CliRunner

from tests.workbench.conftest import one_to_one, store_text
from workbench.cli.root import qostil
from workbench.project import Project
from workbench.services.pairing import add_pairs
from workbench.services.progress import result_of
from workbench.services.session import Session
from workbench.settings import Settings

PLAIN = """Кеше ауылда жиын өтті, оған бүкіл ел жиналды.

Жиналғандар мектеп пен жол туралы ұзақ сөйлесті. Бірақ олар мектепке арналған ақшаны қайдан
табу керегін сонда да шеше алмады. Содан кейін бәрі тарады. Бірақ олар мектепке арналған ақшаны
қайдан табу керегін сонда да шеше алған жоқ.

Ертеңіне тағы да жиналды, в результате чего было принято новое решение. Ол «ауылдың болашағы
осында деп айтты.
"""

XLIFF = """<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a.txt" source-language="kk" target-language="ru" datatype="plaintext"><body>
<trans-unit id="1"><source>1917 жылы <g id="1">құрылды</g>.</source><target>Создана в 1918 году.</target></trans-unit>
<trans-unit id="2"><source>Ол келді.</source><target>Он пришёл.</target></trans-unit>
</body></file></xliff>
"""  # noqa: E501


def run(*arguments):
    result = CliRunner().invoke(qostil, ["check", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


def rules(*arguments):
    return [(found["rule"], found["segment"]) for found in json.loads(run(*arguments, "--json")[1])]


@pytest.fixture
def plain(tmp_path):
    path = tmp_path / "jiyn.txt"
    path.write_text(PLAIN, encoding="utf-8")
    return path


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "book.qostil"
    with Project.create(path, "kk", ("ru",)) as project:
        source = store_text(project, "kk", ("Ол 1917 жылы келді.", "Ол үйде."))
        target = store_text(project, "ru", ("Он приехал в 1918 году.", "Он  дома."))
        project.bitexts.add(source, target, one_to_one(2))
    return path


def test_one_finding_is_one(tmp_path):
    path = tmp_path / "one.ru.txt"
    path.write_text("Он весь день был дома один. Они пришли (к нему вечером с подарками.\n", encoding="utf-8")
    assert "1 finding in 2 segments" in run(path)[2]


def test_a_text_by_itself(plain):
    assert rules(plain) == [("repeated", 5), ("other-language", 6), ("unpaired", 7)]
    code, table, said = run(plain)
    assert code == 1
    assert "7 (line 7)" in table
    assert "3 findings in 7 segments" in said


def test_a_text_in_which_all_is_well(tmp_path):
    (tmp_path / "good.txt").write_text("Кеше ауылда жиын өтті. Бәрі келді.\n", encoding="utf-8")
    code, table, said = run(tmp_path / "good.txt")
    assert (code, table) == (0, "")
    assert "no findings" in said


def test_xliff_with_its_tags(tmp_path):
    (tmp_path / "a.xlf").write_text(XLIFF, encoding="utf-8")
    assert rules(tmp_path / "a.xlf") == [("numbers", 1), ("tags", 1)]


def test_the_tags_of_a_bilingual_file_in_a_project(tmp_path):
    (tmp_path / "a.xlf").write_text(XLIFF, encoding="utf-8")
    path = tmp_path / "job.qostil"
    with Project.create(path, "kk", ("ru",)) as project:
        result_of(add_pairs(project, tmp_path / "a.xlf"))
    assert rules(path) == [("numbers", 1), ("tags", 1)]


def test_a_table(tmp_path):
    (tmp_path / "a.tsv").write_text("Ол 5 кітап алды.\tОн взял 6 книг.\n", encoding="utf-8")
    assert rules(tmp_path / "a.tsv", "--from", "kk", "--to", "ru") == [("numbers", 1)]


def test_checks_are_chosen_on_the_command_line(book):
    assert rules(book) == [("numbers", 1), ("doubled-space", 2)]
    assert rules(book, "--rule", "doubled-space") == [("doubled-space", 2)]
    assert rules(book, "--no-rule", "doubled-space") == [("numbers", 1)]
    assert rules(book, "--profile", "draft") == [("numbers", 1)]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--rule", "number"), "there is no check number; did you mean numbers?"),
        (("--no-rule", "spaces"), "there is no check spaces"),
        (("--profile", "delivry"), "there is no profile delivry of checks; did you mean delivery?"),
    ],
)
def test_an_unknown_check_is_named(book, arguments, said):
    result = CliRunner().invoke(qostil, ["check", str(book), *arguments], standalone_mode=True)
    assert result.exit_code == 2
    assert said in result.stderr


def test_the_settings_choose(book, home):
    (home / "settings.toml").write_text('[checks]\nnumbers = "off"\ndoubled-space = "error"\n')
    found = json.loads(run(book, "--json")[1])
    assert [(one["rule"], one["severity"]) for one in found] == [("doubled-space", "error")]
    assert found[0]["fix"] == {"start": 2, "end": 4, "text": " "}


def test_the_list_of_checks():
    _, table, _ = run("--list-rules")
    assert "numbers" in table


def test_what_is_ignored_stays_so_when_the_beads_change(book):
    with Session(Project.open(book), Settings(author="Айгерім")) as session:
        review = session.review(session.project.bitexts.entries()[0])
        review.survey()
        review.found.ignore("numbers", review.pair(0), "the source errs")
        assert review.findings(0) == []
        assert not review.is_flagged(0)
        assert review.next_flagged(0) == 1
        review.merge(0, 1)
        assert [finding.rule for finding in review.findings(0)] == ["numbers", "doubled-space"]
        review.undo()
        assert review.findings(0) == []
    assert rules(book) == [("doubled-space", 2)]
    assert rules(book, "--ignored") == [("numbers", 1), ("doubled-space", 2)]
    _, table, _ = run(book, "--ignored")
    assert "[ignored by Айгерім: the source errs]" in table
    _, _, said = run(book)
    assert "1 ignored (--ignored shows them)" in said
    with Session(Project.open(book), Settings()) as session:
        review = session.review(session.project.bitexts.entries()[0])
        assert review.found.restore("numbers", review.pair(0))
        assert not review.found.restore("numbers", review.pair(0))
        assert [finding.rule for finding in review.findings(0)] == ["numbers"]


def test_a_file_with_nothing_open_leaves_with_zero(book):
    with Session(Project.open(book), Settings()) as session:
        review = session.review(session.project.bitexts.entries()[0])
        for position, rule in ((0, "numbers"), (1, "doubled-space")):
            review.found.ignore(rule, review.pair(position), "so be it")
    assert run(book)[0] == 0
    assert run(book, "--ignored")[0] == 0


def test_what_is_wrong_with_a_real_book(shared):
    """The passage nobody translated, quotations without end, the sentence that its foreword says twice."""
    (book,) = (shared / "seeds").glob("004_*.txt")
    found = json.loads(run(book, "--json")[1])
    lines = {(one["rule"], one["line"]) for one in found}
    assert ("repeated", 65) in lines
    assert any(rule == "other-language" and 15835 <= line <= 15843 for rule, line in lines)
    assert ("unpaired", 667) in lines
    assert len(found) < 90
