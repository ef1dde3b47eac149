"""A row of a query becomes a finding: a stable id, a sentence, what it is about, what it rests on."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catchgraph.detect.query import (
    ENTITIES,
    EVIDENCE,
    FORCED,
    LABELS,
    LISTED,
    RECORDS,
    SEVERITIES,
    SEVERITY,
    Column,
    Query,
)
from catchgraph.detect.sentence import sentence
from catchgraph.errors import QueryError
from catchgraph.model.ids import make_id
from catchgraph.model.schema import label_of

_KINDS: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "int": (int,),
    "float": (float, int),
    "bool": (bool,),
    "date": (dt.date,),
    "datetime": (dt.datetime,),
    "list": (list,),
}


@dataclass(frozen=True, slots=True)
class Found:
    """One finding, before anybody decided on it.

    `about` are (column, entity id), `rests_on` ids of records and events; `values` is every column. `forced`: no benign
    reading of the records is left.
    """

    id: str
    query: Query
    severity: str
    forced: bool
    sentence: str
    about: tuple[tuple[str, str], ...]
    rests_on: tuple[str, ...]
    values: Mapping[str, Any]

    def details(self) -> str:
        """Every column as JSON; dates as ISO text."""
        return json.dumps({c.name: _json(c.type, self.values[c.name]) for c in self.query.returns}, ensure_ascii=False)


def found(query: Query, values: Mapping[str, Any]) -> Found:
    """The finding of one row.

    Raises `QueryError` for a value that is not of the promised type, and for a row that rests on no record.
    """
    for column in query.returns:
        _check(query, column, values[column.name])
    rests_on = _rests_on(query, values)
    if not rests_on:
        raise QueryError(
            f"{query.path}: a row names no record that it rests on: {_identity(query, values)}",
            hint=f"Return the ids of records or events in `{RECORDS}`.",
        )
    about = [(c.name, id_) for c in query.returns if c.label in ENTITIES for id_ in _ids(values[c.name])]
    return Found(
        id=identified(query, values),
        query=query,
        severity=_severity(query, values),
        forced=values.get(FORCED) is True,
        sentence=sentence(query.sentence, values),
        about=tuple(about),
        rests_on=rests_on,
        values=values,
    )


def identified(query: Query, values: Mapping[str, Any]) -> str:
    """The id of the finding of one row: by the columns of its identity."""
    return make_id("finding", query.id, *_identity(query, values))


def _ids(value: Any) -> list[Any]:
    """What a column of ids holds: one, several or none."""
    return list(value) if isinstance(value, list) else [] if value is None else [value]


def _check(query: Query, column: Column, value: Any) -> None:
    if value is None:
        return
    if column.label in LABELS:
        fits = isinstance(value, list) == column.many and all(
            isinstance(id_, str) and label_of(id_) == column.label for id_ in _ids(value)
        )
        promised = f"{'a list of ' if column.many else ''}ids of {column.label}"
    else:
        fits = isinstance(value, _KINDS[column.type]) and (column.type == "bool" or not isinstance(value, bool))
        promised = column.type
    if not fits:
        raise QueryError(
            f"{query.path}: the column `{column.name}` promises {promised} and returned {value!r}",
            hint="Correct the query, or the type in `returns`.",
        )


def _rests_on(query: Query, values: Mapping[str, Any]) -> tuple[str, ...]:
    ids = [values[c.name] for c in query.returns if c.type in EVIDENCE]
    if any(c.name == RECORDS and c.type == "list" for c in query.returns):
        ids.extend(values[RECORDS] or [])
    for id_ in ids:
        if id_ is not None and (not isinstance(id_, str) or label_of(id_) not in EVIDENCE):
            raise QueryError(
                f"{query.path}: `{RECORDS}` must hold ids of {', '.join(EVIDENCE)}, and has {id_!r}",
                hint="Return `n.id` of the records and events, not the nodes.",
            )
    return tuple(dict.fromkeys(id_ for id_ in ids if id_ is not None))


def _identity(query: Query, values: Mapping[str, Any]) -> list[str | None]:
    types = {column.name: column.type for column in query.returns}
    parts = [_json(types[name], values[name]) for name in query.identity]
    return [part if part is None or isinstance(part, str) else json.dumps(part, ensure_ascii=False) for part in parts]


def _severity(query: Query, values: Mapping[str, Any]) -> str:
    """The query's own; one step higher where the row says `listed`: a listing was in force on the day."""
    given = values.get(SEVERITY)
    if given is not None:
        if given not in SEVERITIES:
            raise QueryError(f"{query.path}: `{SEVERITY}` must be one of {', '.join(SEVERITIES)}, and is {given!r}")
        return str(given)
    if values.get(LISTED) is True and query.severity != "context":
        return SEVERITIES[min(SEVERITIES.index(query.severity) + 1, len(SEVERITIES) - 1)]
    return query.severity


def _json(type_: str, value: Any) -> Any:
    if isinstance(value, dt.datetime) and type_ == "date":
        return value.date().isoformat()
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [_json("", item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _json("", item) for key, item in value.items()}
    return value
