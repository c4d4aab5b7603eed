import json
import re

import pytest

from aligner import align, evaluate, links
from corpus.identify import identify
from workbench.locations import samples_folder
from workbench.review import Pair, check
from workbench.services.texts import prepare

KEY = json.loads((samples_folder() / "alash.json").read_text(encoding="utf-8"))
SENTENCES = KEY["sentences"]


def text_of(lang):
    return (samples_folder() / f"alash.{lang}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_repair_and_segmentation_give_the_clean_sentences(lang):
    text = prepare(samples_folder() / f"alash.{lang}.txt")
    assert text.lang == lang
    assert list(text.texts) == SENTENCES[lang]


def test_the_sample_has_the_faults_it_is_meant_to_have():
    text = prepare(samples_folder() / "alash.kk.txt")
    counts = text.repair_counts()
    assert counts["broken-word"] >= 15
    assert counts["mixed-script"] >= 12
    assert counts["furniture"] >= 3
    assert {"spaced-word", "missing-space", "spacing", "line-break"} <= set(counts)
    assert text.repaired.undo() == text.document.text


def test_the_broken_words_of_the_key_stand_in_the_text_and_in_its_sentences():
    lines = text_of("kk").replace("\n\n14\n\nАлаш мұрасы: деректер мен ойлар\n\n", "\n")
    clean = " ".join(SENTENCES["kk"])
    for broken, right in KEY["broken_words"]:
        assert broken.replace("|", "\n") in lines
        assert right in clean
        assert right in (broken.replace("|", ""), broken.replace("-|", ""))
    assert sum("-" in right for _, right in KEY["broken_words"]) >= 5


def test_the_name_of_the_movement_is_carried_over():
    for lang, name in (("kk", "Алаш"), ("ru", "Алаш"), ("en", "Alash")):
        assert sum(re.search(rf"\b{name}\b", sentence) is not None for sentence in SENTENCES[lang]) >= 10


@pytest.mark.parametrize(
    ("lang", "kind", "wrong"),
    [
        ("ru", "number", "1918"),
        ("ru", "number", "52"),
        ("ru", "name", "Отечество"),
        ("en", "number", "1921"),
        ("en", "name", "Fatherland"),
    ],
)
def test_each_mistake_is_where_the_key_says(lang, kind, wrong):
    places = [m["sentence"] for m in KEY["mistakes"][lang] if m["kind"] == kind]
    (place,) = (p for p in places if wrong in SENTENCES[lang][p])
    source = next(s for s, t in KEY["beads"][lang] if place in t)
    assert all(wrong not in SENTENCES["kk"][i] for i in source)


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_beads_of_the_key_tile_both_sides(lang):
    beads = KEY["beads"][lang]
    assert [i for bead in beads for i in bead[0]] == list(range(len(SENTENCES["kk"])))
    assert [j for bead in beads for j in bead[1]] == list(range(len(SENTENCES[lang])))
    types = [f"{len(s)}:{len(t)}" for s, t in beads]
    assert min(types.count("2:1"), types.count("1:2")) >= 5
    assert min(types.count("1:0"), types.count("0:1")) >= 1


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_alignment_of_the_sample_is_nearly_right(lang):
    bitext = align(SENTENCES["kk"], SENTENCES[lang], source_lang="kk", target_lang=lang)
    gold = [(tuple(s), tuple(t)) for s, t in KEY["beads"][lang]]
    assert evaluate([(gold, links(bitext))])["f_strict"] > 0.95


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_checks_find_every_planted_mistake(lang):
    pairs = [
        Pair(
            number,
            " ".join(SENTENCES["kk"][i] for i in source),
            " ".join(SENTENCES[lang][j] for j in target),
            "kk",
            lang,
        )
        for number, (source, target) in enumerate(KEY["beads"][lang], start=1)
    ]
    rules = {"number": "numbers", "name": "names", "untranslated": "untranslated"}
    found = {(finding.segment, finding.rule) for finding in check(pairs)}
    planted = set()
    for mistake in KEY["mistakes"][lang]:
        bead = next(n for n, (_, t) in enumerate(KEY["beads"][lang], start=1) if mistake["sentence"] in t)
        planted.add((bead, rules[mistake["kind"]]))
    assert planted <= found
    one_sided = {(n, "omissions") for n, (s, t) in enumerate(KEY["beads"][lang], start=1) if not s or not t}
    assert found - planted == one_sided


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_one_sentence_was_left_in_kazakh(lang):
    left = [m["sentence"] for m in KEY["mistakes"][lang] if m["kind"] == "untranslated"]
    assert [identify(SENTENCES[lang][place]) for place in left] == ["kk"]
