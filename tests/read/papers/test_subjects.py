"""Whom measures are about: one vessel, else one firm, else nobody. Expected values by hand."""

import pytest

from catchgraph.read.load import load

from ..conftest import csv_text

HEADER = [
    *("Authority", "Kind", "Number", "Effect", "Target", "Vessel Name", "Vessel Flag", "Vessel Id", "Company"),
    *("Company Country", "Fishery", "From", "Until"),
]
ORDER = {"Authority": "CBP", "Kind": "withhold release order", "Effect": "withhold release", "From": "2025-05-28"}


@pytest.fixture
def said(case, write):
    """Load measures; then their names, the vessels and the firms that they mention, and what was noted."""

    def ask(*rows):
        load(case, [write("measures.csv", csv_text(HEADER, [{**ORDER, **row} for row in rows]))])
        with case.read() as connection:
            return tuple(
                connection.execute(query).fetchall()
                for query in (
                    "SELECT m.name, v.name, p.name FROM read.measure m "
                    "LEFT JOIN read.vessel_mention v USING (mention_id) "
                    "LEFT JOIN read.party_mention p USING (mention_id) "
                    "ORDER BY m.line",
                    'SELECT "column", value FROM read.flag ORDER BY ALL',
                )
            )

    return ask


def test_a_vessel_and_a_firm_are_each_mentioned(said):
    found, noted = said(
        {"Vessel Name": "SEA KESTREL 7", "Vessel Flag": "Panama", "Vessel Id": "9074729"},
        {"Company": "REEF OCEAN FISHING CO., LTD.", "Company Country": "China"},
        {"Target": "goods", "Number": "A-1"},
    )
    assert found == [
        ("CBP withhold release order: SEA KESTREL 7", "SEA KESTREL 7", None),
        ("CBP withhold release order: REEF OCEAN FISHING CO., LTD.", None, "REEF OCEAN FISHING CO., LTD."),
        ("CBP A-1", None, None),
    ]
    assert noted == []


def test_a_row_that_names_both_is_about_the_vessel_and_says_so(said):
    found, noted = said({"Vessel Name": "SEA KESTREL 7", "Company": "REEF LTD"})
    assert found == [("CBP withhold release order: SEA KESTREL 7", "SEA KESTREL 7", None)]
    assert noted == [("Company", "REEF LTD")]


def test_a_mention_of_a_vessel_has_its_numbers_and_flag(said, case):
    said({"Vessel Name": "SEA KESTREL 7", "Vessel Flag": "Panama", "Vessel Id": "9074729"})
    with case.read() as connection:
        assert connection.execute("SELECT record_kind, names, imo, flags FROM read.vessel_mention").fetchall() == [
            ("measure", ["SEA KESTREL 7"], "9074729", ["PAN"])
        ]
