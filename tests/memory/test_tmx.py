import gzip
import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from translate.storage.tmx import tmxfile

from memory import Origin, TmxError, TmxReport, TranslationUnit, UnitStatus, read_tmx, write_tmx
from memory.tmx.source import ILLEGAL
from memory.tmx.tags import inner_markup, plain_text

NOT_BEFORE, NOT_AFTER = (datetime.fromisoformat(f"{year}-01-01") for year in (1990, 2100))
XML_TEXT = st.text(st.characters(codec="utf-8"), max_size=12).map(lambda text: ILLEGAL.sub("", text))
WORDS = XML_TEXT.map(str.strip).filter(bool)
TIMES = st.datetimes(NOT_BEFORE, NOT_AFTER).map(lambda t: t.replace(microsecond=0, tzinfo=UTC))
UNITS = st.builds(
    TranslationUnit,
    source=WORDS,
    targets=st.dictionaries(st.sampled_from(["ru", "en"]), WORDS, min_size=1),
    uid=XML_TEXT,
    author=XML_TEXT,
    editor=XML_TEXT,
    created=st.none() | TIMES,
    changed=st.none() | TIMES,
    origin=st.builds(Origin, XML_TEXT, XML_TEXT, XML_TEXT),
    previous=XML_TEXT,
    following=XML_TEXT,
    status=st.sampled_from(list(UnitStatus)),
    notes=st.lists(XML_TEXT, max_size=2).map(tuple),
    properties=st.dictionaries(
        st.sampled_from(["x-domain", "client", "client#2", "tuv:ru:x", "tuv:ru:x#2", "tuv:kk:x", "tuv:de:x"])
        | WORDS,
        XML_TEXT,
        max_size=4,
    ),
    usage=st.integers(0, 99),
)
INLINE = st.lists(
    st.tuples(st.sampled_from(["", "hi", "bpt", "ept", "ph", "it", "ut"]), XML_TEXT), min_size=1, max_size=5
)


@st.composite
def marked_up(draw):
    """A text and its inline elements as XML."""
    segment = etree.fromstring("<seg/>")
    for name, text in draw(INLINE):
        if name:
            etree.SubElement(segment, name, i="1").text = text or None
        elif len(segment):
            segment[-1].tail = text
        else:
            segment.text = text
    return plain_text(segment), inner_markup(segment)


@st.composite
def marked_up_units(draw):
    unit = draw(UNITS)
    text, markup = draw(marked_up().filter(lambda found: found[0]))
    lang = draw(st.sampled_from(sorted(unit.targets)))
    if draw(st.booleans()):
        return replace(unit, source=text, source_markup=markup)
    return replace(unit, targets={**unit.targets, lang: text}, target_markup={lang: markup} if markup else {})


