"""`query` and `queries`: ask the graph, and the catalogue of what to ask."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from catchgraph.cli.complete import query_ids
from catchgraph.cli.guard import tell
from catchgraph.cli.output import emit, format_option
from catchgraph.cli.params import (
    given,
    params_option,
    print_cypher,
    queries_option,
    show_query_option,
    timeout_option,
    verified_option,
)
from catchgraph.cli.state import State, pass_state

if TYPE_CHECKING:
    from catchgraph.analyse.table import Table
    from catchgraph.detect.query import Query

_HEADER = re.compile(r"^//[ \t]?id[ \t]*:", re.MULTILINE)
_ID = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+")


@click.command()
@click.argument("what", metavar="ID|FILE|CYPHER", shell_complete=query_ids)
@params_option
@queries_option
@timeout_option
@verified_option
@show_query_option
@click.option("--save", metavar="ID", help="Keep this query in the case, to ask it by ID; --param gives its defaults.")
@click.option("--title", default="", metavar="TEXT", help="With --save: what the query is for.")
@format_option
@pass_state
def query(
    state: State,
    what: str,
    params: tuple[str, ...],
    queries: tuple[Path, ...],
    timeout: float,
    verified: bool,
    show_query: bool,
    save: str | None,
    title: str,
    format_: str,
) -> None:
    """Ask the graph a query of the catalogue (by its ID), of a .cypher FILE, or written in CYPHER. Read only.

    IDs are those of catchgraph, of the queries saved in the case (its folder queries/) and of --queries.

    In Cypher of your own a parameter has the type of the property it is compared with: imo=4990239 is a text in
    v.imo = $imo, n=5 a number in e.duration_h > $n. Else it follows from the value: 5, 0.5, true, 2016-01-31 (as a
    time at 00:00), else a text; quotes make a text of anything, and NAME:TYPE=VALUE states it (str, int, float, bool,
    date). Labels, relationships and properties that the graph does not have are said.

    \b
    Examples:
      catchgraph query transshipment.later-listed --param limit=5 --show-query
      catchgraph query 'MATCH (v:Vessel) WHERE v.listed = $x RETURN v.name AS name ORDER BY name' --param x=listed
      catchgraph query 'MATCH (v:Vessel) WHERE v.listed = $x RETURN v.name AS name' --param x=listed --save mine.by-list
    """  # fmt: skip
    from catchgraph.detect.unknown import said_of
    from catchgraph.detect.verified import verified_only

    asked = _asked(what, given(params), state.path / "queries", queries)
    cypher = verified_only(asked.cypher) if verified else asked.cypher
    if show_query:
        print_cypher(cypher, format_, title=what if len(what) < 80 and "\n" not in what else "query")
    for note in said_of(asked.cypher):
        tell(f"Note: {note}")
    answer = _answered(state, replace(asked, cypher=cypher), timeout, people=format_ == "table")
    if save:
        _save(state, save, title, asked)
    emit(answer, format_)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked; `columns`: those that a query of the catalogue declares."""

    cypher: str
    parameters: dict[str, Any]
    columns: tuple[str, ...] = ()


def _answered(state: State, asked: _Asked, timeout_s: float, *, people: bool) -> Table:
    from catchgraph.analyse.table import Table
    from catchgraph.detect.words import returned
    from catchgraph.graph.projection import opened

    with opened(state.case(), state.graph) as store:
        answer = store.read(asked.cypher, asked.parameters, timeout_s)
    # ArcadeDB names no columns for an empty answer.
    names = answer.columns or asked.columns or returned(asked.cypher)
    return Table("Answer", names, answer.rows, note=_empty(names, answer.rows) if people else "")


