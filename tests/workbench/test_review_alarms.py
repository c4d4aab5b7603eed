"""What looks like a fault and is none, and the faults right beside it."""

import pytest

from workbench.review import Pair
from workbench.review.consistency import Consistency
from workbench.review.content import ENOUGH_PAIRS, Content
from workbench.review.dates import Dates
from workbench.review.doubling import DOUBLED_WORD
from workbench.review.foreign import OtherLanguage
from workbench.review.names import Names
from workbench.review.numbers import Numbers
from workbench.review.omissions import Omissions
from workbench.review.pairing import Unpaired
from workbench.review.repetition import Repeated
from workbench.review.spacing import SPACING


def found(rule, *texts, langs=("kk", "ru")):
    pairs = [Pair(n, source, target, *langs) for n, (source, target) in enumerate(texts, start=1)]
    return [(finding.segment, finding.severity) for finding in rule.check(pairs)]


def said(rule, source, target, langs):
    return [finding.message for finding in rule.check([Pair(1, source, target, *langs)])]


@pytest.mark.parametrize(
    ("source", "target", "langs", "expected"),
    [
        ("кешкі 7-де", "в 7 часов вечера", ("kk", "ru"), []),
        ("түскі 2 шамасында", "around 2pm", ("kk", "en"), []),
        ("16:30-да", "at 4.30pm", ("kk", "en"), []),
        ("і тоқсанда", "in the 1st quarter", ("kk", "en"), []),
        ("1980 жылдары", "в 80-х годах", ("kk", "ru"), []),
        ("2019 жылғы топтама", "the SS19 collection", ("kk", "en"), []),
        ("2019 жылғы топтама", "19 коллекций", ("kk", "ru"), ["2019 became 19"]),
        ("салмағы 200 фунт (91 кг)", "weighing 200 pounds", ("kk", "en"), []),
        ("салмағы 200 фунт (91 кг)", "весом 90 кг", ("kk", "ru"), []),
        ("ұзындығы 10 миля", "длиной 16 км", ("kk", "ru"), []),
        ("ұзындығы 10 миля", "длиной 26 км", ("kk", "ru"), ["10 became 26"]),
        ("ұзындығы 10 километр", "длиной 16 км", ("kk", "ru"), ["10 became 16"]),
        ("80 градус ыстық", "27 градусов жары", ("kk", "ru"), []),
        ("бойы 3 дюйм", "ростом 8 см", ("kk", "ru"), []),
        ("бойы 3 фут", "ростом 4 м", ("kk", "ru"), ["3 became 4"]),
        ("IX форум", "the IXth forum", ("kk", "en"), []),
        ("алғаш рет", "for the 1st time", ("kk", "en"), []),
        ("бір жарым есе", "в 1,5 раза", ("kk", "ru"), []),
        ("1,5 есе", "one and a half times", ("kk", "en"), []),
        ("миллионнан астам адам", "more than 1 mln people", ("kk", "en"), []),
        ("2017-2018 оқу жылы", "the 2017-18 academic year", ("kk", "en"), []),
        ("Хуан Карлос І-мен", "with Juan Carlos I of Spain", ("kk", "en"), []),
        ("Хуан Карлоспен", "with Juan Carlos; I of course knew", ("kk", "en"), []),
        ("20 текше метр", "20 m3", ("kk", "en"), []),
        ("20 текше метр", "20 m 3 times", ("kk", "en"), ["3 does not stand in the source"]),
    ],
)
def test_numbers_in_another_guise(source, target, langs, expected):
    assert said(Numbers(), source, target, langs) == expected


@pytest.mark.parametrize(
    ("source", "target", "severity"),
    [
        ("Бұл биыл басталды.", "It began in 2019.", "note"),
        ("Бұл 2 қыркүйекте басталды.", "It began on September 2, 2019.", "note"),
        ("Бұл 2019 жылы басталды.", "It began this year.", "note"),
        ("Бұл кеше басталды.", "It began in 2019.", "error"),
        ("Бұл биыл 3 рет болды.", "It happened in 2019.", "error"),
        ("Бұл 2018 жылы басталды.", "It began in 2019.", "error"),
        ("3. Бұл бөлім.", "This is a part.", "note"),
        ("Бұл бөлім.", "3. This is a part.", "note"),
        ("Бұл бөлім. 4.", "This is a part.", "note"),
        ("3. Бұл бөлім. 4.", "3. This is a part.", "note"),
        ("Бұл жылдың соңында болды.", "It was at the end of 2019.", "note"),
        ("3. Бұл бөлім.", "4. This is a part.", "error"),
        ("Бұл 3-бөлім.", "This is a part.", "error"),
    ],
)
def test_a_number_that_is_understood_is_a_note(source, target, severity):
    found = list(Numbers().check([Pair(1, source, target, "kk", "en")]))
    assert [finding.severity for finding in found] == [severity]