def read(text, tmp_path, encoding="utf-8", name="a.tmx"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    report = TmxReport()
    return list(read_tmx(path, report)), report


def document(body, header='<header srclang="kk"/>', head='<?xml version="1.0"?>'):
    return f'{head}<tmx version="1.4">{header}<body>{body}</body></tmx>'


def tu(kk="Бір", ru="Один", attributes="", inner=""):
    return (
        f'<tu {attributes}>{inner}<tuv xml:lang="kk"><seg>{kk}</seg></tuv>'
        f'<tuv xml:lang="ru"><seg>{ru}</seg></tuv></tu>'
    )


@given(units=st.lists(UNITS | marked_up_units(), max_size=4))
def test_what_is_written_is_read_back_to_equal_units(units, tmp_path_factory):
    path = tmp_path_factory.mktemp("tmx") / "a.tmx"
    assert write_tmx(units, path) == len(units)
    report = TmxReport()
    assert list(read_tmx(path, report)) == units
    assert (report.read, report.skipped) == (len(units), [])


ORDER = {
    "tmx": ["header", "body"],
    "body": ["tu"],
    "tu": ["note", "prop", "tuv"],
    "tuv": ["note", "prop", "seg"],
}
REQUIRED = {
    "tmx": {"version"},
    "header": {
        "creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype",
    },
    "tuv": {"{http://www.w3.org/XML/1998/namespace}lang"},
    "prop": {"type"},
}  # fmt: skip


@given(unit=UNITS)
def test_what_is_written_keeps_to_the_dtd(unit):
    out = io.BytesIO()
    write_tmx([unit], out)
    assert b'<!DOCTYPE tmx SYSTEM "tmx14.dtd">' in out.getvalue()
    root = etree.fromstring(out.getvalue(), etree.XMLParser(load_dtd=False, no_network=True))
    for element in root.iter():
        assert REQUIRED.get(element.tag, set()) <= set(element.keys())
        order = ORDER.get(element.tag)
        if order:
            places = [order.index(child.tag) for child in element]
            assert places == sorted(places)
    header = root.find("header")
    assert header.get("segtype") in {"block", "paragraph", "sentence", "phrase"}
    assert all(tu.findall("tuv") for tu in root.iter("tu"))


def test_what_is_written_is_valid_against_the_published_dtd(shared, tmp_path):
    dtd = etree.DTD(str(shared / "peers" / "schemas" / "tmx14.dtd"))
    write_tmx(
        [TranslationUnit("Бір", {"ru": "Один"}, notes=("n",), properties={"x-a": "b"})], tmp_path / "a.tmx"
    )
    assert dtd.validate(etree.parse(tmp_path / "a.tmx")), dtd.error_log


def test_translate_toolkit_reads_the_same_units(tmp_path):
    units = [TranslationUnit(f"Сөйлем {n}.", {"ru": f"Предложение {n} & <т>."}) for n in range(5)]
    write_tmx(units, tmp_path / "a.tmx")
    with (tmp_path / "a.tmx").open("rb") as file:
        theirs = tmxfile(file, "kk", "ru")
    assert [(u.source, u.target) for u in theirs.units] == [(u.source, u.targets["ru"]) for u in units]


def test_characters_that_xml_forbids_are_left_out(tmp_path):
    write_tmx([TranslationUnit("а\x00б\ufffeв\x1f", {"ru": "г\ud800д"}, author="\x01х")], tmp_path / "a.tmx")
    (unit,) = read_tmx(tmp_path / "a.tmx")
    assert (unit.source, unit.targets["ru"], unit.author) == ("абв", "гд", "х")


def test_units_without_a_translation_are_not_written(tmp_path):
    assert write_tmx([TranslationUnit("а", {}), TranslationUnit("б", {"ru": " "})], tmp_path / "a.tmx") == 0


@pytest.mark.parametrize(
    ("source", "encoding"),
    [
        (document(tu()), "utf-8"),
        (document(tu()), "utf-8-sig"),
        (document(tu(), head=""), "utf-16"),
        (document(tu(), head=""), "utf-16-le"),
        (document(tu(), head=""), "utf-16-be"),
        (document(tu("Б", "О"), head='<?xml version="1.0" encoding="windows-1251"?>'), "cp1251"),
        (document(tu(), head='<?xml version="1.0" encoding="UTF-16"?>'), "utf-8"),
        (document(tu("Б", "О"), head='<?xml version="1.0" encoding="UTF-8"?>'), "cp1251"),
    ],
)
def test_encodings(tmp_path, source, encoding):
    units, _ = read(source, tmp_path, encoding)
    assert [(u.source[0], u.targets["ru"][0]) for u in units] == [("Б", "О")]


def test_gzip(tmp_path):
    units, _ = read(gzip.compress(document(tu()).encode()), tmp_path)
    assert len(units) == 1


@pytest.mark.parametrize("code", ["kk", "KK", "kk-KZ", "kk_KZ", "kaz", "kk-Cyrl-KZ"])
@pytest.mark.parametrize("name", ["xml:lang", "lang"])
def test_every_spelling_of_a_language(tmp_path, code, name):
    body = f'<tu><tuv {name}="RUS"><seg>Один</seg></tuv><tuv {name}="{code}"><seg>Бір</seg></tuv></tu>'
    for srclang in (code, "*all*", "all", ""):
        ((unit,), _) = read(document(body, f'<header srclang="{srclang}"/>'), tmp_path)
        assert (unit.source_lang, unit.source, unit.targets) == ("kk", "Бір", {"ru": "Один"})


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("20260102T030405Z", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("2026-01-02T03:04:05Z", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("20260102", datetime(2026, 1, 2, tzinfo=UTC)),
        ("yesterday", None),
        ("20269999T000000Z", None),
    ],
)
def test_dates_in_every_spelling(tmp_path, written, expected):
    ((unit,), _) = read(document(tu(attributes=f'creationdate="{written}"')), tmp_path)
    assert unit.created == expected


def test_inline_elements_are_kept_and_do_not_count(tmp_path):
    seg = '<bpt i="1">&lt;b></bpt>Бір<ept i="1">&lt;/b></ept> <hi>екі</hi><ph>x<sub>y</sub></ph>'
    ((unit,), _) = read(document(tu(seg)), tmp_path)
    assert unit.source == "Бір екі"
    assert unit.source_markup.startswith('<bpt i="1">')
    write_tmx([unit], tmp_path / "b.tmx")
    assert next(read_tmx(tmp_path / "b.tmx")).source_markup == unit.source_markup


@pytest.mark.parametrize(
    ("damaged", "reason"),
    [
        ('<tu><tuv xml:lang="kk"><seg>a & b</seg></tuv></tu>', "damaged"),
        ('<tu><tuv xml:lang="kk"><seg>a</tuv></tu>', "damaged"),
        ('<tu><tuv xml:lang="kk"><seg>&own;</seg></tuv></tu>', "damaged"),
        ('<tu><tuv xml:lang="kk"><seg>a</seg></tuv></tu>', "no translation"),
        ('<tu><tuv xml:lang="kk"><seg/></tuv><tuv xml:lang="ru"><seg>a</seg></tuv></tu>', "no source"),
        ('<tu><tuv xml:lang="kk"><seg>a</seg></tuv>', "not closed"),
        (tu("ә" * 1_000_001), "longer than"),
    ],
)
def test_a_damaged_unit_costs_that_unit_and_is_named_by_line(tmp_path, damaged, reason):
    units, report = read(document(f"\n{tu('Бір')}\n{damaged}\n{tu('Екі')}\n"), tmp_path)
    assert [unit.source for unit in units] == ["Бір", "Екі"]
    assert [(skipped.line, reason in skipped.reason) for skipped in report.skipped] == [(3, True)]


def test_control_characters_raw_and_as_references_are_dropped_and_counted(tmp_path):
    ((unit,), report) = read(document(tu("а\x01б&#x1F;в&#0;")), tmp_path)
    assert unit.source == "абв"
    assert report.dropped_characters >= 2


def test_a_truncated_file_gives_what_is_whole(tmp_path):
    whole = document(f"\n{tu('Бір')}\n{tu('Екі')}")
    units, report = read(whole[: whole.index("Екі")], tmp_path)
    assert [unit.source for unit in units] == ["Бір"]
    assert [skipped.line for skipped in report.skipped] == [3]


@pytest.mark.parametrize(
    "head",
    [
        '<?xml version="1.0"?><!DOCTYPE tmx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
        '<?xml version="1.0"?><!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_entity_definitions_are_refused(tmp_path, head):
    with pytest.raises(TmxError, match="defines entities"):
        read(document(tu("&x;"), head=head), tmp_path)


@pytest.mark.parametrize(
    ("content", "message"), [("", "empty"), ("{}", "not a TMX file"), ("<html/>", "not a TMX")]
)
def test_what_is_no_tmx_is_refused(tmp_path, content, message):
    with pytest.raises(TmxError, match=message):
        read(content, tmp_path)
    with pytest.raises(TmxError, match="No such file"):
        list(read_tmx(tmp_path / "missing.tmx"))


def test_a_full_disk_is_one_line_and_keeps_the_old_file(tmp_path):
    with pytest.raises(TmxError, match="No space left"):
        write_tmx([TranslationUnit("а", {"ru": "б"})], Path("/dev/full"))
    old = tmp_path / "old.tmx"
    old.write_text("mine")

    def broken():
        yield TranslationUnit("а", {"ru": "б"})
        raise OSError(28, "No space left on device")

    with pytest.raises(TmxError):
        write_tmx(broken(), old)
    assert old.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [old]
