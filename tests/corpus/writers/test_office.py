"""Files by LibreOffice written back, and what is written back opened by LibreOffice."""

import re
import shutil
import subprocess

import pypdfium2
import pytest

from corpus.readers import read_bytes

from .office_files import FLAT
from .rewriting import written
from .test_docx_writer import rich_document, upper
from .word_files import parts, without_text

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="no LibreOffice (libreoffice-writer-nogui)")


@pytest.fixture(scope="module")
def convert(tmp_path_factory):
    """Files converted by LibreOffice, with a user of its own."""
    home = tmp_path_factory.mktemp("office")

    def converted(form, files):
        folder = tmp_path_factory.mktemp("converted")
        for name, data in files.items():
            (folder / name).write_bytes(data)
        command = [OFFICE, f"-env:UserInstallation={home.as_uri()}", "--headless", "--convert-to", form]
        done = subprocess.run(
            [*command, "--outdir", str(folder / "out"), *(str(folder / name) for name in files)],
            capture_output=True,
            timeout=240,
            check=True,
            env={"HOME": str(home), "PATH": "/usr/bin:/bin"},
        )
        assert b"Error" not in done.stderr + done.stdout
        return {path.stem: path.read_bytes() for path in (folder / "out").iterdir()}

    return converted


@pytest.fixture(scope="module")
def sources(convert):
    """Documents by name: two made by LibreOffice, one by python-docx."""
    return {
        "office.docx": convert("docx:MS Word 2007 XML", {"a.fodt": FLAT.encode()})["a"],
        "python.docx": rich_document(),
        "office.odt": convert("odt", {"a.fodt": FLAT.encode()})["a"],
    }


@pytest.mark.parametrize("name", ["office.docx", "python.docx", "office.odt"])
def test_a_translation_differs_in_text_only(sources, name):
    data = sources[name]
    done = written(data, upper, name)
    assert not done.left
    assert not done.unplaced
    before, after = parts(data), parts(done.data)
    assert list(before) == list(after)
    for part in before:
        if re.fullmatch(r"word/(?:document|footnotes|header\d)\.xml", part):
            assert without_text(before[part]) == without_text(after[part])
        elif part == "content.xml":
            assert tags_of(before[part]) == tags_of(after[part])
        else:
            assert before[part] == after[part]
    assert read_bytes(done.data, name).text == read_bytes(data, name).text.upper()


def tags_of(xml):
    """The tags of a content part, those left out that stand for a space."""
    return [tag for tag in re.findall("<[^>]*>", xml.decode("utf-8")) if tag != "<text:s/>"]


def test_libreoffice_opens_what_is_written(sources, convert):
    def without_codes(text):
        return re.sub("⟦[^⟧]*⟧", "", upper(text))

    files = {}
    for name, data in sources.items():
        files[f"whole-{name}"] = data
        files[f"upper-{name}"] = written(data, upper, name).data
        files[f"plain-{name}"] = written(data, without_codes, name).data
    for suffix in (".docx", ".odt"):
        some = {name: data for name, data in files.items() if name.endswith(suffix)}
        texts = convert("txt:Text (encoded):UTF8", some)
        words = {name: set(re.findall(r"\w+", text.decode("utf-8-sig"))) for name, text in texts.items()}
        for name in (found.removeprefix("whole-") for found in words if found.startswith("whole-")):
            unread = {"Жоғарғы", "жол"}
            wanted = {word if word in unread else word.upper() for word in words[f"whole-{name}"]}
            assert words[f"upper-{name}"] == wanted
            assert words[f"plain-{name}"] >= wanted
        written_ones = {name: data for name, data in some.items() if not name.startswith("whole-")}
        for data in convert("pdf", written_ones).values():
            document = pypdfium2.PdfDocument(data)
            assert "АУЫЛ" in document[0].get_textpage().get_text_bounded()
