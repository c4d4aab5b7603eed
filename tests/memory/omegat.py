"""Running OmegaT without a screen."""

import shutil
import subprocess
from pathlib import Path

import pytest

JAR = Path("/usr/share/omegat/OmegaT.jar")


def java():
    """The command that runs OmegaT; the test is skipped where it cannot."""
    if not shutil.which("java"):
        pytest.skip("no java: OmegaT cannot run")
    if not JAR.exists():
        pytest.skip("no OmegaT: Debian's package omegat has it")
    return ["java", "-Xmx256m", "-Djava.awt.headless=true"]


def translate(folder, home, script=None):
    """Let OmegaT translate a project folder; what it said."""
    command = [
        *java(), f"-Duser.home={home}", "-jar", str(JAR), str(folder), "--mode=console-translate",
        f"--config-dir={home}", "--quiet", *([f"--script={script}"] if script else []),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    logs = "".join(log.read_text(encoding="utf-8", errors="replace") for log in home.rglob("*.log"))
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr + logs
