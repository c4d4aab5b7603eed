"""The kinds of engines that settings can set up. A new kind is one more line here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workbench.errors import SettingsError
from workbench.suggest.engine import Engine
from workbench.suggest.engines.http import apertium, libretranslate, openai
from workbench.suggest.engines.kind import EngineKind
from workbench.suggest.engines.models import ctranslate2, transformers
from workbench.suggest.engines.options import nearest

_KINDS: Sequence[EngineKind[Any]] = (
    ctranslate2.KIND,
    transformers.KIND,
    apertium.KIND,
    libretranslate.KIND,
    openai.KIND,
)  # fmt: skip


def kinds() -> Mapping[str, EngineKind[Any]]:
    """The kinds by their names."""
    return {kind.name: kind for kind in _KINDS}


def open_engine(name: str, options: Mapping[str, object]) -> Engine:
    """The engine that the table `[engines.NAME]` of the settings describes.

    Raises SettingsError naming the key, and the nearest known one; EngineSetUp when the kind wants something
    that is not installed.
    """
    known = kinds()
    kind = options.get("kind")
    if not isinstance(kind, str):
        raise SettingsError(f"engines.{name}: kind is missing; it must be one of {', '.join(known)}")
    if kind not in known:
        raise SettingsError(f"engines.{name}: unknown kind {kind}; {nearest(kind, list(known))}")
    return known[kind].open(name, options)
