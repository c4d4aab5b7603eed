"""Errors of the corpus package.

CorpusError
├── ReadError           a file cannot be read: missing, empty, a folder, binary, no letters
│   └── EncodingError   its characters cannot be decoded as asked
├── WriteError          a file cannot be written anew with other texts in it
├── RuleError           a segmentation rule file is not usable
└── PlaceholderError    a text holds a placeholder that stands for nothing
"""

from __future__ import annotations


class CorpusError(Exception):
    """What went wrong with a text, where, and what to do next, in one line."""


class ReadError(CorpusError):
    """A file cannot be read as a text."""


class EncodingError(ReadError):
    """A file's bytes are not text in the encoding that was asked for or detected."""


class WriteError(CorpusError):
    """A file cannot be written anew."""


class RuleError(CorpusError):
    """A segmentation rule is malformed."""


class PlaceholderError(CorpusError):
    """A placeholder is broken or unknown."""
