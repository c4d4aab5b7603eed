"""The wheel holds all it needs: installed without the sources, `qostil demo` works."""

import os
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*command, **options):
    return subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, **options
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "source"
    listed = run("git", "ls-files", "-z", cwd=ROOT)
    if listed.returncode:
        pytest.skip("no git work tree to build from")
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file() and not name.startswith("tests/"):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((ROOT / name).read_bytes())
    done = run(
        sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir",
        folder, copy,
    )  # fmt: skip
    if done.returncode and "setuptools" in done.stderr:
        pytest.skip("setuptools is not installed here")
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_data_styles_samples_and_the_man_page(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "aligner/data/lexicon.tsv",
        "corpus/data/segmentation.srx",
        "workbench/locale/kk/LC_MESSAGES/qostil.mo",
        "workbench/locale/ru/LC_MESSAGES/qostil.mo",
        "workbench/samples/alash.kk.txt",
        "workbench/suggest/quality/data/model.json",
        "workbench/tui/qostil.tcss",
        "workbench/py.typed",
    ):
        assert wanted in names
    assert any(name.endswith("share/man/man1/qostil.1") for name in names)
    assert not any(name.startswith(("tests/", "benchmarks/", "docs/")) for name in names)


def test_it_runs_where_only_the_wheel_is(wheel, tmp_path):
    home = tmp_path / "venv"
    venv.create(home, with_pip=False, symlinks=True)
    packages = home / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    done = run(
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        packages,
        wheel,
    )
    assert done.returncode == 0, done.stderr
    shared = [
        path for path in Path(sysconfig.get_path("purelib")).iterdir() if "qostil" not in path.name.lower()
    ]
    for path in shared:
        if path.suffix != ".pth" and not (packages / path.name).exists():
            (packages / path.name).symlink_to(path)
    environment = {**os.environ, "QOSTIL_HOME": str(tmp_path / "home")}
    environment.pop("PYTHONPATH", None)
    python = home / "bin" / "python"
    where = run(python, "-c", "import workbench; print(workbench.__file__)", cwd=tmp_path, env=environment)
    assert where.stdout.startswith(str(packages))
    demo = run(python, "-m", "workbench", "demo", cwd=tmp_path, env=environment, stdin=subprocess.DEVNULL)
    assert demo.returncode == 0, demo.stderr
    assert (tmp_path / "demo.tmx").exists()


def test_one_version_everywhere():
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert stated == version("qostil")
    assert f"## {stated} – " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_for_each_shell(shell):
    done = run(sys.executable, "-m", "workbench", "completion", shell, cwd=ROOT)
    assert done.returncode == 0
    assert "_QOSTIL_COMPLETE" in done.stdout


def test_a_shell_is_told_the_commands():
    asked = {**os.environ, "_QOSTIL_COMPLETE": "bash_complete", "COMP_WORDS": "qostil al", "COMP_CWORD": "1"}
    done = run(sys.executable, "-m", "workbench", cwd=ROOT, env=asked)
    assert "align" in done.stdout
