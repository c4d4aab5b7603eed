"""Spelling dictionaries: which are found, what they know, what they decide."""

import pytest

from corpus.document import Document, RepairKind
from corpus.repair import repair
from corpus.spelling import dictionary_folders, installed_dictionaries, spelling_evidence

AFF = "SET UTF-8\nTRY абв\n"


def dictionary(folder, name, words):
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.aff").write_text(AFF, encoding="utf-8")
    (folder / f"{name}.dic").write_text("\n".join([str(len(words)), *words]) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path):
    pytest.importorskip("hunspell", reason="needs the extra spell")
    dictionary(tmp_path / "d", "ru_RU", ["дорога"])
    return dictionary(tmp_path / "d", "kk_KZ", ["атынан", "қала", "дала"])


@pytest.mark.parametrize(
    ("word", "known"),
    [("атынан", True), ("дорога", True), ("атында", False), ("қала-дала", False), ("", False), ("қ", False),
     ("қала1", False), ("қ" * 10_000, False)],
)  # fmt: skip
def test_words_are_known_when_a_dictionary_spells_them_so(folder, word, known):
    evidence = spelling_evidence([folder])
    assert evidence is not None
    assert evidence.knows(word) is known


def test_the_first_dictionary_of_a_language_counts_and_others_are_left(tmp_path):
    first = dictionary(tmp_path / "a", "kk_KZ", ["қала"])
    second = dictionary(tmp_path / "b", "kk", ["дала"])
    dictionary(second, "en_GB", ["town"])
    (second / "ru_RU.dic").write_text("0\n", encoding="utf-8")
    found = installed_dictionaries([tmp_path / "missing", first, second])
    assert found == {"kk": first / "kk_KZ.dic"}


def test_no_dictionary_is_no_evidence(tmp_path):
    assert spelling_evidence([tmp_path]) is None


def test_dicpath_is_looked_in_first(tmp_path, monkeypatch):
    monkeypatch.setenv("DICPATH", str(tmp_path))
    assert dictionary_folders()[0] == tmp_path


TEXT = "Жиналыста ұжымның аты-\nнан сөз алды.\n"


def test_a_dictionary_decides_what_the_text_leaves_open(folder):
    def made(lexicon):
        repairs = repair(Document(TEXT, lang="kk"), lexicon=lexicon).repairs
        return [r.made for r in repairs if r.kind is RepairKind.BROKEN_WORD], [r.certainty for r in repairs]

    (_, alone), (with_dictionary, sure) = made(None), made(spelling_evidence([folder]))
    assert with_dictionary == [True]
    assert max(sure) >= max(alone)
    assert sure != alone
