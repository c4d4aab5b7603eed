"""How fast and how completely a memory answers: import, size, open, search, insert, concordance, recall.

    python benchmarks/translation_memory.py [--units 1000000] [--queries 200] [--sentences FILE] [--seed 1]
        [--memory URL]

The units are Kazakh-like: sentences of invented words with real suffixes, or those of FILE (one a line), each
many times over with words exchanged, added and left out. They are imported from TMX by `qostil tm import`.
Two kinds of queries are asked: a unit's source with words edited, and one whose words have other suffixes.
Recall is measured against an exhaustive search with RapidFuzz over all units (stems coded as characters, at
least half alike), rescored by the same formula: of the five best that score 70 or more, how many scores were
reached. With --memory the units go into an empty memory on PostgreSQL, which stays.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from corpus.morphology import harmony, is_suffix_chain, last_harmony
from memory import Match, Store, TranslationUnit, open_memory, write_tmx
from memory.forms import forms
from memory.scoring import Scorer

BACK = ["", "лар", "дың", "ға", "ды", "да", "дан", "ы", "ымыз", "лардың", "дағы", "сыз", "лық", "ларды"]
FRONT = ["", "лер", "дің", "ге", "ді", "де", "ден", "і", "іміз", "лердің", "дегі", "сіз", "лік", "лерді"]
IMPORT = """
import re, pathlib
from workbench.cli import main
try:
    main()
finally:
    status = pathlib.Path("/proc/self/status")  # getrusage would count what this process was forked from
    print(re.search(r"VmHWM:\\s*(\\d+)", status.read_text())[1] if status.exists() else 0)
