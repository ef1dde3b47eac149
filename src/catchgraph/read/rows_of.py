"""Rows of `read.*` from objects: what formats of nested objects make, one dataclass a table.

Every class has `row`, the place of its object in the file; each other field is a column of its table.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import typing
from collections.abc import Sequence
from dataclasses import dataclass
from types import NoneType
from typing import TYPE_CHECKING, Any, ClassVar

from catchgraph.read.output import Rows

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True, kw_only=True)
class VesselMention:
    """A vessel as one record names it."""

    TABLE: ClassVar[str] = "vessel_mention"

    row: int
    mention_id: str
    dataset: str
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
    dataset: str
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """A row of `read.identity`; see `model.records.Identity`."""

    TABLE: ClassVar[str] = "identity"

    row: int
    mention_id: str
    id: str
    name: str
    source: str
    number: str | None = None
    name_key: str | None = None
    previous_names: tuple[str, ...] = ()
    flag: str | None = None
    previous_flags: tuple[str, ...] = ()
    imo: str | None = None
    imo_written: str | None = None
    imo_status: str = "blank"
    mmsi: str | None = None
    mmsi_flag: str | None = None
    call_sign: str | None = None
    registration_number: str | None = None
    vessel_type: str | None = None
    gear: str | None = None
    length_m: float | None = None
    tonnage: float | None = None
    built: int | None = None
    owners: tuple[str, ...] = ()
    since: dt.datetime | None = None
    since_precision: str | None = None
    until: dt.datetime | None = None
    until_precision: str | None = None
    edition: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A row of `read.measure`; see `model.records.Measure`."""

    TABLE: ClassVar[str] = "measure"

    row: int
    mention_id: str
    id: str
    name: str
    authority: str | None = None
    program: str | None = None
    kind: str | None = None
    reason: str | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    edition: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A row of `read.listing`; see `model.records.Listing`."""

    TABLE: ClassVar[str] = "listing"

    row: int
    mention_id: str
    id: str
    name: str
    rfmo: str
    in_force: bool
    period: str
    names: tuple[str, ...] = ()
    name_keys: tuple[str, ...] = ()
    rfmo_names: tuple[str, ...] = ()
    imo: str | None = None
    mmsis: tuple[str, ...] = ()
    call_signs: tuple[str, ...] = ()
    registration_numbers: tuple[str, ...] = ()
    flag: str | None = None
    vessel_type: str | None = None
    gear: str | None = None
    lengths_m: tuple[float, ...] = ()
    tonnages: tuple[float, ...] = ()
    built: tuple[int, ...] = ()
    since: dt.datetime | None = None
    since_latest: dt.datetime | None = None
    since_precision: str | None = None
    until: dt.datetime | None = None
    until_earliest: dt.datetime | None = None
    until_precision: str | None = None
    reason: str | None = None
    edition: dt.datetime | None = None


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
    return {field.name: _inner(hints[field.name]) for field in dataclasses.fields(cls) if field.name != "row"}


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
