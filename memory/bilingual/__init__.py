"""Files that hold a text and its translation side by side, read straight into pairs."""

from typing import TYPE_CHECKING

from corpus.handing import handed_on

if TYPE_CHECKING:
    from memory.bilingual.pair import Pair
    from memory.bilingual.reader import FORMATS, is_bilingual, is_xliff, read_pairs, read_units

__getattr__ = handed_on(
    __name__,
    {
        "pair": "Pair",
        "reader": "FORMATS is_bilingual is_xliff read_pairs read_units",
    },
)

__all__ = ["FORMATS", "Pair", "is_bilingual", "is_xliff", "read_pairs", "read_units"]
