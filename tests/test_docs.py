"""The documentation is true: generated pages are current, the tutorial runs, the site builds."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.readers.registry import READERS
from memory.bilingual import FORMATS
from workbench.cli.reference import commands, pages
from workbench.cli.root import COMMANDS
from workbench.services.exporting import ENDINGS
from workbench.services.report import ENDINGS as REPORT_ENDINGS
from workbench.services.returned import READABLE
from workbench.services.review_writers import REVIEW_WRITERS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


@pytest.mark.parametrize(
    "name", ["reference/commands.md", "reference/keys.md", "reference/settings.md", "qostil.1"]
)
def test_generated_pages_are_current(name):
    assert pages()[name] == (DOCS / name).read_text(encoding="utf-8"), "run: make docs"


def test_every_command_is_in_the_reference():
    page = pages()["reference/commands.md"]
    assert all(f"## qostil {name}\n" in page for name in COMMANDS)
    assert all(command.help for _, command, _ in commands())


def test_the_page_of_formats_names_every_ending():
    sections = (DOCS / "formats.md").read_text(encoding="utf-8").split("\n## ")[1:]
    texts, pairs, written = (set(re.findall(r"(?<!\w)\.[a-z]{2,8}\b", section)) for section in sections)
    assert texts - {".doc"} == {suffix for reader in READERS for suffix in reader.suffixes}
    assert pairs - {".tbx"} == {*FORMATS, *READABLE}
    assert written == {*ENDINGS, *REVIEW_WRITERS, *REPORT_ENDINGS, ".csv", ".tbx"}


def test_the_man_page_is_well_formed():
    man = shutil.which("groff") or shutil.which("mandoc")
    if man is None:
        pytest.skip("no groff or mandoc here")
    flags = ["-man", "-ww", "-z", "-Kutf8"] if man.endswith("groff") else ["-Tlint"]
    done = subprocess.run([man, *flags, str(DOCS / "qostil.1")], capture_output=True, text=True, check=False)
    assert "macro" not in done.stderr


def test_every_command_of_the_tutorial_runs(tmp_path):
    text = (DOCS / "tutorial.md").read_text(encoding="utf-8")
    lines = [
        line[2:]
        for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL)
        for line in block.splitlines()
        if line.startswith("$ ")
    ]
    assert len(lines) >= 10
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    command = bin_folder / "qostil"
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m workbench "$@"\n')
    command.chmod(0o755)
    work = tmp_path / "work"
    work.mkdir()
    home = {"QOSTIL_HOME": str(tmp_path / "home"), "LANG": "C.UTF-8"}
    for line in lines:
        done = subprocess.run(
            ["sh", "-c", line], cwd=work, env={**home, "PATH": f"{bin_folder}:/usr/bin:/bin"},
            capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert done.returncode in {0, 1}, f"{line}: {done.stderr}"
        assert "Traceback" not in done.stderr
        if line.startswith("qostil check"):
            assert "1917 became 1918" in done.stdout
    assert (work / "essay.tmx").exists()
    assert (work / "essay.xlsx").exists()


def test_the_site_builds_without_a_warning(tmp_path):
    pytest.importorskip("mkdocs", reason="needs the extra [docs]")
    pytest.importorskip("material", reason="needs the extra [docs]")
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--quiet",
        "--site-dir",
        tmp_path / "site",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert "fonts.googleapis" not in page


def test_links_between_pages_lead_somewhere():
    for page in [*DOCS.glob("*.md"), *DOCS.glob("reference/*.md"), ROOT / "README.md"]:
        for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if not target.startswith("http"):
                assert (page.parent / target).exists(), f"{page.name}: {target}"
