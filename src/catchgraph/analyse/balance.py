"""Balances of a subject: what came in and went out, part by part, each with its factor, its record and its row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.balance_kinds import KINDS
from catchgraph.analyse.find import find_in
from catchgraph.analyse.nodes import Ref, check_built, dicts, refs, with_places
from catchgraph.analyse.table import Table
from catchgraph.case.case import CaseFolder
from catchgraph.errors import Ambiguous, NotFound, UsageError
from catchgraph.model.schema import ENTITIES, RECORDS, node

if TYPE_CHECKING:
    import duckdb

_COLUMNS = ("kind", "of", "since", "until", "measure", "in_low", "in_high", "out_low", "out_high", "tolerance", "over",
            "shortfall_kg", "why", "parts", "complete", "subject", "balance")  # fmt: skip
_PARTS = ("side", "what", "goods", "kg", "live_low", "live_high", "factor", "factor_source", "paper", "where", "line",
          "counts", "record")  # fmt: skip
_HIDDEN = frozenset({"measure", "tolerance", "parts", "complete", "subject", "balance"})

#: Entities that balances are of.
_PLACES = tuple(kind.label for kind in ENTITIES if kind.label in node("Balance").tells.of)
#: Papers that have a key by which copies of them are one.
_PAPERS = " UNION ALL ".join(
    f'SELECT id, document FROM derived."{kind.table}" WHERE document IS NOT NULL'  # noqa: S608 - declared in the model
    for kind in RECORDS
    if kind.layer == "record" and kind.has("document")
)
# What the subject stands for: itself, copies of its paper, the consignment that it is part of and the papers of that,
# and the papers that name it as their plant, farm or store; a company stands for those that it operates.
_ABOUT = f"""
    WITH place AS (
        SELECT $id AS id UNION SELECT source FROM derived.operated_by WHERE target = $id
    ),
    own AS (
        SELECT id FROM place
        UNION SELECT source FROM derived.part_of WHERE target = $id
        UNION SELECT n.source FROM derived.names n JOIN place p ON p.id = n.target WHERE n.target_label = 'Facility'
    ),
    paper AS ({_PAPERS}),
    copies AS (
        SELECT id FROM own
        UNION
        SELECT c.id FROM own o JOIN paper p ON p.id = o.id JOIN paper c ON c.document = p.document
    )
    SELECT id FROM copies
    UNION
    SELECT p.target FROM derived.part_of p JOIN copies c ON c.id = p.source
"""  # noqa: S608 - declared in the model
# Balances of these, and those that count a line of a paper among them.
_BALANCES = """
    SELECT b.* FROM derived.balance b WHERE id IN (
        SELECT id FROM derived.balance WHERE subject IN (SELECT unnest($about))
        UNION
        SELECT p.balance FROM derived.balance_part p
        JOIN derived.goods g ON g.id = p.goods WHERE g.record IN (SELECT unnest($about))
    )
    ORDER BY over DESC NULLS LAST, shortfall_kg DESC NULLS LAST, kind, until, id
"""
_COUNTED = """
    SELECT p.side, p.basis, p.goods, p.kg, p.low, p.high, p.factor, p.source, g.record, g.description, g.species,
           g.species_group, g.species_named, g.hs, g.state, g.presentation, g.line_no,
           unnest(coalesce(nullif(g.records, []), [''])) AS place
    FROM derived.balance_part p LEFT JOIN derived.goods g ON g.id = p.goods
    WHERE p.balance = $balance
    ORDER BY p.side, p.goods, p.basis
