"""What a reader is, and which one reads a file."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from corpus.document import Document
from corpus.errors import ReadError
from corpus.nearest import did_you_mean


class Reader(Protocol):
    """Reads the files of one format.

    `suffixes` are lower case and begin with a dot. `read` raises ReadError or EncodingError.
    """

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The file name endings this reader takes."""
        ...

    def takes(self, data: bytes) -> bool:
        """Whether the bytes show this reader's format, whatever the file is called."""
        ...

    def read(self, data: bytes, name: str, *, lang: str, encoding: str | None) -> Document:
        """The document held in the bytes of the file called `name`."""
        ...


def load(path: Path) -> bytes:
    """A file's bytes; raises ReadError with one clear line when there are none to be had."""
    try:
        if path.is_dir():
            raise ReadError(f"{path} is a folder: name a file in it")
        data = path.read_bytes()
    except FileNotFoundError:
        raise ReadError(f"{path} does not exist: check the name and the folder{did_you_mean(path)}") from None
    except PermissionError:
        raise ReadError(f"{path} may not be read: give yourself the right to read it") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"{path} cannot be read ({reason}): copy it elsewhere and try again") from None
    if not data:
        raise ReadError(f"{path} is empty: nothing to read")
    return data
