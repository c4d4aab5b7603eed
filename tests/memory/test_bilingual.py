"""Bilingual files: XLIFF, PO and tables read into pairs, and clear words for what cannot be read."""

import random
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memory import TmxError, TmxReport, UnitStatus, read_pairs, read_units

APPROVED, DRAFT, REJECTED = UnitStatus.APPROVED, UnitStatus.DRAFT, UnitStatus.REJECTED


def written(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def pairs(path: Path, report: TmxReport | None = None, **languages) -> list:
    return list(read_pairs(path, report or TmxReport(), **languages))


def texts(path: Path, **languages) -> list[tuple[str, str]]:
    return [(pair.source, pair.target) for pair in pairs(path, **languages)]


def old(units: str, head: str = 'source-language="kk-KZ" target-language="ru"') -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
        f'<file original="a.docx" datatype="plaintext" {head}><body>{units}</body></file></xliff>'
    )


def new(units: str, head: str = 'srcLang="kk" trgLang="ru"') -> str:
    return (
        f'<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" {head}>'
        f'<file id="f1">{units}</file></xliff>'
    )


def unit(source: str, target: str = "", attributes: str = "", target_attributes: str = "") -> str:
    answer = f"<target {target_attributes}>{target}</target>" if target else ""
    return f'<trans-unit id="1" {attributes}><source>{source}</source>{answer}</trans-unit>'


def test_xliff_1_gives_texts_languages_places_and_notes(tmp_path):
    note = '<trans-unit id="7"><source>Қала</source><target>Город</target><note>Аты емес</note></trans-unit>'
    (pair,) = pairs(written(tmp_path, "a.xlf", old(note)))
    assert (pair.source, pair.target, pair.source_lang, pair.target_lang) == ("Қала", "Город", "kk", "ru")
    assert (pair.unit, pair.document, pair.notes, pair.line) == ("7", "a.docx", ("Аты емес",), 1)


@pytest.mark.parametrize(
    ("attributes", "target_attributes", "status"),
    [
        ("", "", None),
        ('approved="yes"', "", APPROVED),
        ('approved="yes"', 'state="translated"', APPROVED),
        ('approved="no"', "", DRAFT),
        ("", 'state="final"', APPROVED),
        ("", 'state="signed-off"', APPROVED),
        ("", 'state="translated"', DRAFT),
        ("", 'state="new"', DRAFT),
        ("", 'state="needs-translation"', DRAFT),
        ("", 'state="needs-review-l10n"', DRAFT),
        ("", 'state="x-own"', None),
        ("", 'state="translated" state-qualifier="rejected-grammar"', REJECTED),
    ],
)
def test_states_of_xliff_1(tmp_path, attributes, target_attributes, status):
    path = written(tmp_path, "a.xlf", old(unit("Қала", "Город", attributes, target_attributes)))
    assert pairs(path)[0].status == status


@pytest.mark.parametrize(
    ("attributes", "status"),
    [
        ("", None), ('state="initial"', DRAFT), ('state="translated"', DRAFT), ('state="reviewed"', APPROVED),
        ('state="final"', APPROVED), ('state="translated" subState="qostil:rejected"', REJECTED),
    ],
)  # fmt: skip
def test_states_of_xliff_2(tmp_path, attributes, status):
    segment = (
        f'<unit id="u"><segment {attributes}><source>Қала</source><target>Город</target></segment></unit>'
    )
    assert pairs(written(tmp_path, "a.xlf", new(segment)))[0].status == status


def test_an_untranslated_unit_has_no_status(tmp_path):
    (pair,) = pairs(written(tmp_path, "a.xlf", old(unit("Қала", attributes='approved="yes"'))))
    assert (pair.target, pair.status) == ("", None)


