"""Texts that took time quadratic in their length: dashes, brackets, digits after a sign that is no ASCII.

Measured in processor time, in which a busy machine counts for little.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from types import FrameType

import pytest

from catchgraph.normalise.party import party_name, split_parties
from catchgraph.normalise.vessel_name import split_names

#: Seconds of processor time for one call: what is linear takes a tenth of one, what was quadratic minutes.
LIMIT_S = 15.0


class TooSlowError(BaseException):
    """The limit was reached."""


def _too_slow(_number: int, _frame: FrameType | None) -> None:
    raise TooSlowError


@pytest.fixture
def limited() -> Iterator[None]:
    """The test ends after its seconds of processor time."""
    if not hasattr(signal, "setitimer"):
        pytest.skip("no clock of processor time")
    before = signal.signal(signal.SIGVTALRM, _too_slow)
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT_S)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize("text", ["-" * 100_000, ")" * 100_000, "é" + "1" * 100_000, "A " + "-" * 100_000 + "X"])
@pytest.mark.parametrize("function", [party_name, split_parties, split_names])
def test_what_was_slow_is_so_no_more(limited: None, function: Callable[[str], object], text: str) -> None:
    function(text)
