"""What a folder of outputs was made from: the file that lets an interrupted run go on.

It lies in the output folder and holds, for each output, its inputs and settings with their hashes. An output
that the record does not know, or that was changed since, was not written by Qostil and is left alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.writing import write_atomically
from workbench.errors import InputError

NAME = ".qostil-align.json"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Made:
    """How one output came about: a hash of its inputs' bytes and the settings, and of its own bytes.

    `output` is "" from the moment the output is begun until it is known to be finished.
    """

    source: str
    target: str
    inputs: str
    output: str


class FolderRecord:
    """The record of one output folder, kept up to date on the disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / NAME
        self._made = _read(self._path)

    def is_current(self, output: str, inputs: str) -> bool:
        """Whether an output was made from these very inputs and is still there."""
        made = self._made.get(output)
        finished = made is not None and made.output != "" and made.inputs == inputs
        return finished and (self._folder / output).is_file()

    def is_foreign(self, output: str) -> bool:
        """Whether a file stands in an output's place that is not what was written there."""
        path = self._folder / output
        if not path.exists():
            return False
        made = self._made.get(output)
        if made is None or not path.is_file():
            return True
        return made.output not in {"", digest(path.read_bytes())}

    def note(self, made: Mapping[str, Made]) -> None:
        """Add outputs that are begun or finished."""
        self._made.update(made)
        content = {
            "version": _VERSION,
            "outputs": {name: asdict(self._made[name]) for name in sorted(self._made)},
        }
        write_atomically(self._path, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def digest(*parts: bytes) -> str:
    """A hash of some bytes and of where one part ends."""
    total = hashlib.sha256()
    for part in parts:
        total.update(len(part).to_bytes(8, "big"))
        total.update(part)
    return total.hexdigest()


def _read(path: Path) -> dict[str, Made]:
    if not path.exists():
        return {}
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["version"] != _VERSION:
            raise InputError(f"{path}: was written by another version of Qostil; choose another folder")
        return {name: Made(**made) for name, made in content["outputs"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{path}: is damaged; remove it, and run with --force to write anew") from error
