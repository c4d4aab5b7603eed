"""Aligning texts: the door to the aligner."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass

from aligner.beads import Bead, Bitext
from aligner.confidence import judged
from aligner.errors import AlignError
from aligner.knowledge import Knowledge
from aligner.lexicon import Example
from aligner.rounds import AlignOptions, Solution, solve
from aligner.search import Path
from aligner.units import Column, Mark, join
from aligner.windows import Piece

DEFAULTS = AlignOptions()
_NEAR = 2000

Layout = tuple[Sequence[Mark] | None, Sequence[Mark] | None]
"""The marks of both sides' segments, where they are known."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """Progress of `align_many`: the share done, and the bitexts of the documents finished by now."""

    done: float
    bitexts: tuple[Bitext, ...] = ()


def align(
    source: Sequence[str],
    target: Sequence[str],
    *,
    source_lang: str,
    target_lang: str,
    options: AlignOptions = DEFAULTS,
    knowledge: Knowledge | None = None,
    anchors: Sequence[Bead] = (),
    layout: Layout = (None, None),
) -> Bitext:
    """The beads of two segmented texts, each with a calibrated confidence and reasons.

    `knowledge` defaults to what is shipped for the language pair. `layout` has a mark for each segment of
    either side: paragraphs and headings help as far as both texts are laid out alike. `anchors` are beads
    that are certain: they appear in the result as they are, and teach the lexicon. Raises AlignError when
    anchors overlap or cross.
    """
    knowledge = knowledge or Knowledge.shipped(source_lang, target_lang)
    columns = (
        Column.of(source, layout[0], knowledge.encoder),
        Column.of(target, layout[1], knowledge.encoder),
    )
    pieces = _between(anchors, len(source), len(target))
    examples = [Example(bead.source, bead.target) for bead in anchors if _teaches(bead)]
    two_sided = [piece for piece in pieces if piece.source and piece.target]
    solution = _finished(solve(*columns, two_sided, examples, knowledge, options)) if two_sided else None
    tiled = _tiled(columns, pieces, solution)
    for beads, anchor in zip(tiled, anchors, strict=False):
        beads.append(anchor)
    return Bitext.of([bead for beads in tiled for bead in beads])


def align_many(
    pairs: Sequence[tuple[Sequence[str], Sequence[str]]],
    *,
    source_lang: str,
    target_lang: str,
    joint: bool,
    options: AlignOptions = DEFAULTS,
    knowledge: Knowledge | None = None,
    layouts: Sequence[Layout] | None = None,
) -> Iterator[Aligned]:
    """Align several documents, each alone or, `joint`, with one lexicon learned from all of them.

    `layouts` holds a layout for each document.
    """
    knowledge = knowledge or Knowledge.shipped(source_lang, target_lang)
    layouts = layouts or [(None, None)] * len(pairs)
    if joint:
        yield from _align_joint(pairs, layouts, options, knowledge)
        return
    for number, ((source, target), layout) in enumerate(zip(pairs, layouts, strict=True), start=1):
        bitext = align(
            source,
            target,
            source_lang=source_lang,
            target_lang=target_lang,
            options=options,
            knowledge=knowledge,
            layout=layout,
        )
        yield Aligned(number / len(pairs), (bitext,))


def realign(
    bitext: Bitext,
    source: Sequence[str],
    target: Sequence[str],
    first: int,
    last: int,
    *,
    source_lang: str,
    target_lang: str,
    knowledge: Knowledge | None = None,
    layout: Layout = (None, None),
) -> Bitext:
    """Align the beads `first` to `last` anew; those that are locked or decided stay.

    What is approved near them in the rest of the bitext teaches the lexicon.
    """
    knowledge = knowledge or Knowledge.shipped(source_lang, target_lang)
    inside = bitext.beads[first : last + 1]
    s0, t0 = inside[0].key
    s1, t1 = inside[-1].source.stop, inside[-1].target.stop
    before, after = bitext.beads[max(first - _NEAR, 0) : first], bitext.beads[last + 1 : last + 1 + _NEAR]
    outside = [bead for bead in (*before, *after) if _binds(bead) and _teaches(bead)]
    taught = knowledge.learned_from(
        [(" ".join(source[i] for i in b.source), " ".join(target[j] for j in b.target)) for b in outside]
    )
    anchors = [_shifted(bead, -s0, -t0) for bead in inside if _binds(bead)]
    found = align(
        source[s0:s1], target[t0:t1],
        source_lang=source_lang, target_lang=target_lang, knowledge=taught, anchors=anchors,
        layout=(layout[0] and layout[0][s0:s1], layout[1] and layout[1][t0:t1]),
    )  # fmt: skip
    return bitext.replace(first, last, [_shifted(bead, s0, t0) for bead in found.beads])


