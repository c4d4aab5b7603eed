"""What a stranger may hand in: files are read or refused in one line, texts are searched, nothing hangs."""

from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.inflection import paradigms
from memory.errors import GlossaryError
from memory.glossary import Entry, Glossary, GlossaryReport, Term, accepts, read_glossary

TBX = (
    '<?xml version="1.0"?><martif type="TBX"><text><body><termEntry id="a"><langSet xml:lang="kk"><tig>'
    "<term>сот</term></tig></langSet></termEntry></body></text></martif>"
).encode()
CSV = 'id,kk,ru,ru:status\n1,"сот; төрелік",суд,preferred\n2,заң,"за""кон",\n'.encode()
GLOSSARY = Glossary(
    [
        Entry((Term(text, lang),))
        for text in ("сот", "Алаш партиясы", "C++", "БАҚ")
        for lang in ("kk", "ru", "en")
    ]
)


def damaged(whole):
    """A file with a stretch of it replaced."""
    cuts = st.tuples(st.integers(0, len(whole)), st.integers(0, 20), st.binary(max_size=12))
    return cuts.map(lambda cut: whole[: cut[0]] + cut[2] + whole[cut[0] + cut[1] :])


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.tbx"])
@given(content=st.one_of(st.binary(max_size=200), damaged(TBX), damaged(CSV)))
@example(content=b"")
@example(content=b"\xff\xfe")
def test_any_file_is_read_or_refused_in_one_line(content, name, tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / name
    path.write_bytes(content)
    report = GlossaryReport()
    problem = ""
    entries = []
    try:
        entries = list(read_glossary(path, report))
    except GlossaryError as error:
        problem = str(error)
    assert "\n" not in problem
    assert problem or len(entries) == report.read
    assert all(entry.terms and all(term.text for term in entry.terms) for entry in entries)


@pytest.mark.parametrize(
    "content",
    [
        b"<tbx>" + b"<!--" * 300_000,
        b"<tbx>" + b"<![CDATA[" * 200_000,
        b"<tbx" * 300_000,
        b"<tbx><!DOCTYPE" * 100_000,
        b"<tbx>" + b"<termEntry>" * 100_000,
        b"<tbx>" + b"<termEntry " * 100_000,
    ],
    ids=["comments", "cdata", "roots", "doctypes", "entries", "tags"],
)
def test_a_file_made_to_be_slow_is_not(content, tmp_path):
    path = tmp_path / "a.tbx"
    path.write_bytes(content)
    with suppress(GlossaryError):
        list(read_glossary(path, GlossaryReport()))


def test_a_table_of_open_quotation_marks_is_not_slow(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("kk,ru\n" + '"сот,суд\n' * 20_001 + "заң,закон\n" * 200, encoding="utf-8")
    report = GlossaryReport()
    assert len(list(read_glossary(path, report))) >= 100
    assert report.skipped


@given(text=st.text(), lang=st.sampled_from(["kk", "ru", "en", "zh", ""]))
@example(text="сот\u0301 со\xadт СОТ-\nтың", lang="kk")
def test_any_text_can_be_searched(text, lang):
    for found in GLOSSARY.find(text, lang, overlapping=True):
        assert 0 <= found.start < found.end <= len(text)
    spans = [found.span for found in GLOSSARY.find(text, lang)]
    assert all(a == b or a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("word", "lang"),
    [("кітап", "kk"), ("партия", "kk"), ("ел", "kk"), ("рынок", "ru"), ("семья", "ru"), ("city", "en")],
)
def test_every_form_of_a_term_is_accepted(word, lang):
    term = Term(word, lang)
    forms = sorted({p.stem + ending for p in paradigms(word, lang) for ending in p.endings})
    assert [form for form in forms if not accepts(f"Міне, {form.title()}.", term)] == []
