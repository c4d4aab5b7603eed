"""Spelling of translations: what is known, what may have been meant, the user's own words."""

import pytest

from corpus.spelling import speller
from workbench.errors import ProjectError
from workbench.services.spelling import SpellChecker

AFF = "SET UTF-8\nTRY абвгдежзиклмнопрстуфхц\n"


@pytest.fixture
def checker(tmp_path, monkeypatch):
    pytest.importorskip("hunspell", reason="needs the extra spell")
    folder = tmp_path / "dictionaries"
    folder.mkdir()
    for name, words in {"ru_RU": ["дорога", "школа", "из", "за"], "kk_KZ": ["мектеп"]}.items():
        (folder / f"{name}.aff").write_text(AFF, encoding="utf-8")
        text = "\n".join([str(len(words)), *words])
        (folder / f"{name}.dic").write_text(text + "\n", encoding="utf-8")
    monkeypatch.setenv("DICPATH", str(folder))
    return SpellChecker("ru", words_at=tmp_path / "own" / "words.txt")


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Дорога, школа!", []),
        ("дарога", ["дарога"]),
        ("Дорога из-за школы", ["школы"]),
        ("КСРО 1917 а ⟦1⟧", []),
        ("сөз Алашорда", ["сөз"]),
    ],
)
def test_words_that_nobody_knows(checker, text, unknown):
    spans = checker.unknown(text, known="Алашорда үкіметі")
    assert [text[span.start : span.end] for span in spans] == unknown


def test_what_may_have_been_meant(checker):
    assert checker.suggest("дарога") == ["дорога"]


def test_own_words_are_kept(checker, tmp_path):
    checker.add("Букейхан")
    checker.add("школы")
    assert checker.knows("букейхан")
    again = SpellChecker("ru", words_at=tmp_path / "own" / "words.txt")
    assert again.knows("Букейхан")
    assert again.knows("школы")


def test_own_words_that_cannot_be_kept_are_said(checker, tmp_path):
    (tmp_path / "own").write_text("", encoding="utf-8")
    with pytest.raises(ProjectError, match="cannot be written"):
        checker.add("Букейхан")
    assert checker.knows("Букейхан")


def test_without_a_dictionary_there_is_nothing_to_object_to(checker, tmp_path):
    for one in (SpellChecker("en", words_at=tmp_path / "w"), SpellChecker("ru", asked=False)):
        if not one.installed:
            assert list(one.unknown("дарога")) == []
            assert one.suggest("дарога") == []


@pytest.mark.parametrize(("word", "known"), [("мектептерге", True), ("мектепщга", False), ("мектеп", True)])
def test_a_kazakh_word_with_endings_is_known_by_its_stem(checker, word, known):
    kazakh = speller("kk")
    assert kazakh is not None
    assert kazakh.knows(word) is known
