"""Write statements come from the declaration: rows are lists of the properties that have values."""

from __future__ import annotations

import datetime as dt

import pyarrow as pa

from catchgraph.graph.statements import create_nodes, create_relationships, filled, replace_nodes, rows_of
from catchgraph.model.schema import node, relationship


def test_a_node_is_created_of_what_has_values() -> None:
    assert create_nodes(node("Registration"), ["id", "since"]) == (
        "WITH [time IN $times | localdatetime(time)] AS times UNWIND $rows AS row "
        "CREATE (n:Registration {`id`: row[0], `since`: times[row[1]]}) RETURN count(*) AS n"
    )


def test_a_node_that_is_there_or_may_be_is_replaced_under_its_id() -> None:
    assert "MERGE (n:Vessel {id: row[1]}) SET n = {`name`: row[0], `id`: row[1]}" in replace_nodes(
        node("Vessel"), ["name", "id"]
    )


def test_a_relationship_is_drawn_between_the_ends_of_its_row() -> None:
    statement = create_relationships(relationship("OWNS"), "Company", "Vessel", ["id", "kind"])
    assert "MATCH (a:Company {id: row[2]}) MATCH (b:Vessel {id: row[3]})" in statement
    assert "CREATE (a)-[r:OWNS {`id`: row[0], `kind`: row[1]}]->(b)" in statement


def test_times_are_told_once_and_pointed_to() -> None:
    day, other = dt.datetime(2020, 1, 2), dt.datetime(2021, 3, 4, 5, 6, 7)
    stamp = pa.timestamp("us")
    table = pa.table(
        {
            "since": pa.array([day, None, other], stamp),
            "id": ["a", "b", "c"],
            "until": pa.array([None, other, other], stamp),
        }
    )
    rows, times = rows_of(table)
    assert sorted(times) == ["2020-01-02T00:00:00.000000", "2021-03-04T05:06:07.000000"]
    told = [
        [times[row[0]] if row[0] is not None else None, row[1], times[row[2]] if row[2] is not None else None]
        for row in rows
    ]
    assert told == [
        ["2020-01-02T00:00:00.000000", "a", None],
        [None, "b", "2021-03-04T05:06:07.000000"],
        ["2021-03-04T05:06:07.000000", "c", "2021-03-04T05:06:07.000000"],
    ]


def test_properties_without_a_value_are_left_out() -> None:
    kind = node("Vessel")
    columns = {p.name: pa.nulls(2, pa.string()) for p in kind.shown}
    assert filled(kind, pa.table({**columns, "id": ["a", "b"], "name": ["A", None]})) == ["id", "name"]
