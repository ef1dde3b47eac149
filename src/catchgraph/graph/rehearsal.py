"""A start of the server for the archive alone (`graph.archive`): what it loads on the way goes there.

`python -m catchgraph.graph.rehearsal ARCHIVE` starts a server, has it do a little of all that it will be asked, and
ends it: Java then writes what it has seen.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
import tempfile
from pathlib import Path

from catchgraph.graph import archive, java, launch, ports
from catchgraph.graph.bolt import open_driver, run_read, run_write
from catchgraph.graph.http import Http

_DATABASE = "rehearsal"
#: Java writes the archive when it ends: it takes seconds, on a busy machine a minute.
_ENDS_S = 300.0
_SCHEMA = (
    "CREATE VERTEX TYPE A BUCKETS 1", "CREATE PROPERTY A.id STRING", "CREATE PROPERTY A.day DATETIME",
    "CREATE INDEX ON A (id) UNIQUE", "CREATE EDGE TYPE R BUCKETS 1",
)  # fmt: skip
_LINES = (
    *({"@type": "v", "@class": "A", "id": f"a:{n}", "day": "2024-01-01T00:00:00", "many": ["x"]} for n in range(3)),
    *({"@type": "e", "@class": "R", "@from": str(n), "@to": str(n + 1), "id": f"r:{n}"} for n in range(2)),
)
_WRITE = (
    "UNWIND $rows AS row CREATE (a:A {id: row.id}) SET a += row RETURN count(*) AS n",
    "UNWIND $rows AS row MATCH (a:A {id: row.id}), (b:A {id: 'a:0'}) MERGE (a)-[r:R {id: row.id}]->(b) SET r += row",
    "UNWIND $rows AS row MATCH (a:A {id: row.id}) DETACH DELETE a",
)
#: Of the kind that the catalogue asks.
_READ = (
    "MATCH (a:A {id: $id}) RETURN a.id AS id, keys(a) AS keys, labels(a) AS labels",
    "MATCH (a:A)-[r:R]->(b:A) WHERE a.id STARTS WITH 'a' AND b.n >= $n AND NOT a.name IN ['y'] "
    "WITH a, collect(DISTINCT b.id) AS ids, count(r) AS n, min(b.n) AS least WHERE n > 0 "
    "UNWIND ids AS id RETURN a.id AS a, id, n, least, CASE WHEN n > 1 THEN 'more' ELSE 'one' END AS said, "
    "[x IN ids WHERE x <> 'y' | toUpper(x)] AS listed ORDER BY a, id LIMIT 10",
    "MATCH (a:A) OPTIONAL MATCH (a)<-[:R]-(b) WHERE EXISTS { MATCH (b)-[:R]->() } OR b IS NULL "
    "RETURN coalesce(b.id, a.id) AS id, size(a.many) AS n ORDER BY id UNION MATCH (a:A) RETURN a.id AS id, 1 AS n",
)


def main(path: Path) -> None:
    """Make the archive `path`. Raises `GraphUnavailable` where no server starts, and what the driver raises."""
    # Behind what the user does now, but not so far that a busy machine never comes to it.
    os.nice(5)
    made = path.with_suffix(f".{os.getpid()}")
    with tempfile.TemporaryDirectory(prefix="catchgraph-rehearsal-") as folder:
        settings = launch.Settings(
            Path(folder), ports.free_port(), ports.free_port(), secrets.token_urlsafe(24), secrets.token_urlsafe(24),
            heap="", large=False, rehearses=made,
        )  # fmt: skip
        child = launch.spawn(java.runtime(), settings, watched=True)
        try:
            launch.await_start(child, settings)
            _rehearse(settings)
            child.stop(_ENDS_S)
            archive.keep(path, made)
        finally:
            child.stop(0)
            for left in path.parent.glob(f"{made.name}*"):
                left.unlink()


def _rehearse(settings: launch.Settings) -> None:
    http = Http(settings.http_port, launch.ADMIN, settings.admin_password)
    http.server(f"create database {_DATABASE}")
    http.sql(_DATABASE, ";\n".join(_SCHEMA))
    http.batch(_DATABASE, (json.dumps(line).encode() + b"\n" for line in _LINES))
    address = f"bolt://{ports.HOST}:{settings.bolt_port}"
    rows = [{"id": f"b:{n}", "name": "y", "n": n} for n in range(3)]
    with open_driver(address, launch.ADMIN, settings.admin_password) as driver:
        for statement in _WRITE:
            run_write(driver, _DATABASE, statement, rows, ())
    with open_driver(address, launch.READER, settings.reader_password) as driver:
        for query in _READ:
            run_read(driver, _DATABASE, query, {"id": "a:1", "n": 0}, _ENDS_S)
    http.server(f"drop database {_DATABASE}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
