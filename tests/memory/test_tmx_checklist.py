"""What a TMX reader and writer must get right, point by point."""

import gzip
import io
import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from memory import Header, TmxError, TmxReport, TranslationUnit, WriteReport, read_tmx, write_tmx
from memory.tmx import scanning
from memory.tmx.report import MOST_LISTED
from memory.tmx.source import ILLEGAL
from tests.memory.test_tmx import document, read, tu

INLINE = (
    '<bpt i="1" x="1" type="bold">&lt;b></bpt>Бір<ept i="1">&lt;/b></ept> <hi type="term">екі</hi>'
    '<ph x="2" assoc="p">&lt;img alt="<sub>сурет</sub>"></ph> үш<it pos="begin" x="3">&lt;i></it>'
    "<ut>{\\f1}</ut>."
)


def written(units, **options):
    out = io.BytesIO()
    report = WriteReport()
    write_tmx(units, out, report=report, **options)
    return out.getvalue(), report


def test_inline_elements_stay_with_their_attributes_and_nested_subflows(tmp_path):
    ((unit,), _) = read(document(tu(INLINE, INLINE.replace("Бір", "Один"))), tmp_path)
    assert (unit.source, unit.targets["ru"]) == ("Бір екі үш.", "Один екі үш.")
    for name in ("bpt", "ept", "ph", "it", "hi", "ut", "sub"):
        assert f"<{name}" in unit.source_markup
    assert re.search('alt="<sub>сурет</sub>"', unit.source_markup)
    again = next(read_tmx(_file(tmp_path, written([unit])[0])))
    assert again == unit


def test_comments_cdata_and_instructions_inside_a_segment(tmp_path):
    seg = "а<!-- <tu> --><![CDATA[ <b> </tu> & ]]><?x </tu> ?>б"
    units, _ = read(document(tu(seg) + tu("екі")), tmp_path)
    assert [unit.source for unit in units] == ["а <b> </tu> & б", "екі"]


@pytest.mark.parametrize(
    ("body", "sources"),
    [
        ("<!--" + tu("жоқ") + "-->" + tu("бір"), ["бір"]),
        ("<?x" + tu("жоқ") + "?>" + tu("бір"), ["бір"]),
        ("<![CDATA[" + tu("жоқ") + "]]>" + tu("бір"), ["бір"]),
        ("<!-- аяқталмаған " + tu("бір") + tu("екі"), ["бір", "екі"]),
        (tu("бір") + tu("<!-- ашық") + tu("екі") + "<!-- x -->" + tu("үш"), ["бір", "екі", "үш"]),
    ],
)  # fmt: skip
def test_comments_and_instructions_hide_units_only_when_they_end(tmp_path, body, sources):
    units, _ = read(document(body), tmp_path)
    assert [unit.source for unit in units] == sources


def test_notes_and_properties_of_file_unit_and_text_are_kept(tmp_path):
    header = (
        '<header srclang="kk" creationtool="T"><note>жалпы</note><prop type="x-client">А</prop>'
        '<prop type="x-client">Б</prop></header>'
    )
    body = (
        '<tu><note>бірлік</note><prop type="x-domain">заң</prop><prop type="x-domain">сот</prop>'
        '<tuv xml:lang="kk"><note>kk</note><prop type="x-src">1</prop><seg>Бір</seg></tuv>'
        '<tuv xml:lang="ru"><note>ru</note><prop type="x-a">2</prop><prop type="x-a">3</prop>'
        "<seg>Один</seg></tuv></tu>"
    )
    ((unit,), report) = read(document(body, header), tmp_path)
    assert report.header == Header("kk", "T", ("жалпы",), {"x-client": "А", "x-client#2": "Б"})
    assert unit.notes == ("бірлік", "kk", "ru")
    assert unit.properties == {
        "x-domain": "заң", "x-domain#2": "сот", "tuv:kk:x-src": "1", "tuv:ru:x-a": "2", "tuv:ru:x-a#2": "3",
    }  # fmt: skip
    data, _ = written([unit])
    root = etree.fromstring(data)
    assert [(p.get("type"), p.text) for p in root.findall(".//tu/prop")][-2:] == [
        ("x-domain", "заң"),
        ("x-domain", "сот"),
    ]
    assert [(p.get("type"), p.text) for p in root.findall(".//tuv/prop")] == [
        ("x-src", "1"), ("x-a", "2"), ("x-a", "3"),
    ]  # fmt: skip
    assert next(read_tmx(_file(tmp_path, data))) == unit


