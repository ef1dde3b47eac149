"""One small case for all tests of `analyse`; they read and never write it."""

import pytest

from .world import build_world


@pytest.fixture(scope="session")
def world(tmp_path_factory):
    """The case that `world.py` describes."""
    return build_world(tmp_path_factory.mktemp("world") / "case")
