"""How well the scorer tells good translations from faulty ones, and the recipe of its shipped weights.

    python benchmarks/quality.py [--shared ../shared] [--rounds 3] [--train]

Reads the human translations of NTREX (line-aligned kk, ru, en and the document of each line) and the pairs in
`tm/`. Puts every kind of fault into them (`workbench.suggest.quality.faults`), trains detectors on half of
the NTREX documents and some of the pairs, and tests on the other half, both ways round, in several rounds
with other seeds; prints a table of AUC by kind of fault, how often a translation scores above its own faulty
version, and the expected calibration error with good and faulty translations in equal parts.

With --train it then trains on everything and writes `workbench/suggest/quality/data/`. Tables of words that
the pairs in `tm/` taught are left out where these very pairs serve as examples.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

import numpy as np

from aligner import Dictionary, Knowledge
from memory.glossary import Entry, Glossary, Term
from workbench.review.finding import Pair as Reviewed
from workbench.review.numbers import number_difference
from workbench.suggest.quality.evidence import gather
from workbench.suggest.quality.faults import FAULTS
from workbench.suggest.quality.lexis import Lexis, paired
from workbench.suggest.quality.model import ANY, Detectors
from workbench.suggest.quality.scorer import derived, feature_names
from workbench.suggest.quality.sequences import Sequences, count
from workbench.suggest.quality.signals import text_signals
from workbench.suggest.quality.training import Examples, area, calibration_error, fit
from workbench.suggest.quality.words import read_words
from workbench.suggest.quality.worth import Worths, cells

Pair = tuple[str, str]
Features = np.ndarray

LANGS = ("ru", "en")
MEMORIES = {"ru": ("gov", "texts", "tatoeba"), "en": ("headlines", "tatoeba")}
FROM_MEMORY = 1500
FEWEST_WORDS = 4
MEMORY_WEIGHT = 0.1
FREQUENT = 250
FEWEST_SHAPES, FEWEST_PAIRS = 3, 3
TERM = "wrong term"
DATA = Path(__file__).parent.parent / "workbench" / "suggest" / "quality" / "data"


@dataclass(frozen=True)
class Corpus:
    """The pairs of one direction: NTREX by document, and of the memories some to learn words from."""

    lang: str
    documents: Mapping[str, list[Pair]]
    examples: list[Pair]
    rest: list[Pair]

    def pairs(self, documents: Sequence[str]) -> list[Pair]:
        return [pair for document in documents for pair in self.documents[document]]


def read_corpus(shared: Path, lang: str) -> Corpus:
    def lines(path: Path) -> list[str]:
        return path.read_text(encoding="utf-8").split("\n")

    folder = shared / "eval" / "ntrex"
    documents: dict[str, list[Pair]] = defaultdict(list)
    for source, target, document in zip(
        *(lines(folder / name) for name in ("kk.txt", f"{lang}.txt", "ids.txt")), strict=True
    ):
        if source and target:
            documents[document].append((source, target))
    pairs = [
        (source, target)
        for name in MEMORIES[lang]
        for source, target in (
            line.split("\t")[:2] for line in lines(shared / "tm" / f"kk-{lang}.{name}.tsv") if "\t" in line
        )
    ]
    Random(3).shuffle(pairs)
    chosen = set(islice((pair for pair in pairs if is_fit(pair, lang)), FROM_MEMORY))
    return Corpus(lang, documents, list(chosen), [pair for pair in pairs if pair not in chosen])


def is_fit(pair: Pair, lang: str) -> bool:
    """Whether a pair of a memory may serve as a good translation: a whole sentence, the same numbers.

    The memories were aligned by machine: where the numbers differ, the two hardly ever translate one another.
    """
    source, target = pair
    whole = len(source.split()) >= FEWEST_WORDS and target[:1].isupper()
    return whole and not any(number_difference(Reviewed(1, source, target, "kk", lang)))


def unlike(pairs: Sequence[Pair], place: int, random: Random) -> str:
    """The translation of another sentence, of six the one most like in length."""
    own = pairs[place][1]
    others = [other for other in (random.choice(pairs)[1] for _ in range(8)) if other != own]
    return min(others, key=lambda other: abs(len(other) - len(own)), default="")


def sequences_of(texts: Mapping[str, Sequence[str]], good: Mapping[str, Sequence[str]]) -> Sequences:
    """Language models of endings: counted in `texts`, their usual surprise measured on `good`."""
    shapes, pairs, usual = {}, {}, {}
    for lang, some in texts.items():
        words = Counter(word.lower() for text in some for word in text.split() if word.isalpha())
        counted = count(some, frozenset(word for word, _ in words.most_common(FREQUENT)))
        shapes[lang] = {shape: n for shape, n in counted[0].items() if n >= FEWEST_SHAPES}
        pairs[lang] = {pair: n for pair, n in counted[1].items() if n >= FEWEST_PAIRS}
    bare = Sequences(shapes, pairs, {})
    for lang, some in good.items():
        gains = [gain for gain in (bare.gain(text, lang) for text in some) if gain is not None]
        usual[lang] = (float(np.mean(gains)), float(np.std(gains)))
    return Sequences(shapes, pairs, usual)


def worths_of(parts: Sequence[tuple[Sequence[Pair], Lexis]], seed: int) -> Worths:
    true, chance = [], []
    random = Random(seed)
    for pairs, lexis in parts:
        for place, (source, target) in enumerate(pairs):
            here = read_words(source)
            for found, text in ((true, target), (chance, unlike(pairs, place, random))):
                there = read_words(text)
                links = lexis.links(here, there)
                for side, some in ((0, links), (2, paired(links))):
                    found += cells(here, some.max(axis=1, initial=0.0), lexis, side)
                    found += cells(there, some.max(axis=0, initial=0.0), lexis, side + 1)
    return Worths.counted(true, chance)


def glossary_of(pairs: Sequence[Pair], lang: str) -> Glossary:
    """Nouns of the dictionary that the translators of some pairs always rendered as it says.

    It stands for a glossary that the translators kept to: these had none, so it is read off their work.
    """
    nouns = [
        Entry((Term(entry.lemma, "kk"), *(Term(word, lang) for word in entry.words(lang))))
        for entry in Dictionary.shipped().entries
        if entry.part_of_speech == "noun" and " " not in entry.lemma and len(entry.lemma) > 3
    ]
    whole = Glossary(nouns)
    asked: Counter[str] = Counter()
    met: Counter[str] = Counter()
    for source, target in pairs:
        there = {id(found.entry) for found in whole.find(target, lang, overlapping=True)}
        for found in whole.find(source, "kk"):
            asked[found.entry.terms[0].text] += 1
            met[found.entry.terms[0].text] += id(found.entry) in there
    return Glossary(
        [e for e in nouns if asked[e.terms[0].text] and met[e.terms[0].text] == asked[e.terms[0].text]]
    )


def wrong_term(glossary: Glossary) -> Callable[[str, str, str, str, Random], str]:
    """Puts the term of another concept in the place of one that the source asks for."""

    def spoil(source: str, target: str, lang: str, other: str, random: Random) -> str:  # noqa: ARG001
        asked = {id(found.entry) for found in glossary.find(source, "kk")}
        here = [found for found in glossary.find(target, lang) if id(found.entry) in asked]
        if not here:
            return ""
        place = random.choice(here)
        term = random.choice([e for e in glossary.entries if id(e) not in asked]).terms[1].text
        return target[: place.start] + term + target[place.end :]

    return spoil


@dataclass(frozen=True)
class Seen:
    """Features of good pairs, of their faulty versions by fault, and whose version each of these is."""

    good: Features
    faulty: Mapping[str, Features]
    owners: Mapping[str, np.ndarray]


class Eyes:
    """The text signals with all they need, for one direction."""

    def __init__(self, lang: str, worths: Worths, sequences: Sequences) -> None:
        self.lang = lang
        self.signals = text_signals(sequences)
        self.names = feature_names(self.signals)
        self._worths = worths

    def features(self, source: str, target: str, lexis: Lexis, glossary: Glossary) -> list[float]:
        evidence = gather(source, target, lexis, self._worths, glossary)
        values = derived({k: v for s in self.signals for k, v in s.read(evidence).features.items()})
        return [values[name] for name in self.names]

    def see(self, pairs: Sequence[Pair], lexis: Lexis, seed: int) -> Seen:
        random = Random(seed)
        glossary = glossary_of(pairs, self.lang)
        faults = {**FAULTS, TERM: wrong_term(glossary)}
        good, faulty, owners = [], defaultdict(list), defaultdict(list)
        for place, (source, target) in enumerate(pairs):
            good.append(self.features(source, target, lexis, glossary))
            for name, fault in faults.items():
                spoilt = fault(source, target, self.lang, unlike(pairs, place, random), random)
                if spoilt and spoilt != target:
                    faulty[name].append(self.features(source, spoilt, lexis, glossary))
                    owners[name].append(place)
        return Seen(
            np.array(good),
            {name: np.array(faulty[name]) for name in faults},
            {name: np.array(owners[name]) for name in faults},
        )


def detectors_of(names: Sequence[str], parts: Sequence[tuple[Seen, float]]) -> Detectors:
    faults = parts[0][0].faulty
    return fit(
        Examples(
            tuple(names),
            np.vstack([seen.good for seen, _ in parts]),
            np.concatenate([np.full(len(seen.good), weight) for seen, weight in parts]),
            {
                name: np.vstack([seen.faulty[name] for seen, _ in parts if len(seen.faulty[name])])
                for name in faults
            },
            {name: np.concatenate([np.full(len(s.faulty[name]), w) for s, w in parts]) for name in faults},
        )
    )


@dataclass(frozen=True)
class Trained:
    """All that one direction's training gave."""

    eyes: Eyes
    worths: Worths
    detectors: Detectors
    parts: list[tuple[Seen, float]]
    lexis: Lexis


