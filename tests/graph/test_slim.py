"""What of a case of very many bills a graph is given."""

from __future__ import annotations

from pathlib import Path

import pytest

from catchgraph.case.case import CaseFolder, open_case, set_setting
from catchgraph.graph import shown, slim

KEY = "a store"
#: Bill → its containers.
BILLS = {
    "bill:single": ["CSQU3054383"],
    "bill:joined": ["CSQU3054383"],
    "bill:reefer": [],
    "bill:boxed-on-a-hull": ["CSQU3054383"],
    "bill:loose-on-no-hull": [],
    "bill:made": ["CSQU3054383"],
    "bill:house": ["CSQU3054383"],
    "bill:master": ["CSQU3054383"],
    "bill:lonely-master": [],
}
EDGES = {
    "part_of": [("bill:joined", "consignment:1"), ("bill:house", "consignment:1")],
    "carried_by": [("bill:reefer", "vessel:1"), ("bill:boxed-on-a-hull", "vessel:1")],
    "under": [("bill:house", "bill:master"), ("bill:single", "bill:lonely-master")],
    "made_from": [("goods:made", "goods:catch")],
    "has_line": [(bill, bill.replace("bill:", "goods:")) for bill in BILLS],
    "notifies": [("bill:joined", "company:1"), ("bill:single", "company:1")],
    "consigned_to": [("bill:joined", "company:1"), ("bill:single", "company:1")],
    "same_goods": [("goods:joined", "goods:house")],
    "reports": [("catch_certificate:1", "landing:told"), ("catch_certificate:1", "landing:of-a-hull")],
    "took_part_in": [("vessel:1", "landing:of-a-hull")],
    "cites": [("harvest_report:1", "catch_certificate:1"), ("bill:joined", "catch_certificate:1")],
    "counts": [("balance:over", "goods:catch"), ("balance:holds", "goods:catch"), ("balance:open", "goods:catch")],
}
#: Balance → whether more came out of it than went in; nothing where that cannot be told.
BALANCES = {"balance:over": True, "balance:holds": False, "balance:open": None}
#: Balance of what the sides of a consignment say.
SIDES = "balance:sides"
LABELS = {kind.table: kind.label for kind in shown.TABLES}


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    """Nine bills, each with a line; two landings of a certificate, of which one is of a known hull; three balances."""
    case = open_case(tmp_path / "case", create=True)
    nodes = {
        "consignment": ["consignment:1"],
        "vessel": ["vessel:1"],
        "company": ["company:1"],
        "catch_certificate": ["catch_certificate:1"],
        "harvest_report": ["harvest_report:1"],
        "landing": ["landing:told", "landing:of-a-hull"],
    }
    with case.write() as connection:
        for table, ids in nodes.items():
            connection.executemany(f"INSERT INTO derived.{table} (id, hash) VALUES (?, '1')", [[id_] for id_ in ids])
        for bill, containers in BILLS.items():
            connection.execute("INSERT INTO derived.bill (id, containers, hash) VALUES (?, ?, '1')", [bill, containers])
        connection.executemany("INSERT INTO derived.balance (id, over, hash) VALUES (?, ?, '1')", [*BALANCES.items()])
        connection.execute(
            "INSERT INTO derived.balance (id, kind, over, hash) VALUES (?, 'consignment side', true, '1')", [SIDES]
        )
        lines = [*((bill.replace("bill:", "goods:"), bill) for bill in BILLS), ("goods:catch", "catch_certificate:1")]
        connection.executemany("INSERT INTO derived.goods (id, record, hash) VALUES (?, ?, '1')", lines)
        for table, ends in EDGES.items():
            for number, (source, target) in enumerate(ends):
                connection.execute(
                    f"""INSERT INTO derived.{table} (id, source, source_label, target, target_label, hash)
                        VALUES (?, ?, ?, ?, ?, '1')""",
                    [f"{table}:{number}", source, _label(source), target, _label(target)],
                )
    return case


def _label(id_: str) -> str:
    return LABELS[id_.split(":")[0]]


def given(case: CaseFolder) -> set[str]:
    with case.write() as connection:
        shown.plan(connection, KEY)
        shown.settle(connection, KEY)
        rows = "SELECT id FROM shown.node UNION ALL SELECT id FROM shown.relationship"
        return {id_ for (id_,) in connection.execute(rows).fetchall()}


def left(case: CaseFolder) -> dict[str, int]:
    with case.read() as connection:
        return slim.left_out(connection, KEY)


def test_a_case_of_few_bills_is_given_as_a_whole(case):
    everything = given(case)
    assert everything >= BILLS.keys()
    assert {f"{table}:0" for table in EDGES} <= everything
    assert left(case) == {}


def test_of_very_many_bills_those_that_are_joined_made_of_something_or_loose_on_a_known_hull_are_given(
    case, monkeypatch
):
    monkeypatch.setattr(slim, "MOST_BILLS", len(BILLS) - 1)
    told = given(case)
    kept = {"joined", "reefer", "made", "house", "master"}
    assert {id_ for id_ in told if id_.startswith("bill:")} == {f"bill:{name}" for name in kept}
    assert {id_ for id_ in told if id_.startswith("goods:")} == {"goods:catch", *(f"goods:{name}" for name in kept)}
    # Ends that are not there take their relationships along; whom bills notify stays away, as do landings of a vessel
    # that nobody knows, what balances count that are not over, and what others cite than harvest reports.
    assert {id_ for id_ in told if id_.startswith(("landing:", "balance:"))} == {"landing:of-a-hull", *BALANCES}
    assert {id_ for id_ in told if id_.split(":")[0] in EDGES} == {
        *("part_of:0", "part_of:1", "carried_by:0", "under:0", "made_from:0", "consigned_to:0", "same_goods:0"),
        *("reports:1", "took_part_in:0", "counts:0", "cites:0"),
        *(f"has_line:{number}" for number, bill in enumerate(BILLS) if bill.removeprefix("bill:") in kept),
    }
    assert left(case) == {"Bill": 4, "Goods": 4, "Landing": 1, "Balance": 1}


def test_all_is_given_where_that_was_asked_for_and_taken_away_again_where_not(case, monkeypatch):
    monkeypatch.setattr(slim, "MOST_BILLS", 1)
    for whole, bills in (("yes", 9), ("no", 5)):
        with case.write() as connection:
            set_setting(connection, slim.WHOLE, whole)
        assert len({id_ for id_ in given(case) if id_.startswith("bill:")}) == bills
