"""All repairs of a document, stage after stage: each sees the text as the stages before it left it."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from corpus.document import Document, Kind, Paragraph, Span
from corpus.repair.broken_words import find_broken_words
from corpus.repair.control import find_control
from corpus.repair.dashes import find_dashes
from corpus.repair.draft import Draft
from corpus.repair.furniture import find_furniture, known_furniture
from corpus.repair.line_breaks import find_line_breaks, is_broken
from corpus.repair.lines import Layout, Line, lines_of
from corpus.repair.missing_space import find_missing_space
from corpus.repair.mistaken_letters import find_mistaken_letters
from corpus.repair.mixed_script import find_mixed_script
from corpus.repair.old_fonts import find_old_font_letters
from corpus.repair.paragraphs import Block, blocks_of, join_certainties
from corpus.repair.repaired import OffsetMap, RepairedText
from corpus.repair.spaced_words import find_spaced_words
from corpus.repair.spacing import find_spacing
from corpus.repair.vocabulary import Vocabulary, WordEvidence

STAGES = 10
"""How many stages a repair has."""


def repair(document: Document, *, lexicon: WordEvidence | None = None) -> RepairedText:
    """A document's text repaired, with every change on record.

    `lexicon` is a spelling dictionary, asked where the document's own words do not decide.
    """
    stages = repair_stages(document, lexicon=lexicon)
    while True:
        try:
            next(stages)
        except StopIteration as stop:
            return stop.value  # type: ignore[no-any-return]


def repair_stages(
    document: Document, *, lexicon: WordEvidence | None = None
) -> Generator[int, None, RepairedText]:
    """As `repair`, stage by stage: yields how many of `STAGES` are done and returns the repaired text."""
    draft = Draft(document.text, document.text)
    draft = draft.edited(find_control(draft.text))
    yield 1
    if document.wrapped:
        draft = draft.edited(find_furniture(draft.text))
    else:
        draft = draft.edited(known_furniture(document.furniture, OffsetMap.of(draft.made)))
    yield 2
    vocabulary = Vocabulary.of(draft.text, lexicon)
    draft = draft.edited(find_mixed_script(draft.text, vocabulary))
    yield 3
    vocabulary = Vocabulary.of(draft.text, lexicon)
    draft = draft.edited(find_old_font_letters(draft.text, vocabulary))
    yield 4
    vocabulary = Vocabulary.of(draft.text, lexicon)
    draft = draft.edited(find_mistaken_letters(draft.text, vocabulary))
    yield 5
    vocabulary = Vocabulary.of(draft.text, lexicon)
    draft, blocks = _rebuilt(document, draft, vocabulary)
    yield 6
    draft = draft.edited(find_spaced_words(draft.text, vocabulary))
    yield 7
    draft = draft.edited(find_dashes(draft.text, vocabulary))
    yield 8
    draft = draft.edited(find_missing_space(draft.text))
    yield 9
    draft = draft.edited(find_spacing(draft.text))
    yield STAGES
    return RepairedText.of(document, draft.repairs(), blocks)


def _rebuilt(document: Document, draft: Draft, vocabulary: Vocabulary) -> tuple[Draft, tuple[Paragraph, ...]]:
    """The draft with its lines joined into paragraphs, and those paragraphs in the original."""
    lines = lines_of(draft.text)
    offsets = OffsetMap.of(draft.made)
    certainties = [1.0] * len(lines)
    if document.wrapped:
        layout = Layout.of(lines)
        certainties = join_certainties(layout)
        blocks = blocks_of(layout, certainties)
    else:
        blocks = _given(document, lines, offsets)
    places = tuple(
        Paragraph(offsets.to_original(Span(lines[b.first].start, lines[b.last - 1].end)), b.kind)
        for b in blocks
    )
    broken = list(_broken_places(lines, blocks))
    edits = [
        *find_broken_words(draft.text, broken, vocabulary),
        *find_line_breaks(draft.text, lines, blocks, certainties),
    ]
    return draft.edited(edits), places


def _given(document: Document, lines: list[Line], offsets: OffsetMap) -> list[Block]:
    """The document's own paragraphs as runs of lines; lines outside of them stand alone."""
    blocks: list[Block] = []
    paragraphs = iter(document.paragraphs)
    paragraph = next(paragraphs, None)
    inside: Paragraph | None = None
    for index, line in enumerate(lines):
        start = offsets.to_original(Span(line.start, line.end)).start
        while paragraph is not None and paragraph.span.end <= start:
            paragraph = next(paragraphs, None)
        here = paragraph if paragraph is not None and paragraph.span.start <= start else None
        if here is not None and here is inside:
            blocks[-1] = blocks[-1]._replace(last=index + 1)
        else:
            blocks.append(Block(index, index + 1, here.kind if here else Kind.BODY))
        inside = here
    return blocks


def _broken_places(lines: list[Line], blocks: list[Block]) -> Iterator[tuple[int, int]]:
    """Where a line-end hyphen stands and where its word carries on."""
    for block in blocks:
        for index in range(block.first, block.last - 1):
            line, following = lines[index], lines[index + 1]
            if is_broken(line, following):
                yield line.end - 1, following.start
