"""Models converted to CTranslate2: the default runtime, small and quick on a processor without a GPU."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Protocol, cast

from workbench.errors import EngineRefused, EngineSetUp
from workbench.suggest.candidate import Origin, Proposal, Query
from workbench.suggest.engine import NO_FAILURES, Engine, EngineCard
from workbench.suggest.engines.kind import EngineKind
from workbench.suggest.engines.models.decoding import directions, length_for
from workbench.suggest.engines.models.families import FAMILIES
from workbench.suggest.engines.models.manifest import Manifest
from workbench.suggest.engines.models.threads import threads
from workbench.suggest.engines.models.tokens import Tokens
from workbench.suggest.engines.options import between


@dataclass(frozen=True, slots=True, kw_only=True)
class CTranslate2Options:
    """`path` is the folder of a converted model; `compute` its arithmetic: default is as it was converted.

    `threads` 0 takes the idle cores less one; `device` is cpu, cuda or auto.
    """

    path: str
    hypotheses: int = between(4, 1, 32)
    beam: int = between(4, 1, 64)
    batch: int = between(8, 1, 256)
    compute: str = "default"
    device: str = "cpu"
    threads: int = between(0, 0, 256)
    trust: float = between(1.0, 0.0, 1.0)


class _Result(Protocol):
    """What a translation gives: tokens and the mean log-probability of a token."""

    hypotheses: Sequence[Sequence[str]]
    scores: Sequence[float]


class _Translator(Protocol):
    """What is used of CTranslate2, which has no types."""

    def translate_batch(self, source: list[list[str]], **options: object) -> Sequence[_Result]: ...


class CTranslate2Engine:
    """Translates with a model in memory, loaded before the first text and let go on `close`."""

    failures = NO_FAILURES

    def __init__(self, name: str, options: CTranslate2Options) -> None:
        """Raises EngineSetUp when the folder holds no converted model."""
        self._folder = Path(options.path).expanduser()
        self._options = options
        self._manifest = Manifest.read(self._folder)
        if self._manifest.family not in FAMILIES:
            raise EngineSetUp(
                f"{self._folder}: is of the unknown family {self._manifest.family}; update Qostil"
            )
        self._loading = Lock()
        self._model: _Translator | None = None
        self._tokens: Tokens | None = None
        self.card = EngineCard(
            name,
            "ctranslate2",
            directions(FAMILIES[self._manifest.family], self._manifest.pair),
            hypotheses=options.hypotheses,
            batch=options.batch,
            cost=self._manifest.licence,
            version=self._manifest.version,
            settings={"beam": options.beam, "hypotheses": options.hypotheses, "compute": options.compute},
        )

    def propose(self, queries: Sequence[Query]) -> Sequence[Sequence[Proposal]]:
        """The hypotheses of each query by their probability.

        Raises EngineSetUp when the model cannot be loaded, EngineRefused when it fails at a text.
        """
        if not queries:
            return []
        model, tokens = self._loaded()
        options = self._options
        sources = [
            tokens.source(q.source, q.source_lang, q.target_lang, named=self._manifest.names_target)
            for q in queries
        ]
        prefixes = [tokens.target_prefix(q.target_lang) or None for q in queries]
        try:
            results = model.translate_batch(
                sources,
                target_prefix=prefixes if any(prefixes) else None,
                beam_size=max(options.beam, options.hypotheses),
                num_hypotheses=options.hypotheses,
                return_scores=True,
                max_decoding_length=length_for(max(map(len, sources))),
                max_input_length=0,
            )
        except (RuntimeError, ValueError) as error:
            raise EngineRefused(f"{self.card.name}: the model fails at this text: {error}") from error
        return [
            self._proposals(tokens, result.hypotheses, result.scores, skip=len(prefix or ()))
            for result, prefix in zip(results, prefixes, strict=True)
        ]

    def close(self) -> None:
        """Let go of the model."""
        with self._loading:
            self._model = self._tokens = None

    def _proposals(
        self, tokens: Tokens, hypotheses: Sequence[Sequence[str]], scores: Sequence[float], skip: int
    ) -> list[Proposal]:
        found: dict[str, Proposal] = {}
        for hypothesis, score in zip(hypotheses, scores, strict=True):
            text = tokens.text(hypothesis[skip:])
            if text and text not in found:
                found[text] = Proposal(
                    text, Origin.ENGINE, self.card.name, self._options.trust, log_probability=float(score)
                )
        return list(found.values())

    def _loaded(self) -> tuple[_Translator, Tokens]:
        with self._loading:
            if self._tokens is None or self._model is None:
                self._tokens = Tokens(self._folder, FAMILIES[self._manifest.family])
                self._model = self._load()
            return self._model, self._tokens

    def _load(self) -> _Translator:
        try:
            import ctranslate2
        except ImportError as error:
            raise EngineSetUp(
                "ctranslate2 is not installed; install it with: pip install ctranslate2"
            ) from error
        ctranslate2.set_log_level(40)
        try:
            model = ctranslate2.Translator(
                str(self._folder),
                device=self._options.device,
                compute_type=self._options.compute,
                intra_threads=threads(self._options.threads),
                inter_threads=1,
            )
        except (RuntimeError, ValueError, OSError) as error:
            raise EngineSetUp(
                f"{self._folder}: cannot be loaded: {error}; convert the model again"
            ) from error
        return cast("_Translator", model)


def _opened(name: str, options: CTranslate2Options) -> Engine:
    return CTranslate2Engine(name, options)


KIND = EngineKind("ctranslate2", "a converted model on this machine", CTranslate2Options, _opened)
