"""Everything on one thing, each line with the record it rests on."""

import datetime as dt

import pytest

from catchgraph.analyse.show import show
from catchgraph.errors import Ambiguous, CaseNotReady

from .world import put


def test_a_vessel_in_sections(world):
    shown = show(world, "RED HERON")
    assert (shown.id, shown.label, shown.name) == ("vessel:heron", "Vessel", "RED HERON")
    assert shown.properties["imo"] == "9176187"
    assert "hash" not in shown.properties
    assert [table.title for table in shown.sections] == [
        "Identity", "Listings", "Broadcasts", "Owners and operators", "Encounters", "Findings",
    ]  # fmt: skip
    with pytest.raises(KeyError):
        shown.section("Registrations")


def test_identity_dates_what_was_transmitted_and_folds_what_is_said_alike(world):
    facts = {(row["fact"], row["value"]): row for row in show(world, "RED HERON").section("Identity").dicts()}
    assert facts["MMSI", "352999101"]["first"] == dt.datetime(2016, 1, 1, 4)
    assert facts["MMSI", "352999101"]["last"] == dt.datetime(2018, 1, 1, 5)
    on_list = facts["name", "RED HERON"]
    assert on_list["records"] == ["listing:iotc", "listing:neafc"]
    assert on_list["where"] == ["list.csv, line 2 (record 1)"]
    assert on_list["edition"] == dt.datetime(2025, 6, 30)
    assert ("name with an RFMO", "Red Heron") in facts
    assert ("name", "REDHERON") in facts


def test_former_names_and_flags_of_a_register_are_facts_of_their_own(world):
    facts = show(world, "SEA WIDOW").section("Identity").dicts()
    assert [(row["fact"], row["value"]) for row in facts if row["fact"].startswith("previous")] == [
        ("previous name", "OLD WIDOW"),
        ("previous flag", "TWN"),
    ]


def test_listings_are_in_order_of_time_with_period_and_force(world):
    rows = show(world, "RED HERON").section("Listings").dicts()
    assert [(row["rfmo"], row["period"], row["in_force"], row["where"]) for row in rows] == [
        ("NEAFC", "2014 – 2018", False, ["list.csv, line 2 (record 1)"]),
        ("IOTC", "2017-03-04 – in force", True, ["list.csv, line 2 (record 1)"]),
    ]


def test_owners_name_the_company_and_the_row(world):
    [row] = show(world, "SEA WIDOW").section("Owners and operators").dicts()
    assert (row["holds"], row["kind"], row["name"], row["as_written"], row["party"]) == (
        "owns", "registered", "Widow Fisheries Ltd", "WIDOW FISHERIES LTD.", "company:widow",
    )  # fmt: skip
    assert row["where"] == ["register.csv, line 2 (record 1)"]


def test_encounters_name_the_partner_and_are_counted(world):
    table = show(world, "SEA WIDOW").section("Encounters")
    assert [(row["with"], row["role"], row["event"], row["confidence"]) for row in table.dicts()] == [
        (["RED HERON"], "fishing vessel", "encounter:1", 0.7),
        (["RED HERON"], "fishing vessel", "encounter:2", 0.7),
    ]
    assert table.note == ""


def test_a_company_shows_its_vessels(world):
    rows = show(world, "company:widow").section("Vessels").dicts()
    assert [(row["vessel"], row["name"]) for row in rows] == [("vessel:paper", "WIDOW"), ("vessel:widow", "SEA WIDOW")]


def test_a_record_shows_what_it_says_whom_it_means_and_what_was_noted(world):
    shown = show(world, "registration:widow")
    said, drawn, noted = shown.sections
    assert said.title == "Registration registration:widow: register.csv, line 2 (record 1)"
    assert dict(said.rows)["imo_written"] == "9074729"
    assert "name_key" not in dict(said.rows)
    assert [(row["relationship"], row["entity"]) for row in drawn.dicts()] == [
        ("DESCRIBES", "vessel:widow"),
        ("OWNS", "company:widow"),
    ]
    assert noted.dicts() == [
        {"column": "IMO", "value": "NE", "reason": "no number", "where": "register.csv, line 2 (record 1)"}
    ]


def test_an_event_shows_both_sides_and_the_findings_that_rest_on_it(world):
    shown = show(world, "encounter:1")
    assert [(row["role"], row["name"]) for row in shown.section("Drawn from it").dicts()] == [
        ("carrier", "RED HERON"),
        ("fishing vessel", "SEA WIDOW"),
    ]
    assert shown.section("Findings").column("finding") == ["finding:1"]


def test_a_finding_is_shown_with_every_row_it_rests_on(world):
    shown = show(world, "finding:1")
    assert "details" not in shown.properties
    assert shown.section("Details").rows == [("day", "2017-03-05")]
    assert shown.section("About").dicts() == [
        {"role": "vessel", "label": "Vessel", "name": "RED HERON", "entity": "vessel:heron"}
    ]
    encounter, listing = shown.sections[-2:]
    assert encounter.title == "Encounter encounter:1: events.csv, line 2 (record 1)"
    assert dict(encounter.rows)["duration_h"] == 6.5
    assert dict(listing.rows)["rfmo"] == "IOTC"
    assert listing.title.endswith("list.csv, line 2 (record 1)")


@pytest.mark.parametrize("name", ["register.csv", "/data/register.csv", "file:register"])
def test_a_loaded_file_shows_its_rejects_and_notes(world, name):
    shown = show(world, name)
    assert (shown.label, shown.name, shown.properties["unread"]) == ("File", "register.csv", ["Photo"])
    assert shown.section("Rejected rows").dicts() == [
        {"line": 4, "record": 3, "part": None, "column": "Name", "value": "", "reason": "no identity"}
    ]
    assert shown.section("Rejected rows").hidden == {"part"}
    assert shown.section("Noted values").column("node") == ["registration:widow"]