@pytest.mark.parametrize(
    ("source", "target", "langs", "faulty"),
    [
        ("1 қазандық орнатылды", "установлен 1 котёл", ("kk", "ru"), False),
        ("1 қазандағы кездесу", "встреча 1 ноября", ("kk", "ru"), True),
        ("4 тамызда келді", "прибыл 4августа", ("kk", "ru"), False),
        ("4 тамызда келді", "arrived on aug. 4", ("kk", "en"), False),
        ("4 тамызда келді", "arrived on sep. 4", ("kk", "en"), True),
        ("4 тамызда келді", "arrived on august 4", ("kk", "en"), False),
        ("4 мамырда келді", "arrived on may 4", ("kk", "en"), False),
        ("4 мамырда келді", "4 of us may come", ("kk", "en"), True),
        ("2019 жылғы наурызда", "in march of this year", ("kk", "en"), False),
        ("мамыр айынан бері", "since may", ("kk", "en"), False),
    ],
)
def test_months_in_another_guise(source, target, langs, faulty):
    assert bool(said(Dates(), source, target, langs)) is faulty


@pytest.mark.parametrize(
    ("name", "carried"),
    [("Camden", "Кэмден"), ("Victor", "Виктор"), ("Craig", "Крейг"), ("Jacobs", "Джейкобс")],
)
def test_a_name_that_is_spelled_by_ear_is_carried(name, carried):
    known = [(f"Біз {carried} туралы айттық.", f"We spoke of {carried}.")] * 2
    assert (
        found(Names(), *known, (f"Кеше {carried} келді.", f"It was {name} who won."), langs=("kk", "en"))
        == []
    )
    lost = (f"Кеше {carried} келді.", "It was they who won.")
    assert found(Names(), *known, lost, langs=("kk", "en")) == [(3, "warning")]


def test_a_word_that_is_translated_is_no_lost_name():
    known = [
        ("Бұл Комиссия шешті.", "Это решила Комиссия."),
        ("Сол Комиссия бекітті.", "Утвердила комиссия."),
    ]
    assert found(Names(), *known, ("Ал Комиссия қарады.", "А Совет рассмотрел.")) == [(3, "warning")]
    known = [("Бұл Кеңес шешті.", "Это решил Кенес."), ("Сол Кеңес бекітті.", "Утвердил Кенес.")]
    assert found(Names(), *known, ("Ал Кеңес қарады.", "А Совет рассмотрел.")) == []


def test_a_name_that_is_never_carried_is_expected_by_nothing():
    others = [
        ("Ол Бозтай ауылында тұрды.", "Он жил в деревне."),
        ("Кеше Бозтай өртенді.", "Вчера был пожар в Б."),
    ]
    assert found(Names(), *others, langs=("kk", "en")) == []


@pytest.mark.parametrize(
    ("target", "lost"),
    [
        ("Вчера приехал Серик Бозтаев.", False),
        ("Вчера приехал Серик Баштаев.", False),
        ("Вчера приехал Серик.", True),
    ],
)
def test_a_name_that_nothing_begins_like_is_lost_at_first_sight(target, lost):
    assert bool(found(Names(), ("Кеше ақын Серік Бозтаев келді.", target))) is lost


def test_a_sentence_that_is_quoted_begins_with_no_name():
    source, target = "Ол: «Көзіңді аш, досым», – деді.", "Он сказал: «Посмотри, друг»."
    assert found(Names(), (source, target)) == []
    assert found(Names(), (source.replace("«", "", 1), target)) == [(1, "note")]


