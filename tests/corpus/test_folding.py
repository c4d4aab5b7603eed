import pytest

from corpus.folding import fold, skeleton
from corpus.tokens import word_spans, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Үкiмет", "үкімет"),
        ("«Алаш»  –\xa0партия", '"алаш" - партия'),
        ("Facebook-и", "facebook-и"),
        ("бай\xadланыс", "байланыс"),
        ("The Alash party", "the alash party"),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [("Жүсіп", "Zhussip"), ("Шымкент", "Shymkent"), ("Казахстан", "Kazakhstan"), ("Ленин", "Lenin")],
)
def test_names_share_a_skeleton_across_scripts(one, other):
    assert skeleton(one) == skeleton(other)


def test_words_keep_inner_hyphens():
    text = "Сондай-ақ, КСРО-дағы 40-жылдары – «Алаш»."
    assert words(text) == ["Сондай-ақ", "КСРО-дағы", "40-жылдары", "Алаш"]
    assert [text[a:b] for a, b in word_spans(text)] == words(text)
