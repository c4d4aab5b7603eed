from pathlib import Path

import pytest

from workbench.checks import CHECKS, GROUPS
from workbench.review import RULES, Pair, Severity, check
from workbench.review.consistency import Consistency, SameTranslation
from workbench.review.content import ENOUGH_PAIRS, Content
from workbench.review.dates import Dates
from workbench.review.doubling import DOUBLED_WORD
from workbench.review.endings import CAPITALS, END_PUNCTUATION
from workbench.review.foreign import OtherLanguage
from workbench.review.names import Names
from workbench.review.numbers import Numbers
from workbench.review.omissions import Omissions
from workbench.review.pairing import REACH, Unpaired, unpaired_marks
from workbench.review.repetition import Repeated
from workbench.review.scripts import MIXED_SCRIPT
from workbench.review.spacing import DOUBLED_SPACE, SPACING
from workbench.review.tags import Tags
from workbench.review.untranslated import Untranslated

FORMS = (Unpaired(), DOUBLED_WORD, DOUBLED_SPACE, SPACING, MIXED_SCRIPT)


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
        ("2,5 млн", "2 500 000", ("kk", "ru"), []),
        ("2 500 000", "2,5 млн", ("kk", "ru"), []),
        ("сағат 09:30-дан 18.00-ге дейін", "с 9.30 до 18:00", ("kk", "ru"), []),
        ("8(7182) 321681, 8(7182) 326618", "(87182) 321681, (87182) 326618", ("kk", "ru"), []),
        ("тел. 8 (7172) 75-20-20", "тел. 8-7172-752020", ("kk", "ru"), []),
        ("2029 жылғы 3 желтоқсанға дейін", "до 03.12.2029 года", ("kk", "ru"), []),
        ("«Мектеп» ММ құрылды", "создано ГУ «Мектеп»", ("kk", "ru"), []),
        ("1917-де басталды", "началось в 1917-м", ("kk", "ru"), []),
        ("2,52 миллион", "2.52 million", ("kk", "en"), []),
        ("сағат 15:00-де", "at 3 p.m. on Thursday", ("kk", "en"), []),
        ("3-тармақ", "пункт III", ("kk", "ru"), []),
        ("1,8 трлн", "1,9 трлн", ("kk", "ru"), ["1.8 became 1.9"]),
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
        ("«Нұр жолы» серіктестігі", "ТОО «Нұр жолы»", False),
    ],
)
def test_untranslated(source, target, found):
    assert bool(messages(Untranslated(), (source, target))) is found


def test_omissions():
    even = [("сөйлем сөйлем сөйлем", "предложение предложение")] * 5
    short = "коротко говоря, и больше ничего"
    texts = [*even, ("ұзақ сөйлем " * 10, short), ("бір сөз тағы", ""), ("", "лишнее предложение")]
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


def alone(rule, *texts, lang="kk"):
    pairs = [Pair(n, "", text, "", lang) for n, text in enumerate(texts, start=1)]
    return [finding.segment for finding in rule.check(pairs)]


@pytest.mark.parametrize(
    ("text", "lone"),
    [
        ("«Алаш» партиясы (АП) құрылды.", []),
        ("«Алаш партиясы", ["«"]),
        ("партиясы» құрылды", ["»"]),
        ("5) бірінші; а) екінші", []),
        ("Қазақстан партиясы (ҚП)", []),
        ("ЖШС «Компания «Алаш»", []),
        ("«Алаш» партиясының тарихы» деген кітап", []),
        ("бұл «алаш» партиясы мен «орда» тарихы» еді", ["»"]),
        ("ол «әзірге «алаш» пен «орда» сөздерін", ["«"]),
        ("„Алаш“ und (so", ["("]),
        ("“Алаш“ деді ол", []),
        ("”Алаш” деді ол", []),
        ("“Алаш деді ол", ["“"]),
        ('ол "алаш" деді', []),
        ('ол "алаш деді', ['"']),
    ],
)
def test_marks_without_a_partner(text, lone):
    assert unpaired_marks(text) == lone


