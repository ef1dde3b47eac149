"""`detect` reports the same on both stores."""

from __future__ import annotations

from catchgraph.case.case import CaseFolder
from catchgraph.detect.run import detect
from catchgraph.graph.store import Store

from ..detect.world import small

ASKED = ["identity.imo-invalid", "transshipment.later-listed", "transshipment.listed-vessel-encounter"]


def test_both_stores_find_the_same(case: CaseFolder, stores: list[Store]) -> None:
    it = small()
    it.keep(case)
    reports = []
    for store in stores:
        it.write(store)
        reports.append(detect(case, store, only=ASKED))
    assert reports[0] == reports[1]
    assert len(reports[0].findings) == 3
