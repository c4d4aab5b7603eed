"""Names: written with a capital on one side, with nothing that sounds alike on the other."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from workbench.suggest.quality.evidence import Evidence
from workbench.suggest.quality.signal import Reading

_LINKED = 0.12
_SHORTEST = 3
_UNLIKE = 0.38
_ABBREVIATION = 5
_SOUNDS = str.maketrans("cwbdgzjfvue", "kvptkssppoi")


class Names:
    """How unlike every name on the other side the least likely name is, for each side and for both at once.

    Names in the dictionary (Париж) and those it does not know are told apart, and so are words that begin a
    sentence and may be names. Likeness is Dice's coefficient over letter pairs of the skeletons
    (`corpus.folding`), as they are or with voiced and voiceless consonants and neighbouring vowels made one,
    or over the consonants alone, whichever is greatest: names go into Kazakh by ear (Хиддингке for Hiddink),
    in translations by the book. A name that the lexicon translates is not held against anybody
    (Ұлыбритания: Великобритания), nor is an abbreviation: these are translated (БҰҰ: ООН).
    """

    name = "names"
    features = (
        "name_missing", "name_added", "name_changed", "known_name_missing", "known_name_added",
        "known_name_changed", "first_missing", "names_missing", "names_added",
    )  # fmt: skip

    def read(self, evidence: Evidence) -> Reading:
        """Only words that may be names themselves count as a name's counterparts."""
        missing, here_known, here_first = _strange(evidence, 0)
        added, there_known, there_first = _strange(evidence, 1)
        lost, new = _worst(missing), _worst(added)
        known = _worst(here_known), _worst(there_known)
        values = (
            lost, new, min(lost, new), *known, min(max(lost, *known), max(new, *known)) * float(all(known)),
            max(_worst(here_first), _worst(there_first)), min(len(missing), 3) / 3, min(len(added), 3) / 3,
        )  # fmt: skip
        return Reading(dict(zip(self.features, values, strict=True)), _reasons(missing, added))


def alike(one: str, two: str) -> float:
    """How alike two skeletons sound, 0–1."""
    if min(len(one), len(two)) < _SHORTEST:
        return float(bool(one) and one == two)
    if one.startswith(two) or two.startswith(one):
        return 1.0
    size = min(len(one), len(two)) + 2
    ways = ((one[:size], two[:size]), (_heard(one)[:size], _heard(two)[:size]), (_bones(one), _bones(two)))
    return max(_dice(a, b) for a, b in ways)


Strange = list[tuple[str, float]]
"""Names without a counterpart and how unlike all others each is, the strangest first."""


def _strange(evidence: Evidence, side: int) -> tuple[Strange, Strange, Strange]:
    """The strange names of a side: unknown to the lexicon, known to it, and unknown first words."""
    words = (evidence.source_words, evidence.target_words)[side]
    linked = evidence.links.max(axis=1 - side, initial=0.0)
    others = [
        word.sounds
        for word in (evidence.source_words, evidence.target_words)[1 - side]
        if word.sounds and (word.capital or word.first)
    ]
    found: tuple[Strange, Strange, Strange] = ([], [], [])
    for word, link in zip(words, linked, strict=True):
        if not (word.capital or word.first) or len(word.sounds) < 3 or link >= _LINKED:
            continue
        if word.written.isupper() and len(word.written) <= _ABBREVIATION:
            continue
        unlikeness = 1 - max((alike(word.sounds, other) for other in others), default=0.0)
        known = evidence.lexis.is_known(word, side)
        if unlikeness > _UNLIKE and not (word.first and known):
            found[2 if word.first else int(known)].append((word.written, unlikeness))
    for names in found:
        names.sort(key=lambda name: -name[1])
    return found


def _worst(names: Strange) -> float:
    return names[0][1] if names else 0.0


def _reasons(missing: Strange, added: Strange) -> tuple[str, ...]:
    if missing and added:
        return (f"{missing[0][0]} may have become {added[0][0]}",)
    if missing:
        return (f"{missing[0][0]} is not found in the translation",)
    return (f"{added[0][0]} is not found in the source",) if added else ()


def _heard(sounds: str) -> str:
    return sounds.translate(_SOUNDS)


def _bones(sounds: str) -> str:
    """The consonants, of those a name has three or more."""
    bones = "".join(c for c in _heard(sounds) if c not in "aeiouy")
    return bones if len(bones) >= 3 else ""


def _dice(one: str, two: str) -> float:
    a, b = Counter(pairwise(f"^{one}")), Counter(pairwise(f"^{two}"))
    both = sum((a & b).values())
    return 2 * both / (a.total() + b.total()) if a and b and one and two else 0.0
