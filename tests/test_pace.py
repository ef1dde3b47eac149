"""What a fast test may take: judged only where the machine is quiet, by how fast it is."""

import pytest

from .pace import LIMIT_S, LOOP_S, processor_s, too_slow


@pytest.mark.parametrize(
    ("seconds", "slowness", "expected"),
    [
        (LIMIT_S + 0.1, 1.0, True),
        (LIMIT_S - 0.1, 1.0, False),
        (100.0, None, False),
        # A processor half as fast may take twice as long; a faster one may not take less than the limit.
        (2 * LIMIT_S - 0.1, 2.0, False),
        (2 * LIMIT_S + 0.1, 2.0, True),
        (LIMIT_S - 0.1, 0.5, False),
    ],
)
def test_a_test_is_too_slow_by_the_processor_it_runs_on(seconds, slowness, expected):
    assert too_slow(seconds, slowness) is expected


def test_time_of_the_processor_is_time_at_work():
    before = processor_s()
    while processor_s() - before < LOOP_S:
        sum(range(10_000))
    assert LOOP_S <= processor_s() - before < LIMIT_S
