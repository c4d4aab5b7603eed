"""Bringing a bilingual file into a project: its pairs become beads, as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from aligner import Bead, Bitext, Status
from corpus import Document, Kind, Paragraph, Segment, Span
from corpus.original import Form, Original
from corpus.placeholders import Code
from memory import Pair, TmxReport, UnitStatus, read_pairs
from memory.bilingual import is_xliff
from memory.tmx.tags import codes_of_markup
from workbench.errors import InputError
from workbench.project import Project, ProjectInfo
from workbench.services.progress import Progress, Task

_GAP = "\n\n"
_EVERY = 5000
_PACKED = b"\x1f\x8b"
_STATUS = {
    None: Status.NEW,
    UnitStatus.DRAFT: Status.DRAFT,
    UnitStatus.APPROVED: Status.APPROVED,
    UnitStatus.REJECTED: Status.REJECTED,
}


@dataclass(frozen=True, slots=True)
class PairsAdded:
    """What came into the project: the reader's report, the source segments, and a bitext a language."""

    report: TmxReport
    segments: int
    bitexts: tuple[tuple[int, str, Bitext], ...]


@dataclass(slots=True)
class _Rows:
    """Source texts, and for each language the pair that stands opposite; `turned` if one was turned."""

    sources: list[str] = field(default_factory=list)
    markups: list[str] = field(default_factory=list)
    pairs: dict[str, dict[int, Pair]] = field(default_factory=dict)
    turned: bool = False

    def add(self, pair: Pair) -> None:
        """Add a pair: to the last source when it has the same one and no translation in that language yet."""
        ours = self.pairs.setdefault(pair.target_lang, {})
        last = len(self.sources) - 1
        if last < 0 or self.sources[last] != pair.source or last in ours or not self._others(last):
            self.sources.append(pair.source)
            self.markups.append(pair.source_markup)
            last += 1
        ours[last] = pair

    def _others(self, place: int) -> bool:
        return any(place in pairs for pairs in self.pairs.values())


def add_pairs(project: Project, path: Path, source_lang: str = "", target_lang: str = "") -> Task[PairsAdded]:
    """Store a bilingual file's pairs as beads with the statuses they have there.

    A file that translates the other way round is turned. Raises InputError when it holds no pairs or its
    languages are not the project's, TmxError when it cannot be read.
    """
    report = TmxReport()
    rows = _Rows()
    for number, pair in enumerate(
        read_pairs(path, report, source_lang=source_lang, target_lang=target_lang), start=1
    ):
        fitting = _fitting(pair, project.info, path)
        rows.turned = rows.turned or fitting.source_lang != pair.source_lang
        rows.add(fitting)
        if number % _EVERY == 0:
            yield Progress(f"reading {path.name}", number, 0)
    if not rows.sources:
        raise InputError(f"{path}: holds no pair that can be used; check that it is the right file")
    yield Progress(f"storing {path.name}", 0, 0)
    original = None if rows.turned or len(rows.pairs) > 1 else _original(path)
    source_id = _store(project, path.name, project.info.source_lang, rows.sources, rows.markups, original)
    stored = []
    for lang, pairs in rows.pairs.items():
        translated = [pair for _, pair in sorted(pairs.items()) if pair.target]
        bitext = _bitext(len(rows.sources), pairs, path.name)
        target_id = _store(
            project, path.name, lang, [p.target for p in translated], [p.target_markup for p in translated]
        )
        stored.append((project.bitexts.add(source_id, target_id, bitext), lang, bitext))
    return PairsAdded(report, len(rows.sources), tuple(stored))


def _fitting(pair: Pair, info: ProjectInfo, path: Path) -> Pair:
    if pair.source_lang in info.target_langs and pair.target_lang == info.source_lang and pair.target:
        pair = replace(
            pair,
            source=pair.target,
            target=pair.source,
            source_lang=pair.target_lang,
            target_lang=pair.source_lang,
            source_markup=pair.target_markup,
            target_markup=pair.source_markup,
        )
    if pair.source_lang != info.source_lang or pair.target_lang not in info.target_langs:
        raise InputError(
            f"{path}: translates from {pair.source_lang} to {pair.target_lang}, the project from"
            f" {info.source_lang} to {', '.join(info.target_langs)}; if the file is wrong, give --from"
            " and --to"
        )
    return pair


def _bitext(count: int, pairs: dict[int, Pair], name: str) -> Bitext:
    beads: list[Bead] = []
    target = 0
    for place in range(count):
        pair = pairs.get(place)
        translated = 1 if pair is not None and pair.target else 0
        beads.append(
            Bead(
                range(place, place + 1),
                range(target, target + translated),
                1.0,
                _STATUS[pair.status] if pair is not None and translated else Status.NEW,
                pair.locked if pair is not None else False,
                (f"paired in {name}",),
            )
        )
        target += translated
    return Bitext(tuple(beads))


def _original(path: Path) -> Original | None:
    """The file itself where it can go back filled; a packed one cannot."""
    if not is_xliff(path):
        return None
    data = path.read_bytes()
    return None if data.startswith(_PACKED) else Original(Form.XLIFF, data)


def _store(
    project: Project,
    name: str,
    lang: str,
    texts: Sequence[str],
    markups: Sequence[str],
    original: Original | None = None,
) -> int:
    """Store texts as a document, one segment and paragraph each, with their inline elements as codes."""
    spans = list(_spans(texts))
    paragraphs = tuple(Paragraph(span) for span in spans)
    codes = tuple(_codes(spans, markups))
    document = Document(
        _GAP.join(texts), name, lang, wrapped=False, paragraphs=paragraphs, codes=codes, original=original
    )
    segments = [
        Segment(text, span, number, lang, Kind.BODY)
        for number, (text, span) in enumerate(zip(texts, spans, strict=True))
    ]
    return project.documents.add(document, (), segments, paragraphs)


def _codes(spans: Sequence[Span], markups: Sequence[str]) -> Iterator[Code]:
    """The codes of all texts, at their places in the document, numbered through."""
    numbers = 0
    for span, markup in zip(spans, markups, strict=True):
        codes = codes_of_markup(markup)
        for code in codes:
            place = min(span.start + code.place, span.end)
            yield replace(code, place=place, number=code.number + numbers)
        numbers += max((code.number for code in codes), default=0)


def _spans(texts: Iterable[str]) -> Iterable[Span]:
    start = 0
    for text in texts:
        yield Span(start, start + len(text))
        start += len(text) + len(_GAP)
