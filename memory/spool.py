"""Changes kept in a temporary file, so that there may be as many as there are units."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from types import TracebackType
from typing import Self

from memory.packing import packed, unpacked
from memory.unit import Change

_PAGE = 500
_IN_MEMORY = 1 << 24


class Spool(Collection[Change]):
    """Changes that were gathered once and can be gone through many times. Close it when done."""

    def __init__(self, changes: Iterable[Change]) -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed with the spool
        self._pages: list[tuple[int, int]] = []
        self._count = 0
        source = iter(changes)
        try:
            while page := list(islice(source, _PAGE)):
                place = self._file.tell()
                self._pages.append((place, self._file.write(packed(page))))
                self._count += len(page)
        except BaseException:
            self.close()
            raise

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Change]:
        for place, size in self._pages:
            self._file.seek(place)
            yield from unpacked(self._file.read(size))

    def __contains__(self, change: object) -> bool:
        return any(change == own for own in self)

    def close(self) -> None:
        """Remove the file."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