def test_what_is_not_to_be_translated_is_locked(tmp_path):
    free = unit("Тау", attributes='translate="yes"')
    group = f'<group translate="no">{unit("Қала")}{free}</group>'
    assert [pair.locked for pair in pairs(written(tmp_path, "a.xlf", old(group + unit("Көл"))))] == [
        True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "text", "markup"),
    [
        ("Қала <g id='1'>үлкен</g>.", "Қала үлкен.", 'Қала <bpt i="1"/>үлкен<ept i="1"/>.'),
        ("Қала<x id='a'/> бар", "Қала бар", 'Қала<ph x="1"/> бар'),
        (
            "<bpt id='1'>&lt;b&gt;</bpt>Қала<ept id='1'>&lt;/b&gt;</ept>",
            "Қала",
            '<bpt i="1">&lt;b&gt;</bpt>Қала<ept i="1">&lt;/b&gt;</ept>',
        ),
        ("<bx id='2' rid='1'/>Қала<ex id='3' rid='1'/>", "Қала", '<bpt i="1"/>Қала<ept i="1"/>'),
        ("Бұл <mrk mtype='protected'>Qostil</mrk> ғой", "Бұл Qostil ғой", ""),
        ("Екі\n      жол &amp; <!-- жоқ -->бір", "Екі жол & бір", ""),
        ("<![CDATA[a < b]]>", "a < b", ""),
        ("<it id='1' pos='close'>x</it>Қала", "Қала", '<it pos="end">x</it>Қала'),
    ],
)
def test_inline_elements_of_xliff_1(tmp_path, content, text, markup):
    (pair,) = pairs(written(tmp_path, "a.xlf", old(unit(content, "x"))))
    assert (pair.source, pair.source_markup) == (text, markup)


@pytest.mark.parametrize(
    ("content", "text", "markup"),
    [
        ("Қала <pc id='1'>үлкен</pc>", "Қала үлкен", 'Қала <bpt i="1"/>үлкен<ept i="1"/>'),
        ("<sc id='1'/>Қала<ec startRef='1'/>", "Қала", '<bpt i="1"/>Қала<ept i="1"/>'),
        ("Қала<ph id='1'/>", "Қала", 'Қала<ph x="1"/>'),
        ("А<cp hex='042F'/>Б<cp hex='0001'/><cp hex='zz'/>", "АЯБ", ""),
        ("<mrk id='m' type='term'>Қала</mrk><sm id='s'/>лар<em startRef='s'/>", "Қалалар", ""),
    ],
)
def test_inline_elements_of_xliff_2(tmp_path, content, text, markup):
    segment = f"<unit id='u'><segment><source>{content}</source></segment></unit>"
    (pair,) = pairs(written(tmp_path, "a.xlf", new(segment)))
    assert (pair.source, pair.source_markup) == (text, markup)


def test_white_space_stays_where_it_is_preserved(tmp_path):
    path = written(tmp_path, "a.xlf", old(unit("Екі  бос\nорын", attributes='xml:space="preserve"')))
    assert pairs(path)[0].source == "Екі  бос\nорын"


def test_segments_of_xliff_1_are_pairs_of_their_own(tmp_path):
    cut = "<mrk mtype='seg' mid='0'>Бір.</mrk> <mrk mtype='seg' mid='1'>Екі.</mrk>"
    answer = "<mrk mtype='seg' mid='0'>Один.</mrk>"
    body = (
        f"<trans-unit id='1'><source>Бір. Екі.</source><seg-source>{cut}</seg-source>"
        f"<target>{answer}</target><alt-trans><source>Бір</source><target>Раз</target></alt-trans></trans-unit>"
    )
    report = TmxReport()
    found = pairs(written(tmp_path, "a.xlf", old(body)), report)
    assert [(pair.source, pair.target) for pair in found] == [("Бір.", "Один."), ("Екі.", "")]
    assert (report.read, report.variants) == (1, 1)


def test_segments_of_xliff_2_are_pairs_of_their_own_and_ignorables_are_none(tmp_path):
    body = (
        "<group id='g'><unit id='u'><notes><note>Абай</note></notes>"
        "<segment id='s1'><source>Бір.</source></segment><ignorable><source> </source></ignorable>"
        "<segment id='s2'><source>Екі.</source></segment></unit></group>"
    )
    found = pairs(written(tmp_path, "a.xlf", new(body)))
    assert [(pair.source, pair.unit, pair.notes) for pair in found] == [
        ("Бір.", "u/s1", ("Абай",)),
        ("Екі.", "u/s2", ("Абай",)),
    ]


def test_several_files_have_languages_of_their_own(tmp_path):
    second = f'<file source-language="ru" target-language="en"><body>{unit("Город", "Town")}</body></file>'
    whole = old(unit("Қала", "Город")).replace("</xliff>", second + "</xliff>")
    path = written(tmp_path, "a.xlf", whole)
    assert [(pair.source_lang, pair.target_lang) for pair in pairs(path)] == [("kk", "ru"), ("ru", "en")]


