import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.number_words import find_number_words


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("kk", "жүз елу мың адам келді", ("150000",)),
        ("kk", "жиырма бес жыл, он бесінші күні", ("25", "15")),
        ("kk", "екі мың он сегізінші жылы", ("2018",)),
        ("kk", "жетеуі, алтауы, үшеуміз, екеуін", ("7", "6", "3", "2")),
        ("kk", "екі-үш күн", ("2", "3")),
        ("kk", "он үшінші ғасырда он жүз", ("13", "10", "100")),
        ("kk", "Бұл үшін оның бәрі бірге онда жетіп, алтын алды", ()),
        ("kk", "15 мың теңге, 3 миллионнан астам", ()),
        ("ru", "двадцать пятого мая", ("25",)),
        ("ru", "две тысячи восемнадцатого года", ("2018",)),
        ("ru", "семеро козлят и трое поросят", ("7", "3")),
        ("ru", "трёхлетний, пятидневная, двухметровый", ("3", "5", "2")),
        ("ru", "в пятницу столица стоит, однако четверг семья вторник", ()),
        ("ru", "сто двадцать", ("120",)),
        ("en", "one hundred and twenty-five thousand", ("125000",)),
        ("en", "the seventies, two or three dozens", ("70", "2", "3", "12")),
        ("en", "often tennis attended forth ones", ()),
        ("en", "6 million", ()),
        ("de", "zwei", ()),
    ],
)
def test_number_words_are_read(lang, text, values):
    assert tuple(number.value for number in find_number_words(text, lang)) == values


@given(st.text("бірекіүшонжүзмың twohrd-дватриясч5 ", max_size=60), st.sampled_from(("kk", "ru", "en")))
def test_places_are_in_order_and_begin_and_end_with_letters(text, lang):
    end = 0
    for number in find_number_words(text, lang):
        assert end <= number.span.start < number.span.end
        assert text[number.span.start].isalpha()
        assert text[number.span.end - 1].isalpha()
        end = number.span.end
