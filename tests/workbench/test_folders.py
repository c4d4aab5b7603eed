"""Whole folders: which files belong together, what is done, left alone, done again and reported."""

import json
from pathlib import PurePath

import pytest
from click.testing import CliRunner

from memory import TranslationUnit, open_memory, read_tmx
from tests.workbench.test_cli import SRX
from workbench.cli.root import qostil
from workbench.errors import InputError
from workbench.services import folders
from workbench.services.file_names import pair_names, plain_stem
from workbench.services.folder_record import NAME
from workbench.services.folders import FolderOptions, align_folders
from workbench.services.progress import result_of

TEXTS = {
    "meeting": (
        "Жиналыс 1998 жылы Алматыда өтті. Оған Сейітов келді.\nҚұжатқа қол қойылды.\n",
        "Встреча прошла в 1998 году в Алматы. На неё прибыл Сейитов.\nДокумент был подписан.\n",
    ),
    "river": (
        "Ертіс өзенінің ұзындығы 4248 километр. Ол Семей қаласы арқылы ағады.\nСуы мол.\n",
        "Длина реки Иртыш 4248 километров. Она протекает через город Семей.\nВоды в ней много.\n",
    ),
}


@pytest.fixture
def tree(tmp_path):
    """kk/meeting.kk.txt and ru/meeting_rus.txt; kk/nature/river.txt and ru/nature/river.txt."""
    for side, (lang, suffix) in enumerate((("kk", ".kk"), ("ru", "_rus"))):
        (tmp_path / lang / "nature").mkdir(parents=True)
        (tmp_path / lang / f"meeting{suffix}.txt").write_text(TEXTS["meeting"][side], encoding="utf-8")
        (tmp_path / lang / "nature" / "river.txt").write_text(TEXTS["river"][side], encoding="utf-8")
    return tmp_path


def run(tree, *more):
    arguments = ["align", str(tree / "kk"), str(tree / "ru"), "-o", str(tree / "out"), "--jobs", "1", *more]
    return CliRunner().invoke(qostil, [*arguments, "--json"])


def summary(result):
    return json.loads(result.stdout)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("essay.txt", "essay.txt"),
        ("essay.txt", "essay.docx"),
        ("essay.kk.txt", "essay.ru.txt"),
        ("essay_kz.txt", "essay-rus.docx"),
        ("kk-essay.txt", "ru_essay.txt"),
        ("kk/essay.txt", "RU/essay.txt"),
        ("a/kk/essay.txt", "a/ru/essay (ru).txt"),
        ("kk.txt", "ru.txt"),
        ("Эссе қазақша.txt", "эссе русский.txt"),
    ],
)
def test_names_that_belong_together(source, target):
    pairs, left, right = pair_names([PurePath(source)], [PurePath(target)])
    assert (pairs, left, right) == ([(PurePath(source), PurePath(target))], [], [])


@pytest.mark.parametrize(
    ("source", "target"),
    [("essay.txt", "letter.txt"), ("a/essay.txt", "b/essay.txt"), ("kkessay.txt", "essay.txt")],
)
def test_names_that_do_not(source, target):
    assert pair_names([PurePath(source)], [PurePath(target)])[0] == []


def test_the_nearer_name_wins_and_an_ambiguous_one_pairs_nothing():
    sources = [PurePath(name) for name in ("a.kk.txt", "a.txt", "b.kk.txt", "b.kz.txt")]
    targets = [PurePath(name) for name in ("a.txt", "a.ru.txt", "b.ru.txt")]
    pairs, left, right = pair_names(sources, targets)
    assert [(str(s), str(t)) for s, t in pairs] == [("a.kk.txt", "a.ru.txt"), ("a.txt", "a.txt")]
    assert ([str(p) for p in left], [str(p) for p in right]) == (["b.kk.txt", "b.kz.txt"], ["b.ru.txt"])


@pytest.mark.parametrize(
    ("name", "stem"), [("a.kk.txt", "a"), ("kk.txt", "kk"), ("ru_a-b.txt", "a-b"), ("kaz.docx", "kaz")]
)
def test_an_output_is_called_as_its_source_without_the_language(name, stem):
    assert plain_stem(PurePath(name)) == stem


def test_outputs_never_share_a_name():
    pairs = [(PurePath(name), PurePath("x")) for name in ("a.txt", "a.docx", "a.kk.txt", "sub/a.txt")]
    names = folders._outputs(pairs, ".tmx")
    assert len({name.casefold() for name in names}) == len(names)
    assert names[3] == "sub/a.tmx"


def test_folders_are_aligned_file_by_file_into_mirrored_subfolders(tree):
    result = run(tree)
    assert result.exit_code == 0, result.output
    assert [done["output"] for done in summary(result)["aligned"]] == ["meeting.tmx", "nature/river.tmx"]
    sources = [unit.source for unit in read_tmx(tree / "out" / "nature" / "river.tmx")]
    assert sources[0] == "Ертіс өзенінің ұзындығы 4248 километр."
    assert "2 aligned" in result.stderr


def test_files_with_other_names_are_paired_by_what_they_hold(tree):
    (tree / "ru" / "meeting_rus.txt").rename(tree / "ru" / "one.txt")
    (tree / "ru" / "nature" / "river.txt").rename(tree / "ru" / "two.txt")
    (tree / "kk" / "extra.txt").write_text("Мысық далада ұйықтап жатыр.\n", encoding="utf-8")
    done = summary(run(tree))
    assert done["paired_by_content"] == [["meeting.kk.txt", "one.txt"], ["nature/river.txt", "two.txt"]]
    assert done["sources_without_partner"] == ["extra.txt"]
    assert len(done["aligned"]) == 2


