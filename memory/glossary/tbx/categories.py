"""The data categories of TBX-Basic that an entry's fields are exchanged under."""

from __future__ import annotations

import re

from memory.glossary.entry import TermStatus

CORE = "urn:iso:std:iso:30042:ed-2"
MIN = "http://www.tbxinfo.net/ns/min"
BASIC = "http://www.tbxinfo.net/ns/basic"
OWN = "urn:qostil:tbx"
"""The namespace of what TBX-Basic has no category for, in the style with tags for categories."""

FORM = "x-form"
"""The category of a term's further forms."""

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
_XML_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_CODED = "uid."


def identity(uid: str) -> str:
    """A uid as an XML id, which must be a name: what is none is written in hexadecimal digits."""
    if _XML_NAME.fullmatch(uid) and not uid.startswith(_CODED):
        return uid
    return _CODED + uid.encode("utf-8", "surrogatepass").hex()


def uid_of(identity: str) -> str:
    """The uid that an XML id stands for."""
    if not identity.startswith(_CODED):
        return identity
    try:
        return bytes.fromhex(identity.removeprefix(_CODED)).decode("utf-8", "surrogatepass")
    except ValueError:
        return identity


def status_of(value: str) -> TermStatus | None:
    """The status that a value of administrativeStatus (or normativeAuthorization) says; None for another."""
    return _READ.get(value.strip().lower().removesuffix("-admn-sts"))
