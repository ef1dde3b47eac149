"""Every value of the invented trip in fixtures/partner/flux by hand: RUSSET CURLEW hands over to AURORA SKUA."""

import datetime as dt
from pathlib import Path

import pytest

from catchgraph.case.case import open_case
from catchgraph.read.load import load

FLUX = Path(__file__).parents[3] / "fixtures" / "partner" / "flux"


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    found = open_case(tmp_path_factory.mktemp("flux") / "case", create=True)
    trip, carrier = load(found, [FLUX / "trip-2025-03.xml", FLUX / "carrier-2025-03.xml"])
    assert (trip.layout, trip.rows, trip.loaded, trip.rejected) == ("flux-fishing-activities", 7, 7, 0)
    assert (carrier.rows, carrier.loaded, carrier.rejected) == (1, 1, 0)
    return found


def asked(case, sql):
    with case.read() as connection:
        return connection.execute(sql).fetchall()


def at(day, *time):
    return dt.datetime(2025, 3, day, *time)


def test_transshipments_and_landings_are_declarations_all_else_is_of_a_report(case):
    columns = "number, status, basis, activity, trip, declared, start"
    number = "00000000-0000-4000-8000-00000000990{}"
    trip = "FJI-TRP-99302-0007"
    assert asked(case, f"SELECT {columns} FROM read.activity_report ORDER BY number") == [
        (number.format(1), "original", "declared", "departure", trip, dt.datetime(2025, 2, 20),
         dt.datetime(2025, 2, 20, 5, 30)),
        (number.format(2), "original", "declared", "fishing", trip, at(5), at(5, 4)),
        (number.format(3), "original", "declared", "fishing", trip, at(7), at(7, 4)),
        (number.format(5), "original", "notified", "arrival", trip, at(14), at(16, 2)),
        (number.format(6), "original", "declared", "arrival", trip, at(16), at(16, 3, 15)),
    ]  # fmt: skip
    columns = """number, document, status, basis, kind, declared_by, declared, start, "end", latitude, longitude, areas,
        fao_areas, rfmos, port"""
    place = (-6.5, -166.25, ["77"], ["77"], ["WCPFC"], None)
    said = ("original", "declared", "at sea")
    days = (at(10, 5), at(10, 11, 30))
    assert asked(case, f"SELECT {columns} FROM read.transshipment_declaration ORDER BY number") == [
        (number.format(4), f"transshipment-declaration {number.format(4)}", *said, "donor", at(11), *days, *place),
        ("00000000-0000-4000-8000-000000009911", "transshipment-declaration 00000000-0000-4000-8000-000000009911",
         *said, "receiver", at(12), *days, *place),
    ]  # fmt: skip
    columns = 'number, document, basis, declared_by, declared, start, "end", port, port_locode, port_flag, trip'
    assert asked(case, f"SELECT {columns} FROM read.landing_declaration") == [
        (number.format(7), f"landing-declaration {number.format(7)}", "declared", None, at(16), at(16, 5), at(16, 9),
         "FJSUV", "FJSUV", "FJI", trip)
    ]  # fmt: skip


def test_what_they_tell_is_an_event_with_its_record(case):
    """The arrival that was only announced is none; a port has its name."""
    columns = 'name, start, "end", duration_h, species, live_kg, product_kg'
    more = "kind, latitude, rfmos, areas_basis"
    assert asked(case, f"SELECT {columns}, {more} FROM read.transshipment ORDER BY name") == [
        (
            f"Transshipment 2025-03-10, {names}", at(10, 5), at(10, 11, 30), 6.5, ["YFT"], 4000.0, 3448.0, "at sea",
            -6.5, ["WCPFC"], "as the source states",
        )
        for names in ("AURORA SKUA – RUSSET CURLEW", "RUSSET CURLEW – AURORA SKUA")
    ]  # fmt: skip
    assert asked(case, f"SELECT {columns}, port, port_flag, basis FROM read.landing") == [
        ("Landing 2025-03-16, RUSSET CURLEW", at(16, 5), at(16, 9), 4.0, ["ALB"], 2500.0, 2212.0, "Suva", "FJI",
         "declared")
    ]  # fmt: skip
    # A shark that was discarded is no catch; a haul of which one weight is missing has none.
    more = "gear, latitude, fao_areas"
    assert asked(case, f"SELECT {columns}, {more} FROM read.fishing ORDER BY start, latitude") == [
        ("Fishing 2025-03-05, RUSSET CURLEW", at(5, 4), at(5, 16, 30), 12.5, ["YFT"], 4000.0, None, "LLD", -6.1,
         ["77"]),
        ("Fishing 2025-03-07, RUSSET CURLEW", at(7, 4), at(7, 16, 30), 12.5, ["ALB", "BET"], None, None, "LLD", -6.3,
         ["77"]),
        ("Fishing 2025-03-07, RUSSET CURLEW", at(7, 4), at(7, 16, 30), 12.5, ["ALB"], 2500.0, None, "LLD", -6.1,
         ["77"]),
    ]  # fmt: skip
    assert asked(case, "SELECT movement, start, port, port_flag, purpose FROM read.port_call ORDER BY start") == [
        ("departure", dt.datetime(2025, 2, 20, 5, 30), "Suva", "FJI", "FIS"),
        ("arrival", at(16, 3, 15), "Suva", "FJI", "LAN"),
    ]
    for event, record in (("transshipment", "transshipment_declaration"), ("landing", "landing_declaration"),
                          ("fishing", "activity_report"), ("port_call", "activity_report")):  # fmt: skip
        assert asked(case, f"SELECT count(*) FROM read.{event} ANTI JOIN read.{record} r ON r.id = record") == [(0,)]


