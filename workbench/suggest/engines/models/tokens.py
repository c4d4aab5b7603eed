"""Sentences as the tokens of a model, by plain sentencepiece."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, cast

from workbench.errors import EngineSetUp
from workbench.suggest.engines.models.families import END, Family

_LONGEST = 512


class _Pieces(Protocol):
    """What is used of sentencepiece, which has no types."""

    def encode(self, text: str, *, out_type: type) -> list[str]: ...
    def decode(self, pieces: list[str]) -> str: ...


class Tokens:
    """Cuts sentences into the pieces of a model's vocabulary, and joins what comes out."""

    def __init__(self, folder: Path, family: Family) -> None:
        """Raises EngineSetUp when sentencepiece is not installed or a piece model cannot be read."""
        self.family = family
        self._source = _load(folder / family.spm[0])
        self._target = self._source if family.spm[0] == family.spm[1] else _load(folder / family.spm[1])

    def source(self, text: str, source_lang: str, target_lang: str, *, named: bool = True) -> list[str]:
        """The tokens of a source sentence, its language and the end included; cut at 512.

        `named` says whether the target language is told where the family may leave it out (marian).
        """
        pieces = self._source.encode(" ".join(text.split()), out_type=str)[:_LONGEST]
        family = self.family
        head = []
        if family.source:
            head = [family.source.format(family.code(source_lang))]
        elif family.prefix:
            head = [family.prefix.format(family.code(target_lang))]
        elif named and family.name == "marian":
            head = [f">>{_THREE_LETTERS.get(target_lang, target_lang)}<<"]
        return [*head, *pieces, END]

    def target(self, text: str) -> list[str]:
        """The tokens of a translation and the end, without its language."""
        return [*self._target.encode(" ".join(text.split()), out_type=str), END]

    def target_prefix(self, target_lang: str) -> list[str]:
        """What a translation begins with: its language, for families that say it there."""
        family = self.family
        return [family.target.format(family.code(target_lang))] if family.target else []

    def text(self, tokens: Sequence[str]) -> str:
        """The text of a translation's tokens; languages, paddings and the end are left out."""
        pieces = [token for token in tokens if token not in _SPECIAL and not self._names_language(token)]
        return self._target.decode(pieces).replace("⁇", "").strip()

    def _names_language(self, token: str) -> bool:
        return token in _LANGUAGES or (token.startswith(">>") and token.endswith("<<"))


_THREE_LETTERS = {"kk": "kaz", "ru": "rus", "en": "eng"}
_SPECIAL = frozenset({"<s>", END, "<pad>", "<unk>"})
_LANGUAGES = frozenset(
    form
    for lang, nllb in (("kk", "kaz_Cyrl"), ("ru", "rus_Cyrl"), ("en", "eng_Latn"))
    for form in (nllb, f"__{lang}__", f"<2{lang}>")
)


def _load(path: Path) -> _Pieces:
    try:
        import sentencepiece
    except ImportError as error:
        raise EngineSetUp(
            "sentencepiece is not installed; install it with: pip install sentencepiece"
        ) from error
    try:
        return cast("_Pieces", sentencepiece.SentencePieceProcessor(model_file=str(path)))
    except (OSError, RuntimeError, ValueError) as error:
        raise EngineSetUp(
            f"{path}: cannot be read as a sentencepiece model; fetch the model again"
        ) from error
