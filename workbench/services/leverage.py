"""How much of a text memories know already: words and segments by match band, the table of an invoice.

Each segment counts in one band:

1. the best context match (101) of the memories,
2. else as a repetition, when the same text (but for spaces) stood in an earlier segment of any of the texts,
3. else by its best match: 100, 95–99, 85–94, 75–84, 50–74, or no match below 50.

With `internal`, a segment that resembles an earlier segment of the texts more than anything in the memories
counts in the band of that match: the earlier one will be in the memory when it is its turn. The match is the
score of `memory.matching`; words are those of `workbench.services.volume`.

What the project itself put into a memory does not count: the table says what was known before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from memory import Store, TranslationUnit, open_memory
from workbench.services.progress import Progress, Task
from workbench.services.volume import Volume
from workbench.wording import mark

LEAST = 50
"""The least match that counts, in percent."""
_TOP, _MANY = 5, 100
_EXACT, _CONTEXT = 100, 101
_EVERY = 20


class Band(StrEnum):
    """A band of matches, the most helpful first."""

    CONTEXT = "101"
    REPETITION = "repetitions"
    EXACT = "100"
    FUZZY_95 = "95-99"
    FUZZY_85 = "85-94"
    FUZZY_75 = "75-84"
    FUZZY_50 = "50-74"
    NONE = "none"

    @property
    def label(self) -> str:
        """The band as a table names it."""
        return _TITLES.get(self, f"{self.value.replace('-', '–')} %")


_TITLES = {
    Band.CONTEXT: mark("context (101 %)"),
    Band.REPETITION: mark("repetitions"),
    Band.NONE: mark("no match"),
}

WEIGHTS: Mapping[Band, float] = {
    Band.CONTEXT: 0.1,
    Band.REPETITION: 0.2,
    Band.EXACT: 0.3,
    Band.FUZZY_95: 0.4,
    Band.FUZZY_85: 0.4,
    Band.FUZZY_75: 0.7,
    Band.FUZZY_50: 1.0,
    Band.NONE: 1.0,
}
"""What a word of each band is worth in new words, where a contract says nothing else."""


def band_of(score: int) -> Band:
    """The band of a match, in percent."""
    for least, band in (
        (_CONTEXT, Band.CONTEXT), (_EXACT, Band.EXACT), (95, Band.FUZZY_95), (85, Band.FUZZY_85),
        (75, Band.FUZZY_75), (LEAST, Band.FUZZY_50),
    ):  # fmt: skip
        if score >= least:
            return band
    return Band.NONE


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text to be analysed: its segments in order."""

    name: str
    lang: str
    segments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextLeverage:
    """One text by band; `within` is what of a band resembles the texts themselves, not a memory."""

    name: str
    bands: Mapping[Band, Volume]
    within: Mapping[Band, Volume] = field(default_factory=dict)

    @property
    def total(self) -> Volume:
        """All bands together."""
        return sum(self.bands.values(), Volume())

    def weighted(self, weights: Mapping[Band, float]) -> float:
        """The words of all bands, each band's by its weight."""
        return sum(volume.words * weights[band] for band, volume in self.bands.items())


@dataclass(frozen=True, slots=True)
class Leverage:
    """Texts by band for one target language, and what they were compared with.

    `left_out` says in a line each which memories could not be asked.
    """

    target_lang: str
    memories: tuple[str, ...]
    texts: tuple[TextLeverage, ...]
    weights: Mapping[Band, float]
    left_out: tuple[str, ...] = ()

    @property
    def total(self) -> TextLeverage:
        """All texts together."""
        return TextLeverage(
            "total",
            _together([text.bands for text in self.texts]),
            _together([text.within for text in self.texts]),
        )

    def as_dict(self) -> dict[str, object]:
        """The analysis for JSON."""
        return {
            "target_lang": self.target_lang,
            "memories": list(self.memories),
            "weights": {band.value: weight for band, weight in self.weights.items()},
            "texts": [_record(text, self.weights) for text in self.texts],
            "total": _record(self.total, self.weights),
            "left_out": list(self.left_out),
        }


