"""What the worker processes of a folder alignment do: read, compare, align and write.

Each function returns a problem as text instead of raising it, so that a broken file costs that file.
"""

from __future__ import annotations

import signal
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import FrameType
from typing import ParamSpec, TypeVar

from aligner import Bitext, align_many
from aligner.documents import Profile
from aligner.errors import AlignError
from corpus.errors import CorpusError
from corpus.writing import write_atomically
from memory.errors import MemoryStoreError
from workbench.errors import WorkbenchError
from workbench.services.aids import aids_of
from workbench.services.aligning import Column, read_column
from workbench.services.folder_record import digest
from workbench.services.learning import knowledge_for
from workbench.services.tables import WRITERS, Table
from workbench.services.texts import Aids
from workbench.settings import Settings

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file, or a pair of files, was not done."""

    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is read: its encoding when known, the user's segmentation rules, a dictionary's help."""

    encoding: str | None
    rules: str
    spelling: bool


@dataclass(frozen=True, slots=True)
class Job:
    """A pair of texts to align; without `output` it only helps to learn the lexicon of its batch."""

    source: Column
    target: Column
    output: Path | None


@dataclass(frozen=True, slots=True)
class Done:
    """A pair that was aligned and written."""

    langs: tuple[str, ...]
    beads: int
    pairs: int
    digest: str


class _Interruption:
    """A worker's answer to Ctrl-C: what is under way ends, what waits is not begun, no traceback is shown."""

    def __init__(self) -> None:
        self.working = False
        self.came = False

    def __call__(self, _number: int, _frame: FrameType | None) -> None:
        self.came = True
        if self.working:
            raise KeyboardInterrupt

    def __enter__(self) -> None:
        self.working = True
        if self.came:
            raise KeyboardInterrupt

    def __exit__(self, *_error: object) -> None:
        self.working = False


_interruption = _Interruption()


def begin() -> None:
    """Prepare a worker process."""
    signal.signal(signal.SIGINT, _interruption)


def guarded(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | Problem:
    """Do a piece of work; what goes wrong is a problem of that piece alone."""
    try:
        with _interruption:
            return work(*args, **kwargs)
    except (CorpusError, AlignError, MemoryStoreError, WorkbenchError) as error:
        return Problem(str(error))
    except OSError as error:
        return Problem(f"{error.filename or 'output'}: {error.strerror or error}")
    except Exception as error:  # one file with a fault that no reader foresaw must not cost the others
        return Problem(f"cannot be read: {type(error).__name__}: {error}")


def read_side(path: Path, lang: str | None, reading: Reading) -> Column:
    """Read, repair and segment a file."""
    aids = _aids(reading.rules, reading.spelling)
    return read_column(path, lang, lines=False, encoding=reading.encoding, aids=aids)


@cache
def _aids(rules: str, spelling: bool) -> Aids:
    return aids_of(Settings(segmentation_rules=rules, spelling=spelling))


def profile_side(path: Path, lang: str | None, reading: Reading) -> Profile:
    """What a file is recognised by."""
    column = read_side(path, lang, reading)
    return Profile.of(column.lang, column.texts)


def align_batch(
    jobs: Sequence[Job], minimum: float, memory: str | None, encoder: str = ""
) -> list[Done | Problem | None]:
    """Align texts jointly, those of each language pair together, and write the outputs.

    Returns a result for each job, None for one without an output.
    """
    results: list[Done | Problem | None] = [None] * len(jobs)
    by_langs: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, job in enumerate(jobs):
        langs = (job.source.lang, job.target.lang)
        if langs[0] == langs[1]:
            results[place] = Problem(
                f"{job.source.name} and {job.target.name} both seem to be in {langs[0]};"
                " if that is a wrong guess, give the languages with --from and --to"
            )
        else:
            by_langs[langs].append(place)
    for langs, places in by_langs.items():
        bitexts = guarded(_aligned, [jobs[place] for place in places], langs, memory, encoder)
        for number, place in enumerate(places):
            if isinstance(bitexts, Problem):
                results[place] = bitexts
            elif jobs[place].output is not None:
                results[place] = guarded(_write, jobs[place], bitexts[number], minimum)
    return results


def _aligned(jobs: Sequence[Job], langs: tuple[str, str], memory: str | None, encoder: str) -> list[Bitext]:
    texts = [(job.source.texts, job.target.texts) for job in jobs]
    steps = align_many(
        texts,
        source_lang=langs[0],
        target_lang=langs[1],
        joint=True,
        knowledge=knowledge_for(langs, memory, encoder),
        layouts=[(job.source.layout, job.target.layout) for job in jobs],
    )
    return [bitext for step in steps for bitext in step.bitexts]


def _write(job: Job, bitext: Bitext, minimum: float) -> Done:
    source, target, output = job.source, job.target, job.output
    if output is None:
        raise ValueError("a job without an output has nothing to write")
    langs = (source.lang, target.lang)
    table = Table.of(langs, [bitext], source.texts, [target.texts], f"{source.name} – {target.name}")
    content = WRITERS[output.suffix]([table], minimum)
    output.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(output, content)
    return Done(langs, len(bitext), sum(bead.paired for bead in bitext.beads), digest(content))
