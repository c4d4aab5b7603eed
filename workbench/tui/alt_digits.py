"""Alt with a digit, which picks a candidate, as a key of its own."""

from __future__ import annotations

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS


def let_alt_digits_through() -> None:
    """Have escape and a digit mean alt with the digit.

    Textual takes them for what the option key writes on a Mac (¡ ™ £ …), because one terminal there sends
    them so; everywhere else they come from alt.
    """
    if isinstance(ANSI_SEQUENCES_KEYS, dict):
        for digit in "123456789":
            ANSI_SEQUENCES_KEYS.pop(f"\x1b{digit}", None)
