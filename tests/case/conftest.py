"""Cases are made here, each for itself."""

import pytest

from catchgraph.case import case


@pytest.fixture(autouse=True)
def _cases_are_made(monkeypatch):
    monkeypatch.setattr(case, "_fill", case._fill.__wrapped__)
