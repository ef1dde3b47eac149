"""Declarations of transshipments and landings, and sales notes, in plain columns (`fixtures/partner/landings/`)."""

import datetime as dt
from pathlib import Path

import pytest

from catchgraph.case.case import open_case
from catchgraph.read.load import load

FOLDER = Path(__file__).parents[3] / "fixtures" / "partner" / "landings"
FILES = {
    "transshipment-declarations": ("transshipment-declarations-2025.csv", 6, 5),
    "landing-declarations": ("landing-declarations-2025.csv", 3, 3),
    "sales-notes": ("sales-notes-2025.csv", 3, 3),
}


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    case = open_case(tmp_path_factory.mktemp("landings") / "case", create=True)
    reports = load(case, [FOLDER / name for name, *_ in FILES.values()])
    with case.read() as connection:
        yield {each.layout: each for each in reports}, lambda sql: connection.execute(sql).fetchall()


def flags(report):
    return {(column, reason): count for column, reason, count in report.flags}


def at(month, day, *time):
    return dt.datetime(2025, month, day, *time)


@pytest.mark.parametrize("layout", FILES)
def test_every_row_is_loaded_or_rejected_and_every_column_taken(world, layout):
    report, (_, rows, loaded) = world[0][layout], FILES[layout]
    assert (report.rows, report.loaded, report.rejected) == (rows, loaded, rows - loaded)
    assert report.unread == ()


def test_a_declaration_is_collected_by_its_number(world):
    columns = """number, document, basis, programme, declared_by, declared, start, "end", latitude, longitude, kind"""
    rows = world[1](f"SELECT {columns} FROM read.transshipment_declaration ORDER BY number")
    document = "transshipment-declaration ROP-2025-{}"
    assert rows == [
        ("ROP-2025-0310", document.format("0310"), "declared", "WCPFC ROP", "receiver", at(3, 12), at(3, 10, 5),
         at(3, 10, 11, 30), -6.5, -166.25, "at sea"),
        ("ROP-2025-0402", document.format("0402"), "declared", "WCPFC ROP", "receiver", at(4, 3), at(4, 2, 22),
         at(4, 2, 3), -5.5, -167.25, "at sea"),
        ("ROP-2025-0405", document.format("0405"), "declared", "WCPFC ROP", "AURORA SKUA", at(4, 6), at(4, 5), None,
         None, -167.25, None),
        ("ROP-2025-0407", document.format("0407"), "declared", None, "donor", at(4, 8), None, None, None, None, None),
    ]  # fmt: skip


def test_an_event_follows_with_both_vessels_and_what_was_moved(world):
    """The declaration without a day has none; an end before the start is none; a weight that lacks leaves no sum."""
    columns = 'e.name, e.start, e."end", duration_h, species, live_kg, product_kg, d.number'
    assert world[1](f"""SELECT {columns} FROM read.transshipment e
        JOIN read.transshipment_declaration d ON d.id = e.record ORDER BY e.start""") == [
        ("Transshipment 2025-03-10, RUSSET CURLEW – AURORA SKUA", at(3, 10, 5), at(3, 10, 11, 30), 6.5, ["BET", "YFT"],
         None, 3568.5, "ROP-2025-0310"),
        ("Transshipment 2025-04-02, HOARY CURLEW – AURORA SKUA", at(4, 2, 22), None, None, ["ALB"], None, None,
         "ROP-2025-0402"),
        ("Transshipment 2025-04-05, AURORA SKUA – AURORA SKUA", at(4, 5), None, None, ["SKJ"], 800.0, 800.0,
         "ROP-2025-0405"),
    ]  # fmt: skip
    assert world[1]("""SELECT role, m.name, m.imo, count(*) FROM read.participant p
        JOIN (SELECT DISTINCT mention_id, name, imo FROM read.vessel_mention) m USING (mention_id)
        WHERE event_label = 'Transshipment' GROUP BY ALL ORDER BY ALL""") == [
        ("donor", "AURORA SKUA", "4993011", 1),
        ("donor", "HOARY CURLEW", None, 1),
        ("donor", "RUSSET CURLEW", "4993035", 1),
        ("receiver", "AURORA SKUA", "4993011", 3),
    ]
    assert flags(world[0]["transshipment-declarations"]) == {
        ("Start (UTC)", "no time at which it began: no event follows from it"): 1,
        ("End (UTC)", "ends before it starts"): 1,
        ("Latitude", "no latitude from -90 to 90 degrees"): 1,
        ("Receiving Vessel Name", "donor and receiver are one vessel by what identifies them"): 1,
    }


