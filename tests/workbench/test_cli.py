"""The command line's contract: what goes in, what comes out, and how it fails."""

import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from corpus.readers import pieces
from workbench.cli.root import qostil
from workbench.locations import samples_folder

KK = "Алаш партиясы 1917 жылы құрылды. Оны Ә. Бөкейхан басқарды.\n\nОл 1920 жылы тарады.\n"
RU = "Партия «Алаш» была создана в 1917 году. Её возглавил А. Букейхан.\n\nОна распалась в 1920 году.\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def run(*arguments, stdin=None):
        return CliRunner().invoke(qostil, list(map(str, arguments)), input=stdin)

    return run


@pytest.fixture
def texts(tmp_path):
    (tmp_path / "essay.kk.txt").write_text(KK, encoding="utf-8")
    (tmp_path / "essay.ru.txt").write_text(RU, encoding="utf-8")
    return tmp_path


def test_clean_prints_the_repaired_text_and_reports_every_repair(run, tmp_path):
    (tmp_path / "a.txt").write_text(
        "Бұл мәселе үкiметтің жұмы-\nсына байланысты. Жұмысына кірісті.\n", encoding="utf-8"
    )
    result = run("clean", "a.txt", "--report", "r.jsonl")
    assert result.exit_code == 0
    assert result.stdout == "Бұл мәселе үкіметтің жұмысына байланысты. Жұмысына кірісті.\n"
    repairs = [json.loads(line) for line in (tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {"mixed-script", "broken-word"} <= {repair["kind"] for repair in repairs}
    original = (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert all(original[slice(*repair["span"])] == repair["before"] for repair in repairs)


def test_segment_prints_one_segment_a_line_and_a_blank_line_between_paragraphs(run, texts):
    assert run("segment", "essay.kk.txt").stdout == (
        "Алаш партиясы 1917 жылы құрылды.\nОны Ә. Бөкейхан басқарды.\n\nОл 1920 жылы тарады.\n"
    )


def test_standard_input_is_a_dash(run):
    assert run("segment", "-", stdin=KK).stdout.count("\n") == 4
    assert run("clean", "-", stdin="Бір сөйлем.").stdout == "Бір сөйлем.\n"


def test_align_prints_tab_separated_beads(run, texts):
    rows = [line.split("\t") for line in run("align", "essay.kk.txt", "essay.ru.txt").stdout.splitlines()]
    assert [row[1:] for row in rows] == [
        ["Алаш партиясы 1917 жылы құрылды.", "Партия «Алаш» была создана в 1917 году."],
        ["Оны Ә. Бөкейхан басқарды.", "Её возглавил А. Букейхан."],
        ["Ол 1920 жылы тарады.", "Она распалась в 1920 году."],
    ]
    assert all(0 <= float(row[0]) <= 1 for row in rows)


def test_align_lines_takes_the_paragraphs_of_a_word_document(run, tmp_path):
    for lang, paragraphs in (
        ("kk", ["Қала үлкен. Таза.", "Тау биік."]),
        ("ru", ["Город большой.", "Гора высокая."]),
    ):
        document = docx.Document()
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
        document.save(tmp_path / f"a.{lang}.docx")
    rows = run("align", "a.kk.docx", "a.ru.docx", "--lines", "--from", "kk", "--to", "ru").stdout.splitlines()
    assert [row.split("\t")[1:] for row in rows] == [
        ["Қала үлкен. Таза.", "Город большой."],
        ["Тау биік.", "Гора высокая."],
    ]


def test_align_lines_keeps_every_line_as_a_segment(run, texts, tmp_path):
    (tmp_path / "s.txt").write_text("Бір. Екі.\n\nҮш мың.\n", encoding="utf-8")
    (tmp_path / "t.txt").write_text("Один. Два.\n\nТри тысячи.\n", encoding="utf-8")
    result = run("align", "s.txt", "t.txt", "--lines", "--from", "kk", "--to", "ru", "-o", "out.jsonl")
    assert result.exit_code == 0
    beads = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sorted(i for bead in beads for i in bead["source"]) == [0, 1, 2]
    assert sorted(j for bead in beads for j in bead["target"]) == [0, 1, 2]
    first = beads[0]
    assert set(first) == {"source", "target", "confidence", "source_text", "target_text"}
    assert (first["source"], first["target"], first["source_text"]) == ([0], [0], "Бір. Екі.")


@pytest.mark.parametrize("ending", ["tmx", "tsv", "jsonl", "html", "xlsx"])
def test_align_writes_every_form(run, texts, tmp_path, ending):
    assert run("align", "essay.kk.txt", "essay.ru.txt", "-o", f"out.{ending}").exit_code == 0
    assert (tmp_path / f"out.{ending}").stat().st_size > 100


def test_an_unknown_form_is_refused(run, texts, tmp_path):
    result = run("align", "essay.kk.txt", "essay.ru.txt", "-o", "out.doc")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "choose .tmx" in result.stderr


def test_a_sheet_keeps_a_formula_as_text(run, tmp_path):
    from openpyxl import load_workbook

    (tmp_path / "s.txt").write_text("=1+1 тең екі\n", encoding="utf-8")
    (tmp_path / "t.txt").write_text("=1+1 равно два\n", encoding="utf-8")
    assert run("align", "s.txt", "t.txt", "--lines", "-o", "o.xlsx").exit_code == 0
    row = list(load_workbook(tmp_path / "o.xlsx").active.iter_rows(values_only=True))[1]
    assert row[2:] == ("'=1+1 тең екі", "'=1+1 равно два")


def test_split_writes_one_file_a_language(run, tmp_path):
    russian = "Это аннотация статьи на русском языке. В ней говорится об истории движения."
    english = "This is the abstract of the article in English. It tells the history of the movement."
    kazakh = "Бұл мақалада қозғалыстың тарихы қарастырылады. Онда халықтың тағдыры туралы айтылады."
    (tmp_path / "m.txt").write_text(f"{kazakh}\n\n{russian}\n\n{english}\n", encoding="utf-8")
    result = run("split", "m.txt", "-o", "parts")
    assert result.exit_code == 0
    written = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "parts").iterdir()}
    assert written == {"m.kk.txt": f"{kazakh}\n", "m.ru.txt": f"{russian}\n", "m.en.txt": f"{english}\n"}


SHORT_RUSSIAN = (
    "Съезд прошёл в 1918 году в Оренбурге.\n"
    "В нём приняли участие около пятисот делегатов.\n"
    "Съезд принял решение.\n"
)


def test_a_short_draft_comes_into_a_project(run, tmp_path):
    (tmp_path / "e.kk.txt").write_text("Құрылтай 1917 жылы Орынборда өтті. Съезд шешім қабылдады.\n", "utf-8")
    (tmp_path / "e.ru.txt").write_text(SHORT_RUSSIAN, "utf-8")
    assert run("new", "p.qostil", "--from", "kk", "--to", "ru,en").exit_code == 0
    assert "e.ru.txt: ru, 3 segments" in run("add", "p.qostil", "e.kk.txt", "e.ru.txt").stderr
    (tmp_path / "d.txt").write_text(SHORT_RUSSIAN, "utf-8")
    refused = run("add", "p.qostil", "e.kk.txt", "d.txt")
    assert refused.exit_code == 2
    assert "d.txt: its language cannot be told; give it with --to" in refused.stderr


def test_a_mistyped_command_is_told_the_nearest(run):
    mistyped = run("expotr", "book.qostil")
    assert (mistyped.exit_code, mistyped.stdout) == (2, "")
    assert "there is no command expotr; did you mean export?" in mistyped.stderr
    assert "there is no command zzz; qostil --help lists them" in run("zzz").stderr


def test_from_texts_to_tmx_and_back(run, texts, tmp_path):
    assert run("new", "book.qostil", "--from", "kk", "--to", "ru").exit_code == 0
    assert run("add", "book.qostil", "essay.kk.txt", "essay.ru.txt").exit_code == 0
    nothing = run("export", "book.qostil", "-o", "book.tmx")
    assert nothing.exit_code == 2
    assert "nothing is approved yet" in nothing.stderr
    assert run("export", "book.qostil", "-o", "book.tmx", "--all").exit_code == 0
    assert run("tm", "import", "book.tmx", "--memory", "m.qtm").exit_code == 0
    found = run("tm", "search", "Алаш партиясы 1917 жылы құрылды.", "--memory", "m.qtm", "--json")
    assert [(m["score"], m["targets"]["ru"]) for m in json.loads(found.stdout)] == [
        (100, "Партия «Алаш» была создана в 1917 году.")
    ]
    assert run("tm", "search", "мүлдем басқа нәрсе", "--memory", "m.qtm").exit_code == 1
    assert json.loads(run("stats", "book.qostil", "--json").stdout)["bitexts"][0]["beads"] == 3
    assert run("check", "book.qostil").exit_code == 0


def test_check_finds_a_changed_year_and_exits_with_one(run, texts, tmp_path):
    (tmp_path / "essay.ru.txt").write_text(RU.replace("1920", "1921"), encoding="utf-8")
    run("align", "essay.kk.txt", "essay.ru.txt", "-o", "out.tmx")
    result = run("check", "out.tmx", "--json")
    assert result.exit_code == 1
    assert [(f["segment"], f["rule"], f["message"]) for f in json.loads(result.stdout)] == [
        (3, "numbers", "1920 became 1921")
    ]


def test_score_prints_signatures(run, tmp_path):
    (tmp_path / "h.txt").write_text(
        "Партия была создана в том году.\nПотом она быстро распалась совсем.\n", encoding="utf-8"
    )
    figures = json.loads(run("score", "h.txt", "h.txt", "--json").stdout)
    assert [(f["name"], round(f["score"])) for f in figures] == [("BLEU", 100), ("chrF2", 100), ("TER", 0)]
    assert all("version:" in f["signature"] for f in figures)


def bad_inputs(folder: Path):
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "no-letters.txt").write_text("12 34 -- 56\n", encoding="utf-8")
    (folder / "folder.txt").mkdir()
    (folder / "cp1251.txt").write_bytes(RU.encode("cp1251"))
    return {
        "missing.txt": [], "empty.txt": [], "binary.txt": [], "no-letters.txt": [], "folder.txt": [],
        "cp1251.txt": ["--encoding", "utf-8"], "essay.kk.txt": ["--encoding", "no-such-encoding"],
    }  # fmt: skip


