"""Paragraphs and headings as evidence."""

import random

import numpy as np
import pytest

from aligner import Mark, align, align_many, marks
from aligner.lexicon import Example
from aligner.signals.layout import LayoutCounts, LayoutModel
from aligner.units import Column
from corpus import Kind, Segment, Span

NAMES = ["Абай", "Шоқан", "Ыбырай", "Мұхтар", "Сәкен", "Мағжан", "Ілияс", "Бейімбет"]


def column(layout):
    return Column.of(["мәтін"] * len(layout), layout)


def fitted(source, target, beads):
    columns = column(source), column(target)
    return LayoutModel.fitted(*columns, LayoutCounts.of(*columns, beads))


def one_to_one(length):
    return [Example(range(k, k + 1), range(k, k + 1)) for k in range(length)]


def test_layouts_that_agree_are_evidence():
    layout = [Mark.HEADING, *[Mark.PARAGRAPH, Mark.INSIDE, Mark.INSIDE, Mark.INSIDE] * 20]
    model = fitted(layout, layout, one_to_one(len(layout)))
    assert model.together[Mark.PARAGRAPH, Mark.PARAGRAPH] > 0.5
    assert model.together[Mark.HEADING, Mark.HEADING] > 0.5
    assert model.together[Mark.PARAGRAPH, Mark.INSIDE] < -0.5
    assert model.together[Mark.INSIDE, Mark.PARAGRAPH] < -0.5


def test_layouts_that_do_not_agree_are_not():
    rng = random.Random(1)
    source = rng.choices([Mark.PARAGRAPH, Mark.INSIDE], weights=(1, 3), k=2000)
    target = rng.choices([Mark.PARAGRAPH, Mark.INSIDE], weights=(1, 3), k=2000)
    model = fitted(source, target, one_to_one(2000))
    assert np.abs(model.together).max() < 0.15


@pytest.mark.parametrize("other", [Mark.INSIDE, Mark.PARAGRAPH])
def test_a_side_without_layout_says_nothing(other):
    layout = [Mark.PARAGRAPH, Mark.INSIDE, Mark.INSIDE] * 10
    model = fitted(layout, [other] * 30, one_to_one(30))
    assert model.together[:, other] == pytest.approx(0)


def test_a_break_is_seldom_inside_a_bead():
    layout = [Mark.PARAGRAPH, Mark.INSIDE] * 20
    beads = [Example(range(k, k + 2), range(k // 2, k // 2 + 1)) for k in range(0, 40, 2)]
    model = fitted(layout, [Mark.PARAGRAPH] * 20, beads)
    assert model.inside[0][Mark.PARAGRAPH] < -0.3 < model.inside[0][Mark.INSIDE]


def test_paragraphs_decide_where_words_do_not():
    source = [name + " келді." for name in NAMES] * 3
    target = [name + " пришёл." for name in NAMES] * 3
    source[10:10] = ["Иә.", "Жоқ, ол кетті.", "Иә."]
    target[10:10] = ["Да.", "Да."]
    s_layout = [Mark.PARAGRAPH] * len(source)
    t_layout = [Mark.PARAGRAPH] * len(target)
    s_layout[11] = Mark.INSIDE
    beads = {
        (tuple(bead.source), tuple(bead.target))
        for bead in align(
            source, target, source_lang="kk", target_lang="ru", layout=(s_layout, t_layout)
        ).beads
    }
    assert ((12,), (11,)) in beads


def test_random_layouts_change_nothing():
    rng = random.Random(2)
    source = [f"{rng.choice(NAMES)} {1900 + k} жылы келді." for k in range(60)]
    target = [text.replace("жылы келді", "году пришёл") for text in source[:20] + source[23:]]
    layout = tuple(
        rng.choices([Mark.PARAGRAPH, Mark.INSIDE], weights=(1, 3), k=len(side)) for side in (source, target)
    )
    plain = align(source, target, source_lang="kk", target_lang="ru")
    laid_out = align(source, target, source_lang="kk", target_lang="ru", layout=layout)
    assert [bead.key for bead in plain.beads] == [bead.key for bead in laid_out.beads]


def test_marks_of_segments():
    kinds = [(0, Kind.HEADING), (1, Kind.BODY), (1, Kind.BODY), (2, Kind.LIST_ITEM)]
    segments = [Segment("x", Span(0, 1), paragraph, "kk", kind) for paragraph, kind in kinds]
    assert marks(segments) == [Mark.HEADING, Mark.PARAGRAPH, Mark.INSIDE, Mark.PARAGRAPH]


@pytest.mark.parametrize("joint", [False, True])
def test_each_of_many_documents_has_its_layout(joint, monkeypatch):
    seen = []
    real = Column.of

    def of(texts, layout=None, encoder=None):
        seen.append([int(mark) for mark in layout or ()])
        return real(texts, layout, encoder)

    monkeypatch.setattr(Column, "of", of)
    pairs = [(["Абай келді."], ["Абай пришёл."]), (["Шоқан келді.", "Иә."], ["Шокан пришёл."])]
    layouts = [([Mark.HEADING], [Mark.PARAGRAPH]), ([Mark.PARAGRAPH, Mark.INSIDE], None)]
    for _ in align_many(pairs, source_lang="kk", target_lang="ru", joint=joint, layouts=layouts):
        pass
    assert [2, 1, 0] in seen if joint else [2] in seen
    assert [1, 0] in seen
