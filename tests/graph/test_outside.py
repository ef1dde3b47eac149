"""What of a query leaves the graph, by its words and by a plan."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.detect.catalogue import catalogue
from catchgraph.errors import QueryError
from catchgraph.graph.outside import refuse_plan, refuse_words


@pytest.mark.parametrize(
    ("cypher", "why"),
    [
        ("LOAD CSV FROM 'x' AS r RETURN r", "LOAD CSV reads files"),
        ("load /* */ csv from 'x' as r return r", "LOAD CSV reads files"),
        ("\\u004cOAD CSV FROM 'x' AS r RETURN r", "LOAD CSV reads files"),
        ("RETURN '\\u0027 LOAD CSV FROM 'x' AS r", "LOAD CSV reads files"),
        ("// a remark\r LOAD CSV FROM 'x' AS r RETURN r", "LOAD CSV reads files"),
        ("CALL { LOAD CSV FROM 'x' AS r RETURN r } RETURN r", "LOAD CSV reads files"),
        ("call `apoc`.`load`.`json`('x')", "the procedure apoc.load.json"),
        ("CALL dbms . listConfig YIELD name RETURN name", "the procedure dbms.listConfig"),
        ("CALL fetch('x') YIELD y RETURN y", "the procedure fetch"),
        ("RETURN apoc.cypher.runFirstColumnSingle('RETURN 1', {})", "the function apoc.cypher.runFirstColumnSingle"),
        ("USE system MATCH (n) RETURN n", "USE asks another database"),
        ("CALL { USE `other` MATCH (n) RETURN n } RETURN n", "USE asks another database"),
        ("SHOW SETTINGS", "the server's own settings"),
        ("EXPLAIN SHOW USERS", "the server's own settings"),
    ],
)
def test_words_that_leave_are_named(cypher: str, why: str) -> None:
    with pytest.raises(QueryError, match="leaves the graph and was not run") as raised:
        refuse_words(cypher)
    assert why in raised.value.message
    assert "catchgraph load FILE" in raised.value.hint


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (n:Vessel {load: 1}) RETURN n.load AS csv, 'LOAD CSV FROM' AS text, \"LOAD CSV\" AS other",
        "MATCH (`LOAD CSV`:Vessel) RETURN `LOAD CSV`.name // LOAD CSV FROM 'x'",
        "MATCH (n)-[:CALL]->(use) RETURN use ORDER BY use /* CALL dbms.listConfig() */",
        "MATCH (n) WITH n AS call ORDER BY call LIMIT 3 RETURN call",
        "CALL { MATCH (n) RETURN n } RETURN n",
        "MATCH (n) CALL (n) { RETURN 1 AS x } RETURN x",
        "CALL db.labels() YIELD label RETURN label",
        "RETURN date.truncate('year', date()), `point`.`distance`(point({x: 1}), point({x: 2}))",
        "RETURN apoc.text.clean('x')",
        "SHOW INDEXES",
        "SHOW RANGE INDEXES",
        "",
    ],
)
def test_words_that_stay_pass(cypher: str) -> None:
    refuse_words(cypher)


def test_every_query_of_the_catalogue_stays() -> None:
    for query in catalogue().values():
        for cypher in (query.cypher, query.denominator, query.covers):
            refuse_words(cypher)


@given(st.text(alphabet="LOADCSV '\"`/*\\\n\ru004c.(){};", max_size=60))
def test_any_text_is_judged(cypher: str) -> None:
    """Refused or not, it comes to an end without any other error."""
    with suppress(QueryError):
        refuse_words(cypher)


def plan(operator: str, details: str = "", *children: dict[str, Any]) -> dict[str, Any]:
    """A plan as the driver gives it."""
    return {"operatorType": f"{operator}@neo4j", "args": {"Details": details}, "children": list(children)}


def under(inner: dict[str, Any]) -> dict[str, Any]:
    """A plan in which an operator stands three deep, beside one that is harmless."""
    return plan("ProduceResults", "n", plan("Apply", "", plan("AllNodesScan", "n"), plan("Filter", "n.x = 1", inner)))


@pytest.mark.parametrize(
    ("inner", "why"),
    [
        (plan("LoadCSV", "row"), "LOAD CSV reads files"),
        (plan("ProcedureCall", "dbms.listConfig() :: (name :: STRING)"), "the procedure dbms.listConfig"),
        (plan("ProcedureCall", "`apoc.load`.json($autostring_0) :: (value :: MAP)"), "the procedure apoc.load.json"),
        (plan("Projection", 'CASE WHEN n.x = 1 THEN COUNT { LOAD CSV FROM "x" AS r RETURN r AS r } END AS n'), "LOAD"),
        (plan("Projection", "[x IN $list | COUNT { CALL dbms.components() YIELD name RETURN name }] AS n"), "dbms"),
        (plan("Filter", "apoc.data.url(cache[n.url]) = $autostring_0"), "the function apoc.data.url"),
        (plan("LoadParquet", "row"), "the step LoadParquet"),
        (plan("RunQueryAt", "other"), "the step RunQueryAt"),
        (plan("ShowSettings", "allSettings"), "the step ShowSettings"),
        (plan("TerminateTransactions", "x"), "the step TerminateTransactions"),
    ],
)
def test_a_plan_that_leaves_is_refused_wherever_the_step_stands(inner: dict[str, Any], why: str) -> None:
    refuse_plan("r", under(plan("NodeIndexSeek", "RANGE INDEX n:Vessel(id) WHERE id = $id")))
    with pytest.raises(QueryError, match="leaves the graph") as raised:
        refuse_plan("r", under(inner))
    assert why in raised.value.message


@pytest.mark.parametrize(
    "operator",
    [
        "Expand(All)", "VarLengthExpand(Pruning,BFS,All)", "NodeUniqueIndexSeek", "PartitionedAllNodesScan",
        "DirectedRelationshipIndexSeekByRange", "Top1WithTies", "StatefulShortestPath(Into, Trail)", "Eager",
        "NodeCountFromCountStore", "LetSelectOrAntiSemiApply", "NodeLeftOuterHashJoin", "Repeat(Trail)",
        "OrderedAggregation",
    ],
)  # fmt: skip
def test_a_plan_that_reads_passes(operator: str) -> None:
    refuse_plan("r", under(plan(operator, "(n)-[r:CARRIED_BY]->(v), cache[n.name]")))


@pytest.mark.parametrize(("kind", "why"), [("rw", "tries to write"), ("w", "tries to write"), ("s", "settings")])
def test_a_query_that_is_no_reading_is_refused_by_its_kind(kind: str, why: str) -> None:
    with pytest.raises(QueryError, match=why):
        refuse_plan(kind, plan("ProduceResults"))


def test_a_query_without_a_plan_is_refused() -> None:
    with pytest.raises(QueryError, match="leaves the graph"):
        refuse_plan("r", None)