"""


@dataclass(frozen=True, slots=True)
class Balances:
    """`every`: a row a balance, what is over first; `parts`: those of the one that is shown, a row a line of goods."""

    subject: Ref
    every: Table
    parts: Table

    @property
    def tables(self) -> list[Table]:
        """The balance that is shown, and its parts; without any, the empty table that says so."""
        shown = Table("Balance", _COLUMNS, self.every.rows[:1], self.every.note, _HIDDEN)
        return [shown, self.parts] if self.parts.rows else [shown]


def balance(case: CaseFolder, subject: str, *, kind: str | None = None) -> Balances:
    """Balances of what `subject` names: the number of a certificate, statement, bill or entry, a plant, a store or
    who operates it, a vessel, a lot, or the id of a consignment or of a balance. `kind`: only of this kind.

    What is over stands first, then what fits, then what cannot be judged; the parts are those of the first. Raises
    `UsageError` for a kind that is none, `NotFound` and `Ambiguous` (see `find`).
    """
    if kind is not None and kind not in KINDS:
        raise UsageError(f"no balance is of the kind {kind!r}", hint=f"Kinds: {', '.join(KINDS)}.")
    with case.read() as connection:
        check_built(connection, case)
        id_ = _meant(connection, subject)
        known = refs(connection, [id_])
        found = [row for row in _found(connection, id_) if kind in (None, row["kind"])]
        known |= refs(connection, [row["subject"] for row in found])
        rows = [_row(row, known) for row in found]
        parts = _parts(connection, found[0]) if found else Table("Parts", _PARTS, [])
    return Balances(known[id_], Table("Balances", _COLUMNS, rows, _note(found), _HIDDEN), parts)


def _meant(connection: duckdb.DuckDBPyConnection, subject: str) -> str:
    """What has balances where a name is that of several: a plant is mostly called as the company whose it is."""
    try:
        return find_in(connection, subject)
    except Ambiguous as error:
        try:
            return find_in(connection, subject, _PLACES)
        except Ambiguous as fewer:
            raise fewer from None
        except NotFound:
            raise error from None


def _found(connection: duckdb.DuckDBPyConnection, id_: str) -> list[dict[str, Any]]:
    if id_.startswith("balance:"):
        return dicts(connection, "SELECT * FROM derived.balance WHERE id = $id", {"id": id_})
    about = [row[0] for row in connection.execute(f"{_ABOUT} ORDER BY id", {"id": id_}).fetchall()]
    return dicts(connection, _BALANCES, {"about": about})


def _row(row: Mapping[str, Any], known: Mapping[str, Ref]) -> tuple[Any, ...]:
    of = known[row["subject"]].name if row["subject"] in known else row["subject"]
    told = {**row, "of": of, "balance": row["id"]}
    return tuple(told[name] for name in _COLUMNS)


def _note(found: Sequence[Mapping[str, Any]]) -> str:
    if not found:
        return "No balance: nothing that is loaded says both what came in and what went out."
    over = sum(row["over"] is True for row in found)
    open_ = sum(row["over"] is None for row in found)
    return f"{len(found):,} in all: {over:,} over, {len(found) - over - open_:,} fit, {open_:,} undecidable"


def _parts(connection: duckdb.DuckDBPyConnection, found: Mapping[str, Any]) -> Table:
    rows = with_places(
        [
            (row["side"], row["basis"], _called(row), row["kg"], row["low"], row["high"], row["factor"], row["source"],
             row["record"], row["line_no"], row["goods"], row["place"])
            for row in dicts(connection, _COUNTED, {"balance": found["id"]})
        ]
    )  # fmt: skip
    known = refs(connection, sorted({row[8] for row in rows if row[8]}))
    told = [
        (*row[:8], known[row[8]].name if row[8] in known else None, [place for place in row[-1] if place], *row[9:11],
         row[8])
        for row in rows
    ]  # fmt: skip
    return Table("Parts", _PARTS, told, note=_measured(found), hidden=frozenset({"line", "counts", "record"}))


def _measured(found: Mapping[str, Any]) -> str:
    if found["measure"] == "net weight":
        return "Net weights as they are: the same goods came in and went out."
    return (
        "Live weight by the lowest and the highest factor: of what came in the most counts, of what went out the least."
    )


def _called(row: Mapping[str, Any]) -> str | None:
    """What a line is, in a few words."""
    form = "-".join(part for part in (row["state"], row["presentation"]) if part)
    said = (
        row["species"] or ", ".join(row["species_named"] or ()) or row["species_group"],
        form,
        row["description"] or (row["hs"] and f"HS {row['hs']}"),
    )
    return ", ".join(part for part in said if part) or None
