"""The shared texts: every repair reversible, nothing mixed left, in time that grows with length."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest

from corpus import read
from corpus.document import RepairKind
from corpus.repair import repair

_SHARED = Path(os.environ.get("QOSTIL_SHARED", Path(__file__).parents[4] / "shared")) / "seeds"
_FILES = sorted(_SHARED.glob("*.txt")) if _SHARED.is_dir() else []
_MIXED = re.compile(r"[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z]")

pytestmark = pytest.mark.skipif(not _FILES, reason="no shared texts: set QOSTIL_SHARED to their folder")


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem[:3])
def test_a_shared_text(path: Path) -> None:
    document = read(path)
    began = time.perf_counter()
    repaired = repair(document)
    assert time.perf_counter() - began < 1 + len(document.text) / 100_000
    assert repaired.undo() == document.text == path.read_bytes().decode()
    glued = [one for one in repaired.repairs if one.kind is RepairKind.MISSING_SPACE and not one.made]
    assert len(_MIXED.findall(repaired.text)) <= len(glued)
    assert not re.search(r"(?<!\w)(?:\w ){4,}\w(?!\w)", repaired.text)
    for paragraph in repaired.paragraphs:
        assert "\n" not in repaired.text[slice(*paragraph.span)]