def test_a_quotation_that_may_share_a_mark_may_have_its_own():
    assert alone(Unpaired(), "Ол: «Бәрі «Алаш» туралы.", "Басқа сөз жоқ».") == []
    assert alone(Unpaired(), "Ол: «Бәрі «Алаш» туралы.", "Басқа сөз жоқ.") == []


def test_a_quotation_may_run_over_segments():
    assert alone(Unpaired(), "Ол айтты: «Жаз келді.", "Қыс кетті», – деді.") == []
    assert alone(Unpaired(), "Ол айтты: «Жаз келді.", "Қыс кетті.") == [1]
    far = ["Жол ұзақ."] * REACH
    assert alone(Unpaired(), "Ол айтты: «Жаз келді.", *far, "Қыс кетті», – деді.") == [1, REACH + 2]


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("жұмыс біртіндеп-біртіндеп басталды", "kk", False),
        ("ол ойлап ойлап жауап берді", "kk", False),
        ("сен мен мен мұнда қалдық", "kk", False),
        ("ол кітапты кітапты алды", "kk", True),
        ("ол кітап пен дәптер кітап пен дәптер алды", "kk", True),
        ("он пришёл в в город", "ru", True),
        ("он еле еле дошёл", "ru", False),
        ("the talks of Moon Jae-in in May", "en", False),
        ("this is a a house", "en", True),
    ],
)
def test_doubled_words(text, lang, found):
    pair = Pair(1, "сөйлем", text, "kk", lang)
    assert bool(list(DOUBLED_WORD.check([pair]))) is found


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("слово , другое", "слово, другое"),
        ("слово .", "слово."),
        ("« слово» сказано", "«слово» сказано"),
        ("слово,другое слово", "слово, другое слово"),
        ("Конец слова.Начало другого.", "Конец слова. Начало другого."),
        ("два  слова", "два слова"),
        ("cлово сказано", "слово сказано"),
        ("слово слово сказано", "слово сказано"),
    ],
)
def test_fixes(text, mended):
    (finding,) = (found for form in FORMS for found in form.check([Pair(1, "сөз", text)]))
    assert finding.fix.applied(text) == mended


@pytest.mark.parametrize(
    "text",
    ["газета «Ар.Рух.Хак» вышла", "адрес: info@site.kz,второй", "2,5 и 10:30", "А. Иванов"],
)
def test_spaces_that_are_right(text):
    assert list(SPACING.check([Pair(1, "сөз", text)])) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Кеше жиын өтті, в результате которого было принято новое решение.", True),
        ("Вчера прошло собрание жителей нашего города.", True),
        ("Ол психология, экономика, этнография туралы жазды.", False),
        ("Ол «Вчера прошло собрание жителей» деген мақала жазды.", False),
        ("Н. Сидоров, В. Петров, Л. Иванов және басқалар келді.", False),
        ("Толығырақ www.kitap.kz және info@kitap.kz сайттарында.", False),
        ("Кітапта this is the end of the story деп жазылған.", True),
    ],
)
def test_a_passage_in_another_language(text, found):
    assert bool(alone(OtherLanguage(), text)) is found


LONG = "Бірақ олар бұл идеялармен еркін жұмыс істей алды және оны қоғамға ұсына алды."


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ((LONG, "Бұл жақсы.", LONG.replace("ұсына алды", "ұсынды")), [3]),
        ((LONG, *[f"Ол {n} рет келіп кетті." for n in range(30)], LONG), [32]),
        ((LONG.replace("ұсына", "2015 жылы ұсына"), LONG.replace("ұсына", "2016 жылы ұсына")), []),
        (("Сұрақ бар ма?", "Сұрақ бар ма?"), []),
        ((f"{LONG} Бұл рас. {LONG}",), [1]),
    ],
)
def test_repeated_sentences(texts, found):
    assert alone(Repeated(), *texts) == found


