"""One small case for all tests of `analyse`; they read and never write it."""

import pytest

from catchgraph.case.case import open_case
from catchgraph.derive.derive import derive
from catchgraph.pipeline import load, resolve
from tests.conftest import ROOT

from .storied import build_storied
from .world import build_world

FIXTURES = ROOT / "fixtures"
FILES = (
    "carriers.csv", "encounters.csv", "iotc-register-2025-06-30.csv", "iuu-list-2025-07-01.csv",
    "wcpfc-register-2025-06-30.csv",
)  # fmt: skip


@pytest.fixture(scope="session")
def world(tmp_path_factory):
    """The case that `world.py` describes."""
    return build_world(tmp_path_factory.mktemp("world") / "case")


@pytest.fixture(scope="session")
def invented(tmp_path_factory):
    """The vessels of the invented world in `fixtures/`, read, resolved and derived; no graph."""
    case = open_case(tmp_path_factory.mktemp("invented") / "case", create=True)
    load(case, [FIXTURES / name for name in FILES])
    resolve(case)
    derive(case)
    return case


@pytest.fixture(scope="session")
def storied(tmp_path_factory):
    """The case that `storied.py` describes."""
    return build_storied(tmp_path_factory.mktemp("storied") / "case")
