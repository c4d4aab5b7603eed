"""PDF files made by hand: pages of placed texts, in a font that maps every code to its character."""

from collections.abc import Sequence
from typing import NamedTuple

WIDTH = 0.5
"""How wide each character is, in sizes of its font."""


class Placed(NamedTuple):
    """A text at a place: points from the lower left corner of the page."""

    text: str
    x: float
    y: float
    size: float = 10
    bold: bool = False


def pdf(*pages: Sequence[Placed], extra: str = "") -> bytes:
    """The file with these pages; `extra` goes into each page's dictionary."""
    objects: list[bytes] = []

    def add(content: str | bytes) -> int:
        objects.append(content.encode("latin-1") if isinstance(content, str) else content)
        return len(objects)

    catalog, tree = add(""), add("")
    fonts = " ".join(f"/F{number} {_font(add, stem)} 0 R" for number, stem in enumerate((80, 160)))
    kids = []
    for texts in pages:
        stream = "\n".join(map(_shown, texts)).encode("ascii")
        content = add(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(
            add(
                f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 420 600] /Contents {content} 0 R"
                f" /Resources << /Font << {fonts} >> >> {extra} >>"
            )
        )
    objects[catalog - 1] = f"<< /Type /Catalog /Pages {tree} 0 R >>".encode()
    references = " ".join(f"{kid} 0 R" for kid in kids)
    objects[tree - 1] = f"<< /Type /Pages /Kids [{references}] /Count {len(kids)} >>".encode()
    return _file(objects, catalog)


def column(lines: Sequence[str], x: float = 50, y: float = 500, size: float = 10) -> list[Placed]:
    """Lines set under one another."""
    return [Placed(line, x, y - 14 * number, size) for number, line in enumerate(lines)]


def _font(add, stem: int) -> int:
    table = "".join(f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>\n" for high in range(0x100))
    ranges = [table.splitlines()[start : start + 100] for start in range(0, 256, 100)]
    blocks = "\n".join(f"{len(some)} beginbfrange\n" + "\n".join(some) + "\nendbfrange" for some in ranges)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{blocks}\nendcmap end end"
    )
    unicode = add(f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream")
    descriptor = add(
        "<< /Type /FontDescriptor /FontName /Own /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0"
        f" /Ascent 800 /Descent -200 /CapHeight 700 /StemV {stem} >>"
    )
    own = add(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /CIDSystemInfo << /Registry (Adobe)"
        f" /Ordering (Identity) /Supplement 0 >> /DW {int(1000 * WIDTH)} /FontDescriptor {descriptor} 0 R >>"
    )
    return add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H"
        f" /DescendantFonts [{own} 0 R] /ToUnicode {unicode} 0 R >>"
    )


def _shown(placed: Placed) -> str:
    codes = placed.text.encode("utf-16-be").hex().upper()
    return f"BT /F{int(placed.bold)} {placed.size} Tf 1 0 0 1 {placed.x} {placed.y} Tm <{codes}> Tj ET"


def _file(objects: Sequence[bytes], catalog: int) -> bytes:
    parts = [b"%PDF-1.7\n"]
    places = []
    for number, content in enumerate(objects, 1):
        places.append(sum(map(len, parts)))
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = sum(map(len, parts))
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    parts += [b"%010d 00000 n \n" % place for place in places]
    parts.append(
        b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, catalog, start)
    )
    return b"".join(parts)
