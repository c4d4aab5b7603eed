"""Keys under another keyboard layout: what the Russian and the Kazakh layout send for a key.

A terminal sends characters, not keys: with the Russian layout the key A arrives as ф. The Kazakh layout is
the Russian one but for the row of digits, which holds the letters that Kazakh has besides.
"""

from __future__ import annotations

from collections import defaultdict

from workbench.tui.key_names import key_of

_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./"
_RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю."
_LATIN_SHIFTED = '~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?'
_RUSSIAN_SHIFTED = "ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,"
_DIGITS = "1234567890-="
_KAZAKH = '"әіңғ,.үұқөһ'
_DIGITS_SHIFTED = "!@#$%^&*()_+"
_KAZAKH_SHIFTED = "!ӘІҢҒ;:ҮҰҚӨҺ"


def _twins() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for latin, other in (
        (_LATIN, _RUSSIAN),
        (_LATIN_SHIFTED, _RUSSIAN_SHIFTED),
        (_DIGITS, _KAZAKH),
        (_DIGITS_SHIFTED, _KAZAKH_SHIFTED),
    ):
        for key, sent in zip(latin, other, strict=True):
            if key != sent:
                found[key_of(sent) or sent].append(key_of(key) or key)
    return {sent: tuple(keys) for sent, keys in found.items()}


_TWINS = {**_twins(), "numero_sign": ("slash",)}


def twins(key: str) -> tuple[str, ...]:
    """The keys that stand where the Russian or Kazakh layout has this one, by name: a for ф, alt+2 for alt+ә.

    A mark stands at different places in the two (`.` is both `/` and 7), so there may be several.
    """
    *modifiers, name = key.split("+")
    return tuple("+".join((*modifiers, latin)) for latin in _TWINS.get(name, ()))
