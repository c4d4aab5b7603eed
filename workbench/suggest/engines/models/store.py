"""Where fetched and converted models lie on this machine."""

from __future__ import annotations

import re
from pathlib import Path

from workbench.errors import EngineSetUp
from workbench.locations import models_folder
from workbench.suggest.engines.models.presets import preset_of

_ODD = re.compile(r"[^\w.-]+")


def checkpoint_folder(repository: str) -> Path:
    """Where a fetched checkpoint lies."""
    return models_folder() / "checkpoints" / _ODD.sub("--", repository)


def converted_folder(name: str, quantization: str) -> Path:
    """Where a converted model lies."""
    return models_folder() / "ctranslate2" / f"{_ODD.sub('--', name)}-{quantization}"


def local_folder(model: str) -> Path:
    """The folder of a checkpoint given as a folder, or by a preset's or a repository's name once fetched.

    Raises EngineSetUp when it is not there; nothing is fetched.
    """
    folder = Path(model).expanduser()
    if folder.is_dir():
        return folder
    preset = preset_of(model)
    fetched = checkpoint_folder(preset.repository if preset else model)
    if fetched.is_dir():
        return fetched
    if preset is None and (model.startswith((".", "/", "~")) or model.count("/") != 1):
        raise EngineSetUp(f"{model}: there is no such folder; name a folder with a model")
    raise EngineSetUp(f"{model}: not on this machine yet; fetch it with: qostil engine pull {model}")
