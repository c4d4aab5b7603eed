"""Kazakh from one script to another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.script import from_arabic, script_of, to_arabic, to_cyrillic, to_latin

LATIN = [
    ("қазақ", "qazaq"),
    ("Қазақстан Республикасы", "Qazaqstan Respublikasy"),
    ("ҚАЗАҚСТАН", "QAZAQSTAN"),
    ("Әлихан Бөкейхан", "Älihan Bökeihan"),
    ("Ілияс", "Iliias"),
    ("ИСЛАМ Ілім", "İSLAM Ilım"),
    ("ғылым мен өнер, жаңа ұлт, үміт", "ğylym men öner, jaña ūlt, ümıt"),
    ("үй, ай, ой, қайың, кейін", "üi, ai, oi, qaiyñ, keiın"),
    ("аян, қою, қия, яғни", "aian, qoiu, qiia, iağni"),
    ("қиын оқиға, киім", "qiyn oqiğa, kiım"),
    ("қаһарман шаһар, халық хат", "qaharman şahar, halyq hat"),
    ("цирк, революция, чемпион, матч", "tsirk, revoliutsiia, tşempion, mattş"),
    ("кетші, айтса, ащы", "ketşı, aitsa, aşşy"),
    ("ҚазҰУ-дың ЖШС-сы", "QazŪU-dyñ JŞS-sy"),
    ("1917 ж. 5–13 желтоқсан", "1917 j. 5–13 jeltoqsan"),
]

ARABIC = [
    ("қазақ", "قازاق"),
    ("бала", "بالا"),
    ("тіл", "ٴتىل"),
    ("әлем, өнер", "الەم، ونەر"),
    ("ән, өлім, үміт", "ٴان، ٴولىم، ٴۇمىت"),
    ("ел, кел, гүл", "ەل، كەل، گۇل"),
    ("ғылым, жаңа, шаң", "عىلىم، جاڭا، شاڭ"),
    ("ай, үй, қия, су", "اي، ٴۇي، قييا، سۋ"),
    ("ол қайда?", "ول قايدا؟"),
    ("хат, қаһарман, чемпион", "حات، قاھارمان، چەمپيون"),
]

LOST_IN_LATIN = [
    ("заря", "zaria", "зариа"),
    ("объект", "obekt", "обект"),
    ("этаж", "etaj", "етаж"),
    ("йод", "iod", "иод"),
]

LOST_IN_ARABIC = [("кітап", "كىتاپ", "кітәп"), ("қазір", "ٴقازىر", "қәзір"), ("Алматы", "الماتى", "алматы")]


@pytest.mark.parametrize(("cyrillic", "latin"), LATIN)
def test_latin_there_and_back(cyrillic: str, latin: str) -> None:
    assert to_latin(cyrillic) == latin
    assert to_cyrillic(latin) == cyrillic


@pytest.mark.parametrize(("cyrillic", "arabic"), ARABIC)
def test_arabic_there_and_back(cyrillic: str, arabic: str) -> None:
    assert to_arabic(cyrillic) == arabic
    if "чемпион" not in cyrillic:
        assert from_arabic(arabic) == cyrillic


@pytest.mark.parametrize(("cyrillic", "latin", "back"), LOST_IN_LATIN)
def test_losses_of_latin_are_those_documented(cyrillic: str, latin: str, back: str) -> None:
    assert to_latin(cyrillic) == latin
    assert to_cyrillic(latin) == back


@pytest.mark.parametrize(("cyrillic", "arabic", "back"), LOST_IN_ARABIC)
def test_losses_of_arabic_are_those_documented(cyrillic: str, arabic: str, back: str) -> None:
    assert to_arabic(cyrillic) == arabic
    assert from_arabic(arabic) == back
    assert from_arabic(to_arabic(cyrillic, exact=True)) == cyrillic.lower()


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Қазақ тілі (Qazaq)", "Cyrl"),
        ("Qazaq tılı", "Latn"),
        ("قازاق ٴتىلى", "Arab"),
        ("1917 – 2021!", "Zyyy"),
        ("", "Zyyy"),
    ],
)
def test_script_of(text: str, script: str) -> None:
    assert script_of(text) == script


def test_other_scripts_stay_as_they_are() -> None:
    assert to_latin("Facebook мен 東京") == "Facebook men 東京"
    assert to_cyrillic("қазақ qazaq") == "қазақ қазақ"


CONSONANTS = "бвгғджзкқлмнңпрстфш"
VOWELS = "аәеоөұүыіу"
SYLLABLE = st.builds(
    lambda onset, nucleus, coda: onset + nucleus + coda,
    st.sampled_from([*CONSONANTS, ""]),
    st.sampled_from([*VOWELS, "и"]),
    st.sampled_from([*CONSONANTS, "", "й"]),
)


def kazakh_spelling(word: str) -> bool:
    """Whether a word keeps to the spelling for which a way back from Latin is promised."""
    pairs = (
        "тс",
        "тш",
        "шш",
        "йа",
        "йу",
        "иа",
        "иу",
        "уи",
        "аи",
        "әи",
        "еи",
        "ои",
        "өи",
        "ұи",
        "үи",
        "ыи",
        "іи",
    )
    return not any(pair in word for pair in (*pairs, "ий", "ии"))


WORD = st.lists(SYLLABLE, min_size=1, max_size=5).map("".join).filter(kazakh_spelling)
CASED = st.builds(
    lambda word, case: case(word), WORD, st.sampled_from([str.lower, str.capitalize, str.upper])
)


@given(st.lists(CASED, max_size=6).map(" ".join))
def test_words_of_kazakh_spelling_come_back_from_latin(text: str) -> None:
    assert to_cyrillic(to_latin(text)) == text


@given(WORD.filter(lambda word: set(word) & set("әөүі") or not set(word) & set("гке")))
def test_words_of_kazakh_spelling_come_back_from_exact_arabic(word: str) -> None:
    assert from_arabic(to_arabic(word, exact=True)) == word


@given(st.text(max_size=60))
def test_conversions_accept_anything(text: str) -> None:
    for convert in (to_latin, to_cyrillic, to_arabic, from_arabic):
        assert isinstance(convert(text), str)
