"""Word files with other texts in them: where each part of a text goes, and that nothing else changes."""

import io
import re

import docx
import pytest

from corpus.document import Document, Span
from corpus.errors import WriteError
from corpus.readers import read_bytes
from corpus.writers import Replacement, write

from .rewriting import by_table, read, shown, written
from .word_files import NAMES, PIXEL, of_xml, paragraph, parts, saved, with_part, without_text


def run(text, properties=""):
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{inner}<w:t>{text}</w:t></w:r>"


BOLD = "<w:b/>"
DELETED = '<w:del w:id="2" w:author="a"><w:r><w:delText>Ескі.</w:delText></w:r></w:del>'


def field(code, result):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


PLACES = [
    (
        "the rest of a paragraph stays",
        run("Ол келді. Біз күттік."),
        "Ол келді.",
        "Он пришёл.",
        run("Он пришёл. Біз күттік."),
    ),
    (
        "a run each",
        run("Бұл ") + run("үлкен", BOLD) + run(" үй."),
        "Бұл ⟦2⟧үлкен⟦/2⟧ үй.",
        "Дом ⟦2⟧большой⟦/2⟧.",
        run("Дом ") + run("большой", BOLD) + run("."),
    ),
    (
        "another order",
        run("Бұл ") + run("үлкен", BOLD) + run(" үй."),
        "Бұл ⟦2⟧үлкен⟦/2⟧ үй.",
        "⟦2⟧Большой⟦/2⟧ это дом.",
        run("Большой", BOLD) + run(" это дом."),
    ),
    (
        "no codes: as most of the paragraph is",
        run("Үлкен", BOLD) + run(" үй мұнда тұр."),
        "⟦1⟧Үлкен⟦/1⟧ үй мұнда тұр.",
        "Здесь стоит большой дом.",
        run("Здесь стоит большой дом."),
    ),
    (
        "no codes, but the same word",
        run("Алаш ") + run("1917", BOLD) + run(" жылы құрылды."),
        "Алаш ⟦2⟧1917⟦/2⟧ жылы құрылды.",
        "«Алаш» создана в 1917 году.",
        run("«Алаш» создана в ") + run("1917", BOLD) + run(" году."),
    ),
    (
        "no codes: what held the whole sentence holds it again",
        run("Ол келді.", BOLD) + run(" Біз оны осы жерде ұзақ күттік."),
        "⟦1⟧Ол келді.⟦/1⟧",
        "Он пришёл.",
        run("Он пришёл.", BOLD) + run(" Біз оны осы жерде ұзақ күттік."),
    ),
    (
        "a tab after a number",
        "<w:r><w:t>1.</w:t><w:tab/><w:t>Қысқа атау</w:t></w:r>",
        "1. Қысқа атау",
        "1. Краткое название",
        "<w:r><w:t>1.</w:t><w:tab/><w:t>Краткое название</w:t></w:r>",
    ),
    (
        "a field found by its result",
        run("Қара: ") + field(" REF a ", run("7")) + run("-кесте."),
        "Қара: ⟦5⟧7⟦/5⟧-кесте.",
        "Смотри таблицу 7.",
        run("Смотри таблицу ") + field(" REF a ", run("7")) + run("."),
    ),
    (
        "a field that is not found stays at the end",
        run("Қара: ") + field(" REF a ", run("жетінші")) + run(" кесте."),
        "Қара: ⟦5⟧жетінші⟦/5⟧ кесте.",
        "Смотри таблицу.",
        run("Смотри таблицу.") + field(" REF a ", run("жетінші")),
    ),
    (
        "a field with a translated result",
        run("Қара: ") + field(" REF a ", run("жетінші")) + run(" кесте."),
        "Қара: ⟦5⟧жетінші⟦/5⟧ кесте.",
        "⟦5⟧Седьмую⟦/5⟧ таблицу смотри.",
        field(" REF a ", run("Седьмую")) + run(" таблицу смотри."),
    ),
    (
        "a simple field",
        run("Бет: ") + f'<w:fldSimple w:instr=" PAGE ">{run("12")}</w:fldSimple>' + run(" емес."),
        "Бет: ⟦2⟧12⟦/2⟧ емес.",
        "Не страница 12.",
        run("Не страница ") + f'<w:fldSimple w:instr=" PAGE ">{run("12")}</w:fldSimple>' + run("."),
    ),
    (
        "a link",
        run("Біздің ") + f'<w:hyperlink w:anchor="top">{run("сайт", BOLD)}</w:hyperlink>' + run(" осында."),
        "Біздің ⟦2⟧⟦3⟧сайт⟦/3⟧⟦/2⟧ осында.",
        "Здесь наш ⟦2⟧⟦3⟧сайт⟦/3⟧⟦/2⟧.",
        run("Здесь наш ") + f'<w:hyperlink w:anchor="top">{run("сайт", BOLD)}</w:hyperlink>' + run("."),
    ),
    (
        "a link without the code of its formatting",
        run("Біздің ") + f'<w:hyperlink w:anchor="top">{run("сайт", BOLD)}</w:hyperlink>' + run(" осында."),
        "Біздің ⟦2⟧⟦3⟧сайт⟦/3⟧⟦/2⟧ осында.",
        "Здесь наш ⟦2⟧сайт⟦/2⟧.",
        run("Здесь наш ") + f'<w:hyperlink w:anchor="top">{run("сайт", BOLD)}</w:hyperlink>' + run("."),
    ),
    (
        "a formula is kept as it is",
        run("Мұнда ") + "<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>" + run(" бар."),
        "Мұнда ⟦2⟧x+y⟦/2⟧ бар.",
        "Есть x+y здесь.",
        run("Есть ") + "<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>" + run(" здесь."),
    ),
    (
        "a content control",
        run("Аты: ") + f"<w:sdt><w:sdtPr><w:alias w:val='n'/></w:sdtPr><w:sdtContent>{run('Айша')}"
        "</w:sdtContent></w:sdt>" + run(" екен."),
        "Аты: ⟦2⟧Айша⟦/2⟧ екен.",
        "Имя — ⟦2⟧Айша⟦/2⟧.",
        run("Имя — ") + '<w:sdt><w:sdtPr><w:alias w:val="n"/></w:sdtPr><w:sdtContent>'
        f"{run('Айша')}</w:sdtContent></w:sdt>" + run("."),
    ),
    (
        "a mark of a note before the full stop",
        run("Ол келді") + '<w:r><w:footnoteReference w:id="9"/></w:r>' + run("."),
        "Ол келді⟦3/⟧.",
        "Он пришёл.",
        run("Он пришёл") + '<w:r><w:footnoteReference w:id="9"/></w:r>' + run("."),
    ),
    (
        "a mark of a note where the new text has it",
        run("Ол келді") + '<w:r><w:footnoteReference w:id="9"/></w:r>' + run(" кеше."),
        "Ол келді⟦3/⟧ кеше.",
        "Вчера⟦3/⟧ он пришёл.",
        run("Вчера") + '<w:r><w:footnoteReference w:id="9"/></w:r>' + run(" он пришёл."),
    ),
    (
        "a picture before a sentence, with its space",
        "<w:r><w:drawing/></w:r>" + run(" Суреттегі үй."),
        "⟦2/⟧Суреттегі үй.",
        "Дом.",
        "<w:r><w:drawing/></w:r>" + run(" Дом."),
    ),
    (
        "a break where the text has the same punctuation",
        "<w:r><w:t>Қала, көше,</w:t><w:br/><w:t>үй нөмірі</w:t></w:r>",
        "Қала, көше, үй нөмірі",
        "Город, улица, номер",
        "<w:r><w:t>Город, улица,</w:t><w:br/><w:t>номер</w:t></w:r>",
    ),
    (
        "bookmarks and remarks keep around their sentence and field",
        '<w:bookmarkStart w:id="1" w:name="a"/>' + run("Сурет ") + field(" SEQ s ", run("1"))
        + '<w:bookmarkEnd w:id="1"/>' + run(". Ескі үй."),
        "Сурет ⟦5⟧1⟦/5⟧.",
        "Рис. ⟦5⟧1⟦/5⟧.",
        '<w:bookmarkStart w:id="1" w:name="a"/>' + run("Рис. ") + field(" SEQ s ", run("1"))
        + '<w:bookmarkEnd w:id="1"/>' + run(". Ескі үй."),
    ),
    (
        "deleted text stays deleted, inserted text is replaced in its place",
        f'<w:ins w:id="1" w:author="a">{run("Жаңа сөз келді.")}</w:ins>' + DELETED,
        "Жаңа сөз келді.",
        "Пришло новое слово.",
        f'<w:ins w:id="1" w:author="a">{run("Пришло новое слово.")}</w:ins>' + DELETED,
    ),
    (
        "the spelling check's marks go with their words",
        run("Ол ") + '<w:proofErr w:type="spellStart"/>' + run("келді") + '<w:proofErr w:type="spellEnd"/>'
        + run("."),
        "Ол келді.",
        "Он пришёл.",
        run("Он пришёл."),
    ),
    (
        "a page break stays",
        '<w:r><w:t>Ол</w:t><w:br w:type="page"/><w:t>келді.</w:t></w:r>',
        "Ол келді.",
        "Он пришёл.",
        '<w:r><w:t>Он пришёл.</w:t><w:br w:type="page"/></w:r>',
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "text", "new", "expected"), [p[1:] for p in PLACES], ids=[p[0] for p in PLACES]
)
def test_where_each_part_of_a_text_goes(old, text, new, expected):
    data = of_xml(old)
    assert shown(data)[0] == text
    done = written(data, lambda shown: new if shown == text else None)
    assert paragraph(done.data) == expected
    assert not done.left


