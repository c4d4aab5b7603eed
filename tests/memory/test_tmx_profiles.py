"""What OmegaT, Trados and memoQ want of a file, and what is said when they will not take all."""

import io

import pytest
from hypothesis import given
from lxml import etree

from memory import PROFILES, TmxReport, TranslationUnit, WriteReport, read_tmx, write_tmx
from tests.memory.test_tmx import UNITS, marked_up_units

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
UNIT = TranslationUnit(
    " Бір\u00a0 екі\nүш.", {"ru": "Один\u202fдва  три.", "en": "One two three.", "de": " "}, uid="1",
    previous="Алды & <b>.", following="Кейін.", notes=("ескерту",),
)  # fmt: skip


def written(units, name, **options):
    out = io.BytesIO()
    report = WriteReport()
    write_tmx(units, out, profile=PROFILES[name], report=report, **options)
    assert report.bytes == len(out.getvalue())
    return out.getvalue(), report


def segments(data):
    tuvs = etree.fromstring(data).iter("tuv")
    return [(tuv.get(XML_LANG), "".join(tuv.find("seg").itertext())) for tuv in tuvs]


def test_omegat_gets_one_pair_tidied():
    data, report = written(
        [UNIT, TranslationUnit("Төрт.", {"ru": "", "en": "Four."})], "omegat", target_lang="ru"
    )
    assert segments(data) == [("kk", "Бір екі үш."), ("ru", "Один два три.")]
    assert (report.written, report.left_out) == (1, 1)


def test_decomposed_letters_are_composed_for_omegat():
    data, _ = written([TranslationUnit("и\u0306", {"ru": "е\u0308"})], "omegat", target_lang="ru")
    assert segments(data) == [("kk", "й"), ("ru", "ё")]


def test_other_profiles_and_the_standard_leave_texts_as_they_are():
    for name in ("standard", "trados", "memoq"):
        assert segments(written([UNIT], name, target_lang="ru")[0])[0][1] == "Бір\u00a0 екі\nүш."


def test_units_of_other_languages_are_left_out_of_a_pair():
    data, report = written([TranslationUnit("раз", {"kk": "бір"}, "ru"), UNIT], "omegat", target_lang="en")
    assert [lang for lang, _ in segments(data)] == ["kk", "en"]
    assert report.left_out == 1


def test_trados_gets_locales_and_every_pair_of_codes_its_own_number():
    markup = '<bpt i="1"/>Бір<ept i="1"/> <bpt i="1"/>екі<bpt i="2"/>үш<ept i="2"/><ept i="1"/>'
    unit = TranslationUnit("Бір екіүш", {"ru": "Один"}, source_markup=markup)
    data, _ = written([unit], "trados", target_lang="ru")
    root = etree.fromstring(data)
    assert root.find("header").get("srclang") == "kk-KZ"
    assert [tuv.get(XML_LANG) for tuv in root.iter("tuv")] == ["kk-KZ", "ru-RU"]
    assert [(code.tag, code.get("i")) for code in root.iter("bpt", "ept")] == [
        ("bpt", "1"), ("ept", "1"), ("bpt", "3"), ("bpt", "2"), ("ept", "2"), ("ept", "3"),
    ]  # fmt: skip


def test_trados_is_said_to_refuse_what_is_too_long():
    _, report = written([TranslationUnit("ә" * 2001, {"ru": "а" * 2000})], "trados", target_lang="ru")
    assert report.long_segments == 1


def test_memoq_finds_the_neighbouring_texts_at_the_source():
    data, _ = written([UNIT], "memoq", target_lang="ru")
    root = etree.fromstring(data)
    assert [(prop.get("type"), prop.text) for prop in root.find(".//tuv").iter("prop")] == [
        ("x-context-pre", "<seg>Алды &amp; &lt;b&gt;.</seg>"),
        ("x-context-post", "<seg>Кейін.</seg>"),
    ]
    assert [prop.get("type") for prop in root.findall(".//tu/prop")] == ["x-status"]


@pytest.mark.parametrize("name", ["standard", "trados", "memoq"])
@given(unit=UNITS)
def test_what_a_program_gets_comes_back_to_the_same_unit(tmp_path_factory, name, unit):
    path = tmp_path_factory.mktemp("tmx") / "a.tmx"
    path.write_bytes(written([unit], name)[0])
    assert list(read_tmx(path)) == [unit]


@pytest.mark.parametrize("name", PROFILES)
@given(unit=marked_up_units())
def test_whatever_is_written_is_well_formed_and_has_no_number_twice(tmp_path_factory, name, unit):
    data, report = written([unit], name, target_lang="ru" if "ru" in unit.targets else "en")
    if not report.written:
        return
    for segment in etree.fromstring(data).iter("seg"):
        numbers = [code.get("i") for code in segment.iter("bpt")]
        assert name == "standard" or len(numbers) == len(set(numbers))
    path = tmp_path_factory.mktemp("tmx") / "a.tmx"
    path.write_bytes(data)
    reading = TmxReport()
    assert len(list(read_tmx(path, reading))) == 1
    assert (reading.skipped, reading.dropped_characters) == ([], 0)


@pytest.mark.parametrize(
    "markup", ["<ph>", "<g>Бір</g>", "<ph/>Екі", "&e;", "<!DOCTYPE a>Бір", "Бір</seg><seg>"]
)
def test_inline_elements_that_do_not_fit_give_way_to_the_text(markup):
    unit = TranslationUnit("Бір", {"ru": "Один"}, source_markup=markup)
    data, report = written([unit], "standard")
    assert segments(data) == [("kk", "Бір"), ("ru", "Один")]
    assert report.without_markup == 1
