import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.tui.widgets.differences import compared


def marked(content):
    return [content.plain[span.start : span.end] for span in content.spans if span.style]


@pytest.mark.parametrize(
    ("before", "after", "gone", "new"),
    [
        ("бір екі", "бір үш", ["екі"], ["үш"]),
        ("тара-\nту", "тарату", ["тара-\nту"], ["тарату"]),
        ("сол", "сол", [], []),
        ("сөз", "сөз .", [], [" ."]),
    ],
)
def test_what_differs_is_marked_on_its_side(before, after, gone, new):
    left, right = compared(before, after)
    assert (marked(left), marked(right)) == (gone, new)


@given(st.text(alphabet="аәб -.,", max_size=60), st.text(alphabet="аәб -.,", max_size=60))
def test_the_texts_stay_as_they_are(before, after):
    assert [content.plain for content in compared(before, after)] == [before, after]
