"""How a noun is declared: one dataclass, one description per property.

Tables, constraints, write statements and the model page are generated from these declarations
(`model.schema`), so that they cannot disagree.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import typing
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Any, TypeVar, dataclass_transform

Declared = TypeVar("Declared")

#: Python type of a property → (name in this module's `Property.type`, DuckDB type, ArcadeDB type).
#: A declared type makes a JSON text a real time there; microseconds, as in Neo4j and DuckDB.
TYPES: dict[Any, tuple[str, str, str]] = {
    str: ("str", "VARCHAR", "STRING"),
    int: ("int", "BIGINT", "LONG"),
    float: ("float", "DOUBLE", "DOUBLE"),
    bool: ("bool", "BOOLEAN", "BOOLEAN"),
    dt.datetime: ("datetime", "TIMESTAMP", "DATETIME_MICROS"),
    tuple[str, ...]: ("list[str]", "VARCHAR[]", "LIST OF STRING"),
    tuple[float, ...]: ("list[float]", "DOUBLE[]", "LIST OF DOUBLE"),
    tuple[int, ...]: ("list[int]", "BIGINT[]", "LIST OF LONG"),
}


def prop(description: str, *, default: Any = dataclasses.MISSING, graph: bool = True, every: bool = False) -> Any:
    """One property of a node or relationship; `description` is what a reader of the graph sees.

    `graph=False`: it stays in the case. No query asks for it, and every value makes a graph slower to fill. `every`: of
    a record that several rows tell parts of, it is true only where each of them says so.
    """
    return dataclasses.field(default=default, metadata={"description": description, "graph": graph, "every": every})


@dataclass_transform(kw_only_default=True, field_specifiers=(prop,))
def noun(cls: type[Declared]) -> type[Declared]:
    """Declare a node or relationship: a dataclass that is made by keywords, and neither compared nor printed.

    Methods for that, and for what keeps it from being changed, took half of the 120 ms that the model takes of every
    start of the program.
    """
    return dataclass(kw_only=True, repr=False, eq=False)(cls)


@dataclass(frozen=True, slots=True)
class Property:
    """A property as the stores see it."""

    name: str
    type: str
    duckdb: str
    arcade: str
    required: bool
    description: str
    graph: bool = True
    every: bool = False


def properties_of(cls: type) -> tuple[Property, ...]:
    """The declared properties of a node or relationship class, in order.

    Raises `TypeError` for a property whose type no store holds or that has no description.
    """
    fields = dataclasses.fields(cls)
    if all(field.type in _SPELLED for field in fields):
        return tuple(_property(field, *_SPELLED[field.type]) for field in fields)
    hints = typing.get_type_hints(cls)
    return tuple(_property(field, *_inner(hints[field.name])) for field in fields)


def _spelling(kind: Any) -> str:
    if kind is dt.datetime:
        return "dt.datetime"
    return kind.__name__ if isinstance(kind, type) else str(kind)


#: Annotation as a declaration spells it → type, and whether it may be nothing. To evaluate a thousand of them took
#: 12 ms of every start of the program.
_SPELLED: dict[Any, tuple[Any, bool]] = {
    f"{_spelling(kind)}{rest}": (kind, bool(rest)) for kind in TYPES for rest in ("", " | None")
}


def _inner(hint: Any) -> tuple[Any, bool]:
    """The type of a hint without None, and whether it may be that."""
    if isinstance(hint, UnionType):
        return next(arg for arg in typing.get_args(hint) if arg is not NoneType), True
    return hint, False


def _property(field: dataclasses.Field[Any], inner: Any, optional: bool) -> Property:
    if inner not in TYPES or "description" not in field.metadata:
        raise TypeError(f"property {field.name}: no store holds {inner}, or it has no description")
    name, duckdb, arcade = TYPES[inner]
    given = field.metadata
    shown, every = given.get("graph", True), given.get("every", False)
    return Property(field.name, name, duckdb, arcade, not optional, given["description"], shown, every)
