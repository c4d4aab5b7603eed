"""A file as it was before its text was read, kept so that a translation can go out in the same form."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256


class Form(StrEnum):
    """The forms that a translated text is written back in."""

    DOCX = "docx"
    ODT = "odt"
    HTML = "html"
    XLIFF = "xliff"


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of a file in one of the forms; `encoding` is what the user said its characters are in."""

    form: Form
    data: bytes = field(repr=False)
    encoding: str | None = None

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes, in hexadecimal."""
        return sha256(self.data).hexdigest()
