"""Where words stand in the memory of a project, in the source's language or in the target's."""

from __future__ import annotations

from memory import Concordance, Side
from workbench.services.session import Session

_MOST = 25


def concordances(session: Session, text: str, langs: tuple[str, str]) -> list[Concordance]:
    """The units whose text in either language has what is asked for, source hits first, each unit once."""
    store = session.memory
    if store is None:
        return []
    found = [
        *store.concordance(text, side=Side.SOURCE, lang=langs[0], top=_MOST),
        *store.concordance(text, side=Side.TARGET, lang=langs[1], top=_MOST),
    ]
    return list({hit.unit.uid: hit for hit in reversed(found)}.values())[::-1]