def test_catches_are_lines_of_their_record_and_their_event(case):
    columns = "flow, species, live_low_kg, live_high_kg, live_basis, net_kg, state, presentation, factor, weight_kind"

    def of(events):
        return f"FROM read.goods WHERE event IN (SELECT id FROM read.{events})"

    donors = of("transshipment WHERE starts_with(name, 'Transshipment 2025-03-10, RUSSET')")
    assert asked(case, f"SELECT {columns}, areas, stage {donors} ORDER BY species DESC") == [
        ("unloaded", "YFT", 4000.0, 4000.0, "stated", 3448.0, "FRO", "GUG", 1.16, None, ["77"], "catch"),
        ("on board", "ALB", 2500.0, 2500.0, "stated", None, None, None, None, None, None, "catch"),
    ]
    assert asked(case, f"SELECT {columns}, landed, landed_at {of('landing')}") == [
        ("unloaded", "ALB", 2500.0, 2500.0, "stated", 2212.0, "FRO", "GUG", 1.13, "weighed", at(16), "FJSUV")
    ]
    columns = "flow, species, live_high_kg, caught_since, caught_until, gear, areas"
    assert asked(case, f"SELECT {columns} {of('fishing')} ORDER BY caught_since, species, live_high_kg") == [
        ("discarded", "BSH", 30.0, at(5), at(5), "LLD", ["77"]),
        ("on board", "YFT", 4000.0, at(5), at(5), "LLD", ["77"]),
        ("on board", "ALB", 2500.0, at(7), at(7), "LLD", ["77"]),
        ("on board", "ALB", None, at(7), at(7), "LLD", ["77"]),
        ("on board", "BET", 400.0, at(7), at(7), "LLD", ["77"]),
    ]


def test_vessels_take_part_by_a_mention_with_all_their_numbers(case):
    taking = """SELECT event_label, role, m.name, count(*) FROM read.participant p
        JOIN (SELECT DISTINCT mention_id, name FROM read.vessel_mention) m USING (mention_id)
        GROUP BY ALL ORDER BY ALL"""
    assert asked(case, taking) == [
        ("Fishing", "vessel", "RUSSET CURLEW", 3),
        ("Landing", "vessel", "RUSSET CURLEW", 1),
        ("PortCall", "vessel", "RUSSET CURLEW", 2),
        ("Transshipment", "donor", "RUSSET CURLEW", 2),
        ("Transshipment", "receiver", "AURORA SKUA", 2),
    ]
    columns = "record_kind, name, imo, call_signs, registration_numbers, flags"
    assert asked(case, f"SELECT DISTINCT {columns} FROM read.vessel_mention ORDER BY name") == [
        ("identity", "AURORA SKUA", "4993011", ["A8QZ10"], [], ["LBR"]),
        ("identity", "RUSSET CURLEW", "4993035", ["3DQZ12"], ["FJ99302"], ["FJI"]),
    ]
    # An identity in each file, from her first event there to the last.
    spans = "SELECT name, imo_status, since, until FROM read.identity ORDER BY name, since"
    assert asked(case, spans) == [
        ("AURORA SKUA", "valid", at(10), at(10)),
        ("AURORA SKUA", "valid", at(10), at(10)),
        ("RUSSET CURLEW", "valid", dt.datetime(2025, 2, 20), at(16)),
        ("RUSSET CURLEW", "valid", at(10), at(10)),
    ]


def test_what_was_left_out_is_said(case):
    assert asked(case, 'SELECT "column", value, reason, line > 200 FROM read.flag') == [
        ("SpecifiedFishingActivity/TypeCode", "ARRIVAL", "is only announced: a record, and no event", True)
    ]


@pytest.mark.parametrize("persons", [False, True])
def test_masters_are_persons(tmp_path, persons):
    """Whom the case keeps only where that is asked for."""
    case = open_case(tmp_path / "case", create=True)
    load(case, [FLUX / "carrier-2025-03.xml"], persons=persons)
    found = asked(case, "SELECT role, name, address FROM read.party_mention")
    assert found == ([("master", "Epeli Madeup", "91 Curlew Wharf Road, Suva")] if persons else [])
