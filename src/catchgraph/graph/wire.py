"""Values on their way to a graph store and back.

Times are naive and mean UTC. A `date` is bound as a datetime at 00:00: a store that compares a date with a
datetime gives no rows and no error.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from catchgraph.errors import QueryError

_PLAIN = (str, int, float, bool, type(None))


def bound(parameters: Mapping[str, Any] | None) -> dict[str, Any]:
    """Parameters as the driver takes them. Raises `QueryError` for a value that no store holds."""
    return {name: _bound(name, value) for name, value in (parameters or {}).items()}


def _bound(name: str, value: Any) -> Any:
    if hasattr(value, "to_pydatetime"):
        value = value.to_pydatetime(warn=False)
    elif hasattr(value, "item") and not isinstance(value, _PLAIN):
        value = value.item()
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, dt.datetime):
        return _utc(value)
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day)
    if isinstance(value, (list, tuple)):
        return [_bound(name, item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _bound(name, item) for key, item in value.items()}
    raise QueryError(
        f"Parameter {name}: a graph store holds no {type(value).__name__}.",
        hint="Use text, numbers, true or false, dates, or lists of these.",
    )


def _utc(value: dt.datetime) -> dt.datetime:
    return value.astimezone(dt.UTC).replace(tzinfo=None) if value.tzinfo else value


def plain(value: Any) -> Any:
    """A driver's value as plain Python: naive datetimes, dates, text, numbers, lists, dicts.

    A node is its properties with `_label`; a relationship its properties with `_type`; a path the list of its
    nodes and relationships in order. A duration is its ISO text, a point the list of its coordinates.
    """
    if type(value) in _PLAIN:
        return value
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return _graph_value(value)


def _graph_value(value: Any) -> Any:
    from neo4j.graph import Node, Path, Relationship
    from neo4j.spatial import Point
    from neo4j.time import Date, DateTime, Time

    if isinstance(value, DateTime):
        return _utc(value.to_native())
    if isinstance(value, (Date, Time)):
        return value.to_native()
    if isinstance(value, Node):
        return {"_label": ":".join(sorted(value.labels)), **plain(dict(value))}
    if isinstance(value, Relationship):
        return {"_type": value.type, **plain(dict(value))}
    if isinstance(value, Path):
        steps = zip(value.nodes, value.relationships, strict=False)
        return [plain(part) for step in steps for part in step] + [plain(value.end_node)]
    if isinstance(value, Point):
        return list(value)
    if hasattr(value, "iso_format"):
        return value.iso_format()
    return value
