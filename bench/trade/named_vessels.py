"""Which hull does a document mean that names a vessel? Precision and recall on a planted world.

python bench/trade/named_vessels.py [--hulls 4000] [--namings 40000] [--seed 1]

Invented hulls, each with one to three spells (name, flag, call sign) from 2015 to 2025: renamed, reflagged, or both.
One in four bears a name that other hulls bear, at the same or at other times. 15 % of the hulls are in no source,
though documents name them, too. Sources: histories with days (half of the hulls), a register's edition of 2022 or 2024
(60 %), transmissions with days (30 %). Documents name a hull as she was called that day, 6 % with one letter wrong,
3 % by the name before; a flag in half of them (1 % wrong), an IMO number in a quarter, a call sign in 15 % (1 % wrong),
a registration number in 10 %, no day in 5 %. Which mentions are one hull is given: only what documents name is
measured.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1]))

import duckdb

from catchgraph.case.tables import statements
from catchgraph.normalise.vessel_name import vessel_name
from catchgraph.resolve.attach.named import attach_named
from name_changes import LETTERS

FLAGS = np.array(["ESP", "TWN", "KOR", "CHN", "PAN", "ECU", "JPN", "VUT", "LBR", "IDN"], object)
ONE = [
    "AMBER",
    "BOREAL",
    "CORAL",
    "DORADO",
    "EMERALD",
    "FALCON",
    "GOLDEN",
    "HARBOUR",
    "IVORY",
    "JADE",
    "KESTREL",
    "LUNAR",
    "MERIDIAN",
    "NORTHERN",
    "OCEAN",
]
OTHER = [
    "ALBATROSS",
    "BREAM",
    "CURRENT",
    "DAWN",
    "EXPLORER",
    "FORTUNE",
    "GULL",
    "HUNTER",
    "ISLAND",
    "JOURNEY",
    "KNIGHT",
    "LANTERN",
    "MARLIN",
    "NAVIGATOR",
]
FLEETS = ["LU YAN YU", "SHIN HUNG", "FU YUAN", "TONG SHUN", "PLAYA DE", "DONG BANG"]
FIRST, DAYS = np.datetime64("2015-01-01", "D"), 4000
Frame = pd.DataFrame


def main() -> None:
    """Make the world, attach, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--hulls", type=int, default=4000)
    parser.add_argument("--namings", type=int, default=40_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    connection, truth = planted(given.hulls, given.namings, given.seed)
    late = "named_id IN (SELECT named_id FROM read.named_vessel WHERE hash(named_id) % 100 = 0)"
    connection.execute(f"CREATE TEMP TABLE late AS FROM read.named_vessel WHERE {late}")
    connection.execute(f"DELETE FROM read.named_vessel WHERE {late}")
    whole = _seconds(lambda: attach_named(connection))
    connection.execute("INSERT INTO read.named_vessel FROM late")
    more = _seconds(lambda: attach_named(connection, only=True))
    print(f"{given.namings:,} namings of {given.hulls:,} hulls: {whole:.2f} s; one in a hundred more: {more:.2f} s")
    print(figures(connection, truth).to_string(index=False))


def _seconds(step: Callable[[], object]) -> float:
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


def planted(hulls: int, namings: int, seed: int) -> tuple[duckdb.DuckDBPyConnection, Frame]:
    """A case's tables in memory; and of each naming which hull it means, whether a source has it, and what it gives."""
    rng = np.random.default_rng(seed)
    spells = _spells(rng, hulls)
    connection = duckdb.connect()
    for statement in statements():
        connection.execute(statement)
    known = _sources(connection, rng, spells)
    return connection, _documents(connection, rng, spells, known, namings)


def figures(connection: duckdb.DuckDBPyConnection, truth: Frame) -> Frame:
    """Of each kind of naming, and of all: how many, P of those tied, R of those that a source has, and left open."""
    found = connection.execute("SELECT named_id, entity_id FROM resolve.named").df()
    both = truth.merge(found, on="named_id", how="left")
    parts = [*both.groupby("gives"), ("all", both)]
    return pd.DataFrame([{"gives": name, **_figures(part)} for name, part in parts])


def _figures(part: Frame) -> dict[str, Any]:
    tied = part[part["entity_id"].notna()]
    right = int((tied["entity_id"] == tied["hull"]).sum())
    return {
        "namings": len(part),
        "known": int(part["known"].sum()),
        "tied": len(tied),
        "P": round(right / max(len(tied), 1), 4),
        "R": round(right / max(int(part["known"].sum()), 1), 4),
    }


def _spells(rng: np.random.Generator, hulls: int) -> Frame:
    """hull, kind, imo, name, flag, call_sign, registration, mmsi, first, last: a row for each spell of a hull."""
    rows = []
    popular = [f"{a} {b}" for a in ONE for b in OTHER][: max(hulls // 12, 2)]
    for hull in range(hulls):
        count = int(rng.choice([1, 2, 3], p=[0.5, 0.35, 0.15]))
        cuts = [0, *sorted(rng.integers(200, DAYS - 200, count - 1).tolist()), DAYS]
        name, flag = _name(rng, popular), rng.choice(FLAGS)
        for at in range(count):
            change = rng.choice(["name", "flag", "both"]) if at else ""
            name = _name(rng, popular) if change in ("name", "both") else name
            flag = rng.choice(FLAGS) if change in ("flag", "both") else flag
            # A call sign and a registration are of the flag.
            anew = not at or change in ("flag", "both")
            sign = f"{flag[0]}{hull % 7}{_letters(rng, 2)}{rng.integers(100, 999)}" if anew else rows[-1]["call_sign"]
            registration = f"{flag[:2]}{rng.integers(10**6, 10**7)}" if anew else rows[-1]["registration"]
            mmsi = f"{rng.integers(201, 775)}{rng.integers(10**5, 10**6)}" if anew else rows[-1]["mmsi"]
            rows.append({
                "hull": f"vessel:{hull}", "kind": "Reefer" if hull % 5 == 0 else "Tuna longliner",
                "imo": _imo(hull) if hull % 5 < 3 else None, "name": name, "flag": flag, "call_sign": sign,
                "registration": registration, "mmsi": mmsi, "first": FIRST + cuts[at],
                "last": FIRST + cuts[at + 1] - 1, "latest": at == count - 1,
            })  # fmt: skip
    return pd.DataFrame(rows)


def _name(rng: np.random.Generator, popular: list[str]) -> str:
    """A name: of those that many bear, of a fleet and with a number, or the hull's own."""
    kind = rng.random()
    if kind < 0.25:
        return str(rng.choice(popular))
    if kind < 0.5:
        return f"{rng.choice(FLEETS)} {rng.integers(1, 3000)}"
    return f"{rng.choice(ONE)} {_letters(rng, 6)}"


def _letters(rng: np.random.Generator, count: int) -> str:
    return "".join(rng.choice(list(LETTERS), count))


def _imo(hull: int) -> str:
    """A number of seven digits with a right check digit (IMO Resolution A.1117(30))."""
    digits = f"{910000 + hull % 80000:06d}"
    return digits + str(sum(int(digit) * by for digit, by in zip(digits, range(7, 1, -1), strict=True)) % 10)


def _sources(connection: duckdb.DuckDBPyConnection, rng: np.random.Generator, spells: Frame) -> set[str]:
    """Write what the sources say; returns the hulls of which one says anything."""
    share = dict(zip(spells["hull"].unique(), rng.random(spells["hull"].nunique()), strict=True))
    inside = spells[spells["hull"].map(share) >= 0.15]
    draw = {name: dict(zip(inside["hull"].unique(), rng.random(inside["hull"].nunique()), strict=True))
            for name in ("history", "register", "transmitted", "edition")}  # fmt: skip
    history = inside[inside["hull"].map(draw["history"]) < 0.5]
    edition = inside["hull"].map(draw["edition"]).lt(0.6).map({True: "2024-06-30", False: "2022-06-30"})
    day = pd.to_datetime(edition)
    at_edition = (pd.to_datetime(inside["first"]) <= day) & (day <= pd.to_datetime(inside["last"]))
    # Who is in no other source is in the register.
    listed = (inside["hull"].map(draw["register"]) < 0.6) | (
        (inside["hull"].map(draw["history"]) >= 0.5) & (inside["hull"].map(draw["transmitted"]) >= 0.3)
    )
    register = inside[at_edition & listed].assign(edition=day)
    transmitted = inside[inside["hull"].map(draw["transmitted"]) < 0.3]
    number = 0
    for kind, rows in (("identity", history), ("registration", register), ("broadcast", transmitted)):
        number = _write(connection, kind, rows.reset_index(drop=True), number)
    return {*history["hull"], *register["hull"], *transmitted["hull"]}


def _write(connection: duckdb.DuckDBPyConnection, kind: str, rows: Frame, number: int) -> int:
    at = pd.DataFrame({"file_id": f"file:{kind}", "record_no": np.arange(len(rows)) + number, "line": 1})
    at["mention_id"] = [f"mention:{kind}:{place}" for place in at["record_no"]]
    record = at.assign(id=[f"{kind}:{place}" for place in at["record_no"]], name=rows["name"])
    if kind == "identity":
        record = record.assign(since=rows["first"], until=rows["last"].where(~rows["latest"]), source="invented")
    elif kind == "registration":
        record = record.assign(edition=rows["edition"], register="INVENTED")
    else:
        record = record.assign(first=rows["first"], last=rows["last"])
    one = {"names": "name", "flags": "flag", "call_signs": "call_sign", "registration_numbers": "registration"}
    mention = at.assign(record_kind=kind, name=rows["name"], imo=rows["imo"], vessel_type=rows["kind"])
    for column, of in one.items():
        mention[column] = [[value] for value in rows[of]]
    mention["mmsis"] = [[value] if kind == "broadcast" else [] for value in rows["mmsi"]]
    if kind == "broadcast":
        mention = mention.assign(mmsi_first=rows["first"], mmsi_last=rows["last"])
    member = at[["mention_id"]].assign(entity_id=rows["hull"], confidence=1.0, basis="given")
    for table, frame in ((f"read.{kind}", record), ("read.vessel_mention", mention), ("resolve.member", member)):
        connection.register("incoming", frame)
        connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")
        connection.unregister("incoming")
    return number + len(rows)


def _documents(
    connection: duckdb.DuckDBPyConnection, rng: np.random.Generator, spells: Frame, known: set[str], count: int
) -> Frame:
    chosen = spells.iloc[rng.integers(0, len(spells), count)].reset_index(drop=True)
    span = (chosen["last"] - chosen["first"]).dt.days.to_numpy()
    day = pd.to_datetime(chosen["first"]) + pd.to_timedelta((rng.random(count) * span).astype(int), unit="D")
    before = spells.groupby("hull")["name"].first()
    name = chosen["name"].where(rng.random(count) >= 0.03, chosen["hull"].map(before))
    wrong = rng.random(count) < 0.06
    written = [_misspelt(rng, text) if bad else text for text, bad in zip(name, wrong, strict=True)]
    keys = [found.key if (found := vessel_name(text)) else None for text in written]

    def some(column: str, share: float, fault: float = 0.0) -> pd.Series:
        value = chosen[column].where(rng.random(count) >= fault, rng.permutation(chosen[column].to_numpy()))
        return value.where(rng.random(count) < share)

    reefer = chosen["kind"] == "Reefer"
    naming = pd.DataFrame({
        "named_id": [f"naming:{at}" for at in range(count)], "record_id": [f"bill:{at}" for at in range(count)],
        "file_id": "file:documents", "record_no": np.arange(count), "line": 1,
        "role": np.where(reefer, "carrier", "catching vessel"), "day": day.where(rng.random(count) >= 0.05),
        "name": written, "name_key": keys, "flag": some("flag", 0.5, 0.01), "imo": some("imo", 0.25),
        "call_sign": some("call_sign", 0.15, 0.01), "registration_number": some("registration", 0.10),
    })  # fmt: skip
    connection.register("incoming", naming)
    connection.execute("INSERT INTO read.named_vessel BY NAME SELECT * FROM incoming")
    connection.unregister("incoming")
    numbered = naming[["imo", "call_sign", "registration_number"]].notna().any(axis=1)
    with_flag = naming["flag"].notna()
    gives = np.where(numbered, "a number", np.where(with_flag, "name and flag", "name alone"))
    gives = np.where(wrong & ~numbered, np.where(with_flag, "misspelt, flag", "misspelt"), gives)
    return pd.DataFrame({
        "named_id": naming["named_id"], "hull": chosen["hull"], "known": chosen["hull"].isin(known), "gives": gives,
    })  # fmt: skip


def _misspelt(rng: np.random.Generator, name: str) -> str:
    at = int(rng.choice([place for place, letter in enumerate(name) if letter.isalpha()]))
    return name[:at] + str(rng.choice([letter for letter in LETTERS if letter != name[at]])) + name[at + 1 :]


if __name__ == "__main__":
    main()
