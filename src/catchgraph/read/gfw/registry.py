"""Identities that Global Fishing Watch collected from registers: one mention a hull, one `Identity` an entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catchgraph.model.ids import make_id
from catchgraph.normalise.quantity import build_year
from catchgraph.read.dataset import Provenance
from catchgraph.read.format import Said, content
from catchgraph.read.gfw.identity import GfwIdentity, elements, identified, parts, shared_columns
from catchgraph.read.gfw.json_fields import number, plain, words
from catchgraph.read.output import Rows
from catchgraph.read.reading import attempt

if TYPE_CHECKING:
    import pyarrow as pa

FORMAT = "gfw-vessels"
_SOURCE = "Global Fishing Watch"


@dataclass(frozen=True, slots=True)
class RegistryInfo:
    """One entry of `registryInfo`."""

    part: str
    id: str
    said: GfwIdentity
    source: str
    gear: str | None
    length_m: float | None
    tonnage: float | None
    built: int | None
    latest: bool


@dataclass(frozen=True, slots=True)
class Registry:
    """The entries of one hull: of one `id`, or of one entry that has none."""

    row: int
    number: str | None
    mention: str
    entries: tuple[RegistryInfo, ...]

    @property
    def name(self) -> str | None:
        """The name of the latest entry, else of the first that has one."""
        latest = sorted(self.entries, key=lambda entry: not entry.latest)
        return next((entry.said.name for entry in latest if entry.said.name), None)


def registries(row: int, value: Mapping[str, Any], provenance: Provenance, said: Said) -> list[Registry]:
    """The hulls of an answer's `registryInfo`, in its order."""
    by_hull: dict[str, list[RegistryInfo]] = {}
    numbers: dict[str, str | None] = {}
    for part, each in parts(value, "registryInfo"):
        found = identified(row, "registryInfo", each, said)
        if not found.known:
            continue
        hull = plain(each.get("id"))
        mention = make_id("mention", "gfw registry", hull) if hull else make_id("mention", FORMAT, content(each))
        numbers[mention] = hull
        by_hull.setdefault(mention, []).append(_entry(part, each, found, hull, provenance))
    return [Registry(row, numbers[mention], mention, tuple(entries)) for mention, entries in by_hull.items()]


def _entry(
    part: str, value: Mapping[str, Any], found: GfwIdentity, hull: str | None, provenance: Provenance
) -> RegistryInfo:
    sources = ", ".join(words(value.get("sourceCode")))
    extra = elements(value, "extraFields")
    built = attempt(build_year, plain(extra[0].get("builtYear")) or "") if extra else None
    return RegistryInfo(
        part=part,
        id=make_id("identity", *provenance.key, hull, *found.key),
        said=found,
        source=f"{_SOURCE} ({sources})" if sources else _SOURCE,
        gear=", ".join(words(value.get("geartypes"))) or None,
        length_m=_size(value.get("lengthM"), 600),
        tonnage=_size(value.get("tonnageGt"), 500_000),
        built=built if isinstance(built, int) else None,
        latest=value.get("latestVesselInfo") is True,
    )


def _size(value: object, largest: float) -> float | None:
    found = number(value)
    return found if found is not None and 0 < found <= largest else None


def identity_rows(hulls: list[Registry], provenance: Provenance) -> list[Rows]:
    """Rows of `read.identity` and `read.vessel_mention`."""
    import numpy as np
    import pyarrow as pa

    entries = [(hull, entry) for hull in hulls for entry in hull.entries]
    if not entries:
        return []
    text, stamp = pa.string(), pa.timestamp("us")
    columns = {
        "mention_id": pa.array([hull.mention for hull, _ in entries], text),
        "id": pa.array([entry.id for _, entry in entries], text),
        **shared_columns([entry.said for _, entry in entries]),
        "number": pa.array([hull.number for hull, _ in entries], text),
        "source": pa.array([entry.source for _, entry in entries], text),
        "gear": pa.array([entry.gear for _, entry in entries], text),
        "length_m": pa.array([entry.length_m for _, entry in entries], pa.float64()),
        "tonnage": pa.array([entry.tonnage for _, entry in entries], pa.float64()),
        "built": pa.array([entry.built for _, entry in entries], pa.int64()),
        "since": pa.array([_day(entry.said.first) for _, entry in entries], stamp),
        "since_precision": pa.array(["day" if entry.said.first else None for _, entry in entries], text),
        "until": pa.array([_day(entry.said.last) for _, entry in entries], stamp),
        "until_precision": pa.array(["day" if entry.said.last else None for _, entry in entries], text),
        "edition": provenance.edition.column(len(entries)),
    }
    rows = np.array([hull.row for hull, _ in entries], np.int64)
    return [Rows("identity", rows, columns, [entry.part for _, entry in entries]), _mentions(hulls)]


def _day(moment: dt.datetime | None) -> dt.datetime | None:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0) if moment else None


def _mentions(hulls: list[Registry]) -> Rows:
    import numpy as np
    import pyarrow as pa

    text, real = pa.string(), pa.float64()

    def every(name: str) -> pa.Array:
        found = [_distinct(getattr(entry.said, name) for entry in hull.entries) for hull in hulls]
        return pa.array(found, pa.list_(text))

    def sizes(name: str, type_: pa.DataType) -> pa.Array:
        return pa.array([_distinct(getattr(e, name) for e in hull.entries) for hull in hulls], pa.list_(type_))

    columns = {
        "mention_id": pa.array([hull.mention for hull in hulls], text),
        "record_kind": pa.array(["identity"] * len(hulls), text),
        "name": pa.array([hull.name for hull in hulls], text),
        "names": every("name"),
        "imo": pa.array([_one(entry.said.imo for entry in hull.entries) for hull in hulls], text),
        "mmsis": every("mmsi"),
        "call_signs": every("call_sign"),
        "flags": every("flag"),
        "lengths_m": sizes("length_m", real),
        "tonnages": sizes("tonnage", real),
        "built": sizes("built", pa.int64()),
    }
    return Rows("vessel_mention", np.array([hull.row for hull in hulls], np.int64), columns)


def _distinct(values: Iterable[Any]) -> list[Any]:
    return list(dict.fromkeys(value for value in values if value is not None))


def _one(values: Iterable[str | None]) -> str | None:
    """The IMO number, if all entries that give one give the same: a hull has one."""
    found = _distinct(values)
    return found[0] if len(found) == 1 else None
