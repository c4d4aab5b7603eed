"""The files that a project's texts came in, packed into the project file."""

from __future__ import annotations

import sqlite3
import zlib

from corpus.original import Form, Original
from workbench.errors import ProjectError
from workbench.project.database import Database


class Originals:
    """The kept files of one project, at most one a document."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def form(self, document_id: int) -> Form | None:
        """The form of the file kept for a document, None when there is none."""
        row = self._database.connection.execute(
            "SELECT form FROM original WHERE document_id = ?", (document_id,)
        ).fetchone()
        return Form(row[0]) if row else None

    def original(self, document_id: int) -> Original | None:
        """The file kept for a document, None when there is none; raises ProjectError when it is damaged."""
        row = self._database.connection.execute(
            "SELECT form, encoding, digest, packed FROM original WHERE document_id = ?", (document_id,)
        ).fetchone()
        if row is None:
            return None
        form, encoding, digest, packed = row
        try:
            original = Original(Form(form), zlib.decompress(packed), encoding)
        except zlib.error:
            original = None
        if original is None or original.digest != digest:
            raise ProjectError(
                f"{self._database.path}: the kept file of a text is damaged; restore the project from a copy"
            )
        return original


def insert_original(connection: sqlite3.Connection, document_id: int, original: Original) -> None:
    """Store a document's file, within a transaction."""
    connection.execute(
        "INSERT INTO original VALUES (?, ?, ?, ?, ?)",
        (document_id, original.form, original.encoding, original.digest, zlib.compress(original.data)),
    )
