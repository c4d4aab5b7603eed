"""Translations put in for many beads at once: what is shown, what is stored and what is undone agree."""

from dataclasses import replace
from random import Random

import pytest

from aligner import Bead, Bitext, Side, Status
from corpus.placeholders import Code, CodeKind
from tests.workbench.conftest import store_text
from workbench.project import Change, Room, Swap, TextEdit


def gappy(chance, count):
    """Beads of one source segment each, of which some have one or two target segments."""
    beads, target = [], 0
    for source in range(count):
        width = chance.choice((0, 0, 1, 2))
        beads.append(Bead(range(source, source + 1), range(target, target + width)))
        target += width
    if not target:
        beads[-1] = replace(beads[-1], target=range(1))
    return Bitext.of(beads)


def filling(state, chosen):
    """The change that gives the chosen beads, which have none, a target segment."""
    rooms, swaps, edits = [], [], []
    for position in chosen:
        bead = state.bitext[position]
        place = bead.target.start + len(rooms)
        moved = replace(bead, target=range(place, place))
        swaps.append(Swap((moved,), (replace(moved, target=range(place, place + 1), status=Status.DRAFT),)))
        edits.append(TextEdit(Side.TARGET, place, "", f"новый {position}"))
        rooms.append(Room((bead.source.start, place)))
    return Change("import", tuple(swaps), tuple(edits), rooms=tuple(rooms))


@pytest.mark.parametrize("seed", range(12))
def test_many_rooms_at_once(project, seed):
    chance = Random(seed)
    bitext = gappy(chance, 9)
    sources = [f"сөйлем {n}" for n in range(9)]
    targets = [f"фраза {n}" for n in range(bitext.shape[1])]
    project.bitexts.add(store_text(project, "kk", sources), store_text(project, "ru", targets), bitext)
    (entry,) = project.bitexts.entries()
    before = project.bitexts.state(entry)
    codes = (Code(0, CodeKind.ALONE, 1, "image"),)
    edit = TextEdit(Side.TARGET, len(targets) - 1, targets[-1], "иначе", codes_after=codes)
    project.bitexts.record(entry, Change("edit", edits=(edit,)), "me")
    edited = project.bitexts.state(entry)
    empty = [n for n, bead in enumerate(bitext.beads) if not bead.target]
    change = filling(edited, sorted(chance.sample(empty, chance.randint(1, len(empty)))))
    last = len(targets) - 1 + sum(room.key[1] <= len(targets) - 1 + n for n, room in enumerate(change.rooms))
    change = replace(change, edits=(*change.edits, TextEdit(Side.TARGET, last, "иначе", "ещё иначе")))
    project.bitexts.record(entry, change, "me")
    shown = edited.apply(change)
    assert project.bitexts.state(entry) == shown
    assert Bitext.of(shown.bitext.beads) == shown.bitext
    for bead, old in zip(shown.bitext.beads, bitext.beads, strict=True):
        if bead.status is Status.NEW:
            wanted = edited.text(old, Side.TARGET).replace("иначе", "ещё иначе")
            assert shown.text(bead, Side.TARGET) == wanted
    assert project.documents.codes(entry.target_id, last) is not None
    assert shown.apply(change.inverse()) == edited
    project.bitexts.undo(entry)
    assert project.bitexts.state(entry) == edited
    assert project.documents.codes(entry.target_id, len(targets) - 1) == codes
    project.bitexts.redo(entry)
    assert project.bitexts.state(entry) == shown
    project.bitexts.undo(entry)
    project.bitexts.undo(entry)
    assert project.bitexts.state(entry) == before
