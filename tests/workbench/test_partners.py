"""What a check knows of the lexicon is what the aligner knows."""

from aligner.units import PREFIX
from workbench.review import partners


def test_words_are_cut_as_the_lexicon_cuts_them():
    assert partners.PREFIX == PREFIX
