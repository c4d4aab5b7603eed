"""OpenDocument texts with other texts in them."""

import io
import zipfile

import pytest

from corpus.errors import WriteError

from .rewriting import by_table, shown, written
from .word_files import parts

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{value}:1.0"'
    for name, value in {
        "office": "office",
        "style": "style",
        "text": "text",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "xlink": "xlink",
    }.items()
)
HEAD = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {_SPACES}><office:automatic-styles>'
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/>'
    "</style:style>"
    '<style:style style:name="R" style:family="text"><style:text-properties fo:language="kk"/></style:style>'
    "</office:automatic-styles><office:body><office:text>"
)
FOOT = "</office:text></office:body></office:document-content>"


def text(body):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr("content.xml", f"{HEAD}{body}{FOOT}")
        archive.writestr("styles.xml", "<styles/>")
    return out.getvalue()


def body(data):
    content = parts(data)["content.xml"].decode("utf-8")
    assert content.startswith(HEAD)
    return content[len(HEAD) : -len(FOOT)]


BOLD, SAME = '<text:span text:style-name="B">', '<text:span text:style-name="R">'
END = "</text:span>"
NOTE = (
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
    "<text:p>{}</text:p></text:note-body></text:note>"
)

PLACES = [
    (
        "formatting",
        f"<text:p>Бұл {BOLD}үлкен{END} үй. Ескі.</text:p>",
        "Бұл ⟦1⟧үлкен⟦/1⟧ үй.",
        "⟦1⟧Большой⟦/1⟧ дом & сад.",
        f"<text:p>{BOLD}Большой{END} дом &amp; сад. Ескі.</text:p>",
    ),
    (
        "what all of a paragraph has is no code, nor what is no formatting",
        f"<text:p>{BOLD}Бұл үй.{END}</text:p><text:p>{SAME}Ол {END}{SAME}келді.{END}</text:p>",
        "Бұл үй.",
        "Это дом.",
        f"<text:p>{BOLD}Это дом.{END}</text:p><text:p>{SAME}Ол {END}{SAME}келді.{END}</text:p>",
    ),
    (
        "runs without formatting",
        f"<text:p>{SAME}Ол {END}{SAME}келді.{END}</text:p>",
        "Ол келді.",
        "Он пришёл.",
        f"<text:p>{SAME}Он пришёл.{END}{SAME}{END}</text:p>",
    ),
    (
        "tabs after the same number, spaces",
        "<text:p>1.<text:tab/>Қысқа<text:s/>атау</text:p>",
        "1. Қысқа атау",
        "1. Краткое название",
        "<text:p>1.<text:tab/>Краткое название</text:p>",
    ),
    (
        "fields",
        "<text:p>Бет <text:page-number>3</text:page-number> емес, <text:date>бүгін</text:date>.</text:p>",
        "Бет ⟦1⟧3⟦/1⟧ емес, ⟦2⟧бүгін⟦/2⟧.",
        "Не страница 3.",
        "<text:p>Не страница <text:page-number>3</text:page-number>.<text:date>бүгін</text:date></text:p>",
    ),
    (
        "a link and bookmarks",
        '<text:p>Біздің <text:a xlink:href="x">бет</text:a><text:bookmark text:name="q"/> осында.</text:p>',
        "Біздің ⟦1⟧бет⟦/1⟧ осында.",
        "Здесь ⟦1⟧страница⟦/1⟧.",
        '<text:p>Здесь <text:a xlink:href="x">страница</text:a>.<text:bookmark text:name="q"/></text:p>',
    ),
]


@pytest.mark.parametrize(
    ("old", "seen", "new", "expected"), [p[1:] for p in PLACES], ids=[p[0] for p in PLACES]
)
def test_where_each_part_of_a_text_goes(old, seen, new, expected):
    data = text(old)
    assert seen in shown(data, "a.odt")
    done = written(data, lambda one: new if one == seen else None, "a.odt")
    assert body(done.data) == expected
    assert not done.left
    assert {name: part for name, part in parts(done.data).items() if name != "content.xml"} == {
        name: part for name, part in parts(data).items() if name != "content.xml"
    }


def test_a_note_within_a_sentence_is_replaced_with_it():
    data = text(f"<text:p>Ол{NOTE.format('Ескі сөз.')} келді.</text:p>")
    done = written(data, by_table({"Ол⟦1/⟧ келді.": "Пришёл⟦1/⟧ он.", "Ескі сөз.": "Старое слово."}), "a.odt")
    assert body(done.data) == f"<text:p>Пришёл{NOTE.format('Старое слово.')} он.</text:p>"
    done = written(data, by_table({"Ол⟦1/⟧ келді.": None, "Ескі сөз.": "Старое слово."}), "a.odt")
    assert body(done.data) == f"<text:p>Ол{NOTE.format('Старое слово.')} келді.</text:p>"


def test_a_text_box_in_a_sentence():
    frame = "<draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>"
    data = text(f"<text:p>Ол {frame.format('Қораптағы сөз.')} келді.</text:p>")
    done = written(data, by_table({"Ол⟦1/⟧ келді.": "Он пришёл.", "Қораптағы сөз.": "В коробке."}), "a.odt")
    assert body(done.data) == f"<text:p>Он пришёл.{frame.format('В коробке.')}</text:p>"


def test_what_is_not_replaced_is_left_byte_for_byte():
    data = text(f"<text:p>Ол &lt; {BOLD}біз{END}<!-- x -->.</text:p>")
    assert parts(written(data, lambda _: None, "a.odt").data) == parts(data)


def test_characters_that_stand_for_nothing_are_refused():
    with pytest.raises(WriteError, match="stand for nothing"):
        written(text("<text:p>Ол \ufdd0 келді.</text:p>"), lambda one: one, "a.odt")
