"""A translation model from a memory: trained, measured on pairs it has not seen, and made an engine."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from memory import open_memory
from workbench.errors import InputError
from workbench.locations import models_folder
from workbench.services.engines import add_engine, remove_engine
from workbench.services.learning import pairs_of
from workbench.services.progress import Progress, Task
from workbench.services.scoring import Score, score
from workbench.settings import load_settings
from workbench.suggest import Query
from workbench.suggest.engines.models.conversion import convert
from workbench.suggest.engines.models.store import converted_folder, local_folder
from workbench.suggest.engines.models.training import Pair, Step, TrainingOptions, new_checkpoint, train
from workbench.suggest.engines.registry import open_engine

FEWEST = 200
"""Fewer pairs than this teach nothing."""

USEFUL_NEW = 50_000
"""Below so many pairs a model trained from nothing seldom helps a translator."""

USEFUL_FURTHER = 2_000
"""Below so many pairs a finished model gains little from being taught further."""

_HELD_OUT = 0.03
_MOST_HELD_OUT = 300
_LONGEST = 100
_MOST = 2_000_000


@dataclass(frozen=True, slots=True)
class Trained:
    """A model that was trained: its engine's name and folder, how many pairs taught and measured it, scores.

    `before` are the scores of the model that was taught further, None of one trained from nothing.
    """

    engine: str
    folder: Path
    taught: int
    held_out: int
    scores: Sequence[Score]
    before: Sequence[Score] | None


@dataclass(frozen=True, slots=True)
class Lesson:
    """Pairs to learn from, and pairs kept away to measure with."""

    taught: Sequence[Pair]
    held_out: Sequence[Pair]

    @property
    def words(self) -> int:
        """Target words to learn from."""
        return sum(len(target.split()) for _, target in self.taught)


def lesson(location: str, langs: tuple[str, str]) -> Lesson:
    """The usable pairs of a memory, each source once; some 3 %, chosen by their text, are held out.

    Raises MemoryStoreError when it cannot be read, InputError when it holds too few.
    """
    with open_memory(location, read_only=True) as store:
        pairs = dict(reversed(pairs_of(store, langs, _MOST)))
    usable = [(s, t) for s, t in sorted(pairs.items()) if s.strip() and t.strip() and _fits(s, t)]
    if len(usable) < FEWEST:
        raise InputError(
            f"{location}: holds {len(usable)} usable pairs from {langs[0]} into {langs[1]};"
            f" a model needs {FEWEST} at the very least, and some {USEFUL_NEW:,} to be of use"
        )
    ranked = sorted(usable, key=lambda pair: hashlib.sha256(pair[0].encode()).digest())
    out = max(20, min(_MOST_HELD_OUT, round(len(usable) * _HELD_OUT)))
    held = set(ranked[:out])
    return Lesson([pair for pair in usable if pair not in held], ranked[:out])


def advice(taught: int, base: str) -> str:
    """What so many pairs can be expected to give, in a sentence."""
    useful = USEFUL_FURTHER if base else USEFUL_NEW
    if taught >= useful:
        return f"{taught:,} pairs to learn from"
    kind = "teaching a model further" if base else "a model trained from nothing"
    return f"{taught:,} pairs to learn from: {kind} seldom helps below {useful:,}; see its scores first"


def train_engine(
    location: str,
    langs: tuple[str, str],
    name: str,
    options: TrainingOptions,
    *,
    base: str = "",
    anew: bool = False,
    quantization: str = "int8",
) -> Task[Trained]:
    """Train a model on a memory, measure it, convert it and add it to the settings as an engine.

    A training that was stopped goes on; `anew` begins it again. Raises EngineError, InputError,
    MemoryStoreError.
    """
    pairs = lesson(location, langs)
    work = models_folder() / "training" / name
    if anew:
        shutil.rmtree(work, ignore_errors=True)
    checkpoint = local_folder(base) if base else work / "new"
    if not base:
        yield Progress("learning a vocabulary", 0, 1)
        new_checkpoint(checkpoint, pairs.taught, langs, options)
    before = (
        (yield from _measured(name, checkpoint, langs, pairs.held_out, work / "before")) if base else None
    )
    for step in train(checkpoint, work, pairs.taught, langs, options):
        yield Progress(_told(step), step.done, step.total)
    folder = converted_folder(name, quantization)
    source = f"{base or 'trained'} on {Path(location).name if '://' not in location else 'a team memory'}"
    for text in convert(work / "model", folder, source=source, quantization=quantization, pair=langs):
        yield Progress(text, 0, 1)
    scores = yield from _scored(name, folder, langs, pairs.held_out)
    if name in load_settings().engines:
        remove_engine(name)
    add_engine(name, "ctranslate2", [f"path={folder}"])
    return Trained(name, folder, len(pairs.taught), len(pairs.held_out), scores, before)


def _fits(source: str, target: str) -> bool:
    here, there = len(source.split()), len(target.split())
    return here <= _LONGEST and there <= _LONGEST and max(here, there) <= 3 * min(here, there) + 6


def _told(step: Step) -> str:
    return f"epoch {step.epoch}, loss {step.loss:.2f}, {step.tokens_a_second:.0f} tokens a second"


def _measured(
    name: str, checkpoint: Path, langs: tuple[str, str], held_out: Sequence[Pair], folder: Path
) -> Task[list[Score]]:
    """The scores of a checkpoint as it is."""
    if not (folder / "model.bin").exists():
        for text in convert(checkpoint, folder, source="before", quantization="int8", pair=langs):
            yield Progress(f"the model before: {text}", 0, 1)
    return (yield from _scored(name, folder, langs, held_out))


def _scored(name: str, folder: Path, langs: tuple[str, str], held_out: Sequence[Pair]) -> Task[list[Score]]:
    engine = open_engine(name, {"kind": "ctranslate2", "path": str(folder), "hypotheses": 1})
    found: list[str] = []
    size = engine.card.batch
    for start in range(0, len(held_out), size):
        answers = engine.propose([Query(source, *langs) for source, _ in held_out[start : start + size]])
        found += [proposals[0].text if proposals else "" for proposals in answers]
        yield Progress("measuring on pairs it has not seen", len(found), len(held_out))
    engine.close()
    return score(found, [target for _, target in held_out])
