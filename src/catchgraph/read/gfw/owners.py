"""Owners that an answer of the vessels API names, attached to the hull whose MMSI they are stated for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catchgraph.model.ids import make_id
from catchgraph.model.roles import stated
from catchgraph.normalise.flag import flag
from catchgraph.normalise.mmsi import ship_mmsi
from catchgraph.read.dataset import Provenance
from catchgraph.read.format import Said
from catchgraph.read.gfw.identity import parts
from catchgraph.read.gfw.json_fields import noted_moment, plain
from catchgraph.read.gfw.registry import Registry, RegistryInfo
from catchgraph.read.layouts.model import Party
from catchgraph.read.output import Rows
from catchgraph.read.parties import Named, parties_of

_OWNER = Party(role=stated("OWNS"), name="name", separators=())
_NOT_ATTACHED = "owner under a MMSI that no identity of this answer has: not attached"
Answer = tuple[int, Mapping[str, Any], list[Registry]]


@dataclass(frozen=True, slots=True)
class _Owner:
    row: int
    part: str
    named: Named
    country: str | None
    hull: Registry
    entry: RegistryInfo
    since: dt.datetime | None
    until: dt.datetime | None


def owner_rows(answers: list[Answer], provenance: Provenance, said: Said) -> list[Rows]:
    """Rows of `read.party_mention`."""
    import numpy as np
    import pyarrow as pa

    found = [owner for answer in answers for owner in _owners(*answer, said)]
    if not found:
        return []
    text, many, stamp = pa.string(), pa.list_(pa.string()), pa.timestamp("us")
    columns = {
        "mention_id": pa.array([_mention(each, provenance) for each in found], text),
        "record_id": pa.array([each.entry.id for each in found], text),
        "asset_mention_id": pa.array([each.hull.mention for each in found], text),
        "role": pa.array([_OWNER.role] * len(found), text),
        "signs": pa.array([list(each.named.signs) for each in found], many),
        "name": pa.array([each.named.name for each in found], text),
        "spellings": pa.array([list(each.named.spellings) for each in found], many),
        "keys": pa.array([list(each.named.keys) for each in found], many),
        "stems": pa.array([list(each.named.stems) for each in found], many),
        "address_precise": pa.array([False] * len(found), pa.bool_()),
        "country": pa.array([each.country for each in found], text),
        "since": pa.array([each.since for each in found], stamp),
        "until": pa.array([each.until for each in found], stamp),
    }
    rows = np.array([each.row for each in found], np.int64)
    return [Rows("party_mention", rows, columns, [each.part for each in found])]


def _owners(row: int, value: Mapping[str, Any], hulls: list[Registry], said: Said) -> list[_Owner]:
    found = []
    for part, each in parts(value, "registryOwners"):
        names = parties_of(plain(each.get("name")) or "", _OWNER)
        if not names:
            continue
        held = _held(plain(each.get("ssvid")), hulls)
        if held is None:
            said.note(row, "registryOwners.ssvid", f"{each.get('ssvid')} {names[0].name}", _NOT_ATTACHED)
            continue
        since = noted_moment(row, "registryOwners.dateFrom", each.get("dateFrom"), said)
        until = noted_moment(row, "registryOwners.dateTo", each.get("dateTo"), said)
        country = flag(plain(each.get("flag")) or "")
        found += [_Owner(row, part, named, country, *held, since, until) for named in names]
    return found


def _held(ssvid: str | None, hulls: list[Registry]) -> tuple[Registry, RegistryInfo] | None:
    """The one hull with that MMSI, and its first entry that has it."""
    mmsi = ship_mmsi(ssvid) if ssvid else None
    found = {hull.mention: (hull, e) for hull in hulls for e in reversed(hull.entries) if mmsi and e.said.mmsi == mmsi}
    return next(iter(found.values())) if len(found) == 1 else None


def _mention(owner: _Owner, provenance: Provenance) -> str:
    days = (moment.isoformat() if moment else None for moment in (owner.since, owner.until))
    return make_id("mention", *provenance.key, "owner", owner.entry.id, *owner.named.keys, *days)
