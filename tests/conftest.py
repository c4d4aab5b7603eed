"""Every test runs with a home of its own, in English: none reads or writes the user's settings."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from workbench.locations import HOME_VARIABLE
from workbench.wording import activate

pytest_plugins = ["tests.memory.fixtures"]

os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")

# The same examples every time, so that a run tells about the code; the profile `search` looks for new ones.
settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", settings.get_profile("steady"), derandomize=False)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def home(tmp_path_factory, monkeypatch):
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    yield folder
    activate("en")


@pytest.fixture(scope="session")
def shared():
    """Development data outside the repository; tests that want it skip without it."""
    folder = Path(os.environ.get("QOSTIL_SHARED", Path(__file__).parents[2] / "shared"))
    if not folder.is_dir():
        pytest.skip("no shared development data (QOSTIL_SHARED or ../shared)")
    return folder
