"""Aligning whole folders: files paired, aligned jointly in batches on all cores, resumable."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path, PurePath
from typing import Any

from aligner.documents import Profile, find_partners
from corpus.errors import CorpusError
from corpus.readers.base import load
from workbench.errors import InputError
from workbench.services.aligning import Column
from workbench.services.file_names import Pairs, pair_names, plain_stem
from workbench.services.folder_record import FolderRecord, Made, digest
from workbench.services.folder_work import (
    Done,
    Job,
    Problem,
    Reading,
    align_batch,
    begin,
    guarded,
    profile_side,
    read_side,
)
from workbench.services.progress import Progress, Task

BATCH_BYTES = 1_500_000
"""Texts of about this size together share a lexicon: some 4,000 sentence pairs, one process's work."""


@dataclass(frozen=True, slots=True)
class FolderOptions:
    """How folders are aligned: languages are detected when not given, `jobs` 0 takes every core.

    `rules` names a file of segmentation rules of the user's own; `spelling` lets an installed dictionary
    help.

    `ending` is one of `tables.WRITERS`; `force` also overwrites files that Qostil did not write; `memory` is
    the place of a memory to learn from, `encoder` names a sentence encoder.
    """

    source_lang: str | None = None
    target_lang: str | None = None
    ending: str = ".tmx"
    minimum: float = 0.0
    memory: str | None = None
    encoder: str = ""
    encoding: str | None = None
    force: bool = False
    jobs: int = 0
    rules: str = ""
    spelling: bool = False

    @property
    def reading(self) -> Reading:
        """How their files are read."""
        return Reading(self.encoding, self.rules, self.spelling)


@dataclass(frozen=True, slots=True)
class AlignedPair:
    """Two files that were aligned, and their output, all named by their paths inside their folders."""

    source: str
    target: str
    output: str
    done: Done


