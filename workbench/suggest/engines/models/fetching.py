"""Checkpoints fetched from a hub: file by file, resumed where they stopped, checked by their hashes.

The interface is that of the Hugging Face hub (`/api/models/REPO/revision/REV?blobs=true` and
`/REPO/resolve/REV/FILE`); the environment variable HF_ENDPOINT names another one, HF_TOKEN a token for models
that want one. Only files that a model needs are fetched, and no weights that run code when they are opened:
safetensors, or .bin files that are turned into safetensors without unpickling objects.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from workbench.errors import EngineAway, EngineRefused, EngineSetUp
from workbench.suggest.engines.models.manifest import sha256

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

HUB = "https://huggingface.co"
_WANTED = re.compile(
    r"(?:config|generation_config|tokenizer|tokenizer_config|special_tokens_map|vocab|added_tokens)\.json"
    r"|[\w.-]*\.(?:model|spm)|model(?:-\d+-of-\d+)?\.safetensors|model\.safetensors\.index\.json"
)
_PICKLED = re.compile(r"pytorch_model(?:-\d+-of-\d+)?\.bin")
_PIECE = 1 << 16
_TIMES = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """How far fetching has come: the file, bytes of it and of all that is to be fetched."""

    file: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file of a repository: its size in bytes and its SHA-256, "" when the hub does not tell."""

    name: str
    size: int
    sha256: str


def fetch(repository: str, folder: Path, revision: str = "main") -> Generator[Fetched, None, str]:
    """Fetch the checkpoint of a repository into a folder; what is there and whole already stays.

    Returns the commit that was fetched. Raises EngineAway when the hub cannot be reached, EngineRefused when
    it has no such model, gives another file than promised or wants a token, EngineSetUp when the disk is
    full.
    """
    commit, files = listed(repository, revision)
    total = sum(file.size for file in files)
    folder.mkdir(parents=True, exist_ok=True)
    done = 0
    for file in files:
        for size in _file(repository, commit, file, folder):
            yield Fetched(file.name, done + size, total)
        done += file.size
    (folder / "commit.txt").write_text(commit + "\n", encoding="utf-8")
    return commit  # the tasks of Qostil are generators with a result


def listed(repository: str, revision: str) -> tuple[str, Sequence[RemoteFile]]:
    """The commit a revision stands for, and the files that are needed of it."""
    path = f"/api/models/{quote(repository)}/revision/{quote(revision, safe='')}?blobs=true"
    with _opened(path) as answer:
        try:
            told = json.loads(answer.read(16 << 20))
            files = [_remote(item) for item in told["siblings"]]
            commit = str(told["sha"])
        except (ValueError, KeyError, TypeError) as error:
            raise EngineRefused(f"{_hub()}: gives no list of the files of {repository}") from error
    wanted = [file for file in files if _WANTED.fullmatch(file.name)]
    if not any(file.name.endswith(".safetensors") for file in wanted):
        wanted += [file for file in files if _PICKLED.fullmatch(file.name)]
    if not any(file.name.endswith((".safetensors", ".bin")) for file in wanted):
        raise EngineRefused(f"{repository}: holds no weights that Qostil can read; choose another model")
    return commit, wanted


def _remote(item: Mapping[str, Any]) -> RemoteFile:
    lfs = item.get("lfs") or {}
    return RemoteFile(
        str(item["rfilename"]), int(item.get("size") or lfs.get("size") or 0), lfs.get("sha256", "")
    )


def _file(repository: str, commit: str, file: RemoteFile, folder: Path) -> Iterator[int]:
    path, part = folder / file.name, folder / f"{file.name}.part"
    if path.is_file() and _is_whole(path, file):
        yield file.size
        return
    for attempt in range(1, _TIMES + 1):
        try:
            yield from _pieces(repository, commit, file, part)
        except EngineAway:
            if attempt == _TIMES:
                raise
            continue
        break
    if not _is_whole(part, file):
        part.unlink(missing_ok=True)
        raise EngineRefused(f"{repository}: {file.name} arrived damaged; try again, what is whole is kept")
    part.replace(path)


def _is_whole(path: Path, file: RemoteFile) -> bool:
    if file.size and path.stat().st_size != file.size:
        return False
    return not file.sha256 or sha256(path) == file.sha256


def _pieces(repository: str, commit: str, file: RemoteFile, part: Path) -> Iterator[int]:
    import urllib3

    have = part.stat().st_size if part.exists() else 0
    if file.size and have >= file.size:
        have = 0
    headers = {"Range": f"bytes={have}-"} if have else {}
    with _opened(f"/{quote(repository)}/resolve/{commit}/{quote(file.name)}", headers) as answer:
        if have and answer.status != 206:
            have = 0
        try:
            with part.open("ab" if have else "wb") as out:
                for piece in answer.stream(_PIECE):
                    have += out.write(piece)
                    yield have
        except urllib3.exceptions.HTTPError as error:
            raise EngineAway(f"{_hub()}: the connection broke at {file.name}; try again to go on") from error
        except OSError as error:
            raise EngineSetUp(
                f"{part}: cannot be written: {error.strerror}; make room and try again"
            ) from error
    if file.size and have < file.size:
        raise EngineAway(f"{_hub()}: the connection broke at {file.name}; try again to go on")


def _hub() -> str:
    return os.environ.get("HF_ENDPOINT", HUB).rstrip("/")


def _opened(path: str, headers: Mapping[str, str] | None = None) -> BaseHTTPResponse:
    import urllib3

    token = os.environ.get("HF_TOKEN", "")
    told = {
        "User-Agent": "qostil",
        **(headers or {}),
        **({"Authorization": f"Bearer {token}"} if token else {}),
    }
    pool = urllib3.PoolManager(timeout=urllib3.Timeout(connect=10, read=60), retries=False)
    url = _hub() + path
    try:
        for _ in range(_TIMES):
            answer = pool.request("GET", url, headers=told, preload_content=False, redirect=False)
            moved = answer.get_redirect_location()
            if not moved:
                break
            answer.close()
            if not moved.startswith("/"):
                told.pop("Authorization", None)
            url = moved if not moved.startswith("/") else _hub() + moved
    except urllib3.exceptions.HTTPError as error:
        raise EngineAway(
            f"{_hub()}: cannot be reached; check the connection, or name a folder instead"
        ) from error
    if answer.status in {401, 403}:
        raise EngineRefused(f"{url}: wants a token; accept the model's terms there, and set HF_TOKEN")
    if answer.status == 404:
        raise EngineRefused(f"{url}: there is no such model or file; check its name")
    if answer.status >= 400:
        raise EngineAway(f"{_hub()}: answers {answer.status}; try again later")
    return answer