def _align_joint(
    pairs: Sequence[tuple[Sequence[str], Sequence[str]]],
    layouts: Sequence[Layout],
    options: AlignOptions,
    knowledge: Knowledge,
) -> Iterator[Aligned]:
    source_column, target_column = (
        Column.of(join([pair[side] for pair in pairs]), _joined(pairs, layouts, side), knowledge.encoder)
        for side in (0, 1)
    )
    pieces = []
    s = t = 0
    for source, target in pairs:
        pieces.append(Piece(range(s, s + len(source)), range(t, t + len(target))))
        s, t = s + len(source), t + len(target)
    two_sided = [piece for piece in pieces if piece.source and piece.target]
    solution = None
    if two_sided:
        solution = yield from _reported(
            solve(source_column, target_column, two_sided, (), knowledge, options)
        )
    tiled = _tiled((source_column, target_column), pieces, solution)
    yield Aligned(
        1.0,
        tuple(
            Bitext.of([_shifted(bead, -piece.source.start, -piece.target.start) for bead in beads])
            for piece, beads in zip(pieces, tiled, strict=True)
        ),
    )


def _joined(
    pairs: Sequence[tuple[Sequence[str], Sequence[str]]], layouts: Sequence[Layout], side: int
) -> list[Mark]:
    """The marks of one side of all documents; those of a document without layout are all alike."""
    joined: list[Mark] = []
    for pair, layout in zip(pairs, layouts, strict=True):
        joined += layout[side] or [Mark.INSIDE] * len(pair[side])
    return joined


def _reported(work: Generator[float, None, Solution]) -> Generator[Aligned, None, Solution]:
    while True:
        try:
            yield Aligned(next(work))
        except StopIteration as stop:
            return stop.value  # type: ignore[no-any-return]


def _finished(work: Generator[float, None, Solution]) -> Solution:
    while True:
        try:
            next(work)
        except StopIteration as stop:
            return stop.value  # type: ignore[no-any-return]


def _between(anchors: Sequence[Bead], rows: int, columns: int) -> list[Piece]:
    """The stretches between the anchors, one more than there are anchors."""
    pieces = []
    s = t = 0
    for bead in anchors:
        if bead.source.start < s or bead.target.start < t:
            raise AlignError(f"the anchor at {bead.key} overlaps or crosses the one before it")
        pieces.append(Piece(range(s, bead.source.start), range(t, bead.target.start)))
        s, t = bead.source.stop, bead.target.stop
    if s > rows or t > columns:
        raise AlignError(f"an anchor ends at {(s, t)}, but there are only {(rows, columns)} segments")
    return [*pieces, Piece(range(s, rows), range(t, columns))]


def _tiled(
    columns: tuple[Column, Column], pieces: Sequence[Piece], solution: Solution | None
) -> list[list[Bead]]:
    """The beads of each piece; one that is empty on a side has no path and pairs nothing."""
    paths = iter(solution.paths if solution is not None else ())
    tiled = []
    for piece in pieces:
        if solution is not None and piece.source and piece.target:
            tiled.append(list(_beads(columns, piece, next(paths), solution)))
        else:
            tiled.append(list(_alone(piece)))
    return tiled


def _alone(piece: Piece) -> Iterator[Bead]:
    s, t = piece.source, piece.target
    yield from (Bead(range(i, i + 1), range(t.start, t.start), 1.0) for i in s)
    yield from (Bead(range(s.stop, s.stop), range(j, j + 1), 1.0) for j in t)


def _beads(columns: tuple[Column, Column], piece: Piece, path: Path, solution: Solution) -> Iterator[Bead]:
    for (i, j), (a, b), probability in zip(path.starts, path.moves, path.probabilities, strict=True):
        s = range(piece.source.start + i, piece.source.start + i + a)
        t = range(piece.target.start + j, piece.target.start + j + b)
        found = judged(solution.model, *columns, s, t, probability)
        yield Bead(s, t, found.confidence, reasons=found.reasons)


def _shifted(bead: Bead, s: int, t: int) -> Bead:
    return Bead(
        range(bead.source.start + s, bead.source.stop + s),
        range(bead.target.start + t, bead.target.stop + t),
        bead.confidence, bead.status, bead.locked, bead.reasons,
    )  # fmt: skip


def _binds(bead: Bead) -> bool:
    return bead.locked or bead.status.decided


def _teaches(bead: Bead) -> bool:
    return bead.paired and not bead.status.dismissed
