import re
from importlib.resources import files

import pytest

from aligner import Dictionary, LexiconError
from aligner.dictionary import PARTS_OF_SPEECH

ENTRIES = Dictionary.shipped().entries


def test_the_lexicon_is_as_large_as_promised():
    assert len({entry.lemma for entry in ENTRIES}) >= 5000


def test_every_entry_is_well_formed():
    seen = set()
    for entry in ENTRIES:
        assert entry.part_of_speech in PARTS_OF_SPEECH
        assert (entry.lemma, entry.part_of_speech) not in seen, entry
        seen.add((entry.lemma, entry.part_of_speech))
        assert not re.search("[A-Za-z]", entry.lemma + "".join(entry.russian)), entry
        assert not re.search("[А-Яа-яЁё]", "".join(entry.english)), entry
        assert all(word == word.strip() != "" for word in (entry.lemma, *entry.russian, *entry.english)), (
            entry
        )


@pytest.mark.parametrize(
    ("word", "lemma", "russian", "english"),
    [
        ("Қазақстандағы", "Қазақстан", "Казахстан", "Kazakhstan"),
        ("халықтың", "халық", "народ", "people"),
        ("кітабы", "кітап", "книга", "book"),
        ("мемлекеттердің", "мемлекет", "государство", "state"),
        ("соғысы", "соғыс", "война", "war"),
        ("газетінде", "газет", "газета", "newspaper"),
        ("партиясының", "партия", "партия", "party"),
        ("құрылды", "құрылу", "создаваться", "be established"),
    ],
)
def test_inflected_words_are_found(word, lemma, russian, english):
    entries = Dictionary.shipped().lookup(word)
    found = {entry.lemma for entry in entries}
    assert lemma in found
    assert russian in {word for entry in entries for word in entry.russian}
    assert english in {word for entry in entries for word in entry.english}


@pytest.mark.parametrize("word", ["", "ы", "ъъъ", "qwerty"])
def test_what_is_no_word_has_no_entry(word):
    assert Dictionary.shipped().lookup(word) == []


def test_a_malformed_line_is_named():
    with pytest.raises(LexiconError, match="line 2"):
        Dictionary.parse("бір\tnum\tодин\tone\nекі\tдва\ttwo\n")


def test_the_data_folder_says_where_its_figures_come_from():
    folder = files("aligner").joinpath("data")
    readme = folder.joinpath("README.md").read_text(encoding="utf-8")
    for file in folder.iterdir():
        if file.name != "README.md":
            assert file.name in readme or file.name.split(".", 1)[-1] in readme, file.name
