"""Owners and operators of vessels: how sure, from when and until when, of a few rows written by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ..tables import database, insert
from .small import made

ROW = {"file_id": "file:1", "record_no": 1, "line": 2}


def day(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None


def held(*parties: dict[str, Any], vessel: tuple[float, str] = (1.0, "IMO number"), columns: str) -> Any:
    """The one relationship of a vessel to the company that all `parties` name as its owner in registration 1."""
    with database() as connection:
        insert(connection, "resolve.member", mention_id="v", entity_id="vessel:1", confidence=vessel[0],
               basis=vessel[1])  # fmt: skip
        insert(connection, "read.registration", **ROW, mention_id="v", id="registration:1", name="ALBA",
               register="IOTC", imo_status="blank")  # fmt: skip
        for number, facts in enumerate(parties):
            sure = {"confidence": facts.pop("confidence", 1.0), "basis": facts.pop("basis", "name")}
            insert(connection, "resolve.member", mention_id=f"p{number}", entity_id="company:1", **sure)
            insert(connection, "read.party_mention", **ROW, mention_id=f"p{number}", record_id="registration:1",
                   asset_mention_id="v", role="owner", signs=["legal form"], name="SEIN LTD", **facts)  # fmt: skip
        [found] = made(connection, f"SELECT {columns} FROM derived.owns")
    return found


@pytest.mark.parametrize(
    ("party", "vessel", "expected"),
    [((0.9, "name"), (0.6, "call sign"), (0.6, "call sign")), ((0.5, "name"), (0.8, "call sign"), (0.5, "name"))],
)
def test_an_owner_is_no_surer_than_the_less_sure_end(party, vessel, expected):
    found = held({"confidence": party[0], "basis": party[1]}, vessel=vessel, columns="confidence, basis")
    assert found == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("2015-01-01", "2017-12-31"), ("2019-01-01", "2020-06-30"), ("2015-01-01", "2020-06-30")),
        # An end that is not stated is no end, and a beginning no beginning.
        (("2015-01-01", "2017-12-31"), ("2019-01-01", None), ("2015-01-01", None)),
        ((None, "2017-12-31"), ("2019-01-01", "2020-06-30"), (None, "2020-06-30")),
    ],
)
def test_two_spells_of_one_owner_in_one_record_are_held_from_the_first_to_the_last(first, second, expected):
    spells = [{"since": day(since), "until": day(until)} for since, until in (first, second)]
    assert held(*spells, columns="since, until") == (day(expected[0]), day(expected[1]))
    assert held(*reversed(spells), columns="since, until") == (day(expected[0]), day(expected[1]))


def test_of_two_shares_in_one_record_the_larger_is_told():
    assert held({"percentage": 20.0}, {"percentage": 51.0}, columns="percentage") == (51.0,)
