"""Plants that are vessels: who processed, by a name that is written as a vessel's (`F/T`), is named as one, too."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

from catchgraph.model.ids import make_id
from catchgraph.model.roles import PLANT
from catchgraph.normalise.name_signs import OF_FIRMS
from catchgraph.read.clean.vessel import VesselParts, read_vessel
from catchgraph.read.output import Rows
from catchgraph.read.schema import schema_of
from catchgraph.reference.tables import read_table

#: Roles of those who process.
PROCESSING = frozenset({"processor", "manufacturer"})
ROLE = "processing vessel"
_COLUMNS = ("record_id", "line_id", "role", "name", "country", "signs", "asset_mention_id")


def is_vessel(role: str, name: str, signs: Collection[str]) -> bool:
    """Whether a party in this role is a vessel: its name begins with a vessel's letters, with a mark between, and has
    nothing that a firm bears. `M/S` is Messrs as often as a motor ship, and is none of these.
    """
    return role in PROCESSING and OF_FIRMS.isdisjoint(signs) and bool(_marked().match(name))


@cache
def _marked() -> re.Pattern[str]:
    told = (row["prefix"] for row in read_table("vessel_prefixes") if re.search("vessel|trawler", row["meaning"]))
    letters = "|".join(r"\s?[./\\]\s?".join(prefix) for prefix in told)
    return re.compile(rf"\s*(?:{letters})[.\s]\s*\S", re.IGNORECASE)


def plants_aboard(parties: Sequence[Rows], days: Mapping[str, dt.datetime | None]) -> list[Rows]:
    """Rows of `read.named_vessel` for the parties of `parties` that are vessels; `days`: record → its day."""
    import numpy as np
    import pyarrow as pa

    types = schema_of("named_vessel")
    made = []
    for rows in parties:
        if rows.table != "party_mention" or not {"role", "name"} <= rows.columns.keys():
            continue
        said = {name: rows.columns[name].to_pylist() for name in _COLUMNS if name in rows.columns}
        count = len(rows.rows)
        each = [{name: values[place] for name, values in said.items()} for place in range(count)]
        at = [place for place, one in enumerate(each) if is_vessel(_role(one), one["name"], one.get("signs") or ())]
        if at:
            found = [_naming(each[place], days) for place in at]
            columns = {name: pa.array([one[name] for one in found], types[name]) for name in found[0]}
            parts = [rows.parts[place] for place in at] if rows.parts else ()
            made.append(Rows("named_vessel", np.asarray(rows.rows)[at], columns, parts))
    return made


def _role(party: Mapping[str, Any]) -> str:
    """Its role; a plant that is nobody's is all that its record says of who processed (`clean.facility`)."""
    role: str = party["role"]
    return "processor" if role == PLANT and not party.get("asset_mention_id") else role


def _naming(party: Mapping[str, Any], days: Mapping[str, dt.datetime | None]) -> dict[str, Any]:
    record, line, name = party.get("record_id"), party.get("line_id"), party["name"]
    read = read_vessel(VesselParts(name=name, flag=party.get("country") or ""))
    own = {"record_id": record, "line_id": line, "role": ROLE, "day": days.get(record or "")}
    return {
        "named_id": make_id("naming", record, line, ROLE, name), **own,
        "name": read.name if read else name, "name_key": read.name_key if read else None,
        "flag": read.flag if read else None,
    }  # fmt: skip
