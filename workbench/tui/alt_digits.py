"""Alt with a digit, which picks a candidate, as a key of its own."""

from __future__ import annotations

from enum import Enum

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS


class _Alt(Enum):
    """What stands where the Kazakh layout has marks among its letters on the row of digits."""

    ONE = "alt+1"
    SIX = "alt+6"
    SEVEN = "alt+7"


_KAZAKH = {'\x1b"': _Alt.ONE, "\x1b,": _Alt.SIX, "\x1b.": _Alt.SEVEN}


def let_alt_digits_through() -> None:
    """Have escape and a digit mean alt with the digit, and so with a mark of the Kazakh row of digits.

    Textual takes them for what the option key writes on a Mac (¡ ™ £ …), because one terminal there sends
    them so; everywhere else they come from alt. With a mark it forgets the alt.
    """
    if isinstance(ANSI_SEQUENCES_KEYS, dict):
        for digit in "123456789":
            ANSI_SEQUENCES_KEYS.pop(f"\x1b{digit}", None)
        ANSI_SEQUENCES_KEYS.update({sent: (key,) for sent, key in _KAZAKH.items()})
