"""Kazakh, Russian, English, or none of them; the sentences are in no training text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.identify import LANGUAGES, identify, identify_scores

KAZAKH = [
    "Менің әжем ауылда тұрады.",
    "қымыз бен шұбат",
    "Ол кеше келді",
    "Мемлекеттік бюджет туралы",
    # full of Russian words and names
    "Демократиялық партияның лидері Владимир Иванов телевизордан интервью берді.",
    "Александр Сергеевич Пушкин лицейде оқыған кезінде поэма жазған еді.",
    "«Известия» газетінің корреспонденті Смирнов Совнарком мәжілісіне қатысты",
    "Microsoft және Google компаниялары Facebook-пен келісті",
    # Latin letters inside Cyrillic words
    "Бiздiң елiмiздiң халқы бiрлiгiмен күштi",
    # other scripts
    "Meniñ äjem auylda tūrady, ol öte meiirımdı.",
    "مەنىڭ اجەم اۋىلدا تۇرادى.",
]

RUSSIAN = [
    "Моя бабушка живёт в деревне.",
    "Вчера вечером шёл дождь",
    "история степного края",
    "Казахский поэт Абай Кунанбаев родился в Чингизских горах.",
    "В составе партии «Алаш» были Букейханов, Байтурсынов и Дулатов",
    "Компании Microsoft и Google договорились с Facebook",
]

ENGLISH = [
    "My grandmother lives in a village.",
    "It rained last night",
    "history of the steppe",
    "The Kazakh poet Abai Qunanbaiuly was born in the Chingiz mountains.",
    "The members of the Alash party (Алаш) were arrested.",
]

UNKNOWN = [
    "",
    "1917 – 2021",
    "* * *",
    "Die Kinder spielen heute im Garten, weil das Wetter schön ist.",
    "Les enfants jouent dans le jardin parce qu'il fait beau.",
    "Türkiye Cumhuriyeti 1923 yılında kuruldu ve başkenti Ankara oldu.",
    "Україна є незалежною державою у Східній Європі.",
    "Имрӯз ҳаво хеле хуб аст ва кӯдакон дар боғ бозӣ мекунанд.",
    "Бүгүн аба ырайы абдан жакшы, балдар бакта ойноп жатышат.",
    "東京は日本の首都です",
    "ذهب الأولاد إلى المدرسة في الصباح الباكر.",
]

ROWS = [
    (text, lang)
    for texts, lang in ((KAZAKH, "kk"), (RUSSIAN, "ru"), (ENGLISH, "en"), (UNKNOWN, "und"))
    for text in texts
]


@pytest.mark.parametrize(("text", "lang"), ROWS)
def test_identify(text: str, lang: str) -> None:
    assert identify(text) == lang


@given(st.text(max_size=80))
def test_scores_are_probabilities_or_nothing(text: str) -> None:
    scores = identify_scores(text)
    assert scores == {} or set(scores) == set(LANGUAGES)
    assert not scores or abs(sum(scores.values()) - 1) < 1e-9


def test_certainty_grows_with_the_text() -> None:
    assert identify_scores("парламент")["ru"] < 0.999
    assert identify_scores("Парламент принял новый закон о земле.")["ru"] > 0.999
