"""TMX read in a process of its own is TMX read here."""

from datetime import UTC, datetime

import pytest

from memory import (
    Origin,
    TmxError,
    TmxReport,
    TranslationUnit,
    UnitStatus,
    read_tmx,
    read_tmx_aside,
    write_tmx,
)

FULL = TranslationUnit(
    "Қала \ud7ff үлкен.", {"ru": "Город большой.", "en": "The city is large."}, "kk", "u-1", "anna", "bota",
    datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC), datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC),
    Origin("book", "part 1", "12"), "Алдыңғы.", "Келесі.", UnitStatus.DRAFT,
    ("one", "two"), {"x-domain": "law"}, 3,
    'Қала <ph x="1"/> үлкен.', {"ru": 'Город <ph x="1"/> большой.'},
)  # fmt: skip


def test_units_and_report_are_the_same(tmp_path):
    path = tmp_path / "a.tmx"
    units = [FULL, *(TranslationUnit(f"Сөйлем {n}.", {"ru": f"Предложение {n}."}) for n in range(2500))]
    write_tmx(units, path)
    path.write_text(path.read_text("utf-8").replace("</body>", "<tu><tuv></tu></body>"), "utf-8")
    here, there = TmxReport(), TmxReport()
    assert list(read_tmx_aside(path, there)) == list(read_tmx(path, here))
    assert there == here
    assert (there.read, len(there.skipped)) == (2501, 1)


def test_an_error_comes_over(tmp_path):
    path = tmp_path / "a.tmx"
    path.write_text("no TMX at all", "utf-8")
    with pytest.raises(TmxError, match="not a TMX file"):
        list(read_tmx_aside(path))


def test_reading_can_be_broken_off(tmp_path):
    path = tmp_path / "a.tmx"
    write_tmx((TranslationUnit(f"Сөйлем {n}.", {"ru": "Предложение."}) for n in range(30_000)), path)
    units = read_tmx_aside(path)
    assert next(units).source == "Сөйлем 0."
    units.close()
    with pytest.raises(StopIteration):
        next(units)
