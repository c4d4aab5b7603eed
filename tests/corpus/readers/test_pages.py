"""OpenDocument, web and book files, made here."""

import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Document, Kind, ReadError, read_bytes, segment
from corpus.repair import repair

ODT = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)

NAVIGATION = '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'


def archive(**members):
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as found:
        for name, content in members.items():
            found.writestr(name, content)
    return file.getvalue()


def open_text(body):
    content = (
        f"<office:document-content {ODT}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return archive(**{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def book(pages, spine=None, **more):
    items = NAVIGATION + "".join(
        f'<item id="{k}" href="{k}.xhtml" media-type="application/xhtml+xml"/>' for k in pages
    )
    refs = '<itemref idref="nav"/>' + "".join(f'<itemref idref="{k}"/>' for k in spine or pages)
    return archive(
        **{
            "META-INF/container.xml": '<container><rootfile full-path="OPS/book.opf"/></container>',
            "OPS/book.opf": f"<package><manifest>{items}</manifest><spine>{refs}</spine></package>",
            "OPS/nav.xhtml": "<html><body><p>Мазмұны</p></body></html>",
            **{f"OPS/{k}.xhtml": f"<html><body>{body}</body></html>" for k, body in pages.items()},
            **more,
        }
    )


def paragraphs(data, name="мәтін"):
    document = read_bytes(data, name)
    assert not document.wrapped
    return [(document.text[p.span.start : p.span.end], p.kind.value) for p in document.paragraphs]


def test_an_open_document():
    found = paragraphs(
        open_text(
            "<text:tracked-changes><text:p>өшірілген</text:p></text:tracked-changes>"
            "<text:h>Тарау</text:h><text:p>Бір<text:s/>екі<text:tab/>үш<text:note><text:note-citation>1"
            "</text:note-citation><text:note-body><text:p>Ескерту.</text:p></text:note-body></text:note>"
            " төрт.</text:p>"
            "<text:list><text:list-item><text:p>тармақ</text:p></text:list-item></text:list>"
            "<table:table><table:table-row><table:table-cell><text:p>ұяшық</text:p></table:table-cell>"
            "</table:table-row></table:table><text:p>а<text:line-break/>ә</text:p>"
        )
    )
    assert found == [
        ("Тарау", "heading"),
        ("Бір екі\tүш төрт.", "body"),
        ("тармақ", "list-item"),
        ("ұяшық", "table-cell"),
        ("а\nә", "body"),
        ("Ескерту.", "footnote"),
    ]


PAGES = {
    "headings, lists, cells": (
        "<h1>Бас</h1><p>Мәтін.</p><ul><li>бір</li></ul><table><tr><td>ұяшық</td></tr></table>",
        [("Бас", "heading"), ("Мәтін.", "body"), ("бір", "list-item"), ("ұяшық", "table-cell")],
    ),
    "inline tags do not cut": ("<p>Қаза<b>қст</b>ан <i>елі</i></p>", [("Қазақстан елі", "body")]),
    "text around blocks": ("бас<div>орта</div>соң", [("бас", "body"), ("орта", "body"), ("соң", "body")]),
    "scripts and navigation": ("<nav>Мәзір</nav><script>а()</script><p>Мәтін</p>", [("Мәтін", "body")]),
    "hidden": ('<p style="display: none">жоқ</p><p hidden>жоқ</p><p>бар</p>', [("бар", "body")]),
    "entities": ("<p>«А&amp;Ә» &mdash; &#1179;ала&nbsp;бар</p>", [("«А&Ә» — қала\xa0бар", "body")]),
    "line breaks": ("<p>бір<br>екі</p>", [("бір\nекі", "body")]),
    "spaces": ("<p>  бір \n  екі </p>", [("бір екі", "body")]),
    "a note": (
        '<p>Мәтін</p><aside role="doc-footnote"><p>Ескерту</p></aside>',
        [("Мәтін", "body"), ("Ескерту", "footnote")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_what_a_browser_shows(name):
    body, expected = PAGES[name]
    assert paragraphs(f"<!DOCTYPE html><html><body>{body}</body></html>".encode()) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "utf-16"])
def test_a_page_says_its_encoding(encoding):
    text = "Это русский текст." if encoding == "cp1251" else "Бұл мәтін ғой."
    page = f'<html><head><meta charset="{encoding}"><title>т</title></head><body><p>{text}</p></body></html>'
    assert paragraphs(page.encode(encoding), "бет.html") == [(text, "body")]


def test_a_book_is_read_along_its_spine():
    made = book({"b": "<p>Екінші.</p>", "a": "<h2>Бірінші</h2>"}, spine=["a", "b"])
    assert paragraphs(made) == [("Бірінші", "heading"), ("Екінші.", "body")]


def test_a_locked_book_is_refused():
    rights = '<encryption><CipherReference URI="OPS/a.xhtml"/></encryption>'
    with pytest.raises(ReadError, match="is encrypted: get a copy without protection"):
        read_bytes(book({"a": "<p>Мәтін</p>"}, **{"META-INF/encryption.xml": rights}))


def test_a_book_with_encrypted_fonts_is_read():
    rights = '<encryption><CipherReference URI="OPS/font.otf"/></encryption>'
    assert paragraphs(book({"a": "<p>Мәтін</p>"}, **{"META-INF/encryption.xml": rights})) == [
        ("Мәтін", "body")
    ]


@pytest.mark.parametrize("charset", ["utf-16", "ascii", "base64", "windows-1251"])
def test_a_page_in_utf_8_that_says_otherwise_is_read(charset):
    page = f'<html><head><meta charset="{charset}"></head><body><p>Бұл мәтін ғой.</p></body></html>'
    assert paragraphs(page.encode()) == [("Бұл мәтін ғой.", "body")]


def test_such_documents_are_repaired_and_cut():
    page = "<html><body><p>Үкiмет 1917 ж. құрылды. Ол таратылды.</p><p>Тағы сөйлем</p></body></html>"
    repaired = repair(read_bytes(page.encode(), lang="kk"))
    assert [s.text for s in segment(repaired)] == ["Үкімет 1917 ж. құрылды.", "Ол таратылды.", "Тағы сөйлем"]
    assert repaired.undo() == repaired.document.text


REFUSED = {
    "a truncated book": (book({"a": "<p>Мәтін</p>"})[:-40], "damaged"),
    "a book that is not told of": (
        archive(**{"META-INF/container.xml": "<container/>"}),
        "does not say where",
    ),
    "a page without letters": (b"<html><body>12 - 7</body></html>", "holds no letters"),
    "broken XML": (archive(**{"mimetype": "opendocument.text", "content.xml": "<a"}), "broken XML"),
    "an odt with a password": (
        archive(
            **{
                "mimetype": "opendocument.text",
                "content.xml": "…",
                "META-INF/manifest.xml": "<manifest:encryption-data/>",
            }
        ),
        "protected by a password",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_a_line(name):
    data, reason = REFUSED[name]
    with pytest.raises(ReadError, match=reason) as error:
        read_bytes(data, "файл")
    assert "\n" not in str(error.value)
    assert str(error.value).startswith("файл")


GOOD = {
    "odt": open_text("<text:h>Тарау</text:h><text:p>Мәтін.</text:p>"),
    "epub": book({"a": "<h1>Бас</h1><p>Мәтін.</p>"}),
    "html": "<!doctype html><html><body><h1>Бас</h1><p>Мәтін &amp; тағы.</p></body></html>".encode(),
}


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(sorted(GOOD)),
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=6),
    st.integers(0, 10_000),
)
def test_damage_ends_in_a_document_or_a_clear_error(form, changes, length):
    data = bytearray(GOOD[form])
    for place, byte in changes:
        data[place % len(data)] = byte
    data = data[: length % len(data) + 1] if length % 3 == 0 else data
    with suppress(ReadError):
        assert isinstance(read_bytes(bytes(data), f"файл.{form}"), Document)


def test_kinds_are_told_apart_by_content_without_an_ending():
    assert [read_bytes(GOOD[form], "-").paragraphs[0].kind for form in ("odt", "epub", "html")] == [
        Kind.HEADING
    ] * 3


def test_an_old_book_may_name_its_document_type():
    named = '<?xml version="1.0"?>\n<!DOCTYPE package PUBLIC "-//OEB//DTD Package 1.2//EN" "oeb.dtd">\n'
    item = '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
    package = f'{named}<package><manifest>{item}</manifest><spine><itemref idref="a"/></spine></package>'
    data = book({"a": "<p>Ескі кітап.</p>"}, **{"OPS/book.opf": package})
    assert paragraphs(data) == [("Ескі кітап.", "body")]