@dataclass(slots=True)
class FolderReport:
    """What became of the files of two folders, named by their paths inside them.

    `by_content` counts the pairs whose names do not agree; `problems` are (file or pair, reason).
    """

    aligned: list[AlignedPair] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    by_content: Pairs = field(default_factory=list)
    sources_alone: list[str] = field(default_factory=list)
    targets_alone: list[str] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two files and the output to be made of them, named inside its folder; not `wanted` when it is there."""

    source: PurePath
    target: PurePath
    output: str
    inputs: str
    size: int
    wanted: bool


def align_folders(source: Path, target: Path, output: Path, options: FolderOptions) -> Task[FolderReport]:
    """Align the files of two folders, subfolders included, into a third; only what is not done yet.

    Raises InputError when a folder cannot serve. A file that cannot be read or aligned costs that file and
    is reported. Interrupted, it keeps what is finished.
    """
    _check(source, target, output)
    record = FolderRecord(output)
    report = FolderReport()
    with _workers(options.jobs) as pool:
        pairs, left, right = pair_names(_files(source, output), _files(target, output))
        if left and right:
            paths = [source / path for path in left], [target / path for path in right]
            report.by_content = yield from _by_content(pool, left, right, paths, options, report)
            pairs = sorted([*pairs, *report.by_content])
        troubled = {place for place, _ in report.problems}
        paired = {str(path) for pair in pairs for path in pair}
        report.sources_alone = [str(p) for p in left if str(p) not in paired | troubled]
        report.targets_alone = [str(p) for p in right if str(p) not in paired | troubled]
        planned = [_planned(pair, name, source, target, record, options, report)
                   for pair, name in zip(pairs, _outputs(pairs, options.ending), strict=True)]  # fmt: skip
        yield from _Run(pool, (source, target, output), options, record, report).all(_batches(planned))
    report.aligned.sort(key=lambda pair: pair.source)
    return report


def _check(source: Path, target: Path, output: Path) -> None:
    for folder in (source, target):
        if not folder.is_dir():
            raise InputError(f"{folder}: is not a folder; name two folders, or two files")
    places = [path.resolve() for path in (source, target, output)]
    if len(set(places)) < 3:
        raise InputError(f"{output}: source, target and output must be three different folders")
    if output.exists() and not output.is_dir():
        raise InputError(f"{output}: is not a folder; name a folder for the outputs")
    output.mkdir(parents=True, exist_ok=True)


def _files(folder: Path, output: Path) -> list[PurePath]:
    """The files of a folder and its subfolders, by their paths inside it; hidden ones are left out."""
    found = []
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        hidden = any(part.startswith((".", "~")) for part in inside.parts)
        if path.is_file() and not hidden and not path.resolve().is_relative_to(output.resolve()):
            found.append(PurePath(inside))
    if not found:
        raise InputError(f"{folder}: holds no file to align")
    return found


def _by_content(
    pool: ProcessPoolExecutor,
    left: Sequence[PurePath],
    right: Sequence[PurePath],
    paths: tuple[Sequence[Path], Sequence[Path]],
    options: FolderOptions,
    report: FolderReport,
) -> Task[Pairs]:
    """Pair what the names leave over by what the files hold."""
    langs = (options.source_lang, options.target_lang)
    futures: dict[Future[Profile | Problem], tuple[int, PurePath]] = {}
    for side, (names, files) in enumerate(zip((left, right), paths, strict=True)):
        for name, path in zip(names, files, strict=True):
            futures[pool.submit(guarded, profile_side, path, langs[side], options.reading)] = (side, name)
    profiles: dict[tuple[int, PurePath], Profile] = {}
    for done, future in enumerate(_as_done(futures)):
        yield Progress("comparing files", done, len(futures))
        profile = future.result()
        if isinstance(profile, Problem):
            report.problems.append((str(futures[future][1]), profile.reason))
        else:
            profiles[futures[future]] = profile
    known = [[name for name in names if (side, name) in profiles] for side, names in enumerate((left, right))]
    partners = find_partners(
        [profiles[0, name] for name in known[0]], [profiles[1, name] for name in known[1]]
    )
    return [(known[0][pair.source], known[1][pair.target]) for pair in partners]


def _outputs(pairs: Pairs, ending: str) -> list[str]:
    """The outputs' names: the source's without its language, in the same subfolder; never twice the same."""
    candidates = [
        [
            source.with_name(plain_stem(source) + ending).as_posix(),
            source.with_suffix(ending).as_posix(),
            (source.parent / (source.name + ending)).as_posix(),
        ]
        for source, _ in pairs
    ]
    taken: dict[str, int] = defaultdict(int)
    for names in candidates:
        for name in dict.fromkeys(names):
            taken[name.casefold()] += 1
    return [next((n for n in names if taken[n.casefold()] == 1), names[-1]) for names in candidates]


def _planned(
    pair: tuple[PurePath, PurePath],
    name: str,
    source: Path,
    target: Path,
    record: FolderRecord,
    options: FolderOptions,
    report: FolderReport,
) -> _Pair:
    """What is to be done for a pair of files; problems and what is done already are reported."""
    settings = [
        options.source_lang,
        options.target_lang,
        options.minimum,
        options.memory,
        options.encoder,
        options.encoding,
        options.spelling,
    ]
    rules = load(Path(options.rules).expanduser()) if options.rules else b""
    try:
        texts = load(source / pair[0]), load(target / pair[1])
    except CorpusError as error:
        report.problems.append((_name(pair), str(error)))
        return _Pair(*pair, name, "", 0, wanted=False)
    inputs = digest(*texts, json.dumps(settings).encode(), rules)
    wanted = not record.is_current(name, inputs)
    if not wanted:
        report.unchanged.append(name)
    elif record.is_foreign(name) and not options.force:
        report.problems.append(
            (_name(pair), f"{name} is there already and is not as Qostil wrote it; --force overwrites it")
        )
        wanted = False
    return _Pair(*pair, name, inputs, sum(map(len, texts)), wanted)


def _name(pair: tuple[PurePath, PurePath]) -> str:
    return f"{pair[0]} – {pair[1]}"


def _batches(pairs: Sequence[_Pair]) -> list[list[_Pair]]:
    """Neighbouring pairs in batches of about one size; those in which nothing is to be done are left out.

    What is done already stays in its batch, so that the lexicon is the same whenever a run goes on.
    """
    batches: list[list[_Pair]] = [[]]
    for pair in pairs:
        if batches[-1] and sum(known.size for known in batches[-1]) + pair.size > BATCH_BYTES:
            batches.append([])
        if pair.inputs:
            batches[-1].append(pair)
    return [batch for batch in batches if any(pair.wanted for pair in batch)]


@dataclass(slots=True)
class _Awaited:
    """A batch whose files are being read: what has come of each so far."""

    pairs: list[_Pair]
    columns: dict[tuple[int, int], Column | Problem] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        return len(self.columns) == 2 * len(self.pairs)


class _Run:
    """Batches on their way through the workers: a few at a time are read, then solved."""

    def __init__(
        self,
        pool: ProcessPoolExecutor,
        folders: tuple[Path, Path, Path],
        options: FolderOptions,
        record: FolderRecord,
        report: FolderReport,
    ) -> None:
        self._pool = pool
        self._folders = folders
        self._options = options
        self._record = record
        self._report = report
        self._under_way: dict[Future[Any], Callable[[Any], int]] = {}

    def all(self, batches: Sequence[list[_Pair]]) -> Task[None]:
        """Do all batches, no more in memory at once than the workers need."""
        total = sum(3 * len(batch) for batch in batches)
        done = open_batches = 0
        waiting = iter(batches)
        yield Progress("aligning", 0, total)
        while True:
            while open_batches < _cores(self._options.jobs) + 1 and (batch := next(waiting, None)):
                self._read(batch)
                open_batches += 1
            if not self._under_way:
                return
            finished, _ = wait(self._under_way, return_when=FIRST_COMPLETED)
            for future in finished:
                steps = self._under_way.pop(future)(_outcome(future))
                done += steps or 1
                open_batches -= bool(steps)
                yield Progress("aligning", done, total)

    def _read(self, batch: list[_Pair]) -> None:
        reading = _Awaited(batch)
        langs = (self._options.source_lang, self._options.target_lang)
        for number, pair in enumerate(batch):
            for side, path in enumerate((pair.source, pair.target)):
                place = self._folders[side] / path
                future = self._pool.submit(guarded, read_side, place, langs[side], self._options.reading)
                self._under_way[future] = partial(self._was_read, reading, (number, side))

    def _was_read(self, reading: _Awaited, place: tuple[int, int], column: Column | Problem) -> int:
        reading.columns[place] = column
        return self._solve(reading) if reading.complete else 0

    def _solve(self, reading: _Awaited) -> int:
        pairs, jobs = [], []
        for number, pair in enumerate(reading.pairs):
            source, target = reading.columns[number, 0], reading.columns[number, 1]
            if isinstance(source, Column) and isinstance(target, Column):
                output = self._folders[2] / pair.output if pair.wanted else None
                pairs.append(pair)
                jobs.append(Job(source, target, output))
            elif pair.wanted:
                self._report.problems += (
                    (str(path), column.reason)
                    for path, column in ((pair.source, source), (pair.target, target))
                    if isinstance(column, Problem)
                )
        self._record.note(
            {
                pair.output: Made(str(pair.source), str(pair.target), pair.inputs, "")
                for pair in pairs
                if pair.wanted
            }
        )
        future = self._pool.submit(
            align_batch, jobs, self._options.minimum, self._options.memory, self._options.encoder
        )
        self._under_way[future] = partial(self._was_solved, pairs, len(reading.pairs))
        return 0

    def _was_solved(self, pairs: list[_Pair], steps: int, results: list[Done | Problem | None]) -> int:
        made = {}
        for pair, result in zip(pairs, results, strict=True):
            if isinstance(result, Problem):
                self._report.problems.append((_name((pair.source, pair.target)), result.reason))
            elif result is not None:
                names = (str(pair.source), str(pair.target))
                made[pair.output] = Made(*names, pair.inputs, result.digest)
                self._report.aligned.append(AlignedPair(*names, pair.output, result))
        self._record.note(made)
        return steps


def _outcome(future: Future[Any]) -> Any:  # noqa: ANN401 - of any work
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise InputError(
            "a worker process died, perhaps for lack of memory; run the same command again with fewer --jobs"
        ) from error


def _as_done(
    futures: dict[Future[Profile | Problem], tuple[int, PurePath]],
) -> Iterator[Future[Profile | Problem]]:
    waiting = set(futures)
    while waiting:
        finished, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        for future in finished:
            _outcome(future)
            yield future


@contextmanager
def _workers(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Worker processes; when the block is left early what they have not begun is dropped."""
    pool = ProcessPoolExecutor(_cores(jobs), mp_context=get_context("spawn"), initializer=begin)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _cores(jobs: int) -> int:
    return jobs or len(
        os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
    )