@pytest.mark.parametrize("command", ["clean", "segment", "split", "align", "add"])
def test_bad_input_is_one_clear_line(run, texts, tmp_path, command):
    run("new", "book.qostil", "--to", "ru")
    for name, options in bad_inputs(tmp_path).items():
        others = {"split": ["-o", "parts"], "align": ["essay.ru.txt"]}.get(command, [])
        before = ["book.qostil"] if command == "add" else []
        result = run(command, *before, name, *others, *options)
        assert result.exit_code == 2, (name, result.output)
        assert result.stdout == ""
        assert result.stderr.count("\n") == 1, result.stderr
        assert result.stderr.startswith("qostil: ")
        assert not (tmp_path / "parts").exists()


def test_a_full_disk_is_one_clear_line_and_leaves_nothing(texts):
    for arguments in (["segment", "essay.kk.txt"], ["align", "essay.kk.txt", "essay.ru.txt"]):
        with Path("/dev/full").open("w") as full:
            result = subprocess.run(
                [sys.executable, "-m", "workbench", *arguments],
                stdout=full, stderr=subprocess.PIPE, text=True, check=False, cwd=texts,
                env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            )  # fmt: skip
        assert (result.returncode, result.stderr.count("qostil: ")) == (2, 1), result.stderr
        assert "No space left" in result.stderr
        assert "Traceback" not in result.stderr


