"""A text read from a file's bytes, and written back sentence by sentence."""

from corpus.placeholders import codes_of, marked, unmarked
from corpus.readers import read_bytes
from corpus.repair import repair
from corpus.segmentation import segment
from corpus.writers import Replacement, write


def read(data, name="a.docx"):
    """The document and its segments, each with its text and codes as a translator sees them."""
    document = read_bytes(data, name, lang="kk", keep=True)
    repaired = repair(document)
    segments = segment(repaired)
    return document, segments, [(s.text, codes_of(repaired, s)) for s in segments]


def shown(data, name="a.docx"):
    return [marked(*one) for one in read(data, name)[2]]


def written(data, change, name="a.docx"):
    """The file with each segment changed: `change` takes what is shown, gives the like, or None."""
    document, segments, texts = read(data, name)
    replacements = []
    for segment_, (text, codes) in zip(segments, texts, strict=True):
        new = change(marked(text, codes))
        if new is not None:
            replacements.append(Replacement(segment_.span, *unmarked(new, codes)))
    return write(document.original, document, replacements)


def by_table(table):
    """A change that looks each segment up; a key of another text is an error."""
    return lambda text: table[text]
