"""TMX read in a process of its own, so that reading and storing a large file go on at the same time."""

from __future__ import annotations

import marshal
import pickle
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields
from datetime import datetime
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from operator import attrgetter
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

from corpus.spawning import start
from memory.errors import TmxError
from memory.tmx.reader import read_tmx
from memory.tmx.report import TmxReport
from memory.unit import Origin, TranslationUnit, UnitStatus

_BATCH = 1000
_AHEAD = 8
_PAUSE = 0.05
_UNITS, _REPORT, _ERROR = b"u", b"r", b"e"
_plain = attrgetter("source", "source_lang", "uid", "author", "editor")
_rest = attrgetter("previous", "following", "notes", "usage", "source_markup")


def read_tmx_aside(
    path: Path, report: TmxReport | None = None, *, source_lang: str = "kk"
) -> Iterator[TranslationUnit]:
    """As `read_tmx`; the report is filled when all units have been read."""
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    reader = context.Process(target=_read, args=(theirs, path, source_lang), daemon=True)
    start(reader)
    theirs.close()
    messages: Queue[bytes] = Queue(_AHEAD)
    # a pipe alone holds less than a message: without a thread that empties it, each would wait for the other
    receiver = Thread(target=_receive, args=(ours, messages), daemon=True)
    receiver.start()
    try:
        while True:
            message = messages.get()
            kind, content = message[:1], message[1:]
            if not kind:
                raise TmxError(f"{path}: reading it was broken off; try again")
            if kind == _UNITS:
                yield from map(_unpacked, marshal.loads(content))  # noqa: S302 - from our own process
                continue
            if kind == _ERROR:
                raise TmxError(content.decode("utf-8", "surrogatepass"))
            if report is not None:
                _fill(report, pickle.loads(content))  # noqa: S301 - from our own process
            return
    finally:
        reader.terminate()
        reader.join()
        while receiver.is_alive():
            with suppress(Empty):
                messages.get(timeout=_PAUSE)


def _receive(connection: Connection, messages: Queue[bytes]) -> None:
    """Put what comes into the queue; nothing at all stands for the end."""
    with connection, suppress(EOFError, OSError):
        while True:
            messages.put(connection.recv_bytes())
    messages.put(b"")


def _read(connection: Connection, path: Path, source_lang: str) -> None:
    """What the process does: send the units in batches, then the report, or else the error."""
    report = TmxReport()
    units = map(_packed, read_tmx(path, report, source_lang=source_lang))
    try:
        while batch := list(islice(units, _BATCH)):
            connection.send_bytes(_UNITS + marshal.dumps(batch))
    except TmxError as error:
        connection.send_bytes(_ERROR + str(error).encode("utf-8", "surrogatepass"))
    except BrokenPipeError:
        pass
    else:
        connection.send_bytes(_REPORT + pickle.dumps(report))


def _packed(unit: TranslationUnit) -> tuple[Any, ...]:
    origin = unit.origin
    return (
        _plain(unit), _rest(unit), _stamp(unit.created), _stamp(unit.changed),
        (origin.project, origin.document, origin.segment), unit.status.value,
        dict(unit.targets), dict(unit.properties), dict(unit.target_markup),
    )  # fmt: skip


def _unpacked(values: tuple[Any, ...]) -> TranslationUnit:
    plain, rest, created, changed, origin, status, targets, properties, target_markup = values
    source, source_lang, uid, author, editor = plain
    previous, following, notes, usage, source_markup = rest
    return TranslationUnit(
        source, targets, source_lang, uid, author, editor, _time(created), _time(changed), Origin(*origin),
        previous, following, UnitStatus(status), notes, properties, usage, source_markup, target_markup,
    )  # fmt: skip


def _stamp(time: datetime | None) -> str | None:
    return None if time is None else time.isoformat()


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _fill(report: TmxReport, read: TmxReport) -> None:
    for field in fields(TmxReport):
        setattr(report, field.name, getattr(read, field.name))
