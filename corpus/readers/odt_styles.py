"""What the text styles of an OpenDocument file do to text (ISO/IEC 26300-3, 16.2 and 20)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLAIN = frozenset({
    "rsid", "paragraph-rsid", "language", "country", "language-asian", "country-asian", "language-complex",
    "country-complex", "font-name", "font-name-asian", "font-name-complex", "font-family", "font-size",
    "font-size-asian", "font-size-complex", "font-weight-asian", "font-weight-complex", "font-style-asian",
    "font-style-complex", "rfc-language-tag", "letter-kerning", "font-pitch", "font-charset",
    "font-family-generic", "font-style-name", "use-window-font-color", "loext:opacity", "opacity",
})  # fmt: skip
"""Properties that are no formatting a translator minds."""
_NONE = frozenset({"font-weight=normal", "font-style=normal", "text-underline-style=none"})
_NAMES = {
    "font-weight": "bold", "font-style": "italic", "text-underline-style": "underlined",
    "text-line-through-style": "struck", "text-position": "raised", "font-variant": "small capitals",
    "text-transform": "capitals", "background-color": "highlighted", "color": "coloured",
}  # fmt: skip


def local_name(name: object) -> str:
    """A name without its vocabulary, "" for what is no element."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""


@dataclass(frozen=True, slots=True)
class TextStyles:
    """The automatic text styles of a file: what each does, by its name."""

    markups: dict[str, str]

    @classmethod
    def of(cls, root: _Element) -> TextStyles:
        """The styles of a content part; those with names of their own stand elsewhere and go by the name."""
        return cls({
            _attribute(style, "name"): " ".join(sorted(_properties(style)))
            for style in root.iter("{*}style")
            if _attribute(style, "family") == "text"
        })  # fmt: skip

    def markup(self, name: str) -> str:
        """What a style does in words, "" for nothing that a translator minds."""
        return self.markups.get(name, f"style={name}" if name else "")


def called(markup: str) -> str:
    """Formatting in a word."""
    first = (part.partition("=")[0] for part in markup.split())
    return next((_NAMES[name] for name in first if name in _NAMES), "style")


def _properties(style: _Element) -> Iterator[str]:
    parent = _attribute(style, "parent-style-name")
    if parent:
        yield f"style={parent}"
    for child in style:
        if local_name(child.tag) == "text-properties":
            for key, value in child.items():
                found = f"{local_name(str(key)) or str(key)}={str(value).replace(' ', '_')}"
                if found not in _NONE and found.partition("=")[0] not in _PLAIN:
                    yield found


def _attribute(element: _Element, name: str) -> str:
    return next((str(value) for key, value in element.items() if local_name(str(key)) == name), "")
