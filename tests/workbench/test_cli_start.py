"""What the command line does before it does anything."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from workbench.cli.root import COMMANDS, qostil

HEAVY = (
    "numpy",
    "textual",
    "lxml",
    "sacrebleu",
    "openpyxl",
    "rapidfuzz",
    "regex",
    "charset_normalizer",
    "sqlite3",
)


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "workbench", *arguments],
        capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def test_help_names_every_command_and_loads_nothing_heavy():
    code = (
        "import sys\n"
        "from click.testing import CliRunner\n"
        "from workbench.cli.root import qostil\n"
        "result = CliRunner().invoke(qostil, ['--help'])\n"
        f"print(result.output, [name for name in {HEAVY!r} if name in sys.modules])"
    )
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert output.rstrip().endswith("[]")
    assert all(f"  {name} " in output for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_of_its_own(name):
    result = CliRunner().invoke(qostil, [name, "--help"])
    assert result.exit_code == 0
    assert result.output.startswith(f"Usage: qostil {name} ")


def test_the_version_is_printed():
    assert CliRunner().invoke(qostil, ["--version"]).output.startswith("qostil 0.")


def test_without_a_terminal_the_workbench_says_so():
    result = run()
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert "needs a terminal" in result.stderr


def test_an_unknown_command_is_wrong_usage():
    assert run("alling").returncode == 2
