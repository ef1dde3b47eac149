"""A consignment as each side tells it, side by side with what differs; its records and lines; what may be of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catchgraph.analyse import about, lines
from catchgraph.analyse.nodes import Ref, refs, where
from catchgraph.analyse.property_words import said
from catchgraph.analyse.record import terms
from catchgraph.analyse.table import Table
from catchgraph.analyse.words import spaced
from catchgraph.model.computed import Consignment

if TYPE_CHECKING:
    import duckdb

LABEL = Consignment.__name__
#: What the sections do not tell.
KEPT = ("datasets", "anchor", "sides", "papers", "joined_by", "confidence")
_SIDES = ("exporter's customs", "carrier", "importer's customs")
_PREFIXES = ("export", "bill", "entry")
#: Weights and values that are apart by no more are told as equal: sides round.
_EQUAL = 0.005


@dataclass(frozen=True, slots=True)
class _Fact:
    """A row of the comparison: which property each side tells it by, and what the join calls it (`joined_by`).

    `beside`: told by one side after the other, and no difference: a ship is elsewhere than a customs office.
    """

    what: str
    export: str | None
    bill: str | None
    entry: str | None
    joined: str = ""
    beside: bool = False

    def of(self, given: Mapping[str, Any]) -> list[Any]:
        """What each side says."""
        return [given.get(name) or None if name else None for name in (self.export, self.bill, self.entry)]


def _each(what: str, name: str, joined: str = "") -> _Fact:
    return _Fact(what, f"export_{name}", f"bill_{name}", f"entry_{name}", joined)


_FACTS = (
    _Fact("first day", "exported", "arrived", "imported", "day", beside=True),
    _Fact("last day", "exported_last", "arrived_last", "imported_last", "day", beside=True),
    _Fact("day of lading", None, "laden", None),
    _each("sellers", "sellers", "seller"),
    _each("buyers", "buyers", "buyer"),
    _each("vessels", "vessels"),
    _Fact("voyages", None, "voyages", None),
    _Fact("loaded at", "export_ports", "lading_ports", None, beside=True),
    _Fact("unloaded or entered at", None, "unlading_ports", "entry_ports", beside=True),
    _Fact("mode of transport", "export_modes", "bill_modes", "entry_modes", beside=True),
    _each("containers", "containers", "container"),
    _each("gross weight (kg)", "gross_kg", "weight"),
    _each("net weight (kg)", "net_kg", "weight"),
    _Fact("value", "export_value", None, "entry_value"),
    _each("commodity codes", "hs6", "code"),
    _each("species", "species", "code"),
    _each("origins", "origins"),
    _Fact("in bond, in transit", None, "in_bond", "in_transit", beside=True),
    _Fact("entry types", None, None, "entry_types"),
    _Fact("procedures", "procedures", None, None),
)
_RECORDS = """
    SELECT source, is_anchor, basis, joined_by, joined_to, score, confidence FROM derived.part_of WHERE target = ?
    ORDER BY is_anchor DESC, split_part(source, ':', 1), source
"""
_LINES = """
    SELECT id FROM derived.goods WHERE record IN (SELECT unnest(?)) AND of_line IS NULL ORDER BY id
"""
_CANDIDATES = """
    SELECT record_id, anchor_record, basis, score, why FROM resolve.part_candidate
    WHERE anchor_record IN (SELECT unnest($records)) OR record_id IN (SELECT unnest($records))
    ORDER BY record_id, score DESC NULLS LAST, anchor_record
"""
_COUNTS_NOT = """
    SELECT record_id, why, instead FROM resolve.counts_not WHERE instead IN (SELECT unnest(?)) ORDER BY ALL
