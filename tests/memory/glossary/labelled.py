"""The labelled sentences, read, and how well a glossary finds what is labelled."""

from dataclasses import dataclass
from pathlib import Path

from memory.glossary import Entry, Glossary, Term


@dataclass
class Score:
    found: int = 0
    labelled: int = 0
    right: int = 0
    wrong: tuple = ()

    @property
    def recall(self):
        return self.right / self.labelled

    @property
    def precision(self):
        return self.right / self.found


def read(path: Path, lang: str):
    """The glossary of a file and its sentences, each with the spans that are labelled."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    terms = [t.strip() for line in lines if line.startswith("terms:") for t in line[6:].split(";")]
    glossary = Glossary([Entry((Term(term, lang),)) for term in terms])
    return glossary, [_unmarked(line) for line in lines if not line.startswith("terms:")]


def _unmarked(line: str):
    text, spans, start = "", [], 0
    for letter in line:
        if letter == "[":
            start = len(text)
        elif letter == "]":
            spans.append((start, len(text)))
        else:
            text += letter
    return text, spans


def score(glossary, sentences, lang):
    """Recall and precision over spans; `wrong` lists what was missed (-) and what was not to be found (+)."""
    result = Score()
    wrong = []
    for text, spans in sentences:
        found = {f.span for f in glossary.find(text, lang)}
        result.found += len(found)
        result.labelled += len(spans)
        result.right += len(found & set(spans))
        wrong += [f"-{text[slice(*s)]} ({text})" for s in set(spans) - found]
        wrong += [f"+{text[slice(*s)]} ({text})" for s in found - set(spans)]
    result.wrong = tuple(wrong)
    return result
