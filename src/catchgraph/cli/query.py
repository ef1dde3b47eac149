"""`query` and `queries`: ask the graph, and the catalogue of what to ask."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from catchgraph.cli.output import emit, format_option
from catchgraph.cli.params import given, params_option, print_cypher, queries_option, show_query_option, timeout_option
from catchgraph.cli.state import State, pass_state

if TYPE_CHECKING:
    from catchgraph.detect.query import Query

_HEADER = re.compile(r"^//[ \t]?id[ \t]*:", re.MULTILINE)
_ID = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+")


@click.command()
@click.argument("what", metavar="ID|FILE|CYPHER")
@params_option
@queries_option
@timeout_option
@show_query_option
@format_option
@pass_state
def query(
    state: State,
    what: str,
    params: tuple[str, ...],
    queries: tuple[Path, ...],
    timeout: float,
    show_query: bool,
    format_: str,
) -> None:
    """Ask the graph a query of the catalogue (by its ID), of a .cypher FILE, or written in CYPHER. Read only.

    In Cypher of your own a parameter's type follows from its value: 5, 0.5, true, 2016-01-31 (as a time at 00:00),
    else a text; quotes make a text of anything.

    \b
    Examples:
      catchgraph query transshipment.later-listed --param limit=5 --show-query
      catchgraph query 'MATCH (v:Vessel) WHERE v.listed = $x RETURN v.name AS name ORDER BY name' --param x=listed
    """  # fmt: skip
    from catchgraph.analyse.table import Table
    from catchgraph.graph.projection import opened

    cypher, parameters, columns = _asked(what, given(params), queries)
    if show_query:
        print_cypher(cypher, format_, title=what if len(what) < 80 and "\n" not in what else "query")
    with opened(state.case(), state.graph) as store:
        answer = store.read(cypher, parameters, timeout)
    # ArcadeDB names no columns for an empty answer.
    emit(Table("Answer", answer.columns or columns, answer.rows), format_)


def _asked(
    what: str, params: Mapping[str, str], queries: tuple[Path, ...]
) -> tuple[str, dict[str, Any], tuple[str, ...]]:
    from catchgraph.detect.catalogue import catalogue, select
    from catchgraph.detect.header import parse

    if what.endswith(".cypher"):
        path = Path(what)
        text = _text(path)
        return _declared(parse(path), params) if _HEADER.search(text) else _free(text, params)
    if _ID.fullmatch(what):
        return _declared(select(catalogue(queries), [what])[0], params)
    return _free(what, params)


def _text(path: Path) -> str:
    from catchgraph.errors import InputError

    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read {path}: {error}", hint="A query file is UTF-8 text.") from error


def _declared(asked: Query, params: Mapping[str, str]) -> tuple[str, dict[str, Any], tuple[str, ...]]:
    from catchgraph.detect.values import bind

    return asked.cypher, bind(asked, params), asked.columns


def _free(cypher: str, params: Mapping[str, str]) -> tuple[str, dict[str, Any], tuple[str, ...]]:
    return cypher, {name: _value(text) for name, text in params.items()}, ()


def _value(text: str) -> Any:
    from catchgraph.detect.values import parse_value

    for type_ in ("int", "float", "bool", "date"):
        try:
            return parse_value(type_, text)
        except ValueError:
            continue
    return parse_value("str", text)


@click.command()
@click.argument("id_", required=False, metavar="[ID]")
@queries_option
@format_option
def queries(id_: str | None, queries: tuple[Path, ...], format_: str) -> None:
    """The catalogue of queries, or the query ID in full: question, why, what is benign, and its Cypher.

    \b
    Examples:
      catchgraph queries
      catchgraph queries identity.imo-invalid
    """
    from catchgraph.analyse.table import Table
    from catchgraph.detect.catalogue import catalogue, select

    every = catalogue(queries)
    if id_ is None:
        rows = [(q.id, q.title, q.severity, q.maturity, list(q.needs), str(q.path)) for q in every.values()]
        columns = ("id", "title", "severity", "maturity", "needs", "path")
        emit(Table("Queries", columns, rows, hidden=frozenset({"needs", "path"})), format_)
        return
    for asked in select(every, [id_]):
        facts = _facts(asked)
        emit(Table(asked.id, ("property", "value"), facts), format_)
        if format_ == "table":
            click.echo(f"\n{asked.cypher.strip()}\n")


def _facts(asked: Query) -> list[tuple[str, str]]:
    params = [f"{p.name}: {p.type}" + ("" if p.required else f" = {p.default}") for p in asked.params]
    facts = {
        "id": asked.id, "title": asked.title, "question": asked.question, "why": asked.why, "benign": asked.benign,
        "severity": asked.severity, "maturity": asked.maturity, "needs": ", ".join(asked.needs),
        "params": ", ".join(params), "tables": ", ".join(asked.tables),
        "returns": ", ".join(f"{c.name}: {c.type}" for c in asked.returns),
        "identity": ", ".join(asked.identity), "denominator": asked.denominator, "covers": asked.covers,
        "revision": str(asked.revision), "references": asked.references, "file": str(asked.path),
        "cypher": asked.cypher,
    }  # fmt: skip
    return [(name, value) for name, value in facts.items() if value]
