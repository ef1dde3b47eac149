"""What is shown of a consignment: of a few papers, worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from catchgraph.analyse import consignment
from catchgraph.analyse.nodes import properties
from catchgraph.analyse.table import Table
from tests.derive.small import made
from tests.resolve.consignment.papers import Papers


@pytest.fixture(scope="module")
def shown() -> Mapping[str, Table]:
    """A bill and its copy, an entry and an export declaration of one consignment, and a bill that is deleted."""
    papers = Papers()
    parties = {"shipper": "company:s", "consignee": "company:c"}
    papers.bill("1", "0000123456", "2025-03-10", "ZZMB", parties=parties, gross_kg=1_100.0, containers=["CSQU3054383"])
    papers.bill("2", "0000123456", "2025-03-10", "ZZMB", parties=parties, gross_kg=1_100.0, dataset="rows@2025")
    cites = {"bills": ["ZZMB0000123456"]}
    papers.entry(
        "1", "2025-03-12", lines=[("030617", 400.0), ("160521", 610.0)], parties={"importer": "company:c"}, **cites
    )
    papers.export(
        "1",
        "2025-02-10",
        parties={"exporter": "company:s", "consignee": "company:t"},
        lines=[("030617", 1_000.0)],
        **cites,
    )
    papers.together()
    [(id_,)] = made(papers.connection, "SELECT id FROM derived.consignment")
    return {
        table.title: table for table in consignment.sections(papers.connection, id_, properties(papers.connection, id_))
    }


def test_the_sides_stand_beside_each_other_with_what_differs(shown: Mapping[str, Table]) -> None:
    told = {row[0]: row[1:] for row in shown["Side by side"].rows}
    assert told["first day"] == ("2025-02-10", "2025-03-10", "2025-03-12", "")
    assert told["buyers"] == ("company:t", "company:c", "company:c", "differ")
    assert told["sellers"] == ("company:s", "company:s", "", "")
    assert told["containers"] == ("", "CSQU3054383", "", "")
    assert told["net weight (kg)"] == ("1,000", "", "1,010", "apart by 1.0%")
    assert told["gross weight (kg)"] == ("", "1,100", "", "")
    assert told["commodity codes"] == ("030617", "", "030617; 160521", "some differ")
    assert "value" not in told


def test_what_served_to_join_is_not_judged() -> None:
    given = {"joined_by": ["weight", "code"], "export_net_kg": 1_000.0, "entry_net_kg": 1_019.0,
             "export_hs6": ["030617"], "entry_hs6": ["160521"]}  # fmt: skip
    rows = {row[0]: row[-1] for row in consignment.side_by_side(given, {}).rows}
    assert rows == {
        "net weight (kg)": "apart by 1.9% (served to join: not judged)",
        "commodity codes": "differ (served to join: not judged)",
    }


def test_values_in_other_currencies_are_not_compared() -> None:
    given = {"export_value": 10.0, "export_currency": "EUR", "export_value_basis": "FOB", "entry_value": 12.0,
             "entry_currency": "USD", "entry_value_basis": "entered"}  # fmt: skip
    assert consignment.side_by_side(given, {}).rows == [
        ("value", "10.00 EUR FOB", "", "12.00 USD entered", "in other currencies")
    ]


def test_each_record_says_why_it_is_part(shown: Mapping[str, Table]) -> None:
    columns = shown["Records"].columns
    told = [dict(zip(columns, row, strict=True)) for row in shown["Records"].rows]
    assert [(row["record"], row["basis"]) for row in told] == [
        ("bill:1", "the consignment begins at it"), ("bill:2", "same document"), ("entry:1", "bill number"),
        ("export_declaration:1", "bill number"),
    ]  # fmt: skip
    assert told[2]["joined_by"] == ["bill number"]


def test_its_lines_say_of_which_record_they_are(shown: Mapping[str, Table]) -> None:
    at = shown["Lines"].columns.index("net_kg")
    assert [row[at] for row in shown["Lines"].rows] == [400.0, 610.0, 1_000.0]
