"""A bulk load keeps every value as it was."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from catchgraph.errors import GraphError
from catchgraph.graph import ndjson
from catchgraph.graph.bulk import require_heap
from catchgraph.graph.embedded_store import EmbeddedStore
from catchgraph.graph.launch import heap_for
from catchgraph.graph.server import EmbeddedServer
from catchgraph.model.schema import NODES, RELATIONSHIPS, NodeType, node, relationship

from .loads import load

pytestmark = pytest.mark.early

HOSTILE = [
    'quote " backslash \\ tab \t',
    "line\nfeed \r\n return",
    "\u2028 separators \u2029 \x85",
    "nul \x00 and bell \x07",
    "Ōtaki Māru 第八海王丸 ФЕНИКС 🐟",
    "'; MATCH (n) DETACH DELETE n //",
    '{"@type":"e","@class":"OWNS"}',
    "",
    " ",
    "null",
    "0012",
]


def vessels(ids: list[str], **columns: object) -> pd.DataFrame:
    return pd.DataFrame({"id": ids, "name": ids, "datasets": [["d"]] * len(ids), **columns})


def owns(ids: list[str], source: list[str], target: list[str], **columns: object) -> pd.DataFrame:
    fixed = {"source_label": "Company", "target_label": "Vessel", "kind": "registered", "confidence": 1.0}
    return pd.DataFrame({"id": ids, "source": source, "target": target, **fixed, **columns})


def test_hostile_text_survives(embedded_store: EmbeddedStore) -> None:
    ids = [f"vessel:{place}" for place in range(len(HOSTILE))]
    frame = vessels(ids, imo=HOSTILE, names=[[text, "x"] for text in HOSTILE])
    assert load(embedded_store.server, "g1", [(node("Vessel"), frame)], []) == (len(HOSTILE), 0)
    embedded_store.generation = "g1"
    rows = embedded_store.read("MATCH (v:Vessel) RETURN v.id AS id, v.imo AS imo, v.names AS names").rows
    assert sorted(rows) == sorted((i, text, [text, "x"]) for i, text in zip(ids, HOSTILE, strict=True))


def test_times_are_times(embedded_store: EmbeddedStore) -> None:
    starts = pd.to_datetime(
        ["2023-05-01 10:00:00", "2023-05-01 10:00:00.25", "1969-12-31 23:59:59.999999", "2024-01-01"], format="mixed"
    )
    frame = pd.DataFrame(
        {
            "id": [f"encounter:{n}" for n in range(4)], "name": "e", "source": "s", "start": starts,
            "end": [None, dt.datetime(2023, 5, 2), None, None], "day": starts.normalize(),
        }
    )  # fmt: skip
    load(embedded_store.server, "g1", [(node("Encounter"), frame)], [])
    embedded_store.generation = "g1"
    query = "MATCH (e:Encounter) WHERE e.start {} $d RETURN e.id AS id ORDER BY id"
    for when, at_least, exactly in [
        (dt.datetime(2023, 5, 1, 10), [0, 1, 3], [0]),
        (dt.datetime(2023, 5, 1, 10, 0, 0, 250000), [1, 3], [1]),
        (dt.datetime(1969, 12, 31, 23, 59, 59, 999999), [0, 1, 2, 3], [2]),
        (dt.date(2024, 1, 1), [3], [3]),
    ]:
        for sign, expected in ((">=", at_least), ("=", exactly)):
            found = embedded_store.read(query.format(sign), {"d": when}).column("id")
            assert found == [f"encounter:{n}" for n in expected], (sign, when)
    ends = embedded_store.read("MATCH (e:Encounter) WHERE e.end IS NOT NULL RETURN e.id AS id, e.end AS end")
    assert ends.rows == [("encounter:1", dt.datetime(2023, 5, 2))]


def test_numbers_lists_and_nulls(embedded_store: EmbeddedStore) -> None:
    findings = pd.DataFrame(
        {
            "id": ["finding:1"], "name": ["f"], "typology": ["t"], "severity": ["high"],
            "maturity": ["stable"], "status": ["open"], "revision": [2**53 + 1],
            "datasets": [[]],
        }
    )  # fmt: skip
    encounters = pd.DataFrame(
        {
            "id": ["encounter:1", "encounter:2", "encounter:3"], "name": "e", "source": "s",
            "start": dt.datetime(2020, 1, 1), "day": dt.datetime(2020, 1, 1),
            "latitude": [-33.5, float("nan"), float("inf")], "longitude": [2.0, 1e-300, None],
        }
    )  # fmt: skip
    load(embedded_store.server, "g1", [(node("Finding"), findings), (node("Encounter"), encounters)], [])
    embedded_store.generation = "g1"
    assert embedded_store.read("MATCH (f:Finding) RETURN f.revision AS r, f.datasets AS d").rows == [(2**53 + 1, [])]
    assert embedded_store.read(
        "MATCH (e:Encounter) RETURN e.latitude AS a, e.longitude AS o, e.duration_h AS d ORDER BY e.id"
    ).rows == [(-33.5, 2.0, None), (None, 1e-300, None), (None, None, None)]
    # A null is no property: nothing to see in a list of keys or in the node.
    (row,) = embedded_store.read("MATCH (e:Encounter {id: 'encounter:3'}) RETURN e AS e").rows
    assert set(row[0]) == {"_label", "id", "name", "source", "start", "day"}


def test_relationships_carry_their_properties(embedded_store: EmbeddedStore) -> None:
    companies = pd.DataFrame({"id": ["company:1"], "name": ["C"]})
    since = pd.Series([dt.datetime(2020, 1, 1), None], dtype="datetime64[ns]")
    frame = owns(["owns:1", "owns:2"], ["company:1"] * 2, ["vessel:1", "vessel:2"], since=since)
    written = load(
        embedded_store.server, "g1",
        [(node("Company"), companies), (node("Vessel"), vessels(["vessel:1", "vessel:2"]))],
        [(relationship("OWNS"), frame)],
    )  # fmt: skip
    assert written == (3, 2)
    embedded_store.generation = "g1"
    query = (
        "MATCH (c:Company)-[r:OWNS]->(v:Vessel) RETURN c.id, v.id, r.id, r.kind, r.since, r.confidence ORDER BY v.id"
    )
    assert embedded_store.read(query).rows == [
        ("company:1", "vessel:1", "owns:1", "registered", dt.datetime(2020, 1, 1), 1.0),
        ("company:1", "vessel:2", "owns:2", "registered", None, 1.0),
    ]
    assert embedded_store.read(
        "MATCH ()-[r:OWNS]->() WHERE r.since >= $d RETURN r.id AS id", {"d": dt.date(2020, 1, 1)}
    ).rows == [("owns:1",)]


def test_more_rows_than_one_piece(embedded_store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ndjson, "ROWS", 1_000)
    count = 2_401
    ids = pa.array([f"vessel:{n}" for n in range(count)])
    table = pa.table({"id": ids, "name": ids})
    assert load(embedded_store.server, "g1", [(node("Vessel"), table)], []) == (count, 0)
    embedded_store.generation = "g1"
    assert embedded_store.read("MATCH (v:Vessel) RETURN count(*) AS n, max(v.id) AS top").rows == [
        (count, "vessel:999")
    ]
    assert embedded_store.read("MATCH (v:Vessel {id: 'vessel:2400'}) RETURN v.name AS n").rows == [("vessel:2400",)]


def test_a_load_replaces_a_database_of_that_name(embedded_store: EmbeddedStore) -> None:
    for ids in (["vessel:1", "vessel:2"], ["vessel:3"]):
        load(embedded_store.server, "g1", [(node("Vessel"), vessels(ids))], [])
    embedded_store.generation = "g1"
    assert embedded_store.read("MATCH (v) RETURN v.id AS id").rows == [("vessel:3",)]


def test_labels_without_rows_may_be_asked_for(embedded_store: EmbeddedStore) -> None:
    load(embedded_store.server, "g1", [], [])
    embedded_store.generation = "g1"
    for label in NODES:
        assert embedded_store.read(f"MATCH (n:{label.label}) RETURN n.id AS id").rows == []
    for rel in RELATIONSHIPS:
        assert embedded_store.read(f"MATCH ()-[r:{rel.type}]->() RETURN r.id AS id").rows == []


def test_a_load_survives_the_server_being_killed_right_after(embedded_store: EmbeddedStore) -> None:
    import os
    import signal

    from catchgraph.graph import running

    ids = [f"vessel:{n}" for n in range(20_000)]
    load(embedded_store.server, "g1", [(node("Vessel"), vessels(ids))], [])
    known = running.read(embedded_store.server.path)
    assert known is not None
    os.kill(known.pid, signal.SIGKILL)
    embedded_store.generation = "g1"
    assert embedded_store.read("MATCH (v:Vessel) RETURN count(*) AS n").rows == [(20_000,)]
    assert embedded_store.read("MATCH (v:Vessel {id: 'vessel:777'}) RETURN v.id AS id").rows == [("vessel:777",)]


def test_a_load_that_cannot_be_right_leaves_no_database(embedded_store: EmbeddedStore) -> None:
    with pytest.raises(GraphError, match=r"[Dd]uplicate"):
        load(embedded_store.server, "g1", [(node("Vessel"), vessels(["vessel:1", "vessel:1"]))])
    assert embedded_store.server.databases() == ["store"]


@pytest.mark.slow
def test_a_load_waits_for_a_table_that_takes_long_to_read(embedded_store: EmbeddedStore) -> None:
    def frames() -> Iterator[tuple[NodeType, pd.DataFrame]]:
        yield node("Vessel"), vessels(["vessel:1"])
        # Left alone the server gives up after half a minute.
        time.sleep(32)
        yield node("Company"), pd.DataFrame({"id": ["company:1"], "name": ["C"]})

    assert load(embedded_store.server, "g1", frames(), []) == (2, 0)


def test_a_server_that_was_started_for_fewer_is_started_again_with_more_memory(tmp_path: Path) -> None:
    with EmbeddedServer(tmp_path / "graph", loads=3_500_000) as server:
        server.create_database("g1")
        first, port = server.http.heap(), server.http.port
        require_heap(server, 3_500_000)
        assert server.http.port == port
        require_heap(server, 5_000_000)
        assert first < heap_for(5_000_000) <= server.http.heap() < 1.1 * heap_for(5_000_000)
        assert server.databases() == ["g1"]


def test_too_little_memory_is_said_before_anything_is_loaded(embedded_store: EmbeddedStore) -> None:
    require_heap(embedded_store.server, 300_000)
    with pytest.raises(GraphError, match=r"1,000,000,000 nodes and relationships needs about \d+\.\d GB") as refused:
        require_heap(embedded_store.server, 1_000_000_000)
    assert "--graph" in refused.value.hint
    assert embedded_store.server.databases() == ["store"]
