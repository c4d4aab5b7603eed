"""Where a paragraph is cut, and where it is not: one row a trap. A bar marks a sentence's end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.segmentation import split_sentences

KAZAKH = [
    "Ол келді.|Сен кеттің.",
    "ول كەلدى مە؟|ءيا، كەلدى.|سەن كەتتىڭ.",
    # initials
    "Ә.Бөкейхан сөйледі.|А. Байтұрсынұлы тыңдады.",
    "Т.Т. Мұстафин мен Е. Е. Тілешов келді.",
    "Дж. Неру Ш. Уәлихановты оқыған.",
    "Оны Бөкейхан Ә., Дулатұлы М. жазған.",
    "Таққа Николай II отырды.|Ол жас еді.",
    "Билікте Николай І.|Оның заманы ұзақ болды.",
    # abbreviations
    "Бұл 1991 ж. Алматыда болды.",
    "Ол 1991 ж. туған.|Бұл белгілі.",
    "Оқиға 1991 ж.|Ол кезде бәрі басқа еді.",
    "1905-1907 жж. Ресей тынышсыз еді.",
    "ХХ ғ. 30 жылдары, ХІХ ғ. соңы.",
    "Алматы қ. Абай көш. 5-үй.",
    "Семей обл. Қарқаралы ауд. ауылдары көшті.",
    "т.ғ.к. С. Ахметов пен т. ғ. д. Қойгелдиев келді.",
    "Халқы 18 млн. Қазақстан азаматы.",
    "Кітап, газет, т.б. басылымдар шықты.",
    "Кітап, газет, т.б.|Олар тез тарады.",
    "Кітап, газет т. б.|Халық оқыды.",
    "Кітап, газет және т.б. [14].|Келесі сөз.",
    "Соғыс кезінде (1941-1945 жж.) Қазақстан тыл болды.",
    "Ұйым (ағылш. United Nations) құрылды.",
    "Суретте (қар. Қосымша) көрінеді.",
    # ordinals and dates
    "1917 ж. 5–13 (18–26) желтоқсанда съезд өтті.",
    "9-желтоқсанда басталды.|12. Желтоқсан айында бітті.",
    # stops before closing quotes, direct speech
    "Ол: «Мен келемін.»|Біз күттік.",
    "«Сен кімсің?» – деді ол.|«Мен», – деп жауап берді.",
    "– Қайда барасың? – деп сұрады.|– Үйге.",
    "«Тоқта!» – деді.|Ол тоқтады.",
    "Сонда ол: «Неге?!»|Ешкім жауап бермеді.",
    # citations
    "Бұл анық [8, 57-59].|Енді бірі бар.",
    "Жан пида! [8, 57-59].|Соғыс басталды.",
    "Ол солай деді. [6]|Сосын кетті.",
    "Халық өзі шешеді» [3].|Бұл рас.",
    "Ереже бар «қандай болу керек?» (Алматы, 3 сәуір).|Басқасы жоқ.",
    # headings and list items
    "1. Кеңес өкіметінің орнауы.|1917 жылы бәрі өзгерді.",
    "2.1. Даму стратегиясы",
    "А. Бірінші бөлім",
    "«1. Қазақ тілі мемлекеттік тіл болсын.",
    "Мақсаттар анықталды.|2. Қазақ мектебі ашылсын.",
    "Екі талап: жер; бостандық; Тіл мәртебесі.",
    # ellipses
    "Ол үнсіз қалды…|Біз де.",
    "Ол үнсіз қалды... сосын күлді.",
    "… Содан бері көп уақыт өтті.",
    "Құжатта «... Қазақстан тәуелсіз» делінген.",
    "Ол […] Алматыда тұрды.",
    # marks inside a sentence
    "«Алға!» ХП жабылды.|«Үнсіз қалмаймыз!» хаты шықты.",
    "Зерттеу (Алаш-Орда. Очерк. Қызылорда, 1929) ескірген.",
    "Кітап «Алаш. Тарих және тағдыр» деп аталады.|Ол жаңа.",
    "Жоба «Сабақтастық. Әділдік. Өрлеу» атты.",
    # what looks like a stop
    "Сайт www.kaz.kz ашылды.|Хат info@kaz.kz-ке келді.",
    "Өсім 3.5 пайыз.|№ 335 қаулы шықты.",
    "Бағасы 12.50 теңге.|Ол арзан.",
    "Бірінші; Екінші; Үшінші.",
    "Келді ме?!|Жоқ!..|Әлі күтеміз.",
    "Бұл – бір.\n|Екіншіден, уақыт жоқ.",
]

RUSSIAN = [
    "Он родился в г. Верном в 1885 г. и умер в Москве.",
    "Это было в 1917 г.|Он уехал.",
    "Это было в 1917 г.|В Омске его ждали.",
    "В 1991 г. Казахстан стал независимым.",
    "Пришли Иванов, Петров и др.|Собрание началось.",
    "Пришли Иванов и др. члены кружка.",
    "Книги, газеты и т. д. и т. п.|Всё сгорело.",
    "Книги и т.д. лежали в углу.",
    "А. С. Пушкин и проф. В. В. Бартольд.|Оба писали о степи.",
    "К. и. н. Петров и д. и. н. Смирнов согласны.",
    "См. рис. 5 и табл. 2.|Данные неполны.",
    "Он жил на ул. Абая, д. 5.|Потом уехал.",
    "Учился в КазНУ им. Аль-Фараби.|Помог им.|Ушёл.",
    "В XIX в. Россия строила крепости.",
    "Т. е. закон был, т. к. его приняли.",
    "Было 5 тыс. руб. серебром.|Не хватило.",
    "«Вы поедете?» – спросил он.|«Нет».",
    "Город основан до н. э. и разрушен в III в. н. э.|Он забыт.",
    "Почему?..|Никто не знает.",
    "Автор пишет: «Источник утрачен» [5, с. 12].|Другой возражает.",
]

ENGLISH = [
    "Mr. Smith met Dr. A. Brown in St. Petersburg.|They talked.",
    "Some papers, e.g. Qazaq, were closed, i.e. sold.",
    "Sheep, horses, etc. were sold.|Cows, etc.|The rest stayed.",
    "The U.S. Senate met at 5 p.m. on Monday.|It voted.",
    "She moved to the U.S.|The rest stayed.",
    "He left on Dec. 5, 1917.|He returned in Jan.|The war went on.",
    "See Fig. 3, pp. 12–15, vol. 2, no. 7.|No.|Yes.",
    "“Are you coming?” he asked.|“No.”|Silence.",
    "J. R. R. Tolkien and Smith et al. agree.",
    "It rose by 3.5 percent.|Visit www.example.com now.",
    "Smith Co. Ltd. failed.|Nobody cared.",
    "Tom and I.|Then we left.",
    "1. Introduction",
    "He wrote it (see Jones. A History. London, 1990) alone.",
]

CASES = [(lang, row) for lang, rows in (("kk", KAZAKH), ("ru", RUSSIAN), ("en", ENGLISH)) for row in rows]


@pytest.mark.parametrize(("lang", "row"), CASES, ids=[row for _, row in CASES])
def test_cut(lang: str, row: str) -> None:
    sentences = [part.strip() for part in row.split("|")]
    text = " ".join(row.split("|"))
    found = [text[start:end].strip() for start, end in split_sentences(text, lang)]
    assert found == sentences


_TEXTS = st.text(alphabet='абвАБҚқ Ie.!?…«»“”"()[]–-,;:0123\n№ \xa0', max_size=80)


@given(_TEXTS | st.text(max_size=60), st.sampled_from(["kk", "ru", "en", "de", "und", ""]))
def test_spans_tile_the_text(text: str, lang: str) -> None:
    spans = split_sentences(text, lang)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans)
    assert [end for _, end in spans[:-1]] == [start for start, _ in spans[1:]]


@given(st.lists(st.sampled_from(["Ол келді. ", "т.б. ", "А. ", "«Иә!» ", "[5] ", "… ", "1. "]), max_size=20))
def test_every_span_but_blank_ones_holds_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert all(text[start:end].strip() for start, end in split_sentences(text, "kk"))


@pytest.mark.parametrize("piece", [".", "…", "«", "(", "А. ", "[1", "т.б.", " ", "!» ", "\n", "(а. "])
def test_time_stays_linear_on_strange_input(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    spans = split_sentences(text, "kk")
    assert spans[0].start == 0
    assert spans[-1].end == len(text)
