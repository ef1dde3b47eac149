"""Vessels that documents name: tied by a number, or by the name and flag that one hull bore that day; else open."""

from __future__ import annotations

import datetime as dt
from typing import Any

import duckdb
import pytest

from catchgraph.normalise.vessel_name import vessel_name
from catchgraph.resolve.attach import named as attach
from catchgraph.resolve.attach.evidence import KEPT
from catchgraph.resolve.attach.named import Attached, attach_named
from tests.resolve.cases import IMO_A, IMO_B
from tests.tables import database, insert

JUNE = dt.datetime(2021, 6, 15)
DAYS = {"since": dt.datetime(2020, 1, 1), "until": dt.datetime(2022, 12, 31)}
BEFORE = {"since": dt.datetime(2015, 1, 1), "until": dt.datetime(2018, 12, 31)}


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    return database()


def called(con: duckdb.DuckDBPyConnection, hull: str, *names: str, **facts: Any) -> None:
    """A hull is called so by a source; on which days, where `since` or `until` is given."""
    days = {name: facts.pop(name) for name in ("since", "until") if name in facts}
    number = con.execute("SELECT count(*) FROM read.identity").fetchall()[0][0]
    at = {"file_id": "file:1", "record_no": number, "line": 1, "mention_id": f"mention:{number}"}
    listed = {"names": list(names), "former_names": [], "flags": [], "former_flags": [], "call_signs": [],
              "registration_numbers": [], "mmsis": []}  # fmt: skip
    insert(con, "read.identity", **at, id=f"identity:{number}", name=names[0] if names else "", source="S", **days)
    insert(con, "read.vessel_mention", **at, record_kind="identity", name=names[0] if names else None,
           **{**listed, **facts})  # fmt: skip
    insert(con, "resolve.member", mention_id=at["mention_id"], entity_id=f"vessel:{hull}", confidence=1.0, basis="")


def named(
    con: duckdb.DuckDBPyConnection, key: str, name: str = "", day: dt.datetime | None = JUNE, **given: Any
) -> None:
    """A document names a vessel."""
    parsed = vessel_name(name)
    row = {"role": "catching vessel", "name": name or None, "name_key": parsed and parsed.key, "day": day, **given}
    insert(con, "read.named_vessel", file_id="file:2", record_no=1, line=2, named_id=key, record_id="paper:1", **row)


def tied(con: duckdb.DuckDBPyConnection, key: str = "n") -> str | None:
    """The hull (without `vessel:`), or None."""
    attach_named(con)
    rows = con.execute("SELECT entity_id FROM resolve.named WHERE named_id = ?", [key]).fetchall()
    return rows[0][0].removeprefix("vessel:") if rows and rows[0][0] else None


def candidates(con: duckdb.DuckDBPyConnection, key: str = "n") -> list[str]:
    """Hulls that may be meant, the likeliest first."""
    rows = con.execute(
        "SELECT entity_id FROM resolve.named_candidate WHERE named_id = ? ORDER BY score DESC, entity_id", [key]
    ).fetchall()
    return [entity.removeprefix("vessel:") for (entity,) in rows]


def basis(con: duckdb.DuckDBPyConnection, key: str = "n") -> str:
    return str(con.execute("SELECT basis FROM resolve.named WHERE named_id = ?", [key]).fetchall()[0][0])


def test_an_imo_number_ties_whatever_the_name_and_flag(con: duckdb.DuckDBPyConnection) -> None:
    called(con, "a", "SABLE", imo=IMO_A, flags=["PAN"])
    named(con, "n", "HERON", imo=IMO_A, flag="ECU")
    assert tied(con) == "a"
    assert basis(con) == "IMO number, a name that no source gives it, another flag"
    assert con.execute("SELECT confidence, verified FROM resolve.named").fetchall() == [(0.99, True)]


def test_two_imo_numbers_are_two_hulls(con: duckdb.DuckDBPyConnection) -> None:
    called(con, "a", "SABLE", imo=IMO_A, flags=["PAN"], **DAYS)
    named(con, "n", "SABLE", imo=IMO_B, flag="PAN")
    assert tied(con) is None
    assert candidates(con) == []


