"""The project file's tables, as ordered migrations. Append only: a released step never changes."""

from __future__ import annotations

APPLICATION_ID = 0x716F7374
"""SQLite `application_id` of a project file ("qost")."""

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE project (
        uid TEXT NOT NULL, source_lang TEXT NOT NULL, target_langs TEXT NOT NULL, created TEXT NOT NULL
    ) STRICT;
    CREATE TABLE memory (
        id INTEGER PRIMARY KEY, location TEXT NOT NULL UNIQUE, writable INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE document (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, lang TEXT NOT NULL, text TEXT NOT NULL,
        wrapped INTEGER NOT NULL, added TEXT NOT NULL
    ) STRICT;
    CREATE TABLE repair (
        document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, position INTEGER NOT NULL,
        kind TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, before TEXT NOT NULL,
        after TEXT NOT NULL, certainty REAL NOT NULL, made INTEGER NOT NULL,
        PRIMARY KEY (document_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE segment (
        document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, position INTEGER NOT NULL,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, paragraph INTEGER NOT NULL, kind TEXT NOT NULL,
        lang TEXT NOT NULL, text TEXT NOT NULL, edited TEXT,
        PRIMARY KEY (document_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE bitext (
        id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL REFERENCES document,
        target_id INTEGER NOT NULL REFERENCES document, cursor INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE bead (
        bitext_id INTEGER NOT NULL REFERENCES bitext ON DELETE CASCADE,
        source_start INTEGER NOT NULL, target_start INTEGER NOT NULL,
        source_stop INTEGER NOT NULL, target_stop INTEGER NOT NULL,
        confidence REAL NOT NULL, status TEXT NOT NULL, locked INTEGER NOT NULL, reasons TEXT NOT NULL,
        PRIMARY KEY (bitext_id, source_start, target_start)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE event (
        id INTEGER PRIMARY KEY, bitext_id INTEGER NOT NULL REFERENCES bitext ON DELETE CASCADE,
        at TEXT NOT NULL, author TEXT NOT NULL, action TEXT NOT NULL, change TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped'))
    ) STRICT;
    CREATE INDEX event_of_bitext ON event (bitext_id, state, id);
    CREATE TABLE stored_unit (
        document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
        source_start INTEGER NOT NULL, source_stop INTEGER NOT NULL, uid TEXT NOT NULL,
        PRIMARY KEY (document_id, source_start, source_stop)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX stored_unit_uid ON stored_unit (uid);
    CREATE TABLE pending_unit (
        document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
        source_start INTEGER NOT NULL, source_stop INTEGER NOT NULL,
        PRIMARY KEY (document_id, source_start, source_stop)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE glossary (id INTEGER PRIMARY KEY, location TEXT NOT NULL UNIQUE) STRICT;
    """,
    """
    CREATE TABLE block (
        document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, position INTEGER NOT NULL,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, kind TEXT NOT NULL,
        PRIMARY KEY (document_id, position)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE flip (
        id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
        change TEXT NOT NULL
    ) STRICT;
    """,
    """
    CREATE TABLE code (
        document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, position INTEGER NOT NULL,
        place INTEGER NOT NULL, kind TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL,
        markup TEXT NOT NULL, PRIMARY KEY (document_id, position)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    ALTER TABLE segment ADD COLUMN codes TEXT;
    """,
    """
    CREATE TABLE typing (
        bitext_id INTEGER PRIMARY KEY REFERENCES bitext ON DELETE CASCADE, source_start INTEGER NOT NULL,
        target_start INTEGER NOT NULL, source TEXT NOT NULL, text TEXT NOT NULL
    ) STRICT;
    CREATE TABLE comment (
        id INTEGER PRIMARY KEY, bitext_id INTEGER NOT NULL REFERENCES bitext ON DELETE CASCADE,
        segment INTEGER NOT NULL, at TEXT NOT NULL, author TEXT NOT NULL, text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX comment_of_segment ON comment (bitext_id, segment);
    """,
    """
    CREATE TABLE ignored_finding (
        rule TEXT NOT NULL, digest TEXT NOT NULL, reason TEXT NOT NULL, author TEXT NOT NULL,
        at TEXT NOT NULL, PRIMARY KEY (rule, digest)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE original (
        document_id INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE, form TEXT NOT NULL,
        encoding TEXT, digest TEXT NOT NULL, packed BLOB NOT NULL
    ) STRICT;
    """,
    """
    CREATE TABLE proposal (
        source BLOB NOT NULL, engine TEXT NOT NULL, signature TEXT NOT NULL, source_lang TEXT NOT NULL,
        target_lang TEXT NOT NULL, proposals TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (source, engine, signature, source_lang, target_lang)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE tie (
        bitext_id INTEGER NOT NULL REFERENCES bitext ON DELETE CASCADE, kind TEXT NOT NULL,
        source INTEGER NOT NULL, target INTEGER NOT NULL, PRIMARY KEY (bitext_id, kind, source, target)
    ) STRICT, WITHOUT ROWID;
    """,
)