"""


def sections(connection: duckdb.DuckDBPyConnection, id_: str, given: Mapping[str, Any]) -> list[Table]:
    """What each side says of it side by side, then its records, each with why it is part, and the lines of all."""
    parts = connection.execute(_RECORDS, [id_]).fetchall()
    records = [row[0] for row in parts]
    left = connection.execute(_CANDIDATES, {"records": records}).fetchall()
    aside = connection.execute(_COUNTS_NOT, [records]).fetchall()
    parties = [one for fact in _FACTS for told in fact.of(given) if isinstance(told, list) for one in told]
    known = refs(
        connection, [*records, *parties, *(one for row in left for one in row[:2]), *(row[0] for row in aside)]
    )
    return [
        side_by_side(given, known),
        _records(parts, known),
        _lines(connection, records, known),
        _left(left, known),
        _aside(aside, known),
        terms(connection, list(given.get("datasets") or [])),
        about.findings(connection, id_),
    ]


def side_by_side(given: Mapping[str, Any], known: Mapping[str, Ref]) -> Table:
    """A row a fact that a side tells: `given` the properties of a consignment, `known` the nodes that these name."""
    joined = frozenset(given.get("joined_by") or ())
    rows = []
    for fact in _FACTS:
        told = fact.of(given)
        if any(told):
            texts = [_text(fact, side, one, given, known) for side, one in zip(_PREFIXES, told, strict=True)]
            rows.append((fact.what, *texts, _difference(fact, told, given, joined)))
    return Table(
        "Side by side",
        ("what", *_SIDES, "difference"),
        rows,
        note="Nothing is filled in from another side.",
    )


def _text(fact: _Fact, side: str, told: Any, given: Mapping[str, Any], known: Mapping[str, Ref]) -> str:
    if isinstance(told, list):
        return "; ".join(_name(known, str(one)) for one in told)
    if fact.what == "value" and told:
        return " ".join(filter(None, (f"{told:,.2f}", *_money(side, given))))
    return said(fact.what, told)


def _money(side: str, given: Mapping[str, Any]) -> tuple[str | None, str | None]:
    return given.get(f"{side}_currency"), given.get(f"{side}_value_basis")


def _difference(fact: _Fact, told: list[Any], given: Mapping[str, Any], joined: frozenset[str]) -> str:
    stated = [one for one in told if one]
    if len(stated) < 2 or fact.beside:
        return ""
    if isinstance(stated[0], list):
        differs = "" if all(set(one) == set(stated[0]) for one in stated) else _lists(stated)
    elif fact.what == "value" and _money("export", given)[0] != _money("entry", given)[0]:
        differs = "in other currencies"
    else:
        apart = max(stated) / min(stated) - 1
        differs = "" if apart <= _EQUAL else f"apart by {apart:.1%}"
    return f"{differs} (served to join: not judged)" if differs and fact.joined in joined else differs


def _lists(stated: list[list[Any]]) -> str:
    common = set(stated[0]).intersection(*stated[1:])
    return "some differ" if common else "differ"


def _records(parts: list[tuple[Any, ...]], known: dict[str, Ref]) -> Table:
    return Table(
        "Records",
        ("label", "name", "basis", "joined_by", "joined_to", "confidence", "record", "where", "score"),
        [
            (spaced(known[record].label) if record in known else "", _name(known, record),
             "the consignment begins at it" if is_anchor else basis, list(joined_by or []),
             "" if is_anchor else _name(known, joined_to), confidence, record, where(known, record), score)
            for record, is_anchor, basis, joined_by, joined_to, score, confidence in parts
        ],
        hidden=frozenset({"score"}),
    )  # fmt: skip


def _lines(connection: duckdb.DuckDBPyConnection, records: list[str], known: dict[str, Ref]) -> Table:
    """The lines of goods of all records, with the record that each is of in place of what else it says."""
    ids = [id_ for (id_,) in connection.execute(_LINES, [records]).fetchall()]
    found = lines.read(connection, ids)
    whose = {row["id"]: row["record"] for row in found}
    order = {record: place for place, record in enumerate(records)}
    told = lines.table(found)
    goods, further = told.columns.index("goods"), told.columns.index("further")
    rows = sorted(told.rows, key=lambda row: order[whose[row[goods]]])
    named = [(_name(known, whose[row[goods]]), *row[:further], *row[further + 1 :]) for row in rows]
    columns = ("of", *(name for name in told.columns if name != "further"))
    return Table("Lines", columns, named, hidden=told.hidden | {"stage"})


def _left(left: list[tuple[Any, ...]], known: dict[str, Ref]) -> Table:
    """Records that may be of it or of another, and which of its own may be of another: nothing was joined by that."""
    return Table(
        "May be of it, or of another",
        ("name", "with", "basis", "score", "why", "record"),
        [
            (_name(known, record), _name(known, anchor), basis, score, why, record)
            for record, anchor, basis, score, why in left
        ],
    )


def _aside(aside: list[tuple[Any, ...]], known: dict[str, Ref]) -> Table:
    return Table(
        "Counts in no sum",
        ("name", "why", "instead", "record", "where"),
        [
            (_name(known, record), why, _name(known, instead), record, where(known, record))
            for record, why, instead in aside
        ],
    )


def _name(known: Mapping[str, Ref], id_: str | None) -> str:
    found = known.get(id_ or "")
    return found.name if found else id_ or ""
