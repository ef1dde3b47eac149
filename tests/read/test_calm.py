import gc

import pytest

from catchgraph.errors import InputError
from catchgraph.read.calm import no_collection


def fail_inside():
    with no_collection():
        assert not gc.isenabled()
        raise InputError("no table")


def test_collection_goes_on_after_a_pause_even_when_it_fails():
    assert gc.isenabled()
    with pytest.raises(InputError):
        fail_inside()
    assert gc.isenabled()


def test_who_switched_collection_off_finds_it_off():
    gc.disable()
    try:
        with no_collection():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
