"""What a converted model is, in a file beside it: where it came from, under which licence, what it knows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from corpus.writing import write_atomically
from workbench.errors import EngineSetUp

NAME = "qostil-model.json"
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """A converted model.

    `pair` are its languages when it knows one direction only, `files` the SHA-256 of each file.
    """

    family: str
    source: str
    licence: str = ""
    revision: str = ""
    quantization: str = ""
    pair: tuple[str, str] | None = None
    names_target: bool = False
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """What tells this model from another one."""
        weights = self.files.get("model.bin", "")[:12]
        return " ".join(part for part in (self.source, self.revision, self.quantization, weights) if part)

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """The manifest of a folder. Raises EngineSetUp when there is none that can be read."""
        path = folder / NAME
        try:
            told = json.loads(path.read_text(encoding="utf-8"))
            pair = told.get("pair")
            return cls(**{**told, "pair": (pair[0], pair[1]) if pair else None})
        except FileNotFoundError:
            hint = f"convert it with: qostil engine pull {folder}"
            raise EngineSetUp(f"{folder}: holds no model converted by Qostil; {hint}") from None
        except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
            raise EngineSetUp(f"{path}: cannot be read; convert the model again") from error

    def write(self, folder: Path) -> None:
        """Write it into a folder."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        write_atomically(folder / NAME, text + "\n")

    def damaged(self, folder: Path) -> list[str]:
        """The files that are not what they were when the model was converted."""
        return [name for name, digest in self.files.items() if sha256(folder / name) != digest]


def sha256(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal, "" when it is not there."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()
