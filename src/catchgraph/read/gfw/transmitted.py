"""Identities that a vessel transmitted, as the vessels API lists them: a `Broadcast` each, under the id events name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catchgraph.model.ids import make_id
from catchgraph.read.cleaners import singles
from catchgraph.read.dataset import Provenance
from catchgraph.read.format import Said, content
from catchgraph.read.gfw.identity import GfwIdentity, elements, identified, parts, shared_columns
from catchgraph.read.gfw.json_fields import plain
from catchgraph.read.gfw.registry import FORMAT
from catchgraph.read.gfw.vessels import mention_of
from catchgraph.read.output import Rows


@dataclass(frozen=True, slots=True)
class Transmitted:
    """One entry of `selfReportedInfo`."""

    row: int
    part: str
    id: str
    mention: str
    number: str | None
    said: GfwIdentity
    vessel_type: str | None


def transmitted(row: int, value: Mapping[str, Any], provenance: Provenance, said: Said) -> list[Transmitted]:
    """The transmitted identities of an answer, in its order."""
    types = _types(value)
    found = []
    for part, each in parts(value, "selfReportedInfo"):
        one, number = identified(row, "selfReportedInfo", each, said), plain(each.get("id"))
        if not one.known and not number:
            continue
        found.append(
            Transmitted(
                row=row,
                part=part,
                id=make_id("broadcast", *provenance.key, number, *one.key),
                mention=mention_of(number) if number else make_id("mention", FORMAT, content(each)),
                number=number,
                said=one,
                vessel_type=types.get(number or ""),
            )
        )
    return found


def _types(value: Mapping[str, Any]) -> dict[str, str]:
    """Id of a transmitted identity → the types that `combinedSourcesInfo` gives it."""
    found = {}
    for each in elements(value, "combinedSourcesInfo"):
        names = [plain(ship.get("name")) for ship in elements(each, "shiptypes")]
        distinct = dict.fromkeys(name.lower() for name in names if name)
        if distinct:
            found[plain(each.get("vesselId")) or ""] = ", ".join(distinct)
    return found


def broadcast_rows(found: list[Transmitted]) -> list[Rows]:
    """Rows of `read.broadcast` and `read.vessel_mention`."""
    import numpy as np
    import pyarrow as pa

    if not found:
        return []
    text, stamp = pa.string(), pa.timestamp("us")
    rows, within = np.array([each.row for each in found], np.int64), [each.part for each in found]
    shared = shared_columns([each.said for each in found])
    mention_ids = pa.array([each.mention for each in found], text)
    name = pa.array([each.said.name for each in found], text)
    first = pa.array([each.said.first for each in found], stamp)
    last = pa.array([each.said.last for each in found], stamp)
    types = pa.array([each.vessel_type for each in found], text)
    broadcast = {
        "mention_id": mention_ids,
        "id": pa.array([each.id for each in found], text),
        **shared,
        "number": pa.array([each.number for each in found], text),
        "vessel_type": types,
        "first": first,
        "last": last,
    }
    mention = {
        "mention_id": mention_ids,
        "record_kind": pa.array(["broadcast"] * len(found), text),
        "name": name,
        "names": singles(name),
        "imo": shared["imo"],
        "mmsis": singles(shared["mmsi"]),
        "mmsi_first": first,
        "mmsi_last": last,
        "call_signs": singles(shared["call_sign"]),
        "flags": singles(shared["flag"]),
        "vessel_type": types,
    }
    return [Rows("broadcast", rows, broadcast, within), Rows("vessel_mention", rows, mention, within)]
