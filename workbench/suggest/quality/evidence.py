"""A pair of sentences with all that the signals look at, worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.script import from_arabic
from memory.glossary import Glossary
from workbench.suggest.quality.lexis import Lexis, Links, paired
from workbench.suggest.quality.words import Word, read_words
from workbench.suggest.quality.worth import Worths

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the pair itself.

    `others` are the other candidates for the same source; `hypotheses` the log-probabilities of all
    hypotheses of the same engine; `match` the best match of the memory as its score (0–100) and its
    translation; `back` the translation translated back by an engine that goes both ways.
    """

    others: tuple[str, ...] = ()
    log_probability: float | None = None
    hypotheses: tuple[float, ...] = ()
    match: tuple[int, str] | None = None
    back: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A source, a proposed translation, their words and how these are linked.

    `links` is source words × target words; `source_worth` and `target_worth` are, word by word, the log
    odds that the word's content stands on the other side (`worth`); `source_own` and `target_own` the same
    where no word is the counterpart of two.
    """

    source: str
    target: str
    langs: tuple[str, str]
    source_words: Sequence[Word]
    target_words: Sequence[Word]
    links: Links
    source_worth: Floats
    target_worth: Floats
    source_own: Floats
    target_own: Floats
    glossary: Glossary | None
    context: Context
    lexis: Lexis


def gather(
    source: str,
    target: str,
    lexis: Lexis,
    worths: Worths,
    glossary: Glossary | None = None,
    context: Context | None = None,
) -> Evidence:
    """All that can be seen of a pair; Kazakh in Arabic letters is judged by its Cyrillic spelling."""
    source, target = (
        from_arabic(text) if lang == "kk" else text
        for text, lang in zip((source, target), lexis.langs, strict=True)
    )
    here, there = read_words(source), read_words(target)
    links = lexis.links(here, there)
    own = paired(links)
    return Evidence(
        source,
        target,
        lexis.langs,
        here,
        there,
        links,
        worths.of(here, links.max(axis=1, initial=0.0), lexis, 0),
        worths.of(there, links.max(axis=0, initial=0.0), lexis, 1),
        worths.of(here, own.max(axis=1, initial=0.0), lexis, 2),
        worths.of(there, own.max(axis=0, initial=0.0), lexis, 3),
        glossary,
        context or Context(),
        lexis,
    )
