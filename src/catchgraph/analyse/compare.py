"""Two vessels side by side: what they share, where they differ, whether they met."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.find import find_in
from catchgraph.analyse.nodes import Ref, check_built, refs
from catchgraph.analyse.table import Table
from catchgraph.analyse.together import meetings
from catchgraph.analyse.traits import FACTS, Traits, traits
from catchgraph.case.case import CaseFolder
from catchgraph.case.seats import kept
from catchgraph.errors import UsageError
from catchgraph.model.schema import label_of

if TYPE_CHECKING:
    import duckdb

_PLACES = frozenset({"where_first", "where_second"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """`facts`: one row a fact with the values of either vessel; `shared`: one row a value that both have, with the
    rows of either; `meetings`: encounters with each other, vessels that both met, ports of both, days in one port.
    """

    first: Ref
    second: Ref
    facts: Table
    shared: Table
    meetings: tuple[Table, ...]

    @property
    def tables(self) -> list[Table]:
        """Everything that has rows, and the facts in any case."""
        return [self.facts, *(table for table in (self.shared, *self.meetings) if table.rows)]


@kept()
def compare(case: CaseFolder, first: str, second: str) -> Comparison:
    """What two vessels have in common and where they differ.

    Values are those of all times: names compare whatever their spelling, lengths to a tenth of a metre. Owners and
    operators are the same where they were concluded to be one company; different companies can share an address.
    Raises `UsageError` where both are one or one is no vessel, `NotFound`, `Ambiguous`.
    """
    with case.read() as connection:
        check_built(connection, case)
        ids = [_vessel(connection, text) for text in (first, second)]
        if ids[0] == ids[1]:
            raise UsageError(f"{first!r} and {second!r} are the same: {ids[0]}")
        known = refs(connection, ids)
        one, other = traits(connection, ids[0]), traits(connection, ids[1])
        met = meetings(connection, *ids)
    names = known[ids[0]].name, known[ids[1]].name
    return Comparison(known[ids[0]], known[ids[1]], _facts(one, other, names), _shared(one, other), tuple(met))


def _vessel(connection: duckdb.DuckDBPyConnection, text: str) -> str:
    id_ = find_in(connection, text)
    if label_of(id_) != "Vessel":
        raise UsageError(
            f"{text!r} is no vessel: {id_}", hint="Compare two vessels; catchgraph common takes any entities."
        )
    return id_


def _facts(one: Traits, other: Traits, names: tuple[str, str]) -> Table:
    rows: list[tuple[Any, ...]] = []
    for fact in FACTS:
        ours, theirs = one.values.get(fact, {}), other.values.get(fact, {})
        if not ours and not theirs:
            continue
        rows.append(
            (fact, sorted(ours.values()), sorted(theirs.values()), _verdict(set(ours), set(theirs)),
             one.where(fact, set(ours)), other.where(fact, set(theirs)))
        )  # fmt: skip
    columns = ("fact", "first", "second", "verdict", "where_first", "where_second")
    conflict = any(row[0] == "IMO number" and row[3] == "differ" for row in rows)
    note = f"first: {names[0]}; second: {names[1]}" + ("; two valid IMO numbers: two hulls" if conflict else "")
    return Table(f"{names[0]} and {names[1]}", columns, rows, note, _PLACES)


def _verdict(ours: set[str], theirs: set[str]) -> str:
    if not ours or not theirs:
        return "only the first has one" if ours else "only the second has one"
    if ours == theirs:
        return "same"
    return "some in common" if ours & theirs else "differ"


def _shared(one: Traits, other: Traits) -> Table:
    rows = [
        (fact, one.values[fact][key], other.values[fact][key], one.where(fact, {key}), other.where(fact, {key}))
        for fact in FACTS
        for key in sorted(one.values.get(fact, {}).keys() & other.values.get(fact, {}).keys())
    ]
    return Table("Shared", ("fact", "first", "second", "where_first", "where_second"), rows)
