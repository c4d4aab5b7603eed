import pytest

from corpus.inflection import paradigms
from corpus.inflection.kazakh import in_form_of


def has(word, form, lang, **kind):
    return any(
        form.startswith(p.stem) and form[len(p.stem) :] in p.endings for p in paradigms(word, lang, **kind)
    )


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("кітап", "кітап кітаптар кітабы кітабын кітаптың кітапқа кітаппен кітабымыздағылардың кітаптікі"),
        ("партия", "партияның партияны партияға партиямен партиясы партиясында партияларымызға"),
        ("халық", "халықтың халқы халқының халыққа халықпыз"),
        ("үкімет", "үкіметтің үкіметі үкіметіне үкіметтегі үкіметтен үкіметтер"),
        ("тіл", "тілдің тілі тілін тілінде тілдер тілмен тілдегі"),
        ("заң", "заңның заңды заңнан заңмен заңдар заңы"),
        ("қыз", "қыздың қызбен қыздар қызға"),
        ("су", "судың суы суға сулар"),
        ("министр", "министрдің министрі министрге министрлер"),
        ("банк", "банкінің банкі банктер банкке"),
        ("съезд", "съездің съезі съезінде съездер"),
        ("коммунист", "коммунистер коммунистің"),
        ("завод", "заводтар заводы заводқа"),
        ("көлік", "көлігі көліктер көлікке"),
        ("би", "бидің билер биі"),
    ],
)
def test_kazakh_forms(word, forms):
    assert [form for form in forms.split() if not has(word, form, "kk")] == []


@pytest.mark.parametrize(
    ("form", "old", "new", "expected"),
    [
        ("партияның", "партия", "кеңес", "кеңестің"),
        ("кеңесіне", "кеңес", "партия", "партиясына"),
        ("халқының", "халық", "ел", "елінің"),
        ("елімізде", "ел", "халық", "халқымызда"),
        ("кітаптарыңызды", "кітап", "сөз", "сөздеріңізді"),
        ("соттағы", "сот", "мектеп", "мектептегі"),
        ("партиямызды", "партия", "әкімдік", "әкімдігімізді"),
        ("партиямыз", "партия", "әкімдік", None),
        ("соттау", "сот", "мектеп", None),
        ("соттың", "сот", "министр", None),
        ("соттың", "сот", "съезд", None),
    ],
)
def test_a_noun_in_the_form_of_another(form, old, new, expected):
    assert in_form_of(form, old, new) == expected


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("ат", "ата аталар атақ атау"),
        ("ел", "елу елік елші елсіз"),
        ("қан", "қанша қанағат қанат"),
        ("сот", "сотталды сотталған сотшы"),
        ("тіл", "тілек тілдік тілші тілер"),
        ("ау", "аула"),
        ("қала", "қаламдар қалалық қалай"),
    ],
)
def test_other_kazakh_words(word, others):
    assert [form for form in others.split() if has(word, form, "kk")] == []


def test_a_possessed_noun_keeps_its_possessive():
    for form in ("басшысы", "басшысының", "басшыларын", "басшымыз"):
        assert has("басшысы", form, "kk", possessed=True)
    for form in ("басшы", "басшының", "басшылар"):
        assert not has("басшысы", form, "kk", possessed=True)
    assert has("халқы", "халықтарының", "kk", possessed=True)
    assert has("кітабы", "кітаптары", "kk", possessed=True)


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("закон", "закона закону законом законе законы законов законами"),
        ("рынок", "рынка рынки рынков рынке"),
        ("отец", "отца отцы отцов"),
        ("боец", "бойца бойцами"),
        ("палец", "пальца пальцы"),
        ("день", "дня днями дней"),
        ("справка", "справки справок справками справке"),
        ("сестра", "сёстры сестёр сестрой"),
        ("земля", "земель землёй земли"),
        ("партия", "партии партий партию партиями"),
        ("статья", "статей статьёй статьи"),
        ("семья", "семей семьями"),
        ("письмо", "писем письма письмами"),
        ("здание", "зданий здания зданиями"),
        ("училище", "училищ училища училищем"),
        ("комментарий", "комментария комментариев комментарии"),
        ("край", "края краю краёв"),
        ("область", "области областью областей"),
        ("время", "времени временами времён"),
        ("гражданин", "граждане граждан гражданина гражданами"),
        ("народный", "народного народная народными народных"),
        ("русский", "русского русскими русской"),
        ("средний", "средняя среднего средних"),
        ("учёный", "учёного ученых учёными"),
        ("выборы", "выборов выборами выборах"),
        ("Букейханов".lower(), "букейханова букейхановым букейхановой"),
    ],
)
def test_russian_forms(word, forms):
    assert [form for form in forms.split() if not has(word, form.replace("ё", "е"), "ru")] == []


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("закон", "законный законник закончить"),
        ("суд", "судно судить судья"),
        ("человек", "человечный"),
        ("век", "вечный"),
        ("народный", "народ народность"),
        ("партия", "партийный"),
        ("имя", "ими им"),
    ],
)
def test_other_russian_words(word, others):
    assert [form for form in others.split() if has(word, form, "ru")] == []


def test_russian_verbs():
    for form in ["голосовать", "голосует", "голосовал", "голосовали", "голосуют"]:
        assert has("голосовать", form, "ru", verb=True)
    for form in ["обращается", "обращались", "обращаться"]:
        assert has("обращаться", form, "ru", verb=True)


@pytest.mark.parametrize(
    ("word", "forms", "verb"),
    [
        ("party", "parties party's", False),
        ("box", "boxes", False),
        ("wolf", "wolves", False),
        ("statesman", "statesmen", False),
        ("child", "children children's", False),
        ("thesis", "theses", False),
        ("plan", "planned planning plans", True),
        ("carry", "carried carries carrying", True),
        ("vote", "voted voting votes", True),
    ],
)
def test_english_forms(word, forms, verb):
    assert [form for form in forms.split() if not has(word, form, "en", verb=verb)] == []


def test_a_language_without_rules_has_the_word_alone():
    assert has("haus", "haus", "de")
    assert not has("haus", "hause", "de")