@pytest.mark.parametrize(
    "properties",
    [
        {"x#2": "a"},
        {"x": "a", "x#3": "b"},
        {"x#2": "b", "x": "a"},
        {"x": "a", "x#2": "b", "x#2#2": "c", "x#10": "d"},
        {"tuv:de:x": "a", "tuv:de:x#2": "b", "tuv:ru:": "c"},
    ],
)
def test_properties_come_back_whatever_their_names(tmp_path, properties):
    unit = TranslationUnit("а", {"ru": "б"}, properties=properties)
    assert next(read_tmx(_file(tmp_path, written([unit])[0]))) == unit


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (document(tu()), "utf-8", "utf-8"),
        (document(tu()), "utf-8-sig", "utf-8"),
        (document(tu(), head=""), "utf-16", "utf-16-le"),
        (document(tu(), head=""), "utf-16-le", "utf-16-le"),
        (document(tu(), head=""), "utf-16-be", "utf-16-be"),
        (document(tu(), head=""), "utf-32", "utf-32-le"),
        (document(tu(), head='<?xml version="1.0" encoding="UTF-16"?>'), "utf-16", "utf-16-le"),
        (document(tu("Б"), head='<?xml version="1.0" encoding="windows-1251"?>'), "cp1251", "cp1251"),
        (document(tu("Б"), head='<?xml version="1.0" encoding="KOI8-R"?>'), "koi8-r", "koi8-r"),
        (document(tu("B"), head='<?xml version="1.0" encoding="windows-1252"?>'), "cp1252", "cp1252"),
        (document(tu(), head='<?xml version="1.0" encoding="UTF-16"?>'), "utf-8", "utf-8"),
        (document(tu(), head='<?xml version="1.0" encoding="US-ASCII"?>'), "utf-8", "utf-8"),
        (document(tu(), head='<?xml version="1.0" encoding="no-such"?>'), "utf-8", "utf-8"),
        (document(tu(), head='<?xml version="1.0" encoding="zip"?>'), "utf-8", "utf-8"),
        (document(tu("Б"), head='<?xml version="1.0" encoding="UTF-8"?>'), "cp1251", "cp1251"),
        (document(tu("Б"), head=""), "cp1251", "cp1251"),
    ],
)
@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_encoding_declared_or_not_zipped_or_not(tmp_path, text, encoding, name, zipped, line_end):
    if encoding == "cp1252":
        text = text.replace("Один", "One").replace("Бір", "Bir")
    data = text.replace("<body>", f"<body>{line_end}").encode(encoding, "xmlcharrefreplace")
    (units, report) = read(gzip.compress(data) if zipped else data, tmp_path)
    assert (len(units), report.skipped, report.encoding) == (1, [], name)
    assert (units[0].source[0], units[0].targets["ru"][0]) in {("Б", "О"), ("B", "O")}


def test_bytes_that_are_no_characters_are_counted_and_their_units_named(tmp_path):
    data = document(f"\n{tu('Бір')}\n{tu('Екі')}\n").encode().replace("Екі".encode(), "Ек".encode() + b"\xff")
    units, report = read(data, tmp_path)
    assert [unit.source for unit in units] == ["Бір", "Ек\ufffd"]
    assert (report.undecodable, [doubt.line for doubt in report.doubtful]) == (1, [3])