def test_an_illegal_character_costs_no_more_than_itself(tmp_path):
    report = TmxReport()
    path = written(tmp_path, "a.xlf", old(unit("Қа\x08ла&#x1F;", "Город")))
    assert [(pair.source, pair.target) for pair in pairs(path, report)] == [("Қала", "Город")]
    assert report.dropped_characters == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encodings_of_xliff(tmp_path, encoding):
    path = written(tmp_path, "a.xlf", old(unit("Қала", "Город")).replace("UTF-8", encoding), encoding)
    assert texts(path) == [("Қала", "Город")]


def test_a_truncated_xliff_gives_what_came_before(tmp_path):
    whole = old(unit("Қала", "Город") + unit("Тау", "Гора"))
    report = TmxReport()
    found = pairs(written(tmp_path, "a.xlf", whole[: whole.index("Гора")]), report)
    assert ("Қала", "Город") in [(pair.source, pair.target) for pair in found]
    assert "damaged here" in report.skipped[0].reason


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("no xml at all", "not XML"),
        ("<html/>", "not an XLIFF file"),
        ('<!DOCTYPE x [<!ENTITY a "b">]>' + old(unit("&a;")), "defines entities of its own"),
        (old(unit("Қала", "Город"), head=""), "does not say its source language; give it with --from"),
        (old(unit("Қала", "Город"), head='source-language="kk"'), "does not say its target language"),
    ],
)
def test_an_xliff_that_cannot_be_read_is_refused(tmp_path, text, message):
    with pytest.raises(TmxError, match=message):
        pairs(written(tmp_path, "a.xlf", text))


PO = """msgid ""
msgstr ""
"Language: kk\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Source-Language: en\\n"

# Түсіндірме
msgctxt "menu"
msgid "Open the file"
msgstr "Файлды ашу"

#, fuzzy
msgid "Save"
msgstr "Сақтау"

msgid "One file"
msgid_plural "%d files"
msgstr[0] "Бір файл"
msgstr[1] "%d файл"

msgid "Close"
msgstr ""

#~ msgid "Gone"
#~ msgstr "Кеткен"
"""


def test_po_gives_contexts_comments_plurals_and_doubts(tmp_path):
    report = TmxReport()
    found = pairs(written(tmp_path, "a.po", PO), report)
    assert [(pair.source, pair.target, pair.status) for pair in found] == [
        ("Open the file", "Файлды ашу", APPROVED),
        ("Save", "Сақтау", DRAFT),
        ("One file", "Бір файл", APPROVED),
        ("%d files", "%d файл", APPROVED),
        ("Close", "", None),
    ]
    assert (found[0].unit, found[0].notes, found[0].source_lang, found[0].target_lang) == (
        "menu", ("Түсіндірме",), "en", "kk",
    )  # fmt: skip
    assert (report.read, report.variants) == (4, 1)


def test_a_damaged_po_is_refused(tmp_path):
    with pytest.raises(TmxError, match="cannot be read"):
        pairs(written(tmp_path, "a.po", 'msgid "a"\nmsgstr "b\nrubbish'))
    with pytest.raises(TmxError, match="not a PO file"):
        pairs(written(tmp_path, "b.po", "Жай мәтін."))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.tsv", "kk\tru\nҚала\tГород\nТау\tГора\n"),
        ("a.tsv", "source\ttarget\nҚаланың көшелері\tУлицы города\nБиік таудың басы\tВершина высокой горы\n"),
        ("a.tsv", "0.98\tҚаланың көшелері\tУлицы города\n0.50\tБиік таудың басы\tВершина высокой горы\n"),
        ("a.csv", 'Қазақша;Русский;Ескерту\nҚала;"Город";x\nТау;Гора;\n'),
        ("a.csv", "RUS,KAZ\nГород,Қала\nГора,Тау\n"),
    ],
)
def test_tables_are_told_by_their_titles_or_texts(tmp_path, name, text):
    found = pairs(written(tmp_path, name, text))
    assert [(pair.source_lang, pair.target_lang) for pair in found] == [("kk", "ru")] * 2
    assert found[0].source.startswith("Қала")
    assert found[0].target.endswith(("Город", "города"))


