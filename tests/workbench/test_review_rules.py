import pytest

from workbench.review import Pair, Severity, check
from workbench.review.consistency import Consistency
from workbench.review.forms import FORMS
from workbench.review.names import Names
from workbench.review.numbers import Numbers
from workbench.review.omissions import Omissions
from workbench.review.untranslated import Untranslated


def messages(rule, *texts, langs=("kk", "ru")):
    pairs = [Pair(n, source, target, *langs) for n, (source, target) in enumerate(texts, start=1)]
    return [(finding.segment, finding.message) for finding in rule.check(pairs)]


@pytest.mark.parametrize(
    ("source", "target", "langs", "expected"),
    [
        ("1917 жылы", "в 1917 году", ("kk", "ru"), []),
        ("1917 жылы", "в 1918 году", ("kk", "ru"), ["1917 became 1918"]),
        ("1917 жылы", "тогда", ("kk", "ru"), ["1917 is missing"]),
        ("5 және 13 желтоқсанда", "в декабре", ("kk", "ru"), ["5, 13 are missing"]),
        ("тоқсан", "в 1990 году", ("kk", "ru"), ["1990 does not stand in the source"]),
        ("ХХ ғасырдың басы", "начало XX века", ("kk", "ru"), []),
        ("ХХ ғасырдың басы", "the beginning of the 20th century", ("kk", "en"), []),
        ("үш партия", "3 партии", ("kk", "ru"), []),
        ("3 партия", "три партии", ("kk", "ru"), []),
        ("25 мүше", "twenty-five members", ("kk", "en"), []),
        ("25 мүше", "fifty-two members", ("kk", "en"), ["25 is missing"]),
        ("1 000 000 теңге", "1,000,000 tenge", ("kk", "en"), []),
        ("2,5 млн", "2.5 million", ("kk", "en"), []),
    ],
)
def test_numbers(source, target, langs, expected):
    assert [message for _, message in messages(Numbers(), (source, target), langs=langs)] == expected


ALASH = [
    ("Сол жылы Алаш партиясы құрылды.", "В том году была создана партия «Алаш»."),
    ("Кейін Алаш автономиясы жарияланды.", "Позже была провозглашена автономия Алаш."),
    ("Біз Алаш мұрасын сақтаймыз.", "Мы храним наследие Алаша."),
]


def test_a_name_translated_otherwise_is_found():
    wrong = ("Оны «Алаш» басшылары талқылады.", "Его обсудили вожди «Отечества».")
    assert messages(Names(), *ALASH, wrong) == [(4, "Алаш has no counterpart in the translation")]


def test_a_name_without_evidence_is_not_reported():
    assert messages(Names(), ALASH[0], ("Ол Семей қаласына келді.", "Он прибыл в город Алаш.")) == []


def test_a_sentence_start_is_no_name():
    assert messages(Names(), *ALASH, ("Алаш.", "Вот.")) == []


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("Бұл өте маңызды мәселе болды.", "Бұл өте маңызды мәселе болды.", True),
        ("Бұл өте маңызды мәселе болды.", "Бұл өте маңызды оқиға еді сол кезде.", True),
        ("Бұл өте маңызды мәселе болды.", "Это был очень важный вопрос.", False),
        ("Алаш", "Алаш", False),
    ],
)
def test_untranslated(source, target, found):
    assert bool(messages(Untranslated(), (source, target))) is found


def test_omissions():
    even = [("сөйлем сөйлем сөйлем", "предложение предложение")] * 5
    texts = [*even, ("ұзақ сөйлем " * 10, "коротко говоря"), ("бір сөз тағы", ""), ("", "лишнее предложение")]
    assert [segment for segment, _ in messages(Omissions(), *texts)] == [6, 7, 8]


@pytest.mark.parametrize(
    ("source", "target", "rule"),
    [
        ("сөз", "слово (в скобках", "unpaired"),
        ("сөз", "«слово", "unpaired"),
        ("сөз", "1) первое, 2) второе", None),
        ("сөз (бір", "слово (одно", None),
        ("сөз", "слово слово сказано", "doubled-word"),
        ("тез-тез", "быстро быстро", "doubled-word"),
        ("аз аз", "мало мало", None),
        ("сөз", "два  слова", "doubled-space"),
        ("сөз", "cлово", "mixed-script"),
        ("сөз", "слово Facebook", None),
    ],
)
def test_forms(source, target, rule):
    found = [finding.rule for form in FORMS for finding in form.check([Pair(1, source, target)])]
    assert found == ([rule] if rule else [])


def test_a_repeated_source_translated_otherwise_is_found():
    texts = [("Қаулы алды.", "Постановили."), ("Қаулы алды.", "Решили."), ("Қаулы алды.", "Постановили.")]
    assert messages(Consistency(), *texts) == [(2, "segment 1 translates the same otherwise")]


def test_findings_come_by_segment_the_gravest_first():
    pairs = [Pair(1, "сөз", "два  слова"), Pair(2, "1917 жылғы сөз", "(слово 1918 года")]
    found = [(finding.segment, finding.severity) for finding in check(pairs)]
    assert found == [(1, Severity.NOTE), (2, Severity.ERROR), (2, Severity.NOTE)]
