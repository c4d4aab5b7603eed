"""Who worked when, for how long, and what came of it; and how much the drafts were edited."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from click.testing import CliRunner

from aligner import Bead, Side, Status
from tests.workbench.conftest import SOURCE
from workbench.cli.root import qostil
from workbench.project import Change, Deed, Swap, TextEdit
from workbench.project.proposals import EngineKey, KeptProposal
from workbench.services.activity import Work, activity
from workbench.services.counting import count
from workbench.services.reviewing import Review
from workbench.services.scoring import ter
from workbench.services.volume import Volume
from workbench.settings import Settings

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = date(2026, 3, 2)
EDIT = Change("edit", edits=(TextEdit(Side.TARGET, 0, "a", "b"),))
FIVE = {1: {n: Volume(1, 5, 30) for n in range(9)}}


def bead(number, status):
    return Bead(range(number, number + 1), range(number, number + 1), 0.5, status)


def becomes(number, before, after):
    return Change("approve", (Swap((bead(number, before),), (bead(number, after),)),))


def deeds(*steps):
    """Deeds from (minutes, author, change) or (minutes, author, change, bitext)."""
    return [
        Deed(rest[0] if rest else 1, NOON + timedelta(minutes=minutes), author, change)
        for minutes, author, change, *rest in steps
    ]


@pytest.mark.parametrize(
    ("minutes", "active"),
    [((0,), 0), ((0, 3), 3), ((0, 5), 5), ((0, 5.1), 0), ((0, 4, 8, 30, 31), 9), ((), 0)],
)
def test_a_gap_of_more_than_five_minutes_is_a_break(minutes, active):
    found = activity(deeds(*((minute, "A", None) for minute in minutes)), {})
    assert found.total.time == timedelta(minutes=active)


def test_people_work_at_the_same_time_each_on_their_own():
    found = activity(deeds((0, "A", EDIT), (1, "B", EDIT), (4, "A", EDIT, 2), (5, "B", None)), {})
    assert found.by_author() == {
        "A": Work(edits=2, time=timedelta(minutes=4)),
        "B": Work(edits=1, time=timedelta(minutes=4)),
    }
    assert found.by_bitext()[2] == Work(edits=1, time=timedelta(minutes=4))
    assert found.by_day() == {DAY: found.total}


def test_a_segment_counts_on_the_day_of_its_last_approval():
    day = 24 * 60
    found = activity(
        deeds(
            (0, "A", becomes(0, Status.NEW, Status.APPROVED)),
            (1, "A", becomes(1, Status.NEW, Status.APPROVED)),
            (2, "A", becomes(1, Status.APPROVED, Status.REJECTED)),
            (day, "B", becomes(1, Status.REJECTED, Status.APPROVED)),
            (day + 1, "B", becomes(1, Status.APPROVED, Status.APPROVED)),
        ),
        FIVE,
    )
    assert {day: work.approved.words for day, work in found.by_day().items()} == {
        DAY: 5,
        date(2026, 3, 3): 5,
    }
    assert found.by_author()["B"].approved == Volume(1, 5, 30)


def test_what_is_not_approved_any_more_does_not_count():
    found = activity(deeds((0, "A", becomes(0, Status.NEW, Status.APPROVED))), {1: {3: Volume(1, 5, 30)}})
    assert found.total.approved == Volume()


def test_days_without_work_are_shown_too():
    found = activity(deeds((0, "A", EDIT), (2 * 24 * 60, "A", EDIT)), {})
    assert [(day.day, work.edits) for day, work in found.last_days(4)] == [(1, 0), (2, 1), (3, 0), (4, 1)]
    assert activity([], {}).last_days(4) == []


def test_the_pace_needs_time():
    assert Work(Volume(1, 50, 300), time=timedelta(minutes=4)).words_an_hour is None
    assert Work(Volume(1, 50, 300), time=timedelta(minutes=30)).words_an_hour == 100
    assert Work(time=timedelta(minutes=65)).clock == "1:05"


@pytest.fixture
def reviewed(project, entry):
    """A project with an edited and approved bead, an approved one, a rejected one, an undone approval."""
    review = Review(project, entry, Settings(author="Айгерім"), lambda: None)
    review.edit(0, Side.TARGET, ["Партия «Алаш» создана в 1917 году."])
    for position in (0, 1, 3):
        review.set_status(position, Status.APPROVED)
    review.undo()
    review.set_status(2, Status.REJECTED)
    return project


def test_figures_tell_status_words_edits_and_effort(reviewed):
    figures = count(reviewed)
    (bitext,) = figures.bitexts
    assert {status: volume.segments for status, volume in bitext.statuses.items()} == {
        "new": 1, "draft": 0, "approved": 2, "rejected": 1,
    }  # fmt: skip
    assert bitext.statuses["approved"].words == 9
    assert bitext.total == Volume(4, 15, 88)
    assert bitext.edited == 1
    before = ["Партия «Алаш» была создана в 1917 году.", "Её возглавил А. Букейхан."]
    after = ["Партия «Алаш» создана в 1917 году.", "Её возглавил А. Букейхан."]
    assert bitext.effort == pytest.approx(ter(before[:1], after[:1]))
    assert bitext.post_edit == pytest.approx(ter(before, after))
    assert 0 < bitext.post_edit < bitext.effort
    work = figures.activity.by_author()["Айгерім"]
    assert (work.approved, work.edits) == (Volume(2, 9, 57), 1)


def test_without_edits_there_is_no_effort_and_approving_as_it_came_costs_nothing(project, entry):
    assert (count(project).bitexts[0].effort, count(project).bitexts[0].post_edit) == (None, None)
    Review(project, entry, Settings(author="A"), lambda: None).set_status(0, Status.APPROVED)
    assert (count(project).bitexts[0].effort, count(project).bitexts[0].post_edit) == (None, 0.0)


def test_stats_show_days_and_people(reviewed):
    path = str(reviewed.path)
    found = json.loads(CliRunner().invoke(qostil, ["stats", path, "--json"]).stdout)
    assert found["people"][0]["author"] == "Айгерім"
    assert found["days"][0]["approved"]["words"] == 9
    shown = CliRunner().invoke(qostil, ["stats", path]).stdout
    assert "9 of 15" in shown
    assert "Айгерім" in shown


def test_each_engine_is_compared_with_what_was_approved(reviewed):
    key = EngineKey("small", "v1", "kk", "ru")
    right = KeptProposal("Её возглавил А. Букейхан.")
    wrong = KeptProposal("Партия «Алаш» создана в 1918 году.")
    told = [(SOURCE[0], [wrong, right]), (SOURCE[1], [right]), (SOURCE[3], [wrong]), ("Басқа.", [wrong])]
    reviewed.proposals.keep(key, told)
    reviewed.proposals.keep(EngineKey("small", "v2", "kk", "ru"), [(SOURCE[1], [wrong]), (SOURCE[0], [])])
    reviewed.proposals.keep(EngineKey("other", "v1", "kk", "en"), told)
    reviewed.proposals.keep(EngineKey("silent", "v1", "kk", "ru"), [(SOURCE[0], [])])
    (engine,) = count(reviewed).engines
    assert (engine.engine, engine.target_lang, engine.segments, engine.same) == ("small", "ru", 2, 1)
    assert engine.effort == pytest.approx(100 * 1 / 10)
    shown = CliRunner().invoke(qostil, ["stats", str(reviewed.path)]).stdout
    assert "small   ru           2     1  10.0 TER" in shown


def test_without_proposals_there_are_no_engines(reviewed):
    assert count(reviewed).engines == ()
