"""Zip containers packed anew with some of their members changed."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile

from corpus.readers.container import Container


def packed(container: Container, parts: Mapping[str, bytes]) -> bytes:
    """The container's members in their order, dated and packed as they were, some with other bytes.

    Raises ReadError when a member cannot be read.
    """
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, info in container.members.items():
            data = parts[name] if name in parts else container.read(name)
            archive.writestr(info, data, compress_type=info.compress_type)
    return out.getvalue()
