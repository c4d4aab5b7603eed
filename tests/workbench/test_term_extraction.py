import json

import pytest
from click.testing import CliRunner

from memory import TranslationUnit, write_tmx
from workbench.cli.root import qostil

PAIRS = [
    ("Жергілікті атқару органы шешім қабылдады.", "Местный исполнительный орган принял решение."),
    ("Жергілікті атқару органының жұмысы тексерілді.", "Работа местного исполнительного органа проверена."),
    ("Бұл жайлы жергілікті атқару органына хат келді.", "Письмо пришло местному исполнительному органу."),
    ("Халық жергілікті атқару органына сенеді.", "Население верит местному исполнительному органу."),
    ("Қоршаған ортаны қорғау керек.", "Нужна охрана окружающей среды."),
    ("Зауыт кеше ашылды.", "Завод открыли вчера."),
    ("Зауыттың директоры келді.", "Приехал директор завода."),
    ("Екі зауытта жөндеу жүрді.", "На двух заводах шёл ремонт."),
    ("Ол зауытпен мақтанады.", "Он гордится заводом."),
]  # fmt: skip


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_tmx([TranslationUnit(kk, {"ru": ru}) for kk, ru in PAIRS], tmp_path / "a.tmx")
    return lambda *arguments: CliRunner().invoke(qostil, list(map(str, arguments)))


def test_terms_are_proposed_with_their_translations(run):
    found = json.loads(run("glossary", "extract", "a.tmx", "--json").stdout)
    terms = {one["source"].lower(): one for one in found}
    assert terms["зауыт"]["target"].lower() == "завод"
    assert (terms["зауыт"]["count"], terms["зауыт"]["sure"]) == (4, 1.0)
    assert terms["жергілікті атқару органы"]["target"].lower().startswith("местн")
    assert "бұл" not in terms
    assert "ол" not in terms


def test_candidates_are_edited_and_imported(run, tmp_path):
    assert run("glossary", "extract", "a.tmx", "-o", "c.tsv").exit_code == 0
    head, *rows = (tmp_path / "c.tsv").read_text(encoding="utf-8").splitlines()
    assert head == "kk\tru\t#sure\t#count\t#weight"
    kept = [row for row in rows if row.lower().startswith("зауыт\t")]
    (tmp_path / "c.tsv").write_text("\n".join([head, *kept]), encoding="utf-8")
    assert run("glossary", "import", "c.tsv").exit_code == 0
    assert run("glossary", "find", "зауыттарға").stdout.split() == ["зауыттарға", "зауыт", "ru", "завод"]
    entries = json.loads(run("glossary", "list", "--json").stdout)
    assert len(entries) == 1
    again = json.loads(run("glossary", "extract", "a.tmx", "--known", "glossary.csv", "--json").stdout)
    assert "зауыт" not in {one["source"].lower() for one in again}


def test_sure_candidates_are_accepted_at_once(run, tmp_path):
    result = run("glossary", "extract", "a.tmx", "--into", "g.csv", "--sure", "1")
    assert (result.exit_code, result.stdout) == (0, "")
    assert run("glossary", "find", "зауыттың", "--glossary", "g.csv").exit_code == 0
    assert "0 added" in run("glossary", "extract", "a.tmx", "--into", "g.csv", "--sure", "1").stderr


def test_what_has_no_pairs_is_refused(run, tmp_path):
    run("new", "book.qostil", "--to", "ru")
    for arguments, message in (
        (["book.qostil"], "nothing is approved yet"),
        (["a.tmx", "--to", "en"], "has no pairs from kk into en"),
        (["a.doc"], "can take terms from"),
        (["missing.tmx"], "missing.tmx"),
    ):
        result = run("glossary", "extract", *arguments)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1), result.output
        assert message in result.stderr


def test_too_little_text_gives_nothing(run):
    assert run("glossary", "extract", "a.tmx", "--least", "50").exit_code == 1
