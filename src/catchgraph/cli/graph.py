"""`graph up|down|status`: the embedded graph server of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from catchgraph.cli.output import emit, format_option
from catchgraph.cli.state import State, pass_state

if TYPE_CHECKING:
    from catchgraph.analyse.table import Table
    from catchgraph.case.case import CaseFolder

_PORT = click.IntRange(0, 65535)


@click.group()
def graph() -> None:
    """Start, stop and look at the graph server of the case.

    Without a running server every `detect` and `query` starts one and ends it (about two seconds).

    \b
    Example:
      catchgraph --case dolphin graph up
    """


@graph.command()
@click.option("--bolt-port", type=_PORT, default=0, help="Port for Bolt. Default: a free one.")
@click.option("--http-port", type=_PORT, default=0, help="Port for HTTP. Default: a free one.")
@format_option
@pass_state
def up(state: State, bolt_port: int, http_port: int, format_: str) -> None:
    """Start the embedded server and leave it running, on this machine's loopback only.

    \b
    Example:
      catchgraph --case dolphin graph up --bolt-port 7687
    """
    from catchgraph.graph.server import EmbeddedServer

    _embedded_only(state)
    case = state.case()
    EmbeddedServer(case.graph, keep=True, http_port=http_port, bolt_port=bolt_port).start()
    emit(_running(case), format_)


@graph.command()
@pass_state
def down(state: State) -> None:
    """End the embedded server of the case.

    \b
    Example:
      catchgraph --case dolphin graph down
    """
    from catchgraph.graph.running import down as end

    _embedded_only(state)
    click.echo("The graph server was ended." if end(state.case().graph) else "No graph server was running.")


@graph.command()
@format_option
@pass_state
def status(state: State, format_: str) -> None:
    """Which graph store the case uses, whether it runs, and what it shows.

    \b
    Example:
      catchgraph --case dolphin graph status
    """
    from catchgraph.graph.opening import neo4j_address

    case = state.case()
    uri = neo4j_address(state.graph)
    emit(_neo4j(case, uri) if uri else _running(case), format_)


def _embedded_only(state: State) -> None:
    if state.graph:
        raise click.UsageError("--graph names a Neo4j server; `graph up` and `graph down` are for the embedded one")


def _running(case: CaseFolder) -> Table:
    from catchgraph.analyse.table import Table
    from catchgraph.graph.projection import current
    from catchgraph.graph.running import status as running

    known = running(case.graph)
    database = current(case)
    rows: list[tuple[str, object]] = [
        ("store", "embedded"),
        ("state", "running" if known else "not running; queries start it themselves"),
    ]
    if known:
        rows += [
            ("process", str(known.pid)),
            ("bolt", f"bolt://127.0.0.1:{known.bolt_port}"),
            ("user", "reader"),
            ("password", f"reader_password in {case.graph / 'server.json'}"),
        ]
    rows.append(("database", database or "none yet: catchgraph build"))
    return Table("Graph", ("property", "value"), rows)


def _neo4j(case: CaseFolder, uri: str) -> Table:
    from catchgraph.analyse.table import Table
    from catchgraph.graph.opening import open_store

    with open_store(case.path, uri) as store:
        found = store.read("MATCH (c:Case) RETURN c.id AS id, c.state AS state, c.generation AS generation ORDER BY id")
        rows: list[tuple[str, object]] = [("store", "Neo4j"), ("state", "running"), ("bolt", store.address)]
    for id_, state, generation in found.rows:
        whose = "this case" if id_ == case.id() else f"another case, {id_}"
        rows.append(("database", f"holds {whose}, {state}, generation {generation}"))
    if not found.rows:
        rows.append(("database", "holds no case"))
    return Table("Graph", ("property", "value"), rows)