def test_a_second_run_does_only_what_changed(tree):
    run(tree)
    before = (tree / "out" / "meeting.tmx").read_bytes()
    assert (summary(run(tree))["aligned"], len(summary(run(tree))["unchanged"])) == ([], 2)
    river = tree / "ru" / "nature" / "river.txt"
    river.write_text(river.read_text(encoding="utf-8") + "Рыбы тоже.\n", encoding="utf-8")
    assert [done["output"] for done in summary(run(tree))["aligned"]] == ["nature/river.tmx"]
    assert (tree / "out" / "meeting.tmx").read_bytes() == before
    assert len(summary(run(tree, "--min-confidence", "0.5"))["aligned"]) == 2


def test_what_qostil_did_not_write_is_left_alone(tree):
    (tree / "out").mkdir()
    mine = tree / "out" / "meeting.tmx"
    mine.write_text("mine", encoding="utf-8")
    result = run(tree)
    assert (result.exit_code, mine.read_text(encoding="utf-8")) == (1, "mine")
    (problem,) = summary(result)["problems"]
    assert "--force" in problem["problem"]
    assert run(tree, "--force").exit_code == 0
    assert mine.read_bytes().startswith(b"<?xml")
    mine.write_text("mine again", encoding="utf-8")
    (tree / "kk" / "meeting.kk.txt").write_text(TEXTS["river"][0], encoding="utf-8")
    assert run(tree).exit_code == 1
    assert mine.read_text(encoding="utf-8") == "mine again"


def test_a_broken_file_costs_that_file(tree):
    (tree / "kk" / "broken.txt").write_bytes(b"%PDF-1.4 \x00\x01\x02")
    (tree / "ru" / "broken.txt").write_text("Текст.\n", encoding="utf-8")
    (tree / "kk" / "same.txt").write_text("Бұл мәтін екі жағында бірдей қазақша.\n", encoding="utf-8")
    (tree / "ru" / "same.txt").write_text("Бұл мәтін екі жағында бірдей қазақша.\n", encoding="utf-8")
    result = run(tree)
    assert result.exit_code == 1
    assert len(summary(result)["aligned"]) == 2
    assert {p["file"] for p in summary(result)["problems"]} == {"broken.txt", "same.txt – same.txt"}
    assert "Traceback" not in result.output


def test_an_interrupted_run_goes_on(tree, monkeypatch):
    monkeypatch.setattr(folders, "BATCH_BYTES", 1)
    options = FolderOptions(jobs=1)
    task = align_folders(tree / "kk", tree / "ru", tree / "out", options)
    for _ in task:
        if list((tree / "out").rglob("*.tmx")):
            break
    task.close()
    kept = sorted(path.name for path in (tree / "out").rglob("*.tmx"))
    report = result_of(align_folders(tree / "kk", tree / "ru", tree / "out", options))
    assert kept
    assert report.problems == []
    assert len(report.unchanged) + len(report.aligned) == 2
    assert len(report.unchanged) >= 1


def test_a_memory_can_be_learned_from(tree):
    with open_memory(tree / "m.qtm", create=True) as store:
        store.put(TranslationUnit("Мысық ұйықтады.", {"ru": "Кошка уснула."}, "kk"))
    assert run(tree, "--memory", str(tree / "m.qtm")).exit_code == 0
    result = run(tree, "--memory", str(tree / "none.qtm"), "--force")
    assert result.exit_code == 1
    assert "none.qtm" in summary(result)["problems"][0]["problem"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("kk", "ru"), "-o"),
        (("kk", "ru", "-o", "ru"), "three different folders"),
        (("kk", "kk/meeting.kk.txt", "-o", "out"), "is not a folder"),
        (("kk", "ru", "en", "-o", "out"), "one other folder at a time"),
        (("kk", "empty", "-o", "out"), "holds no file"),
        (("kk", "ru", "-o", "out", "--lines"), "--lines is for files"),
        (("kk/meeting.kk.txt", "ru/meeting_rus.txt", "--json"), "are for folders"),
    ],
)
def test_folders_that_cannot_serve(tree, monkeypatch, arguments, reason):
    monkeypatch.chdir(tree)
    (tree / "empty").mkdir()
    result = CliRunner().invoke(qostil, ["align", *arguments])
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert reason in result.stderr


def test_a_damaged_record_is_said_so(tree):
    (tree / "out").mkdir()
    (tree / "out" / NAME).write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="is damaged"):
        result_of(align_folders(tree / "kk", tree / "ru", tree / "out", FolderOptions(jobs=1)))


def test_the_users_segmentation_rules_count_and_a_change_of_them_is_noticed(tree, monkeypatch):
    rules = tree / "mine.srx"
    monkeypatch.setenv("QOSTIL_HOME", str(tree))
    (tree / "settings.toml").write_text(f'segmentation_rules = "{rules}"\n', encoding="utf-8")
    rules.write_text(SRX.replace("құрылды", "кезінде"), encoding="utf-8")
    assert summary(run(tree, "--format", "tsv"))["aligned"]
    cut = (tree / "out" / "meeting.tsv").read_text("utf-8")
    rules.write_text(SRX.replace("құрылды", "өтті"), encoding="utf-8")
    again = summary(run(tree, "--format", "tsv"))
    assert len(again["aligned"]) == 2
    joined = (tree / "out" / "meeting.tsv").read_text("utf-8")
    assert "Алматыда өтті. Оған Сейітов келді." in joined
    assert joined != cut
    rules.unlink()
    assert run(tree, "--format", "tsv").exit_code == 2
