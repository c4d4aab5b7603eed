"""How long finding terms takes: load, and a sentence of 30 words, with 10,000 Kazakh terms.

The terms are the words of the shipped lexicon, alone and in pairs; the sentences are words of it with the
endings they may take. Run by hand: python benchmarks/glossary.py
"""

import random
import time

from aligner.dictionary import Dictionary
from corpus.inflection import paradigms
from memory.glossary import Entry, Glossary, Term

TERMS = 10_000
SENTENCES = 1_000
WORDS = 30


def inflected(word, chance):
    """A random form of a word."""
    paradigm = chance.choice(paradigms(word, "kk"))
    return paradigm.stem + chance.choice(sorted(paradigm.endings))


def main():
    """Print the figures."""
    chance = random.Random(1)
    nouns = sorted({e.lemma.lower() for e in Dictionary.shipped().entries if e.part_of_speech == "noun"})
    nouns = [noun for noun in nouns if " " not in noun]
    terms = set(nouns)
    while len(terms) < TERMS:
        terms.add(f"{chance.choice(nouns)} {chance.choice(nouns)}")
    entries = [Entry((Term(term, "kk"),)) for term in sorted(terms)[:TERMS]]
    sentences = [
        " ".join(inflected(chance.choice(nouns), chance) for _ in range(WORDS)) for _ in range(SENTENCES)
    ]
    start = time.perf_counter()
    glossary = Glossary(entries)
    glossary.find("", "kk")
    print(f"{len(entries)} terms ready in {time.perf_counter() - start:.2f} s")
    took = []
    found = 0
    for sentence in sentences:
        start = time.perf_counter()
        found += len(glossary.find(sentence, "kk"))
        took.append(1000 * (time.perf_counter() - start))
    took.sort()
    middle, late = took[len(took) // 2], took[int(len(took) * 0.95)]
    print(
        f"{WORDS}-word sentence: {middle:.2f} ms median, {late:.2f} ms 95th percentile, {found} terms found"
    )


if __name__ == "__main__":
    main()
