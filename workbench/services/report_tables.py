"""What a report holds, as tables: the same for a page and for a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from aligner import Status
from workbench.services.activity import Work
from workbench.services.counting import COUNTED, BitextFigures, ProjectFigures
from workbench.services.leverage import Leverage, TextLeverage
from workbench.services.volume import PAGE, Volume

Cell = str | int | float | date | timedelta | None
"""A value of a table; None where there is nothing to tell."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name, what its columns are, its rows; a `total` stands under them, `note` explains it.

    `bars` holds, for each row, shares from 0 to 1 that a page draws as one bar; none for a table without.
    `percent` are the columns whose numbers are shares.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()
    note: str = ""
    bars: tuple[tuple[float, ...], ...] = ()
    percent: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Report:
    """What is known of a project or, without `figures`, of a single text; `made` is the day of it."""

    title: str
    made: date
    figures: ProjectFigures | None
    leverage: tuple[Leverage, ...]

    @property
    def langs(self) -> str:
        """From which language into which."""
        if self.figures is not None:
            return f"{self.figures.source_lang} → {', '.join(self.figures.target_langs)}"
        into = ", ".join(one.target_lang for one in self.leverage if one.target_lang)
        return f"into {into}" if into else ""

    def sheets(self) -> Iterator[Sheet]:
        """The tables in order."""
        if self.figures is not None:
            yield _progress(self.figures)
        for leverage in self.leverage:
            yield _matches(leverage)
            if len(leverage.texts) > 1:
                yield _by_text(leverage)
        if self.figures is not None:
            yield _effort(self.figures)
            if self.figures.engines:
                yield _engines(self.figures)
            yield from _work(self.figures)
            yield _documents(self.figures)


def _progress(figures: ProjectFigures) -> Sheet:
    total = sum((_words(one) for one in figures.bitexts), start=_Words())
    return Sheet(
        "Progress",
        ("text", "draft", "segments", "words", *(f"{status} words" for status in COUNTED), "done"),
        tuple((one.source, one.target, one.beads, *_words(one).row) for one in figures.bitexts),
        ("all", None, sum(one.beads for one in figures.bitexts), *total.row),
        "Words of the source by what became of them.",
        tuple(_words(one).shares for one in figures.bitexts),
        frozenset({8}),
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """Source words by status, in the order of the statuses."""

    by_status: tuple[int, ...] = (0,) * len(COUNTED)

    def __add__(self, other: _Words) -> _Words:
        return _Words(tuple(a + b for a, b in zip(self.by_status, other.by_status, strict=True)))

    @property
    def total(self) -> int:
        return sum(self.by_status)

    @property
    def shares(self) -> tuple[float, ...]:
        """Approved, draft, rejected: the rest is new."""
        named: dict[Status, int] = dict(zip(COUNTED, self.by_status, strict=True))
        wanted = (Status.APPROVED, Status.DRAFT, Status.REJECTED)
        return tuple(named[status] / max(self.total, 1) for status in wanted)

    @property
    def row(self) -> tuple[Cell, ...]:
        return (self.total, *self.by_status, self.shares[0])


def _words(figures: BitextFigures) -> _Words:
    return _Words(tuple(figures.statuses[status.value].words for status in COUNTED))


def _matches(leverage: Leverage) -> Sheet:
    total = leverage.total
    words = max(total.total.words, 1)
    shown = [
        place if "://" in place else place.replace("\\", "/").rpartition("/")[2]
        for place in leverage.memories
    ]
    return Sheet(
        f"Matches {leverage.target_lang}".strip(),
        ("match", "segments", "words", "share", "characters", "pages", "weight", "weighted words"),
        tuple(
            (
                band.label,
                *_volume(volume, words),
                leverage.weights[band],
                volume.words * leverage.weights[band],
            )
            for band, volume in total.bands.items()
        ),
        ("all", *_volume(total.total, words), None, total.weighted(leverage.weights)),
        f"Compared with {', '.join(shown) or 'no memory'}. Words stand between spaces and hold a letter or a"
        f" digit; a page has {PAGE:,} characters with spaces. What the project itself put into a memory does"
        f" not count.{_within(total)}" + "".join(f" Left out: {reason}." for reason in leverage.left_out),
        tuple((volume.words / words,) for volume in total.bands.values()),
        frozenset({3}),
    )


def _within(total: TextLeverage) -> str:
    words = sum(volume.words for volume in total.within.values())
    return (
        f" {words:,} words are counted as matches of earlier segments of the texts themselves."
        if words
        else ""
    )


def _volume(volume: Volume, words: int) -> tuple[Cell, ...]:
    return volume.segments, volume.words, volume.words / words, volume.characters, round(volume.pages, 2)


def _by_text(leverage: Leverage) -> Sheet:
    def row(text: TextLeverage) -> tuple[Cell, ...]:
        words = (volume.words for volume in text.bands.values())
        return (text.name, *words, text.total.words, text.weighted(leverage.weights))

    return Sheet(
        f"Words by text {leverage.target_lang}".strip(),
        ("text", *(band.label for band in leverage.total.bands), "words", "weighted words"),
        tuple(map(row, leverage.texts)),
        row(leverage.total),
    )


def _effort(figures: ProjectFigures) -> Sheet:
    work = figures.activity.by_bitext()
    return Sheet(
        "Effort",
        ("draft", "edited segments", "edits", "TER of edited", "TER of approved", "time"),
        tuple(
            (one.target, one.edited, done.edits, _rounded(one.effort), _rounded(one.post_edit), done.time)
            for one in figures.bitexts
            for done in [work.get(one.id, Work())]
        ),
        note="TER (sacrebleu): the drafts as they came against the texts as they stand, in percent of words;"
        " of the edited segments, and of all approved ones that had a draft.",
    )


def _engines(figures: ProjectFigures) -> Sheet:
    return Sheet(
        "Engines",
        ("engine", "direction", "segments", "approved as proposed", "TER"),
        tuple(
            (
                one.engine,
                f"{one.source_lang} → {one.target_lang}",
                one.segments,
                one.same,
                round(one.effort, 1),
            )
            for one in figures.engines
        ),
        note="TER (sacrebleu) of each engine's first proposal against the approved translation of the same"
        " source, whoever used it.",
    )


def _rounded(rate: float | None) -> float | None:
    return None if rate is None else round(rate, 1)


def _work(figures: ProjectFigures) -> Iterator[Sheet]:
    days = figures.activity.by_day()
    most = max((work.approved.words for work in days.values()), default=0)
    bars = tuple((work.approved.words / max(most, 1),) for work in days.values())
    total = figures.activity.total
    note = "Time is what lies between one action and the next; more than five minutes is a break."
    for name, first, rows in (
        ("Days", "day", days.items()),
        ("People", "who", figures.activity.by_author().items()),
    ):
        yield Sheet(
            name,
            (first, "segments approved", "words approved", "edits", "time", "words an hour"),
            tuple(_done(rows)),
            next(_done([("all", total)])),
            note,
            bars if name == "Days" else (),
        )


def _done(rows: Iterable[tuple[Cell, Work]]) -> Iterator[tuple[Cell, ...]]:
    for key, work in rows:
        pace = work.words_an_hour
        yield (
            key, work.approved.segments, work.approved.words, work.edits, work.time,
            None if pace is None else round(pace),
        )  # fmt: skip


def _documents(figures: ProjectFigures) -> Sheet:
    return Sheet(
        "Documents",
        ("document", "language", "segments", "words", "repairs"),
        tuple((one.name, one.lang, one.segments, one.words, one.repairs) for one in figures.documents),
    )
