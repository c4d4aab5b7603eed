"""Sentence embeddings: texts of any language as vectors, alike where the meaning is alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import shorten
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from aligner.errors import EncoderError

Vectors = NDArray[np.float32]

_INSTALL = "pip install 'qostil[torch]'"


class Encoder(Protocol):
    """Whatever gives vectors for texts."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """A vector of length 1 for each text: texts × dimensions."""
        ...


class TransformersEncoder:
    """An encoder of the LaBSE kind (Feng et al. 2022), by its hub name or a folder, through transformers.

    The vector of a text is the mean over its tokens, or that of the first token with `pooling` "cls".
    Texts are cut at the most tokens that the model takes.
    """

    def __init__(
        self,
        name: str,
        *,
        pooling: Literal["mean", "cls"] = "mean",
        batch: int = 64,
        threads: int | None = None,
    ) -> None:
        """Load the model. Raises EncoderError when it or what runs it is not there."""
        try:
            import torch
            from transformers import AutoModel, AutoTokenizer
        except ImportError as error:
            raise EncoderError(f"the encoder {name} needs {error.name}: {_INSTALL}") from error
        if threads:
            torch.set_num_threads(threads)
        try:
            self._tokenizer: Any = AutoTokenizer.from_pretrained(name)
            self._model: Any = AutoModel.from_pretrained(name)
        except (OSError, ValueError, KeyError) as error:
            where = "" if Path(name).exists() else "; give a folder, or a hub name while online"
            reason = shorten(str(error), 160, placeholder=" …")
            raise EncoderError(f"the encoder {name} cannot be loaded: {reason}{where}") from error
        self._torch: Any = torch
        self._model.eval()
        self._pooling = pooling
        self._batch = batch
        self._longest = min(
            self._tokenizer.model_max_length, getattr(self._model.config, "max_position_embeddings", 512)
        )

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Texts of like length go together, so that little is computed for padding."""
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        vectors = np.zeros((len(texts), int(self._model.config.hidden_size)), dtype=np.float32)
        with self._torch.inference_mode():
            for places in _batches(order, self._batch):
                vectors[places] = self._vectors([texts[place] for place in places])
        return normalised(vectors)

    def _vectors(self, texts: list[str]) -> Vectors:
        tokens = self._tokenizer(
            texts, padding=True, truncation=True, max_length=self._longest, return_tensors="pt"
        )
        states = self._model(**tokens).last_hidden_state
        if self._pooling == "cls":
            pooled = states[:, 0]
        else:
            mask = tokens["attention_mask"].unsqueeze(-1).to(states.dtype)
            pooled = (states * mask).sum(1) / mask.sum(1)
        vectors: Vectors = pooled.float().numpy()
        return vectors


def normalised(vectors: Vectors) -> Vectors:
    """The vectors at length 1; those of length 0 stay."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    result: Vectors = (vectors / np.where(lengths > 0, lengths, 1)).astype(np.float32)
    return result


def _batches(order: Sequence[int], size: int) -> Iterator[list[int]]:
    for start in range(0, len(order), size):
        yield list(order[start : start + size])
