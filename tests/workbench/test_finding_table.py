"""The table of findings agrees with a list made of every finding anew, whatever was done before."""

import random

import pytest

from aligner import Bead, Bitext, Side, Status
from tests.workbench.conftest import store_text
from workbench.project import Project
from workbench.review import Severity
from workbench.services.finding_list import changed_beads, fix_all, gather
from workbench.services.finding_table import GRAVITY, FindingTable, Narrowing
from workbench.services.session import Session
from workbench.settings import Settings

KAZAKH = ("Ол 1917 жылы келді.", "Қала үлкен.", "Дала  кең.", "Өзен терең.", "Ол 1920 жылы кетті.") * 8
RUSSIAN = ("Он пришёл в 1918 году.", "Город  большой.", "Степь широка", "Река  глубока .", "Он ушёл.") * 8


@pytest.fixture
def review(tmp_path):
    with Project.create(tmp_path / "book.qostil", "kk", ("ru",)) as project:
        source, target = (store_text(project, *side) for side in (("kk", KAZAKH), ("ru", RUSSIAN)))
        beads = [Bead(range(n, n + 1), range(n, n + 1), 0.9) for n in range(len(KAZAKH))]
        project.bitexts.add(source, target, Bitext.of(beads))
        session = Session(project, Settings())
        list(gather(session, project.bitexts.entries()))
        yield session.review(project.bitexts.entries()[0])


def plain(review, narrowing):
    """What is to be listed, from the review itself."""
    rows = []
    for position, bead in enumerate(review.bitext.beads):
        pair = review.pair(position)
        for judged in review.found.known(pair) if bead.status is not Status.REJECTED else ():
            finding = judged.finding
            texts = (finding.message, finding.rule, pair.source, pair.target)
            if (
                (narrowing.ignored or judged.ignored is None)
                and narrowing.rule in ("", finding.rule)
                and GRAVITY.index(finding.severity) <= GRAVITY.index(narrowing.least)
                and any(narrowing.text.casefold() in text.casefold() for text in texts)
            ):
                rows.append((position, finding, judged.ignored))
    return rows


def shown(table):
    return [(one.position, one.finding, one.ignored) for one in (table[place] for place in table.listed)]


NARROWINGS = (
    Narrowing(),
    Narrowing(rule="doubled-space"),
    Narrowing(least=Severity.ERROR),
    Narrowing(text="ГОРОД"),
    Narrowing(rule="spacing", text="река", ignored=True),
    Narrowing(ignored=True),
)


@pytest.mark.parametrize("seed", range(6))
def test_a_table_is_as_the_findings_are_after_any_actions(review, seed):
    chance = random.Random(seed)
    table = FindingTable([review])
    assert shown(table)
    assert shown(table) == plain(review, Narrowing(ignored=True))
    for _ in range(25):
        narrowing = chance.choice(NARROWINGS)
        for _ in table.narrow(narrowing):
            pass
        assert shown(table) == plain(review, narrowing)
        if not table.listed:
            continue
        listed = table[chance.choice(table.listed)]
        before = review.state
        deed = chance.choice(("fix", "ignore", "undo", "edit", "reject"))
        if deed == "fix":
            fix_all(review, [listed])
        elif deed == "ignore" and listed.ignored is None:
            review.found.ignore(listed.finding.rule, listed.pair, "so")
            table = FindingTable([review])
            continue
        elif deed == "edit":
            review.edit(listed.position, Side.TARGET, [f"Река  глубока {chance.random()}"])
        elif deed == "reject":
            review.set_status(listed.position, Status.REJECTED)
        else:
            review.undo()
        positions = changed_beads(before, review.state)
        for position in positions:
            table.put(review, position)
        assert shown(table) == plain(review, narrowing)


def test_what_changes_the_beads_is_not_told_bead_by_bead(review):
    before = review.state
    review.merge(3, 4)
    assert changed_beads(before, review.state) is None
    review.undo()
    assert list(changed_beads(before, review.state)) == []
    review.edit(7, Side.TARGET, ["Другой город."])
    assert list(changed_beads(before, review.state)) == [7]


def test_statuses_make_no_new_survey_necessary(review):
    assert review.found.has_seen(review.state)
    review.set_status(2, Status.APPROVED)
    assert review.found.has_seen(review.state)
    review.edit(2, Side.TARGET, ["Степь."])
    assert not review.found.has_seen(review.state)
