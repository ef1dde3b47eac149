"""What `show` tells of a lot, event by event, from the invented events: worked out by hand from the files."""

import datetime as dt
from pathlib import Path

import pytest

from catchgraph.analyse.find import find
from catchgraph.analyse.show import show
from catchgraph.case.case import open_case
from catchgraph.derive.derive import derive
from catchgraph.read.load import load
from catchgraph.resolve.run import resolve

EPCIS = Path(__file__).parents[2] / "fixtures" / "partner" / "epcis"


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    made = open_case(tmp_path_factory.mktemp("lots") / "case", create=True)
    load(made, [EPCIS])
    resolve(made)
    derive(made)
    return made


def told(case, number, *columns):
    rows = show(case, find(case, number)).section("Events").dicts()
    return [tuple(row[column] for column in columns) for row in rows]


def test_a_lot_is_found_by_its_number_and_in_either_spelling(case):
    spellings = (
        "LOTE12",
        "urn:epc:class:lgtin:9521234.000012.LOTE12",
        "https://id.gs1.org/01/09521234000129/10/LOTE12",
    )
    assert len({find(case, each) for each in spellings}) == 1


def test_what_became_of_a_lot_that_was_made(case):
    assert told(case, "LOTE12", "day", "what", "lot", "kg", "from", "into", "papers", "status") == [
        (
            *(dt.datetime(2025, 2, 10, 21), "processing", "made", 28_000.0, "M-0205 (40,250 kg)", "", ""),
            "replaced",
        ),
        (dt.datetime(2025, 2, 10, 21), "processing", "made", 18_000.0, "M-0205 (40,250 kg)", "", "", None),
        (dt.datetime(2025, 3, 10, 13), "aggregation", "went in", 18_000.0, "", "095212340000000013", "", None),
        (
            *(dt.datetime(2025, 3, 15, 15), "shipping", "handled", 18_000.0, "", ""),
            *("bill OSPM25000417; invoice 001-002-000004417", None),
        ),
        (
            *(dt.datetime(2025, 4, 14, 18), "receiving", "handled", 17_400.0, "", ""),
            *("bill OSPM25000417; purchase-order 4500-77", None),
        ),
    ]


def test_a_catch_with_its_vessels_and_where_it_went(case):
    assert told(case, "P7-1220", "what", "lot", "kg", "place", "into") == [
        ("fishing", "caught or harvested", 24_000.0, "STORM PETREL 7", ""),
        ("transshipment", "handled", 24_000.0, "REEFER ALBATROSS", ""),
        ("landing", "handled", 24_000.0, "Port of Guayaquil", ""),
        ("commingling", "went in", 24_000.0, "PESQUERA COSTA MORADA S.A.", "M-0205 (40,250 kg)"),
    ]
    [who, *_] = told(case, "P7-1220", "who")
    assert "catching vessel STORM PETREL 7" in who[0]


def test_what_a_lot_was_mixed_of(case):
    assert told(case, "M-0205", "what", "lot", "from", "into")[0] == (
        "commingling", "made", "GS-1221 (16,250 kg); P7-1220 (24,000 kg)", "",
    )  # fmt: skip


def test_a_record_that_is_no_lot_has_no_such_section(case):
    event = show(case, find(case, "urn:uuid:0f000000-0000-4000-8000-000000000013"))
    assert event.label == "TraceabilityEvent"
    assert "Events" not in [section.title for section in event.sections]


def test_its_product_as_master_data_of_another_file_describes_it(case):
    """The plant's file says nothing of whole fish; the catch's does."""
    [row] = show(case, find(case, "P7-1220")).section("Product by master data").dicts()
    assert (row["description"], row["species"], row["form"]) == ("Yellowfin tuna, whole, frozen", "YFT", "WHL")
    assert row["where"] == ["harvest-2025-01.xml, line 9 (record 1)"]