def test_a_space_that_the_source_lacks_between_sentences_is_put_in():
    data = of_xml(run("Ол үйге келді.Біз ") + run("ұзақ", BOLD) + run(" күттік."))
    new = by_table({"Ол үйге келді.": "Он пришёл.", "Біз ⟦2⟧ұзақ⟦/2⟧ күттік.": "⟦2⟧Долго⟦/2⟧ мы ждали."})
    done = written(data, new)
    assert paragraph(done.data) == run("Он пришёл. ") + run("Долго", BOLD) + run(" мы ждали.")


def test_formatting_and_links_without_a_place_are_told_of():
    data = of_xml(
        run("Біздің ") + f'<w:hyperlink w:anchor="top">{run("сайт")}</w:hyperlink>' + run(" осында ")
        + run("ғана", BOLD) + run(" тұр.")
    )  # fmt: skip
    done = written(data, lambda _: "Только здесь.")
    assert [code.name for code in done.unplaced] == ["link", "bold"]
    assert paragraph(done.data) == run("Только здесь.")


def rich_document():
    """A document by python-docx with all that must stay as it is."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Жоғарғы жол"
    document.sections[0].footer.paragraphs[0].text = "— 7 —"
    document.add_paragraph("Бір үлкен атау", style="Title")
    paragraph = document.add_paragraph("Ауыл шетінде ", style="List Bullet")
    paragraph.add_run("үлкен бақ").bold = True
    paragraph.add_run(" бар. Онда балалар ойнайды.")
    document.add_picture(io.BytesIO(PIXEL))
    document.paragraphs[-1].add_run(" Сурет астындағы жазу.")
    table = document.add_table(2, 2, style="Light Grid Accent 1")
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"Кестенің {number} ұяшығы"
    return saved(document)


def upper(text):
    return re.sub(r"[^⟦⟧]+(?![^⟦]*⟧)", lambda found: found.group().upper(), text)


def test_a_translation_differs_in_text_only():
    data = rich_document()
    done = written(data, upper)
    assert not done.left
    assert not done.unplaced
    before, after = parts(data), parts(done.data)
    assert list(before) == list(after)
    for name in before:
        if name in {"word/document.xml", "word/header1.xml"}:
            assert before[name] != after[name]
            assert without_text(before[name]) == without_text(after[name])
        else:
            assert before[name] == after[name]
    again = read_bytes(done.data, "a.docx", lang="kk")
    assert again.text == read_bytes(data, "a.docx", lang="kk").text.upper()
    assert docx.Document(io.BytesIO(done.data)).tables[0].cell(1, 1).text == "КЕСТЕНІҢ 3 ҰЯШЫҒЫ"


def test_what_is_not_replaced_leaves_the_parts_byte_for_byte():
    data = rich_document()
    done = written(data, lambda _: None)
    assert parts(done.data) == parts(data)


def test_a_text_box_is_replaced_in_both_its_forms():
    inner = f"<w:txbxContent><w:p>{run('Қораптағы сөз.')}</w:p></w:txbxContent>"
    data = of_xml(
        run("Алдыңғы сөз.")
        + "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        + inner
        + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        + inner
        + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    done = written(data, lambda text: "Слово в коробке." if text.startswith("Қорап") else None)
    assert paragraph(done.data).count("Слово в коробке.") == 2
    assert "Қораптағы" not in paragraph(done.data)


def test_a_file_that_reads_otherwise_is_refused():
    data = of_xml(run("Ол келді."))
    document = read_bytes(data, "a.docx", lang="kk", keep=True)
    other = Document("Ол кетті.", "a.docx", "kk")
    with pytest.raises(WriteError, match=r"a\.docx: the kept file reads otherwise"):
        write(document.original, other, [Replacement(Span(0, 9), "Он ушёл.")])


def test_a_paragraph_whose_end_was_deleted_is_left_and_told_of():
    mark = '<w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>'
    data = of_xml(mark + run("Біз оны "), run("ұзақ күттік."))
    _, segments, _ = read(data)
    assert [s.text for s in segments] == ["Біз оны ұзақ күттік."]
    done = written(data, by_table({"Біз оны ұзақ күттік.": "Мы долго его ждали."}))
    assert done.left == (segments[0].span,)
    assert parts(done.data)["word/document.xml"].count(b"<w:t") == 2


def test_notes_are_replaced_in_their_part():
    inner = f"<w:p><w:r><w:footnoteRef/></w:r>{run(' Ескі кітап.')}</w:p>"
    data = with_part(
        of_xml(run("Ол келді") + '<w:r><w:footnoteReference w:id="9"/></w:r>' + run(".")),
        "word/footnotes.xml",
        f'<w:footnotes {NAMES}><w:footnote w:id="9">{inner}</w:footnote></w:footnotes>',
    )
    done = written(data, by_table({"Ол келді⟦3/⟧.": None, "Ескі кітап.": "Старая книга."}))
    before, after = parts(data), parts(done.data)
    assert before["word/document.xml"] == after["word/document.xml"]
    assert without_text(before["word/footnotes.xml"]) == without_text(after["word/footnotes.xml"])
    assert '<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Старая книга.</w:t>' in after[
        "word/footnotes.xml"
    ].decode("utf-8")
