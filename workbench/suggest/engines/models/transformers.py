"""Checkpoints of Hugging Face transformers, as they are: exact, large, and in need of torch."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

from workbench.errors import EngineRefused, EngineSetUp
from workbench.suggest.candidate import Origin, Proposal, Query
from workbench.suggest.engine import NO_FAILURES, Engine, EngineCard
from workbench.suggest.engines.kind import EngineKind
from workbench.suggest.engines.models.decoding import directions, length_for
from workbench.suggest.engines.models.families import NLLB_IDS, NLLB_SIZE, Family, family_of
from workbench.suggest.engines.models.presets import licence_of, pair_of
from workbench.suggest.engines.models.store import local_folder
from workbench.suggest.engines.models.threads import threads
from workbench.suggest.engines.models.tokens import Tokens
from workbench.suggest.engines.options import between


@dataclass(frozen=True, slots=True, kw_only=True)
class TransformersOptions:
    """`model` is a folder with a checkpoint, or the name of one that was fetched (`qostil engine pull`).

    `pair` are the two languages of a model that knows one direction only (marian); `names_target` whether
    such a model wants to be told the target language. `dtype` is float32 or bfloat16.
    """

    model: str
    hypotheses: int = between(4, 1, 32)
    beam: int = between(4, 1, 64)
    batch: int = between(8, 1, 256)
    dtype: str = "float32"
    device: str = "cpu"
    threads: int = between(0, 0, 256)
    pair: tuple[str, ...] = ()
    names_target: bool = False
    trust: float = between(1.0, 0.0, 1.0)


class Tokenizer(Protocol):
    """What is used of a tokenizer of transformers."""

    pad_token_id: int
    unk_token_id: int

    def convert_tokens_to_ids(self, tokens: list[str]) -> list[int]: ...
    def convert_ids_to_tokens(self, ids: Sequence[int]) -> list[str]: ...
    def __len__(self) -> int: ...


class TransformersEngine:
    """Translates with a checkpoint in memory, loaded before the first text and let go on `close`."""

    failures = NO_FAILURES

    def __init__(self, name: str, options: TransformersOptions) -> None:
        """Raises EngineSetUp when the model is not there or of a kind Qostil does not run."""
        self._folder = local_folder(options.model)
        self._family = family_of(self._folder)
        self._options = options
        self._loading = Lock()
        self._loaded_parts: tuple[Any, Tokenizer, Tokens] | None = None
        pair = (options.pair[0], options.pair[1]) if len(options.pair) == 2 else pair_of(options.model)
        if not self._family.many and pair is None:
            raise EngineSetUp(f'engines.{name}: name the model\'s languages: pair = ["kk", "ru"]')
        self.card = EngineCard(
            name,
            "transformers",
            directions(self._family, pair),
            hypotheses=options.hypotheses,
            batch=options.batch,
            cost=licence_of(options.model),
            version=f"{options.model} {options.dtype}",
            settings={"beam": options.beam, "hypotheses": options.hypotheses},
        )

    def propose(self, queries: Sequence[Query]) -> Sequence[Sequence[Proposal]]:
        """The hypotheses of each query by their probability.

        Raises EngineSetUp when the model cannot be loaded, EngineRefused when it fails at a text.
        """
        found: dict[int, list[Proposal]] = {}
        for lang in dict.fromkeys(query.target_lang for query in queries):
            places = [place for place, query in enumerate(queries) if query.target_lang == lang]
            answers = self._translated([queries[place] for place in places], lang)
            found |= dict(zip(places, answers, strict=True))
        return [found[place] for place in range(len(queries))]

    def close(self) -> None:
        """Let go of the model."""
        with self._loading:
            self._loaded_parts = None

    def _translated(self, queries: Sequence[Query], lang: str) -> list[list[Proposal]]:
        import torch

        model, tokenizer, tokens = self._loaded()
        options = self._options
        named = options.names_target
        sources = [tokens.source(q.source, q.source_lang, lang, named=named) for q in queries]
        ids = [tokenizer.convert_tokens_to_ids(source) for source in sources]
        longest = max(map(len, ids))
        padding = tokenizer.pad_token_id
        inputs = torch.tensor([row + [padding] * (longest - len(row)) for row in ids], device=options.device)
        mask = (torch.arange(longest)[None, :] < torch.tensor([[len(row)] for row in ids])).to(options.device)
        prefix = tokens.target_prefix(lang)
        first = {"forced_bos_token_id": _language_id(tokenizer, prefix[0], self._folder)} if prefix else {}
        try:
            with torch.inference_mode():
                output = model.generate(
                    input_ids=inputs,
                    attention_mask=mask.long(),
                    num_beams=max(options.beam, options.hypotheses),
                    num_return_sequences=options.hypotheses,
                    max_new_tokens=length_for(longest),
                    do_sample=False,
                    early_stopping=True,
                    output_scores=True,
                    return_dict_in_generate=True,
                    **first,
                )
        except (RuntimeError, ValueError, IndexError) as error:
            raise EngineRefused(f"{self.card.name}: the model fails at this text: {error}") from error
        scores = output.sequences_scores.tolist() if output.get("sequences_scores") is not None else None
        rows = output.sequences.tolist()
        size = options.hypotheses
        return [
            self._proposals(tokens, tokenizer, rows[k : k + size], scores[k : k + size] if scores else None)
            for k in range(0, len(rows), size)
        ]

    def _proposals(
        self,
        tokens: Tokens,
        tokenizer: Tokenizer,
        rows: Sequence[Sequence[int]],
        scores: Sequence[float] | None,
    ) -> list[Proposal]:
        found: dict[str, Proposal] = {}
        for place, row in enumerate(rows):
            text = tokens.text([str(token) for token in tokenizer.convert_ids_to_tokens(row)])
            if text and text not in found:
                score = float(scores[place]) if scores else None
                found[text] = Proposal(
                    text, Origin.ENGINE, self.card.name, self._options.trust, log_probability=score
                )
        return list(found.values())

    def _loaded(self) -> tuple[Any, Tokenizer, Tokens]:
        with self._loading:
            if self._loaded_parts is None:
                self._loaded_parts = self._load()
            return self._loaded_parts

    def _load(self) -> tuple[Any, Tokenizer, Tokens]:
        tokens = Tokens(self._folder, self._family)
        with quiet():
            try:
                import torch
                from transformers import AutoModelForSeq2SeqLM, AutoTokenizer
            except ImportError as error:
                raise EngineSetUp(
                    "transformers and torch are not installed; install: qostil[torch]"
                ) from error
            torch.set_num_threads(threads(self._options.threads))
            try:
                tokenizer: Any = AutoTokenizer.from_pretrained(self._folder, local_files_only=True)
                model = AutoModelForSeq2SeqLM.from_pretrained(
                    self._folder,
                    dtype=getattr(torch, self._options.dtype),
                    use_safetensors=True,
                    local_files_only=True,
                )
            except (OSError, ValueError, RuntimeError, AttributeError) as error:
                raise EngineSetUp(f"{self._folder}: cannot be loaded: {_first_line(error)}") from error
        check_languages(tokenizer, self._family, self._folder)
        model.generation_config.forced_eos_token_id = None
        return model.to(self._options.device).eval(), tokenizer, tokens


@contextmanager
def quiet() -> Iterator[None]:
    """Keeps the libraries from drawing bars and warnings over the screen."""
    for variable, value in (("TRANSFORMERS_VERBOSITY", "error"), ("HF_HUB_DISABLE_PROGRESS_BARS", "1")):
        os.environ.setdefault(variable, value)
    with warnings.catch_warnings(), suppress(ImportError):
        warnings.simplefilter("ignore")
        from transformers.utils import logging

        logging.set_verbosity_error()  # type: ignore[no-untyped-call]
        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def check_languages(tokenizer: Tokenizer, family: Family, folder: Path) -> None:
    """Whether the tokens of languages have numbers of their own, and in the published NLLB the right ones.

    Raises EngineSetUp: a folder without the right tokenizer translates into wrong languages without a word.
    """
    if family.name != "nllb":
        return
    for code, number in NLLB_IDS.items():
        found = _language_id(tokenizer, code, folder)
        if len(tokenizer) in range(NLLB_SIZE - 4, NLLB_SIZE + 5) and found != number:
            raise EngineSetUp(f"{folder}: {code} is token {found}, not {number}; fetch tokenizer.json again")


def _language_id(tokenizer: Tokenizer, token: str, folder: Path) -> int:
    number = tokenizer.convert_tokens_to_ids([token])[0]
    if number is None or number == tokenizer.unk_token_id:
        raise EngineSetUp(
            f"{folder}: the model does not know {token}; fetch its tokenizer again, or another model"
        )
    return number


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n")[0]


def _opened(name: str, options: TransformersOptions) -> Engine:
    return TransformersEngine(name, options)


KIND = EngineKind("transformers", "a checkpoint on this machine (extra torch)", TransformersOptions, _opened)
