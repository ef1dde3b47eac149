"""What a fast test may take: judged by itself, where the machine is quiet, by how fast it is."""

import os
import subprocess
import sys

import pytest

from .conftest import ROOT
from .pace import AGAIN, LIMIT_S, LOOP_S, processor_s, too_slow


@pytest.mark.parametrize(
    ("seconds", "before", "after", "expected"),
    [
        (LIMIT_S + 0.1, 1.0, 1.0, True),
        (LIMIT_S - 0.1, 1.0, 1.0, False),
        (100.0, None, 1.0, None),
        (100.0, 1.0, None, None),
        # A processor half as fast may take twice as long; a faster one may not take less than the limit.
        (2 * LIMIT_S - 0.1, 1.0, 2.0, False),
        (2 * LIMIT_S - 0.1, 2.0, 1.0, False),
        (2 * LIMIT_S + 0.1, 2.0, 2.0, True),
        (LIMIT_S - 0.1, 0.5, 0.5, False),
    ],
)
def test_a_test_is_too_slow_by_the_processor_it_runs_on(seconds, before, after, expected):
    assert too_slow(seconds, before, after) is expected


def test_time_of_the_processor_is_time_at_work():
    before = processor_s()
    while processor_s() - before < LOOP_S:
        sum(range(10_000))
    assert LOOP_S <= processor_s() - before < LIMIT_S


#: A suite whose limit is 0.1 s, on a machine that says of itself what it is told to.
SUITE = """
import os, sys
from pathlib import Path
sys.path.insert(0, os.environ["CHECKOUT"])
from tests import pace
pace.LIMIT_S, pace.speed = 0.1, lambda: {speed}
def pytest_configure(config):
    config.addinivalue_line("markers", "long: may take longer")
    config.pluginmanager.register(pace.Pace())
"""
TESTS = """
import pytest
from tests.pace import processor_s
def works(seconds):
    began = processor_s()
    while processor_s() - began < seconds:
        pass
def test_is_quick(): pass
@pytest.mark.long
def test_is_marked(): works(0.2)
def test_is_slow(): works(0.2)
def test_is_slow_beside_others():
    import sys
    works(0.0 if hasattr(sys, "been_here") else 0.2)
    sys.been_here = True
"""


def ended(folder, speed, workers):
    """Exit code of that suite with `CI=true`, and what it says of which test."""
    (folder / "conftest.py").write_text(SUITE.format(speed=speed))
    (folder / "test_it.py").write_text(TESTS)
    environment = {name: value for name, value in os.environ.items() if name != AGAIN and "XDIST" not in name}
    quick = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": "-p xdist.plugin"}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", f"-n{workers}", "--rootdir", folder, folder],
        cwd=folder, env={**environment, **quick, "CHECKOUT": str(ROOT), "CI": "true"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    said = [line.partition("::")[2].partition(" ") for line in done.stdout.splitlines() if "s of the processor" in line]
    return done.returncode, {test: words for test, _, words in said}


@pytest.mark.long
def test_what_is_slow_by_itself_on_a_quiet_machine_fails_and_nothing_else(tmp_path):
    code, said = ended(tmp_path, "1.0", workers=1)
    assert (code, list(said)) == (1, ["test_is_slow"])
    assert "by itself" in said["test_is_slow"]


def test_on_a_machine_that_is_not_quiet_what_may_be_slow_is_named(tmp_path):
    code, said = ended(tmp_path, "None", workers=0)
    assert (code, list(said)) == (0, ["test_is_slow", "test_is_slow_beside_others"])
    assert all("too busy" in words for words in said.values())