@pytest.mark.parametrize(
    ("source", "target", "mended"),
    [
        ("1917 жылы 3 кісі", "в 1918 году 3 человека", "в 1917 году 3 человека"),
        ("1917 жылы", "в 1918 году, да, в 1918", None),
        ("1917 жылы", "в XIX веке", None),
        ("1917 жылы", "за 10 месяцев", None),
        ("1 917 теңге", "1 918 тенге", None),
        ("2,5 млн", "2,6 млн", None),
        ("1917 жылы 3 кісі", "в 1918 году 4 человека", None),
    ],
)
def test_the_fix_of_a_number(source, target, mended):
    (finding,) = Numbers().check([Pair(1, source, target)])
    assert (finding.fix and finding.fix.applied(target)) == mended


def test_the_fix_of_an_inconsistency_is_the_usual_translation():
    usual, other = ("Ол үйге кетті.", "Он ушёл домой."), ("Ол үйге кетті.", "Он отправился домой.")
    pairs = [Pair(n, *texts) for n, texts in enumerate((usual, other, usual), start=1)]
    (finding,) = Consistency().check(pairs)
    assert finding.fix is not None
    assert finding.fix.applied(other[1]) == usual[1]
    assert finding.fix.text == "ушёл"
    tagged = [Pair(1, *usual), Pair(2, usual[0], "⟦1⟧Он⟦/1⟧ отправился домой."), Pair(3, *usual)]
    (finding,) = Consistency().check([pair.parted() for pair in tagged])
    assert finding.fix is None


def test_months_may_keep_their_language():
    assert found(Dates(), ("Ол 8 Март көшесінде тұрады.", "Он живёт на улице 8 Марта.")) == []
    assert found(Dates(), ("Ол 8 наурызда келді.", "Он приехал 8 марта.")) == []
    assert found(Dates(), ("Ол 8 Март көшесінде тұрады.", "Он живёт на улице 8 Июня.")) != []


def test_a_city_is_no_month():
    assert found(Dates(), ("Ол 1903 жылы Қазанда басылды.", "Напечатано в Казани в 1903 году.")) == []
    assert found(Dates(), ("Ол 1903 жылы қазанда басылды.", "Напечатано в Самаре в 1903 году.")) != []


def test_a_name_may_be_double_where_the_source_says_so():
    assert found(DOUBLED_WORD, ("", "Ол Баден Баден қаласында"), langs=("", "kk")) == []
    assert found(DOUBLED_WORD, ("Ол Баден Баден қаласында", "Он в городе Баден Баден")) == []
    assert found(DOUBLED_WORD, ("Ол Баден қаласында", "Он в городе Баден Баден")) == [(1, "warning")]


def test_a_word_or_two_may_be_said_in_several_ways():
    assert found(Consistency(), ("Рахмет!", "Спасибо!"), ("Рахмет!", "Благодарю!")) == [(2, "note")]
    other = [("Ол үйге кетті.", "Он ушёл домой."), ("Ол үйге кетті.", "Он дома.")]
    assert found(Consistency(), *other) == [(2, "warning")]


def test_a_short_sentence_may_be_half_as_long():
    even = [("сөйлем сөйлем сөйлем сөйлем", "предложение и предложение")] * 5
    short = ("Ол кеше кешке қарай ауылдан қалаға келді", "Вчера он приехал в город.")
    long = (" ".join([short[0]] * 4), " ".join([short[1]] * 3)[:70])
    middling = (" ".join([short[0]] * 2), f"{short[1]} Вечером всё.")
    assert found(Omissions(), *even, short, long, middling) == [(7, "warning")]


def test_an_abbreviation_may_say_much():
    even = [("сөйлем сөйлем сөйлем сөйлем", "предложение и предложение")] * 5
    full = "Қауіпсіздік пен ынтымақтастық жөніндегі ұйымның өкілдері бүгін қалаға келді және кешке кетті"
    assert found(Omissions(), *even, (full, "Сегодня утром прибыла миссия ПБСЕ")) == [(6, "note")]
    assert found(Omissions(), *even, (full, "Сегодня утром прибыла миссия союза")) == [(6, "warning")]


