"""Relationships that identifiers or judgements tie, and those that a suggested match does."""

import datetime as dt

import pandas as pd
import pytest
from tests.resolve.cases import IMO_A, broadcast, case_with, encounter, members, party, vessel

from catchgraph.case.decisions import decide
from catchgraph.case.runs import record_run
from catchgraph.derive.derive import derive
from catchgraph.resolve.run import resolve

from ..once import copied
from ..tables import database, insert
from .small import ask

MMSI, LISTED_MMSI = "412999201", "273338570"
ROWS = [
    vessel("a1", "ALBA", imo=IMO_A, call_signs=["HO12"], flags=["PAN"], mmsis=[LISTED_MMSI]),
    vessel("a2", "ALBA", imo=IMO_A, flags=["PAN"]),
    vessel("a3", "ALBA", call_signs=["HO12"], flags=["PAN"], record_kind="listing"),
    broadcast("b1", MMSI, "2015-01-01", "2015-12-31", "ALBA", imo=IMO_A),
]
FIRMS = [party("p", "SEIN SHIPPING LTD", asset_mention_id="mention:a1", record_id="registration:a1")]
MEETINGS = [encounter("1", MMSI, LISTED_MMSI, "2015-06-01")]


@copied
def made(folder):
    found = case_with(folder, ROWS, FIRMS, MEETINGS)
    with found.write() as connection:
        for key in ("a1", "a2"):
            connection.execute(
                """INSERT INTO read.registration (file_id, record_no, line, mention_id, id, name, register, imo_status)
                VALUES ('file:1', 1, 2, ?, ?, 'ALBA', 'IOTC', 'valid')""",
                [f"mention:{key}", f"registration:{key}"],
            )
        connection.execute(
            """INSERT INTO read.listing (file_id, record_no, line, mention_id, id, name, rfmo, period, in_force)
            VALUES ('file:1', 1, 2, 'mention:a3', 'listing:a3', 'ALBA', 'IOTC', '2020 –', true)"""
        )
        connection.execute(
            """INSERT INTO read.encounter (file_id, record_no, line, id, name, source, start, day)
            VALUES ('file:1', 1, 2, 'encounter:1', 'Encounter', 'S', $day, $day)""",
            {"day": dt.datetime(2015, 6, 1)},
        )
        record_run(connection, "load", {})
    return found


@pytest.fixture
def case(tmp_path):
    return made(tmp_path / "case")


def edges(case, table):
    resolve(case)
    assert len({members(case)[key] for key in ("a1", "a2", "a3", "b1")}) == 1
    derive(case)
    with case.read() as connection:
        return dict(connection.execute(f"SELECT record, verified FROM derived.{table} ORDER BY record").fetchall())


def test_an_imo_number_verifies_and_a_match_by_call_sign_is_suggested(case):
    assert edges(case, "describes") == {"registration:a1": True, "registration:a2": True}
    assert edges(case, "lists_vessel") == {"listing:a3": False}


def test_a_judgement_verifies(case):
    decide(case, "judgement", ["mention:a1", "mention:a3"], "same", "same hull in the photo")
    assert edges(case, "lists_vessel") == {"listing:a3": True}


def test_an_owner_is_as_sure_as_both_ends(case):
    assert edges(case, "owns") == {"registration:a1": True}


@pytest.mark.long
def test_one_list_naming_an_owner_at_one_street_address_is_no_suggestion(case):
    at = {"address": "12 HARBOUR ROAD, SUVA", "address_precise": True}
    firms = [
        party("p", "SEIN SHIPPING LTD", asset_mention_id="mention:a1", record_id="registration:a1", **at),
        party("q", "SEIN SHIPPING LTD", asset_mention_id="mention:a2", record_id="registration:a2", **at),
        party(
            "r", "SEIN SHIPPING LTD", asset_mention_id="mention:a2", record_id="registration:a2", dataset="b@1", **at
        ),
    ]
    with case.write() as connection:
        connection.execute("DELETE FROM read.party_mention")
        for row in firms:
            columns = ", ".join(f'"{name}"' for name in row)
            values = [None if value is pd.NaT else value for value in row.values()]
            marks = ", ".join("?" for _ in row)
            connection.execute(f"INSERT INTO read.party_mention ({columns}) VALUES ({marks})", values)
    assert edges(case, "owns") == {"registration:a1": True, "registration:a2": True}
    with case.write() as connection:
        connection.execute("UPDATE read.party_mention SET record_id = 'registration:b' WHERE mention_id = 'mention:r'")
        connection.execute("UPDATE read.file SET sha256 = 'another'")
    # Another list that names it so: a match, however likely.
    assert edges(case, "owns")["registration:b"] is False


def test_who_took_part_is_verified_by_the_broadcast_of_the_day_only(case):
    resolve(case)
    derive(case)
    with case.read() as connection:
        rows = connection.execute(
            "SELECT mmsi, confidence, verified FROM derived.took_part_in ORDER BY mmsi"
        ).fetchall()
    # A list without dates gives the MMSI to the vessel; a broadcast held it that day.
    assert rows == [(LISTED_MMSI, 0.7, False), (MMSI, 1.0, True)]


@pytest.mark.parametrize(
    ("kinds", "core"),
    [
        # Of two equal groups that with a register's row, though its mentions come last.
        ({"a1": "broadcast", "a2": "broadcast", "z1": "registration", "z2": "broadcast"}, {"z1", "z2"}),
        # Then that with a list's; what a source says that is no register, before what a vessel transmits.
        ({"a1": "identity", "z1": "listing"}, {"z1"}),
        ({"a1": "broadcast", "z1": "identity"}, {"z1"}),
        ({"a1": "listing", "z1": "listing"}, {"a1"}),
        # The larger group comes first, whatever its records are.
        ({"a1": "registration", "z1": "broadcast", "z2": "broadcast"}, {"z1", "z2"}),
    ],
)
def test_the_core_of_an_entity_is_its_largest_group_and_of_equal_ones_that_of_a_register(kinds, core):
    with database() as connection:
        connection.execute("CREATE TEMP TABLE tied (place BIGINT, label BIGINT)")
        for mention, kind in kinds.items():
            insert(connection, "resolve.member", mention_id=mention, entity_id="vessel:1", confidence=1.0, basis="")
            insert(connection, "read.vessel_mention", file_id="file:1", record_no=1, line=2, mention_id=mention,
                   record_kind=kind)  # fmt: skip
            connection.execute(
                "INSERT INTO tied SELECT max(rowid), $label FROM resolve.member", {"label": ord(mention[0])}
            )
        found = dict(ask(connection, "cores/mention", "id, verified"))
    assert found == {mention: mention in core for mention in kinds}
