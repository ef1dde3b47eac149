"""What a store is due, worked out in the case alone."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from catchgraph.case.case import CaseFolder
from catchgraph.graph import shown
from catchgraph.graph.build import read_back
from catchgraph.graph.store import Store

from .cases import FLEET, OWNERS, derived, made

KEY = "a store"


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    """Two vessels and two companies of which one owns one, told to a store."""
    case = made(tmp_path / "case")
    planned(case)
    settled(case)
    return case


def planned(case: CaseFolder) -> shown.Plan:
    with case.write() as connection:
        return shown.plan(connection, KEY)


def settled(case: CaseFolder) -> None:
    with case.write() as connection:
        shown.settle(connection, KEY)


def due(case: CaseFolder) -> dict[str, list[str]]:
    """Id → what the store is due of it."""
    query = """SELECT id, list(due ORDER BY due) FROM (
                   SELECT id, due FROM shown.node UNION ALL SELECT id, due FROM shown.relationship
               ) WHERE due IS NOT NULL GROUP BY id"""
    with case.read() as connection:
        return dict(connection.execute(query).fetchall())


def test_a_store_that_was_given_nothing_is_due_everything(tmp_path):
    case = made(tmp_path / "case")
    plan = planned(case)
    assert (plan.due, plan.elements) == (5, 5)
    assert due(case) == {id_: ["create"] for id_ in (*FLEET, *OWNERS, "company:1", "company:2")}
    with case.read() as connection:
        places = connection.execute("SELECT place, id FROM shown.node ORDER BY place").fetchall()
        ends = connection.execute("SELECT source, target FROM shown.relationship").fetchall()
    # Vessels come before companies in the model.
    assert places == [(1, "vessel:1"), (2, "vessel:2"), (3, "company:1"), (4, "company:2")]
    assert ends == [(3, 1)]


def test_nothing_is_due_where_nothing_changed(case):
    assert planned(case).due == 0


def test_the_difference(case):
    derived(case, {"vessel:2": "BETA 2", "vessel:3": "GAMMA"}, {"owns:1": ("company:1", "vessel:3", "registered")})
    plan = planned(case)
    assert (plan.due, plan.elements) == (5, 5)
    assert due(case) == {
        "vessel:1": ["remove"], "vessel:2": ["replace"], "vessel:3": ["create"], "owns:1": ["create", "remove"]
    }  # fmt: skip
    settled(case)
    assert due(case) == {}
    assert planned(case).due == 0


def test_a_relationship_of_which_only_properties_changed_is_replaced(case):
    derived(case, FLEET, {"owns:1": ("company:1", "vessel:1", "beneficial")})
    planned(case)
    assert due(case) == {"owns:1": ["replace"]}
    # It may have come through, or not.
    planned(case)
    assert due(case) == {"owns:1": ["create", "remove"]}


def test_what_may_have_come_through_is_due_again_whatever_the_case_says_then(case):
    derived(case, {**FLEET, "vessel:1": "A", "vessel:8": "EIGHT", "vessel:9": "NINE"}, {})
    planned(case)
    derived(case, {**FLEET, "vessel:8": "EIGHT"}, OWNERS)
    planned(case)
    assert due(case) == {
        "vessel:1": ["replace"], "vessel:8": ["replace"], "vessel:9": ["remove"], "owns:1": ["create", "remove"]
    }  # fmt: skip


def test_the_token_stands_for_what_a_store_was_given(case):
    first = planned(case).token
    derived(case, {**FLEET, "vessel:1": "A"}, OWNERS)
    second = planned(case).token
    settled(case)
    derived(case, FLEET, OWNERS)
    assert planned(case).token == first != second


def test_what_was_found_in_a_store_is_replaced_or_removed(case):
    import pyarrow as pa

    nodes = pa.table({"kind": ["vessel", "vessel", "company"], "id": ["vessel:1", "vessel:7", "company:1"]})
    drawn = pa.table({"kind": ["owns"], "id": ["owns:7"], "source": ["company:1"], "target": ["vessel:7"]})
    with case.write() as connection:
        shown.adopt(connection, KEY, nodes, drawn)
    planned(case)
    assert due(case) == {
        "vessel:1": ["replace"], "vessel:2": ["create"], "vessel:7": ["remove"], "company:1": ["replace"],
        "company:2": ["create"], "owns:1": ["create"], "owns:7": ["remove"],
    }  # fmt: skip


def test_two_stores_are_told_apart(case):
    with case.write() as connection:
        other = shown.plan(connection, "another")
    assert other.due == 5
    assert planned(case).due == 0


def test_ids_of_another_form_are_of_others_and_left_alone():
    rows: dict[str, list[tuple[Any, ...]]] = {
        "(n:Vessel)": [("vessel:1",), ("mine",), (None,), ("company:1",)],
        "-[r:OWNS]->": [
            ("owns:1", "company:1", "vessel:1"), ("drawn", "company:1", "vessel:1"), (None, "x", "vessel:1"),
            ("owns:2", "vessel:1", "company:1"),
        ],
    }  # fmt: skip

    def read(cypher: str, timeout_s: float) -> SimpleNamespace:
        found = next((each for pattern, each in rows.items() if pattern in cypher), [])
        return SimpleNamespace(rows=found, column=lambda _: [row[0] for row in found])

    nodes, drawn = read_back(cast(Store, SimpleNamespace(read=read)))
    assert nodes.to_pylist() == [{"kind": "vessel", "id": "vessel:1"}]
    assert drawn.to_pylist() == [{"kind": "owns", "id": "owns:1", "source": "company:1", "target": "vessel:1"}]
