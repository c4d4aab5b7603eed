"""Glossaries: concepts and their terms, found in running text in any form, and their exchange.

`candidates` and `merging` stand in modules, for modules of these names are here.
"""

from typing import TYPE_CHECKING

from corpus.handing import handed_on

if TYPE_CHECKING:
    from memory.glossary.candidates import Candidate, Language
    from memory.glossary.changes import EntryChange, taking_in
    from memory.glossary.entry import Entry, Term, TermStatus
    from memory.glossary.merging import Merged
    from memory.glossary.recognition import Found, Glossary, accepts, holds_acceptable
    from memory.glossary.report import GlossaryReport, Skipped
    from memory.glossary.store import TABLES, GlossaryStore, open_glossary, read_glossary
    from memory.glossary.table import read_table
    from memory.glossary.table_writer import write_table
    from memory.glossary.tbx import Style, read_tbx, write_tbx

__getattr__ = handed_on(
    __name__,
    {
        "candidates": "Candidate Language",
        "changes": "EntryChange taking_in",
        "entry": "Entry Term TermStatus",
        "merging": "Merged",
        "recognition": "Found Glossary accepts holds_acceptable",
        "report": "GlossaryReport Skipped",
        "store": "TABLES GlossaryStore open_glossary read_glossary",
        "table": "read_table",
        "table_writer": "write_table",
        "tbx": "Style read_tbx write_tbx",
    },
)

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
    "holds_acceptable",
    "open_glossary",
    "read_glossary",
    "read_table",
    "read_tbx",
    "taking_in",
    "write_table",
    "write_tbx",
]
