"""Project folders for OmegaT, and the tags that it shows for inline elements."""

from memory.omegat.folder import SAVED, SOURCES, OmegatFolder, write_folder
from memory.omegat.tags import shown_text, tag_names, tagged, untagged

__all__ = [
    "SAVED",
    "SOURCES",
    "OmegatFolder",
    "shown_text",
    "tag_names",
    "tagged",
    "untagged",
    "write_folder",
]
