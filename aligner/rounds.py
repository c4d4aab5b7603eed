"""Alignment in rounds: align with what is known, learn from the confident beads, align again.

The first round knows cognates, numbers, lengths and whatever was brought along (`aligner.knowledge`); each
further round adds the lexicon of the beads found before, and fits lengths and bead types to them.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from aligner.knowledge import Knowledge
from aligner.lexicon import Example, learn
from aligner.model import Model, score_piece
from aligner.search import Path, Scores, best_path, posteriors
from aligner.signals.cognates import cognates
from aligner.signals.length import LengthModel
from aligner.signals.lexical import LexicalModel
from aligner.signals.moves import MOVES, Move, MovePrior
from aligner.table import Table
from aligner.units import Column, Floats
from aligner.windows import Piece, Stretch, stretches


@dataclass(frozen=True, slots=True)
class AlignOptions:
    """How an alignment is computed; the defaults serve every language pair.

    `explained` is the share of a segment's translatable words that the other side explains, by round;
    `lexical_weight` weighs the two lexical directions together; `learned_weight` trusts learned
    probabilities less than known ones; beads at least `learn_from` probable teach the next round.
    """

    explained: tuple[float, ...] = (0.25, 0.45)
    lexical_weight: float = 0.45
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
    brought = Table.union([cognates(source, target), knowledge.table(source, target)])
    chances = (knowledge.chances(source, 0), knowledge.chances(target, 1))
    table = brought
    if examples:
        table = Table.union([brought, learn(source, target, examples).scaled(options.learned_weight)])
    model = Model(
        LengthModel.of(source.lengths, target.lengths),
        LexicalModel.of(table, chances, options.explained[0]),
        MovePrior(),
        options.lexical_weight,
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
            lexical = LexicalModel.of(Table.union([brought, learned]), chances, explained)
            model, found = _fitted(replace(model, lexical=lexical), found), []
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


def _fitted(model: Model, found: Sequence[_Evidence]) -> Model:
    """The model with lengths and moves as a round found them."""
    ratios = np.concatenate([evidence.ratios for evidence in found])
    sizes = np.concatenate([evidence.sizes for evidence in found])
    moves = {move: sum(evidence.moves[move] for evidence in found) for move in MOVES}
    return replace(model, length=model.length.fitted(ratios, sizes), moves=MovePrior.fitted(moves))


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
    piece, band = part.piece, part.band
    examples: list[Example] = []
    ratios: list[float] = []
    sizes: list[float] = []
    s_ends = np.concatenate([[0.0], np.cumsum(source.lengths[piece.source.start : piece.source.stop])])
    t_ends = np.concatenate([[0.0], np.cumsum(target.lengths[piece.target.start : piece.target.stop])])
    for a, b in MOVES:
        if not a or not b:
            continue
        for i, row in enumerate(probabilities[a, b]):
            for place in np.flatnonzero(row >= least):
                j = int(band.first[i] + place)
                s, t = piece.source.start + i, piece.target.start + j
                examples.append(Example(range(s, s + a), range(t, t + b), float(row[place])))
                if row[place] > 0.6:
                    s_length, t_length = s_ends[i + a] - s_ends[i], t_ends[j + b] - t_ends[j]
                    ratios.append(float(np.log(t_length / s_length)))
                    sizes.append(float(s_length + t_length))
    counts = {move: float(sum(row.sum() for row in probabilities[move])) for move in MOVES}
    return _Evidence(examples, counts, np.array(ratios), np.array(sizes))
