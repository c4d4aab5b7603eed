"""Zip containers (docx, odt, epub) and the XML in them, opened with bounds on what they may unpack to.

A member is refused before it is unpacked when it is encrypted, packed by a rare method, or grows beyond
measure; XML is parsed without entities, document types, network or libxml2's huge trees.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from corpus.errors import ReadError

if TYPE_CHECKING:
    from lxml.etree import _Element

MAGIC = b"PK\x03\x04"
MAX_MEMBERS = 10_000
MAX_TOTAL = 256 << 20
"""Bytes that all members together may unpack to."""
MAX_RATIO = 200
"""How many times its packed size a member may unpack to, once that is over a mebibyte."""
_RATIO_FROM = 1 << 20
_NAMED_TYPE = re.compile(rb"<!DOCTYPE[^\[\]<>]*>")
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True)
class Container:
    """The members of a zip file called `name`; every method raises ReadError."""

    name: str
    members: dict[str, zipfile.ZipInfo]
    archive: zipfile.ZipFile

    @classmethod
    def open(cls, data: bytes, name: str) -> Container:
        """The container in some bytes, its members counted and weighed."""
        try:
            archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError):
            raise ReadError(f"{name} is damaged or not a zip file: get a whole copy of it") from None
        members = archive.infolist()
        if len(members) > MAX_MEMBERS or sum(m.file_size for m in members) > MAX_TOTAL:
            raise ReadError(f"{name} unpacks to more than a document holds: save its text alone")
        return cls(name, {m.filename: m for m in members}, archive)

    def __contains__(self, member: str) -> bool:
        return member in self.members

    def read(self, member: str) -> bytes:
        """The unpacked bytes of a member."""
        info = self.members.get(member)
        if info is None:
            raise ReadError(f"{self.name} lacks {member}: save the document anew")
        if info.flag_bits & _ENCRYPTED:
            raise ReadError(f"{self.name} is encrypted: save it without a password")
        if info.compress_type not in _METHODS:
            raise ReadError(f"{self.name} is packed in a way not read here: save the document anew")
        if info.file_size > max(_RATIO_FROM, MAX_RATIO * info.compress_size):
            raise ReadError(f"{self.name} unpacks to more than a document holds: save its text alone")
        try:
            with self.archive.open(info) as stream:
                return stream.read(info.file_size)  # without the bound, a false size unpacks without end
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
            raise ReadError(f"{self.name} is damaged at {member}: get a whole copy of it") from None

    def xml(self, member: str) -> _Element:
        """The root element of a member that is XML."""
        return parse_xml(self.read(member), f"{self.name} ({member})")


def parse_xml(data: bytes, name: str) -> _Element:
    """The root of an XML file; raises ReadError when it is malformed or defines entities of its own.

    A document type that is only named, as old books do, is passed over.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(_NAMED_TYPE.sub(b"", data, count=1), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise ReadError(f"{name} holds broken XML: save the document anew") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadError(f"{name} defines entities of its own, which are not read: save the document anew")
    return root
