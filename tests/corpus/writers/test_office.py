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
    """Word documents: one made by LibreOffice, one by python-docx."""
    return {
        "office": convert("docx:MS Word 2007 XML", {"a.fodt": FLAT.encode()})["a"],
        "python": rich_document(),
    }


@pytest.mark.parametrize("name", ["office", "python"])
def test_a_translation_differs_in_text_only(sources, name):
    data = sources[name]
    done = written(data, upper)
    assert not done.left
    assert not done.unplaced
    before, after = parts(data), parts(done.data)
    for part in before:
        if part in {"word/document.xml", "word/footnotes.xml"}:
            assert without_text(before[part]) == without_text(after[part])
        else:
            assert before[part] == after[part]
    assert read_bytes(done.data, "a.docx").text == read_bytes(data, "a.docx").text.upper()


def test_libreoffice_opens_what_is_written(sources, convert):
    whole = {f"{name}.docx": data for name, data in sources.items()}
    upper_case = {f"{name}-upper.docx": written(data, upper).data for name, data in sources.items()}
    no_codes = {
        f"{name}-plain.docx": written(data, lambda text: re.sub("⟦[^⟧]*⟧", "", upper(text))).data
        for name, data in sources.items()
    }
    texts = convert("txt:Text (encoded):UTF8", {**whole, **upper_case, **no_codes})
    words = {name: set(re.findall(r"\w+", data.decode("utf-8-sig"))) for name, data in texts.items()}
    for name in sources:
        unread = {"Жоғарғы", "жол"}
        assert words[f"{name}-upper"] == {word if word in unread else word.upper() for word in words[name]}
        assert words[f"{name}-plain"] >= words[f"{name}-upper"]
    for data in convert("pdf", {**upper_case, **no_codes}).values():
        document = pypdfium2.PdfDocument(data)
        assert "АУЫЛ" in document[0].get_textpage().get_text_bounded()