def test_a_call_sign_and_a_registration_number_tie_and_a_contradicting_name_leaves_it_open(
    con: duckdb.DuckDBPyConnection,
) -> None:
    called(con, "a", "SABLE", call_signs=["HC1234"], registration_numbers=["EC12345"])
    named(con, "sign", call_sign="HC1234")
    named(con, "registration", registration_number="EC12345")
    named(con, "other", "MERIDIAN", call_sign="HC1234")
    assert [tied(con, key) for key in ("sign", "registration", "other")] == ["a", "a", None]
    assert candidates(con, "other") == ["a"]


def test_who_bore_the_name_and_flag_that_day(con: duckdb.DuckDBPyConnection) -> None:
    called(con, "a", "SABLE", flags=["PAN"], **BEFORE)
    called(con, "a", "HERON", flags=["PAN"], **DAYS)
    called(con, "b", "SABLE", flags=["PAN"], **DAYS)
    for key, day in (("then", dt.datetime(2016, 3, 1)), ("now", JUNE)):
        named(con, key, "M/V SABLE", day, flag="PAN")
    named(con, "renamed", "HERON", flag="PAN")
    assert [tied(con, key) for key in ("then", "now", "renamed")] == ["a", "b", "a"]
    assert basis(con, "then") == "its name that day, its flag that day, a name that another vessel bore, too"


def test_two_hulls_that_bore_it_that_day_are_candidates_both(con: duckdb.DuckDBPyConnection) -> None:
    called(con, "a", "SABLE", flags=["PAN"], **DAYS)
    called(con, "b", "SABLE", flags=["PAN"], **DAYS)
    named(con, "n", "SABLE", flag="PAN")
    assert tied(con) is None
    assert basis(con) == "not tied: another vessel fits as well"
    assert candidates(con) == ["a", "b"]


def test_the_first_and_the_last_day_count(con: duckdb.DuckDBPyConnection) -> None:
    called(con, "a", "SABLE", **DAYS)
    days = (dt.datetime(2019, 12, 31), dt.datetime(2020, 1, 1), dt.datetime(2022, 12, 31, 23), dt.datetime(2023, 1, 1))
    for at, day in enumerate(days):
        named(con, str(at), "SABLE", day)
    assert [tied(con, str(at)) for at in range(4)] == [None, "a", "a", None]


def test_a_bare_name_ties_only_the_one_that_bore_it_that_day(con: duckdb.DuckDBPyConnection) -> None:
    called(con, "a", "SABLE", **DAYS)
    called(con, "b", "HERON")
    named(con, "dated", "SABLE")
    named(con, "undated", "HERON")
    named(con, "no day", "SABLE", None)
    assert [tied(con, key) for key in ("dated", "undated", "no day")] == ["a", None, None]
    assert candidates(con, "undated") == ["b"]
    ((confidence, verified),) = con.execute(
        "SELECT confidence, verified FROM resolve.named WHERE named_id = 'dated'"
    ).fetchall()
    assert 0.5 < confidence < 1
    assert verified is False


def test_a_container_ship_is_no_longliner_of_her_name(con: duckdb.DuckDBPyConnection) -> None:
    called(con, "a", "SABLE", vessel_type="Longliner", **DAYS)
    called(con, "b", "HERON", vessel_type="Reefer", **DAYS)
    named(con, "n", "SABLE", role="carrier")
    named(con, "carried", "HERON", role="carrier")
    assert tied(con) is None
    assert tied(con, "carried") == "b"


def test_another_flag_contradicts(con: duckdb.DuckDBPyConnection) -> None:
    called(con, "a", "SABLE", flags=["PAN"], **DAYS)
    named(con, "n", "SABLE", flag="ECU")
    assert tied(con) is None
    assert candidates(con) == ["a"]


def test_one_letter_wrong_under_the_flag_and_no_sister_ship(con: duckdb.DuckDBPyConnection) -> None:
    called(con, "a", "MERIDIAN STAR 3", flags=["TWN"], **DAYS)
    called(con, "b", "MERIDIAN STAR 8", flags=["TWN"], **DAYS)
    named(con, "n", "MERIDAIN STAR 3", flag="TWN")
    named(con, "sister", "MERIDIAN STAR 5", flag="TWN")
    named(con, "no flag", "MERIDIAN STARE 3")
    assert [tied(con, key) for key in ("n", "sister", "no flag")] == ["a", None, None]


def test_the_mmsi_of_that_day(con: duckdb.DuckDBPyConnection) -> None:
    called(con, "a", "SABLE", mmsis=["412999201"], mmsi_first=DAYS["since"], mmsi_last=DAYS["until"])
    named(con, "now", mmsi="412999201")
    named(con, "before", mmsi="412999201", day=dt.datetime(2012, 1, 1))
    assert [tied(con, "now"), tied(con, "before")] == ["a", None]


