"""Suggestions at the size of a real model: NLLB-600M's architecture with random weights.

    python benchmarks/engines.py [--layers 12] [--sentences 16]

Makes a checkpoint of that architecture (2.5 GB in a temporary folder), converts it to CTranslate2 int8, and
prints, each in a process of its own: sentences a minute in batches of 8 with 4 beams through Qostil's engines
(transformers float32, CTranslate2 int8), with the peak memory; then the time of a cached suggestion, of
judging 16 candidates with reasons, of the consensus of 16, and how late an event loop wakes while texts are
prefetched. Needs the extra torch. --layers 1 tries the script itself.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).resolve().parent.parent
VOCABULARY = 256_190
SENTENCE = "Алаш"
SOURCE = "Съезд 1917 жылы Орынбор қаласында өтіп, қазақ автономиясын құру туралы шешім қабылдады."
TARGET = "Съезд прошёл в 1917 году в городе Оренбурге и принял решение о создании казахской автономии."


def make_checkpoint(folder: Path, layers: int) -> None:
    """A checkpoint of NLLB's sizes; its vocabulary is that of the sample, filled up with pieces never met."""
    import torch
    from transformers import M2M100Config, M2M100ForConditionalGeneration, NllbTokenizer

    sys.path.insert(0, str(ROOT))
    from tests.workbench.engines import tiny

    folder.mkdir()
    spm = tiny.pieces(folder, "sentencepiece.bpe.model", "bpe", 900)
    vocab = {"<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3}
    for number in range(3, spm.get_piece_size()):
        vocab[spm.id_to_piece(number)] = len(vocab)
    while len(vocab) < VOCABULARY - len(tiny.CODES) - 1:
        vocab[f"<never {len(vocab)}>"] = len(vocab)
    made = NllbTokenizer(vocab=vocab, merges=[], extra_special_tokens=tiny.CODES, src_lang="kaz_Cyrl")
    made.save_pretrained(folder)
    settings = json.loads((folder / "tokenizer_config.json").read_text())
    told = {**settings, "tokenizer_class": "NllbTokenizer"}
    (folder / "tokenizer_config.json").write_text(json.dumps(told))
    config = M2M100Config(
        vocab_size=len(made), d_model=1024, encoder_layers=layers, decoder_layers=layers,
        encoder_attention_heads=16, decoder_attention_heads=16, encoder_ffn_dim=4096, decoder_ffn_dim=4096,
        max_position_embeddings=1024, pad_token_id=1, bos_token_id=0, eos_token_id=2,
        decoder_start_token_id=2, scale_embedding=True,
    )  # fmt: skip
    torch.manual_seed(1)
    M2M100ForConditionalGeneration(config).save_pretrained(folder)


def queries(count: int) -> list:
    from workbench.suggest import Query

    return [Query(f"{SENTENCE} {'а' * (k % 3 + 1)}.", "kk", "ru") for k in range(count)]


def speed(table: dict, count: int) -> dict:
    """Sentences a minute, and the peak memory of this process in GB."""
    from workbench.suggest.engines.registry import open_engine

    engine = open_engine("mt", table)
    engine.propose(queries(1))
    started = time.perf_counter()
    batch = queries(count)
    for start in range(0, count, 8):
        engine.propose(batch[start : start + 8])
    seconds = time.perf_counter() - started
    peak = next(
        int(line.split()[1]) / 1e6
        for line in Path("/proc/self/status").read_text().splitlines()
        if line.startswith("VmHWM")
    )
    return {"sentences_a_minute": round(60 * count / seconds, 1), "peak_gb": round(peak, 2)}


def timed(work, times: int) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds."""
    spent = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        spent.append(1000 * (time.perf_counter() - started))
    return median(spent), quantiles(spent, n=20)[-1]


def variants(count: int) -> list[str]:
    words = TARGET.split()
    return [" ".join([*words[: k % len(words)], "также", *words[k % len(words) :]]) for k in range(count)]


def judging() -> dict:
    from workbench.suggest import Origin, Proposal, Query, judged
    from workbench.suggest.consensus import consensus
    from workbench.suggest.quality import Scorer

    scorer = Scorer("kk", "ru")
    proposals = [
        Proposal(text, Origin.ENGINE, f"mt{k % 4}", log_probability=-k / 10)
        for k, text in enumerate(variants(16))
    ]
    query = Query(SOURCE, "kk", "ru")
    judged(query, proposals, scorer)
    return {
        "judging_16": timed(lambda: judged(query, proposals, scorer), 40),
        "consensus_16": timed(lambda: consensus(variants(16)), 40),
    }


def cached(folder: Path) -> dict:
    """A suggestion whose engine was asked before, in a freshly opened project."""
    from workbench.project.proposals import EngineKey, KeptProposal
    from workbench.services.demo import create_demo
    from workbench.services.session import Session
    from workbench.settings import Settings

    path = create_demo(folder / "demo.qostil")
    settings = Settings(engines={"lt": {"kind": "libretranslate", "url": "http://127.0.0.1:9"}})
    with Session.open(path, settings) as session:
        entry = session.project.bitexts.entries()[0]
        card = session.translators.cards("kk", "ru")[0]
        key = EngineKey("lt", card.signature, "kk", "ru")
        sources = [session.review(entry).query(k) for k in range(40)]
        kept = tuple(KeptProposal(text) for text in variants(4))
        session.project.proposals.keep(key, [(q.source, kept) for q in sources if q])
        suggestions = session.suggestions(entry)
        session.scorer(("kk", "ru"))
        places = iter(range(1, 40))
        return {"cached_suggestion": timed(lambda: suggestions.candidates(next(places)), 38)}


def gaps(table: dict) -> dict:
    """How late a loop that sleeps 5 ms wakes, in ms: most and 99th percentile, idle and prefetching."""
    from workbench.services.translators import Translators
    from workbench.settings import Settings

    translators = Translators(Settings(engines={"mt": table}))
    translators.ask("mt", queries(1))

    async def watched(seconds: float) -> list[float]:
        late = []
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            started = time.perf_counter()
            await asyncio.sleep(0.005)
            late.append(1000 * (time.perf_counter() - started) - 5)
        return late

    idle = asyncio.run(watched(3))
    done = threading.Event()
    asked = [query for query in queries(400) if query not in translators.kept([query], "mt")]
    thread = threading.Thread(target=lambda: list(translators.prefetch(asked, done.is_set)))
    thread.start()
    busy = asyncio.run(watched(15))
    done.set()
    thread.join()
    return {"late_idle": _late(idle), "late_prefetching": _late(busy)}


def _late(values: Sequence[float]) -> tuple[float, float]:
    return max(values), quantiles(values, n=100)[-1]


def apart(task: str, told: dict) -> dict:
    """Run a task of this script in a process of its own."""
    command = [sys.executable, __file__, "--task", task, "--told", json.dumps(told)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    return json.loads(done.stdout.strip().splitlines()[-1])


TASKS = {
    "speed": lambda told: speed(told["table"], told["count"]),
    "judging": lambda _told: judging(),
    "cached": lambda told: cached(Path(told["folder"])),
    "gaps": lambda told: gaps(told["table"]),
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--layers", type=int, default=12)
    parser.add_argument("--sentences", type=int, default=16)
    parser.add_argument("--task", choices=TASKS, help=argparse.SUPPRESS)
    parser.add_argument("--told", default="{}", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.task:
        sys.path.insert(0, str(ROOT))
        print(json.dumps(TASKS[options.task](json.loads(options.told))))
        return
    sys.path.insert(0, str(ROOT))
    from workbench.suggest.engines.models.conversion import convert

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_checkpoint(folder / "nllb", options.layers)
        list(convert(folder / "nllb", folder / "ct2", source="random", quantization="int8"))
        exact = {"kind": "transformers", "model": str(folder / "nllb"), "threads": 1}
        quick = {"kind": "ctranslate2", "path": str(folder / "ct2"), "threads": 1}
        found = {
            "transformers float32": apart("speed", {"table": exact, "count": options.sentences}),
            "ctranslate2 int8": apart("speed", {"table": quick, "count": options.sentences}),
        }
        for engine, row in found.items():
            print(f"{engine:22} {row['sentences_a_minute']:8.1f} sentences a minute {row['peak_gb']:6.2f} GB")
        ratio = (
            found["ctranslate2 int8"]["sentences_a_minute"]
            / found["transformers float32"]["sentences_a_minute"]
        )
        print(f"{'ratio':22} {ratio:8.1f}")
        tried = apart("judging", {}) | apart("cached", {"folder": name}) | apart("gaps", {"table": quick})
        for title, (one, two) in tried.items():
            what = "most, 99 %" if title.startswith("late") else "median, 95 %"
            print(f"{title:22} {one:8.1f} {two:8.1f} ms ({what})")


if __name__ == "__main__":
    main()
