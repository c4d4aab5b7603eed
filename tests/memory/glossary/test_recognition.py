import pytest

from memory.glossary import Entry, Glossary, Term, TermStatus, accepts, holds_acceptable


def entry(**terms):
    return Entry(tuple(Term(text, lang) for lang, text in terms.items()))


def found(glossary, text, lang="kk", **options):
    return [(text[f.start : f.end], f.term.text) for f in glossary.find(text, lang, **options)]


GLOSSARY = Glossary(
    [
        entry(kk="Алаш партиясы", ru="партия «Алаш»", en="Alash party"),
        entry(kk="партия", ru="партия", en="party"),
        entry(kk="үкімет", ru="правительство", en="government"),
        entry(kk="мемлекет басшысы", ru="глава государства", en="head of state"),
        entry(kk="КСРО", ru="СССР", en="USSR"),
        entry(kk="БАҚ", ru="СМИ", en="mass media"),
        entry(kk="кітап", ru="книга", en="book"),
        entry(kk="Шығыс Қазақстан облысы", ru="Восточно-Казахстанская область", en="East Kazakhstan Region"),
        entry(kk="қоғамдық-саяси қозғалыс", ru="общественно-политическое движение"),
        entry(kk="премьер-министр", ru="премьер-министр", en="prime minister"),
        entry(kk="права и свободы", ru="права и свободы человека"),
        entry(kk="C++", ru="C++", en="C++"),
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«Алаш» партиясының съезі", [("Алаш» партиясының", "Алаш партиясы")]),
        ("АЛАШ ПАРТИЯСЫНДА болды", [("АЛАШ ПАРТИЯСЫНДА", "Алаш партиясы")]),
        ("Үкiметтің қаулысы", [("Үкiметтің", "үкімет")]),
        ("Мемлекет басшыларына", [("Мемлекет басшыларына", "мемлекет басшысы")]),
        ("мемлекеттің басшысы", []),
        ("КСРО-ның, КСРОда, ксро", [("КСРО-ның", "КСРО"), ("КСРОда", "КСРО")]),
        ("бақ келді, БАҚ-тың тілшісі", [("БАҚ-тың", "БАҚ")]),
        ("партиялық кітапхана", []),
        ("кітап, кітабым", [("кітап", "кітап"), ("кітабым", "кітап")]),
        ("кітап\nпен", [("кітап", "кітап")]),
        ("C++ тілі, C тілі", [("C++", "C++")]),
        ("парти-\nялардың", [("парти-\nялардың", "партия")]),
        ("пар\xadтия", [("пар\xadтия", "партия")]),
        ("мемлекет, басшысы", []),
        ("қоғамдық-саяси қозғалысқа", [("қоғамдық-саяси қозғалысқа", "қоғамдық-саяси қозғалыс")]),
        ("Ükımettıñ kıtaby", [("Ükımettıñ", "үкімет"), ("kıtaby", "кітап")]),
        ("ۇكىمەتتىڭ پارتياسى", [("ۇكىمەتتىڭ", "үкімет"), ("پارتياسى", "партия")]),
        ("кітапта-ақ", [("кітапта", "кітап")]),
        ("", []),
    ],
)
def test_kazakh(text, expected):
    assert found(GLOSSARY, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("в партии «Алаш» и партию Алаша", ["партия «Алаш»", "партия «Алаш»"]),
        ("главами государства", ["глава государства"]),
        ("главами государств", []),
        ("Восточно-Казахстанской области", ["Восточно-Казахстанская область"]),
        ("общественно-политических движений", ["общественно-политическое движение"]),
        ("с премьер-министром", ["премьер-министр"]),
        ("права и свободы человека, правами и свободами человека", ["права и свободы человека"] * 2),
        ("СССР, в СССР", ["СССР", "СССР"]),
        ("правительственный", []),
    ],
)
def test_russian(text, expected):
    assert [term for _, term in found(GLOSSARY, text, "ru")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("heads of state and governments", ["head of state", "government"]),
        ("the Alash party's leader", ["Alash party"]),
        ("Prime Ministers", ["prime minister"]),
        ("bookish partying", []),
    ],
)
def test_english(text, expected):
    assert [term for _, term in found(GLOSSARY, text, "en")] == expected


def test_overlapping_terms_are_given_when_asked_for():
    text = "Алаш партиясы"
    assert found(GLOSSARY, text) == [(text, "Алаш партиясы")]
    assert found(GLOSSARY, text, overlapping=True) == [(text, "Алаш партиясы"), ("партиясы", "партия")]


def test_the_shortest_ending_wins_and_equals_stand_together():
    glossary = Glossary(
        [entry(kk="бас"), entry(kk="басым"), entry(kk="ат", ru="имя"), entry(kk="ат", ru="конь")]
    )
    assert found(glossary, "басым") == [("басым", "басым")]
    assert [f.entry.terms[1].text for f in glossary.find("аттың", "kk")] == ["имя", "конь"]


def test_further_forms_are_found_as_they_are_written():
    glossary = Glossary([Entry((Term("Қазақстан Республикасы", "kk", forms=("ҚР", "РҚ")),))])
    assert [text for text, _ in found(glossary, "ҚР, РҚ, Қазақстан Республикасының")] == [
        "ҚР", "РҚ", "Қазақстан Республикасының",
    ]  # fmt: skip


def test_what_is_accepted_in_a_translation():
    concept = Entry(
        (
            Term("глава государства", "ru"),
            Term("президент", "ru", TermStatus.ADMITTED),
            Term("вождь", "ru", TermStatus.FORBIDDEN),
        )
    )
    assert accepts("Главе государства доложили.", concept.terms[0])
    assert holds_acceptable("Президентом подписан указ.", concept, "ru")
    assert not holds_acceptable("Вождю доложили.", concept, "ru")
    assert accepts("Вождю доложили.", concept.terms[2])


def test_spans_are_those_of_the_text():
    text = "Екі КСРО-ның және «Алаш»  партия-\nсының."
    assert [text[slice(*f.span)] for f in GLOSSARY.find(text, "kk")] == ["КСРО-ның", "Алаш»  партия-\nсының"]