def _record(text: TextLeverage, weights: Mapping[Band, float]) -> dict[str, object]:
    return {
        "name": text.name,
        "bands": {band.value: asdict(volume) for band, volume in text.bands.items()},
        "within": {band.value: asdict(volume) for band, volume in text.within.items() if volume.segments},
        "all": asdict(text.total),
        "weighted": round(text.weighted(weights), 1),
    }


def _together(tables: Sequence[Mapping[Band, Volume]]) -> dict[Band, Volume]:
    return {band: sum((table.get(band, Volume()) for table in tables), Volume()) for band in Band}


@dataclass(frozen=True, slots=True)
class Own:
    """What a project calls itself and its documents in the units it stores: these do not count."""

    project: str = ""
    documents: frozenset[str] = frozenset()

    def wrote(self, unit: TranslationUnit) -> bool:
        """Whether a unit comes from the project."""
        return (
            bool(self.project)
            and unit.origin.project == self.project
            and (unit.origin.document in self.documents)
        )


NOBODY = Own()


def analyse(
    texts: Sequence[SourceText],
    target_lang: str,
    stores: Sequence[Store],
    own: Own = NOBODY,
    *,
    internal: bool = False,
) -> Task[tuple[TextLeverage, ...]]:
    """Count texts by band; told of in segments."""
    total = sum(len(text.segments) for text in texts)
    done = 0
    found = []
    with ExitStack() as resources:
        within = resources.enter_context(Within()) if internal else None
        counting = Counting(target_lang, stores, own, within)
        for text in texts:
            bands: dict[Band, Volume] = {}
            inside: dict[Band, Volume] = {}
            for place, segment in enumerate(text.segments):
                if done % _EVERY == 0:
                    yield Progress(f"comparing {text.name}", done, total)
                done += 1
                band, from_within = counting.band(text, place)
                volume = Volume.of((segment,))
                bands[band] = bands.get(band, Volume()) + volume
                if from_within:
                    inside[band] = inside.get(band, Volume()) + volume
            found.append(TextLeverage(text.name, _together([bands]), _together([inside])))
    return tuple(found)


class Counting:
    """Puts segments in their bands, one after another."""

    def __init__(self, target_lang: str, stores: Sequence[Store], own: Own, within: Within | None) -> None:
        self._target_lang = target_lang
        self._stores = stores
        self._own = own
        self._within = within
        self._seen: dict[tuple[str, str], bool] = {}

    def band(self, text: SourceText, place: int) -> tuple[Band, bool]:
        """The band of a segment, and whether an earlier segment of the texts puts it there."""
        segment = " ".join(text.segments[place].split())
        key = (text.lang, segment)
        repeated = key in self._seen
        if repeated and not self._seen[key]:
            return Band.REPETITION, False
        best = max((self._best(store, text, place) for store in self._stores), default=0)
        if repeated:
            return (Band.CONTEXT if best == _CONTEXT else Band.REPETITION), False
        self._seen[key] = best >= _EXACT
        inside = self._within.best(segment, text.lang) if self._within else 0
        return band_of(max(best, inside)), inside > best

    def _best(self, store: Store, text: SourceText, place: int) -> int:
        """The best match of a segment in a memory that the project did not write itself."""
        segments = text.segments
        for top in (_TOP, _MANY):
            matches = store.search(
                segments[place],
                source_lang=text.lang,
                target_lang=self._target_lang or None,
                minimum=LEAST,
                top=top,
                previous=segments[place - 1] if place else "",
                following=segments[place + 1] if place + 1 < len(segments) else "",
            )
            foreign = next((match.score for match in matches if not self._own.wrote(match.unit)), 0)
            if foreign or len(matches) < top:
                break
        return foreign


class Within:
    """The segments of the texts so far, as a memory of its own that goes with it."""

    def __init__(self) -> None:
        self._resources = ExitStack()
        folder = self._resources.enter_context(TemporaryDirectory(prefix="qostil-"))
        self._store = self._resources.enter_context(open_memory(Path(folder) / "within.qtm", create=True))

    def best(self, segment: str, lang: str) -> int:
        """The best match among the segments before; this one is one of them then."""
        matches = self._store.search(segment, source_lang=lang, minimum=LEAST, top=1)
        self._store.put(TranslationUnit(segment, {"und": segment}, lang))
        return min(matches[0].score, _EXACT) if matches else 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._resources.close()