def test_a_compressed_file_that_breaks_off_gives_what_is_whole(tmp_path):
    body = "".join(f"\n{tu(f'{n} {hash(n * 7919) % 10**9}')}" for n in range(5000))
    data = gzip.compress(document(body).encode())
    units, report = read(data[: len(data) // 2], tmp_path)
    assert 1000 < len(units) < 5000
    assert len(report.skipped) == 1
    assert report.skipped[0].line == len(units) + 2


@pytest.mark.parametrize(
    ("head", "readable"),
    [
        ("", True),
        ('<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">', True),
        ('<?xml version="1.0"?><!DOCTYPE tmx PUBLIC "-//LISA" "http://www.lisa.org/tmx/tmx14.dtd">', True),
        ('<!DOCTYPE tmx SYSTEM "http://127.0.0.1:1/never.dtd">', True),
        ("<!DOCTYPE tmx [ ]>", False),
        ('<!DOCTYPE tmx SYSTEM "tmx14.dtd" [<!ENTITY a "b">]>', False),
        ('<!DOCTYPE tmx [<!ENTITY % p SYSTEM "http://127.0.0.1:1/p"> %p;]>', False),
    ],
)
def test_a_doctype_is_read_over_and_one_with_a_subset_refused(tmp_path, head, readable):
    if readable:
        assert len(read(document(tu(), head=head), tmp_path)[0]) == 1
    else:
        with pytest.raises(TmxError, match="defines entities"):
            read(document(tu(), head=head), tmp_path)


@pytest.mark.parametrize("reference", ["&own;", "&nbsp;", "&tmx14;"])
def test_no_entity_is_resolved(tmp_path, reference):
    units, report = read(document(f"\n{tu(reference)}\n{tu()}"), tmp_path)
    assert (len(units), [skipped.line for skipped in report.skipped]) == (1, [2])


@pytest.mark.parametrize(
    "kk", ["kk", "KK", "Kk", "kk-KZ", "KK_kz", "kk_KZ", "kaz", "KAZ", "kaz-KZ", "kk-Cyrl-KZ"]
)
@pytest.mark.parametrize("ru", ["ru", "RU", "ru-RU", "ru_RU", "rus", "RUS", "russian"])
@pytest.mark.parametrize("srclang", ["kk", "KK-KZ", "kaz", "*all*", "*ALL*", "all", "", "de"])
def test_languages_in_every_spelling_and_order(tmp_path, kk, ru, srclang):
    body = f'<tu><tuv xml:lang="{ru}"><seg>Один</seg></tuv><tuv lang="{kk}"><seg>Бір</seg></tuv></tu>'
    ((unit,), _) = read(document(body, f'<header srclang="{srclang}"/>'), tmp_path)
    assert (unit.source_lang, unit.source, unit.targets) == ("kk", "Бір", {"ru": "Один"})


def test_the_source_language_of_a_unit_wins_over_that_of_the_file(tmp_path):
    units, _ = read(document(tu() + tu(attributes='srclang="RU-RU"')), tmp_path)
    assert [(unit.source_lang, dict(unit.targets)) for unit in units] == [
        ("kk", {"ru": "Один"}),
        ("ru", {"kk": "Бір"}),
    ]


def test_two_regions_of_one_language_are_a_pair(tmp_path):
    body = (
        '<tu srclang="en-us"><tuv xml:lang="en-GB"><seg>colour</seg></tuv>'
        '<tuv xml:lang="EN_us"><seg>color</seg></tuv></tu>'
    )
    ((unit,), _) = read(document(body), tmp_path)
    assert (unit.source_lang, unit.source, unit.targets) == ("en", "color", {"en-GB": "colour"})
    assert next(read_tmx(_file(tmp_path, written([unit])[0]))) == unit


def test_several_targets_and_several_texts_in_one_language(tmp_path):
    body = (
        '<tu tuid="7"><tuv xml:lang="kk"><seg>Бір</seg></tuv><tuv xml:lang="ru"><seg>Один</seg></tuv>'
        '<tuv xml:lang="en"><seg>One</seg></tuv><tuv xml:lang="ru-RU"><seg>Некий</seg></tuv>'
        '<tuv xml:lang="en"><seg>A</seg></tuv><tuv xml:lang="ru"><seg>Один</seg></tuv></tu>'
    )
    units, report = read(document(body), tmp_path)
    assert [(unit.uid, dict(unit.targets)) for unit in units] == [
        ("7", {"ru": "Один", "en": "One"}),
        ("", {"ru": "Некий", "en": "A"}),
        ("", {"ru": "Один"}),
    ]
    assert (report.read, report.variants) == (1, 2)


HALF = timezone(timedelta(hours=5, minutes=30))


@pytest.mark.parametrize(
    ("spelled", "meant"),
    [
        ("20260102T030405Z", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("20260102T030405", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("20260102t0304z", datetime(2026, 1, 2, 3, 4, tzinfo=UTC)),
        ("2026-01-02T03:04:05.678Z", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("2026-01-02T03:04:05+05:30", datetime(2026, 1, 2, 3, 4, 5, tzinfo=HALF)),
        ("20260102T030405-0530", datetime(2026, 1, 2, 8, 34, 5, tzinfo=UTC)),
        ("2026-01-02 03:04", datetime(2026, 1, 2, 3, 4, tzinfo=UTC)),
        ("2026/01/02", datetime(2026, 1, 2, tzinfo=UTC)),
        ("20260102", datetime(2026, 1, 2, tzinfo=UTC)),
        ("2.1.2026 3:04:05", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("02.01.2026", datetime(2026, 1, 2, tzinfo=UTC)),
        ("00010101T000000+0500", None),
        ("20261332T250000Z", None),
        ("20260102T030405+9999", None),
        ("01/02/2026", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_in_every_spelling_come_as_utc(tmp_path, spelled, meant):
    body = tu(attributes=f'creationdate="{spelled}" changedate="{spelled}"')
    ((unit,), report) = read(document(body), tmp_path)
    assert (unit.created, unit.changed, report.skipped) == (meant, meant, [])
    assert unit.created is None or unit.created.utcoffset() == timedelta(0)


def test_dates_are_written_in_utc():
    early = datetime(987, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    unit = TranslationUnit("а", {"ru": "б"}, created=datetime(2026, 1, 2, 3, tzinfo=HALF), changed=early)
    data, _ = written([unit])
    assert b'creationdate="20260101T213000Z"' in data
    assert b'changedate="09870101T000000Z"' in data


@pytest.mark.parametrize(
    "text", ["а\x01б", "а&#x1F;б", "а&#31;б", "а&#x000000000000001f;б", "а&#xFFFE;б", "а&#xD800;б"]
)
def test_illegal_characters_are_dropped_and_counted(tmp_path, text):
    ((unit,), report) = read(document(tu(text)), tmp_path)
    assert (unit.source, report.dropped_characters, report.skipped) == ("аб", 1, [])


def test_a_reference_cut_by_the_end_of_a_piece_is_still_seen(tmp_path):
    for pad in range(40):
        text = document(" " * (2**20 - 200 + pad) + tu("а&#x1F;б"))
        ((unit,), report) = read(text, tmp_path)
        assert (unit.source, report.dropped_characters) == ("аб", 1)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "<header/>",
        '<header srclang="kk" datatype="x">',
        "<header srclang=kk>",
        "<header><prop>a</prop></header>",
    ],
)
def test_a_header_with_fields_missing_or_damaged_costs_nothing(tmp_path, header):
    units, report = read(document(tu(), header), tmp_path)
    assert (len(units), report.skipped) == (1, [])


@pytest.mark.parametrize("count", ["", "x", "²", "-1", "9" * 5000, "1.5"])
def test_a_count_that_is_none_is_none(tmp_path, count):
    ((unit,), _) = read(document(tu(attributes=f'usagecount="{count}"')), tmp_path)
    assert unit.usage == 0


@pytest.mark.parametrize("part", range(1, 15))
def test_wherever_a_file_breaks_off_what_is_whole_comes_in(tmp_path, part):
    whole = document(f"\n{tu('Бір')}\n{tu('Екі')}\n", head="")
    text = whole[: len(whole) * part // 15]
    units, report = read(text, tmp_path)
    assert [unit.source for unit in units] == ["Бір", "Екі"][: text.count("</tu>")]
    assert len(report.skipped) == 1


def test_names_of_other_formats_are_taken_off_inline_elements(tmp_path):
    text = document(tu('<ph o:n="1">x</ph>а', inner="<o:meta>y</o:meta>")).replace(
        "<tmx", '<tmx xmlns:o="urn:o"'
    )
    ((unit,), report) = read(text, tmp_path)
    assert (unit.source, unit.source_markup, report.skipped) == ("а", "<ph>x</ph>а", [])


def test_neighbouring_texts_are_found_where_memoq_puts_them(tmp_path):
    body = (
        '<tu><tuv xml:lang="kk"><prop type="x-context-pre">&lt;seg&gt;Алды &lt;ph/&gt;&amp;amp;&lt;/seg&gt;'
        "</prop>"
        '<prop type="x-context-post">Кейін</prop><seg>а</seg></tuv><tuv xml:lang="ru"><seg>б</seg></tuv></tu>'
    )
    ((unit,), _) = read(document(body), tmp_path)
    assert (unit.previous, unit.following, unit.properties) == ("Алды &", "Кейін", {})


class Counting:
    """A pattern that counts how many characters its searches pass over."""

    def __init__(self, pattern):
        self.pattern = pattern
        self.passed = 0

    def search(self, text, place=0):
        found = self.pattern.search(text, place)
        self.passed += (found.end() if found else len(text)) - place
        return found


@pytest.mark.parametrize(
    "hostile",
    [
        "<!--",
        "<!-- ",
        "<![CDATA[",
        "<?",
        "<?x <!--",
        "<tu><!--",
        "</tu ",
        "<tu ",
        "<!--<tu></tu>",
        "<![CDATA[<!--<?",
        "-->",
    ],
)
def test_no_structure_makes_the_reader_look_at_a_text_again_and_again(tmp_path, monkeypatch, hostile):
    size = 5_000_000
    counted = [Counting(scanning._MARKS), *(Counting(pattern) for pattern in scanning._ENDS.values())]
    monkeypatch.setattr(scanning, "_MARKS", counted[0])
    monkeypatch.setattr(scanning, "_ENDS", dict(zip(scanning._ENDS, counted[1:], strict=True)))
    units, _ = read(document(tu() + hostile * (size // len(hostile)) + tu()), tmp_path)
    assert units
    assert sum(pattern.passed for pattern in counted) <= 5 * size


def test_a_gigantic_comment_is_read_over_in_bounded_memory(tmp_path, monkeypatch):
    longest = 0
    grow = scanning.Window.grow

    def watched(window):
        nonlocal longest
        longest = max(longest, len(window.text))
        return grow(window)

    monkeypatch.setattr(scanning.Window, "grow", watched)
    text = document(tu("бір") + "<!--" + "х" * 4_000_000 + "-->" + " " * 4_000_000 + tu("екі"))
    units, _ = read(text, tmp_path)
    assert [unit.source for unit in units] == ["бір", "екі"]
    assert longest < 2 * scanning.MOST_CHARACTERS + 2**20


def _file(tmp_path, data):
    path = tmp_path / "again.tmx"
    path.write_bytes(data)
    return path


def test_a_file_of_nothing_but_damage_is_counted_whole_and_listed_in_part(tmp_path):
    units, report = read(document("<tu>" * (MOST_LISTED + 5) + "</tu>" + tu()), tmp_path)
    assert len(units) == 1
    assert (report.left_out, len(report.skipped)) == (MOST_LISTED + 5, MOST_LISTED)


WHOLE = document(
    "\n" + tu(INLINE, attributes='tuid="1"') + "\n<!-- x -->" + tu("<![CDATA[а]]>") + "\n",
    '<header srclang="kk"><note>n</note><prop type="x">y</prop></header>',
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n',
).encode()
SCRAPS = [
    b"<", b">", b"&", b"<!--", b"-->", b"]]>", b"<tu>", b"</tu>", b"<!DOCTYPE a [", b"&#x1F;", b"\xff", b"\0",
    b'"',
]  # fmt: skip
CUTS = st.tuples(
    st.integers(0, len(WHOLE)), st.integers(0, 30), st.sampled_from(SCRAPS) | st.binary(max_size=4)
)


@settings(max_examples=300, deadline=None)
@given(cuts=st.lists(CUTS), zipped=st.booleans())
def test_no_damage_breaks_the_reader(tmp_path_factory, cuts, zipped):
    data = WHOLE
    for place, length, scrap in cuts:
        data = data[:place] + scrap + data[place + length :]
    report = TmxReport()
    path = tmp_path_factory.mktemp("tmx") / "a.tmx"
    path.write_bytes(gzip.compress(data)[: -len(cuts) or None] if zipped else data)
    try:
        units = list(read_tmx(path, report))
    except TmxError as error:
        if "\n" in str(error):
            raise
    else:
        assert len(units) == report.read + report.variants
        assert all(unit.source and all(unit.targets.values()) for unit in units)
        assert not any(
            ILLEGAL.search(text) for unit in units for text in (unit.source, *unit.targets.values())
        )


def test_a_unit_nested_deeper_than_any_text_costs_that_unit(tmp_path):
    deep = tu("<hi>" * 5000 + "а" + "</hi>" * 5000)
    units, report = read(document(f"{tu()}\n{deep}\n{tu()}"), tmp_path)
    assert (len(units), [skipped.line for skipped in report.skipped]) == (2, [2])
