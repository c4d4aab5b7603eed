"""Checkpoints of transformers converted to CTranslate2."""

from __future__ import annotations

import pickle
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workbench.errors import EngineSetUp
from workbench.suggest.engines.models.families import Family, family_of
from workbench.suggest.engines.models.manifest import NAME, Manifest, sha256
from workbench.suggest.engines.models.transformers import quiet

QUANTIZATIONS = ("int8", "int8_float32", "int16", "float16", "bfloat16", "float32")


def convert(
    checkpoint: Path,
    folder: Path,
    *,
    source: str,
    quantization: str = "int8",
    licence: str = "",
    revision: str = "",
    pair: tuple[str, str] | None = None,
    names_target: bool = False,
) -> Iterator[str]:
    """Convert a checkpoint into a folder, which is there whole at the end or not at all; tells each step.

    Raises EngineSetUp when torch is not installed, when the checkpoint cannot be read, or the disk is full.
    """
    family = family_of(checkpoint)
    if not family.many and pair is None:
        raise EngineSetUp(f"{checkpoint}: translates in one direction only; say which with --from and --to")
    yield "reading the weights"
    _as_safetensors(checkpoint)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as name:
        made = Path(name) / "model"
        yield f"converting to {quantization}"
        _converted(checkpoint, made, quantization, family)
        for file in dict.fromkeys(family.spm):
            shutil.copy2(checkpoint / file, made / file)
        yield "checking"
        files = {path.name: sha256(path) for path in sorted(made.iterdir()) if path.name != NAME}
        manifest = Manifest(family.name, source, licence, revision, quantization, pair, names_target, files)
        manifest.write(made)
        if folder.exists():
            shutil.rmtree(folder)
        made.rename(folder)


def _converted(checkpoint: Path, folder: Path, quantization: str, family: Family) -> None:
    with quiet():
        try:
            import torch  # noqa: F401  # the converter needs it and would say so less clearly
            from ctranslate2.converters import TransformersConverter
        except ImportError as error:
            raise EngineSetUp(
                "converting needs torch; install it with: pip install 'qostil[torch]'"
            ) from error
        try:
            converter = TransformersConverter(str(checkpoint), low_cpu_mem_usage=True)
            _mended(converter, family)
            converter.convert(str(folder), quantization=quantization)
        except OSError as error:
            raise EngineSetUp(f"{folder}: cannot be written: {error}; make room and try again") from error
        except (RuntimeError, ValueError, KeyError, AttributeError) as error:
            raise EngineSetUp(f"{checkpoint}: cannot be converted: {str(error).splitlines()[0]}") from error


def _mended(converter: Any, family: Family) -> None:  # noqa: ANN401  # ctranslate2 has no types
    """Have the converter (4.8) see what transformers 5 tells elsewhere than transformers 4 did."""
    if family.name == "m2m100":
        load_tokenizer = converter.load_tokenizer
        converter.load_tokenizer = lambda *given, **options: _Named(load_tokenizer(*given, **options))
    elif family.name == "t5":
        load_model = converter.load_model
        converter.load_model = lambda *given, **options: _scaled(load_model(*given, **options))


def _scaled(model: Any) -> Any:  # noqa: ANN401
    """A T5 that says by `tie_word_embeddings`, as the converter expects, whether its outputs are scaled."""
    model.config.tie_word_embeddings = model.config.scale_decoder_outputs
    return model


class _Named:
    """A tokenizer of M2M100 whose vocabulary holds its languages: transformers 5 leaves them out of it."""

    def __init__(self, tokenizer: Any) -> None:  # noqa: ANN401  # transformers has many kinds
        self._tokenizer = tokenizer

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._tokenizer, name)

    def get_vocab(self) -> dict[str, int]:
        """Every token and its number."""
        vocabulary: dict[str, int] = dict(self._tokenizer.get_vocab())
        for token in self._tokenizer.lang_code_to_token.values():
            vocabulary[token] = self._tokenizer.convert_tokens_to_ids(token)
        return vocabulary


def _as_safetensors(checkpoint: Path) -> None:
    """Turn pickled weights into safetensors, reading nothing from them but numbers."""
    pickled = sorted(checkpoint.glob("pytorch_model*.bin"))
    if not pickled or any(checkpoint.glob("*.safetensors")):
        return
    try:
        import torch
        from safetensors.torch import save_file
    except ImportError as error:
        raise EngineSetUp(
            "reading these weights needs torch; install: pip install 'qostil[torch]'"
        ) from error
    weights: dict[str, Any] = {}
    for path in pickled:
        try:
            weights |= torch.load(path, map_location="cpu", weights_only=True)
        except (OSError, RuntimeError, ValueError, EOFError, pickle.UnpicklingError) as error:
            raise EngineSetUp(f"{path}: cannot be read; fetch the model again") from error
    part = checkpoint / "model.safetensors.part"
    save_file({name: tensor.clone().contiguous() for name, tensor in weights.items()}, part, {"format": "pt"})
    part.rename(checkpoint / "model.safetensors")
