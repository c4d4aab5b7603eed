"""Sentence embeddings for the aligner, where the user has an encoder."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from aligner import Encoder, EncoderError, Knowledge, TransformersEncoder


@lru_cache(maxsize=1)
def encoder_named(name: str) -> Encoder:
    """The encoder of a hub name or a folder, loaded once in a process. Raises EncoderError."""
    return TransformersEncoder(name)


def with_encoder(knowledge: Knowledge, name: str) -> Knowledge:
    """Knowledge with an encoder by name; "" is none. Raises EncoderError when it cannot be loaded."""
    return replace(knowledge, encoder=encoder_named(name)) if name else knowledge


def usable(name: str) -> tuple[str, str]:
    """The name of an encoder if it can be loaded, else "", and one line that says why not."""
    try:
        with_encoder(Knowledge(), name)
    except EncoderError as error:
        return "", f"{error}; aligned without it"
    return name, ""
