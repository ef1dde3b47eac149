"""Whether the time of a function grows with the length of what it is given, or with its square.

Processor seconds of one thread, compared with those of a quarter: a machine that is busy or slow changes both, and so
decides nothing.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import TypeVar

Given = TypeVar("Given")

#: What takes less is quick enough, however it grows.
FLOOR_S = 0.3
#: Four times as much takes four times as long where time is linear, and sixteen times where it is quadratic.
STEP, MOST = 4, 8.0
#: With no more growth than this from a 64th to a 16th, no sum of a linear and a quadratic part grows by `MOST` in the
#: last step: what is left is not tried.
TAME = 4.25
#: Growth from which a time is taken again before anything is said.
DOUBTFUL = 5.5
#: A time below this is too short to tell growth by.
TELLING_S = 0.0001
RUNS = 4
#: Runs before a function is said to grow that takes less than `SHORT_S`: what a full machine does to find it memory
#: takes a thread's time, too, but no seconds.
SURE, SHORT_S = 16, 2.0


def assert_linear(act: Callable[[Given], object], make: Callable[[int], Given], size: int) -> None:
    """Fail where `act(make(n))` takes over 0.3 s and eight times as long as for a quarter, for n up to `size`.

    It goes there in steps from a 64th on, so that what is quadratic fails before it takes minutes, and no further than
    where it could still fail. `make` is asked for sizes a little below n, too: what is kept from one call to the next
    would make the second one quick. A run is slow by chance and never quick: the better of two is the time that growth
    is told by.
    """
    act(make(STEP))
    at = size // STEP**3
    before = _seconds(act, make(at))
    if before * (size / at) ** 2 > FLOOR_S:
        before = min(before, _seconds(act, make(at - 1)))
    while at < size and before * (size / at) ** 2 > FLOOR_S:
        at *= STEP
        took = _seconds(act, make(min(at, size)))
        if took > FLOOR_S and took > DOUBTFUL * before:
            before = min(before, _best(act, make, at // STEP, RUNS))
            took = min(took, _best(act, make, min(at, size), RUNS))
            if max(FLOOR_S, MOST * before) < took < SHORT_S:
                took = min(took, _best(act, make, min(at, size), SURE))
            assert took <= max(FLOOR_S, MOST * before), (
                f"{at // STEP} take {before:.3f} s and {at} {took:.3f} s: {took / before:.1f} times as long"
            )
        elif before > TELLING_S:
            took = took if took < TAME * before else min(took, _seconds(act, make(min(at, size) - 1)))
            if took < TAME * before:
                return
        before = took


def _best(act: Callable[[Given], object], make: Callable[[int], Given], size: int, runs: int) -> float:
    return min(_seconds(act, make(size - run)) for run in range(1, runs))


def _seconds(act: Callable[[Given], object], given: Given) -> float:
    """Processor seconds of this thread, without those of collecting what other tests left behind."""
    gc.disable()
    try:
        began = time.thread_time()
        act(given)
        return time.thread_time() - began
    finally:
        gc.enable()
