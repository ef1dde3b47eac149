"""Who supplies whom: sums over shipments, of a few papers, worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from tests.derive.small import made
from tests.resolve.consignment.papers import Papers

_SUMS = """
    SELECT source, target, shipments, kg, weighed, value, currency, CAST(first AS DATE)::VARCHAR,
           CAST(last AS DATE)::VARCHAR, hs6, len(records)
    FROM derived.supplies
"""


@pytest.fixture(scope="module")
def edges() -> Mapping[tuple[str, str], tuple[Any, ...]]:
    """Seller `s` and others; see each paper."""
    papers = Papers()
    sold = {"shipper": "company:s", "consignee": "company:c"}
    # One consignment: a bill, its copy, and the entry that cites it, which weighs it net.
    papers.bill("1", "0000123456", "2025-03-10", "ZZMB", parties=sold, gross_kg=1_100.0)
    papers.bill("2", "0000123456", "2025-03-10", "ZZMB", parties=sold, gross_kg=1_100.0, dataset="rows@2025")
    papers.entry("1", "2025-03-12", lines=[("030617", 400.0), ("160521", 600.0)], bills=["ZZMB0000123456"],
                 parties={"importer": "company:c"})  # fmt: skip
    # A bill alone: who is to be notified buys nothing where there is a consignee; gross weight only.
    papers.bill("3", "0000777777", "2025-04-01", "ZZMB", parties={**sold, "notify party": "company:n"}, gross_kg=50.0)
    # A bill to order: who is to be notified is the only buyer; no weight.
    papers.bill("4", "0000888888", "2025-05-01", "ZZMB", parties={"shipper": "company:s", "notify party": "company:n"})
    # A master with its house: the house counts.
    papers.bill("5", "0000999999", "2025-05-02", "ZZMB", kind="master", gross_kg=500.0,
                parties={"shipper": "company:f", "consignee": "company:g"})  # fmt: skip
    papers.bill("6", "0000999990", "2025-05-02", "ZZMB", kind="house", master="ZZMB0000999999", gross_kg=200.0,
                parties={"shipper": "company:s", "consignee": "company:d"})  # fmt: skip
    # Of one consignment the declaration names the seller only, and the entry the buyer only.
    papers.export("1", "2025-06-01", bills=["ZZMB0000555555"], parties={"exporter": "company:x"},
                  lines=[("030487", 70.0)])  # fmt: skip
    papers.bill("7", "0000555555", "2025-07-01", "ZZMB")
    papers.entry("2", "2025-07-02", bills=["ZZMB0000555555"], parties={"importer": "company:y"})
    # A firm that ships to itself, a private person who buys, a deleted bill.
    papers.bill("8", "0000444444", "2025-07-03", "ZZMB", parties={"shipper": "company:s", "consignee": "company:s"})
    papers.bill("9", "0000333333", "2025-07-03", "ZZMB", parties={"shipper": "company:s", "consignee": "person:p"})
    papers.bill("10", "0000222222", "2025-07-03", "ZZMB", status="deleted", parties=sold)
    papers.together()
    papers.connection.execute("UPDATE read.goods SET currency = 'USD', value = 10 * net_kg, value_basis = 'entered'")
    return {(source, target): rest for source, target, *rest in made(papers.connection, _SUMS)}


def test_a_consignment_is_one_shipment_whatever_its_records(edges: Mapping[tuple[str, str], list[Any]]) -> None:
    assert edges["company:s", "company:c"] == [
        2, 1_050.0, 2, 10_000.0, "USD", "2025-03-10", "2025-04-01", ["030617", "160521"], 3,
    ]  # fmt: skip


def test_who_is_to_be_notified_buys_where_nobody_else_does(edges: Mapping[tuple[str, str], list[Any]]) -> None:
    assert edges["company:s", "company:n"][:5] == [1, None, 0, None, None]


def test_a_master_is_no_shipment_beside_its_houses(edges: Mapping[tuple[str, str], list[Any]]) -> None:
    assert edges["company:s", "company:d"][:2] == [1, 200.0]


def test_parties_of_several_records_supply_each_other_where_no_record_names_both(
    edges: Mapping[tuple[str, str], list[Any]],
) -> None:
    assert edges["company:x", "company:y"][:5] == [1, 70.0, 1, 700.0, "USD"]
    assert edges["company:x", "company:y"][5] == "2025-07-01"


def test_nobody_supplies_itself_and_persons_and_deleted_bills_are_left_out(
    edges: Mapping[tuple[str, str], list[Any]],
) -> None:
    firms = (("s", "c"), ("s", "n"), ("s", "d"), ("x", "y"))
    assert set(edges) == {(f"company:{one}", f"company:{other}") for one, other in firms}