def test_a_table_may_hold_status_notes_and_a_second_translation(tmp_path):
    text = "id\tkk\tru\ten\tstatus\tnote\n1\tҚала\tГород\tCity\tapproved\tаты\n2\tТау\t\tMountain\tdraft\t\n"
    report = TmxReport()
    found = pairs(written(tmp_path, "a.tsv", text), report)
    assert [(pair.source, pair.target, pair.target_lang, pair.status) for pair in found] == [
        ("Қала", "Город", "ru", APPROVED),
        ("Қала", "City", "en", APPROVED),
        ("Тау", "", "ru", None),
        ("Тау", "Mountain", "en", DRAFT),
    ]
    assert (found[0].unit, found[0].notes, found[2].line) == ("1", ("аты",), 3)
    assert (report.read, report.variants) == (2, 2)


def test_the_users_word_on_languages_counts_more(tmp_path):
    path = written(tmp_path, "a.tsv", "Қала\tГород\nТау\tГора\n")
    found = pairs(path, source_lang="kk", target_lang="ru")
    assert [(pair.source_lang, pair.target_lang) for pair in found] == [("kk", "ru")] * 2


def test_a_spreadsheet_is_a_table(tmp_path):
    book = openpyxl.Workbook()
    for row in (("kk", "ru"), ("Қала", "Город"), (None, None), ("Жыл", 1917)):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    assert texts(tmp_path / "a.xlsx") == [("Қала", "Город"), ("Жыл", "1917")]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.tsv", "", "is empty"),
        ("a.tsv", "Жалғыз баған\nғана бар\n", "a single column of text"),
        ("a.tsv", "abc\tabc\n", "languages cannot be told"),
        ("a.xlsx", "no zip", "damaged or not a zip file"),
        ("a.odp", "x", "no bilingual format has this ending"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused(tmp_path, name, text, message):
    with pytest.raises(TmxError, match=message):
        pairs(written(tmp_path, name, text))


def test_units_leave_out_what_is_not_translated_and_say_so(tmp_path):
    report = TmxReport()
    path = written(tmp_path, "a.xlf", old(unit("Қала", "Город") + unit("Тау")))
    units = list(read_units(path, report))
    assert [(u.source, dict(u.targets), u.origin.document) for u in units] == [
        ("Қала", {"ru": "Город"}, "a.docx")
    ]
    assert (report.read, [s.reason for s in report.skipped]) == (1, ["the unit has no translation"])


def test_tmx_is_read_into_pairs_too(tmp_path):
    tuv = "<tuv xml:lang='{}'><seg>{}</seg></tuv>"
    body = "".join(tuv.format(*item) for item in (("kk", "Қала"), ("ru", "Город"), ("en", "City")))
    path = written(tmp_path, "a.tmx", f"<tmx version='1.4'><header/><body><tu>{body}</tu></body></tmx>")
    assert texts(path) == [("Қала", "Город"), ("Қала", "City")]
    assert texts(path, target_lang="en") == [("Қала", "City")]


@settings(max_examples=60, deadline=None)
@given(st.integers(), st.sampled_from(["a.xlf", "b.xlf", "a.po", "a.tsv", "a.csv"]))
def test_a_damaged_file_is_read_or_refused(tmp_path_factory, seed, name):
    segment = "<unit id='u'><segment><source>Бір <pc id='1'>екі</pc></source></segment></unit>"
    whole = {
        "a.xlf": old(unit("Қала <g id='1'>x</g>", "Город") * 3), "b.xlf": new(segment * 3), "a.po": PO,
        "a.tsv": "kk\tru\nҚала\tГород\n" * 3, "a.csv": 'kk,ru\n"Қа\nла",Город\n' * 3,
    }[name]  # fmt: skip
    chance = random.Random(seed)
    data = bytearray(whole.encode())
    for _ in range(chance.randrange(1, 20)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path = tmp_path_factory.mktemp("damaged") / name
    path.write_bytes(bytes(data[: chance.randrange(1, len(data) + 1)]))
    try:
        found = pairs(path)
    except TmxError as error:
        assert name in str(error)  # noqa: PT017
    else:
        assert all(pair.source for pair in found)


def test_the_files_of_other_tools_hold_as_many_units_as_they_should(shared):
    lines = (shared / "peers" / "MANIFEST.tsv").read_text("utf-8").splitlines()[1:]
    counts = {name: int(count) for name, *_, count in (line.split("\t") for line in lines)}
    xliff = {name: count for name, count in counts.items() if name.startswith("xliff/")}
    assert len(xliff) > 20
    for name, count in xliff.items():
        report = TmxReport()
        pairs(shared / "peers" / name, report, target_lang="be")
        assert report.read + report.left_out == count, name
        assert {s.reason for s in report.skipped} <= {"the unit holds nothing but inline elements"}, name
