"""Papers behind the invented trade, with the truth: certificates, statements, storage documents, harvest reports.

Each consignment that an entry or an export declaration tells of has one way, by `WAYS`. Its papers are cited on the
declaration, or on the entry where there is none. Certificates are of one to three vessels, one in twenty of thirteen to
a hundred, and for one to twelve consignments; statements state what they used of one to ten certificates; one in ten of
the consignments that cite a certificate cites a second one and no weights. One certificate of whole fish in fifty is
drawn on for 1.2 to 2 times what was landed, another for 98 % of it, all others for at most 95 %. One in twenty is
shared again by another administration, one in fifty replaces an earlier one. A fifth of the catch lines stand in a
landing declaration, one in twenty in a transshipment declaration. Half of the entries have a harvest report, a row a
harvest: six of ten have one, three two, one three; one in nine is of a farm, one in twenty of neither vessel nor farm.

`ends` is the truth of each consignment: where the ways of its lines end; `over`, `near`: numbers of certificates.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import paper_rows as rows
import pyarrow as pa
from paper_rows import BOATS, number_of, text

if TYPE_CHECKING:
    from world import World

#: Codes of whole fish: a kilogram of it was a kilogram alive, at least.
WHOLE = ("030343", "030341", "030389")
#: What is cited → share of consignments; where the way then ends.
WAYS = {
    "nothing": (0.3, ()),
    "certificate": (0.34, ("sea",)),
    "statement": (0.18, ("sea",)),
    "storage": (0.05, ("sea",)),
    "unexplained": (0.02, ("broken at processing",)),
    "not shared": (0.02, ("document not shared",)),
    "not found": (0.02, ("broken at document",)),
    "void": (0.02, ("broken at document",)),
    "no vessel": (0.02, ("broken at harvest",)),
    "lot": (0.03, ()),
}  # fmt: skip
PLANTED, SECOND, COPIED, REPLACED, LANDED, HANDED, MANY_VESSELS = 0.02, 0.1, 0.05, 0.02, 0.2, 0.05, 0.05
USED = 2.2  #: kilograms of fish that a kilogram of product took.

Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Papers:
    """Tables by the stem of their file, numbers that declarations and entries cite, and the truth."""

    tables: dict[str, pa.Table]
    declared: dict[str, Array]
    entered: dict[str, Array]
    ends: dict[int, frozenset[str]]
    over: frozenset[str]
    near: frozenset[str]
    lots: Array


@dataclass(frozen=True)
class _Goods:
    """Consignments with a way, a row each."""

    consignment: Array
    way: Array
    net: Array
    code: Array
    day: Array
    exporter: Array

    def of(self, *ways: str) -> Array:
        """Places of those whose way is one of these."""
        return np.flatnonzero(np.isin(self.way, ways))


@dataclass(frozen=True)
class _Certificates:
    """Certificates: what is drawn on each, and who draws."""

    group: Array  #: of each row of goods the certificate, -1 for none
    code: Array
    need: Array
    day: Array
    exporter: Array


def papers(made: World, seed: int) -> Papers:
    """All of them."""
    rng = np.random.default_rng(seed + 1)
    goods = _goods(rng, made)
    certificates = _certificates(rng, goods)
    statements, need = _statements(rng, goods, certificates)
    second = _second(rng, goods, certificates)
    over, near, landed = _landed(rng, certificates, need, second)
    tables, numbers = _certified(rng, goods, certificates, landed)
    own = goods.of("storage")
    stored = rows.storage_rows(own, goods.code[own], goods.day[own], goods.net[own], certificates.group[own])
    tables |= {"register": rows.register(), "statements": statements, "storage": stored}
    tables["harvests"], reported = rows.harvests(made.entry, seed)
    cited = _cited(goods, certificates, second)
    own = np.isin(made.entry["consignment"].to_numpy(), made.declaration["consignment"].to_numpy())
    return Papers(
        tables,
        _told(cited, goods, made.declaration, None),
        _told(cited, goods, made.entry, own),
        _ends(goods, reported),
        frozenset(numbers[over].tolist()),
        frozenset(numbers[near].tolist()),
        goods.consignment[goods.of("lot")],
    )


def _goods(rng: np.random.Generator, made: World) -> _Goods:
    declared, entered = (table["consignment"].to_numpy() for table in (made.declaration, made.entry))
    consignment = np.union1d(declared, entered)
    place = np.searchsorted(consignment, np.concatenate([entered, declared]))
    found = {}
    for name, (late, early) in {
        "net": ("net", "net"), "code": ("code", "code"), "day": ("entered", "exported"), "exporter": ("", "exporter"),
    }.items():  # fmt: skip
        told = made.entry[late].to_numpy(zero_copy_only=False) if late else np.full(len(entered), "", object)
        values = np.concatenate([told, made.declaration[early].to_numpy(zero_copy_only=False)])
        column = np.empty(len(consignment), values.dtype)
        column[place] = values
        found[name] = column
    shares = np.array([share for share, _ in WAYS.values()])
    way = np.array(list(WAYS), object)[rng.choice(len(WAYS), len(consignment), p=shares / shares.sum())]
    day = found["day"].astype("datetime64[D]") - np.where(np.isin(consignment, declared), 0, 80)
    return _Goods(consignment, way, found["net"].astype(float), found["code"], day, found["exporter"])


def _certificates(rng: np.random.Generator, goods: _Goods) -> _Certificates:
    """Goods of one code that follow one another share certificates."""
    own = goods.of("certificate", "statement", "storage")
    own = own[np.argsort(goods.code[own], kind="stable")]
    starts = np.zeros(len(own), bool)
    uses = rng.integers(1, 13, len(own) + 1)
    ends = np.cumsum(uses)
    starts[ends[ends < len(own)]] = True
    if len(own):
        starts[0] = True
        starts[1:] |= goods.code[own][1:] != goods.code[own][:-1]
    number = np.cumsum(starts) - 1
    group = np.full(len(goods.way), -1)
    group[own] = number
    first = own[starts]
    day = np.full(len(first), np.datetime64("2100-01-01"), "datetime64[D]")
    np.minimum.at(day, number, goods.day[own])
    direct = goods.of("certificate", "storage")
    need = np.bincount(group[direct], goods.net[direct], len(first))
    return _Certificates(group, goods.code[first], need, day, goods.exporter[first])


def _statements(rng: np.random.Generator, goods: _Goods, certificates: _Certificates) -> tuple[pa.Table, Array]:
    """A row a certificate that each used; those that cite none come last. Also what all draw on each certificate."""
    own, bare = goods.of("statement"), goods.of("unexplained")
    many = rng.choice(np.arange(1, 11), len(own), p=[0.5, *[0.5 / 9] * 9])
    of = np.repeat(own, many)
    first = np.concatenate([[True], of[1:] != of[:-1]]) if len(of) else np.zeros(0, bool)
    among = np.where(first, certificates.group[of], -1)
    rest = np.flatnonzero(among < 0)
    among[rest] = _earlier(rng, goods, certificates, of[rest])
    keep = np.unique(np.stack([of, among], axis=1), axis=0, return_index=True)[1]
    of, among = of[np.sort(keep)], among[np.sort(keep)]
    parts = np.bincount(of, minlength=len(goods.way))[of]
    made = np.round(goods.net[of] / parts)
    used = np.round(made * USED)
    need = certificates.need + np.bincount(among, used, len(certificates.code))
    of = np.concatenate([of, bare])
    made, used = np.concatenate([made, goods.net[bare]]), np.concatenate([used, np.round(goods.net[bare] * USED)])
    cited = np.concatenate([number_of(among), np.full(len(bare), "", object)])
    return rows.statement_rows(of, goods.code[of], goods.day[of], goods.exporter[of], made, used, cited), need


def _earlier(rng: np.random.Generator, goods: _Goods, certificates: _Certificates, own: Array) -> Array:
    """For each of these goods some certificate of their code that is not younger than they are: their own at least."""
    found = certificates.group[own].copy()
    for code in np.unique(certificates.code):
        free = np.flatnonzero(certificates.code == code)
        free = free[np.argsort(certificates.day[free], kind="stable")]
        rest = np.flatnonzero(goods.code[own] == code)
        older = np.searchsorted(certificates.day[free], goods.day[own[rest]], side="right")
        found[rest] = free[rng.integers(0, older)]
    return found


def _second(rng: np.random.Generator, goods: _Goods, certificates: _Certificates) -> Array:
    """A second certificate of the same code that a line cites, -1 for none."""
    second = np.full(len(goods.way), -1)
    own = goods.of("certificate")
    own = own[rng.random(len(own)) < SECOND]
    second[own] = _earlier(rng, goods, certificates, own)
    return second


def _landed(
    rng: np.random.Generator, certificates: _Certificates, need: Array, second: Array
) -> tuple[Array, Array, Array]:
    """Which certificates are drawn on beyond what was landed, which nearly, and what was landed for each."""
    whole = np.isin(certificates.code, WHOLE)
    # What draws on an overused one has no other paper that would excuse it.
    excused = np.zeros(len(need), bool)
    doubtful = second >= 0
    excused[second[doubtful]] = True
    excused[certificates.group[doubtful]] = True
    able = rng.permutation(np.flatnonzero(whole & ~excused))
    count = max(int(len(need) * PLANTED), 1)
    over, near = np.sort(able[:count]), np.sort(able[count : 2 * count])
    landed = need * np.where(whole, rng.uniform(1.06, 1.5, len(need)), rng.uniform(6, 9, len(need)))
    landed[over] = need[over] / rng.uniform(1.2, 2.0, len(over))
    landed[near] = need[near] / 0.98
    return over, near, landed


def _certified(
    rng: np.random.Generator, goods: _Goods, certificates: _Certificates, landed: Array
) -> tuple[dict[str, pa.Table], Array]:
    """Certificates, copies of them, declarations of their landings and transshipments; their numbers."""
    count = len(landed)
    numbers = number_of(np.arange(count))
    lines = np.where(rng.random(count) < MANY_VESSELS, rng.integers(13, 101, count), rng.integers(1, 4, count))
    table = _lines(rng, numbers, certificates, landed, lines)
    replaced = np.flatnonzero(rng.random(count) < REPLACED)
    sparse = goods.of("no vessel", "void")
    alone = _alone(rng, goods, sparse)
    old = rows.where(table, np.isin(table["Certificate No."].to_numpy(zero_copy_only=False), numbers[replaced]))
    now = old["Certificate No."]
    old = rows.put(rows.put(old, "Replaced By", now), "Status", pa.repeat("replaced", old.num_rows))
    old = rows.put(old, "Certificate No.", pa.array([f"{number}9" for number in now.to_pylist()], pa.string()))
    copied = numbers[rng.random(count) < COPIED]
    copies = rows.where(table, np.isin(table["Certificate No."].to_numpy(zero_copy_only=False), copied))
    return {
        "certificates": pa.concat_tables([table, old, alone]),
        "copies": copies,
        "landings": rows.declared(rows.where(table, rng.random(table.num_rows) < LANDED), "LD-", "Port", "Posorja, EC"),
        "transshipments": rows.declared(
            rows.where(table, rng.random(table.num_rows) < HANDED), "TD-", "Receiving Vessel Name", "REEFER 01"
        ),
    }, numbers


def _lines(
    rng: np.random.Generator, numbers: Array, certificates: _Certificates, landed: Array, lines: Array
) -> pa.Table:
    of = np.repeat(np.arange(len(numbers)), lines)
    count, boat = len(of), rng.integers(0, BOATS, len(of))
    # The whole is split by chance, to grams.
    weight = rng.uniform(0.5, 1.5, count)
    kg = np.round(landed[of] * weight / np.bincount(of, weight, len(numbers))[of], 3)
    days = certificates.day[of] - rng.integers(5, 30, count)
    return rows.certificate_rows(numbers[of], of, boat, kg, days, certificates.day[of] - 3, certificates.code[of],
                             certificates.exporter[of], np.full(count, "valid", object))  # fmt: skip


def _alone(rng: np.random.Generator, goods: _Goods, of: Array) -> pa.Table:
    """Certificates for one consignment each, that are void or name no vessel."""
    boat = rng.integers(0, BOATS, len(of))
    void = goods.way[of] == "void"
    table = rows.certificate_rows(
        _own_number(of), np.arange(len(of)), boat, goods.net[of] * 9, goods.day[of] - 20, goods.day[of] - 3,
        goods.code[of], goods.exporter[of], np.where(void, "void", "valid").astype(object),
    )  # fmt: skip
    names = np.where(void, table["Vessel Name"].to_numpy(zero_copy_only=False), "").astype(object)
    return rows.put(table, "Vessel Name", pa.array(names))


def _cited(goods: _Goods, certificates: _Certificates, second: Array) -> dict[str, Array]:
    """Of each row of goods the numbers that its record cites, '' for none."""
    none = np.full(len(goods.way), "", object)
    found = {name: none.copy() for name in ("certificate", "statement", "storage")}
    own = goods.of("certificate")
    found["certificate"][own] = number_of(certificates.group[own])
    two = np.flatnonzero((second >= 0) & (second != certificates.group))
    found["certificate"][two] += np.char.add(";", number_of(second[two]).astype(str)).astype(object)
    other = goods.of("void", "no vessel")
    found["certificate"][other] = _own_number(other)
    lost = goods.of("not found")
    found["certificate"][lost] = text("ECU-2024-CC-8", lost, 7)
    unshared = goods.of("not shared")
    found["certificate"][unshared] = text("GHA-2024-CC-", unshared, 7)
    own = goods.of("statement", "unexplained")
    found["statement"][own] = text("ECU-2024-PS-", own, 7)
    own = goods.of("storage")
    found["storage"][own] = text("ECU-2024-SD-", own, 7)
    return found


def _told(cited: dict[str, Array], goods: _Goods, records: pa.Table, elsewhere: Array | None) -> dict[str, Array]:
    """What each record cites; nothing where it is cited `elsewhere`."""
    place = np.searchsorted(goods.consignment, records["consignment"].to_numpy())
    found = {name: column[place] for name, column in cited.items()}
    if elsewhere is not None:
        found = {name: np.where(elsewhere, "", column).astype(object) for name, column in found.items()}
    return found


def _ends(goods: _Goods, reported: dict[int, set[str]]) -> dict[int, frozenset[str]]:
    found = {}
    for consignment, way in zip(goods.consignment.tolist(), goods.way.tolist(), strict=True):
        found[consignment] = frozenset({*WAYS[way][1], *reported.get(consignment, ())})
    return found


def _own_number(of: Array) -> Array:
    return text("ECU-2024-CC-7", of, 7)
