"""Derive on a handful of rows written by hand: two copies of one encounter, one listed hull, one owner."""

import datetime as dt

import duckdb
import pytest

from catchgraph.case.case import open_case, set_setting
from catchgraph.case.runs import record_run
from catchgraph.derive.derive import derive
from catchgraph.derive.diff import content_hash
from catchgraph.errors import CaseNotReady
from catchgraph.model.schema import node

from ..once import copied
from ..tables import insert

DAY = dt.datetime(2016, 5, 4)
UNTIL, EDITION = dt.datetime(2025, 12, 31), dt.datetime(2025, 6, 30)


def locator(file, record):
    return {"file_id": f"file:{file}", "record_no": record, "line": record + 1}


@copied
def made(folder):
    case = open_case(folder, create=True)
    with case.write() as con:
        for name in ("register", "list", "events"):
            insert(con, "read.file", file_id=f"file:{name}", name=f"{name}.csv", dataset=f"{name}@2025")
        insert(
            con, "read.registration", **locator("register", 1), mention_id="mention:r", id="registration:1",
            name="IMULA1234TST", register="IOTC", imo_status="blank",
            since=dt.datetime(2015, 1, 1), until=UNTIL, edition=EDITION,
        )  # fmt: skip
        insert(
            con, "read.listing", **locator("list", 7), mention_id="mention:l", id="listing:1",
            name="SEA WIDOW", rfmo="IOTC", in_force=True, period="2015 –",
        )  # fmt: skip
        mention = {"former_names": [], "call_signs": [], "flags": ["LKA"], "vessel_type": None}
        insert(
            con, "read.vessel_mention", **locator("register", 1), mention_id="mention:r", name="IMULA1234TST",
            names=["IMULA1234TST"], record_kind="registration", mmsis=[], dataset="register@2025",
            registration_numbers=["IMULA1234TST"], **mention,
        )  # fmt: skip
        insert(
            con, "read.vessel_mention", **locator("list", 7), mention_id="mention:l", name="SEA WIDOW",
            names=["SEA WIDOW", "WIDOW"], record_kind="listing", mmsis=["417000001"], dataset="list@2025",
            registration_numbers=["IMULA1234TST"], imo="9900001", **mention,
        )  # fmt: skip
        for record in (3, 9):
            insert(
                con, "read.encounter", **locator("events", record), id="encounter:1", name="Encounter",
                source="S", start=DAY, day=DAY, mmsis=["351000002", "417000001"],
            )  # fmt: skip
            for role, mmsi in (("fishing vessel", "417000001"), ("carrier", "351000002")):
                insert(
                    con, "read.participant", **locator("events", record), event_id="encounter:1", role=role,
                    event_label="Encounter", mmsi=mmsi, start=DAY,
                )  # fmt: skip
        insert(
            con, "read.party_mention", **locator("register", 1), mention_id="mention:o", name="Widow Fisheries Ltd",
            record_id="registration:1", asset_mention_id="mention:r", dataset="register@2025", role="owner",
            signs=["said: company"], spellings=["Widow Fisheries Ltd"], stems=["WIDOW FISHERIES"], address="1 Quay",
            since=DAY, until=None,
        )  # fmt: skip
        members = [("mention:r", "vessel:1", 1.0, "registration number equal"), ("mention:l", "vessel:1", 1.0, "…")]
        members += [("mention:m1", "vessel:1", 0.7, "undated"), ("mention:m2", "vessel:2", 1.0, "MMSI alone")]
        members += [("mention:o", "company:1", 1.0, "")]
        con.executemany("INSERT INTO resolve.member VALUES (?, ?, ?, ?)", members)
        insert(con, "resolve.participant", event_id="encounter:1", event_label="Encounter", role="fishing vessel",
               mmsi="417000001", entity_id="vessel:1", confidence=0.7,
               basis="holder that day not stated")  # fmt: skip
        insert(con, "resolve.participant", event_id="encounter:1", event_label="Encounter", role="carrier",
               mmsi="351000002", entity_id="vessel:2", confidence=1.0, basis="MMSI alone")  # fmt: skip
        record_run(con, "load", {})
        record_run(con, "resolve", {})
    return case


