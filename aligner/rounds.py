"""Alignment in rounds: align with what is known, learn from the confident beads, align again.

The first round knows cognates, numbers, lengths and whatever was brought along (`aligner.knowledge`); each
further round adds the lexicon of the beads found before, and fits lengths and bead types to them.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np

from aligner.knowledge import Knowledge
from aligner.lexicon import Example, learn
from aligner.model import Model, Weights, score_piece
from aligner.search import Path, Scores, best_path, posteriors
from aligner.signals.cognates import cognates
from aligner.signals.layout import LayoutCounts, LayoutModel
from aligner.signals.length import LengthModel
from aligner.signals.lexical import LexicalModel
from aligner.signals.meaning import MeaningModel
from aligner.signals.moves import MOVES, Move, MovePrior
from aligner.table import Table
from aligner.units import Column, Floats
from aligner.windows import Piece, Stretch, stretches

_SURE = 0.6


@dataclass(frozen=True, slots=True)
class AlignOptions:
    """How an alignment is computed; the defaults serve every language pair.

    `explained` is the share of a segment's translatable words that the other side explains, by round;
    `learned_weight` trusts learned
    probabilities less than known ones; beads at least `learn_from` probable teach the next round.
    """

    explained: tuple[float, ...] = (0.25, 0.45)
    weights: Weights = field(default_factory=Weights)
    learned_weight: float = 0.9
    learn_from: float = 0.3


@dataclass(frozen=True, slots=True)
class Solution:
    """The tiling of each piece, and the model that found them."""

    paths: tuple[Path, ...]
    model: Model


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the confident beads of one round teach."""

    examples: list[Example]
    moves: dict[Move, float]
    ratios: Floats
    sizes: Floats
    layout: LayoutCounts
    sure: list[Example]


def solve(
    source: Column,
    target: Column,
    pieces: Sequence[Piece],
    examples: Sequence[Example],
    knowledge: Knowledge,
    options: AlignOptions,
) -> Generator[float, None, Solution]:
    """Tile all pieces, at least one, with one common model; yields the share of the work that is done.

    `examples` are pairs that are certain already (anchors, approved beads).
    """
    if not pieces:
        raise ValueError("there is no piece to tile")
    brought = Table.union(
        [cognates(source, target).scaled(options.weights.cognates), knowledge.table(source, target)]
    )
    chances = (knowledge.chances(source, 0), knowledge.chances(target, 1))
    table = brought
    if examples:
        table = Table.union([brought, learn(source, target, examples).scaled(options.learned_weight)])
    model = Model(
        LengthModel.of(source.lengths, target.lengths),
        LexicalModel.of(table, source, target, chances, options.explained[0]),
        MovePrior(),
        LayoutModel.neutral(),
        MeaningModel.of(source, target),
        options.weights,
    )
    rounds = len(options.explained)
    total = rounds * sum(len(piece.source) for piece in pieces)
    done = 0
    cut: list[list[Stretch]] = [[] for _ in pieces]
    paths: list[list[Path]] = [[] for _ in pieces]
    found: list[_Evidence] = []
    for number, explained in enumerate(options.explained):
        if number:
            taught = [*examples, *(example for evidence in found for example in evidence.examples)]
            learned = learn(source, target, taught).scaled(options.learned_weight)
            lexical = LexicalModel.of(Table.union([brought, learned]), source, target, chances, explained)
            model, found = _fitted(replace(model, lexical=lexical), source, target, found), []
        search = partial(_probabilities, model, source, target)
        for piece, parts, tiled in zip(pieces, cut, paths, strict=True):
            searched = (
                ((part, search(part)) for part in tuple(parts))
                if number
                else stretches(source, target, piece, brought, search)
            )
            for part, sure in searched:
                if not number:
                    parts.append(part)
                if number < rounds - 1:
                    found.append(_evidence(source, target, part, sure, options.learn_from))
                else:
                    tiled.append(best_path(sure, part.band))
                done += len(part.piece.source)
                yield done / total
    joined = (_joined(*of_piece) for of_piece in zip(pieces, cut, paths, strict=True))
    return Solution(tuple(joined), model)


def _probabilities(model: Model, source: Column, target: Column, part: Stretch) -> Scores:
    scores = score_piece(model, source, target, part.piece.source, part.piece.target, part.band)
    return posteriors(scores, part.band)


def _fitted(model: Model, source: Column, target: Column, found: Sequence[_Evidence]) -> Model:
    """The model with lengths, moves and layout as a round found them."""
    ratios = np.concatenate([evidence.ratios for evidence in found])
    sizes = np.concatenate([evidence.sizes for evidence in found])
    moves = {move: sum(evidence.moves[move] for evidence in found) for move in MOVES}
    sure = [example for evidence in found for example in evidence.sure]
    return replace(
        model,
        meaning=model.meaning and model.meaning.fitted(source, target, sure),
        length=model.length.fitted(ratios, sizes),
        moves=MovePrior.fitted(moves),
        layout=LayoutModel.fitted(source, target, LayoutCounts.total(found.layout for found in found)),
    )


def _joined(piece: Piece, parts: Sequence[Stretch], paths: Sequence[Path]) -> Path:
    """The paths of a piece's stretches as one, its nodes counted from the beginning of the piece."""
    s, t = piece.source.start, piece.target.start
    starts = (
        (part.piece.source.start - s + i, part.piece.target.start - t + j)
        for part, path in zip(parts, paths, strict=True)
        for i, j in path.starts
    )
    return Path(
        tuple(starts),
        tuple(move for path in paths for move in path.moves),
        tuple(sure for path in paths for sure in path.probabilities),
    )


def _evidence(
    source: Column, target: Column, part: Stretch, probabilities: Scores, least: float
) -> _Evidence:
    examples: list[Example] = []
    for a, b in MOVES:
        if not a or not b:
            continue
        for i, row in enumerate(probabilities[a, b], start=part.piece.source.start):
            first = part.piece.target.start + int(part.band.first[i - part.piece.source.start])
            for place in np.flatnonzero(row >= least):
                j = first + int(place)
                examples.append(Example(range(i, i + a), range(j, j + b), float(row[place])))
    sure = [example for example in examples if example.weight > _SURE]
    s_lengths = np.array([source.lengths[e.source.start : e.source.stop].sum() for e in sure])
    t_lengths = np.array([target.lengths[e.target.start : e.target.stop].sum() for e in sure])
    return _Evidence(
        examples,
        {move: float(sum(row.sum() for row in probabilities[move])) for move in MOVES},
        np.log(t_lengths / s_lengths),
        s_lengths + t_lengths,
        LayoutCounts.of(source, target, sure),
        sure,
    )
