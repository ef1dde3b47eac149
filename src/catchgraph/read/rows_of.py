"""Rows of `read.*` from objects: what formats of nested objects make, one dataclass a table.

Every class has `row`, the place of its object in the file; each other field is a column of its table, but for those
that `derive` fills when it folds rows into nodes.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import typing
from collections.abc import Sequence
from dataclasses import dataclass
from types import NoneType
from typing import TYPE_CHECKING, Any, ClassVar

from catchgraph.case.tables import FOLDED
from catchgraph.model.records.enforcement import Listing, Measure
from catchgraph.model.records.vessel import Identity
from catchgraph.read.output import Rows

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True, kw_only=True)
class VesselMention:
    """A vessel as one record names it."""

    TABLE: ClassVar[str] = "vessel_mention"

    row: int
    mention_id: str
    record_kind: str = "identity"
    name: str | None = None
    names: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    imo: str | None = None
    mmsis: tuple[str, ...] = ()
    call_signs: tuple[str, ...] = ()
    registration_numbers: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    former_flags: tuple[str, ...] = ()
    lengths_m: tuple[float, ...] = ()
    length_kind: str | None = None
    tonnages: tuple[float, ...] = ()
    tonnage_kind: str | None = None
    built: tuple[int, ...] = ()
    vessel_type: str | None = None
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyMention:
    """A company or person in one role, or as it is described."""

    TABLE: ClassVar[str] = "party_mention"

    row: int
    mention_id: str
    record_id: str
    asset_mention_id: str | None
    role: str
    kind: str
    name: str
    spellings: tuple[str, ...]
    keys: tuple[str, ...]
    stems: tuple[str, ...]
    address: str | None = None
    address_key: str | None = None
    address_precise: bool = False
    country: str | None = None
    numbers: tuple[str, ...] = ()
    percentage: float | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None


@dataclass(frozen=True, kw_only=True)
class _Read:
    """What a record of the model has beside its own properties while it is a row of `read`."""

    row: int
    mention_id: str


@dataclass(frozen=True, kw_only=True)
class Identified(_Read, Identity):
    """A row of `read.identity`."""

    TABLE: ClassVar[str] = "identity"


@dataclass(frozen=True, kw_only=True)
class Measured(_Read, Measure):
    """A row of `read.measure`."""

    TABLE: ClassVar[str] = "measure"


@dataclass(frozen=True, kw_only=True)
class Listed(_Read, Listing):
    """A row of `read.listing`."""

    TABLE: ClassVar[str] = "listing"


_NO_COLUMNS = FOLDED | {"row"}

Item = VesselMention | PartyMention | Identified | Measured | Listed


def rows_of(items: Sequence[Item]) -> list[Rows]:
    """The rows that these objects are, by table, in the order of their places in the file."""
    by_class: dict[type[Any], list[Item]] = {}
    for item in items:
        by_class.setdefault(type(item), []).append(item)
    return [_rows(cls, sorted(found, key=lambda item: item.row)) for cls, found in by_class.items()]


def _rows(cls: type[Any], items: Sequence[Item]) -> Rows:
    import numpy as np
    import pyarrow as pa

    columns = {
        name: pa.array([getattr(item, name) for item in items], _arrow(hint)) for name, hint in _columns(cls).items()
    }
    return Rows(cls.TABLE, np.array([item.row for item in items], np.int64), columns)


def _columns(cls: type[Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    return {field.name: _inner(hints[field.name]) for field in dataclasses.fields(cls) if field.name not in _NO_COLUMNS}


def _inner(hint: Any) -> Any:
    given = [arg for arg in typing.get_args(hint) if arg is not NoneType]
    return hint if typing.get_origin(hint) is tuple or not given else given[0]


def _arrow(hint: Any) -> pa.DataType:
    import pyarrow as pa

    if typing.get_origin(hint) is tuple:
        return pa.list_(_arrow(typing.get_args(hint)[0]))
    return {
        str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), dt.datetime: pa.timestamp("us"),
    }[hint]  # fmt: skip
