"""TMX, the exchange format of translation memories."""

from typing import TYPE_CHECKING

from corpus.handing import handed_on

if TYPE_CHECKING:
    from memory.tmx.aside import read_tmx_aside
    from memory.tmx.profiles import PROFILES, Profile
    from memory.tmx.reader import read_tmx
    from memory.tmx.report import Header, Skipped, TmxReport, WriteReport
    from memory.tmx.writer import write_tmx

__getattr__ = handed_on(
    __name__,
    {
        "aside": "read_tmx_aside",
        "profiles": "PROFILES Profile",
        "reader": "read_tmx",
        "report": "Header Skipped TmxReport WriteReport",
        "writer": "write_tmx",
    },
)

__all__ = [
    "PROFILES",
    "Header",
    "Profile",
    "Skipped",
    "TmxReport",
    "WriteReport",
    "read_tmx",
    "read_tmx_aside",
    "write_tmx",
]
