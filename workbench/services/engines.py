"""Engines in the settings: listed, added, removed, tried, and models fetched for them."""

from __future__ import annotations

import json
import re
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.writing import write_atomically
from workbench.errors import EngineError, InputError, SettingsError
from workbench.locations import settings_file
from workbench.services.progress import Progress, Task
from workbench.settings import Settings, load_settings
from workbench.suggest import Candidate, Query, judged
from workbench.suggest.engines.models.conversion import QUANTIZATIONS, convert
from workbench.suggest.engines.models.fetching import fetch
from workbench.suggest.engines.models.manifest import Manifest
from workbench.suggest.engines.models.presets import preset_of
from workbench.suggest.engines.models.store import checkpoint_folder, converted_folder
from workbench.suggest.engines.registry import kinds, open_engine
from workbench.suggest.quality import Scorer

_NAME = re.compile(r"[A-Za-z0-9][\w-]*")
_WHOLE = re.compile(r"[+-]?\d+")
_FRACTION = re.compile(r"[+-]?\d+\.\d+")

SAMPLE = {
    "kk": "Құрылтай 1917 жылы желтоқсанда Орынборда өтті.",
    "ru": "Съезд прошёл в декабре 1917 года в Оренбурге.",
    "en": "The congress was held in Orenburg in December 1917.",
}
"""What engines are tried on."""


@dataclass(frozen=True, slots=True)
class EngineRow:
    """An engine of the settings: `pairs` are its directions ("any" when it takes any), `problem` why it is
    out.
    """

    name: str
    kind: str
    pairs: tuple[str, ...]
    network: bool
    hypotheses: int
    version: str
    cost: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """An engine tried on a sentence: its candidates, the seconds for the first text and for one more."""

    name: str
    candidates: Sequence[Candidate]
    first_seconds: float = 0.0
    next_seconds: float = 0.0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Pulled:
    """A model that was fetched or converted, and the engine the settings have of it now."""

    engine: str
    folder: Path
    licence: str


def listed(settings: Settings) -> list[EngineRow]:
    """The engines of the settings; nothing is loaded and nobody is asked."""
    return [_row(name, table) for name, table in settings.engines.items()]


def _row(name: str, table: Mapping[str, object]) -> EngineRow:
    kind = str(table.get("kind", ""))
    try:
        engine = open_engine(name, table)
    except (EngineError, SettingsError) as error:
        return EngineRow(name, kind, (), False, 0, "", "", str(error))
    card = engine.card
    pairs = ("any",) if card.pairs is None else tuple(sorted(f"{a}-{b}" for a, b in card.pairs))
    engine.close()
    return EngineRow(name, card.kind, pairs, card.network, card.hypotheses, card.version, card.cost)


def add_engine(name: str, kind: str, values: Sequence[str]) -> Path:
    """Write a table `[engines.NAME]` into the settings, KEY=VALUE each, after it was seen to be right.

    Returns the settings file. Raises SettingsError when a key or value is not, InputError when the name is
    taken or odd.
    """
    if not _NAME.fullmatch(name):
        raise InputError(f"{name}: an engine's name is letters, digits, - and _")
    table: dict[str, object] = {"kind": kind}
    for value in values:
        key, equals, told = value.partition("=")
        if not equals:
            raise InputError(f"{value}: write KEY=VALUE")
        table[key] = _read(told)
    open_engine(name, table).close()
    path = settings_file()
    text = _text(path)
    if name in load_settings(path).engines:
        raise InputError(
            f"{path}: has an engine {name} already; remove it first: qostil engine remove {name}"
        )
    lines = [f"[engines.{name}]", *(f"{key} = {_toml(value)}" for key, value in table.items())]
    _write(path, f"{text.rstrip()}\n\n".lstrip("\n") + "\n".join(lines) + "\n")
    return path


def remove_engine(name: str) -> Path:
    """Take an engine's table out of the settings; all else stays as it is written. Raises InputError."""
    path = settings_file()
    if name not in load_settings(path).engines:
        raise InputError(f"{path}: has no engine {name}; see: qostil engine list")
    header = re.compile(rf"""^\[\s*engines\s*\.\s*["']?{re.escape(name)}["']?\s*(?:\.[^\]]*)?\]""")
    kept: list[str] = []
    inside = False
    for line in _text(path).splitlines(keepends=True):
        if line.lstrip().startswith("["):
            inside = header.match(line.strip()) is not None
        if not inside:
            kept.append(line)
    text = "".join(kept)
    if name in tomllib.loads(text).get("engines", {}):
        raise InputError(f"{path}: {name} is written in a way that Qostil cannot take out; edit the file")
    _write(path, text)
    return path


