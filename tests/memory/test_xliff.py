"""XLIFF that we write is valid, says what was meant, and is read by others and by ourselves."""

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from translate.storage.xliff import xlifffile
from translate.storage.xliff2 import Xliff2File

from corpus.placeholders import Code, CodeKind
from memory import TmxError, TmxReport, UnitStatus, read_pairs
from memory.tmx.tags import codes_of_markup
from memory.xliff import VERSIONS, XliffFile, XliffUnit, write_xliff
from memory.xliff.inline import Place, places_of
from tests.memory.schemas import xliff_schema

OPEN, CLOSE, ALONE = CodeKind.OPEN, CodeKind.CLOSE, CodeKind.ALONE
UNITS = (
    XliffUnit("b1.s0-1.t0-1", "Қала үлкен.", "Город большой.", status=UnitStatus.APPROVED, base="x:y"),
    XliffUnit(
        "b1.s1-2.t1-2", "Тау  <биік> &.", "Гора\xa0высока.", status=UnitStatus.DRAFT, notes=("a<b",),
        remarks=("c",),
    ),
    XliffUnit("b1.s2-3.t2-2", "Көл терең.", ""),
    XliffUnit("b1.s3-4.t2-3", "Өзен ұзын.", "Река длинная.", locked=True),
    XliffUnit("b1.s4-5.t3-4", "Дала кең.", "Лес.", status=UnitStatus.REJECTED),
    XliffUnit("b1.s5-5.t4-5", "", "Лишнее.", locked=True),
    XliffUnit(
        "b1.s5-6.t5-6", "Бұл маңызды сөз.", "Это важное слово.",
        (Code(4, OPEN, 1, "bold", "<b/>"), Code(11, CLOSE, 1, "bold"), Code(16, ALONE, 2, "footnote")),
        (Code(4, OPEN, 1, "bold", "<b/>"), Code(10, CLOSE, 1, "bold"), Code(17, ALONE, 2, "footnote")),
    ),
    XliffUnit(
        "b1.s6-7.t6-7", "абвгд", "абвгд",
        (Code(0, CLOSE, 9, "italic"), Code(1, OPEN, 1, "link"), Code(2, OPEN, 2, "bold"),
         Code(3, CLOSE, 1, "link"), Code(4, CLOSE, 2, "bold"), Code(5, OPEN, 3, "")),
    ),
)  # fmt: skip


def written(units, version="1.2", target_lang="ru"):
    out = io.BytesIO()
    write_xliff([XliffFile("f1", "a & b.docx", "kk", target_lang, units)], out, version)
    return out.getvalue()


def read_back(data, tmp_path):
    path = tmp_path / "back.xlf"
    path.write_bytes(data)
    report = TmxReport()
    return list(read_pairs(path, report)), report


@pytest.mark.parametrize("version", VERSIONS)
def test_what_is_written_is_valid(version):
    document = etree.fromstring(written(UNITS, version))
    schema = xliff_schema(version)
    assert schema.validate(document), schema.error_log
    document[0].set("nonsense", "1")
    assert not schema.validate(document)


@pytest.mark.parametrize("version", VERSIONS)
def test_texts_statuses_and_locks_come_back(tmp_path, version):
    pairs, report = read_back(written(UNITS, version), tmp_path)
    assert [(p.source, p.target, p.locked) for p in pairs] == [
        (u.source, u.target, u.locked) for u in UNITS if u.source
    ]
    assert [p.unit for p in pairs] == [u.id for u in UNITS if u.source]
    draft = UnitStatus.DRAFT
    assert [p.status for p in pairs] == [
        UnitStatus.APPROVED, draft, None, draft, UnitStatus.REJECTED, draft, draft,
    ]  # fmt: skip
    assert [(pairs[1].notes), pairs[0].document] == [("a<b",), "a & b.docx"]
    assert [skipped.reason for skipped in report.skipped] == ["the unit has no source text"]


@pytest.mark.parametrize("version", VERSIONS)
def test_codes_come_back(tmp_path, version):
    pairs, _ = read_back(written(UNITS, version), tmp_path)
    coded, crossing = pairs[-2:]
    for markup, codes in (
        (coded.source_markup, UNITS[6].source_codes),
        (coded.target_markup, UNITS[6].target_codes),
    ):
        assert [(c.place, c.kind, c.number) for c in codes_of_markup(markup)] == [
            (c.place, c.kind, c.number) for c in codes
        ]
    places = [(c.place, c.kind) for c in codes_of_markup(crossing.source_markup)]
    assert places == [(c.place, c.kind) for c in UNITS[7].source_codes]
    assert crossing.target_markup == ""


