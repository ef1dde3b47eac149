"""Measures, outcomes, analyses and permits in plain columns (`fixtures/domestic/`). Values by hand."""

import datetime as dt
from pathlib import Path

import pytest

from catchgraph.case.case import open_case
from catchgraph.derive.derive import derive
from catchgraph.read.load import load
from catchgraph.resolve.run import resolve

DOMESTIC = Path(__file__).parents[3] / "fixtures" / "domestic"
FILES = {
    "measures": ("measures.csv", 18, 18),
    "outcomes": ("outcomes-2025.csv", 4, 3),
    "analyses": ("analyses-2025.csv", 5, 4),
    "permits": ("permits-2025.csv", 5, 4),
}


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    case = open_case(tmp_path_factory.mktemp("enforcement") / "case", create=True)
    reports = load(case, [DOMESTIC / name for name, *_ in FILES.values()])
    resolve(case)
    derive(case)
    with case.read() as connection:
        yield {each.layout: each for each in reports}, lambda sql: connection.execute(sql).fetchall()


@pytest.mark.parametrize("layout", FILES)
def test_every_row_is_loaded_or_rejected_and_every_column_taken(world, layout):
    report = world[0][layout]
    assert (report.rows, report.loaded) == FILES[layout][1:]
    assert report.loaded + report.rejected == report.rows
    assert report.unread == ()


def test_a_measure_that_names_a_vessel_or_company_targets_it(world):
    _, rows = world
    assert rows(
        "SELECT t.target_label, t.as_written, m.since, m.effect FROM derived.targets t "
        "JOIN derived.measure m ON m.id = t.source ORDER BY m.since"
    ) == [
        ("Vessel", "CBP withhold release order: YU LONG NO. 2", dt.datetime(2020, 5, 11), "withhold release"),
        ("Vessel", "CBP withhold release order: DA WANG", dt.datetime(2020, 8, 18), "withhold release"),
        ("Vessel", "CBP withhold release order: LIEN YI HSING NO. 12", dt.datetime(2020, 12, 31), "withhold release"),
        (
            *("Company", "CBP withhold release order: DALIAN OCEAN FISHING CO., LTD."),
            *(dt.datetime(2021, 5, 28), "withhold release"),
        ),
        ("Vessel", "CBP withhold release order: HANGTON NO. 112", dt.datetime(2021, 8, 4), "withhold release"),
        ("Vessel", "CBP withhold release order: ZHEN FA 7", dt.datetime(2025, 5, 28), "withhold release"),
    ]


def test_a_measure_on_goods_targets_nobody_and_is_kept(world):
    _, rows = world
    assert rows("SELECT count(*) FROM derived.measure") == [(18,)]
    assert rows(
        "SELECT name, target, origins, hs, since, gaps FROM derived.measure WHERE number IN ('A-560-842', 'C-331-806') "
        "ORDER BY number"
    ) == [
        (
            *("Department of Commerce A-560-842", "goods", ["IDN"], ["030617", "160521", "160529"]),
            *(dt.datetime(2024, 12, 26), ["2024-11-26 to 2024-12-16"]),
        ),
        (
            *("Department of Commerce C-331-806", "goods", ["ECU"], ["030617", "160521", "160529"]),
            *(dt.datetime(2024, 12, 26), ["2024-07-30 to 2024-12-16"]),
        ),
    ]


def test_a_measure_on_waters_says_flags_species_and_chapters(world):
    reports, rows = world
    assert rows("SELECT hs, origins FROM derived.measure WHERE number = 'EO 14068'") == [
        (["03", "1604", "1605"], ["RUS"])
    ]
    assert rows("SELECT flags, waters, list_sort(species) FROM derived.measure WHERE number = 'EO 14114'") == [
        (["RUS"], ["Russian Federation"], ["ALK", "COD", "PCO"])
    ]
    # Salmon and crab are groups.
    assert ("Species", "names a group and no species", 1) in reports["measures"].flags


def test_an_outcome_cites_what_was_checked_and_keeps_that_nothing_was_found(world):
    _, rows = world
    assert rows("SELECT kind, number, done, result, assessed, currency FROM read.outcome ORDER BY done") == [
        ("port inspection", "PI-0007", dt.datetime(2025, 5, 12), "use denied", None, None),
        ("exam", "EX-2025-0311", dt.datetime(2025, 6, 4), "found", 12500.0, "USD"),
        ("audit", "AUD-2025-0042", dt.datetime(2025, 6, 25), "nothing found", None, None),
    ]
    assert rows(
        "SELECT o.number, c.document, c.cited_line FROM read.citation c JOIN read.outcome o ON o.id = c.record_id "
        "ORDER BY 1, 2"
    ) == [
        ("AUD-2025-0042", "entry XYZ1234573", "1"),
        ("EX-2025-0311", "bill NWSF0001", None),
        ("EX-2025-0311", "entry XYZ1234567", "2"),
    ]
    assert rows("SELECT n.name, n.flag FROM read.named_vessel n JOIN read.outcome o ON o.id = n.record_id") == [
        ("ALCATRAZ DORADO", "ECU")
    ]


def test_an_analysis_says_species_and_weights_declared_and_found(world):
    reports, rows = world
    assert rows(
        "SELECT number, declared_species, found_species, round(declared_kg, 2), round(found_kg, 2) FROM read.analysis "
        "ORDER BY number"
    ) == [
        # "PAG?" is no code; a pound is 0.45359237 kg.
        ("LAB-25-118", None, ["PGS"], None, None),
        ("LAB-25-119", "SKJ", ["YFT"], None, None),
        ("LAB-25-121", None, None, None, None),
        ("SC-25-040", None, None, 1.81, 1.45),
    ]
    reasons = {reason for _, reason, _ in reports["analyses"].flags}
    assert {"no weight: negative", "no weight: absurd: 1e+12 kg", "no species known by that code or name"} <= reasons


def test_a_permit_has_its_holder_days_and_amount(world):
    _, rows = world
    assert rows("SELECT kind, number, since, until, amount, unit, species FROM read.permit ORDER BY line") == [
        ("IFTP", "IFTP12345678", dt.datetime(2025, 1, 15), dt.datetime(2026, 1, 14), None, None, None),
        ("bond", "BD-250007", dt.datetime(2024, 10, 1), None, 50000.0, "USD", None),
        ("quota", "EC-2025-SKJ-17", dt.datetime(2025, 1, 1), dt.datetime(2025, 12, 31), 1200.0, "t", ["SKJ", "YFT"]),
        ("IFTP", "98765", dt.datetime(2023, 2, 1), dt.datetime(2024, 1, 31), None, None, None),
    ]


def test_the_number_of_a_person_is_none_of_a_holder(world):
    _, rows = world
    assert rows("SELECT name, numbers FROM read.party_mention WHERE role = 'holder' ORDER BY line") == [
        ("NORTHWIND SEAFOOD IMPORTS LLC", ["importer number: 98-7654321AB"]),
        ("NORTHWIND SEAFOOD IMPORTS LLC", ["importer number: 98-7654321AB"]),
        ("PACIFIC RIM FISHING CORP S.A.", []),
        ("JANE ROE", []),
    ]
