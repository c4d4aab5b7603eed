"""Words and segments by match band: what counts where, and what does not count."""

import json

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from memory import Origin, TranslationUnit, open_memory
from tests.workbench.conftest import one_to_one, store_text
from workbench.cli.root import qostil
from workbench.errors import InputError, WorkbenchError
from workbench.project import Project
from workbench.services.analysing import Request, leverage_of_project, weight_of
from workbench.services.aside import aside
from workbench.services.leverage import WEIGHTS, Band, Own, SourceText, analyse, band_of
from workbench.services.progress import Progress, result_of
from workbench.services.volume import Volume, word_count

LAKE = "Көл жағасында ескі диірмен тұрды."
MILL = "Диірменші таңертең ерте оянып, ұн тартты."
ROAD = "Жол бойында бес ақ терек өсті."
HILL = "Төбенің басынан бүкіл ауыл анық көрінеді."


def unit(source, *, previous="", following="", origin=None, target="ru"):
    return TranslationUnit(
        source, {target: "…"}, previous=previous, following=following, origin=origin or Origin()
    )


@pytest.fixture
def store(tmp_path):
    with open_memory(tmp_path / "m.qtm", create=True) as store:
        yield store


def bands(store, *segments, own=None, internal=False):
    """The bands that have segments, in a text of these segments."""
    texts = [SourceText("a", "kk", segments)]
    found = result_of(analyse(texts, "ru", [store], own or Own(), internal=internal))
    return {band: volume.segments for band, volume in found[0].bands.items() if volume.segments}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Ол — бөліп-жармай айтты.", 3),
        ("1917–1920 жж. и/или «сөз»", 4),
        ("3,14 - 5 %", 2),
        ("  бір\tекі\nүш ", 3),
        ("… !", 0),
    ],
)
def test_words_are_what_stands_between_spaces(text, words):
    assert word_count(text) == words


def test_characters_are_counted_with_single_spaces():
    assert Volume.of(["бір  екі ", "үш"]) == Volume(2, 3, 9)
    assert Volume(1, 1, 900).pages == 0.5


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (101, Band.CONTEXT), (100, Band.EXACT), (99, Band.FUZZY_95), (95, Band.FUZZY_95),
        (94, Band.FUZZY_85), (85, Band.FUZZY_85), (84, Band.FUZZY_75), (75, Band.FUZZY_75),
        (74, Band.FUZZY_50), (50, Band.FUZZY_50), (49, Band.NONE), (0, Band.NONE),
    ],
)  # fmt: skip
def test_bands_begin_and_end_where_their_names_say(score, band):
    assert band_of(score) is band


def test_each_segment_counts_in_its_best_band(store):
    for one in (
        unit(LAKE),
        unit(MILL, previous=LAKE, following=ROAD),
        unit("Жол бойында алты ақ терек өсті."),
    ):
        store.put(one)
    assert bands(store, LAKE, MILL, ROAD, HILL) == {
        Band.EXACT: 1,
        Band.CONTEXT: 1,
        Band.FUZZY_75: 1,
        Band.NONE: 1,
    }


def test_a_repetition_goes_before_an_exact_match_and_after_a_context_match(store):
    store.put(unit(LAKE))
    assert bands(store, LAKE, LAKE, f" {LAKE} ") == {Band.EXACT: 1, Band.REPETITION: 2}
    store.put(unit(LAKE, previous=HILL, following=ROAD))
    assert bands(store, LAKE, HILL, LAKE, ROAD, HILL) == {
        Band.EXACT: 1,
        Band.CONTEXT: 1,
        Band.NONE: 2,
        Band.REPETITION: 1,
    }


def test_texts_repeat_one_another(store):
    texts = [SourceText(name, "kk", (LAKE,)) for name in "ab"]
    first, second = result_of(analyse(texts, "ru", [store]))
    assert first.bands[Band.NONE] == second.bands[Band.REPETITION] == Volume.of([LAKE])


def test_what_resembles_an_earlier_segment_counts_only_when_asked_for(store):
    text = (ROAD, "Жол бойында бес қара терек өсті.")
    assert bands(store, *text) == {Band.NONE: 2}
    assert bands(store, *text, internal=True) == {Band.NONE: 1, Band.FUZZY_75: 1}
    (found,) = result_of(analyse([SourceText("a", "kk", text)], "ru", [store], internal=True))
    assert found.within[Band.FUZZY_75].words == 6


def test_another_language_is_no_match(store):
    store.put(unit(LAKE, target="en"))
    assert bands(store, LAKE) == {Band.NONE: 1}


def test_what_the_project_wrote_does_not_count(store):
    own = Own("book", frozenset({"a.txt"}))
    for number in range(8):  # more than the first look takes in
        store.put(TranslationUnit(LAKE, {"ru": str(number)}, origin=Origin("book", "a.txt", str(number))))
    assert bands(store, LAKE, own=own) == {Band.NONE: 1}
    store.put(TranslationUnit(LAKE, {"ru": "…"}, origin=Origin("book", "other.txt")))
    assert bands(store, LAKE, own=own) == {Band.EXACT: 1}