@pytest.mark.parametrize("ending", ["tmx", "tsv", "xlsx"])
def test_an_export_onto_a_full_disk_is_one_clear_line(run, texts, ending, tmp_path):
    full = tmp_path / f"full.{ending}"
    full.symlink_to("/dev/full")
    result = run("align", "essay.kk.txt", "essay.ru.txt", "-o", full)
    assert result.exit_code == 2
    assert "No space left" in result.stderr
    assert Path("/dev/full").is_char_device()


def test_demo_takes_the_sample_the_whole_way(run, tmp_path):
    result = run("demo", "--out", "demo.tmx")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "demo.tmx").exists()
    assert (tmp_path / "demo.qostil").exists()
    for word in ("segments", "broken-word", "beads", "findings", "wrote demo.tmx"):
        assert word in result.stdout
    again = run("demo", "--out", "demo.tmx")
    assert again.exit_code == 0
    assert again.stdout.splitlines()[0] == "opened demo.qostil"
    assert samples_folder().is_dir()


BROKEN = "Бұл мәселе үкiметтің жұмысы.Жаңа кітап шықты . Адам- дар келді.\n"


def kinds(path, made):
    repairs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [repair["span"] for repair in repairs] == sorted(repair["span"] for repair in repairs)
    return [repair["kind"] for repair in repairs if repair["made"] is made]


def test_clean_leaves_out_the_kinds_it_is_told_to(run, tmp_path):
    (tmp_path / "a.txt").write_text(BROKEN, encoding="utf-8")
    assert "жұмысы. Жаңа кітап шықты." in run("clean", "a.txt").stdout
    result = run(
        "clean", "a.txt", "--without", "missing-space", "--without", "spacing", "--report", "r.jsonl"
    )
    assert "үкіметтің жұмысы.Жаңа кітап шықты ." in result.stdout
    assert {"missing-space", "spacing"} <= set(kinds(tmp_path / "r.jsonl", made=False))
    refused = run("clean", "a.txt", "--without", "typos")
    assert refused.exit_code == 2
    assert "missing-space" in refused.stderr


