"""Glossaries: concepts and their terms, found in running text in any form, and their exchange."""

from memory.glossary.candidates import Candidate, Language, candidates
from memory.glossary.changes import EntryChange, merging, taking_in
from memory.glossary.entry import Entry, Term, TermStatus
from memory.glossary.merging import Merged
from memory.glossary.recognition import Found, Glossary, accepts, holds_acceptable
from memory.glossary.report import GlossaryReport, Skipped
from memory.glossary.store import TABLES, GlossaryStore, open_glossary, read_glossary
from memory.glossary.table import read_table
from memory.glossary.table_writer import write_table
from memory.glossary.tbx import Style, read_tbx, write_tbx

__all__ = [
    "TABLES",
    "Candidate",
    "Entry",
    "EntryChange",
    "Found",
    "Glossary",
    "GlossaryReport",
    "GlossaryStore",
    "Language",
    "Merged",
    "Skipped",
    "Style",
    "Term",
    "TermStatus",
    "accepts",
    "candidates",
    "holds_acceptable",
    "merging",
    "open_glossary",
    "read_glossary",
    "read_table",
    "read_tbx",
    "taking_in",
    "write_table",
    "write_tbx",
]
