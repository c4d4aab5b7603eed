"""Web pages and electronic books: what a reader sees, in reading order."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import read_bytes
from corpus.document import Document, Kind
from corpus.errors import CorpusError, ReadError


def parts(document: Document) -> list[tuple[str, Kind]]:
    return [(document.text[p.span.start : p.span.end], p.kind) for p in document.paragraphs]


def page(inner: str) -> bytes:
    return f"<!DOCTYPE html><html><body>{inner}</body></html>".encode()


BODY, HEADING, ITEM, CELL, NOTE = (
    Kind.BODY, Kind.HEADING, Kind.LIST_ITEM, Kind.TABLE_CELL, Kind.FOOTNOTE,
)  # fmt: skip


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<h2>Көш</h2><p>Бір\n  жол</p>", [("Көш", HEADING), ("Бір жол", BODY)]),
        ("<ul><li>бір<li><p>екі</p></ul>", [("бір", ITEM), ("екі", ITEM)]),
        ("<table><tr><th>а</th><td>ә</td></tr></table>", [("а", CELL), ("ә", CELL)]),
        ("<p>a<br>b</p>", [("a\nb", BODY)]),
        ("a<br><br>b", [("a", BODY), ("b", BODY)]),
        ("<pre>бір\n  екі\n\nүш</pre><p>x\n\ny</p>", [("бір\nекі", BODY), ("үш", BODY), ("x y", BODY)]),
        ("<p>а <b>ә</b>,<i> б</i></p>", [("а ә, б", BODY)]),
        ("<script>var a;</script><style>p{}</style><p>мәтін</p><noscript>z</noscript>", [("мәтін", BODY)]),
        ("<p>а<script>x</script>ә<!-- c --></p><p hidden>y</p>", [("аә", BODY)]),
        ("а<div>ә<p>б</p>в</div>", [("а", BODY), ("ә", BODY), ("б", BODY), ("в", BODY)]),
        ('<aside epub:type="footnote"><p>ескерту</p></aside>', [("ескерту", NOTE)]),
        ("<p>&laquo;а&raquo;&nbsp;&#1241;</p>", [("«а»\xa0ә", BODY)]),
    ],
)  # fmt: skip
def test_a_page_is_what_a_browser_shows(inner: str, expected: list[tuple[str, Kind]]) -> None:
    assert parts(read_bytes(page(inner))) == expected


@pytest.mark.parametrize(
    ("charset", "head"),
    [
        ("cp1251", '<meta charset="windows-1251">'),
        ("koi8-r", '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">'),
        ("utf-8", '<meta charset="no-such">'),
        ("utf-8", '<meta charset="utf-16">'),
        ("utf-8-sig", '<meta charset="windows-1251">'),
        ("utf-8", ""),
    ],
)
def test_the_charset_is_the_one_declared_unless_it_does_not_fit(charset: str, head: str) -> None:
    data = f"<html><head>{head}<title>no</title></head><p>Съешь ещё булок".encode(charset)
    assert read_bytes(data).text == "Съешь ещё булок"
    xml = '<?xml version="1.0" encoding="windows-1251"?><html><p>Съешь ещё</p></html>'.encode("cp1251")
    assert read_bytes(xml).text == "Съешь ещё"


def test_nesting_is_read_or_refused_never_cut_off() -> None:
    assert read_bytes(page("бас" + "<div>" * 200 + "тереңде")).text == "бас\n\nтереңде"
    with pytest.raises(ReadError, match="too deeply"):
        read_bytes(page("бас" + "<div>" * 20_000 + "тереңде"))


def book(spine: str = "c2 c1 nav", extra: dict[str, str] | None = None) -> bytes:
    items = "".join(
        f'<item id="{key}" href="{href}" media-type="application/xhtml+xml" properties="{properties}"/>'
        for key, href, properties in (
            ("c1", "a%20b.xhtml", ""),
            ("c2", "b.xhtml#x", ""),
            ("nav", "n.xhtml", "nav"),
        )
    )
    references = "".join(f'<itemref idref="{key}"/>' for key in spine.split())
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfile full-path="OPS/p.opf"/></container>',
        "OPS/p.opf": f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest>'
        f"<spine>{references}</spine></package>",
        "OPS/a b.xhtml": '<?xml version="1.0" encoding="utf-8"?><html><h1>Екінші</h1><p>соңы</p></html>',
        "OPS/b.xhtml": "<html><p>Бірінші</p></html>",
        "OPS/n.xhtml": "<html><p>Мазмұны</p></html>",
        **(extra or {}),
    }  # fmt: skip
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return out.getvalue()


def test_a_book_is_read_in_the_order_of_its_spine() -> None:
    expected = [("Бірінші", BODY), ("Екінші", HEADING), ("соңы", BODY)]
    assert parts(read_bytes(book(), "book.epub")) == expected
    assert parts(read_bytes(book(), "book.txt")) == expected


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ({"META-INF/encryption.xml": '<e><CipherReference URI="OPS/b.xhtml"/></e>'}, "encrypted"),
        ({"META-INF/container.xml": "<container/>"}, "does not say where"),
        ({"OPS/p.opf": "<package/>"}, "no letters"),
        ({"OPS/p.opf": "<!DOCTYPE p [<!ENTITY a 'b'>]><p>&a;</p>"}, "entities of its own"),
    ],
)
def test_a_book_that_cannot_be_read_is_refused(extra: dict[str, str], message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read_bytes(book(extra=extra), "book.epub")


WHOLE = {"book.epub": book(), "page.html": page("<h1>Көш</h1><table><td>а<pre>ә\n\nб</pre></table>")}


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_a_damaged_file_is_read_or_refused(name: str, data: st.DataObject) -> None:
    broken = bytearray(WHOLE[name])
    for place in data.draw(st.lists(st.integers(0, len(broken) - 1), max_size=8)):
        broken[place] ^= data.draw(st.integers(1, 255))
    cut = bytes(broken[: data.draw(st.integers(4, len(broken)))])
    with suppress(CorpusError):
        assert isinstance(read_bytes(cut, name), Document)
