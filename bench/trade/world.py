"""Seeded invented trade: bills, entries and export declarations of the same consignments, as their sources hold them.

Its noise is fixed: 40 % of the entries name no bill, and of those on a house that do 20 % its master's; 42 % of the
declarations name a container only and 19 % neither bill nor container; 60 % of the entries and half of the declarations
name no vessel; 1 % of the bills are master rows with 5 to 40 houses, which travel together, each in a container of its
own; 3 % of the bill numbers were used by another a year or more before; a container is used again after 3 to 6 weeks;
2 % of the bills are amended (both versions are there) and 1 % deleted; net weights of entries and declarations are
within 1 % of one another; weights of bills are in pounds in 30 %; city and country of a party are empty in 40 %; a
forwarder stands as consignee in 15 %. A bill has 1 to 4 lines; 37 % of the lines have a code
and a net weight. Per million bills 200,000
entries and 100,000 declarations. Numbers of entries have the check digit of CBP.

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
#: Shares of entries without a bill, of those on a house that name its master, of papers without a vessel.
UNNUMBERED, BY_MASTER, NO_VESSEL = 0.4, 0.2, {"entry": 0.6, "declaration": 0.5}
HOUSES = (5, 40)
PORTS = ["ECGYE", "VNSGN", "THBKK", "CNDLC", "INMAA", "IDSUB", "PECLL", "CLSAI", "KRPUS", "NAWVB"]
ARRIVALS = ["USLAX", "USNYC", "USSEA", "USMIA", "USSAV", "USHOU"]
CODES = ["030617", "030487", "160414", "030343", "030749", "160521", "030614", "030341", "030389", "160529"]
#: What a bill calls the goods of each code.
WORDS = ["FROZEN SHRIMP", "FROZEN FILLETS", "CANNED TUNA", "FROZEN FISH", "SQUID TUBES", "FROZEN SHRIMP", "CRAB MEAT",
         "TUNA LOINS", "FROZEN FISH", "FROZEN SHRIMP"]  # fmt: skip

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
    master = _masters(rng, count)
    # The houses of a master arrive as its first does, and the box of each is taken to have been free.
    lead = np.where(master < count, np.searchsorted(master, master), np.arange(count))
    day, carrier = day[lead], carrier[lead]
    vessel, voyage = rng.integers(0, VESSELS, count)[lead], rng.integers(100, 999, count)[lead]
    return {
        "day": day,
        "master": master,
        "container": _text("MSKU", order // uses, 7),
        "scac": np.array([f"SC{chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(CARRIERS)], object)[carrier],
        "number": _used_again(rng, _text("", rng.permutation(count), 10), day),
        "vessel": vessel,
        "voyage": voyage,
        "lading": np.array(PORTS, object)[rng.integers(0, len(PORTS), count)[lead]],
        "arrival": np.array(ARRIVALS, object)[rng.integers(0, len(ARRIVALS), count)[lead]],
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
    master = goods["master"]
    led = np.flatnonzero((master < count) & (np.searchsorted(master, master) == base))
    rows = np.concatenate([base, amended, led])
    version = np.concatenate([np.ones(count), np.full(len(amended), 2), np.ones(len(led))]).astype(np.int64)
    heads = np.arange(len(rows)) >= count + len(amended)
    kind = np.where(heads, "master", np.where(master[rows] < count, "house", "plain"))
    number = goods["number"][rows].astype(object)
    number[heads] = _text("M", master[rows[heads]], 9)
    over = np.where((master[rows] < count) & ~heads, _text("M", master[rows], 9), "")
    pounds = rng.random(len(rows)) < 0.3
    gross = goods["net"][rows] * goods["packed"][rows]
    columns: dict[str, Any] = {
        "number": number,
        "scac": goods["scac"][rows],
        "kind": kind,
        "master": over,
        "version": version,
        "filed": _dates(goods["day"][rows] + version),
        "status": np.where(rng.random(len(rows)) < DELETED, "Deleted", np.where(version > 1, "Amended", "New")),
        "arrival": _dates(goods["day"][rows]),
        "vessel": _text("TRADER ", goods["vessel"][rows], 4),
        "voyage": goods["voyage"][rows],
        "lading": goods["lading"][rows],
        "port": goods["arrival"][rows],
        "container": goods["container"][rows],
        "weight": np.round(np.where(pounds, gross / 0.45359237, gross)),
        "unit": np.where(pounds, "Pounds", "Kilograms"),
        "description": np.array(WORDS, object)[goods["code"][rows]],
        "consignment": np.where(heads, -1, rows),
    }
    for role in ("shipper", "consignee", "notify"):
        forms = parties.written(rng, sold[role][rows])
        columns |= parties.columns(role, forms, rng.random(len(rows)) < 0.4)
    return _table(columns)


def _masters(rng: np.random.Generator, count: int) -> Array:
    """The master of each consignment, whose houses lie together; those of the last number have none (`count`)."""
    sizes = rng.integers(HOUSES[0], HOUSES[1] + 1, max(int(count * MASTERS), 1))
    ends = np.cumsum(sizes)
    ends = ends[ends <= count]
    owner = np.repeat(np.arange(len(ends)), np.diff(np.concatenate([[0], ends])))
    return np.concatenate([owner, np.full(count - len(owner), count)])


def _lines(rng: np.random.Generator, goods: dict[str, Array]) -> pa.Table:
    count = len(goods["day"])
    consignment = np.repeat(np.arange(count), rng.choice([1, 2, 3, 4], count, p=[0.6, 0.25, 0.1, 0.05]))
    starts = np.searchsorted(consignment, consignment)
    share = np.maximum(np.bincount(consignment), 1)[consignment]
    code = np.array(CODES, object)[(goods["code"][consignment] + np.arange(len(consignment)) - starts) % len(CODES)]
    coded = rng.random(len(consignment)) < 0.37
    return _table(
        {
            "consignment": consignment,
            "line": np.arange(len(consignment)) - starts + 1,
            "code": np.where(coded, code, ""),
            "net": np.where(coded, np.char.mod("%d", np.round(goods["net"][consignment] / share)), ""),
            "description": np.array(WORDS, object)[goods["code"][consignment]],
        }
    )


def _entries(
    rng: np.random.Generator, goods: dict[str, Array], parties: _Parties, sold: dict[str, Array], count: int
) -> pa.Table:
    rows = np.sort(rng.choice(len(goods["day"]), min(count, len(goods["day"])), replace=False))
    under = (goods["master"][rows] < len(goods["day"])) & (rng.random(len(rows)) < BY_MASTER)
    cited = np.where(under, _text("M", goods["master"][rows], 9), goods["number"][rows])
    net = _weighed(rng, goods["net"][rows])
    columns: dict[str, Any] = {
        "number": _entry_numbers(len(rows)),
        "bill": np.where(rng.random(len(rows)) < UNNUMBERED, "", goods["scac"][rows] + cited),
        "entered": _dates(goods["day"][rows] + rng.integers(0, 4, len(rows))),
        "vessel": _vessels(rng, goods, rows, "entry"),
        "code": np.array(CODES, object)[goods["code"][rows]],
        "net": net,
        "value": np.round(net * (3 + 9 * rng.random(len(rows)))),
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
    net = _weighed(rng, goods["net"][rows])
    columns: dict[str, Any] = {
        "number": _text("E", np.arange(len(rows)), 9),
        "bill": np.where(drawn < 0.39, goods["scac"][rows] + goods["number"][rows], ""),
        "container": np.where(drawn < 0.81, goods["container"][rows], ""),
        "exported": _dates(goods["day"][rows] - rng.integers(5, 76, len(rows))),
        "vessel": _vessels(rng, goods, rows, "declaration"),
        "code": np.array(CODES, object)[goods["code"][rows]],
        "net": net,
        "value": np.round(net * (2 + 6 * rng.random(len(rows)))),
        "consignment": rows,
    }
    for role, who in (("exporter", "shipper"), ("consignee", "importer")):
        columns |= parties.columns(role, parties.written(rng, sold[who][rows]), rng.random(len(rows)) < 0.4)
    return _table(columns)


def _weighed(rng: np.random.Generator, net: Array) -> Array:
    """The net weight as another weighs it."""
    return np.round(net * (0.995 + 0.01 * rng.random(len(net))))


def _vessels(rng: np.random.Generator, goods: dict[str, Array], rows: Array, kind: str) -> Array:
    """The vessel that a paper names, if it does."""
    return np.where(rng.random(len(rows)) < NO_VESSEL[kind], "", _text("TRADER ", goods["vessel"][rows], 4))


def _entry_numbers(count: int) -> Array:
    """Numbers of one filer, ABC, with the check digit of CBP: ABC-0000012-3 (letters are 1, 2 and 3)."""
    number = np.arange(count)
    digits = np.concatenate(
        [np.tile([1, 2, 3], (count, 1)), number[:, None] // 10 ** np.arange(6, -1, -1) % 10], axis=1
    )
    twice = digits[:, ::-1].copy()
    twice[:, ::2] *= 2
    check = -(twice // 10 + twice % 10).sum(axis=1) % 10
    return np.char.add(_text("ABC-", number, 7).astype(str), np.char.add("-", check.astype(str))).astype(object)


def _text(prefix: str, numbers: Array, width: int) -> Array:
    return np.char.add(prefix, np.char.zfill(numbers.astype(str), width)).astype(object)


def _dates(days: Array) -> Array:
    return np.datetime_as_string(FIRST + days.astype("timedelta64[D]")).astype(object)


def _table(columns: dict[str, Any]) -> pa.Table:
    return pa.table({name: pa.array(values) for name, values in columns.items()})
