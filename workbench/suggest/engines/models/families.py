"""Families of translation models: how each writes a sentence and its languages as tokens.

| family | source | target begins with |
|---|---|---|
| nllb | kaz_Cyrl ▁… </s> | rus_Cyrl |
| m2m100 | __kk__ ▁… </s> | __ru__ |
| marian | (>>rus<<) ▁… </s> | |
| t5 (MADLAD) | <2ru> ▁… </s> | |
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.errors import EngineSetUp

END = "</s>"
NLLB_CODES = {"kk": "kaz_Cyrl", "ru": "rus_Cyrl", "en": "eng_Latn"}
NLLB_IDS = {"eng_Latn": 256047, "kaz_Cyrl": 256089, "rus_Cyrl": 256147}
"""Where these languages stand in the vocabulary of the published NLLB-200 models."""

NLLB_SIZE = 256_204
"""Tokens of that vocabulary; other sizes belong to models of other vocabularies."""


@dataclass(frozen=True, slots=True)
class Family:
    """How a family writes languages: `source` and `target` are format strings over a code, "" for none.

    `spm` names the sentencepiece models in a folder of the family, for the source and for the target.
    """

    name: str
    spm: tuple[str, str]
    source: str = ""
    target: str = ""
    prefix: str = ""
    codes: Mapping[str, str] | None = None
    needs: tuple[str, ...] = ()

    @property
    def many(self) -> bool:
        """Whether one model translates between many languages, and has to be told between which."""
        return bool(self.target or self.prefix)

    def code(self, lang: str) -> str:
        """A language in the family's own codes."""
        return (self.codes or {}).get(lang, lang)


FAMILIES: Mapping[str, Family] = {
    family.name: family
    for family in (
        Family(
            "nllb", ("sentencepiece.bpe.model",) * 2, "{}", "{}", codes=NLLB_CODES, needs=("tokenizer.json",)
        ),
        Family("m2m100", ("sentencepiece.bpe.model",) * 2, "__{}__", "__{}__", needs=("vocab.json",)),
        Family("marian", ("source.spm", "target.spm"), needs=("vocab.json",)),
        Family("t5", ("spiece.model",) * 2, prefix="<2{}>"),
    )
}


def family_of(folder: Path) -> Family:
    """The family of a folder with a transformers checkpoint.

    Raises EngineSetUp when the folder is none, is of an unknown family, or lacks a file without which tokens
    would silently get wrong numbers.
    """
    config = _json(folder, "config.json")
    kind = str(config.get("model_type", ""))
    tokenizer = _json(folder, "tokenizer_config.json") if (folder / "tokenizer_config.json").exists() else {}
    if kind == "m2m_100":
        name = "nllb" if "nllb" in str(tokenizer.get("tokenizer_class", "")).lower() else "m2m100"
    elif kind in {"t5", "mt5", "umt5"}:
        name = "t5"
    else:
        name = kind
    if name not in FAMILIES:
        known = ", ".join(FAMILIES)
        raise EngineSetUp(f"{folder}: holds a model of type {kind or 'unknown'}; Qostil runs {known}")
    family = FAMILIES[name]
    for needed in (*family.needs, *dict.fromkeys(family.spm)):
        if not (folder / needed).is_file():
            raise EngineSetUp(f"{folder}: {needed} is missing; fetch the model again, with all its files")
    return family


def _json(folder: Path, name: str) -> Mapping[str, object]:
    try:
        told = json.loads((folder / name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise EngineSetUp(f"{folder}: holds no model ({name} is missing); name a folder with one") from None
    except (OSError, ValueError) as error:
        raise EngineSetUp(f"{folder / name}: cannot be read: {error}; fetch the model again") from error
    if not isinstance(told, dict):
        raise EngineSetUp(f"{folder / name}: is not what a model has there; fetch the model again")
    return told
