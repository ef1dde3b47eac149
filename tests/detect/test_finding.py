"""A row becomes a finding."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from catchgraph.detect.finding import found
from catchgraph.detect.header import parse
from catchgraph.detect.query import Query

from .files import query_file

RETURNS = (
    "vessel: Vessel, owner: Company, event: Encounter, day: date, at: datetime, names: list, share: float, "
    "listed: bool, records: list"
)
ROW: dict[str, Any] = {
    "vessel": "vessel:1",
    "owner": None,
    "event": "encounter:1",
    "day": dt.datetime(2016, 7, 6),
    "at": dt.datetime(2016, 7, 6, 18, 10),
    "names": ["KALAN-2", "МЫС"],
    "share": 0.5,
    "listed": False,
    "records": ["listing:1", "encounter:1", "listing:2"],
}


@pytest.fixture
def query(tmp_path: Path) -> Query:
    sentence = "Apparent: {vessel}, {owner}, {day}, {at}, {names}, {share}, {listed}"
    path = query_file(
        tmp_path, "family.query", "RETURN 1 AS x", returns=RETURNS, identity="vessel, owner, day", sentence=sentence
    )
    return parse(path)


def test_a_finding(query: Query) -> None:
    it = found(query, ROW)
    assert it.sentence == "Apparent: vessel:1, not stated, 2016-07-06, 2016-07-06 18:10, KALAN-2 and МЫС, 0.5, no"
    assert it.about == (("vessel", "vessel:1"),)
    assert it.rests_on == ("encounter:1", "listing:1", "listing:2")
    assert it.severity == "medium"
    details = json.loads(it.details())
    assert list(details) == [column.name for column in query.returns]
    assert (details["day"], details["at"], details["names"]) == ("2016-07-06", "2016-07-06T18:10:00", ROW["names"])


def test_the_id_follows_from_typology_and_identity_alone(query: Query) -> None:
    it = found(query, ROW)
    assert it.id.startswith("finding:")
    newer = dataclasses.replace(query, revision=2, severity="high", sentence="", title="Apparent otherwise")
    assert found(newer, ROW | {"names": [], "share": 0.1, "records": ["listing:9"]}).id == it.id
    others = [
        found(dataclasses.replace(query, id="family.other"), ROW).id,
        found(query, ROW | {"vessel": "vessel:2"}).id,
        found(query, ROW | {"owner": "company:1"}).id,
        found(query, ROW | {"day": dt.datetime(2016, 7, 7)}).id,
    ]
    assert len({it.id, *others}) == 5


@pytest.mark.parametrize(
    ("severity", "listed", "expected"),
    [
        ("low", True, "medium"),
        ("medium", True, "high"),
        ("high", True, "high"),
        ("context", True, "context"),
        ("low", False, "low"),
        ("low", None, "low"),
    ],
)
def test_a_listing_in_force_raises_severity(query: Query, severity: str, listed: bool | None, expected: str) -> None:
    assert found(dataclasses.replace(query, severity=severity), ROW | {"listed": listed}).severity == expected