def test_clean_makes_what_is_proposed_when_told_to(run, tmp_path):
    (tmp_path / "a.txt").write_text("Ол Facebookке жазды. Аудармашы келді.\n", encoding="utf-8")
    run("clean", "a.txt", "--report", "before.jsonl")
    assert kinds(tmp_path / "before.jsonl", made=False)
    result = run("clean", "a.txt", "--accept-proposed", "--report", "after.jsonl")
    assert result.exit_code == 0
    assert not kinds(tmp_path / "after.jsonl", made=False)


SRX = """<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header cascade="yes"/><body>
<languagerules><languagerule languagerulename="mine"><rule break="no"><beforebreak>құрылды\\.</beforebreak>
<afterbreak>\\s</afterbreak></rule></languagerule></languagerules><maprules>
<languagemap languagepattern=".*" languagerulename="mine"/></maprules></body></srx>"""


def test_segment_asks_a_users_own_rules_first(run, texts, monkeypatch):
    (texts / "mine.srx").write_text(SRX, encoding="utf-8")
    joined = "Алаш партиясы 1917 жылы құрылды. Оны Ә. Бөкейхан басқарды.\n\nОл 1920 жылы тарады.\n"
    assert run("segment", "essay.kk.txt").stdout != joined
    assert run("segment", "essay.kk.txt", "--rules", "mine.srx").stdout == joined
    monkeypatch.setenv("QOSTIL_HOME", str(texts))
    (texts / "settings.toml").write_text('segmentation_rules = "mine.srx"\n', encoding="utf-8")
    assert run("segment", "essay.kk.txt").stdout == joined


def test_segment_exports_rules_that_it_reads_again(run, texts):
    assert run("segment", "--export-rules", "ours.srx").exit_code == 0
    with_ours = run("segment", "essay.kk.txt", "--rules", "ours.srx").stdout
    assert with_ours == run("segment", "essay.kk.txt").stdout
    assert run("segment").exit_code == 2


def test_rules_that_cannot_be_used_end_in_one_line(run, texts):
    (texts / "bad.srx").write_text("<srx>", encoding="utf-8")
    result = run("segment", "essay.kk.txt", "--rules", "bad.srx")
    assert result.exit_code == 2
    assert "bad.srx: is not XML" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_a_text_of_many_pieces_is_cleaned_and_cut_like_one_of_a_single_piece(run, tmp_path, monkeypatch):
    paragraph = "Бұл мәселе үкiметтің жұмы-\nсына байланысты. Жұмысына кірісті.\n\n"
    (tmp_path / "a.txt").write_text(paragraph * 60, encoding="utf-8")
    whole = run("clean", "a.txt", "--report", "whole.jsonl"), run("segment", "a.txt")
    monkeypatch.setattr("workbench.cli.clean.pieces", partial(pieces, long=1, most=300))
    monkeypatch.setattr("workbench.cli.segment.pieces", partial(pieces, long=1, most=300))
    in_pieces = run("clean", "a.txt", "--report", "pieces.jsonl"), run("segment", "a.txt")
    assert [result.stdout for result in in_pieces] == [result.stdout for result in whole]
    original = (tmp_path / "a.txt").read_text(encoding="utf-8")
    for name in ("whole", "pieces"):
        lines = (tmp_path / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        repairs = [json.loads(line) for line in lines]
        assert [r["before"] for r in repairs] == [original[slice(*r["span"])] for r in repairs]
        assert sum(r["kind"] == "mixed-script" for r in repairs) == 60


def test_suggest_scores_a_memory_and_a_draft_with_reasons(run, tmp_path):
    run("demo", "--out", str(tmp_path / "demo.tmx"))
    found = json.loads(run("suggest", str(tmp_path / "demo.qostil"), "--to", "ru", "--json").stdout)
    assert {"segment", "source", "lang", "text", "origin", "name", "quality", "band", "reasons"} == found[
        0
    ].keys()
    assert {row["lang"] for row in found} == {"ru"}
    assert {"draft", "glossary"} <= {row["origin"] for row in found}
    wrong = [row for row in found if "1917 became 1918" in row["reasons"]]
    assert wrong
    assert all(row["band"] in {"heavy edit", "retranslate"} for row in wrong)


def test_suggest_reads_lines_and_looks_into_a_memory(run, tmp_path):
    run("demo", "--out", str(tmp_path / "demo.tmx"))
    memory = str(tmp_path / "demo.qtm")
    found = run(
        "suggest", "-", "--to", "ru", "--memory", memory, stdin="Шұғыла.\nҚаржы есебі 2020 жылы берілді.\n"
    )
    assert found.exit_code in {0, 1}
    source = "Төңкеріс патша билігін құлатты."
    assert run("suggest", source, "--to", "kk").exit_code == 2
    assert run("suggest", source).exit_code == 2
    assert "--from" in run("suggest", "12345", "--to", "ru").stderr
    assert run("suggest", source, "--to", "ru", "--engine", "none").exit_code == 2
