"""What the sides of a consignment say, side by side: of a few papers, worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from tests.derive.small import made
from tests.resolve.consignment.papers import Papers

from catchgraph.derive.changed import compare
from catchgraph.derive.derive import made as derived

#: What is derived of consignments.
TABLES = ("consignment", "part_of", "under", "balance", "of", "counts")


@pytest.fixture(scope="module")
def told() -> Mapping[str, Any]:
    """A bill in two datasets, two entries and an export declaration of one consignment; its properties."""
    papers = Papers()
    parties = {"shipper": "company:s", "consignee": "company:c"}
    papers.bill("1", "0000123456", "2025-03-10", "ZZMB", parties=parties, gross_kg=1_100.0, containers=["CSQU3054383"])
    papers.bill("2", "0000123456", "2025-03-10", "ZZMB", parties=parties, gross_kg=1_100.0, dataset="rows@2025")
    cites = {"bills": ["ZZMB0000123456"], "parties": {"importer": "company:c"}}
    papers.entry("1", "2025-03-12", entry_type="01", lines=[("030617", 400.0), ("160521", 100.0)], **cites)
    papers.entry("2", "2025-03-14", entry_type="03", lines=[("030617", 500.0)], **cites)
    sold = {"exporter": "company:s", "consignee": "company:t"}
    papers.export("1", "2025-02-10", bills=["ZZMB0000123456"], parties=sold, lines=[("030617", 1_000.0), (None, None)])
    papers.together()
    papers.connection.execute(
        """UPDATE read.goods SET currency = 'USD', value = 10 * net_kg,
        value_basis = CASE WHEN starts_with(record, 'entry') THEN 'entered' ELSE 'FOB' END"""
    )
    rows = made(papers.connection, "FROM derived.consignment")
    assert len(rows) == 1
    names = [column for column, *_ in papers.connection.execute("DESCRIBE derived.consignment").fetchall()]
    edges = papers.ask("SELECT source, is_anchor, basis FROM derived.part_of ORDER BY source")
    return {**dict(zip(names, rows[0], strict=True)), "edges": edges}


def test_it_begins_at_the_bill_and_counts_papers_once(told: Mapping[str, Any]) -> None:
    assert (told["anchor"], told["papers"]) == ("bill:1", 4)
    assert told["sides"] == ["bill", "entry", "export declaration"]
    assert told["datasets"] == ["papers@2025", "rows@2025"]
    assert told["edges"] == [
        ("bill:1", True, "anchor"), ("bill:2", False, "same document"), ("entry:1", False, "bill number"),
        ("entry:2", False, "bill number"), ("export_declaration:1", False, "bill number"),
    ]  # fmt: skip


def test_days_and_parties_of_each_side(told: Mapping[str, Any]) -> None:
    days = ("exported", "arrived", "imported", "imported_last")
    assert [f"{told[name]:%m-%d}" for name in days] == ["02-10", "03-10", "03-12", "03-14"]
    assert told["bill_sellers"] == told["export_sellers"] == ["company:s"]
    assert (told["bill_buyers"], told["export_buyers"]) == (["company:c"], ["company:t"])
    # No entry names a seller, and none is filled in.
    assert told["entry_sellers"] == []


def test_weights_and_values_of_each_side(told: Mapping[str, Any]) -> None:
    assert (told["bill_gross_kg"], told["bill_net_kg"]) == (1_100.0, None)
    assert (told["entry_net_kg"], told["entry_value"], told["entry_value_basis"]) == (1_000.0, 10_000.0, "entered")
    # One line of the declaration has no weight: the sum is unknown.
    assert (told["export_net_kg"], told["export_value"], told["export_currency"]) == (None, None, None)


def test_goods_of_each_side(told: Mapping[str, Any]) -> None:
    assert (told["export_hs6"], told["entry_hs6"], told["bill_hs6"]) == (["030617"], ["030617", "160521"], [])
    assert told["bill_containers"] == ["CSQU3054383"]
    assert told["entry_types"] == ["01", "03"]
    assert told["joined_by"] == ["bill number", "document"]


def test_what_changed_of_consignments_is_made_again_as_all_would_be() -> None:
    papers = Papers()
    for n in range(1, 21):
        papers.bill(str(n), f"00001234{n:02}", "2025-03-10", "ZZMB", gross_kg=1_000.0 * n)
        papers.entry(str(n), "2025-03-12", bills=[f"ZZMB00001234{n:02}"], lines=[("030617", 900.0 * n)])
        papers.export(str(n), "2025-02-10", bills=[f"ZZMB00001234{n:02}"], lines=[("030617", 900.0 * n)])
    papers.together()
    derived(papers.connection, only=False)
    before = {table: papers.ask(f"FROM derived.{table} ORDER BY ALL") for table in TABLES}
    # Another entry of the first bill, a line more of the second entry, and the third bill is a master with a house.
    papers.next_file()
    papers.entry("21", "2025-03-13", bills=["ZZMB0000123401"], lines=[("030617", 1.0)])
    papers.line("entry:2", "160414", 5.0)
    papers.bill("22", "HOUSE00001", "2025-03-10", kind="house", master="ZZMB0000123403")
    papers.together()
    assert compare(papers.connection)
    derived(papers.connection, only=True)
    by_difference = {table: papers.ask(f"FROM derived.{table} ORDER BY ALL") for table in TABLES}
    derived(papers.connection, only=False)
    assert {table: papers.ask(f"FROM derived.{table} ORDER BY ALL") for table in TABLES} == by_difference
    assert all(before[table] != by_difference[table] for table in TABLES)
    weights = papers.ask("SELECT entry_net_kg FROM derived.consignment WHERE anchor IN ('bill:1', 'bill:2') ORDER BY 1")
    assert weights == [(901.0,), (1_805.0,)]
