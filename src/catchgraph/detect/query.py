"""A query of the catalogue, as its file declares it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from catchgraph.model.schema import NODES, relationship

#: In order of weight; `context` carries none.
SEVERITIES = ("context", "low", "medium", "high")
#: SQL that orders findings, the most severe first.
MOST_SEVERE = f"list_position({list(SEVERITIES)}, severity) DESC"
MATURITIES = ("stable", "experimental")

PARAMETER_TYPES = ("str", "int", "float", "bool", "date")
#: Types of parameters that may have a range.
RANGED = ("int", "float", "date")
LABELS = tuple(kind.label for kind in NODES if kind.layer != "finding")
#: Labels that a finding is about, and labels that it rests on.
ENTITIES = tuple(target for _, target in relationship("ABOUT").pairs)
EVIDENCE = tuple(target for _, target in relationship("RESTS_ON").pairs)
VALUE_TYPES = ("str", "int", "float", "bool", "date", "datetime", "list")
COLUMN_TYPES = (*LABELS, *(f"list[{label}]" for label in ENTITIES), *VALUE_TYPES)

#: Columns that mean something to `detect`, whatever the query.
RECORDS: Final = "records"
LISTED: Final = "listed"
SEVERITY: Final = "severity"
FORCED: Final = "forced"
LIMIT: Final = "limit"
#: Columns of `undecided`: why nothing can be said, and of how many.
UNDECIDED: Final = ("reason", "n")


@dataclass(frozen=True, slots=True)
class Parameter:
    """`name: type = default from low to high`; without a default it must be given. Either bound may be missing."""

    name: str
    type: str
    default: Any
    required: bool
    low: Any = None
    high: Any = None

    @property
    def range(self) -> str:
        """The values that it may have, in words; nothing where any will do."""
        low, high = (f"{end:%Y-%m-%d}" if isinstance(end, dt.date) else end for end in (self.low, self.high))
        if low is not None and high is not None:
            return f"from {low} to {high}"
        return f"{low} or more" if low is not None else f"{high} or less" if high is not None else ""

    def fits(self, value: Any) -> bool:
        """Whether a value lies in the range."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


@dataclass(frozen=True, slots=True)
class Column:
    """A column the query promises: a label (its values are ids of that label, or lists of them: `list[Vessel]`) or a
    type of value.
    """

    name: str
    type: str

    @property
    def many(self) -> bool:
        """Whether a value is several ids."""
        return self.type.startswith("list[")

    @property
    def label(self) -> str:
        """The label of its ids; the type itself where it holds values."""
        return self.type.removeprefix("list[").removesuffix("]")


@dataclass(frozen=True, slots=True)
class Query:
    """One file of the catalogue.

    `needs` are labels that must be loaded, or several joined by `|` of which one is enough.
    `denominator` and `covers` are a label or a counting query that returns one column `n`; `counted` is the column
    of findings that holds what `denominator` counts; `undecided` is a query that counts by reason what it cannot judge
    (columns `reason`, `n`); `sentence` is what a finding says (`detect.sentence`); `tables`
    are reference tables, each a parameter of its name that nobody gives; `cypher` is the file without its header.
    """

    path: Path
    id: str
    title: str
    question: str
    why: str
    benign: str
    needs: tuple[str, ...]
    params: tuple[Parameter, ...]
    tables: tuple[str, ...]
    returns: tuple[Column, ...]
    identity: tuple[str, ...]
    denominator: str
    counted: str
    covers: str
    undecided: str
    sentence: str
    severity: str
    maturity: str
    revision: int
    references: str
    cypher: str

    @property
    def family(self) -> str:
        """The folder: `transshipment`, `identity`, …"""
        return self.id.partition(".")[0]

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(column.name for column in self.returns)

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of that name, if the query has it."""
        return next((parameter for parameter in self.params if parameter.name == name), None)
