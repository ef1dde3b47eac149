"""Each store refuses a query that does not return what its header promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from catchgraph.detect.catalogue import catalogue
from catchgraph.detect.check import check
from catchgraph.detect.header import parse
from catchgraph.errors import QueryError
from catchgraph.graph.store import Store

from .files import query_file

RIGHT = "MATCH (v:Vessel) RETURN v.id AS vessel, [v.id] AS records"


def test_our_own_catalogue(store: Store) -> None:
    for query in catalogue().values():
        check(store, query)


@pytest.mark.parametrize(
    "cypher",
    [
        RIGHT,
        f"{RIGHT} ORDER BY vessel LIMIT 5",
        f"{RIGHT} // a comment at the end",
        f"{RIGHT} UNION ALL {RIGHT}",
        f"{RIGHT} UNION {RIGHT}",
        "CALL () { MATCH (v:Vessel) RETURN v.id AS vessel } RETURN vessel AS vessel, ['UNION'] AS records",
    ],
)
def test_what_is_promised(store: Store, tmp_path: Path, cypher: str) -> None:
    check(store, parse(query_file(tmp_path, "family.query", cypher)))


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (v:Vessel) RETURN v.id AS vessel",
        "MATCH (v:Vessel) RETURN v.id AS vessel, [v.id] AS record",
        "MATCH (v:Vessel) RETURN v.id AS vessel, [v.id] AS records, 1 AS more",
        "MATCH (v:Vessel) RETURN v.id, [v.id] AS records",
        "MATCH (v:Vessel) RETURN v.id AS vessel ORDER BY vessel LIMIT 3",
    ],
)
def test_what_is_not_promised(store: Store, tmp_path: Path, cypher: str) -> None:
    path = query_file(tmp_path, "family.query", cypher)
    with pytest.raises(QueryError) as refused:
        check(store, parse(path))
    assert refused.value.message == (f"{path}: the query does not return what its header promises: vessel, records")


@pytest.mark.parametrize("cypher", ["MATCH (v:Vessel RETURN v.id AS vessel", "MATCH (v:Vessel) RETURN w.id AS vessel"])
def test_what_is_no_query(store: Store, tmp_path: Path, cypher: str) -> None:
    path = query_file(tmp_path, "family.query", cypher)
    with pytest.raises(QueryError) as refused:
        check(store, parse(path))
    assert refused.value.message.startswith(f"{path}: the query is wrong. ")


@pytest.mark.parametrize("key", ["denominator", "covers"])
def test_a_count_that_is_none(store: Store, tmp_path: Path, key: str) -> None:
    path = query_file(tmp_path, "family.query", RIGHT, **{key: "MATCH (v:Vessel) RETURN 1 AS m, count(v) AS n"})
    with pytest.raises(QueryError) as refused:
        check(store, parse(path))
    assert refused.value.message == f"{path}: `{key}` does not return what its header promises: n"
    path = query_file(tmp_path, "family.query", RIGHT, **{key: "MATCH (v:Vessel RETURN count(v) AS n"})
    with pytest.raises(QueryError, match=f"`{key}` is wrong"):
        check(store, parse(path))


def test_nothing_is_run(store: Store, tmp_path: Path) -> None:
    """A query that would never end is checked at once."""
    endless = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b UNWIND range(1, 100000) AS c"
    cypher = f"{endless} WITH count(c) AS n MATCH (v:Vessel) WHERE v.n = n RETURN v.id AS vessel, [v.id] AS records"
    check(store, parse(query_file(tmp_path, "family.query", cypher)))
