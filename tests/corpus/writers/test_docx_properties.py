"""Word paragraphs of any make: nothing but texts, and marks of the spelling check, is lost or broken."""

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from corpus.readers import read_bytes

from .rewriting import written
from .word_files import W, bare, body

TEXTS = st.sampled_from(
    ["Ол келді. ", "Біз", " үйде", " отырмыз. ", "1917 жылы ", "«бақ»", " ", ", әрі", "Т. Мұстафин", ". "]
)
PROPERTIES = st.sampled_from(["", "<w:b/>", "<w:i/>", '<w:sz w:val="30"/>', "<w:b/><w:i/>"])
RUNS = st.builds(
    lambda text, properties: f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>", TEXTS, PROPERTIES
)
SIGNS = st.sampled_from(
    [
        "<w:r><w:tab/></w:r>",
        "<w:r><w:br/></w:r>",
        '<w:r><w:br w:type="page"/></w:r>',
        '<w:r><w:footnoteReference w:id="7"/></w:r>',
        "<w:r><w:drawing/></w:r>",
        '<w:bookmarkStart w:id="1"/>',
        '<w:bookmarkEnd w:id="1"/>',
        '<w:commentRangeStart w:id="2"/>',
        '<w:commentRangeEnd w:id="2"/>',
        '<w:r><w:commentReference w:id="2"/></w:r>',
        "<m:oMath><m:r><m:t>x+2</m:t></m:r></m:oMath>",
        '<w:del w:id="3" w:author="a"><w:r><w:delText>жоқ</w:delText></w:r></w:del>',
        '<w:fldSimple w:instr=" DATE "><w:r><w:t>5 мамыр</w:t></w:r></w:fldSimple>',
        '<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="end"/></w:r>',
        '<w:proofErr w:type="spellStart"/>',
    ]
)
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)


def _enclosed(kind, parts):
    inner = "".join(parts)
    return {
        "link": f'<w:hyperlink w:anchor="a">{inner}</w:hyperlink>',
        "field": f'{_FIELD}{inner}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "inserted": f'<w:ins w:id="4" w:author="a">{inner}</w:ins>',
        "control": f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>",
    }[kind]


PIECES = st.recursive(
    RUNS | SIGNS,
    lambda inner: st.builds(
        _enclosed,
        st.sampled_from(["link", "field", "inserted", "control"]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=14,
)
PARAGRAPHS = st.lists(PIECES, min_size=1, max_size=7).map(
    lambda parts: "<w:r><w:t>Бас. </w:t></w:r>" + "".join(parts)
)
KEPT = (
    "fldChar", "instrText", "footnoteReference", "drawing", "bookmarkStart", "bookmarkEnd", "oMath", "sdt",
    "commentRangeStart", "commentRangeEnd", "commentReference", "del", "delText", "fldSimple",
)  # fmt: skip
HOLDING = ("sdt", "fldSimple")


def kept(data):
    root = etree.fromstring(body(data))
    names = (etree.QName(element).localname for element in root.iter(etree.Element))
    counts = Counter(name for name in names if name in KEPT)
    return {name: counts[name] for name in KEPT}


def assert_fields_are_whole(data):
    """Every field begins, tells its code, and ends, one within another."""
    opened = []
    for element in etree.fromstring(body(data)).iter(f"{W}fldChar"):
        step = element.get(f"{W}fldCharType")
        if step == "begin":
            opened.append("code")
        elif step == "separate":
            assert opened[-1] == "code"
            opened[-1] = "result"
        else:
            opened.pop()
    assert not opened


def assert_nothing_is_lost(before, after):
    """What holds text may be divided, all else is there as often as it was."""
    old, new = kept(before), kept(after)
    assert {name: new[name] for name in old} == old | {name: new[name] for name in HOLDING}
    assert all(new[name] >= old[name] for name in HOLDING)
    assert_fields_are_whole(after)


def solid(data):
    return "".join(read_bytes(data, "a.docx", lang="kk").text.split())


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS)
def test_the_same_texts_give_the_same_text(xml):
    data = bare(xml)
    done = written(data, lambda text: text)
    assert solid(done.data) == solid(data)
    assert_nothing_is_lost(data, done.data)


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS)
def test_texts_without_codes_lose_nothing_fixed(xml):
    data = bare(xml)
    done = written(data, lambda text: re.sub("⟦[^⟧]*⟧", "", text).upper())
    assert_nothing_is_lost(data, done.data)


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, st.data())
def test_codes_in_any_places_break_nothing(xml, draw):
    def shuffled(text):
        pieces = re.split("(⟦[^⟧]*⟧)", text)
        codes, words = pieces[1::2], "".join(pieces[::2]).split()
        chosen = draw.draw(st.permutations(codes)) if codes else []
        return " ".join([*chosen[::2], *words, *chosen[1::2]])

    data = bare(xml)
    done = written(data, shuffled)
    assert_nothing_is_lost(data, done.data)
