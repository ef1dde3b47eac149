import threading

import pytest

from catchgraph.read.behind import behind


def test_each_item_is_used_once_in_order():
    used = []
    behind(iter(range(20)), used.append)
    behind(iter(()), used.append)
    assert used == list(range(20))


def test_an_item_is_used_while_the_next_is_made():
    making = threading.Event()

    def items():
        yield 1
        making.set()
        yield 2

    waited = []
    # Used before the next is made, the first would wait in vain.
    behind(items(), lambda item: waited.append((item, making.wait(20))))
    assert waited == [(1, True), (2, True)]


def test_what_use_raises_is_raised_and_nothing_more_is_used():
    used = []

    def use(item):
        used.append(item)
        if item == 2:
            raise ValueError(f"cannot use {item}")

    with pytest.raises(ValueError, match="cannot use 2"):
        behind(iter(range(10)), use)
    assert used == [0, 1, 2]


def test_what_making_raises_is_raised_once_the_last_use_has_ended():
    used = []

    def items():
        yield 1
        raise ValueError("no second")

    with pytest.raises(ValueError, match="no second"):
        behind(items(), used.append)
    assert used == [1]