@given(st.lists(st.sampled_from([LAKE, MILL, ROAD, HILL, "", "1917"]), max_size=12))
def test_every_segment_counts_once(segments):
    (found,) = result_of(analyse([SourceText("a", "kk", tuple(segments))], "ru", []))
    assert found.total == Volume.of(segments)
    assert found.bands[Band.REPETITION].segments == len(segments) - len(set(segments))


def test_progress_is_told_in_segments(store):
    text = SourceText("a", "kk", tuple(f"Сөйлем {n}." for n in range(45)))
    steps = list(analyse([text], "ru", [store]))
    assert [step.done for step in steps] == [0, 20, 40]
    assert steps[0] == Progress("comparing a", 0, 45)


@pytest.mark.parametrize(
    ("band", "rate", "problem"),
    [("75", "0.5", "no match band"), ("100", "2", "between 0 and 1"), ("100", "half", "between 0 and 1")],
)
def test_a_weight_that_cannot_be_is_refused(band, rate, problem):
    with pytest.raises(InputError, match=problem):
        weight_of(band, rate)


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        return CliRunner().invoke(qostil, list(map(str, arguments)))

    return run


@pytest.fixture
def book(tmp_path):
    """A project of two Kazakh texts with a memory that knows one sentence from elsewhere, one from here."""
    path = tmp_path / "book.qostil"
    with Project.create(path, "kk", ("ru",)) as project:
        source = store_text(project, "kk", (LAKE, MILL, ROAD))
        project.bitexts.add(source, store_text(project, "ru", ("1", "2", "3")), one_to_one(3))
    with open_memory(tmp_path / "book.qtm", create=True) as store:
        store.put(unit(LAKE))
        store.put(unit(MILL, origin=Origin("book", "essay.kk.txt")))
    return path


def test_stats_show_the_leverage_of_a_project(run, book):
    found = json.loads(run("stats", book, "--leverage", "--json").stdout)
    (leverage,) = found["leverage"]
    assert found["documents"][0]["words"] == 17
    assert leverage["target_lang"] == "ru"
    assert leverage["memories"] == [str(book.with_suffix(".qtm"))]
    total = leverage["total"]
    assert {band: volume["words"] for band, volume in total["bands"].items() if volume["words"]} == {
        "100": 5,
        "none": 12,
    }
    assert total["weighted"] == pytest.approx(5 * 0.3 + 12)
    shown = run("stats", book, "--leverage", "--weight", "none=0.5").stdout
    assert "weighted" in shown
    assert shown.splitlines()[-1].split() == [
        "all",
        "3",
        "17",
        "100%",
        str(total["all"]["characters"]),
        "0.1",
        "8",
    ]


def test_a_text_is_compared_with_the_memories_that_are_named(run, tmp_path, book):
    (tmp_path / "new.txt").write_text(f"{LAKE}\n{HILL}\n{HILL}\n", encoding="utf-8")
    found = json.loads(run("stats", "new.txt", "--memory", "book.qtm", "--json").stdout)["leverage"][0]
    words = {band: volume["words"] for band, volume in found["total"]["bands"].items() if volume["words"]}
    assert words == {"100": 5, "none": 6, "repetitions": 6}


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("--leverage", "--memory", "no.qtm"), "no.qtm"),
        (("--leverage", "--to", "en"), "holds nothing in en"),
        (("--leverage", "--weight", "99=1"), "no match band"),
        (("--leverage", "--weight", "99"), "BAND=RATE"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(run, book, arguments, problem):
    result = run("stats", book, *arguments)
    assert result.exit_code == 2
    assert problem in result.stderr
    assert "Traceback" not in result.stderr


def test_an_attached_memory_that_cannot_be_read_is_left_out_and_named(run, book):
    book.with_suffix(".qtm").write_text("no memory " * 100, encoding="utf-8")
    result = run("stats", book, "--leverage")
    assert result.exit_code == 0
    assert "left out:" in result.stderr


def test_the_work_can_be_done_in_a_process_of_its_own(book):
    here = result_of(leverage_of_project(book, Request()))
    assert result_of(aside(leverage_of_project, book, Request())) == here
    assert set(here[0].weights) == set(WEIGHTS)


def test_a_process_that_fails_says_why(tmp_path):
    with pytest.raises(WorkbenchError, match="no such project"):
        result_of(aside(leverage_of_project, tmp_path / "none.qostil", Request()))


def test_a_bilingual_file_is_counted_by_its_source_segments(run, tmp_path, book):
    rows = [("kk", "ru", "en"), (LAKE, "1", "a"), (HILL, "", "b"), (HILL, "3", "c")]
    (tmp_path / "job.tsv").write_text("\n".join(map("\t".join, rows)), encoding="utf-8")
    found = json.loads(run("stats", "job.tsv", "--memory", "book.qtm", "--json").stdout)["leverage"]
    assert [one["target_lang"] for one in found] == ["ru", "en"]
    words = [{band: v["words"] for band, v in one["total"]["bands"].items() if v["words"]} for one in found]
    assert words == [{"100": 5, "none": 6, "repetitions": 6}, {"none": 11, "repetitions": 6}]
    (only,) = json.loads(run("stats", "job.tsv", "--to", "en", "--json").stdout)["leverage"]
    assert only["texts"][0]["name"] == "job.tsv"
