"""What the checks find of planted faults, and how often they report good translations.

    python benchmarks/checks.py [--shared ../shared] [--pairs 3000] [--faults 200] [--only CHECK] [--seed 1]
        [--timed 100000]

Pairs of $SHARED/tm (kk–ru and kk–en) are checked as one text; those without an error or a warning count as
good. In 200 of them at a time one kind of fault is planted, and the whole is checked again: recall is the
share of them in which the check that is named finds what it did not find before, or any check does. What is
reported before anything is planted is told in 1,000 pairs: of all (the corpus has faults of its own), and of
the good ones, where an error or a warning comes from the smaller context and a note may well be true.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from corpus.folding import skeleton
from memory.glossary import Entry, Glossary, Term, TermStatus
from workbench.review import Pair, Rule, Severity, check, rules_with

FILES = {
    "ru": ("kk-ru.gov", "kk-ru.texts", "kk-ru.tatoeba"),
    "en": ("kk-en.headlines", "kk-en.tatoeba"),
}
TERMS = (
    ("үкімет", ("правительство", "government", "кабинет", "cabinet")),
    ("министрлік", ("министерство", "ministry", "ведомство", "department")),
    ("облыс", ("область", "region", "регион", "province")),
    ("президент", ("президент", "president", "глава", "leader")),
    ("кездесу", ("встреча", "meeting", "свидание", "talk")),
)
MONTHS = {
    "ru": "январ феврал март апрел ма[йя]\\b июн июл август сентябр октябр ноябр декабр",
    "en": "January February March April May\\b June July August September October November December",
}
OTHER = {"ru": "the new road was opened by them yesterday", "en": "новая дорога была открыта ими вчера"}
NAME = r"(?<=\w )[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][^\W\d_]{3,}"
STEM = 4
LOOKALIKES = str.maketrans("аеосрхaeopcx", "aeocpxаеорсх")


class Lot(random.Random):
    """What draws by lot; `others` are pairs to take a text from."""

    others: Sequence[Pair] = ()


Fault = Callable[[Pair, Lot], Pair | None]


def said(pair: Pair, target: str) -> Pair | None:
    """The pair with another translation, None when it is no other."""
    return replace(pair, target=target) if target != pair.target else None


def exchanged(pattern: str, made: Callable[[re.Match[str]], str]) -> Fault:
    """A fault in one place, drawn by lot, where a pattern is found."""

    def fault(pair: Pair, lot: Lot) -> Pair | None:
        places = list(re.finditer(pattern, pair.target))
        if not places:
            return None
        found = lot.choice(places)
        return said(pair, pair.target[: found.start()] + made(found) + pair.target[found.end() :])

    return fault


def another_month(pair: Pair, _lot: Lot) -> Pair | None:
    """The month of a date is the next but four."""
    months = MONTHS[pair.target_lang].split()
    for place, month in enumerate(months):
        dated = rf"(?i)(?:(?<=\d ){month}|\b{month}(?=\w* \d))"
        if re.search(dated, pair.target):
            other = months[place - 5].partition("[")[0].partition("\\")[0]
            return said(pair, re.sub(dated, "мая" if other == "ма" else other, pair.target))
    return None


def without_a_part(share: float) -> Fault:
    """A fault of omission: so much is left out at the end."""

    def fault(pair: Pair, _lot: Lot) -> Pair | None:
        words = pair.target.split()
        return said(pair, " ".join(words[: round(len(words) * (1 - share))])) if len(words) > 7 else None

    return fault


def with_a_clause(pair: Pair, lot: Lot) -> Pair | None:
    clauses = {
        "ru": (
            "которые вчера вечером долго гуляли по берегу большой реки",
            "хотя погода была холодная и шёл дождь",
        ),
        "en": ("who had walked along the bank of the big river", "though the weather was cold and it rained"),
    }
    words = pair.target.rstrip(".").split()
    return (
        said(pair, f"{' '.join(words)}, {lot.choice(clauses[pair.target_lang])}.") if len(words) > 7 else None
    )


def in_another_language(pair: Pair, _lot: Lot) -> Pair | None:
    words = pair.target.split()
    middle = len(words) // 2
    return (
        said(pair, " ".join((*words[:middle], OTHER[pair.target_lang], *words[middle:])))
        if middle > 3
        else None
    )


def half_in_the_source(pair: Pair, _lot: Lot) -> Pair | None:
    source, words = pair.source.split(), pair.target.split()
    if min(len(source), len(words)) < 12:
        return None
    return said(pair, " ".join((*words[: len(words) // 2], *source[len(source) // 2 :])))


def without_a_tag(pair: Pair, _lot: Lot) -> Pair | None:
    return replace(pair, source=f"⟦1⟧{pair.source}⟦/1⟧", target=f"⟦1⟧{pair.target}")


def in_capitals(pair: Pair, _lot: Lot) -> Pair | None:
    first = pair.target[:1]
    is_sentence = pair.source[:1].isupper() and first.isupper()
    return said(pair, first.lower() + pair.target[1:]) if is_sentence else None


def without_a_name(pair: Pair, lot: Lot) -> Pair | None:
    """The translation less a name that stands in it as in the source, by the first letters."""
    stems = {skeleton(word)[:STEM] for word in re.findall(NAME, pair.source)}
    names = [name for name in re.findall(NAME, pair.target) if skeleton(name)[:STEM] in stems]
    return said(pair, pair.target.replace(f" {lot.choice(names)}", "")) if names else None


def of_another(pair: Pair, lot: Lot) -> Pair | None:
    """The pair with the translation of an earlier one, of some words."""
    other = lot.choice(lot.others)
    is_earlier = other.segment < pair.segment and len(other.target.split()) > 3
    return replace(pair, target=other.target) if is_earlier else None


def to_another(pair: Pair, lot: Lot) -> Pair | None:
    """The translation stands beside the source of an earlier pair, of some words."""
    other = lot.choice(lot.others)
    is_earlier = other.segment < pair.segment and len(other.source.split()) > 3
    return replace(pair, source=other.source) if is_earlier else None


def another_term(place: int) -> Fault:
    """The term of the glossary is exchanged for a word it does not know (0), or forbids (2)."""

    def fault(pair: Pair, _lot: Lot) -> Pair | None:
        for source, terms in TERMS:
            shown = terms[0] if pair.target_lang == "ru" else terms[1]
            stem = shown[: max(5, len(shown) - 1)]
            if not re.search(rf"\b{source}\w*", pair.source, re.IGNORECASE):
                continue
            made = {
                0: "нечто" if pair.target_lang == "ru" else "thing",
                2: terms[2 + (pair.target_lang == "en")],
            }
            changed = re.sub(rf"(?i)\b{stem}\w*", made[place], pair.target)
            if changed != pair.target:
                return said(pair, changed)
        return None

    return fault


FAULTS: dict[str, Fault] = {
    "numbers: a digit changed": exchanged(r"\d(?=\d*\b)", lambda m: str((int(m.group()) + 3) % 10)),
    "numbers: one dropped": exchanged(r" \d+\b(?![.,]\d)", lambda _m: ""),
    "dates: another month": another_month,
    "names: one dropped": without_a_name,
    "term-missing: another word": another_term(0),
    "term-forbidden: it stands": another_term(2),
    "untranslated: the source again": lambda pair, _lot: replace(pair, target=pair.source),
    "other-language: a passage": in_another_language,
    "untranslated: half of it": half_in_the_source,
    "omissions: empty": lambda pair, _lot: replace(pair, target=""),
    "omissions: 60 % dropped": without_a_part(0.6),
    "omissions: 40 % dropped": without_a_part(0.4),
    "content: a clause added": with_a_clause,
    "unpaired: a mark dropped": exchanged(r"[«»()“”\"]", lambda _m: ""),
    "end-punctuation: dropped": exchanged(r"[.!?]$", lambda _m: ""),
    "end-punctuation: another": exchanged(r"\.$", lambda _m: "?"),
    "doubled-word: a word": exchanged(r"(?<= )[^\W\d_]{2,}(?= )", lambda m: f"{m.group()} {m.group()}"),
    "doubled-space: a space": exchanged(r"(?<=\w) (?=\w)", lambda _m: "  "),
    "spacing: before a comma": exchanged(r"(?<=\w),(?= )", lambda _m: " ,"),
    "spacing: none after it": exchanged(r"(?<=[^\W\d]{2}), (?=[^\W\d]{2})", lambda _m: ","),
    "capitals: a small letter": in_capitals,
    "tags: one dropped": without_a_tag,
    "mixed-script: a letter": exchanged(
        r"(?<=[^\W\d_])[аеосрхaeopcx](?=[^\W\d_])", lambda m: m.group().translate(LOOKALIKES)
    ),
    "same-translation: of another": of_another,
    "inconsistent: another source": to_another,
    "repeated: in a translation": lambda pair, _lot: (
        replace(pair, target=f"{pair.target} {pair.target}")
        if re.search(r"(?:\w+\W+){7}\.$", pair.target)
        else None
    ),
}
"""Each fault by the check that should find it."""


def read(shared: Path, lang: str) -> list[tuple[str, str]]:
    """The pairs of the memory, in order, each once."""
    texts = ((shared / "tm" / f"{name}.tsv").read_text(encoding="utf-8") for name in FILES[lang])
    rows = (line.split("\t")[:2] for text in texts for line in text.splitlines())
    return list(dict.fromkeys((row[0], row[1]) for row in rows if len(row) == 2))


def glossary(lang: str) -> Glossary:
    """Terms of government, one forbidden way of each."""
    made = []
    for source, words in TERMS:
        preferred, forbidden = (words[0], words[2]) if lang == "ru" else (words[1], words[3])
        terms = (
            Term(source, "kk"),
            Term(preferred, lang, status=TermStatus.PREFERRED),
            Term(forbidden, lang, status=TermStatus.FORBIDDEN),
        )
        made.append(Entry(terms))
    return Glossary(made)


def reported(pairs: Sequence[Pair], rules: Sequence[Rule]) -> dict[int, Counter[str]]:
    """How often each check reports each segment."""
    found: dict[int, Counter[str]] = {pair.segment: Counter() for pair in pairs}
    for finding in check(pairs, rules):
        found[finding.segment][finding.rule] += 1
    return found


def measure(lang: str, rows: Sequence[tuple[str, str]], options: argparse.Namespace) -> None:
    """Print alarms by rule, then recall by fault."""
    lot = Lot(options.seed)
    chosen = sorted(lot.sample(range(len(rows)), min(options.pairs, len(rows))))
    pairs = [Pair(n, *rows[row], "kk", lang) for n, row in enumerate(chosen, start=1)]
    rules = rules_with(glossary(lang))
    findings = check(pairs, rules)
    alarms = Counter((finding.severity.value, finding.rule) for finding in findings)
    print(f"\nkk–{lang}: findings in 1,000 of {len(pairs)} pairs as they are")
    print(
        "  "
        + ", ".join(f"{rule} {count * 1000 / len(pairs):.1f}" for (_, rule), count in alarms.most_common())
    )
    bad = {finding.segment for finding in findings if finding.severity is not Severity.NOTE}
    good = [pair for pair in pairs if pair.segment not in bad and len(pair.target.split()) > 3]
    lot.others = good
    before = reported(good, rules)
    notes = Counter(rule for counted in before.values() for rule in counted.elements())
    print(f"  in 1,000 of the {len(good)} without error or warning, together:")
    print("  " + ", ".join(f"{rule} {count * 1000 / len(good):.1f}" for rule, count in notes.most_common()))
    print(f"  {'planted':32}{'faults':>7}{'found':>8}{'by any':>8}")
    for name, fault in FAULTS.items():
        if not name.startswith(options.only):
            continue
        planted: dict[int, Pair] = {}
        for pair in lot.sample(good, len(good)):
            changed = fault(pair, lot)
            if changed is not None:
                planted[pair.segment] = changed
            if len(planted) == options.faults:
                break
        after = reported([planted.get(pair.segment, pair) for pair in good], rules)
        new = [after[segment] - before[segment] for segment in planted]
        named = sum(name.partition(":")[0] in found for found in new)
        print(
            f"  {name:32}{len(planted):7}{share(named, planted)}{share(sum(map(bool, new)), planted)}",
            flush=True,
        )


def share(count: int, planted: dict[int, Pair]) -> str:
    return f"{count / len(planted):8.1%}" if planted else f"{'–':>8}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--pairs", type=int, default=3000)
    parser.add_argument("--faults", type=int, default=200)
    parser.add_argument("--only", default="", help="plant the faults of one check alone")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--timed", type=int, default=0, help="check so many pairs together and tell how long it takes"
    )
    options = parser.parse_args()
    if not (options.shared / "tm").is_dir():
        sys.exit(f"{options.shared / 'tm'} is missing: name the folder with --shared")
    corpora = {lang: read(options.shared, lang) for lang in FILES}
    for lang, rows in corpora.items():
        measure(lang, rows, options)
    for lang, rows in corpora.items() if options.timed else ():
        many = [Pair(n, *rows[n % len(rows)], "kk", lang) for n in range(options.timed)]
        start = time.perf_counter()
        count = len(check(many))
        print(f"\nkk–{lang}: {len(many)} pairs in {time.perf_counter() - start:.1f} s, {count} findings")


if __name__ == "__main__":
    main()
