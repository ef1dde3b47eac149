"""Queries that users save, to be asked by their id: in the case's folder `queries/`, or in a folder of their own.

A file is one query, its id is the name of its folder and of the file, its header says at least `id` and `title`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from catchgraph.case.private import make_folder, opener
from catchgraph.detect.catalogue import catalogue, is_own, select
from catchgraph.detect.header import parse_saved
from catchgraph.detect.query import Query
from catchgraph.errors import InputError, QueryError, UsageError

_ID = re.compile(r"(?P<folder>[a-z0-9][a-z0-9_-]{0,40})\.(?P<name>[a-z0-9][a-z0-9_-]{0,80})")


@dataclass(frozen=True)
class Library:
    """Queries by id, and the files that are none, each with what is wrong with it."""

    queries: dict[str, Query]
    broken: dict[Path, QueryError]

    def named(self, name: str) -> list[Query]:
        """The query of an id, or those of a family.

        Raises `QueryError` where the file that should hold it is wrong, `NotFound` where there is none.
        """
        if name not in self.queries:
            for path, error in self.broken.items():
                if name == f"{path.parent.name}.{path.stem}":
                    raise error
        return select(self.queries, [name])


def library(case_folder: Path | None = None, extra: Sequence[Path] = ()) -> Library:
    """Every query: the catalogue, those saved in `case_folder`, then those of the folders `extra`.

    A file with a wrong header, or with the id of another, is kept apart. Raises `UsageError` for a folder in `extra`
    without a query.
    """
    found, broken = catalogue(), {}
    for path in _files(case_folder, extra):
        try:
            query = parse_saved(path)
            if query.id in found and found[query.id].path != path:
                raise QueryError(
                    f"{path}: the id {query.id} belongs to {found[query.id].path} already",
                    hint="Rename the file, and the id in its header.",
                )
        except QueryError as error:
            broken[path] = error
            continue
        found[query.id] = query
    return Library(dict(sorted(found.items())), broken)


def whose(query: Query, case_folder: Path | None = None) -> str:
    """`catchgraph`, `case`, or the folder that the query was saved in."""
    if is_own(query):
        return "catchgraph"
    if case_folder is not None and query.path.is_relative_to(case_folder.resolve()):
        return "case"
    return str(query.path.parent)


def save(folder: Path, id_: str, title: str, cypher: str, params: Mapping[str, object]) -> Path:
    """Keep a query in `folder`, with the given parameters as defaults; returns the new file.

    Raises `UsageError` for an id that is not `folder.name`, belongs to a query or has a file already, or for a query
    that is empty.
    """
    match = _ID.fullmatch(id_)
    if match is None:
        raise UsageError(f"{id_!r} is no id to save under", hint="Two words and a dot, such as mine.panama-reefers.")
    path = folder / match["folder"] / f"{match['name']}.cypher"
    if (query := library(folder).queries.get(id_)) and query.path != path.resolve():
        raise UsageError(
            f"the id {id_} belongs to {query.path} already", hint="Choose another, such as mine." + match["name"]
        )
    declared = ", ".join(f"{name}: {_type(value)} = {_text(value)}" for name, value in params.items())
    lines = [f"// id: {id_}", f"// title: {' '.join(title.split()) or id_}"]
    text = "\n".join([*lines, *([f"// params: {declared}"] if declared else []), cypher.strip(), ""])
    try:
        make_folder(path.parent)
        with open(path, "x", encoding="utf-8", opener=opener) as file:
            file.write(text)
    except FileExistsError as error:
        raise UsageError(f"{path} exists already", hint="Choose another id, or remove that file.") from error
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror or error}") from error
    _read_back(path, params)
    return path


def _read_back(path: Path, params: Mapping[str, object]) -> None:
    """What a header cannot hold (a quote in both kinds of quotes, a line break) is refused, and nothing is left."""
    try:
        kept = {parameter.name: parameter.default for parameter in parse_saved(path).params}
    except QueryError as error:
        path.unlink()
        raise UsageError(f"this query cannot be saved: {error.message}", hint=error.hint) from error
    if kept != dict(params):
        path.unlink()
        raise UsageError("the values of the parameters cannot be kept in a header", hint="Use plainer values.")


def _files(case_folder: Path | None, extra: Sequence[Path]) -> list[Path]:
    found: dict[Path, None] = {}
    for folder, required in ((case_folder, False), *((folder, True) for folder in extra)):
        files = sorted(folder.resolve().rglob("*.cypher")) if folder is not None and os.path.isdir(folder) else []
        if required and not files:
            raise UsageError(f"no .cypher file in {folder}", hint="--queries names a folder of .cypher files.")
        found.update(dict.fromkeys(files))
    return list(found)


def _type(value: object) -> str:
    kinds = {bool: "bool", int: "int", float: "float", str: "str"}
    return kinds.get(type(value), "date")


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        quote = "'" if '"' in value else '"'
        return f"{quote}{value}{quote}"
    return str(value)[:10] if _type(value) == "date" else str(value)
