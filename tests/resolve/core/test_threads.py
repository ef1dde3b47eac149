"""Parts in several threads: the order of the parts, and nothing goes on after an error."""

from __future__ import annotations

import threading
import time

import pytest

from catchgraph.resolve.core import threads
from catchgraph.resolve.core.threads import in_threads


@pytest.mark.parametrize("processors", [1, 2, 8])
def test_results_come_in_the_order_of_the_parts(monkeypatch: pytest.MonkeyPatch, processors: int) -> None:
    monkeypatch.setattr(threads.os, "cpu_count", lambda: processors)

    def slow_first(part: int) -> int:
        time.sleep(0.02 if part == 0 else 0)
        return part * part

    assert list(in_threads(slow_first, range(9))) == [part * part for part in range(9)]
    assert list(in_threads(slow_first, [])) == []


def test_what_is_not_begun_when_an_error_comes_never_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads.os, "cpu_count", lambda: 2)
    begun, go_on = [], threading.Event()

    def failing(part: int) -> int:
        begun.append(part)
        if part == 0:
            raise ValueError(part)
        go_on.wait(0.2)
        return part

    before = threading.active_count()
    with pytest.raises(ValueError, match="0"):
        list(in_threads(failing, range(100)))
    assert len(begun) < 100
    assert threading.active_count() == before
