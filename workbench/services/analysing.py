"""The leverage of a project or a single text: which texts and memories, what the project wrote itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from memory import MemoryStoreError, Store, TmxReport, is_bilingual, open_memory, read_pairs
from workbench.errors import InputError
from workbench.project import Project
from workbench.services.leverage import NOBODY, WEIGHTS, Band, Leverage, Own, SourceText, analyse
from workbench.services.progress import Progress, Task
from workbench.services.texts import Aids, prepare

PROJECT = ".qostil"


@dataclass(frozen=True, slots=True)
class Request:
    """What a text is compared with: `memories` (files or URLs) besides a project's own.

    `target_lang` is "" for each of a project's languages, and for any language with a single text. Weights
    that are not given are those of `WEIGHTS`.
    """

    memories: tuple[str, ...] = ()
    target_lang: str = ""
    internal: bool = False
    weights: Mapping[Band, float] = field(default_factory=dict)

    @property
    def all_weights(self) -> dict[Band, float]:
        """A weight for each band."""
        return {**WEIGHTS, **self.weights}


def weight_of(band: str, rate: object) -> tuple[Band, float]:
    """A band by name and its weight. Raises InputError naming the bands, or the limits of a weight."""
    known = {str(one): one for one in Band}
    if band not in known:
        raise InputError(f"{band!r} is no match band; choose one of {', '.join(known)}")
    try:
        weight = float(str(rate))
    except ValueError:
        weight = -1.0
    if not 0 <= weight <= 1 or isinstance(rate, bool):
        raise InputError(f"the weight of {band} must lie between 0 and 1, not {rate}")
    return known[band], weight


def leverage_of_project(path: Path, request: Request) -> Task[tuple[Leverage, ...]]:
    """The leverage of a project's source texts for each target language, read from its file.

    An attached memory that cannot be asked is left out and named; one that was asked for by name raises
    MemoryStoreError.
    """
    with Project.open(path, read_only=True) as project:
        langs = [lang for lang in project.info.target_langs if request.target_lang in ("", lang)]
        if not langs:
            raise InputError(f"{path}: holds nothing in {request.target_lang}; choose another language")
        texts = source_texts(project)
        own = Own(path.stem, frozenset(text.name for text in texts))
        places = [m.location if "://" in m.location else path.parent / m.location for m in project.memories()]
    with ExitStack() as resources:
        yield Progress("opening the memories", 0, 0)
        stores, left_out = _attached(places, resources)
        stores += _asked_for(request.memories, resources)
        results = []
        for lang in langs:
            counted = yield from analyse(texts, lang, stores, own, internal=request.internal)
            names = tuple(store.place for store in stores)
            results.append(Leverage(lang, names, counted, request.all_weights, left_out))
        return tuple(results)


def leverage_of_text(path: Path, request: Request, aids: Aids | None = None) -> Task[tuple[Leverage, ...]]:
    """The leverage of a file that is no project.

    A text is repaired and cut as it would be in a project; of a bilingual file the source segments count, for
    each of its target languages.
    """
    yield Progress(f"reading {path.name}", 0, 0)
    texts = (
        _texts_of_pairs(path, request) if is_bilingual(path) else {request.target_lang: [_text(path, aids)]}
    )
    with ExitStack() as resources:
        stores = _asked_for(request.memories, resources)
        names = tuple(store.place for store in stores)
        results = []
        for lang, some in texts.items():
            counted = yield from analyse(some, lang, stores, NOBODY, internal=request.internal)
            results.append(Leverage(lang, names, counted, request.all_weights))
    return tuple(results)


def _text(path: Path, aids: Aids | None) -> SourceText:
    prepared = prepare(path, aids=aids)
    return SourceText(prepared.document.name, prepared.lang, prepared.texts)


def _texts_of_pairs(path: Path, request: Request) -> dict[str, list[SourceText]]:
    """The source texts of a bilingual file by target language, as many as it was made of."""
    found: dict[str, dict[tuple[str, str], list[str]]] = {}
    for pair in read_pairs(path, TmxReport(), target_lang=request.target_lang):
        texts = found.setdefault(pair.target_lang, {})
        texts.setdefault((pair.document or path.name, pair.source_lang), []).append(pair.source)
    if not found:
        raise InputError(f"{path}: holds no segments; check that it is the right file")
    return {
        lang: [SourceText(name, source_lang, tuple(some)) for (name, source_lang), some in texts.items()]
        for lang, texts in found.items()
    }


def source_texts(project: Project) -> tuple[SourceText, ...]:
    """The texts of a project that are translated: those in its source language and no bitext's target.

    What is excluded is left out.
    """
    entries = project.bitexts.entries()
    sources, targets = {e.source_id for e in entries}, {e.target_id for e in entries}
    return tuple(
        SourceText(document.name, document.lang, _counted(project, document.id))
        for document in project.documents.entries()
        if document.id in sources
        or (document.lang == project.info.source_lang and document.id not in targets)
    )


def _counted(project: Project, document_id: int) -> tuple[str, ...]:
    texts = project.documents.texts(document_id)
    excluded = project.bitexts.excluded(document_id)
    return tuple(text for n, text in enumerate(texts) if n not in excluded) if excluded else texts


def _attached(places: Sequence[Path | str], resources: ExitStack) -> tuple[list[Store], tuple[str, ...]]:
    """The project's memories; a file that no approval has created yet is none."""
    stores: list[Store] = []
    left_out = []
    for place in places:
        if isinstance(place, Path) and not place.exists():
            continue
        try:
            stores.append(resources.enter_context(open_memory(place, read_only=True)))
        except MemoryStoreError as error:
            left_out.append(str(error))
    return stores, tuple(left_out)


def _asked_for(memories: Sequence[str], resources: ExitStack) -> list[Store]:
    return [resources.enter_context(open_memory(place, read_only=True)) for place in memories]
