"""A memory file's tables, as ordered migrations. Append only: a released step never changes."""

from __future__ import annotations

APPLICATION_ID = 0x71746D31
"""SQLite `application_id` of a memory file ("qtm1")."""

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE unit (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, source TEXT NOT NULL, source_lang TEXT NOT NULL,
        folded INTEGER NOT NULL, size INTEGER NOT NULL, author TEXT NOT NULL, editor TEXT NOT NULL,
        created TEXT, changed TEXT, project TEXT NOT NULL, document TEXT NOT NULL, segment TEXT NOT NULL,
        previous TEXT NOT NULL, following TEXT NOT NULL, status TEXT NOT NULL, notes TEXT NOT NULL,
        properties TEXT NOT NULL, usage INTEGER NOT NULL, markup TEXT NOT NULL
    ) STRICT;
    CREATE INDEX unit_folded ON unit (folded);
    CREATE TABLE target (
        unit_id INTEGER NOT NULL REFERENCES unit ON DELETE CASCADE, lang TEXT NOT NULL, text TEXT NOT NULL,
        markup TEXT NOT NULL, PRIMARY KEY (unit_id, lang)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE stem (id INTEGER PRIMARY KEY, form TEXT NOT NULL UNIQUE, units INTEGER NOT NULL) STRICT;
    CREATE TABLE posting (
        stem_id INTEGER NOT NULL, unit_id INTEGER NOT NULL, PRIMARY KEY (stem_id, unit_id)
    ) STRICT, WITHOUT ROWID;
    """,
    # The index: see memory/sqlite/segments.py. An id is never used twice, so that what the index says of an
    # id stays true of it or speaks of no unit at all.
    """
    DROP TABLE stem;
    DROP TABLE posting;
    DROP INDEX unit_folded;
    CREATE TABLE renewed (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, source TEXT NOT NULL,
        source_lang TEXT NOT NULL, author TEXT NOT NULL, editor TEXT NOT NULL, created TEXT, changed TEXT,
        project TEXT NOT NULL, document TEXT NOT NULL, segment TEXT NOT NULL, previous TEXT NOT NULL,
        following TEXT NOT NULL, status TEXT NOT NULL, notes TEXT NOT NULL, properties TEXT NOT NULL,
        usage INTEGER NOT NULL, markup TEXT NOT NULL
    ) STRICT;
    INSERT INTO renewed
        SELECT id, uid, source, source_lang, author, editor, created, changed, project, document, segment,
        previous, following, status, notes, properties, usage, markup FROM unit ORDER BY id;
    DROP TABLE unit;
    ALTER TABLE renewed RENAME TO unit;
    CREATE TABLE segment (
        number INTEGER PRIMARY KEY, mark INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
        sizes BLOB NOT NULL, hashes BLOB NOT NULL, owners BLOB NOT NULL
    ) STRICT;
    CREATE TABLE posting (key INTEGER PRIMARY KEY, ids BLOB NOT NULL) STRICT;
    CREATE TABLE word (
        form TEXT NOT NULL, stem TEXT NOT NULL, PRIMARY KEY (form, stem)
    ) STRICT, WITHOUT ROWID;
    """,
    # The last maintenance: see memory/journal.py.
    """
    CREATE TABLE journal (number INTEGER PRIMARY KEY, page BLOB NOT NULL) STRICT;
    """,
)
