"""Published models that suit Kazakh, by short names, with their licences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Preset:
    """A published checkpoint: its repository, licence, what to know of it, and its size when fetched."""

    name: str
    repository: str
    licence: str
    about: str
    size: str
    pair: tuple[str, str] | None = None


PRESETS: Mapping[str, Preset] = {
    preset.name: preset
    for preset in (
        Preset(
            "tilmash", "issai/tilmash", "CC BY-NC 4.0: not for commercial use",
            "NLLB taught Kazakh, Russian, English and Turkish by ISSAI on KazParC", "5.5 GB",
        ),
        Preset(
            "nllb-600m", "facebook/nllb-200-distilled-600M", "CC BY-NC 4.0: not for commercial use",
            "Meta's model of 200 languages, the small one", "2.5 GB",
        ),
        Preset(
            "m2m100-418m", "facebook/m2m100_418M", "MIT",
            "Meta's older model of 100 languages; weaker in Kazakh, free to use", "1.9 GB",
        ),
        Preset(
            "madlad-3b", "google/madlad400-3b-mt", "Apache-2.0",
            "Google's model of 400 languages; large and slow without a GPU", "11.8 GB",
        ),
    )
}  # fmt: skip


def preset_of(model: str) -> Preset | None:
    """The preset of a short name or a repository."""
    return PRESETS.get(model) or next((p for p in PRESETS.values() if p.repository == model), None)


def licence_of(model: str) -> str:
    """The licence of a preset, "" for other models."""
    preset = preset_of(model)
    return preset.licence if preset else ""


def pair_of(model: str) -> tuple[str, str] | None:
    """The one direction of a preset that has only one."""
    preset = preset_of(model)
    return preset.pair if preset else None
