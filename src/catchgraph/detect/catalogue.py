"""The catalogue: our own query files and those of the user's folders."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from catchgraph.detect.header import parse
from catchgraph.detect.parameters import suggest
from catchgraph.detect.query import Query
from catchgraph.errors import NotFound, QueryError, UsageError


def catalogue(extra: Sequence[Path] = ()) -> dict[str, Query]:
    """Every query by id: those of catchgraph, then those in the folders `extra`, searched to any depth.

    Raises `UsageError` for a folder that does not exist or holds no query, `QueryError` for a file with a wrong
    header and for an id that two files have.
    """
    found: dict[str, Query] = {}
    for folder in (own_folder(), *extra):
        for path in _files(folder):
            query = parse(path)
            if query.id in found:
                raise QueryError(
                    f"{path}: the id {query.id} belongs to {found[query.id].path} already",
                    hint="Rename the file, and the id in its header.",
                )
            found[query.id] = query
    return dict(sorted(found.items()))


def query_of(id_: str, extra: Sequence[Path] = ()) -> Query | None:
    """The query of that id, read alone: ours, else one of a folder of `extra`; nothing where there is none.

    Raises `QueryError` for a file with a wrong header.
    """
    family, _, name = id_.partition(".")
    for folder in (own_folder(), *(folder for folder in extra if folder.is_dir())):
        for path in sorted(folder.resolve().rglob(f"{name}.cypher")):
            if path.parent.name == family:
                return parse(path)
    return None


def select(queries: dict[str, Query], only: Sequence[str]) -> list[Query]:
    """The queries named in `only` (ids, or families such as `identity`); all of them where it is empty.

    Raises `NotFound` for a name that is neither.
    """
    families = sorted({query.family for query in queries.values()})
    for name in only:
        if name not in queries and name not in families:
            raise NotFound(f"no query {name!r}", hint=suggest(name, [*queries, *families], "Queries"))
    return [query for query in queries.values() if not only or query.id in only or query.family in only]


def is_own(query: Query) -> bool:
    """Whether a query is one of catchgraph's."""
    return query.path.is_relative_to(own_folder().resolve())


def own_folder() -> Path:
    """The folder `cypher`: inside the package where a wheel was installed, at the top of a checkout otherwise."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "cypher", package.parents[1] / "cypher"):
        if folder.is_dir():
            return folder
    raise QueryError(
        f"no folder `cypher` in {package}", hint="The installation is incomplete: install catchgraph again."
    )


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise UsageError(f"no folder {folder}", hint="--queries names a folder of .cypher files.")
    files = sorted(folder.resolve().rglob("*.cypher"))
    if not files:
        raise UsageError(f"no .cypher file in {folder}", hint="--queries names a folder of .cypher files.")
    return files
