"""Rows of `read.*` from objects: what formats of nested objects make, one dataclass a table.

Every class is a record or mention of the model with `row`, the place of its object in the file, and `part`, in which
part of the object it stands (`listings[2]`), where it does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from catchgraph.model.mentions import PartyMention, VesselMention
from catchgraph.model.records.enforcement import Listing, Measure
from catchgraph.model.records.vessel import Identity
from catchgraph.read.output import Rows
from catchgraph.read.schema import schema_of


@dataclass(frozen=True, kw_only=True)
class _Placed:
    row: int
    part: str | None = None


@dataclass(kw_only=True)
class _Mentioning:
    """What a record of the model has beside its own properties while it is a row of `read`."""

    row: int
    part: str | None = None
    mention_id: str


@dataclass(frozen=True, kw_only=True)
class VesselRow(_Placed, VesselMention):
    """A row of `read.vessel_mention`."""

    TABLE: ClassVar[str] = "vessel_mention"


@dataclass(frozen=True, kw_only=True)
class PartyRow(_Placed, PartyMention):
    """A row of `read.party_mention`."""

    TABLE: ClassVar[str] = "party_mention"


@dataclass(kw_only=True)
class IdentityRow(_Mentioning, Identity):
    """A row of `read.identity`."""

    TABLE: ClassVar[str] = "identity"


@dataclass(kw_only=True)
class MeasureRow(_Mentioning, Measure):
    """A row of `read.measure`."""

    TABLE: ClassVar[str] = "measure"


@dataclass(kw_only=True)
class ListingRow(_Mentioning, Listing):
    """A row of `read.listing`."""

    TABLE: ClassVar[str] = "listing"


Item = VesselRow | PartyRow | IdentityRow | MeasureRow | ListingRow


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
        name: pa.array([getattr(item, name) for item in items], type_) for name, type_ in schema_of(cls.TABLE).items()
    }
    parts = [item.part for item in items]
    return Rows(cls.TABLE, np.array([item.row for item in items], np.int64), columns, parts if any(parts) else ())