def test_codes_that_cross_are_marked_at_both_ends():
    assert places_of(UNITS[7].source_codes) == [
        Place.ENDS_ALONE, Place.BEGINS, Place.OPENS, Place.ENDS, Place.CLOSES, Place.BEGINS_ALONE,
    ]  # fmt: skip


def test_both_versions_name_the_formatting():
    old, new = written(UNITS).decode(), written(UNITS, "2.1").decode()
    assert '<g id="1" ctype="bold">маңызды</g>' in old
    assert '<x id="2" ctype="x-footnote"/>' in old
    assert '<pc id="1" type="fmt" subType="xlf:b">маңызды</pc>' in new
    assert '<ph id="2" type="other" equiv="footnote"/>' in new
    assert '<ec startRef="1"/>' in new


def test_translate_toolkit_reads_texts_and_states():
    theirs = xlifffile.parsestring(written(UNITS))
    assert [(u.source or "", u.target or "") for u in theirs.units] == [(u.source, u.target) for u in UNITS]
    assert [u.isapproved() for u in theirs.units] == [u.status is UnitStatus.APPROVED for u in UNITS]
    assert theirs.units[1].getnotes() == "a<b\nc"
    newer = Xliff2File.parsestring(written(UNITS, "2.1"))
    assert [(u.source or "", u.target or "") for u in newer.units] == [(u.source, u.target) for u in UNITS]


@pytest.mark.parametrize("version", VERSIONS)
def test_translate_toolkit_gives_back_what_it_read(tmp_path, version):
    kind = xlifffile if version == "1.2" else Xliff2File
    theirs = bytes(kind.parsestring(written(UNITS, version)))
    ours, _ = read_back(written(UNITS, version), tmp_path)
    back, _ = read_back(theirs, tmp_path)
    assert [replace(pair, line=0) for pair in back] == [replace(pair, line=0) for pair in ours]


def test_forbidden_characters_are_left_out_and_counted():
    out = io.BytesIO()
    unit = XliffUnit("u1", "а\x01б\ufffe", "в\rг")
    report = write_xliff([XliffFile("f", "n", "kk", "ru", [unit])], out)
    assert report.dropped_characters == 2
    assert [element.text for element in etree.fromstring(out.getvalue()).iter("{*}source", "{*}target")] == [
        "аб", "в\rг",
    ]  # fmt: skip


def test_two_languages_do_not_fit_into_version_2(tmp_path):
    files = [XliffFile(lang, "n", "kk", lang, UNITS) for lang in ("ru", "en")]
    with pytest.raises(TmxError, match="one pair of languages"):
        write_xliff(files, tmp_path / "a.xlf", "2.1")
    assert not list(tmp_path.iterdir())
    write_xliff(files, tmp_path / "a.xlf", "1.2")
    pairs = list(read_pairs(tmp_path / "a.xlf", TmxReport()))
    assert {pair.target_lang for pair in pairs} == {"ru", "en"}


def test_a_file_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(TmxError, match=r"no/a\.xlf: cannot be written"):
        write_xliff([XliffFile("f", "n", "kk", "ru", UNITS)], tmp_path / "no" / "a.xlf")


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30).map(str.strip)


@st.composite
def coded(draw):
    """A text and codes in order, of any nesting."""
    text = draw(TEXTS.filter(bool))
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    kinds = [draw(st.sampled_from(CodeKind)) for _ in places]
    numbers = [draw(st.integers(1, 3)) + 3 * (kind is ALONE) for kind in kinds]
    return text, tuple(Code(p, k, n, "bold") for p, k, n in zip(places, kinds, numbers, strict=True))


@settings(max_examples=60, deadline=None)
@given(coded(), st.sampled_from(VERSIONS))
def test_any_text_with_any_codes_comes_back(tmp_path_factory, text_and_codes, version):
    text, codes = text_and_codes
    data = written([XliffUnit("u", text, text, codes, codes)], version)
    root = etree.fromstring(data)
    assert ["".join(e.itertext()) for e in root.iter("{*}source", "{*}target")] == [text, text]
    pairs, _ = read_back(data, tmp_path_factory.mktemp("x"))
    found = codes_of_markup(pairs[0].source_markup)
    assert [(c.place, c.kind) for c in found] == [(c.place, c.kind) for c in codes]
