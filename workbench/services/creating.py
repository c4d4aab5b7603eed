"""What a new project is called and which languages it is between."""

from __future__ import annotations

import os
from pathlib import Path

from corpus.languages import normalise
from memory import address
from workbench.errors import InputError
from workbench.services.texts import LANGUAGES


def project_path(name: str) -> Path:
    """The project file a name stands for; the ending may be left out. Raises InputError."""
    if not name.strip():
        raise InputError("name the project file")
    path = Path(name.strip()).expanduser()
    path = path if path.suffix else path.with_suffix(".qostil")
    if path.exists():
        raise InputError(f"{path}: already exists; open it, or choose another name")
    if not path.parent.is_dir():
        raise InputError(f"{path}: there is no folder {path.parent}; create it first")
    return path


def project_languages(source: str, targets: str) -> tuple[str, tuple[str, ...]]:
    """The languages of a project from what was typed, targets separated by commas. Raises InputError."""
    source_lang = _known(source)
    target_langs = tuple(dict.fromkeys(_known(target) for target in targets.split(",") if target.strip()))
    if not target_langs:
        raise InputError("name at least one language to translate to")
    if source_lang in target_langs:
        raise InputError(f"{source_lang} is the source language; it is no language to translate to")
    return source_lang, target_langs


def memory_location(memory: str, project: Path) -> str:
    """A memory's place as a project keeps it: a file relative to the project, or a URL.

    Raises InputError when the URL holds a password, which a project file is no place for, and
    MemoryStoreError when it is none.
    """
    if "://" not in memory:
        return os.path.relpath(Path(memory).expanduser().resolve(), project.resolve().parent)
    found = address(memory)
    if found.has_password:
        raise InputError(
            f"{found.shown}: leave the password out, a project does not keep it;"
            " give it in PGPASSWORD or in a password file (~/.pgpass)"
        )
    return found.shown


def _known(code: str) -> str:
    lang = normalise(code)
    if lang not in LANGUAGES:
        raise InputError(
            f"{code.strip() or 'nothing'} is no language known here; choose {', '.join(LANGUAGES)}"
        )
    return lang
