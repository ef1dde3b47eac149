"""Every query of the catalogue on a million nodes and five million relationships, on both stores; bulk load rates.

And what it takes to tell a store that one element in a hundred changed, beside telling it all.

    python bench/queries.py [--share 0.05] [--case FOLDER] [--neo4j bolt://…] [--json figures.json]

Makes the invented case of `large_case.py` (in FOLDER, to be used again, or in a temporary one), projects it to the
embedded server and to a Neo4j server (`--neo4j`, with NEO4J_USERNAME and NEO4J_PASSWORD; else one of our own, as in the
tests), and asks each query as `detect` does: its denominator and coverage, too. One run each, the server warm; a query
that takes longer than `--timeout` is stopped. Prints wall seconds and processor seconds of the servers of ours: on a
busy machine the second say more. `above the aim` marks slow queries of maturity stable.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from catchgraph.case.case import CaseFolder, open_case
from catchgraph.case.runs import record_run
from catchgraph.detect.catalogue import catalogue
from catchgraph.detect.look import Look
from catchgraph.detect.parameters import bind
from catchgraph.detect.query import Query
from catchgraph.errors import QueryError, QueryTimeout
from catchgraph.graph.opening import FOLDER
from catchgraph.graph.projection import opened, project
from catchgraph.graph.server import EmbeddedServer
from catchgraph.graph.shown import TABLES
from catchgraph.graph.store import Store
from catchgraph.model.schema import RELATIONSHIPS, NodeType, RelType
from large_case import large_case

AIM_S = 10.0
#: Nodes and relationships a second.
RATES = {"embedded": 50_000, "neo4j": 10_000}


@dataclass(frozen=True, slots=True)
class Figure:
    """How long one query took on one store; `seconds` is nothing where it did not end, `cpu` for a server not ours."""

    store: str
    query: str
    maturity: str
    seconds: float | None
    cpu: float | None
    findings: int | None
    denominator: int | None


def ask(store: Store, query: Query, timeout_s: float) -> Figure:
    """Ask a query as `detect` does."""
    began, busy = time.perf_counter(), processor_seconds()
    try:
        result = Look(store, timeout_s).answer(query, bind(query, {})).result
    except (QueryError, QueryTimeout) as error:
        if not isinstance(error, QueryTimeout):
            print(f"{query.id}: {error.message}", file=sys.stderr)
        return Figure(store.kind, query.id, query.maturity, None, None, None, None)
    taken = time.perf_counter() - began
    cpu = processor_seconds() - busy if busy else None
    return Figure(store.kind, query.id, query.maturity, taken, cpu, result.findings, result.denominator)


def processor_seconds() -> float:
    """Processor seconds that the servers started from here have used; 0 where there is none."""
    times = [child.cpu_times() for child in psutil.Process().children(recursive=True) if child.name() == "java"]
    return sum(spent.user + spent.system for spent in times)


def touch(case: CaseFolder) -> int:
    """Let one row in a hundred of every table have another hash, as if its content had changed; their number."""
    kinds: tuple[NodeType | RelType, ...] = (*TABLES, *RELATIONSHIPS)
    with case.write() as connection:
        rows = sum(
            connection.execute(
                f'UPDATE derived."{kind.table}" SET hash = md5(hash) WHERE hash(id) % 100 = 0'
            ).fetchall()[0][0]
            for kind in kinds
        )
        record_run(connection, "derive", {})
    return int(rows)


def projected(case: CaseFolder, uri: str | None, what: str) -> float:
    """Project and print what it took; processor seconds of the server (where it is ours) and of this process."""
    wall, own, servers = time.perf_counter(), time.process_time(), processor_seconds()
    project(case, uri)
    taken = time.perf_counter() - wall
    cpu = time.process_time() - own + processor_seconds() - servers
    print(f"{what}: {taken:.1f} s, {cpu:.1f} processor seconds")
    return taken


def on_store(case: CaseFolder, uri: str | None, elements: int, only: list[str], timeout_s: float) -> list[Figure]:
    """Load the case into one store, print the rate, ask every query."""
    kind = "neo4j" if uri else "embedded"
    server = None if uri else EmbeddedServer(case.path / FOLDER, loads=True)
    with server or nullcontext():
        if server:
            server.start()
        taken = projected(case, uri, f"{kind}: {elements:,} loaded")
        print(f"{kind}: {elements / taken:,.0f}/s (aim ≥ {RATES[kind]:,})")
        part = projected(case, uri, f"{kind}: {touch(case):,} changed")
        print(f"{kind}: {part / taken:.3f} of the whole (aim ≤ 0.1)")
        print(f"{'store':9} {'query':42} {'wall':>9} {'processor':>9}  findings")
        figures = []
        with opened(case, uri) as store:
            store.read("MATCH (n:Vessel) RETURN count(n) AS n")
            for query in catalogue().values():
                if not only or query.id in only:
                    figures.append(ask(store, query, timeout_s))
                    print(line(figures[-1]), flush=True)
    return figures


def line(figure: Figure) -> str:
    """One line of the table."""
    seconds = "no end" if figure.seconds is None else f"{figure.seconds:7.2f} s"
    slow = figure.seconds is None or min(figure.seconds, figure.cpu or figure.seconds) > AIM_S
    cpu = "" if figure.cpu is None else f"{figure.cpu:7.2f} s"
    found = "" if figure.findings is None else f"{figure.findings:6,} of {figure.denominator or 0:9,}"
    note = "  above the aim" if slow and figure.maturity == "stable" else ""
    return f"{figure.store:9} {figure.query:42} {seconds:>9} {cpu:>9}  {found}{note}"


@contextmanager
def neo4j(address: str | None) -> Iterator[str]:
    """The address of a Neo4j server: the given one, or one of our own."""
    if address:
        yield address
        return
    import os

    from tests.servers.neo4j import neo4j_server

    with neo4j_server(heap="3g", pages="1500m", quick=False) as server:
        os.environ.update(NEO4J_USERNAME=server.username, NEO4J_PASSWORD=server.password)
        yield server.uri


def main() -> None:
    """Make the case, load it, ask and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--share", type=float, default=1.0, help="share of the full size")
    parser.add_argument("--case", type=Path, help="folder of the case, made where there is none and kept")
    parser.add_argument("--stores", nargs="+", choices=RATES, default=list(RATES))
    parser.add_argument("--neo4j", help="address of a Neo4j server with an empty database")
    parser.add_argument("--only", nargs="+", default=[], help="ids of queries")
    parser.add_argument("--timeout", type=float, default=120)
    parser.add_argument("--json", type=Path, help="file for the figures")
    given = parser.parse_args()
    with large_case(given.case, given.share) as (path, nodes, relationships):
        print(f"{nodes:,} nodes, {relationships:,} relationships")
        case, figures = open_case(path), []
        if "embedded" in given.stores:
            figures += on_store(case, None, nodes + relationships, given.only, given.timeout)
        if "neo4j" in given.stores:
            with neo4j(given.neo4j) as uri:
                figures += on_store(case, uri, nodes + relationships, given.only, given.timeout)
    if given.json:
        given.json.write_text(json.dumps([asdict(figure) for figure in figures], indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
