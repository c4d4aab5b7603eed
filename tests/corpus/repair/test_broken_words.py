"""Hyphens at line ends: the page's are taken out, the word's own stay."""

from __future__ import annotations

import pytest

from corpus.document import Document, RepairKind
from corpus.repair import repair
from corpus.repair.broken_words import Halves, log_odds
from corpus.repair.hyphens import keeps_hyphen
from corpus.repair.vocabulary import Vocabulary

_FILL = "Бұл кітапта ауыл өмірі туралы ұзақ әңгіме айтылады және оның бәрі рас"


def _broken(word: str) -> str:
    """A page line that breaks a word at its bar."""
    left, right = word.split("|")
    return f"{_FILL} {left}-\n{right} деп жазылған еді.\n"


@pytest.mark.parametrize(
    ("word", "joined"),
    [
        ("бай|ланысты", "байланысты"),
        ("мемле|кеттік", "мемлекеттік"),
        ("ауылдар|дың", "ауылдардың"),
        ("болмау|ына", "болмауына"),
        ("орыстар|мен", "орыстармен"),
        ("айыр|бастау", "айырбастау"),
        ("сондай|ақ", "сондай-ақ"),
        ("барлық|ақ", "барлық-ақ"),
        ("келген|мыс", "келген-мыс"),
        ("қарым|қатынастың", "қарым-қатынастың"),
        ("ата|бабаларымыз", "ата-бабаларымыз"),
        ("ұлттық|мәдени", "ұлттық-мәдени"),
        ("КСРО|дағы", "КСРО-дағы"),
        ("БАҚ|пен", "БАҚ-пен"),
        ("40|жылдары", "40-жылдары"),
        ("Алаш|Орда", "Алаш-Орда"),
        ("XVIII|XIX", "XVIII-XIX"),
        ("Facebook|ті", "Facebook-ті"),
        ("научно|практических", "научно-практических"),
        ("кто|нибудь", "кто-нибудь"),
        ("по|прежнему", "по-прежнему"),
        ("политиче|ского", "политического"),
        ("он|жылдықта", "онжылдықта"),
    ],
)
def test_without_other_evidence(word: str, joined: str) -> None:
    left, right = word.split("|")
    odds = log_odds(Halves(left, right), Vocabulary.of(_FILL), 1.0)
    if keeps_hyphen(left, right) or "-" in joined:
        assert odds < 0
    else:
        assert odds > 0


@pytest.mark.parametrize(
    ("word", "elsewhere", "joined"),
    [
        ("темір|жол", "темір-жол", "темір-жол"),
        ("темір|жол", "теміржол", "теміржол"),
        ("темір|жолдың", "темір-жолға", "темір-жолдың"),
        ("темір|жолдың", "теміржолға", "теміржолдың"),
    ],
)
def test_the_text_itself_decides(word: str, elsewhere: str, joined: str) -> None:
    text = _broken(word) + f"Кейін {elsewhere} туралы тағы айтылды, сол {elsewhere} алыс еді.\n"
    assert f" {joined} деп" in repair(Document(text)).text


def test_a_dictionary_decides_where_the_text_does_not() -> None:
    class Dictionary:
        def knows(self, word: str) -> bool:
            return word == "желқайық"

    vocabulary = Vocabulary.of("жел мен қайық, қайық пен жел, қайық", Dictionary())
    assert log_odds(Halves("жел", "қайық"), vocabulary, 0.0) > 0
    assert log_odds(Halves("жел", "қайық"), Vocabulary.of("жел мен қайық, қайық, қайық"), 0.0) < 0


def test_flipping_swaps_the_two_readings() -> None:
    repaired = repair(Document(_broken("бай|ланысты") + _FILL))
    index = next(i for i, one in enumerate(repaired.repairs) if one.kind is RepairKind.BROKEN_WORD)
    assert repaired.repairs[index].before == "-"
    assert " байланысты деп" in repaired.text
    assert " бай-ланысты деп" in repaired.flip(index).text


@pytest.mark.parametrize("hyphen", ["\xad", "¬"])
def test_soft_hyphens_are_never_the_words_own(hyphen: str) -> None:
    text = f"{_FILL} сондай{hyphen}\nлық деп жазылған еді.\n"
    assert "сондайлық деп" in repair(Document(text)).text


def test_space_after_the_hyphen_and_empty_lines_do_not_matter() -> None:
    text = f"{_FILL} бай- \n\nланысты деп\n\nжазылған және ауылда адам көп тұрған\n\nбәрі де.\n"
    assert " байланысты деп" in repair(Document(text)).text


def test_a_text_without_page_hyphens_keeps_its_own() -> None:
    """A word processor's text breaks lines at the words' own hyphens only: there are few of them."""
    lines = [f"{_FILL} {i} жан-жақты бірге-бірге" for i in range(60)]
    text = "\n".join([*lines[:30], f"{_FILL} қалай-\nқалай болса да", *lines[30:]])
    assert "қалай-қалай" in repair(Document(text)).text
