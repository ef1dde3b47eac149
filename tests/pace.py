"""A fast test stays fast: what takes more than 3 s of the processor without a marker fails with `CI=true`.

Only on a machine that is quiet: a loop of known cost, run right after such a test, says how fast the processor is, and
whether others use it. Where it is shared, or the loop varies, nothing is said.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

LIMIT_S = 3.0
#: A test with one of these may take longer.
MARKED = ("early", "long", "slow", "stores")
#: Processor seconds of the loop on the machine on which the limit was set, with nothing else to do.
LOOP_S = 0.1
#: A loop that waits for the processor this much of its time is not alone.
SHARED = 1.1
_TAKEN = pytest.StashKey[float]()


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


def too_slow(seconds: float, slowness: float | None) -> bool:
    """Whether a test of so many processor seconds takes more than it may."""
    return slowness is not None and seconds > LIMIT_S * max(slowness, 1.0)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Take the time of the test alone: what it shares is set up before."""
    began = processor_s()
    try:
        return (yield)
    finally:
        item.stash[_TAKEN] = processor_s() - began


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Let a test fail that passed and took too long."""
    report = yield
    if call.when != "call" or report.outcome != "passed" or os.environ.get("CI", "").lower() != "true":
        return report
    seconds = item.stash[_TAKEN]
    if seconds > LIMIT_S and not any(map(item.get_closest_marker, MARKED)) and too_slow(seconds, speed()):
        report.outcome = "failed"
        report.longrepr = (
            f"took {seconds:.1f} s of the processor, and a fast test may take {LIMIT_S:g} s: share what it sets up, "
            "or mark it long"
        )
    return report
