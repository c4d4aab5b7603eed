"""Work on translation memories outside a project: import, export, search."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from memory import (
    PROFILES,
    Concordance,
    Figures,
    Filter,
    Match,
    Profile,
    Side,
    Store,
    TmxReport,
    TranslationUnit,
    WriteReport,
    is_bilingual,
    open_memory,
    read_tmx,
    read_tmx_aside,
    read_units,
    write_tmx,
)
from workbench.errors import InputError
from workbench.services.progress import Progress, Task

STANDARD = "standard"
"""The profile of TMX for no program in particular."""
_LARGE = 16 << 20


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import: the reader's report, how many units are new and how many met one."""

    report: TmxReport
    added: int
    merged: int

    def as_dict(self) -> dict[str, object]:
        """The report for JSON."""
        return {**self.report.as_dict(), "added": self.added, "merged": self.merged}


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written, for which language pair (source, target or ""), and what came of it."""

    path: Path
    pair: tuple[str, str]
    report: WriteReport


def import_file(location: str, path: Path, source_lang: str = "", target_lang: str = "") -> Task[Imported]:
    """Import a bilingual file into a memory, which is created when it does not exist.

    Languages that are given overrule the file's word; in TMX only where it leaves the source language open.
    """
    report = TmxReport()
    done = 0
    units = _read(path, report, source_lang, target_lang)
    first = next(units, None)
    with open_memory(location, create=True) as store:
        putting = store.put_many(chain([] if first is None else [first], units))
        while True:
            try:
                done = next(putting)
            except StopIteration as stop:
                return Imported(report, stop.value, done - stop.value)
            yield Progress(f"importing {path.name}", done, 0)


def _read(path: Path, report: TmxReport, source_lang: str, target_lang: str) -> Iterator[TranslationUnit]:
    """The units of a file; a large TMX is read in a process of its own where there is a core for it."""
    if is_bilingual(path) and path.suffix.lower() != ".tmx":
        return read_units(path, report, source_lang=source_lang, target_lang=target_lang)
    large = path.is_file() and path.stat().st_size > _LARGE and (os.cpu_count() or 1) > 1
    reader = read_tmx_aside if large else read_tmx
    return reader(path, report, source_lang=source_lang or "kk")


def export_tmx(location: str, path: Path, wanted: Filter, profile_name: str = STANDARD) -> list[Exported]:
    """Write the units of a memory that a filter lets through as TMX for a program.

    A program that takes one language pair a file gets a file a pair: PATH itself when there is only one,
    else PATH with the pair before its ending. Raises InputError when there is nothing to write.
    """
    profile = PROFILES[profile_name]
    with open_memory(location, read_only=True) as store:
        pairs = _pairs(store, wanted)
        if not pairs:
            raise InputError(f"{store.place}: no such units; see qostil tm stats for what there is")
        if not profile.pair:
            return [_exported(store, path, wanted, profile, (pairs[0][0], wanted.target_lang))]
        several = len(pairs) > 1
        return [
            _exported(store, _of_pair(path, pair) if several else path, wanted, profile, pair)
            for pair in pairs
        ]


def export_units(
    units: Callable[[], Iterable[TranslationUnit]], path: Path, profile_name: str = STANDARD
) -> list[Exported]:
    """Write some units, which are gone through several times, as `export_tmx` does. Raises InputError."""
    profile = PROFILES[profile_name]
    counts = Counter((unit.source_lang, lang) for unit in units() for lang in unit.targets)
    pairs = [pair for pair, _ in counts.most_common()]
    if not pairs:
        raise InputError(f"{path}: there are no such units to write")
    if not profile.pair:
        pairs = [(pairs[0][0], "")]
    files = []
    for source, target in pairs:
        name = _of_pair(path, (source, target)) if len(pairs) > 1 else path
        chosen = (u for u in units() if not target or (u.source_lang == source and target in u.targets))
        report = WriteReport()
        write_tmx(chosen, name, source_lang=source, target_lang=target, profile=profile, report=report)
        files.append(Exported(name, (source, target), report))
    return files


def export_notes(file: Exported, profile_name: str) -> list[str]:
    """What a user should know of a file that was written."""
    profile, report = PROFILES[profile_name], file.report
    notes = []
    if report.dropped_characters:
        notes.append(f"{report.dropped_characters} characters that XML forbids left out")
    if report.without_markup:
        notes.append(f"{report.without_markup} segments lost inline elements that did not fit their text")
    if report.long_segments:
        notes.append(
            f"{report.long_segments} segments are longer than the {profile.most_characters:,} characters that"
            f" {profile.title} takes"
        )
    if profile.most_bytes and report.bytes > profile.most_bytes:
        notes.append(f"larger than the {profile.most_bytes:,} bytes that {profile.title} takes; filter it")
    return notes


def _exported(store: Store, path: Path, wanted: Filter, profile: Profile, pair: tuple[str, str]) -> Exported:
    report = WriteReport()
    source, target = pair
    units = store.units(replace(wanted, source_lang=source, target_lang=target) if target else wanted)
    write_tmx(units, path, source_lang=source, target_lang=target, profile=profile, report=report)
    return Exported(path, pair, report)


def _pairs(store: Store, wanted: Filter) -> list[tuple[str, str]]:
    """The language pairs of the units that a filter lets through, the most frequent first."""
    pairs = [
        (source, target)
        for source, target in store.figures().pairs
        if wanted.source_lang in ("", source) and wanted.target_lang in ("", target)
    ]
    return [pair for pair in pairs if store.count(replace(wanted, source_lang=pair[0], target_lang=pair[1]))]


def _of_pair(path: Path, pair: tuple[str, str]) -> Path:
    return path.with_name(f"{path.stem}.{pair[0]}-{pair[1]}{path.suffix}")


def search(
    location: str, text: str, source_lang: str, target_lang: str | None, minimum: int, top: int
) -> list[Match]:
    """The units of a memory whose source resembles a text, the best first."""
    with open_memory(location, read_only=True) as store:
        return store.search(text, source_lang=source_lang, target_lang=target_lang, minimum=minimum, top=top)


def concordance(location: str, text: str, side: str, lang: str | None, top: int) -> list[Concordance]:
    """Where what a text asks for occurs in a memory, `top` at most on each side.

    `side` is source, target or both.
    """
    sides = list(Side) if side == "both" else [Side(side)]
    with open_memory(location, read_only=True) as store:
        return [hit for one in sides for hit in store.concordance(text, side=one, lang=lang, top=top)]


def figures(location: str) -> Figures:
    """What a memory holds, in figures."""
    with open_memory(location, read_only=True) as store:
        return store.figures()
