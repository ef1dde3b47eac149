"""What a run of `detect` asks: which queries, each with its parameters, by which reference tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catchgraph.case.progress import Progress
from catchgraph.detect.catalogue import catalogue, is_own, select
from catchgraph.detect.check import check
from catchgraph.detect.parameters import bind, suggest
from catchgraph.detect.query import Query
from catchgraph.errors import InputError, UsageError
from catchgraph.graph.store import Store
from catchgraph.reference.own import OwnTable, own_tables

#: Tables that are given otherwise, since what is built rests on them → how.
_GIVEN = {
    "conversion_factors": "Give factors of your own with: catchgraph load --factors FILE, and build again.",
    "agreements": "Give agreements of your own with: catchgraph load --agreements FILE.",
}
_NOT_REPLACED = "Files are read and names compared by it; it cannot be replaced. Remove the file."


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Queries in their order, each with its parameters; `own`: the user's reference tables, by name."""

    asked: tuple[tuple[Query, Mapping[str, Any]], ...]
    own: Mapping[str, OwnTable]

    @property
    def replaced(self) -> tuple[OwnTable, ...]:
        """The user's tables that a query takes in place of ours."""
        taken = {name for query, _ in self.asked for name in query.tables}
        return tuple(table for name, table in self.own.items() if name in taken)

    def check(self, store: Store) -> None:
        """Let the store plan the user's queries before any is asked. Raises `QueryError` for one that it refuses."""
        for query, _ in self.asked:
            # The tests let both stores plan ours; Neo4j takes as long to plan one as to answer it.
            if not is_own(query):
                check(store, query, self.own)

    def told(self, progress: Progress) -> Iterator[tuple[Query, Mapping[str, Any]]]:
        """The queries one after the other, each said before it is asked."""
        for query, parameters in self.asked:
            progress(f"looking for {query.id}")
            yield query, parameters


def inquire(tables: Path, queries: Sequence[Path], only: Sequence[str], params: Mapping[str, str]) -> Inquiry:
    """What to ask of the catalogue and of the folders `queries`, or of it what is named in `only`.

    `params` go to each query that has a parameter of that name; the user's tables lie in the folder `tables`. Raises
    `QueryError` for a query file that is wrong, `NotFound` for an unknown name in `only`, `UsageError` for a parameter
    that no query has, `InputError` for a table that is wrong or that no query takes.
    """
    library = catalogue(queries)
    selected = select(library, only)
    own = own_tables(tables)
    # One that no query takes changes nothing, and would seem to.
    taken = {name for query in library.values() for name in query.tables}
    for name, table in own.items():
        if name not in taken:
            raise InputError(f"{table.path}: no query takes the table {name}", hint=_GIVEN.get(name, _NOT_REPLACED))
    known = sorted({parameter.name for query in selected for parameter in query.params})
    for name in params:
        if name not in known:
            raise UsageError(
                f"no query that is asked has a parameter {name!r}", hint=suggest(name, known, "Parameters")
            )
    return Inquiry(tuple((query, _bound(query, params, own)) for query in selected), own)


def _bound(query: Query, params: Mapping[str, str], own: Mapping[str, OwnTable]) -> dict[str, Any]:
    return bind(query, {name: text for name, text in params.items() if query.parameter(name)}, own)
