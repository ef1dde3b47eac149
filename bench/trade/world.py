"""Seeded invented trade: bills, entries and export declarations of the same consignments, as their sources hold them.

Its noise is fixed: 40 % of the entries name no bill; 42 % of the declarations name a container only and 19 % neither
bill nor container; 1 % of the bills are master rows with 5 to 40 houses; 3 % of the bill numbers were used by another
a year or more before; a container is used again after 3 to 6 weeks; 2 % of the bills are amended (both versions are
there) and 1 % deleted; weights are in pounds in 30 %; city and country of a party are empty in 40 %; a forwarder stands
as consignee in 15 %. A bill has 1 to 4 lines; 37 % of the lines have a code. Per million bills 200,000 entries and
100,000 declarations.

`consignment` is the truth: rows that tell of the same goods have the same number; that of a master row is -1.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

sys.path.insert(0, str(Path(__file__).parents[1] / "resolution"))
from company_generator import companies

FIRST, DAYS = np.datetime64("2022-01-01"), 3 * 365
#: Bills a firm ships or receives on average; a few do very much more.
BILLS_A_FIRM = 25
FORWARDERS, CARRIERS, VESSELS = 200, 40, 3_000
MASTERS, AMENDED, DELETED, USED_AGAIN = 0.01, 0.02, 0.01, 0.03
HOUSES = (5, 40)
PORTS = ["ECGYE", "VNSGN", "THBKK", "CNDLC", "INMAA", "IDSUB", "PECLL", "CLSAI", "KRPUS", "NAWVB"]
ARRIVALS = ["USLAX", "USNYC", "USSEA", "USMIA", "USSAV", "USHOU"]
CODES = ["030617", "030487", "160414", "030343", "030749", "160521", "030614", "030341", "030389", "160529"]
WORDS = ["FROZEN SHRIMP", "FROZEN FILLETS", "TUNA LOINS", "SQUID TUBES", "CRAB MEAT", "FROZEN FISH", "CANNED TUNA"]

Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class World:
    """Tables of one row a record; `line` has a row for each line of a bill."""

    bill: pa.Table
    line: pa.Table
    entry: pa.Table
    declaration: pa.Table


@dataclass(frozen=True)
class _Parties:
    """Written forms of each firm: those of firm `f` are `first[f]` to `first[f + 1]`."""

    name: Array
    address: Array
    country: Array
    first: Array

    def written(self, rng: np.random.Generator, firms: Array) -> Array:
        """A form of each firm."""
        start, forms = self.first[firms], self.first[firms + 1] - self.first[firms]
        return start + (rng.random(len(firms)) * forms).astype(np.int64)

    def columns(self, role: str, forms: Array, bare: Array) -> dict[str, Array]:
        """Name, address and country of a role; `bare` has neither town nor country."""
        street = np.array([text.split(", ")[0] for text in self.address], dtype=object)
        return {
            role: self.name[forms],
            f"{role} address": np.where(bare, street[forms], self.address[forms]),
            f"{role} country": np.where(bare, "", self.country[forms]),
        }


def world(bills: int, seed: int) -> World:
    """About `bills` rows of bills (masters and amended versions among them) and what belongs to them."""
    rng = np.random.default_rng(seed)
    goods = _goods(rng, int(bills * (1 - MASTERS - AMENDED)))
    parties = _parties(max(bills // BILLS_A_FIRM, 50), seed)
    sold = _sold(rng, goods, parties)
    return World(
        _bills(rng, goods, parties, sold),
        _lines(rng, goods),
        _entries(rng, goods, parties, sold, bills // 5),
        _declarations(rng, goods, parties, sold, bills // 10),
    )


def _goods(rng: np.random.Generator, count: int) -> dict[str, Array]:
    """What was shipped, a row a consignment: arrival, container, bill number, vessel, ports, code, kilograms."""
    uses = DAYS * 2 // (21 + 42) + 1
    boxes = count // uses + 1
    days = rng.integers(0, 21, (boxes, 1)) + np.cumsum(rng.integers(21, 43, (boxes, uses)), axis=1)
    # A box after the other, each with all its uses: none is left out between two.
    order = rng.permutation(count)
    day = days.ravel()[order]
    carrier = rng.integers(0, CARRIERS, count)
    return {
        "day": day,
        "container": _text("MSKU", order // uses, 7),
        "scac": np.array([f"SC{chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(CARRIERS)], object)[carrier],
        "number": _used_again(rng, _text("", rng.permutation(count), 10), day),
        "vessel": rng.integers(0, VESSELS, count),
        "voyage": rng.integers(100, 999, count),
        "lading": np.array(PORTS, object)[rng.integers(0, len(PORTS), count)],
        "arrival": np.array(ARRIVALS, object)[rng.integers(0, len(ARRIVALS), count)],
        "code": rng.integers(0, len(CODES), count),
        "net": np.round(rng.lognormal(9.6, 0.7, count)),
        "packed": 1.02 + 0.14 * rng.random(count),
    }


def _used_again(rng: np.random.Generator, numbers: Array, day: Array) -> Array:
    """The numbers, some replaced by one that was used a year or more before."""
    order = np.argsort(day, kind="stable")
    before = np.searchsorted(day[order], day[order] - 365, side="right")
    able = np.flatnonzero(before)
    chosen = rng.choice(able, min(int(len(day) * USED_AGAIN), len(able)), replace=False)
    at = (rng.random(len(chosen)) * before[chosen]).astype(np.int64)
    found = numbers.copy()
    found[order[chosen]] = numbers[order[at]]
    return found


def _parties(firms: int, seed: int) -> _Parties:
    rows = companies(firms * 4, seed).sort_values("entity", kind="stable")
    entity = rows["entity"].to_numpy(np.int64)
    first = np.searchsorted(entity, np.arange(entity[-1] + 2))
    columns = (rows[name].fillna("").to_numpy(object) for name in ("name", "address", "country"))
    return _Parties(*columns, first)


def _sold(rng: np.random.Generator, goods: dict[str, Array], parties: _Parties) -> dict[str, Array]:
    """Who sold to whom: firms of each consignment, a few of them in very many."""
    count, firms = len(goods["day"]), len(parties.first) - 1
    drawn = {role: (rng.random(count) ** 2 * firms).astype(np.int64) for role in ("shipper", "consignee", "notify")}
    own = rng.random(count) < 0.5
    drawn["notify"] = np.where(own, drawn["consignee"], drawn["notify"])
    drawn["importer"] = drawn["consignee"]
    forwarded = rng.random(count) < 0.15
    forwarder = rng.integers(0, min(FORWARDERS, firms), count)
    drawn["consignee"] = np.where(forwarded, forwarder, drawn["consignee"])
    return drawn


def _bills(rng: np.random.Generator, goods: dict[str, Array], parties: _Parties, sold: dict[str, Array]) -> pa.Table:
    count = len(goods["day"])
    base = np.arange(count)
    amended = rng.choice(count, int(count * AMENDED), replace=False)
    master, led = _masters(rng, count)
    rows = np.concatenate([base, amended, led])
    version = np.concatenate([np.ones(count), np.full(len(amended), 2), np.ones(len(led))]).astype(np.int64)
    heads = np.arange(len(rows)) >= count + len(amended)
    kind = np.where(heads, "master", np.where(master[rows] >= 0, "house", "plain"))
    number = goods["number"][rows].astype(object)
    number[heads] = _text("M", master[rows[heads]], 9)
    over = np.where((master[rows] >= 0) & ~heads, _text("M", np.maximum(master[rows], 0), 9), "")
    pounds = rng.random(len(rows)) < 0.3
    gross = goods["net"][rows] * goods["packed"][rows]
    columns: dict[str, Any] = {
        "number": number,
        "scac": goods["scac"][rows],
        "kind": kind,
        "master": over,
        "version": version,
        "status": np.where(rng.random(len(rows)) < DELETED, "deleted", ""),
        "arrival": _dates(goods["day"][rows]),
        "vessel": _text("TRADER ", goods["vessel"][rows], 4),
        "voyage": goods["voyage"][rows],
        "lading": goods["lading"][rows],
        "port": goods["arrival"][rows],
        "container": goods["container"][rows],
        "weight": np.round(np.where(pounds, gross / 0.45359237, gross)),
        "unit": np.where(pounds, "Pounds", "Kilograms"),
        "description": np.array(WORDS, object)[goods["code"][rows] % len(WORDS)],
        "consignment": np.where(heads, -1, rows),
    }
    for role in ("shipper", "consignee", "notify"):
        forms = parties.written(rng, sold[role][rows])
        columns |= parties.columns(role, forms, rng.random(len(rows)) < 0.4)
    return _table(columns)


def _masters(rng: np.random.Generator, count: int) -> tuple[Array, Array]:
    """The master of each consignment (-1 for none), and the first house of each master."""
    sizes = rng.integers(HOUSES[0], HOUSES[1] + 1, max(int(count * MASTERS), 1))
    ends = np.cumsum(sizes)
    ends = ends[ends <= count]
    master = np.full(count, -1)
    owner = np.repeat(np.arange(len(ends)), np.diff(np.concatenate([[0], ends])))
    master[: len(owner)] = owner
    return master, np.concatenate([[0], ends[:-1]]).astype(np.int64) if len(ends) else np.zeros(0, np.int64)


def _lines(rng: np.random.Generator, goods: dict[str, Array]) -> pa.Table:
    count = len(goods["day"])
    consignment = np.repeat(np.arange(count), rng.choice([1, 2, 3, 4], count, p=[0.6, 0.25, 0.1, 0.05]))
    starts = np.searchsorted(consignment, consignment)
    share = np.maximum(np.bincount(consignment), 1)[consignment]
    code = np.array(CODES, object)[(goods["code"][consignment] + np.arange(len(consignment)) - starts) % len(CODES)]
    return _table(
        {
            "consignment": consignment,
            "line": np.arange(len(consignment)) - starts + 1,
            "code": np.where(rng.random(len(consignment)) < 0.37, code, ""),
            "net": np.round(goods["net"][consignment] / share),
            "description": np.array(WORDS, object)[goods["code"][consignment] % len(WORDS)],
        }
    )


def _entries(
    rng: np.random.Generator, goods: dict[str, Array], parties: _Parties, sold: dict[str, Array], count: int
) -> pa.Table:
    rows = np.sort(rng.choice(len(goods["day"]), min(count, len(goods["day"])), replace=False))
    columns: dict[str, Any] = {
        "number": _text("ABC", np.arange(len(rows)), 8),
        "bill": np.where(rng.random(len(rows)) < 0.4, "", goods["scac"][rows] + goods["number"][rows]),
        "entered": _dates(goods["day"][rows] + rng.integers(0, 4, len(rows))),
        "vessel": _text("TRADER ", goods["vessel"][rows], 4),
        "code": np.array(CODES, object)[goods["code"][rows]],
        "net": goods["net"][rows],
        "value": np.round(goods["net"][rows] * (3 + 9 * rng.random(len(rows)))),
        "origin": np.array([port[:2] for port in goods["lading"][rows]], object),
        "consignment": rows,
    }
    for role in ("importer", "consignee"):
        columns |= parties.columns(role, parties.written(rng, sold[role][rows]), rng.random(len(rows)) < 0.4)
    return _table(columns)


def _declarations(
    rng: np.random.Generator, goods: dict[str, Array], parties: _Parties, sold: dict[str, Array], count: int
) -> pa.Table:
    rows = np.sort(rng.choice(len(goods["day"]), min(count, len(goods["day"])), replace=False))
    drawn = rng.random(len(rows))
    columns: dict[str, Any] = {
        "number": _text("E", np.arange(len(rows)), 9),
        "bill": np.where(drawn < 0.39, goods["scac"][rows] + goods["number"][rows], ""),
        "container": np.where(drawn < 0.81, goods["container"][rows], ""),
        "exported": _dates(goods["day"][rows] - rng.integers(5, 76, len(rows))),
        "vessel": _text("TRADER ", goods["vessel"][rows], 4),
        "code": np.array(CODES, object)[goods["code"][rows]],
        "net": goods["net"][rows],
        "value": np.round(goods["net"][rows] * (2 + 6 * rng.random(len(rows)))),
        "consignment": rows,
    }
    for role, who in (("exporter", "shipper"), ("consignee", "importer")):
        columns |= parties.columns(role, parties.written(rng, sold[who][rows]), rng.random(len(rows)) < 0.4)
    return _table(columns)


def _text(prefix: str, numbers: Array, width: int) -> Array:
    return np.char.add(prefix, np.char.zfill(numbers.astype(str), width)).astype(object)


def _dates(days: Array) -> Array:
    return np.datetime_as_string(FIRST + days.astype("timedelta64[D]")).astype(object)


def _table(columns: dict[str, Any]) -> pa.Table:
    return pa.table({name: pa.array(values) for name, values in columns.items()})
