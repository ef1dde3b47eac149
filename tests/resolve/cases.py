"""Hand-made mentions, and cases that hold them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from catchgraph.case.case import CaseFolder, open_case

Row = Mapping[str, Any]

#: Valid IMO numbers, worked out by hand: 9·7+0·6+7·5+4·4+7·3+2·2 = 139, so 9074729, and so on.
IMO_A, IMO_B = "9074729", "9166479"

_LISTS = ("names", "former_names", "mmsis", "call_signs", "registration_numbers", "flags", "former_flags")


def vessel(key: str, *names: str, **facts: Any) -> dict[str, Any]:
    """A row of `read.vessel_mention`: mention `mention:<key>`, everything that is not given empty."""
    row: dict[str, Any] = {
        "file_id": "file:1",
        "record_no": 1,
        "line": 2,
        "mention_id": f"mention:{key}",
        "record_kind": "registration",
        "dataset": f"list-{key}@undated",
        "name": names[0] if names else None,
        "names": list(names),
        "imo": None,
        "mmsi_first": pd.NaT,
        "mmsi_last": pd.NaT,
        "lengths_m": [],
        "length_kind": None,
        "tonnages": [],
        "tonnage_kind": None,
        "built": [],
        "vessel_type": None,
        "parties": [],
    }
    row |= {name: [] for name in _LISTS if name != "names"}
    return row | facts


def broadcast(key: str, mmsi: str, first: str, last: str, *names: str, **facts: Any) -> dict[str, Any]:
    """A mention by a broadcast that held an MMSI from a day to a day."""
    days = {"mmsi_first": pd.Timestamp(first), "mmsi_last": pd.Timestamp(last)}
    return vessel(key, *names, record_kind="broadcast", dataset="carriers@undated", mmsis=[mmsi], **days) | facts


def party(key: str, name: str, role: str = "owner", **facts: Any) -> dict[str, Any]:
    """A row of `read.party_mention`, its name taken apart as the reader does."""
    from catchgraph.normalise.address import address_key
    from catchgraph.normalise.name_signs import address_signs
    from catchgraph.normalise.party import party_name

    parsed = party_name(name)
    assert parsed is not None
    address = facts.pop("address", None)
    key_ = address_key(address) if address else None
    row: dict[str, Any] = {
        "file_id": "file:1",
        "record_no": 1,
        "line": 2,
        "mention_id": f"mention:{key}",
        "record_id": None,
        "asset_mention_id": None,
        "dataset": "list@undated",
        "role": role,
        "signs": sorted({*parsed.signs, *address_signs(key_ or "")}),
        "name": parsed.written,
        "spellings": [parsed.written],
        "keys": [parsed.key],
        "stems": [parsed.stem],
        "address": address,
        "address_key": key_,
        "since": pd.NaT,
        "until": pd.NaT,
    }
    return row | facts


def frame_of(rows: Iterable[Row]) -> pd.DataFrame:
    """Rows of `party` as `resolve.mentions.party_mentions` gives them, each a mention of its own."""
    from catchgraph.resolve.party.kind import scale, together

    def evidence(row: Row) -> str:
        numbers = [f"number: {text.partition(':')[0].strip().lower()}" for text in row.get("numbers") or ()]
        said = {*row["signs"], f"role: {row['role']}", *numbers}
        return together(sorted(said & set(scale().signs)))

    return pd.DataFrame([{**row, "evidence": evidence(row)} for row in rows])


def encounter(key: str, fishing: str | None, carrier: str | None, day: str) -> list[dict[str, Any]]:
    """Rows of `read.participant`: an encounter's two sides."""
    start = pd.Timestamp(day)
    row = {
        "file_id": "file:1",
        "record_no": 1,
        "line": 2,
        "event_id": f"encounter:{key}",
        "event_label": "Encounter",
        "start": start,
    }
    return [row | {"role": "fishing vessel", "mmsi": fishing}, row | {"role": "carrier", "mmsi": carrier}]


def case_with(
    folder: Path, vessels: Iterable[Row] = (), parties: Iterable[Row] = (), encounters: Iterable[list[Row]] = ()
) -> CaseFolder:
    """A case in `folder` that holds these rows, as if read from one file."""
    case = open_case(folder, create=True)
    fill(case, vessels, parties, encounters)
    return case


def fill(
    case: CaseFolder, vessels: Iterable[Row] = (), parties: Iterable[Row] = (), encounters: Iterable[list[Row]] = ()
) -> None:
    """Replace what a case holds."""
    tables = {
        "vessel_mention": list(vessels),
        "party_mention": list(parties),
        "participant": [side for both in encounters for side in both],
    }
    with case.write() as connection:
        connection.execute("DELETE FROM read.file")
        connection.execute(
            "INSERT INTO read.file (file_id, path, name) VALUES ('file:1', '/data/list.csv', 'list.csv')"
        )
        for table, rows in tables.items():
            connection.execute(f"DELETE FROM read.{table}")
            for row in rows:
                columns = ", ".join(f'"{name}"' for name in row)
                marks = ", ".join("?" for _ in row)
                values = [None if value is pd.NaT else value for value in row.values()]
                connection.execute(f"INSERT INTO read.{table} ({columns}) VALUES ({marks})", values)


def members(case: CaseFolder) -> dict[str, str]:
    """Mention (without `mention:`) → entity."""
    with case.read() as connection:
        rows = connection.execute("SELECT mention_id, entity_id FROM resolve.member").fetchall()
    return {mention.removeprefix("mention:"): entity for mention, entity in rows}


def together(case: CaseFolder) -> set[frozenset[str]]:
    """The clusters, as sets of mentions."""
    found: dict[str, set[str]] = {}
    for mention, entity in members(case).items():
        found.setdefault(entity, set()).add(mention)
    return {frozenset(mentions) for mentions in found.values()}
