"""Long texts, searched window by window, come out as if they had been searched whole."""

import random

import pytest

from aligner import Bitext, Knowledge, align, links, windows

NAMES = [
    a + b + c
    for a in ("бар", "тел", "мұқ", "сәк", "ора")
    for b in ("ал", "ең", "ты")
    for c in ("бай", "хан", "ов")
]


def text(lines, seed=1):
    """Sentences that each hold a number of their own, a name and some common words."""
    rng = random.Random(seed)
    return [
        f"{rng.choice(NAMES)} {1000 + 7 * line} жылы {' '.join(rng.choices(('және', 'сонда', 'кейін'), k=3))}"
        for line in range(lines)
    ]


def aligned(source, target):
    return align(source, target, source_lang="xx", target_lang="yy", knowledge=Knowledge())


@pytest.fixture
def small_windows(monkeypatch):
    monkeypatch.setattr(windows, "_HEIGHTS", (80, 160, 320))
    monkeypatch.setattr(windows, "_ZONE", 30)
    monkeypatch.setattr(windows, "_SMALL", 400)


@pytest.mark.usefixtures("small_windows")
@pytest.mark.parametrize("length", [79, 104, 105, 400])
def test_a_text_against_itself_is_one_to_one(length):
    lines = text(length)
    assert {bead.type for bead in aligned(lines, lines).beads} == {"1:1"}


@pytest.mark.usefixtures("small_windows")
@pytest.mark.parametrize("missing", [(0, 90), (150, 190), (200, 320), (330, 400)])
@pytest.mark.parametrize("swapped", [False, True])
def test_a_missing_chapter_is_bridged(missing, swapped):
    whole = text(400)
    part = whole[: missing[0]] + whole[missing[1] :]
    found = aligned(part, whole) if swapped else aligned(whole, part)
    right = sum(
        bead.type == "1:1"
        and (part if swapped else whole)[bead.source.start] == (whole if swapped else part)[bead.target.start]
        for bead in found.beads
    )
    assert right >= 0.98 * len(part)


@pytest.mark.usefixtures("small_windows")
def test_texts_that_have_nothing_in_common_are_tiled():
    source, target = ["бір екі үш"] * 700, ["vier fünf"] * 500
    found = aligned(source, target)
    assert found.shape == (700, 500)
    Bitext.of(found.beads)


@pytest.mark.usefixtures("small_windows")
def test_a_side_that_ends_early_leaves_the_rest_alone():
    whole = text(500)
    found = aligned(whole, whole[:60])
    assert sum(bead.type == "1:1" for bead in found.beads) >= 58
    assert found.shape == (500, 60)


def test_windows_find_what_one_search_finds(monkeypatch):
    source = text(300)
    target = [*source[:40], f"{source[40]} {source[41]}", *source[42:120], *source[130:]]
    whole = links(aligned(source, target))
    monkeypatch.setattr(windows, "_HEIGHTS", (80, 160, 320))
    assert links(aligned(source, target)) == whole