@pytest.mark.parametrize(
    ("source", "target", "faulty"),
    [
        ("ол келді , сосын кетті .", "он пришёл , потом ушёл .", False),
        ("ол келді, сосын кетті.", "он пришёл , потом ушёл .", True),
        ("ол келді,сосын кетті.", "он пришёл,потом ушёл.", False),
        ("ол келді, сосын кетті.", "он пришёл,потом ушёл.", True),
    ],
)
def test_spaces_as_in_the_source(source, target, faulty):
    assert bool(found(SPACING, (source, target))) is faulty


@pytest.mark.parametrize(
    ("source", "target", "faulty"),
    [
        ("бәрі жақсы , " + '" - деді ол', "all is well , " + '" he said', False),
        ("бәрі жақсы, деді ол", "all is well , " + '" he said', True),
        ("«Жаз келді», деді ол", 'the "Expo-2017" fair', False),
        ("«Жер туралы «Дала» заңы»", "the law “On the “Steppe”", False),
        ("«Жаз келді", "«Лето пришло", False),
        ("«Жаз келді", "(Лето пришло", True),
        ("«Жаз» келді", "«Лето пришло", True),
        ("(Жаз) келді", "«Лето» (пришло", True),
    ],
)
def test_marks_as_in_the_source(source, target, faulty):
    assert bool(found(Unpaired(), (source, target))) is faulty


@pytest.mark.parametrize(
    ("text", "lang", "faulty"),
    [
        ("ол саналы және саналы емес әрекет", "kk", False),
        ("ол саналы және саналы және ұзақ", "kk", True),
        ("the Board of the Fund of the Board of the Fund", "en", False),
        ("all day long all day long he sang", "en", True),
    ],
)
def test_words_twice_running(text, lang, faulty):
    assert bool(found(DOUBLED_WORD, ("", text), langs=("", lang))) is faulty


def test_a_quotation_in_another_language_may_hold_another():
    text = "Құжатта: «Они создали в то время общество «Нур» и работали там до самого конца», – деп жазылған."
    assert found(OtherLanguage(), ("", text), langs=("", "kk")) == []
    bare = "Құжатта: они создали в то время общество «Нур» и работали там до самого конца, – деп жазылған."
    assert found(OtherLanguage(), ("", bare), langs=("", "kk")) == [(1, "warning")]


def test_a_list_repeats_its_wording_with_other_names():
    one = "Бүгін елші Алматы қаласының әкімі мен оның орынбасарын қабылдады."
    two = "Бүгін елші Семей қаласының әкімі мен оның орынбасарын қабылдады."
    assert found(Repeated(), ("", one), ("", two), langs=("", "kk")) == []
    three = one.replace("Бүгін", "Кеше")
    assert found(Repeated(), ("", one), ("", three), langs=("", "kk")) == [(2, "warning")]


def test_a_plan_and_its_headings_repeat_one_another():
    heading = "1. Ауыл шаруашылығының даму жолдары мен негізгі кезеңдері туралы."
    assert found(Repeated(), ("", heading), ("", "Кіріспе."), ("", heading), langs=("", "kk")) == [
        (3, "note")
    ]


FREE = ("Ол ертең таңертең ерте тұрып жұмысқа барады", "На рассвете его ждут привычные заботы на службе")
CLOSE = ("Бұл үлкен кітап туралы жаңа мақала", "Это новая статья про большую книгу")


def test_a_free_rendering_of_the_right_length_lacks_nothing():
    texts = [CLOSE] * ENOUGH_PAIRS
    added = "который стоит на высокой горе около широкой реки"
    assert found(Content(), *texts, FREE) == []
    assert found(Content(), *texts, (CLOSE[0], f"{CLOSE[1]}, {added}")) == [(ENOUGH_PAIRS + 1, "warning")]


def test_an_abbreviation_may_stand_for_words():
    texts = [("Бұл үлкен кітап туралы жаңа мақала", "Это новая статья про большую книгу")] * ENOUGH_PAIRS
    source = "Еуропадағы қауіпсіздік пен ынтымақтастық жөніндегі үлкен ұйымның елшісі Астанаға келді"
    assert found(Content(), *texts, (source, "Посол ОБСЕ прибыл в Астану")) == []
    assert found(Content(), *texts, (source, "Посол прибыл в Астану")) == [(ENOUGH_PAIRS + 1, "warning")]
