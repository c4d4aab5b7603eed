"""Compare sentence splitters on a gold: boundary precision, recall and F1, and speed.

Usage: python benchmarks/segmentation.py [GOLD.json ...]        (default: benchmarks/data/segmentation.json)

A gold is a JSON list of paragraphs: {"lang": "kk", "text": "…", "boundaries": [27, 61]}, where a boundary is
the offset at which a sentence begins, the first sentence left out. Peers that are not installed are skipped:
pip install pysbd nltk. nltk's Punkt is tried as shipped (punkt_tab, Russian) and trained on the gold's texts.

       python benchmarks/segmentation.py --speed FILE.txt

times `qostil clean` and `qostil segment`, from start to end, repairs and all, against pysbd(kk) on the same
text at once and paragraph by paragraph, and on the text four times over.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from corpus.segmentation import split_sentences

Splitter = Callable[[str, str], set[int]]

GOLD = Path(__file__).parent / "data" / "segmentation.json"
_PLAIN = re.compile(r"[.!?…]+[»”\"’)]*\s+(?=[^\s])")


class Paragraph(NamedTuple):
    """A paragraph of a gold."""

    lang: str
    text: str
    boundaries: frozenset[int]


def read_gold(path: Path) -> list[Paragraph]:
    """The paragraphs of a gold file."""
    items = json.loads(path.read_text(encoding="utf-8"))
    return [Paragraph(item["lang"], item["text"], frozenset(item["boundaries"])) for item in items]


def qostil(text: str, lang: str) -> set[int]:
    """Qostil's own rules."""
    return {span.start for span in split_sentences(text, lang)} - {0}


def plain(text: str, lang: str) -> set[int]:  # noqa: ARG001
    """After each stop that white space follows."""
    return {found.end() for found in _PLAIN.finditer(text)}


def peers(texts: list[str]) -> Iterator[tuple[str, Splitter]]:
    """The other splitters that are installed."""
    warnings.simplefilter("ignore")
    try:
        import pysbd
    except ImportError:
        pass
    else:
        segmenters = {lang: pysbd.Segmenter(language=lang, clean=False) for lang in ("kk", "ru", "en")}
        yield "pysbd", lambda text, lang: starts(text, segmenters[lang].segment(text))
    try:
        from nltk.tokenize import punkt
    except ImportError:
        return
    trained = punkt.PunktSentenceTokenizer("\n\n".join(texts))
    yield "nltk punkt, trained here", lambda text, _: starts(text, trained.tokenize(text))
    try:
        shipped = punkt.PunktTokenizer("russian")
    except LookupError:
        print("nltk punkt(ru): punkt_tab is not downloaded, left out", file=sys.stderr)
    else:
        yield "nltk punkt(ru)", lambda text, _: starts(text, shipped.tokenize(text))


def starts(text: str, sentences: list[str]) -> set[int]:
    """Where the sentences of a text begin, after the first."""
    found, place = set(), 0
    for sentence in (s.strip() for s in sentences):
        if sentence and (at := text.find(sentence, place)) >= 0:
            found.add(at)
            place = at + len(sentence)
    return found - {0}


def row(name: str, splitter: Splitter, gold: list[Paragraph]) -> str:
    """One line of the table."""
    splitter(gold[0].text, gold[0].lang)  # patterns are compiled on the first call
    begun = time.perf_counter()
    found = [splitter(paragraph.text, paragraph.lang) for paragraph in gold]
    seconds = time.perf_counter() - begun
    right = sum(len(p.boundaries & f) for p, f in zip(gold, found, strict=True))
    precision = right / max(1, sum(map(len, found)))
    recall = right / max(1, sum(len(p.boundaries) for p in gold))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    rate = sum(len(p.text) for p in gold) / 1e6 / seconds
    return f"{name:26} {precision:9.4f} {recall:9.4f} {f1:9.4f} {rate:9.2f}"


def speed(path: Path) -> None:
    """Print how long the commands and pysbd take for a text."""
    text = path.read_text(encoding="utf-8")
    print(f"{path.name}: {len(text):,} characters")
    seconds: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder) / path.name
        long.write_text((text + "\n") * 4, encoding="utf-8")
        for name, file in (("", path), (", four times the text", long)):
            for command in ("clean", "segment"):
                run = [sys.executable, "-m", "workbench", command, str(file)]
                seconds[f"qostil {command}{name}"] = timed(
                    lambda run=run: subprocess.run(run, check=True, capture_output=True)
                )
    try:
        import pysbd
    except ImportError:
        print("pysbd is not installed, left out", file=sys.stderr)
    else:
        warnings.simplefilter("ignore")
        segmenter = pysbd.Segmenter(language="kk", clean=False)
        paragraphs = [part for part in text.split("\n\n") if part.strip()]
        seconds["pysbd, paragraph by paragraph"] = timed(lambda: [segmenter.segment(p) for p in paragraphs])
        seconds["pysbd, the text at once"] = timed(lambda: segmenter.segment(text))
    for name, taken in seconds.items():
        print(f"{name:40}{taken:8.2f} s")


def timed(action: Callable[[], object]) -> float:
    """The seconds that something takes."""
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def main(paths: list[Path]) -> None:
    """Print a table for each gold and language."""
    for path in paths or [GOLD]:
        gold = read_gold(path)
        splitters = [("qostil", qostil), ("plain split", plain), *peers([p.text for p in gold])]
        langs = sorted({p.lang for p in gold})
        for lang in [*langs, "all"] if len(langs) > 1 else langs:
            some = [p for p in gold if lang in {"all", p.lang}]
            sentences = sum(len(p.boundaries) + 1 for p in some)
            print(f"\n{path.name}, {lang}: {len(some)} paragraphs, {sentences} sentences")
            print(f"{'splitter':26} {'precision':>9} {'recall':>9} {'F1':>9} {'Mchar/s':>9}")
            for name, splitter in splitters:
                print(row(name, splitter, some))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--speed"]:
        speed(Path(sys.argv[2]))
    else:
        main([Path(argument) for argument in sys.argv[1:]])
