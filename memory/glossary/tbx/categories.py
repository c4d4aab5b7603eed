"""The data categories of TBX-Basic that an entry's fields are exchanged under."""

from __future__ import annotations

from memory.glossary.entry import TermStatus

CORE = "urn:iso:std:iso:30042:ed-2"
MIN = "http://www.tbxinfo.net/ns/min"
BASIC = "http://www.tbxinfo.net/ns/basic"
OWN = "https://qostil.example/ns/tbx"
"""The namespace of what TBX-Basic has no category for, in the style with tags for categories."""

FORM = "x-form"
"""The category of a term's further forms."""

UID = "x-uid"
"""The category of an entry's uid that cannot be an XML id."""

STATUS = {
    TermStatus.PREFERRED: "preferredTerm-admn-sts",
    TermStatus.ADMITTED: "admittedTerm-admn-sts",
    TermStatus.FORBIDDEN: "deprecatedTerm-admn-sts",
}
_READ = {
    **dict.fromkeys(["preferredterm", "preferred", "standardized"], TermStatus.PREFERRED),
    **dict.fromkeys(["admittedterm", "admitted", "allowed"], TermStatus.ADMITTED),
    **dict.fromkeys(["deprecatedterm", "deprecated", "forbidden", "obsolete"], TermStatus.FORBIDDEN),
    **dict.fromkeys(["supersededterm", "superseded", "notrecommended"], TermStatus.FORBIDDEN),
}


def status_of(value: str) -> TermStatus | None:
    """The status that a value of administrativeStatus (or normativeAuthorization) says; None for another."""
    return _READ.get(value.strip().lower().removesuffix("-admn-sts"))
