"""`qostil tm`: every command, on a memory file and on PostgreSQL alike."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from memory import (
    PROFILES,
    Origin,
    TranslationUnit,
    UnitStatus,
    WriteReport,
    open_memory,
    read_tmx,
    write_tmx,
)
from workbench.cli import tm
from workbench.cli.root import qostil
from workbench.services.memories import STANDARD, Exported, export_notes

UNITS = [
    TranslationUnit("Қала үлкен болды.", {"ru": "Город был большим.", "en": "The town was big."}, uid="1",
                    author="Айгерім", created=datetime(2026, 1, 10, 23, 30, tzinfo=UTC),
                    origin=Origin("кітап", "бірінші"), properties={"x-domain": "geo"}),
    TranslationUnit("Қаланың көшелері тар.", {"ru": "Улицы города узкие."}, uid="2", author="Болат",
                    changed=datetime(2026, 2, 1, tzinfo=UTC), status=UnitStatus.DRAFT,
                    properties={"x-domain": "geo", "client": "A"}),
    TranslationUnit("Өзен ұзын.", {"ru": "Река длинная."}, uid="3", editor="Айгерім",
                    changed=datetime(2026, 3, 1, tzinfo=UTC)),
]  # fmt: skip


@pytest.fixture(params=["sqlite", "postgres"])
def place(request, tmp_path):
    if request.param == "sqlite":
        return str(tmp_path / "m.qtm")
    return request.getfixturevalue("postgres_place")


@pytest.fixture
def run(place, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def run(*arguments, memory=place):
        return CliRunner().invoke(qostil, ["tm", *map(str, arguments), "--memory", memory])

    return run


@pytest.fixture
def filled(place, run, tmp_path):
    write_tmx(UNITS, tmp_path / "in.tmx")
    result = run("import", "in.tmx")
    assert "3 units read, 3 added, 0 merged, 0 skipped" in result.stderr
    return place


def uids(place):
    with open_memory(place, read_only=True) as store:
        return sorted(unit.uid for unit in store.units())


def texts(place, lang="ru"):
    with open_memory(place, read_only=True) as store:
        return {unit.uid: unit.targets[lang] for unit in store.units() if lang in unit.targets}


def test_an_import_tells_what_was_read_added_merged_and_skipped(run, tmp_path):
    write_tmx(UNITS, tmp_path / "a.tmx")
    damaged = (tmp_path / "a.tmx").read_text(encoding="utf-8").replace("Река", "Р&ека\x01")
    (tmp_path / "a.tmx").write_text(damaged, encoding="utf-8")
    result = run("import", "a.tmx", "--json")
    assert result.exit_code == 0
    (report,) = json.loads(result.stdout)
    assert (report["read"], report["added"], report["merged"]) == (2, 2, 0)
    (skipped,) = report["skipped"]
    assert skipped["line"] == damaged[: damaged.index("Р&ека")].count("\n") - 2
    assert f"a.tmx: line {skipped['line']}: the unit is damaged" in result.stderr
    assert "1 characters that XML forbids" in result.stderr
    again = run("import", "a.tmx")
    assert "2 units read, 0 added, 2 merged, 1 skipped" in again.stderr


def test_a_file_without_usable_units_ends_with_1_and_a_bad_file_with_2(run, place, tmp_path):
    (tmp_path / "e.tmx").write_text("<tmx><body></body></tmx>")
    assert run("import", "e.tmx").exit_code == 1
    (tmp_path / "x.tmx").write_text("no TMX")
    bad = run("import", "x.tmx", memory=str(tmp_path / "new.qtm"))
    assert (bad.exit_code, bad.stderr.count("\n")) == (2, 1)
    assert not (tmp_path / "new.qtm").exists()


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ((), "123"),
        (("--to", "en"), "1"),
        (("--from", "kk", "--to", "ru"), "123"),
        (("--since", "2026-02-01"), "23"),
        (("--until", "2026-02-01"), "12"),
        (("--since", "2026-01-10", "--until", "2026-01-10"), "1"),
        (("--status", "draft"), "2"),
        (("--domain", "geo", "--author", "Айгерім"), "1"),
        (("--author", "Айгерім"), "13"),
        (("--property", "client=A"), "2"),
        (("--project", "кітап", "--document", "бірінші"), "1"),
    ],
)
def test_an_export_holds_the_units_that_are_wanted(run, filled, tmp_path, conditions, expected):
    assert run("export", "out.tmx", *conditions).exit_code == 0
    written = list(read_tmx(tmp_path / "out.tmx"))
    assert "".join(unit.uid for unit in written) == expected
    if "--to" in conditions:
        assert {lang for unit in written for lang in unit.targets} == {conditions[-1]}


def test_an_export_of_nothing_is_one_clear_line(run, filled, tmp_path):
    result = run("export", "out.tmx", "--domain", "law")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "no such units" in result.stderr
    assert not (tmp_path / "out.tmx").exists()


def test_an_export_for_a_program_is_a_file_a_pair(run, filled, tmp_path):
    assert run("export", "out.tmx", "--for", "trados").exit_code == 0
    assert not (tmp_path / "out.tmx").exists()
    assert [len(list(read_tmx(tmp_path / f"out.kk-{lang}.tmx"))) for lang in ("ru", "en")] == [3, 1]
    text = (tmp_path / "out.kk-ru.tmx").read_text(encoding="utf-8")
    assert 'srclang="kk-KZ"' in text
    assert '"ru-RU"' in text
    assert run("export", "one.tmx", "--for", "omegat", "--to", "ru").exit_code == 0
    assert 'xml:lang="ru"' in (tmp_path / "one.tmx").read_text(encoding="utf-8")


def test_what_a_program_does_not_take_is_said(run, filled, place, tmp_path):
    with open_memory(place) as store:
        store.put(TranslationUnit("ұзақ " * 500, {"ru": "долго\x01 " * 500}))
    result = run("export", "out.tmx", "--for", "trados", "--to", "ru")
    assert "2 segments are longer than the 2,000 characters that Trados takes" in result.stderr
    assert "500 characters that XML forbids left out" in result.stderr


def test_a_file_larger_than_a_program_takes_is_said():
    report = WriteReport(bytes=10**9 + 1)
    (note,) = export_notes(Exported(Path("a.tmx"), ("kk", "ru"), report), "trados")
    assert "1,000,000,000 bytes that Trados takes" in note


@pytest.mark.parametrize(
    ("asked", "options", "expected"),
    [
        ("қала", (), {"1", "2"}),
        ("қала* ұзын", (), set()),
        ('"қала үлкен"', (), {"1"}),
        ("город", ("--in", "target"), {"1", "2"}),
        ("город", ("--in", "source"), set()),
        ("*дын", (), set()),
        ("?зен", ("--in", "source"), {"3"}),
        ("town", ("--in", "target", "--lang", "en"), {"1"}),
        ("длинная", ("--in", "both"), {"3"}),
    ],
)
def test_concordance(run, filled, asked, options, expected):
    result = run("concordance", asked, "--json", *options)
    hits = json.loads(result.stdout)
    assert ({hit["uid"] for hit in hits}, result.exit_code) == (expected, int(not expected))
    assert all(hit["text"][start:end] for hit in hits for start, end in hit["spans"])


def test_concordance_shows_what_was_found_in_brackets(run, filled):
    shown = run("concordance", '"қала үлкен"').stdout
    assert shown.splitlines()[0] == "kk  [Қала үлкен] болды."
    assert "   ru  Город был большим." in shown


def test_a_replacement_is_shown_made_and_taken_back(run, filled, place):
    before = texts(place)
    shown = run("replace", "(Город|Улицы)", r"<\1>")
    assert shown.exit_code == 0
    assert shown.stdout.splitlines()[:2] == ["- ru  Город был большим.", "+ ru  <Город> был большим."]
    assert "2 units would change; --apply" in shown.stderr
    assert texts(place) == before
    made = run("replace", "(Город|Улицы)", r"<\1>", "--apply", "--json")
    assert json.loads(made.stdout)["applied"]
    assert "2 units changed" in made.stderr
    assert texts(place) == before | {"1": "<Город> был большим.", "2": "<Улицы> города узкие."}
    back = run("undo")
    assert back.stderr.startswith("replace of ")
    assert texts(place) == before
    assert run("undo").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "changed"),
    [
        (("ГОРОД", "Г", "--ignore-case"), {"1", "2"}),
        (("Город", "Г", "--domain", "geo", "--status", "draft"), set()),
        (("Қала", "Ауыл", "--in", "source"), {"1", "2"}),
        (("a|о", "_", "--to", "en"), {"1"}),
    ],
)
def test_a_replacement_touches_only_what_is_wanted(run, filled, arguments, changed):
    result = run("replace", *arguments, "--json")
    assert {change["uid"] for change in json.loads(result.stdout)["changes"]} == changed
    assert result.exit_code == int(not changed)


def test_a_replacement_is_signed_and_newer_than_an_import_of_the_old(run, filled, place, home):
    (home / "settings.toml").write_text('author = "Дина"\n', encoding="utf-8")
    run("replace", "Река", "Речка", "--apply")
    run("import", "in.tmx")
    with open_memory(place) as store:
        assert (store.get("3").targets["ru"], store.get("3").editor) == ("Речка длинная.", "Дина")


def test_deleting_is_shown_made_and_taken_back(run, filled, place):
    shown = run("delete", "--domain", "geo")
    assert "kk  Қала үлкен болды." in shown.stdout
    assert "2 units would be removed" in shown.stderr
    assert uids(place) == ["1", "2", "3"]
    assert run("delete", "--domain", "geo", "--apply").exit_code == 0
    assert uids(place) == ["3"]
    assert run("undo").exit_code == 0
    assert uids(place) == ["1", "2", "3"]
    assert run("delete", "--domain", "law", "--apply").exit_code == 1
    refused = run("delete", "--apply")
    assert (refused.exit_code, uids(place)) == (2, ["1", "2", "3"])
    assert run("delete", "--all", "--apply").exit_code == 0
    assert uids(place) == []


def test_merging_and_deduping_are_taken_back(run, filled, place, tmp_path):
    other = str(tmp_path / "other.qtm")
    write_tmx([UNITS[0], TranslationUnit("Тау биік.", {"ru": "Гора высокая."}, uid="4")], tmp_path / "o.tmx")
    run("import", "o.tmx", memory=other)
    merged = run("merge", other)
    assert "2 units taken over, 1 of them new" in merged.stderr
    assert uids(place) == ["1", "2", "3", "4"]
    run("undo")
    assert uids(place) == ["1", "2", "3"]
    itself = run("merge", place)
    assert (itself.exit_code, itself.stderr.count("\n")) == (2, 1)
    assert "is the memory itself" in itself.stderr
    assert "0 duplicates merged\n" in run("dedupe").stderr


def test_stats(run, filled):
    found = json.loads(run("stats", "--json").stdout)
    assert (found["units"], found["pairs"]) == (3, {"kk-ru": 3, "kk-en": 1})
    assert (found["statuses"], found["domains"]) == ({"approved": 2, "draft": 1}, {"geo": 2})
    assert found["people"] == {"Айгерім": 2, "Болат": 1}
    assert (found["first"][:10], found["last"][:10]) == ("2026-01-10", "2026-03-01")
    shown = run("stats").stdout
    assert "changed          2026-01-10 to 2026-03-01" in shown
    assert "pair kk-ru       3" in shown


@pytest.mark.parametrize(
    "arguments",
    [
        ("replace", "[", "x"),
        ("replace", "а", r"\7"),
        ("delete", "--since", "yesterday"),
        ("delete", "--property", "x"),
        ("delete", "--status", "good"),
        ("export", "o.tmx", "--for", "word"),
        ("merge", "missing.qtm"),
    ],
)
def test_wrong_usage_ends_with_2_and_changes_nothing(run, filled, place, arguments):
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert uids(place) == ["1", "2", "3"]


@pytest.mark.parametrize(
    "arguments",
    [("stats",), ("dedupe",), ("undo",), ("concordance", "x"), ("replace", "a", "b"), ("delete", "--all"),
     ("export", "o.tmx"), ("search", "x")],
)  # fmt: skip
def test_an_unknown_memory_is_one_clear_line(run, arguments, tmp_path):
    result = run(*arguments, memory=str(tmp_path / "none.qtm"))
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "no such memory" in result.stderr


def test_the_guide_names_every_command_and_every_program():
    guide = (Path(__file__).parents[2] / "docs" / "guide" / "memory.md").read_text(encoding="utf-8")
    for name in tm.command.commands:
        assert re.search(rf"`{name}[ `]", guide), name
    for name in PROFILES:
        assert name == STANDARD or f"--for {name}" in guide
