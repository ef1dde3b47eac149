"""That growth is told, and nothing else: by a clock that the test turns."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from . import growth


@pytest.fixture
def spent(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds that the clock shows, one after the other; what is tested adds to them."""
    seconds = [0.0]
    monkeypatch.setattr(time, "thread_time", lambda: sum(seconds))
    return seconds


@pytest.mark.parametrize(
    "cost",
    [
        pytest.param(lambda n: 5e-6 * n, id="linear"),
        pytest.param(lambda n: 0.02 + 5e-6 * n, id="a dear beginning"),
        pytest.param(lambda n: 2e-11 * n * n, id="quadratic and quick"),
        pytest.param(lambda _: 0.0, id="no time at all"),
        pytest.param(lambda n: 4e-7 * n * n.bit_length(), id="as sorting"),
    ],
)
def test_what_grows_as_it_may(spent: list[float], cost: Callable[[int], float]) -> None:
    growth.assert_linear(lambda n: spent.append(cost(n)), lambda n: n, 100_000)


@pytest.mark.parametrize(
    "cost",
    [
        pytest.param(lambda n: 1e-10 * n * n, id="quadratic"),
        pytest.param(lambda n: 2e-6 * n + 1e-10 * n * n, id="quadratic beside linear"),
        pytest.param(lambda n: 1e-6 * n * n, id="quadratic, minutes"),
        pytest.param(lambda n: 1e-12 * n**3, id="cubic"),
    ],
)
def test_what_grows_too_fast(spent: list[float], cost: Callable[[int], float]) -> None:
    with pytest.raises(AssertionError, match="times as long"):
        growth.assert_linear(lambda n: spent.append(cost(n)), lambda n: n, 100_000)
    assert sum(spent) < 500


def test_one_slow_run_decides_nothing(spent: list[float]) -> None:
    slow = iter([1.0] * 4 + [20.0])
    growth.assert_linear(lambda n: spent.append(5e-6 * n * next(slow, 1.0)), lambda n: n, 100_000)
