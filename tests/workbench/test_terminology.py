import pickle

import pytest
from click.testing import CliRunner

from memory.glossary import Entry, Glossary, Term, TermStatus
from workbench.cli.root import qostil
from workbench.review import Pair, check, rules_with
from workbench.review.terminology import Terminology
from workbench.services.session import Session
from workbench.settings import Settings

GLOSSARY = Glossary(
    [
        Entry(
            (
                Term("мемлекет басшысы", "kk"),
                Term("глава государства", "ru"),
                Term("президент", "ru", TermStatus.ADMITTED),
                Term("вождь", "ru", TermStatus.FORBIDDEN),
            )
        ),
        Entry((Term("ат", "kk"), Term("имя", "ru"))),
        Entry((Term("ат", "kk"), Term("конь", "ru"))),
        Entry((Term("бюджет", "kk"), Term("бюджет", "ru"))),
        Entry((Term("мектеп", "kk"), Term("школа", "ru"))),
        Entry((Term("үкімет", "kk"), Term("government", "en"))),
        Entry((Term("туземец", "ru", TermStatus.FORBIDDEN),)),
        Entry((Term("вождь краснокожих", "ru"), Term("қызыл көсем", "kk"))),
    ]
)


def findings(*texts):
    pairs = [Pair(n, source, target) for n, (source, target) in enumerate(texts, start=1)]
    return [(f.segment, f.rule, f.message) for f in Terminology(GLOSSARY).check(pairs)]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Мемлекет басшысының жарлығы", "Указ главы государства"),
        ("Мемлекет басшысына хат", "Письмо Президенту"),
        ("Оның аты Абай", "Его имя Абай"),
        ("Оның аты торы", "Конём он гордится"),
        ("Үкіметтің қаулысы", "Постановление"),
        ("Атасы келді", "Дед пришёл"),
        ("Мемлекет басшысы", ""),
        ("Ескі жазба", "Вождю поклонились"),
        ("Бюджет кодексі", "Бюджетный кодекс"),
        ("Мектеп кітабы", "Школьной книгой"),
        ("Мемлекет басшысы мен қызыл көсем", "Глава государства и вождь краснокожих"),
    ],
)
def test_terms_in_any_form_are_accepted(source, target):
    assert findings((source, target)) == []


@pytest.mark.parametrize(
    ("source", "target", "rule", "message"),
    [
        ("Мемлекет басшысы келді", "Приехал он", "term-missing",
         "мемлекет басшысы should be глава государства or президент"),
        ("Мемлекет басшысына", "Вождю", "term-forbidden",
         "вождь must not be used; use глава государства or президент"),
        ("Аттың жалы", "Грива", "term-missing", "ат should be имя or конь"),
        ("Бюджетті бекітті", "Утвердили смету", "term-missing", "бюджет should be бюджет"),
        ("Жергілікті халық", "Туземцам", "term-forbidden", "туземец must not be used"),
    ],
)  # fmt: skip
def test_what_is_reported(source, target, rule, message):
    assert findings((source, target)) == [(1, rule, message)]


def test_a_concept_translated_in_several_ways():
    assert findings(
        ("Мемлекет басшысы келді", "Президент приехал"),
        ("Мемлекет басшысы айтты", "Глава государства сказал"),
        ("Мемлекет басшысына", "Главе государства"),
    ) == [(1, "term-inconsistent", "мемлекет басшысы is глава государства in segment 2, here президент")]


def test_the_check_goes_to_another_process():
    rules = pickle.loads(pickle.dumps(rules_with(GLOSSARY)))
    assert [f.rule for f in check([Pair(1, "Мемлекет басшысы", "Вождь")], rules)] == ["term-forbidden"]


@pytest.fixture
def glossary_file(tmp_path):
    path = tmp_path / "terms.csv"
    path.write_text("kk,ru\nпартия,движение\n", encoding="utf-8")
    return path


def test_qostil_check_uses_the_glossaries_of_option_and_project(glossary_file, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "s.txt").write_text("Партияның съезі өтті.\n", encoding="utf-8")
    (tmp_path / "t.txt").write_text("Прошёл съезд партии.\n", encoding="utf-8")

    def run(*arguments):
        return CliRunner().invoke(qostil, list(arguments))

    run("align", "s.txt", "t.txt", "--lines", "--from", "kk", "--to", "ru", "-o", "a.tmx")
    run("new", "book.qostil", "--to", "ru")
    run("add", "book.qostil", "s.txt", "t.txt", "--from", "kk", "--to", "ru")
    assert run("check", "a.tmx").exit_code == 0
    assert "партия should be движение" in run("check", "a.tmx", "--glossary", "terms.csv").stdout
    assert run("check", "book.qostil").exit_code == 0
    run("glossary", "attach", "book.qostil", "terms.csv")
    assert "партия should be движение" in run("check", "book.qostil").stdout
    glossary_file.unlink()
    result = run("check", "book.qostil")
    assert (result.exit_code, "terms.csv: no such glossary" in result.stderr) == (2, True)


def test_the_workbench_checks_terms_and_goes_on_without_a_lost_glossary(
    project, entry, glossary_file, tmp_path
):
    project.attach_glossary(str(glossary_file))
    project.close()
    with Session.open(project.path, Settings()) as session:
        review = session.review(session.project.bitexts.entries()[0])
        assert "term-missing" in {f.rule for f in review.survey()}
    glossary_file.unlink()
    with Session.open(project.path, Settings()) as session:
        review = session.review(session.project.bitexts.entries()[0])
        assert "no such glossary" in session.problem
        assert "term-missing" not in {f.rule for f in review.survey()}
