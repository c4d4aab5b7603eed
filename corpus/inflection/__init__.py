"""The inflected forms of a word from its dictionary form: Kazakh, Russian and English."""

from corpus.inflection.paradigm import Paradigm, paradigms

__all__ = ["Paradigm", "paradigms"]