@pytest.fixture
def case(tmp_path):
    return made(tmp_path / "case")


def rows(case, query):
    with case.read() as connection:
        return connection.execute(query).fetchall()


def test_exact_copies_are_one_event_with_two_locators(case):
    derive(case)
    assert rows(case, "SELECT id, datasets, records FROM derived.encounter") == [
        (
            "encounter:1",
            ["events@2025"],
            ["events.csv, line 4 (record 3)", "events.csv, line 10 (record 9)"],
        )
    ]


def test_a_hull_gathers_what_its_records_say_and_prefers_a_name_to_a_number(case):
    derive(case)
    [vessel] = rows(
        case, "SELECT name, names, imo, mmsis, flags, listed, datasets FROM derived.vessel WHERE id = 'vessel:1'"
    )
    assert vessel == (
        "SEA WIDOW",
        ["IMULA1234TST", "SEA WIDOW", "WIDOW"],
        "9900001",
        ["417000001"],
        ["LKA"],
        "listed",
        ["events@2025", "list@2025", "register@2025"],
    )


def test_a_vessel_known_by_its_mmsi_alone_is_named_by_it(case):
    derive(case)
    assert rows(case, "SELECT name, imo, mmsis, names, listed FROM derived.vessel WHERE id = 'vessel:2'") == [
        ("MMSI 351000002", None, ["351000002"], [], None)
    ]


def test_relationships_carry_record_spelling_confidence_and_basis(case):
    derive(case)
    took_part = "SELECT source, target, as_written, confidence, basis, role FROM derived.took_part_in ORDER BY source"
    assert rows(case, took_part) == [
        ("vessel:1", "encounter:1", "417000001", 0.7, "holder that day not stated", "fishing vessel"),
        ("vessel:2", "encounter:1", "351000002", 1.0, "MMSI alone", "carrier"),
    ]
    owns = "SELECT source_label, target, record, as_written, kind FROM derived.owns"
    assert rows(case, owns) == [("Company", "vessel:1", "registration:1", "Widow Fisheries Ltd", "registered")]
    assert rows(case, "SELECT source, target FROM derived.lists_vessel") == [("listing:1", "vessel:1")]
    assert rows(case, "SELECT source, target FROM derived.describes") == [("registration:1", "vessel:1")]


def test_an_owner_without_days_of_its_own_has_those_of_the_record(case):
    """The register's row says since when the party owned; how long, and on what day, says the row itself."""
    derive(case)
    assert rows(case, "SELECT since, until, edition FROM derived.owns") == [(DAY, UNTIL, EDITION)]
    assert rows(case, "SELECT stems FROM derived.company") == [(["WIDOW FISHERIES"],)]


def test_the_days_of_a_listing_are_none_of_its_owner(case):
    with case.write() as connection:
        connection.execute(
            "UPDATE read.party_mention SET record_id = 'listing:1', role = 'owner as stated', since = NULL"
        )
        connection.execute("UPDATE read.listing SET since = ?, edition = ?", [DAY, EDITION])
    derive(case)
    assert rows(case, "SELECT since, until, edition FROM derived.owns") == [(None, None, EDITION)]


def test_the_same_records_give_the_same_hashes_and_a_change_a_new_one(case):
    derive(case)
    before = rows(case, "SELECT id, hash FROM derived.vessel ORDER BY id")
    derive(case)
    assert rows(case, "SELECT id, hash FROM derived.vessel ORDER BY id") == before
    with case.write() as connection:
        connection.execute("UPDATE read.vessel_mention SET flags = ['IND'] WHERE mention_id = 'mention:l'")
        connection.execute("UPDATE read.file SET sha256 = 'another'")
    derive(case)
    after = dict(rows(case, "SELECT id, hash FROM derived.vessel"))
    assert after["vessel:1"] != dict(before)["vessel:1"]
    assert after["vessel:2"] == dict(before)["vessel:2"]