def test_its_lines_say_in_which_event_they_were(world):
    lines = world[1]("""SELECT d.number, flow, stage, species, species_basis, state, presentation, net_kg, event IS NULL
        FROM read.goods g JOIN read.transshipment_declaration d ON d.id = g.record ORDER BY d.number, species""")
    assert lines == [
        ("ROP-2025-0310", "unloaded", "catch", "BET", "name", "FRO", "WHL", 120.5, False),
        ("ROP-2025-0310", "unloaded", "catch", "YFT", "code", "FRO", "GUG", 3448.0, False),
        ("ROP-2025-0402", "unloaded", "catch", "ALB", "code", "FRO", "WHL", None, False),
        ("ROP-2025-0405", "unloaded", "catch", "SKJ", "code", "FRO", "WHL", 800.0, False),
        ("ROP-2025-0407", "unloaded", "catch", "SKJ", "code", "FRO", "WHL", 5000.0, True),
    ]


def test_a_landing_has_its_port_by_name_or_code(world):
    columns = "d.number, d.port, d.port_locode, e.port, e.port_flag, port_id IS NULL, species, live_kg, product_kg"
    assert world[1](f"""SELECT {columns} FROM read.landing e JOIN read.landing_declaration d ON d.id = e.record
        ORDER BY d.number""") == [
        ("LD-2025-0316", "Suva, Fiji", "FJSUV", "Suva", "FJI", False, ["ALB", "BET"], 2419.0, 2419.0),
        ("LD-2025-0425", "Somewhere", None, "Somewhere", None, True, None, None, 40.0),
    ]


def test_a_sales_note_has_what_article_64_asks(world):
    columns = "number, document, sold, place, landed, landing_port, invoice, country"
    assert world[1](f"SELECT {columns} FROM read.sales_note ORDER BY number") == [
        ("SN-25-00071", "sales-note FJI SN-25-00071", at(3, 21), "Suva fish auction", at(3, 16), "Suva, Fiji",
         "INV-771", "FJI"),
        ("SN-25-00072", "sales-note FJI SN-25-00072", None, "Suva fish auction", None, None, None, "FJI"),
    ]  # fmt: skip
    of = "FROM read.party_mention p JOIN read.sales_note s ON s.id = p.record_id WHERE s.number = 'SN-25-00071'"
    assert world[1](f"SELECT role, p.name, numbers {of} ORDER BY role") == [
        ("buyer", "REEF EDGE CANNERS PTE LTD", ["customs number: FJ-TIN-990072"]),
        ("seller", "CURLEW BAY FISHING PTE LTD", ["customs number: FJ-TIN-990071"]),
    ]
    columns = "species, species_group, state, presentation, net_kg, g.value, g.currency, value_basis, areas"
    assert world[1](f"""SELECT {columns} FROM read.goods g JOIN read.sales_note s ON s.id = g.record
        ORDER BY s.number, species""") == [
        ("ALB", None, "FRO", "WHL", 2159.0, 6477.0, "USD", "first sale", ["77"]),
        ("BET", None, "FRO", "WHL", 260.0, 1300.0, "USD", "first sale", ["77"]),
        (None, "tuna", "FRE", "GUT", None, 12.5, "USD", "first sale", None),
    ]
    assert world[1](
        "SELECT v.name, imo, role FROM read.named_vessel v JOIN read.sales_note s ON s.id = record_id ORDER BY imo"
    ) == [
        ("RUSSET CURLEW", "4993035", "catching vessel"),
        ("HOARY CURLEW", None, "catching vessel"),
    ]
    # It cites the landing declaration of the other table by its number, and is no event: nobody took part in it.
    assert world[1]("SELECT kind, document FROM read.citation") == [
        ("landing-declaration", "landing-declaration LD-2025-0316")
    ]
    assert world[1]("SELECT count(*) FROM read.participant WHERE event_label NOT IN ('Landing', 'Transshipment')") == [
        (0,)
    ]
