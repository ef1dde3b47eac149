"""Suppliers and customers of a company: of a few shipments, worked out by hand."""

import datetime as dt

import pytest

from catchgraph.analyse.trade import trade
from catchgraph.case.case import open_case
from catchgraph.errors import NotFound, UsageError

from .world import finish, put, relate

MARCH, MAY = dt.datetime(2025, 3, 10), dt.datetime(2025, 5, 1)


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """S supplies C in March (entry and bill of one consignment) and in May (a bill); T supplies C, and C supplies D."""
    made = open_case(tmp_path_factory.mktemp("trade") / "case", create=True)
    with made.write() as con:
        for name in "stcd":
            put(con, "derived.company", id=f"company:{name}", name=f"{name.upper()} Ltd", names=[f"{name.upper()} Ltd"])
        put(con, "derived.entry", id="entry:1", name="entry 1", imported=MARCH, records=["entries.csv, line 2"])
        for number, day in (("1", MARCH), ("2", MAY), ("3", MAY), ("4", MAY)):
            put(
                con,
                "derived.bill",
                id=f"bill:{number}",
                name=number,
                arrival=day,
                records=[f"bills.csv, line {number}"],
            )
        lines = (
            ("entry:1", "030617", "PNV", 400.0, 4_000.0), ("entry:1", "030487", "YFT", 600.0, 9_000.0),
            ("bill:1", "030617", None, 1_100.0, None), ("bill:2", "030617", "PNV", 50.0, None),
            ("bill:3", "030487", "YFT", 70.0, 700.0), ("bill:4", "160414", "SKJ", 30.0, None),
        )  # fmt: skip
        for number, (record, hs6, species, kg, value) in enumerate(lines):
            put(con, "derived.goods", id=f"goods:{number}", name="goods", record=record, stage="product", hs6=hs6,
                hs=f"{hs6}0004", species=species, net_kg=kg, value=value,
                currency="USD" if value else None)  # fmt: skip
        put(con, "derived.consignment", id="consignment:1", name="consignment of bill 1", anchor="bill:1", papers=2)
        for record in ("entry:1", "bill:1"):
            relate(con, "PART_OF", record, "consignment:1", record=record)
        sums = (
            ("s", "c", ["bill:1", "bill:2", "entry:1"], 2, 1_050.0, 13_000.0), ("t", "c", ["bill:3"], 1, 70.0, 700.0),
            ("c", "d", ["bill:4"], 1, 30.0, None),
        )  # fmt: skip
        for seller, buyer, records, shipments, kg, value in sums:
            relate(con, "SUPPLIES", f"company:{seller}", f"company:{buyer}", records=records, shipments=shipments,
                   kg=kg, weighed=shipments, value=value, currency="USD" if value else None, first=MARCH, last=MAY,
                   hs6=[], species=[])  # fmt: skip
        finish(con)
    return made


def told(table):
    """Name of a partner → shipments, kg, share, value."""
    at = [table.columns.index(name) for name in ("name", "shipments", "kg", "share", "value")]
    return {row[at[0]]: tuple(row[place] for place in at[1:]) for row in table.rows}


def test_partners_stand_by_weight_with_their_share(case):
    found = trade(case, "C Ltd")
    assert list(told(found.suppliers).items()) == [
        ("S Ltd", (2, 1_050.0, 0.9375, 13_000.0)), ("T Ltd", (1, 70.0, 0.0625, 700.0)),
    ]  # fmt: skip
    assert told(found.customers) == {"D Ltd": (1, 30.0, 1.0, None)}
    assert found.suppliers.note == "2 companies, 3 shipments, 1,120 kg"


def test_each_row_leads_to_rows_of_files(case):
    rows = trade(case, "C Ltd").suppliers.rows
    at = trade(case, "C Ltd").suppliers.columns.index("where")
    assert rows[0][at] == ["bills.csv, line 1", "bills.csv, line 2", "entries.csv, line 2"]


def test_of_some_goods_the_first_record_that_weighs_them_counts(case):
    # The entry weighs the shrimp of the first shipment 400 kg; its bill, which says 1,100, comes after it.
    assert told(trade(case, "C Ltd", hs=["0306"]).suppliers) == {"S Ltd": (2, 450.0, 1.0, 4_000.0)}
    assert told(trade(case, "C Ltd", species=["yft"]).suppliers) == {
        "S Ltd": (1, 600.0, pytest.approx(600 / 670), 9_000.0), "T Ltd": (1, 70.0, pytest.approx(70 / 670), 700.0),
    }  # fmt: skip


def test_since_a_day(case):
    assert told(trade(case, "C Ltd", since=MAY).suppliers) == {
        "S Ltd": (1, 50.0, pytest.approx(50 / 120), None), "T Ltd": (1, 70.0, pytest.approx(70 / 120), 700.0),
    }  # fmt: skip
    assert trade(case, "C Ltd", since=dt.datetime(2026, 1, 1)).suppliers.rows == []


def test_the_picture_has_all_partners(case):
    part = trade(case, "C Ltd").subgraph
    assert {(edge.source, edge.type, edge.target) for edge in part.edges} == {
        (f"company:{one}", "SUPPLIES", f"company:{other}") for one, other in ("sc", "tc", "cd")
    }


def test_what_is_no_company_or_no_code_is_said(case):
    with pytest.raises(NotFound):
        trade(case, "Nobody Ltd")
    with pytest.raises(UsageError, match="no company"):
        trade(case, "consignment:1")
    with pytest.raises(UsageError, match="no commodity code"):
        trade(case, "C Ltd", hs=["shrimp"])