"""
"""The import, which tells its own peak memory in KiB (Linux)."""
PAIRS = 2000
MINIMUM = 70
TOP = 5
SHORTEST = 3
MARKS = '.,!?:;«»”“"()'


def main() -> None:
    """Build a memory, ask it, and print what was measured."""
    options = parsed()
    rng = random.Random(options.seed)
    base = sentences(rng, options)
    words = [word for text in base for word in text.split()]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.qtm"
        place = options.memory or file
        sources, text_bytes = build(place, rng, base, words, options.units)
        if not options.memory:
            report("file beyond the text", (file.stat().st_size - text_bytes) / len(sources), "bytes a unit")
        begun = time.perf_counter()
        with open_memory(place) as store:
            report("open", 1000 * (time.perf_counter() - begun), "ms")
            store.search(sources[0])
            report("open and first search", 1000 * (time.perf_counter() - begun), "ms")
            ask(store, rng, sources, words, options.queries)


def ask(store: Store, rng: random.Random, sources: list[str], words: list[str], count: int) -> None:
    """Search, add, and look words up."""
    asked = [rng.choice(sources) for _ in range(count)]
    attested = {word.lower().strip(MARKS) for word in words}
    oracle = Oracle(sources)
    gc.freeze()  # the oracle's objects are no burden that a memory brings
    others = [reinflected(rng, text, attested) for text in asked]
    pairs = [(text, reinflected(rng, text, attested)) for text in rng.choices(sources, k=PAIRS)]
    measure("edited", store, [edited(rng, text, words) for text in asked], oracle)
    measure("re-inflected", store, others, oracle)
    scores = [Scorer(other, "kk").scores([text])[0] for text, other in pairs]
    report("re-inflected pairs at 70 or more", 100 * share(score >= MINIMUM for score in scores), "%")
    new = [TranslationUnit(edited(rng, text, words), {"ru": f"{n}"}) for n, text in enumerate(asked)]
    report_times("insert", [timed(lambda unit=unit: store.put(unit)) for unit in new])
    found = share(store.search(unit.source, minimum=100) != [] for unit in new)
    report("inserted units found at once", 100 * found, "%")
    single = [rng.choice(words).strip(MARKS) for _ in asked]
    report_times("concordance, a word", [timed(lambda w=w: store.concordance(w)) for w in single])
    starred = [f"{word[:4]}*" for word in single]
    report_times("concordance, a beginning", [timed(lambda w=w: store.concordance(w)) for w in starred])
    endings = [f"*{word[-4:]}" for word in single]
    report_times("concordance, an ending", [timed(lambda w=w: store.concordance(w)) for w in endings])


def parsed() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--units", type=int, default=50_000)
    parser.add_argument("--queries", type=int, default=100)
    parser.add_argument("--sentences", type=Path)
    parser.add_argument("--memory", metavar="URL")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def sentences(rng: random.Random, options: argparse.Namespace) -> list[str]:
    """What the units are made from."""
    if options.sentences:
        return [line.strip() for line in options.sentences.read_text("utf-8").splitlines() if line.strip()]
    stems = [invented(rng) for _ in range(30_000)]
    weights = [1 / (rank + 10) for rank in range(len(stems))]
    base = []
    for _ in range(options.units // 10):
        words = [inflected(rng, stem) for stem in rng.choices(stems, weights, k=rng.randint(6, 16))]
        base.append(f"{' '.join(words).capitalize()}{rng.choice(['', f' {rng.randint(1, 2030)} жылы'])}.")
    return base


def build(
    place: Path | str, rng: random.Random, base: list[str], words: list[str], count: int
) -> tuple[list[str], int]:
    """Fill a memory from a TMX file; returns its sources and how many bytes of text it holds."""
    sources = [edited(rng, rng.choice(base), words) for _ in range(count)]
    text_bytes = 0

    def units() -> Iterator[TranslationUnit]:
        nonlocal text_bytes
        for source in sources:
            target = edited(rng, rng.choice(base), words)
            text_bytes += len(source.encode()) + len(target.encode())
            yield TranslationUnit(source, {"ru": target})

    with tempfile.TemporaryDirectory() as folder:
        tmx = Path(folder) / "bench.tmx"
        write_tmx(units(), tmx)
        command = [sys.executable, "-c", IMPORT, "tm", "import", str(tmx), "--memory", str(place)]
        begun = time.perf_counter()
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        report(f"import of {count:,} units, {tmx.stat().st_size >> 20} MB", time.perf_counter() - begun, "s")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    report("processor time of the import", used.ru_utime + used.ru_stime, "s")
    report("peak memory of the import", int(done.stdout or 0) / 1024, "MB")
    return sources, text_bytes


def invented(rng: random.Random) -> str:
    """A stem of two to four syllables in vowel harmony."""
    vowels = rng.choice(["аоұы", "әеөүі"])
    syllables = (
        f"{rng.choice('бгджзкқлмнпрстш')}{rng.choice(vowels)}{rng.choice(['', rng.choice('лмнрст')])}"
        for _ in range(rng.randint(2, 4))
    )
    return "".join(syllables)


def inflected(rng: random.Random, stem: str) -> str:
    """A stem with a suffix that agrees with it."""
    return stem + rng.choice(BACK if harmony(stem) >= 0 else FRONT)


def edited(rng: random.Random, text: str, others: list[str]) -> str:
    """A sentence with up to a fifth of its words exchanged, added or left out."""
    words = text.split()
    for _ in range(rng.randint(1, 1 + len(words) // 5)):
        place = rng.randrange(len(words))
        match rng.randrange(3):
            case 0:
                words[place] = rng.choice(others)
            case 1:
                words.insert(place, rng.choice(others))
            case _ if len(words) > SHORTEST:
                del words[place]
    return " ".join(words)


def reinflected(rng: random.Random, text: str, attested: set[str]) -> str:
    """A sentence whose words, but for the shortest, have another suffix."""
    return " ".join(reinflected_word(rng, word, attested) for word in text.split())


def reinflected_word(rng: random.Random, word: str, attested: set[str]) -> str:
    """A word with its suffixes exchanged, or with one added where it has none.

    Its stem is the longest of its beginnings that is itself a word, when suffixes follow it.
    """
    core = word.strip(MARKS)
    if not core.isalpha() or len(core) < SHORTEST or core.isupper():
        return word
    small = core.lower()
    lengths = range(len(small) - 1, SHORTEST - 1, -1)
    stems = (n for n in lengths if small[:n] in attested and is_suffix_chain(small[n:]))
    length = next(stems, len(small))
    suffixes = [s for s in (BACK if last_harmony(small[:length]) >= 0 else FRONT) if s != small[length:]]
    return word.replace(core, core[:length] + rng.choice(suffixes))


class Oracle:
    """Exhaustive search with RapidFuzz over sources whose stems are coded as characters."""

    def __init__(self, sources: list[str]) -> None:
        self.sources = sources
        self._codes: dict[str, str] = {}
        self._coded = [self._code(text) for text in sources]

    def scores(self, query: str) -> tuple[list[int], float]:
        """The best scores from MINIMUM up, and the seconds that the search took."""
        from rapidfuzz import process
        from rapidfuzz.distance import Levenshtein

        coded = self._code(query)
        begun = time.perf_counter()
        found = process.extract(
            coded, self._coded, scorer=Levenshtein.normalized_similarity, limit=300, score_cutoff=0.5
        )
        seconds = time.perf_counter() - begun
        scores = Scorer(query, "kk").scores([self.sources[place] for _, _, place in found])
        return sorted((score for score in scores if score >= MINIMUM), reverse=True)[:TOP], seconds

    def _code(self, text: str) -> str:
        stems = (form.stem for form in forms(text, "kk") if form.stem)
        return "".join(self._codes.setdefault(stem, chr(0x10000 + len(self._codes))) for stem in stems)


def measure(name: str, store: Store, queries: list[str], oracle: Oracle) -> None:
    """Time some queries and compare what they find with the oracle."""
    times, oracle_times, reached, expected = [], [], 0, 0
    answers: list[list[Match]] = []
    for query in queries:
        begun = time.perf_counter()
        answers.append(store.search(query, minimum=MINIMUM, top=TOP))
        times.append(time.perf_counter() - begun)
    for query, found in zip(queries, answers, strict=True):
        best, seconds = oracle.scores(query)
        oracle_times.append(seconds)
        expected += len(best)
        ours = [min(match.score, 100) for match in found]
        reached += sum(score >= theirs for score, theirs in zip(ours, best, strict=False))
    report_times(f"search, {name}", times)
    report_times(f"RapidFuzz, exhaustive, {name}", oracle_times)
    report(f"recall, {name}", reached / max(expected, 1), f"of {expected} scores")


def timed(action: Callable[[], object]) -> float:
    """The seconds that something takes."""
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def share(values: Iterable[bool]) -> float:
    """How many are true, 0 to 1."""
    return statistics.fmean(map(float, values))


def report(name: str, value: float, unit: str) -> None:
    """Print a figure."""
    print(f"{name:<40}{value:>12,.3f} {unit}", flush=True)


def report_times(name: str, seconds: list[float]) -> None:
    """Print the median and the 95th percentile in milliseconds."""
    ordered = sorted(seconds)
    late = 1000 * ordered[int(0.95 * (len(ordered) - 1))]
    print(
        f"{name:<40}{1000 * statistics.median(ordered):>12,.2f} ms median{late:>10,.2f} ms 95 %", flush=True
    )


if __name__ == "__main__":
    main()
