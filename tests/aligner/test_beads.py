import pytest

from aligner import Bead, BeadError, Bitext, Side, Status


def bitext(*shapes):
    beads, s, t = [], 0, 0
    for a, b in shapes:
        beads.append(Bead(range(s, s + a), range(t, t + b), 0.9))
        s, t = s + a, t + b
    return Bitext.of(beads)


def types(text):
    return [bead.type for bead in text.beads]


@pytest.mark.parametrize(
    ("shapes", "operation", "expected"),
    [
        ([(1, 1), (1, 1)], ("merge", 0, 1), ["2:2"]),
        ([(1, 1), (1, 0), (0, 1)], ("merge", 0, 2), ["2:2"]),
        ([(2, 2)], ("split", 0, 1, 1), ["1:1", "1:1"]),
        ([(2, 1)], ("split", 0, 1, 1), ["1:1", "1:0"]),
        ([(1, 2), (1, 1)], ("move", 0, Side.TARGET, 1), ["1:1", "1:2"]),
        ([(1, 1), (2, 1)], ("move", 1, Side.SOURCE, -1), ["2:1", "1:1"]),
        ([(1, 1), (0, 1)], ("move", 1, Side.TARGET, -1), ["1:2"]),
        ([(2, 1)], ("unpair", 0), ["1:0", "1:0", "0:1"]),
    ],
)
def test_operations_keep_the_tiling(shapes, operation, expected):
    name, *arguments = operation
    text = bitext(*shapes)
    changed = getattr(text, name)(*arguments)
    assert types(changed) == expected
    assert Bitext.of(changed.beads).shape == text.shape
    assert all(bead.status is Status.DRAFT for bead in changed.beads if bead not in text.beads)


@pytest.mark.parametrize(
    ("operation", "message"),
    [
        (("merge", 1, 1), "two neighbouring"),
        (("merge", 1, 5), "no bead"),
        (("split", 0, 0, 0), "one part would be empty"),
        (("split", 0, 3, 0), "cannot be cut"),
        (("move", 0, Side.SOURCE, -1), "no bead to move"),
        (("move", 0, Side.SOURCE, 2), "moves one bead"),
        (("move", 2, Side.TARGET, -1), "empty"),
        (("unpair", 2), "not a pair"),
        (("set", 9, Status.APPROVED), "no bead 10"),
    ],
)
def test_what_cannot_be_done_says_why(operation, message):
    text = bitext((1, 1), (1, 1), (1, 0))
    name, *arguments = operation
    with pytest.raises(BeadError, match=message):
        getattr(text, name)(*arguments)


def test_a_locked_bead_keeps_its_shape_but_can_be_decided():
    text = bitext((1, 1), (1, 1)).lock(0)
    for operation in (("merge", 0, 1), ("unpair", 0), ("move", 1, Side.SOURCE, -1), ("split", 0, 1, 0)):
        with pytest.raises(BeadError, match="locked"):
            getattr(text, operation[0])(*operation[1:])
    assert text.set(0, Status.APPROVED)[0].status is Status.APPROVED
    assert text.lock(0, False).merge(0, 1).shape == (2, 2)


@pytest.mark.parametrize(
    "beads",
    [
        [Bead(range(0), range(0))],
        [Bead(range(1), range(1)), Bead(range(2, 3), range(1, 2))],
        [Bead(range(1), range(1)), Bead(range(1, 2), range(1))],
    ],
)
def test_what_does_not_tile_is_refused(beads):
    with pytest.raises(BeadError):
        Bitext.of(beads)