def train(corpus: Corpus, documents: Sequence[str], seed: int) -> Trained:
    lang, pairs = corpus.lang, corpus.pairs(documents)
    shipped = Knowledge.shipped("kk", lang)
    lexis = Lexis(shipped, "kk", lang)
    apart = Lexis(Knowledge({}, shipped.frequencies).learned_from(corpus.rest), "kk", lang)
    worths = worths_of([(pairs, lexis), (corpus.examples, apart)], seed)
    sequences = sequences_of({lang: [target for _, target in corpus.rest]}, {lang: [t for _, t in pairs]})
    eyes = Eyes(lang, worths, sequences)
    parts = [
        (eyes.see(pairs, lexis, seed), 1.0),
        (eyes.see(corpus.examples[:1200], apart, seed), MEMORY_WEIGHT),
    ]
    return Trained(eyes, worths, detectors_of(eyes.names, parts), parts, lexis)


@dataclass(frozen=True)
class Result:
    """AUC by fault, how often good is above its own fault, calibration error, and how many good are at .5."""

    areas: Mapping[str, float]
    above: float
    calibration: float
    accepted: float


def judged(detectors: Detectors, seen: Seen) -> Result:
    good = detectors.logit(seen.good)
    spoilt = {name: detectors.logit(features) for name, features in seen.faulty.items() if len(features)}
    areas = {name: area(good, logits) for name, logits in spoilt.items()}
    plain = [name for name in spoilt if name != TERM]
    above = np.concatenate([good[seen.owners[name]] > spoilt[name] for name in plain])
    logits = np.concatenate([good, *spoilt.values()])
    labels = np.arange(len(logits)) < len(good)
    weights = np.concatenate(
        [np.ones(len(good)), *(np.full(len(s), len(good) / len(spoilt) / len(s)) for s in spoilt.values())]
    )
    chances = 1 / (1 + np.exp(-logits))
    error = calibration_error(chances, labels.astype(float), weights)
    return Result(areas, float(above.mean()), error, float((chances[: len(good)] >= 0.5).mean()))


