"""What people decide about a finding stays with it."""

from __future__ import annotations

import pytest

from catchgraph.case.case import CaseFolder
from catchgraph.detect.run import detect
from catchgraph.detect.status import set_status
from catchgraph.errors import NotFound, UsageError
from catchgraph.graph.store import Store

from .world import kept

ENCOUNTERS = "transshipment.listed-vessel-encounter"


def test_what_was_decided_stays(ready: tuple[CaseFolder, Store]) -> None:
    case, _ = ready
    finding = next(f for f in detect(*ready).findings if f.typology == ENCOUNTERS)
    decision = set_status(case, finding.id, "dismissed", "drifting in the ice")
    query = f"SELECT status, status_by, status_at, status_why, hash FROM derived.finding WHERE id = '{finding.id}'"
    at_once = kept(case, query)
    assert at_once[0][:4] == ("dismissed", decision.who, decision.when, "drifting in the ice")
    report = detect(*ready, params={"since": "2016-01-01"})
    assert kept(case, query) == at_once
    assert {f.id: f.status for f in report.findings if f.typology == ENCOUNTERS}[finding.id] == "dismissed"
    assert report.at_least("high") == 1
    set_status(case, finding.id, "open", "looked again")
    assert kept(case, query)[0][0] == "open"


def test_a_wrong_decision(ready: tuple[CaseFolder, Store]) -> None:
    case, _ = ready
    finding = detect(*ready).findings[0]
    with pytest.raises(UsageError, match="no status 'dismised'") as refused:
        set_status(case, finding.id, "dismised", "x")
    assert refused.value.hint.startswith("Did you mean `dismissed`?")
    with pytest.raises(UsageError, match="needs its reason"):
        set_status(case, finding.id, "dismissed", " ")
    with pytest.raises(NotFound, match="no finding finding:0"):
        set_status(case, "finding:0", "dismissed", "x")
    assert not case.decisions.exists()
