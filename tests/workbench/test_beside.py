import pytest

from aligner import Bead, Bitext
from workbench.project import ReviewState
from workbench.services.beside import text_beside

OTHER = ReviewState(
    Bitext.of(
        [
            Bead(range(2), range(1)),
            Bead(range(2, 3), range(1, 3)),
            Bead(range(3, 3), range(3, 4)),
            Bead(range(3, 4), range(4, 4)),
        ]
    ),
    ("Бір.", "Екі.", "Үш.", "Төрт."),
    ("One and two.", "Three", "it is.", "Stray."),
)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (range(1), "One and two. ⋯"),
        (range(1, 2), "⋯ One and two."),
        (range(2), "One and two."),
        (range(1, 3), "⋯ One and two. Three it is."),
        (range(2, 4), "Three it is. Stray."),
        (range(3, 4), ""),
        (range(2, 2), ""),
    ],
)
def test_what_another_draft_has_for_a_bead(source, text):
    assert text_beside(OTHER, source) == text
