"""Word documents: what is text in them, what kind each paragraph is, and files that are refused."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import read, read_bytes
from corpus.document import Document, Kind
from corpus.errors import CorpusError, ReadError
from corpus.readers import container
from workbench.cli.root import qostil

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def zipped(method: int = zipfile.ZIP_DEFLATED, **members: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, text in members.items():
            archive.writestr(f"word/{name}.xml", text)
    return out.getvalue()


def body(inner: str, space: str = W) -> bytes:
    return zipped(document=f"<w:document {space} {MC}><w:body>{inner}</w:body></w:document>")


def parts(document: Document) -> list[tuple[str, Kind]]:
    return [(document.text[p.span.start : p.span.end], p.kind) for p in document.paragraphs]


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def made() -> bytes:
    document = docx.Document()
    document.add_heading("Көш жолы", level=1)
    document.add_paragraph("Керуен таңертең шықты.")
    document.add_paragraph("Бірінші тармақ", style="List Bullet")
    document.add_table(rows=1, cols=2).rows[0].cells[1].text = "Ұяшық"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_document_made_by_a_writer_keeps_its_kinds(tmp_path: Path) -> None:
    path = tmp_path / "essay.docx"
    path.write_bytes(made())
    document = read(path, lang="kk")
    assert parts(document) == [
        ("Көш жолы", Kind.HEADING),
        ("Керуен таңертең шықты.", Kind.BODY),
        ("Бірінші тармақ", Kind.LIST_ITEM),
        ("Ұяшық", Kind.TABLE_CELL),
    ]
    assert not document.wrapped
    assert (document.name, document.lang) == ("essay.docx", "kk")


@pytest.mark.parametrize("name", ["essay.txt", "essay", "-"])
def test_content_tells_the_format_whatever_the_name(name: str) -> None:
    assert read_bytes(made(), name).text.startswith("Көш жолы")


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (f"<w:p>{run('бір ')}<w:del>{run('екі ')}</w:del><w:ins>{run('үш')}</w:ins></w:p>", ["бір үш"]),
        (f"<w:p><w:moveFrom>{run('a')}</w:moveFrom><w:moveTo>{run('b')}</w:moveTo></w:p>", ["b"]),
        (f"<w:p><w:r><w:delText>жоқ</w:delText></w:r>{run('бар')}</w:p>", ["бар"]),
        (
            f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('бас ')}</w:p><w:p>{run('аяқ')}</w:p>",
            ["бас аяқ"],
        ),
        (f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('соңғы')}</w:p>", ["соңғы"]),
        (
            (
                f"<w:p>{field('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>{run('code')}"
                f"{field('separate')}{run('нәтиже')}{field('end')}{run(' соң')}</w:p>"
            ),
            ["нәтиже соң"],
        ),
        (f"<w:p>{field('begin')}</w:p><w:p>{run('x')}{field('end')}{run('y')}</w:p>", ["y"]),
        (f"<w:p><w:fldSimple w:instr='DATE'>{run('күні')}</w:fldSimple></w:p>", ["күні"]),
        (f"<w:p>{run('a')}<w:r><w:br/></w:r>{run('b')}<w:r><w:tab/></w:r>{run('c')}</w:p>", ["a\nb\tc"]),
        (f"<w:p><w:r><w:t>бала</w:t><w:noBreakHyphen/></w:r>{run('шаға')}</w:p>", ["бала\u2011шаға"]),
        (
            (
                "<w:p><w:r><mc:AlternateContent>"
                f"<mc:Choice><w:txbxContent><w:p>{run('қорап')}</w:p></w:txbxContent></mc:Choice>"
                f"<mc:Fallback><w:txbxContent><w:p>{run('қорап')}</w:p></w:txbxContent></mc:Fallback>"
                f"</mc:AlternateContent></w:r>{run('негізгі')}</w:p>"
            ),
            ["негізгі", "қорап"],
        ),
        (f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{run('ішкі')}</w:p></w:sdtContent></w:sdt>", ["ішкі"]),
        (
            (
                f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{run('өшкен')}</w:p></w:tc></w:tr>"
                f"<w:tr><w:tc><w:p>{run('қалған')}</w:p></w:tc></w:tr></w:tbl>"
            ),
            ["қалған"],
        ),
    ],
)
def test_only_what_would_be_printed_is_text(inner: str, expected: list[str]) -> None:
    for space in (W, STRICT):
        assert [text for text, _ in parts(read_bytes(body(inner, space)))] == expected


def test_styles_and_outline_levels_make_headings_and_lists() -> None:
    def styled(properties: str, text: str) -> str:
        return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"

    numbered = '<w:numPr><w:numId w:val="3"/></w:numPr>'
    data = zipped(
        document=f"<w:document {W}><w:body>"
        + styled('<w:pStyle w:val="mine"/>', "a")
        + styled('<w:outlineLvl w:val="1"/>', "b")
        + styled('<w:outlineLvl w:val="9"/>', "c")
        + styled(numbered, "d")
        + styled('<w:pStyle w:val="bullet"/>', "e")
        + styled('<w:pStyle w:val="bullet"/><w:numPr><w:numId w:val="0"/></w:numPr>', "f")
        + styled('<w:pStyle w:val="loop"/>', "g")
        + styled('<w:pStyle w:val="mine"/>' + numbered, "h")
        + "</w:body></w:document>",
        styles=f'<w:styles {W}><w:style w:styleId="mine"><w:basedOn w:val="1"/></w:style>'
        '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        f'<w:style w:styleId="bullet"><w:pPr>{numbered}</w:pPr></w:style>'
        '<w:style w:styleId="loop"><w:basedOn w:val="loop"/></w:style></w:styles>',
    )
    heading, item, plain = Kind.HEADING, Kind.LIST_ITEM, Kind.BODY
    assert [kind for _, kind in parts(read_bytes(data))] == [
        heading, heading, plain, item, item, plain, plain, heading,
    ]  # fmt: skip


def test_notes_follow_the_body_in_the_order_of_their_references() -> None:
    def refer(kind: str, key: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{key}"/></w:r>'

    def note(kind: str, key: int, text: str) -> str:
        return f'<w:{kind} w:id="{key}"><w:p>{run(text)}</w:p></w:{kind}>'

    data = zipped(
        document=f"<w:document {W}><w:body><w:p>{run('мәтін')}{refer('footnote', 5)}{refer('endnote', 1)}"
        f"{refer('footnote', 2)}</w:p></w:body></w:document>",
        footnotes=f"<w:footnotes {W}>{note('footnote', 0, '---')}{note('footnote', 2, 'екінші')}"
        f"{note('footnote', 5, 'бірінші')}</w:footnotes>",
        endnotes=f"<w:endnotes {W}>{note('endnote', 1, 'соңғы')}</w:endnotes>",
    )
    texts = ["бірінші", "екінші", "соңғы"]
    assert parts(read_bytes(data)) == [("мәтін", Kind.BODY), *((t, Kind.FOOTNOTE) for t in texts)]


BOMB = '<!DOCTYPE d [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (zipped(document=f"{BOMB}<w:document {W}><w:p>&b;</w:p></w:document>"), "entities of its own"),
        (zipped(document=f"<w:document {W}>" + " " * (4 << 20) + "</w:document>"), "unpacks to more"),
        (zipped(zipfile.ZIP_BZIP2, document=f"<w:document {W}/>"), "packed in a way"),
        (zipped(document="<w:document"), "broken XML"),
        (zipped(document="<other/>"), "not a Word document"),
        (zipped(document=f"<w:document {W}/>"), "no letters"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save as docx"),
        (b"no zip at all", "not a zip file"),
    ],
)
def test_what_is_no_document_is_refused_in_one_line(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "essay.docx"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=message) as caught:
        read(path)
    assert "\n" not in str(caught.value)


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(zipped(zipfile.ZIP_STORED, document=f"<w:document {W}/>"))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(ReadError, match="encrypted"):
        read_bytes(bytes(data))


def test_members_and_their_size_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    for bound in ("MAX_MEMBERS", "MAX_TOTAL"):
        with monkeypatch.context() as patch:
            patch.setattr(container, bound, 0)
            with pytest.raises(ReadError, match="unpacks to more"):
                read_bytes(made())
    assert read_bytes(made()).text


WHOLE = made()


def test_headers_and_footers_follow_once_without_page_numbers():
    document = docx.Document()
    document.add_paragraph("Керуен таңертең шықты.")
    first = document.sections[0]
    first.header.paragraphs[0].text = "Көш тарихы"
    first.footer.paragraphs[0].text = "– 12 –"
    first.footer.add_paragraph("Баспаға дайын")
    document.add_section()
    document.add_paragraph("Кешке келді.")
    out = BytesIO()
    document.save(out)
    texts = [text for text, _ in parts(read_bytes(out.getvalue(), "a.docx", lang="kk"))]
    assert texts == ["Керуен таңертең шықты.", "Кешке келді.", "Көш тарихы", "Баспаға дайын"]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    broken = bytearray(WHOLE)
    for place in data.draw(st.lists(st.integers(0, len(WHOLE) - 1), max_size=8)):
        broken[place] ^= data.draw(st.integers(1, 255))
    cut = bytes(broken[: data.draw(st.integers(4, len(WHOLE)))])
    with suppress(CorpusError):
        assert isinstance(read_bytes(cut, "essay.docx"), Document)


@pytest.mark.parametrize(
    ("command", "out"),
    [
        (["clean", "essay.docx", "--lang", "kk"], "Керуен таңертең шықты."),
        (["segment", "essay.docx", "--lang", "kk"], "Керуен таңертең шықты."),
        (["align", "essay.docx", "essay.txt", "--from", "kk", "--to", "ru"], "Керуен таңертең шықты."),
        (["split", "essay.docx", "-o", "parts"], ""),
        (["new", "book.qostil", "--from", "kk", "--to", "ru"], ""),
        (["add", "book.qostil", "essay.docx", "essay.txt"], ""),
    ],
)
def test_commands_take_word_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], out: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "essay.docx").write_bytes(made())
    (tmp_path / "essay.txt").write_text("Дорога\n\nКараван вышел утром.\n", encoding="utf-8")
    if command[0] == "add":
        CliRunner().invoke(qostil, ["new", "book.qostil", "--from", "kk", "--to", "ru"])
    result = CliRunner().invoke(qostil, command)
    assert result.exit_code == 0, result.output
    assert out in result.stdout


def test_hidden_text_is_left_out():
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>жасырын</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="false"/></w:rPr><w:t> көрінеді</w:t></w:r>'
    document = read_bytes(body(f"<w:p>{run('Мәтін')}{hidden}{shown}</w:p>"), "a.docx")
    assert document.text == "Мәтін көрінеді"


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def test_a_table_of_contents_is_left_out_and_other_fields_are_read():
    entries = f"<w:p>{field('begin')}{code(' TOC ')}{field('separate')}{run('Бірінші тарау 3')}</w:p>"
    entries += f"<w:p>{field('begin')}{code(' PAGEREF x ')}{field('separate')}{run('7')}{field('end')}</w:p>"
    entries += f"<w:p>{run('Соңғы тарау 9')}{field('end')}</w:p>"
    link = f"<w:p>{run('Қараңыз: ')}{field('begin')}{code(' HYPERLINK x ')}{field('separate')}{run('сайт')}"
    simple = f'<w:fldSimple w:instr=" INDEX ">{run("Абай 5")}</w:fldSimple>'
    date = f'<w:fldSimple w:instr=" DATE ">{run(" бүгін")}</w:fldSimple>'
    document = read_bytes(body(f"{entries}{link}{field('end')}{simple}{date}</w:p>"), "a.docx")
    assert document.text == "Қараңыз: сайт бүгін"