def test_a_sentence_that_stands_twice_in_one_translation():
    said = "Он снова и снова повторял одно и то же слово людям."
    source = "Ол кеше кешке үйге келді."
    assert messages(Repeated(), (source, f"{said} {said}")) == [(1, "the same sentence stands in segment 1")]
    assert messages(Repeated(), (f"{source} {source}", f"{said} {said}")) == []


def test_a_passage_that_stands_twice_is_reported_once():
    passage = (
        LONG,
        "Содан кейін бәрі қаланың орталық алаңына қарай жайлап жүріп кетті де, тоқтады.",
    )
    between = [f"Ол {n} рет келіп кетті." for n in range(30)]
    assert alone(Repeated(), *passage, *between, *passage) == [33]


def test_a_translation_may_repeat_what_the_source_repeats():
    twice = "Он снова и снова повторял одно и то же слово людям."
    assert messages(Repeated(), (LONG, twice), (LONG, twice)) == []
    assert messages(Repeated(), (LONG, twice), ("Кеше кешке жаңбыр жауып, жолдар суға толды.", twice)) != []


@pytest.mark.parametrize(
    ("source", "target", "langs", "found"),
    [
        ("2015 жылғы 5 мамырда", "5 мая 2015 года", ("kk", "ru"), False),
        ("2015 жылғы 5 мамырда", "5 июня 2015 года", ("kk", "ru"), True),
        ("2015 жылғы 5 мамырда", "05.05.2015", ("kk", "ru"), False),
        ("9-қыркүйегінде", "9 сентября", ("kk", "ru"), False),
        ("2015 жылғы 5 мамырда", "в 2015 году", ("kk", "ru"), True),
        ("Саяси маусым басталды.", "Политический сезон начался.", ("kk", "ru"), False),
        ("Бәрі келе алады.", "Everybody may come.", ("kk", "en"), False),
        ("Мамыр айында келді.", "He came in May.", ("kk", "en"), False),
        ("Мамыр айында келді.", "He came in March.", ("kk", "en"), True),
        ("Ол келді.", "Er kam am 5. Mai.", ("kk", "de"), False),
    ],
)
def test_months(source, target, langs, found):
    assert bool(messages(Dates(), (source, target), langs=langs)) is found


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("⟦1⟧сөз⟦/1⟧", "⟦1⟧слово⟦/1⟧", []),
        ("⟦1⟧сөз⟦/1⟧", "слово", ["⟦1⟧, ⟦/1⟧ are missing"]),
        ("сөз", "слово⟦2/⟧", ["⟦2/⟧ does not stand in the source"]),
        ("⟦1⟧сөз⟦/1⟧", "⟦/1⟧слово⟦1⟧", ["⟦/1⟧ closes before it opens"]),
        ("⟦1⟧бір ⟦2⟧сөз⟦/2⟧⟦/1⟧", "⟦1⟧одно ⟦2⟧слово⟦/1⟧⟦/2⟧", ["⟦/1⟧ closes across ⟦2⟧"]),
        ("{0} файл", "файлов: {1}", ["{0} is missing; {1} does not stand in the source"]),
        ("<b>сөз</b>", "<b>слово", ["</b> is missing"]),
        ("50 % дейін", "до 50 % суммы", []),
    ],
)
def test_tags(source, target, expected):
    found = check([Pair(1, source, target)], [Tags()])
    assert [finding.message for finding in found] == expected


def test_placeholders_are_no_numbers_and_keep_their_places():
    pair = Pair(1, "⟦1⟧Сөз⟦/1⟧.", "⟦1⟧Слово⟦/1⟧  тут.")
    (finding,) = check([pair])
    assert finding.rule == "doubled-space"
    assert finding.fix.applied(pair.target) == "⟦1⟧Слово⟦/1⟧ тут."