def test_a_value_that_moves_from_one_list_to_the_next_changes_the_hash():
    vessel = node("Vessel")
    columns = [prop.name for prop in vessel.properties if prop.name != "hash"]
    values = {"names": "['X', 'Y']", "mmsis": "['Z']"}, {"names": "['X']", "mmsis": "['Y', 'Z']"}
    hashes = set()
    for row in (*values, {"names": "[]"}, {"names": "NULL"}, {"names": "['']"}):
        given = ", ".join(f'{row.get(name, "NULL")} AS "{name}"' for name in columns)
        hashes |= set(duckdb.sql(f"SELECT {content_hash(vessel)} FROM (SELECT {given}) t").fetchall())
    assert len(hashes) == 5


def test_tables_of_which_much_was_moved_are_put_in_order_again(case):
    assert all(delta.anew for delta in derive(case).values())
    assert not any(delta.anew for delta in derive(case).values())
    with case.write() as connection:
        set_setting(connection, "derive_moved", "1000")
    assert all(delta.anew for delta in derive(case).values())
    assert not any(delta.anew for delta in derive(case).values())


def test_derive_refuses_records_that_were_not_resolved(case):
    with case.write() as connection:
        record_run(connection, "load", {})
    with pytest.raises(CaseNotReady, match="changed"):
        derive(case)


def test_a_company_knows_its_neighbours_and_who_is_at_its_street(case):
    """Company 1 owns vessel 1 by two records; companies 1 and 2 share a street; eleven share a district's box."""
    street, box = ("1 QUAY STREET", True), ("PO BOX 7", True)
    seats = [("company:1", street), ("company:2", street), ("company:2", ("HARBOUR", False))]
    seats += [(f"company:{number}", box) for number in range(2, 13)]
    with case.write() as con:
        for place, (company, (key, precise)) in enumerate(seats):
            insert(
                con, "read.party_mention", **locator("register", 1), mention_id=f"mention:s{place}", name=company,
                record_id=f"registration:s{place}", dataset="register@2025", signs=["office"], spellings=[company],
                role="owner" if place < 2 else "described", asset_mention_id="mention:r" if place < 2 else None,
                stems=[company], address=key, address_key=key, address_precise=precise,
            )  # fmt: skip
            con.execute("INSERT INTO resolve.member VALUES (?, ?, 1, '')", [f"mention:s{place}", company])
    derive(case)
    found = rows(case, "SELECT id, neighbours, same_address FROM derived.company ORDER BY id")
    assert [row for row in found if row[0] in ("company:1", "company:2", "company:12")] == [
        ("company:1", 1, ["company:2 1 QUAY STREET"]),
        ("company:12", 0, []),
        ("company:2", 1, ["company:1 1 QUAY STREET"]),
    ]


@pytest.mark.parametrize(
    ("longitudes", "middle"), [((178.0, -179.8), 179.1), ((179.0, -178.0), -179.5), ((10.0, 12.0), 11.0)]
)
def test_a_port_on_the_date_line_lies_between_its_calls(case, longitudes, middle):
    with case.write() as con:
        for record, longitude in enumerate(longitudes, 20):
            insert(
                con, "read.port_call", **locator("events", record), id=f"port_call:{record}", name="Port call",
                source="S", start=DAY, port_id="port:date-line", port="LINE", latitude=-16.5, longitude=longitude,
            )  # fmt: skip
    derive(case)
    with case.read() as con:
        found = con.execute("SELECT longitude FROM derived.port WHERE id = 'port:date-line'").fetchall()
    assert found == [(pytest.approx(middle),)]
