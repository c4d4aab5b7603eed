"""Recognition measured on sentences labelled by hand; every second one was held out while it was built."""

from pathlib import Path

import pytest

from tests.memory.glossary.labelled import read, score

FOLDER = Path(__file__).parent


@pytest.mark.parametrize(
    ("lang", "part", "occurrences"), [("kk", 0, 130), ("kk", 1, 110), ("ru", 0, 40), ("ru", 1, 40)]
)
def test_terms_are_found_in_running_text(lang, part, occurrences):
    glossary, sentences = read(FOLDER / f"{lang}.labelled.txt", lang)
    result = score(glossary, sentences[part::2], lang)
    assert result.labelled >= occurrences
    assert result.recall >= 0.97, result.wrong
    assert result.precision >= 0.97, result.wrong


def test_a_prefix_alone_would_not_do():
    """What the set is hard for: words that begin like a term."""
    glossary, sentences = read(FOLDER / "kk.labelled.txt", "kk")
    terms = [term.text.lower() for entry in glossary.entries for term in entry.terms if " " not in term.text]
    begun = sum(
        any(word.lower().startswith(term) for term in terms)
        for text, _ in sentences
        for word in text.replace("-", " ").split()
    )
    labelled = sum(len(spans) for _, spans in sentences)
    assert begun > 1.1 * labelled