def test_a_file_is_shown_before_anything_was_built_and_two_of_one_name_are_told_apart(tmp_path):
    from catchgraph.case.case import open_case

    case = open_case(tmp_path / "case", create=True)
    with case.write() as connection:
        for folder in ("a", "b"):
            put(connection, "read.file", file_id=f"file:{folder}", path=f"/{folder}/list.csv", name="list.csv")
    assert show(case, "/a/list.csv").label == "File"
    with pytest.raises(Ambiguous) as caught:
        show(case, "list.csv")
    assert "/a/list.csv" in caught.value.hint
    with pytest.raises(CaseNotReady):
        show(case, "SEA WIDOW")


def test_frames_keep_the_values_as_they_are(world):
    frame = show(world, "RED HERON").section("Broadcasts").frame()
    assert list(frame["first"]) == [dt.datetime(2016, 1, 1, 4)]
    assert frame.iloc[0]["where"] == ["carriers.csv, line 4 (record 3)"]


def test_a_vessel_counts_its_events_and_shows_each_kind(storied):
    shown = show(storied, "GREY PETREL")
    assert [table.title for table in shown.sections] == [
        "Identity", "Registrations", "Identities", "Measures", "Owners and operators", "Events", "Encounters",
        "Loitering events", "Gaps", "Port calls", "Fishing events", "Findings",
    ]  # fmt: skip
    assert [(row["kind"], row["number"], row["first"]) for row in shown.section("Events").dicts()] == [
        ("encounter", 1, dt.datetime(2022, 3, 1, 6)), ("loitering", 1, dt.datetime(2022, 3, 2, 6)),
        ("gap", 1, dt.datetime(2022, 3, 3, 6)), ("port call", 1, dt.datetime(2022, 3, 5, 6)),
        ("fishing", 1, dt.datetime(2022, 3, 4, 6)),
    ]  # fmt: skip
    [gap] = shown.section("Gaps").dicts()
    assert (gap["duration_h"], gap["distance_km"], gap["intentional"]) == (30.25, 1204, "yes")
    [call] = shown.section("Port calls").dicts()
    assert (call["port"], call["event"], call["where"]) == (
        "Port Nowhere", "port_call:4", ["events.csv, line 4 (record 4)"],
    )  # fmt: skip


def test_identities_and_measures_are_dated_and_traced(storied):
    shown = show(storied, "GREY PETREL")
    assert [row["name"] for row in shown.section("Identities").dicts()] == ["FIRST", "SECOND NAME"]
    [measure] = shown.section("Measures").dicts()
    assert (measure["authority"], measure["kind"], measure["where"]) == (
        "An office", "Asset freeze", ["measures.csv, line 2 (record 1)"],
    )  # fmt: skip
    facts = {(row["fact"], row["value"]) for row in shown.section("Identity").dicts()}
    assert ("name", "FIRST") in facts


def test_a_port_shows_who_called(storied):
    shown = show(storied, "Port Nowhere")
    assert (shown.label, shown.properties["flag"]) == ("Port", "MUS")
    [caller] = shown.section("Vessels").dicts()
    assert (caller["name"], caller["calls"], caller["vessel"]) == ("GREY PETREL", 1, "vessel:1")
    [call] = shown.section("Port calls").dicts()
    assert (call["event"], call["start"]) == ("port_call:4", dt.datetime(2022, 3, 5, 6))


def test_a_measure_an_identity_and_a_call_name_whom_they_are_about(storied):
    drawn = {
        id_: [(row["relationship"], row["name"]) for row in show(storied, id_).section("Drawn from it").dicts()]
        for id_ in ("measure:1", "identity:1", "port_call:4")
    }
    assert drawn == {
        "measure:1": [("TARGETS", "GREY PETREL")],
        "identity:1": [("DESCRIBES", "GREY PETREL")],
        "port_call:4": [("AT", "Port Nowhere"), ("TOOK_PART_IN", "GREY PETREL")],
    }


def test_a_company_shows_the_companies_it_owns_and_that_own_it(tmp_path):
    from catchgraph.case.case import open_case

    from .world import finish, relate

    case = open_case(tmp_path / "case", create=True)
    with case.write() as connection:
        for name in ("A", "B", "C"):
            put(connection, "derived.company", id=f"company:{name}", name=name, names=[name], datasets=[])
        relate(connection, "OWNS", "company:A", "company:B", kind="as stated")
        relate(connection, "OWNS", "company:B", "company:C", kind="as stated")
        finish(connection)
    shown = show(case, "B")
    assert [(row["holds"], row["name"]) for row in shown.section("Companies").dicts()] == [
        ("is owned by", "A"), ("owns", "C"),
    ]  # fmt: skip
    assert [table.title for table in shown.sections] == ["Companies"]


def test_people_are_shown_the_first_of_many_findings_and_programs_all(tmp_path, monkeypatch):
    from .world import build_world, relate

    case = build_world(tmp_path / "case")
    with case.write() as con:
        for number in range(3):
            put(con, "derived.finding", id=f"finding:more{number}", name="More", typology="t.x", severity="low")
            relate(con, "ABOUT", f"finding:more{number}", "vessel:heron", role="vessel")
    monkeypatch.setattr("catchgraph.analyse.about.MOST", 2)
    table = show(case, "RED HERON", limit=10).section("Findings")
    assert (len(table), table.column("severity")[0], table.note) == (2, "high", "4 in all; the first 2")
    assert len(show(case, "RED HERON").section("Findings")) == 4
