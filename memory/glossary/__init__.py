"""Glossaries: concepts and their terms, found in running text in any form."""

from memory.glossary.entry import Entry, Term, TermStatus
from memory.glossary.recognition import Found, Glossary, accepts, holds_acceptable

__all__ = ["Entry", "Found", "Glossary", "Term", "TermStatus", "accepts", "holds_acceptable"]
