"""A fast test stays fast: with `CI=true` what takes over 3 s of a quiet machine's processor without a marker fails.

On a busy machine a second of the processor is worth less, and two workers are company to one another. So what takes
long beside others is only suspected. When all have ended it is asked again by itself, a loop of known cost is run
before it and after it, and only where both loops say that the machine is quiet it is judged. Else it is only named.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

LIMIT_S = 3.0
#: A test with one of these may take longer.
MARKED = ("early", "long", "slow", "stores")
#: Processor seconds of the loop on the machine on which the limit was set, with nothing else to do.
LOOP_S = 0.1
#: A loop that waits for the processor this much of its time is not alone.
SHARED = 1.1
#: Names the file for what tests take that are asked again by themselves.
AGAIN = "PACE_AGAIN"
#: Twice in one process: what is imported and read once was there before most tests of a whole run.
_TWICE = "import pytest, sys; [pytest.main([*sys.argv[1:]]) for _ in range(2)]"
_ALONE = ["-n0", "-p", "no:cacheprovider"]
_SECONDS = "processor seconds"


def processor_s() -> float:
    """Processor seconds of this process and of the programs it has waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _loop() -> tuple[float, float]:
    """Processor and wall seconds of the loop."""
    began, shown = time.process_time(), time.perf_counter()
    total = 0
    for number in range(1_600_000):
        total += number * number
    return time.process_time() - began, time.perf_counter() - shown


def speed() -> float | None:
    """How many times longer than then the loop takes now, or nothing where the machine is not quiet."""
    loops = [_loop() for _ in range(5)]
    if any(wall > SHARED * used for used, wall in loops):
        return None
    took = [used for used, _ in loops]
    return max(took) / LOOP_S if max(took) < SHARED * min(took) else None


def too_slow(seconds: float, before: float | None, after: float | None) -> bool | None:
    """Whether a test of so many processor seconds took more than it may; nothing where that cannot be said."""
    if before is None or after is None:
        return None
    return seconds > LIMIT_S * max(before, after, 1.0)


class Pace:
    """Takes the time of each test; the process in which all of them end asks again what took long."""

    def __init__(self) -> None:
        self.suspected: dict[str, float] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[None]:
        """Take the time of the test alone: what it shares is set up before."""
        note = os.environ.get(AGAIN)
        before = speed() if note else None
        began = processor_s()
        try:
            return (yield)
        finally:
            seconds = processor_s() - began
            if not any(map(item.get_closest_marker, MARKED)):
                item.user_properties.append((_SECONDS, seconds))
            if note:
                with Path(note).open("a") as file:
                    print(json.dumps([item.nodeid, seconds, before, speed()]), file=file)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Suspect what passed and took long: a worker's reports come to the process that started it, too."""
        seconds = dict(report.user_properties).get(_SECONDS)
        if report.when == "call" and report.outcome == "passed" and isinstance(seconds, float) and seconds > LIMIT_S:
            self.suspected[report.nodeid] = seconds

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> Iterator[None]:
        """Judge what is suspected, and let the session fail where something is too slow for certain."""
        yield
        ours = not hasattr(session.config, "workerinput") and AGAIN not in os.environ
        if ours and self.suspected and os.environ.get("CI", "").lower() == "true":
            failed, said = verdict(self.suspected, session.config.rootpath)
            print("", *said, sep="\n")  # noqa: T201
            if failed:
                session.exitstatus = pytest.ExitCode.TESTS_FAILED


def verdict(suspected: Mapping[str, float], root: Path) -> tuple[bool, list[str]]:
    """Whether a test is too slow for certain, and a line on each that is or may be."""
    failed, said = False, []
    alone = _again(sorted(suspected), root) if speed() else {}
    for test, seconds in sorted(suspected.items()):
        taken, before, after = alone.get(test, (seconds, None, None))
        slow = too_slow(taken, before, after)
        if slow is None:
            said.append(f"{test} took {seconds:.1f} s of the processor; too busy a machine to say whether it is slow")
        elif slow:
            failed = True
            said.append(
                f"{test} takes {taken:.1f} s of the processor by itself, and a fast test may take {LIMIT_S:g} s: "
                "share what it sets up, or mark it long"
            )
    return failed, said


def _again(tests: Sequence[str], root: Path) -> dict[str, tuple[float, float | None, float | None]]:
    """Test → its processor seconds with no other beside it, and how slow the machine is before and after."""
    with tempfile.TemporaryDirectory() as folder:
        note = Path(folder) / "note"
        note.touch()
        subprocess.run(
            [sys.executable, "-c", _TWICE, *_ALONE, *tests], cwd=root, env={**os.environ, AGAIN: str(note)},
            capture_output=True, check=False,
        )  # fmt: skip
        told = map(json.loads, note.read_text("utf-8").splitlines())
        # The second time counts.
        return {test: (taken, before, after) for test, taken, before, after in told}