def cross_validated(corpus: Corpus, rounds: int) -> list[Result]:
    results = []
    for seed in range(rounds):
        names = sorted(corpus.documents)
        Random(seed).shuffle(names)
        halves = names[: len(names) // 2], names[len(names) // 2 :]
        for here, there in (halves, halves[::-1]):
            trained = train(corpus, here, seed)
            seen = trained.eyes.see(corpus.pairs(there), trained.lexis, seed + 100)
            results.append(judged(trained.detectors, seen))
    return results


def table(results: Mapping[str, Sequence[Result]]) -> Iterator[str]:
    yield "| fault | " + " | ".join(f"kk→{lang}" for lang in results) + " |"
    yield "|---|" + "---|" * len(results)
    faults = list(next(iter(results.values()))[0].areas)
    means = {lang: {f: np.mean([r.areas[f] for r in some]) for f in faults} for lang, some in results.items()}
    for fault in faults:
        yield f"| {fault} | " + " | ".join(f"{means[lang][fault]:.3f}" for lang in results) + " |"
    rows: list[tuple[str, Callable[[str], float]]] = [
        ("macro", lambda lang: float(np.mean(list(means[lang].values())))),
        ("good above its own fault", lambda lang: float(np.mean([r.above for r in results[lang]]))),
        ("calibration error", lambda lang: float(np.mean([r.calibration for r in results[lang]]))),
        ("good at .5 or more", lambda lang: float(np.mean([r.accepted for r in results[lang]]))),
    ]
    for title, value in rows:
        yield f"| {title} | " + " | ".join(f"{value(lang):.3f}" for lang in results) + " |"


def write_model(corpora: Mapping[str, Corpus]) -> None:
    trained = {lang: train(corpus, sorted(corpus.documents), 0) for lang, corpus in corpora.items()}
    names = next(iter(trained.values())).eyes.names
    pooled = [part for each in trained.values() for part in each.parts]
    both = Worths(
        {
            cell: float(
                np.mean([each.worths.cells[cell] for each in trained.values() if cell in each.worths.cells])
            )
            for cell in {cell for each in trained.values() for cell in each.worths.cells}
        }
    )
    models = {f"kk-{lang}": (each.worths, each.detectors) for lang, each in trained.items()}
    models[ANY] = (both, detectors_of(names, pooled))
    told = {
        "features": list(names),
        "models": {
            name: {"worths": worths.as_json(), "detectors": detectors.as_json()}
            for name, (worths, detectors) in models.items()
        },
    }
    DATA.mkdir(exist_ok=True)
    text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True)
    (DATA / "model.json").write_text(text + "\n", encoding="utf-8")
    texts = {lang: [target for _, target in corpus.rest] for lang, corpus in corpora.items()}
    good = {lang: [t for _, t in corpus.pairs(sorted(corpus.documents))] for lang, corpus in corpora.items()}
    texts["kk"] = [source for corpus in corpora.values() for source, _ in corpus.rest]
    good["kk"] = [s for s, _ in corpora["ru"].pairs(sorted(corpora["ru"].documents))]
    (DATA / "sequences.tsv").write_text(sequences_of(texts, good).written(), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--train", action="store_true", help="write the shipped model")
    options = parser.parse_args()
    corpora = {lang: read_corpus(options.shared, lang) for lang in LANGS}
    if options.rounds:
        for line in table(
            {lang: cross_validated(corpus, options.rounds) for lang, corpus in corpora.items()}
        ):
            print(line)
    if options.train:
        write_model(corpora)


if __name__ == "__main__":
    main()
