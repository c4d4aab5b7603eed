"""Reading text files: encodings, and one clear line for whatever cannot be read."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

import pytest

from corpus import read, read_text
from corpus.errors import EncodingError, ReadError

KAZAKH = (
    "Қазақ халқы ғасырлар бойы кең далада көшіп жүрді.\n"
    "Үлкен өзендер мен көлдердің жағасында ауылдар қоныстанды, оның ішінде егінші қауым да болды.\n"
    "Һәм әр өңірдің өз әдеті, өз ұғымы бар еді.\n"
)
RUSSIAN = (
    "Осенью караван вышел из города и двинулся на юг.\n"
    "Дорога заняла сорок дней, и каждый день был похож на прежний.\n"
    "Ещё раньше здесь проходил другой путь, о котором забыли.\n"
)
ENGLISH = "The caravan left the city in autumn – and moved south.\n“A long way,” said the guide.\n"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (KAZAKH, "utf-8"),
        (KAZAKH, "utf-8-sig"),
        (KAZAKH, "utf-16"),
        (KAZAKH, "utf-16-le"),
        (KAZAKH, "utf-16-be"),
        (KAZAKH, "utf-32"),
        (KAZAKH, "kz1048"),
        (KAZAKH, "ptcp154"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (ENGLISH, "cp1252"),
    ],
)
def test_encodings_are_told_by_their_letters(tmp_path: Path, text: str, codec: str) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(text.encode(codec))
    document = read(path)
    assert document.text == text
    assert document.name == "text.txt"
    assert document.lang == "und"


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_are_kept(tmp_path: Path, ends: str) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(KAZAKH.replace("\n", ends).encode())
    assert read(path).text == KAZAKH.replace("\n", ends)


def test_named_encoding_overrides(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes("Ў".encode("cp1251") + RUSSIAN.encode("cp1251"))
    assert read(path, encoding="cp1251", lang="ru").text.startswith("Ў")
    with pytest.raises(EncodingError, match=r"is not utf-8 \(byte 0\)"):
        read(path, encoding="utf-8")
    with pytest.raises(EncodingError, match="no encoding is called 'utf-9'"):
        read(path, encoding="utf-9")
    with pytest.raises(EncodingError, match="no encoding is called 'base64'"):
        read(path, encoding="base64")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n\n\t ", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        (b"1917 - 1918\n", "holds no letters"),
        (b"PK\x03\x04" + bytes(100), "is not a text file"),
        (bytes(range(256)) * 4, "is not a text file"),
        (b"\x89PNG\r\n\x1a\n" + b"abc" * 50, "is not a text file"),
        (KAZAKH.encode() + b"\xff\xfe " + KAZAKH.encode(), "UTF-8 broken at byte"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=message) as refusal:
        read(path)
    assert "\n" not in str(refusal.value)
    assert "bad.txt" in str(refusal.value)


def test_paths_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="does not exist"):
        read(tmp_path / "none.txt")
    with pytest.raises(ReadError, match="is a folder"):
        read(tmp_path)
    with pytest.raises(ReadError, match="does not exist"):
        read(tmp_path / "none" / "none.txt")
    with pytest.raises(ReadError, match="cannot be read"):
        read(Path("bad\0name.txt"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text(KAZAKH)
    path.chmod(0)
    with pytest.raises(ReadError, match="may not be read"):
        read(path)


def test_standard_input() -> None:
    document = read_text("\ufeffСәлем, әлем", "-", "kk")
    assert (document.text, document.name, document.lang) == ("Сәлем, әлем", "-", "kk")
    with pytest.raises(ReadError, match="holds no letters"):
        read_text("123")


def test_a_line_a_paragraph_is_told_from_a_wrapped_page() -> None:
    page = "Бұл жолдар бір бетте тұр, сөйлем келесі\nжолға өтіп кетеді, сондықтан оларды\nқосу керек.\n"
    assert read_text(page).wrapped
    loose = "Бірінші сөйлем аяқталды.\nЕкінші сөйлем де аяқталды.\n\n  Үшіншісі осы.\n"
    document = read_text(loose)
    assert not document.wrapped
    texts = [loose[slice(*paragraph.span)] for paragraph in document.paragraphs]
    headlines = "".join(f"Тақырып нөмірі {i} және оның жалғасы\n" for i in range(20))
    assert not read_text(headlines).wrapped
    assert texts == ["Бірінші сөйлем аяқталды.", "Екінші сөйлем де аяқталды.", "Үшіншісі осы."]
