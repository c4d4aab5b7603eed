"""What every store must stand: many processes and threads at once, and being killed."""

import os
import signal
import subprocess
import sys
import threading
import time

from memory import TranslationUnit, open_memory
from memory.store import BATCH

SECONDS = float(os.environ.get("QOSTIL_STRESS_SECONDS", "3"))
"""How long eight writers and eight readers work; a minute shows more."""

WORKER = """
import sys, time
from memory import TranslationUnit, open_memory
place, role, name, seconds = sys.argv[1:]
give_up = time.monotonic() + float(seconds)
done = 0
with open_memory(place, read_only=role == "reader") as store:
    while time.monotonic() < give_up:
        if role == "writer":
            own = f"{name} жазушы {done} сөйлем жазды"
            store.put(TranslationUnit(own, {"ru": f"{name} {done}"}, uid=f"{name}-{done}"))
            store.put(TranslationUnit(f"ортақ сөйлем {done % 50}", {"ru": f"общее {done % 50}"}, usage=1))
            assert store.search(own, minimum=100)[0].unit.uid == f"{name}-{done}"
        else:
            found = store.search(f"w1 жазушы {done} сөйлем жазды", minimum=50)
            assert all(match.score >= 50 for match in found)
            uids = [unit.uid for unit in store.units()] if done % 50 == 0 else []
            assert len(uids) == len(set(uids))
            store.concordance("ортақ")
        done += 1
print(done)
"""


def test_many_writers_and_readers_lose_nothing_and_double_nothing(store, place):
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", WORKER, place, role, f"w{n}", str(SECONDS)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for role in ("writer", "reader")
        for n in range(8)
    ]  # fmt: skip
    ends = [worker.communicate(timeout=SECONDS + 120) for worker in workers]
    assert [(worker.returncode, talk) for worker, (_, talk) in zip(workers, ends, strict=True)] == [
        (0, "")
    ] * 16
    written = [int(out) for out, _ in ends[:8]]
    units = list(store.units())
    own = {u.uid for u in units if "-" in u.uid}
    assert own == {f"w{n}-{i}" for n, count in enumerate(written) for i in range(count)}
    shared = [u for u in units if "-" not in u.uid]
    assert len(shared) == len({u.source for u in shared}) == min(50, max(written))
    assert sum(u.usage for u in shared) == sum(written)


def test_threads_share_a_store(store):
    problems = []

    def work(name):
        try:
            for n in range(10):
                store.put(TranslationUnit(f"{name} ағын {n}", {"ru": f"{name} {n}"}))
                assert store.search(f"{name} ағын {n}", minimum=100)
        except BaseException as error:
            problems.append(error)

    threads = [threading.Thread(target=work, args=(f"t{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert problems == []
    assert store.count() == 40


IMPORT = """
import sys
from memory import TranslationUnit, open_memory
units = (TranslationUnit(f"сөйлем {n}", {"ru": f"предложение {n}"}) for n in range(1_000_000))
with open_memory(sys.argv[1], create=True) as store:
    for done in store.put_many(units):
        print(done, flush=True)
"""


def test_a_killed_import_leaves_whole_batches(place):
    process = subprocess.Popen([sys.executable, "-c", IMPORT, place], stdout=subprocess.PIPE, text=True)
    reported = int(process.stdout.readline())
    time.sleep(0.05)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    with open_memory(place) as store:
        assert store.put(TranslationUnit("кейін", {"ru": "после"}))
        assert store.count() - 1 >= reported
        assert (store.count() - 1) % BATCH == 0
        assert store.search("сөйлем 7", minimum=100)[0].unit.targets["ru"] == "предложение 7"