def _empty(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Which columns no row has a value in: a table for people leaves them out."""
    none = [name for place, name in enumerate(columns) if rows and all(row[place] in (None, "", []) for row in rows)]
    return f"No row has a value of: {', '.join(none)}." if none else ""


def _save(state: State, id_: str, title: str, asked: _Asked) -> None:
    from catchgraph.detect.saved import save

    if asked.columns:
        raise click.UsageError("this query is saved already: --save is for Cypher of your own")
    path = save(state.path / "queries", id_, title, asked.cypher, asked.parameters)
    state.progress(f"Saved in {path}. Ask it: catchgraph query {id_}")


def _asked(what: str, params: Mapping[str, str], saved: Path, queries: tuple[Path, ...]) -> _Asked:
    from catchgraph.detect.header import parse_saved
    from catchgraph.detect.saved import library

    if what.endswith(".cypher"):
        path = Path(what)
        text = _text(path)
        return _declared(parse_saved(path), params, saved) if _HEADER.search(text) else _free(text, params)
    if _ID.fullmatch(what):
        return _declared(library(saved, queries).named(what)[0], params, saved)
    return _free(what, params)


def _text(path: Path) -> str:
    from catchgraph.errors import InputError

    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read {path}: {error}", hint="A query file is UTF-8 text.") from error


def _declared(asked: Query, params: Mapping[str, str], saved: Path) -> _Asked:
    from catchgraph.detect.parameters import bind
    from catchgraph.reference.own import own_tables

    return _Asked(asked.cypher, bind(asked, params, own_tables(saved.parent / "reference")), asked.columns)


def _free(cypher: str, params: Mapping[str, str]) -> _Asked:
    from catchgraph.detect.parameters import free_value
    from catchgraph.detect.words import parameter_types

    compared = parameter_types(cypher)
    typed = [(name.partition(":")[0], name.partition(":")[2], text) for name, text in params.items()]
    return _Asked(cypher, {name: free_value(name, text, type_, compared.get(name)) for name, type_, text in typed})


@click.command()
@click.argument("id_", required=False, metavar="[ID]", shell_complete=query_ids)
@queries_option
@format_option
@pass_state
def queries(state: State, id_: str | None, queries: tuple[Path, ...], format_: str) -> None:
    """The catalogue of queries, with those you saved, or the query ID in full: question, why, benign, Cypher.

    A query of yours is a .cypher file in a folder of the case's queries/ (or of --queries DIR). Its first lines say
    what it is: `// id: mine.reefers` (folder and file), `// title: …` and `// params: flag: str = PAN`.

    \b
    Examples:
      catchgraph queries
      catchgraph queries identity.imo-invalid
    """
    from catchgraph.analyse.table import Table
    from catchgraph.detect.catalogue import is_own
    from catchgraph.detect.saved import library, whose

    saved = state.path / "queries"
    every = library(saved, queries)
    if id_ is None:
        rows = [
            (q.id, q.title, q.severity, q.maturity, whose(q, saved), _params(q), list(q.needs), str(q.path))
            for q in every.queries.values()
        ]
        columns = ("id", "title", "severity", "maturity", "whose", "params", "needs", "path")
        # Where all are of the catalogue that goes without saying.
        said = ("whose",) if all(is_own(q) for q in every.queries.values()) else ()
        emit(Table("Queries", columns, rows, hidden=frozenset({"params", "needs", "path", *said})), format_)
        for error in every.broken.values():
            tell(f"Not listed: {error}")
        return
    for asked in every.named(id_):
        emit(Table(asked.id, ("property", "value"), _facts(asked)), format_)
        if format_ == "table":
            click.echo(f"\n{asked.cypher.strip()}\n")


def _params(asked: Query) -> list[str]:
    return [f"{p.name}: {p.type}" + ("" if p.required else f" = {p.default}") for p in asked.params]


def _facts(asked: Query) -> list[tuple[str, str]]:
    facts = {
        "id": asked.id, "title": asked.title, "question": asked.question, "why": asked.why, "benign": asked.benign,
        "severity": asked.severity, "maturity": asked.maturity, "needs": ", ".join(asked.needs),
        "params": ", ".join(_params(asked)), "tables": ", ".join(asked.tables),
        "returns": ", ".join(f"{c.name}: {c.type}" for c in asked.returns),
        "identity": ", ".join(asked.identity), "denominator": asked.denominator, "covers": asked.covers,
        "revision": str(asked.revision), "references": asked.references, "file": str(asked.path),
        "cypher": asked.cypher,
    }  # fmt: skip
    return [(name, value) for name, value in facts.items() if value]