def try_engine(name: str, table: Mapping[str, object], langs: tuple[str, str], text: str = "") -> Trial:
    """Ask an engine for a translation, twice, and judge what it says. What goes wrong is in the trial."""
    text = text or SAMPLE[langs[0]]
    query = Query(text, *langs)
    try:
        engine = open_engine(name, table)
        damaged = _damaged(table)
    except (EngineError, SettingsError) as error:
        return Trial(name, (), problem=str(error))
    if damaged:
        return Trial(name, (), problem=f"{name}: {', '.join(damaged)} changed since the model was converted")
    try:
        if not engine.card.knows(*langs):
            return Trial(name, (), problem=f"{name}: does not translate from {langs[0]} into {langs[1]}")
        started = time.perf_counter()
        proposals = engine.propose([query])[0]
        first = time.perf_counter() - started
        engine.propose([query])
        after = time.perf_counter() - started - first
    except EngineError as error:
        return Trial(name, (), problem=str(error))
    finally:
        engine.close()
    found = judged(query, proposals, Scorer(*langs))
    return Trial(name, found, first, after, "" if found else f"{name}: answers nothing")


def _damaged(table: Mapping[str, object]) -> list[str]:
    """The files of a converted model that are not what they were."""
    if table.get("kind") != "ctranslate2":
        return []
    folder = Path(str(table["path"])).expanduser()
    return Manifest.read(folder).damaged(folder)


def pull(
    model: str,
    name: str = "",
    quantization: str = "int8",
    pair: tuple[str, str] | None = None,
    revision: str = "main",
) -> Task[Pulled]:
    """Fetch a model, unless it is a folder here, convert it to CTranslate2, and add it to the settings.

    `model` is a preset, a repository of the hub or a folder; what was fetched before is not fetched again.
    Raises EngineError when it cannot be had or converted.
    """
    if quantization not in QUANTIZATIONS:
        raise InputError(f"{quantization}: unknown; choose one of {', '.join(QUANTIZATIONS)}")
    preset = preset_of(model)
    source, commit = preset.repository if preset else model, ""
    checkpoint = Path(model).expanduser()
    if not checkpoint.is_dir():
        checkpoint = checkpoint_folder(source)
        commit = yield from _fetching(source, checkpoint, revision)
    engine = name or (preset.name if preset else _ODD.sub("-", checkpoint.name).strip("-"))
    folder = converted_folder(engine, quantization)
    steps: Iterator[str] = convert(
        checkpoint,
        folder,
        source=source,
        quantization=quantization,
        licence=preset.licence if preset else "",
        revision=commit[:12],
        pair=pair or (preset.pair if preset else None),
    )
    for number, step in enumerate(steps):
        yield Progress(step, number, 3)
    if engine not in load_settings().engines:
        add_engine(engine, "ctranslate2", [f"path={folder}"])
    return Pulled(engine, folder, preset.licence if preset else "")


_ODD = re.compile(r"[^\w-]+")


def _fetching(repository: str, folder: Path, revision: str) -> Task[str]:
    fetching = fetch(repository, folder, revision)
    while True:
        try:
            step = next(fetching)
        except StopIteration as stop:
            commit: str = stop.value
            return commit
        yield Progress(f"fetching {step.file}", step.done, step.total)


def kind_rows() -> list[tuple[str, str]]:
    """The kinds of engines and what each is."""
    return [(kind.name, kind.about) for kind in kinds().values()]


def _read(told: str) -> object:
    """A value as it was typed: true, false, a number, a list of texts with commas, else a text."""
    if told in {"true", "false"}:
        return told == "true"
    if _WHOLE.fullmatch(told):
        return int(told)
    if _FRACTION.fullmatch(told):
        return float(told)
    if told.startswith("[") and told.endswith("]"):
        return [item.strip().strip("\"'") for item in told[1:-1].split(",") if item.strip()]
    return told


def _toml(value: object) -> str:
    """A value as TOML writes it; JSON's strings, numbers and lists are TOML's too."""
    return json.dumps(value, ensure_ascii=False)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read: {error}; mend or remove it") from error


def _write(path: Path, text: str) -> None:
    tomllib.loads(text)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, text)
