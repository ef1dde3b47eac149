"""The benchmark of draws, small: what it plants is found, and nothing else."""

from __future__ import annotations

import sys

from tests.conftest import ROOT


def test_certificates_that_are_drawn_on_beyond_what_was_landed_are_found(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "bench" / "trade"))
    import feasibility

    connection, over = feasibility.many(1_500, 7)
    feasibility.judged(connection)
    assert len(over) > 0
    assert feasibility.found(connection).tolist() == over.tolist()
    sys.modules.pop("feasibility")