def test_a_name_of_many_is_said_to_be_one(con: duckdb.DuckDBPyConnection) -> None:
    for hull in range(12):
        called(con, str(hull), "STELLA", flags=["PAN" if hull else "ECU"], **DAYS)
    named(con, "n", "STELLA")
    named(con, "flag", "STELLA", flag="PAN")
    assert tied(con) is None
    assert basis(con) == "not tied: 12 vessels of the case bore that name"
    assert tied(con, "flag") is None
    assert len(candidates(con, "flag")) == KEPT


def test_what_very_many_bear_meets_nobody(con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attach, "MOST", 10)
    for hull in range(11):
        called(con, str(hull), "STELLA", flags=["PAN"], call_signs=["AB1234"], **DAYS)
    named(con, "n", "STELLA", flag="PAN", call_sign="AB1234")
    assert tied(con) is None
    assert basis(con) == "not tied: 11 vessels of the case bore that name"
    assert candidates(con) == []


def test_a_number_for_a_name_meets_nobody(con: duckdb.DuckDBPyConnection) -> None:
    called(con, "a", "805", flags=["TWN"], **DAYS)
    named(con, "n", "805", flag="TWN")
    assert tied(con) is None
    assert candidates(con) == []


def test_again_changes_nothing_and_what_went_is_forgotten(con: duckdb.DuckDBPyConnection) -> None:
    called(con, "a", "SABLE", flags=["PAN"], **DAYS)
    named(con, "n", "SABLE", flag="PAN")
    named(con, "open", "SABLE", None)
    named(con, "nobody", "ZEPHYR")
    assert attach_named(con) == Attached(3, 1, 1)
    before = con.execute("SELECT rowid, * FROM resolve.named").fetchall()
    assert attach_named(con) == Attached(3, 1, 1)
    assert con.execute("SELECT rowid, * FROM resolve.named").fetchall() == before
    con.execute("DELETE FROM read.named_vessel")
    assert attach_named(con) == Attached(0, 0, 0)
    for table in ("named", "named_candidate"):
        assert con.execute(f"SELECT * FROM resolve.{table}").fetchall() == []


def test_what_is_new_gone_or_says_another_thing_is_compared_and_comes_out_as_anew(
    con: duckdb.DuckDBPyConnection,
) -> None:
    called(con, "a", "SABLE", flags=["PAN"], **DAYS)
    called(con, "b", "HERON", flags=["PAN"], **DAYS)
    for key, name in (("gone", "SABLE"), ("stays", "SABLE"), ("changes", "SABLE")):
        named(con, key, name, flag="PAN")
    attach_named(con)
    con.execute("DELETE FROM read.named_vessel WHERE named_id IN ('gone', 'changes')")
    named(con, "changes", "HERON", flag="PAN")
    named(con, "new", "HERON")
    asked = "SELECT * FROM resolve.{} ORDER BY ALL"
    assert attach_named(con, only=True) == Attached(3, 3, 0)
    tables = ("named", "named_candidate", "naming_state")
    by_difference = [con.execute(asked.format(table)).fetchall() for table in tables]
    assert [tied(con, key) for key in ("stays", "changes", "new", "gone")] == ["a", "b", "b", None]
    for table in tables:
        con.execute(f"DELETE FROM resolve.{table}")
    attach_named(con)
    assert [con.execute(asked.format(table)).fetchall() for table in tables] == by_difference


def test_the_order_of_rows_changes_nothing(con: duckdb.DuckDBPyConnection) -> None:
    other = database()
    hulls = [("a", ["SABLE"], {"flags": ["PAN"], **DAYS}), ("b", ["SABLE"], BEFORE), ("c", ["HERON"], {"imo": IMO_A})]
    documents = [("1", "SABLE", {"flag": "PAN"}), ("2", "SABLE", {}), ("3", "HERON", {"imo": IMO_A})]
    found = []
    for connection, step in ((con, 1), (other, -1)):
        for hull, names, facts in hulls[::step]:
            called(connection, hull, *names, **facts)
        for key, name, given in documents[::step]:
            named(connection, key, name, **given)
        attach_named(connection)
        found.append(connection.execute("SELECT * FROM resolve.named ORDER BY ALL").fetchall())
    assert found[0] == found[1]
