"""An import that is killed leaves whole batches behind, and made again it completes without doubling."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from memory import StoreError, TranslationUnit, open_memory, read_tmx, write_tmx
from memory.store import BATCH
from workbench.services import memories
from workbench.services.progress import result_of

UNITS = 8 * BATCH
ROOT = Path(__file__).parents[2]
PATIENCE = 120


def written(folder, note):
    path = folder / "many.tmx"
    units = (
        TranslationUnit(
            f"Бұл {n} сөйлем, {n * 7919 % 9973} сөзі бар.", {"ru": f"Это предложение {n}."}, notes=note
        )
        for n in range(UNITS)
    )
    write_tmx(units, path)
    return path


@pytest.fixture(scope="module")
def tmx(tmp_path_factory):
    return written(tmp_path_factory.mktemp("tmx"), ())


@pytest.fixture(scope="module")
def large_tmx(tmp_path_factory):
    """A file so large that a process of its own reads it."""
    path = written(tmp_path_factory.mktemp("tmx"), ("ескерту " * 60,))
    assert path.stat().st_size > memories._LARGE
    return path


@pytest.fixture(params=["sqlite", "postgres"])
def place(request, tmp_path):
    if request.param == "sqlite":
        return str(tmp_path / "m.qtm")
    return request.getfixturevalue("postgres_place")


def count(place):
    """How many units a memory holds that may not be there yet."""
    try:
        with open_memory(place, read_only=True) as store:
            return store.count()
    except StoreError:
        return -1


def kill_when(place, tmx, reached):
    """Import in a process of its own, and kill it as soon as so many units are seen to be in."""
    command = [sys.executable, "-m", "workbench", "tm", "import", str(tmx), "--memory", place]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    give_up = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < give_up and not reached():
        time.sleep(0.03)
    if process.poll() is None:
        os.kill(process.pid, signal.SIGKILL)
    return process.wait()


def check_whole(place, tmx):
    found = count(place)
    assert found == -1 or found % BATCH == 0
    if found > 0:
        with open_memory(place) as store:
            sources = [unit.source for unit in store.units()]
            expected = [unit.source for _, unit in zip(range(found), read_tmx(tmx), strict=False)]
            assert sources == expected
            assert store.search(sources[-1], minimum=100)[0].score == 100
    return found


def check_completed(place, tmx, found):
    result = result_of(memories.import_file(place, tmx))
    assert (result.report.read, result.added) == (UNITS, UNITS - found)
    with open_memory(place) as store:
        assert store.count() == UNITS
        assert max(Counter(unit.source for unit in store.units()).values()) == 1


def test_wherever_an_import_is_killed_it_leaves_whole_batches(place, tmx):
    seen = []
    for least in (0, 1, 4 * BATCH):
        code = kill_when(place, tmx, lambda least=least: count(place) >= least)
        seen.append((code, check_whole(place, tmx)))
    assert any(code == -signal.SIGKILL and 0 < found < UNITS for code, found in seen), seen
    check_completed(place, tmx, max(found for _, found in seen))


def test_a_large_file_that_another_process_reads_is_no_exception(tmp_path, large_tmx):
    place = str(tmp_path / "m.qtm")
    assert kill_when(place, large_tmx, lambda: count(place) > BATCH) == -signal.SIGKILL
    found = check_whole(place, large_tmx)
    assert found > 0
    check_completed(place, large_tmx, found)
