"""Every file that other tools test themselves with comes in whole, or is refused for a stated reason."""

import csv

import pytest

from memory import TmxError, TmxReport, open_memory, read_tmx
from memory.glossary import GlossaryReport, read_tbx

REFUSED = {
    "tmx/quirks/23_bomb.tmx": "defines entities of its own",
    "tmx/quirks/24_xxe.tmx": "defines entities of its own",
}
SKIPPED = {
    "tmx/omegat/tmx__invalid.tmx": [(9, "no source text")],
    "tmx/omegat/tmx__test-missingSource.tmx": [(23, "no translation")],
    "tmx/quirks/17_empty_target.tmx": [(3, "no translation")] * 2,
    "tmx/quirks/19_tuv_without_lang.tmx": [(3, "no translation")],
    "tmx/quirks/22_truncated.tmx": [(3, "the file ends inside this unit")],
    "tmx/quirks/36_huge_seg.tmx": [(3, "longer than 1,000,000 characters")],
}
QUIRKS = {
    "01_plain_utf8.tmx": 1, "02_utf8_bom.tmx": 1, "03_utf16le_bom_nodecl.tmx": 1, "05_cp1251_declared.tmx": 1,
    "07_lang_not_xmllang.tmx": 1, "09_iso639_3.tmx": 1, "10_srclang_all.tmx": 1, "12_multi_ru_tuv.tmx": 2,
    "14_inline.tmx": 1, "17_empty_target.tmx": 0, "19_tuv_without_lang.tmx": 1, "20_illegal_ctrl_raw.tmx": 2,
    "22_truncated.tmx": 1, "26_no_doctype.tmx": 1, "28_bad_dates.tmx": 1, "30_dup_source.tmx": 2,
    "32_no_header.tmx": 1, "34_crlf.tmx": 1, "36_huge_seg.tmx": 0, "37_version14b.tmx": 1,
}  # fmt: skip
"""How many units each of our own trap files gives: one of them has two Russian texts for one source."""


@pytest.fixture(scope="session")
def peers(shared):
    return shared / "peers"


def manifest(peers, kind):
    with (peers / "MANIFEST.tsv").open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file, delimiter="\t") if row["file"].startswith(f"{kind}/")]


def outcome(path):
    """The units read, the units skipped, or why the file was refused."""
    report = TmxReport()
    try:
        units = list(read_tmx(path, report))
    except TmxError as error:
        return [], [], str(error)
    assert len(units) == report.read + report.variants
    return units, [(skipped.line, skipped.reason) for skipped in report.skipped], ""


def fits(found, expected):
    return [line for line, _ in found] == [line for line, _ in expected] and all(
        reason in said for (_, said), (_, reason) in zip(found, expected, strict=True)
    )


def test_every_tmx_of_other_tools_has_the_units_it_is_said_to_have(peers):
    wrong = []
    for row in manifest(peers, "tmx"):
        report = TmxReport()
        made = len(list(read_tmx(peers / row["file"], report)))
        skipped = [(skipped.line, skipped.reason) for skipped in report.skipped]
        if (
            report.read + len(skipped) != int(row["units"])
            or made != report.read + report.variants
            or not fits(skipped, SKIPPED.get(row["file"], []))
        ):
            wrong.append((row["file"], row["units"], report.read, skipped))
    assert wrong == []


def test_our_own_traps_give_the_stated_units_or_the_stated_error(peers):
    with (peers / "tmx" / "quirks" / "QUIRKS.tsv").open(encoding="utf-8") as file:
        traps = [line.split("\t")[0] for line in file if line.strip()]
    assert set(traps) == set(QUIRKS) | {name.rpartition("/")[2] for name in REFUSED}
    for trap in traps:
        name = f"tmx/quirks/{trap}"
        units, skipped, refused = outcome(peers / name)
        assert bool(refused) == (name in REFUSED), name
        assert REFUSED.get(name, "") in refused, name
        assert len(units) == QUIRKS.get(trap, 0), name
        assert fits(skipped, SKIPPED.get(name, [])), (name, skipped)


def test_what_comes_of_a_trap_is_what_was_meant(peers):
    for trap in QUIRKS:
        for unit in outcome(peers / "tmx" / "quirks" / trap)[0]:
            assert unit.source_lang == "kk", trap
            assert set(unit.targets) == {"ru"}, trap
            assert unit.source.replace("�", "\0").isprintable(), trap
    dates = outcome(peers / "tmx" / "quirks" / "28_bad_dates.tmx")[0][0]
    assert (str(dates.created), dates.changed) == ("2026-11-20 21:00:00+00:00", None)
    inline = outcome(peers / "tmx" / "quirks" / "14_inline.tmx")[0][0]
    assert all(f"<{name}" in inline.source_markup for name in ("bpt", "ept", "ph", "it"))
    assert "<" not in inline.source


def test_all_of_them_come_into_one_memory(peers, tmp_path):
    read = 0
    with open_memory(tmp_path / "m.qtm", create=True) as store:
        for row in manifest(peers, "tmx"):
            units = outcome(peers / row["file"])[0]
            read += len(units)
            list(store.put_many(units))
        kept = store.count()
        assert 0 < kept <= read
        for row in manifest(peers, "tmx"):
            list(store.put_many(outcome(peers / row["file"])[0]))
        assert store.count() == kept


def test_every_tbx_of_other_tools_has_the_entries_it_is_said_to_have(peers):
    for row in manifest(peers, "tbx"):
        report = GlossaryReport()
        assert len(list(read_tbx(peers / row["file"], report))) == int(row["units"]), row["file"]
        assert report.skipped == []