@pytest.mark.parametrize(
    ("source", "target", "mended"),
    [
        ("Ол келді.", "Он пришёл", "Он пришёл."),
        ("Ол келді ме?", "Он пришёл.", "Он пришёл?"),
        ("Тақырып", "Заглавие.", "Заглавие"),
        ("Ол келді [5].", "Он пришёл [5].", None),
        ("Ол келді…", "Он пришёл.", None),
        ("Кітаптар, т.б.", "Книги и прочее", None),
        ("«Ол келді».", "«Он пришёл.»", None),
    ],
)
def test_the_last_mark(source, target, mended):
    found = list(END_PUNCTUATION.check([Pair(1, source, target)]))
    assert [finding.fix.applied(target) for finding in found] == ([mended] if mended else [])


@pytest.mark.parametrize(
    ("source", "target", "mended"),
    [
        ("Ол келді.", "он пришёл.", "Он пришёл."),
        ("«Ол» келді.", "«он» пришёл.", "«Он» пришёл."),
        ("ол келді;", "Он пришёл;", "он пришёл;"),
        ("1) Ол келді.", "1) он пришёл.", None),
        ("ол келді;", "ЮНЕСКО решила;", None),
    ],
)
def test_the_first_letter(source, target, mended):
    found = list(CAPITALS.check([Pair(1, source, target)]))
    assert [finding.fix.applied(target) for finding in found] == ([mended] if mended else [])


def test_different_sources_with_one_translation():
    texts = [
        ("Кітап үстелде жатыр.", "Книга лежит на столе."),
        ("Кітап үстелдің үстінде жатыр.", "Книга лежит на столе."),
        ("Ертең жаңбыр жауады.", "Книга лежит на столе."),
    ]
    assert messages(SameTranslation(), *texts) == [(3, "segment 1 has the same translation")]


def test_a_translation_that_differs_by_a_mark_is_consistent():
    assert messages(Consistency(), ("Қаулы алды.", "Постановили."), ("Қаулы алды.", "Постановили")) == []


def test_a_name_with_other_vowels_is_carried():
    texts = [("Әкесі Дэвид келді.", "Пришёл отец Дэвид.")] * 3 + [
        ("Сонда Дэвид күлді.", "Тогда Давид засмеялся.")
    ]
    assert messages(Names(), *texts) == []


def test_an_initial_or_an_abbreviation_may_hold_a_name():
    texts = [*ALASH, ("Сонда Алаш идеясы туды.", "Тогда родилась идея А. и РА.")]
    assert messages(Names(), *texts) == []


def test_the_document_describes_every_check():
    text = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")
    assert [name for name in CHECKS if f"| `{name}` |" not in text] == []


def test_every_rule_is_known_by_name():
    names = {rule.name for rule in RULES}
    assert names | set(GROUPS["terminology"]) == set(CHECKS)


CLOSE = [
    (
        "Кітап жаңа, терезе ашық, есік жабық, қала үлкен.",
        "Книга новая, окно открыто, дверь закрыта, город большой.",
    )
] * ENOUGH_PAIRS


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        (*CLOSE[0], None),
        (
            "Кітап жаңа, терезе ашық, мұғалім мектепте сабақ өтті, кейін бәрі үйге қайтты.",
            "Книга новая, окно открыто.",
            "nothing seems to stand for “мұғалім мектепте",
        ),
        (
            "Кітап жаңа, терезе ашық.",
            "Книга новая, окно открыто, учитель провёл урок, потом все вернулись домой.",
            "домой” seems to have no source",
        ),
    ],
)
def test_content(source, target, said):
    found = messages(Content(), *CLOSE, (source, target))
    assert [segment for segment, _ in found] == ([ENOUGH_PAIRS + 1] if said else [])
    assert all(said in message for _, message in found)


def test_few_pairs_do_not_tell_how_closely_a_text_is_translated():
    assert messages(Content(), ("Мұғалім мектепте жаңа сабақ өтті деді.", "Книга лежит на столе.")) == []


def test_what_has_no_partner_is_shown_with_what_stands_around():
    pair = ("Ол солай деді.", "Ол былай деді: «кітап – адамның досы, ал дос")
    assert messages(Unpaired(), pair) == [(1, "« has no partner: “…лай деді: «кітап – адамның дос…”")]
