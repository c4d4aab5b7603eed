"""When two units are one, and what becomes of them."""

from __future__ import annotations

from dataclasses import replace

from memory.unit import TranslationUnit


def same_texts(a: TranslationUnit, b: TranslationUnit) -> bool:
    """Whether two units have the very same source and translations."""
    return (a.source, a.source_lang, dict(a.targets)) == (b.source, b.source_lang, dict(b.targets))


def is_older(a: TranslationUnit, b: TranslationUnit) -> bool:
    """Whether a unit was certainly changed before another."""
    ours, theirs = a.changed or a.created, b.changed or b.created
    return ours is not None and theirs is not None and ours < theirs


def merged(known: TranslationUnit, new: TranslationUnit) -> TranslationUnit:
    """One unit of two with the same texts: the known one's uid, the newer one's data, both their usage."""
    newer, older = (known, new) if is_older(new, known) else (new, known)
    created = [time for time in (known.created, new.created) if time is not None]
    return replace(
        newer,
        uid=known.uid,
        author=older.author or newer.author,
        created=min(created, default=None),
        notes=tuple(dict.fromkeys((*known.notes, *new.notes))),
        properties={**older.properties, **newer.properties},
        usage=known.usage + new.usage,
    )
