"""Language codes in any spelling."""

from __future__ import annotations

import pytest

from corpus.languages import normalise


@pytest.mark.parametrize(
    ("code", "lang"),
    [
        ("kk", "kk"), ("KK", "kk"), ("kk-KZ", "kk"), ("kk_KZ", "kk"), ("kk-Cyrl-KZ", "kk"), ("kaz", "kk"),
        ("Kazakh", "kk"), ("rus", "ru"), ("ru-RU", "ru"), ("eng", "en"), (" EN-us ", "en"), ("de", "de"),
        ("deu", "de"), ("und", "und"), ("", "und"), ("?", "und"), ("x", "und"), ("қазақша", "kk"),
    ],
)  # fmt: skip
def test_normalise(code: str, lang: str) -> None:
    assert normalise(code) == lang
