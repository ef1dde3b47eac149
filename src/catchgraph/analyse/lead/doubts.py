"""Where doubt lies in what a finding rests on: as records, ties and lines of goods say it themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.nodes import dicts, refs
from catchgraph.analyse.words import amounts
from catchgraph.model.schema import RELATIONSHIPS, RelType, label_of, node

if TYPE_CHECKING:
    import duckdb

#: Conclusions about findings say nothing of a record.
_APART = ("ABOUT", "RESTS_ON")
#: Lines of papers that do not count: void, replaced, deleted, or a copy.
_COUNTS = """
    SELECT DISTINCT record, id <> canonical FROM derived.line
    WHERE NOT counts AND record IN (SELECT unnest($ids)) ORDER BY ALL
"""
_WEIGHTS = """
    SELECT record, count(*) FROM derived.goods
    WHERE record IN (SELECT unnest($ids)) AND stage IN ('product', 'catch') AND of_line IS NULL
      AND coalesce(net_kg, landed_kg) IS NULL
    GROUP BY record ORDER BY record
"""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubt about a record, event or line. `confidence` of a tie, from 0 to 1; nothing where it is none."""

    text: str
    confidence: float | None = None


def doubts(
    connection: duckdb.DuckDBPyConnection, ids: Collection[str], subjects: Collection[str]
) -> dict[str, list[Doubt]]:
    """Id → its doubts: ties to what the finding is about that are not certain, days known to the month or year only,
    papers that do not count, lines without a weight.
    """
    found: defaultdict[str, list[Doubt]] = defaultdict(list)
    for id_, doubt in _ties(connection, ids, subjects):
        found[id_].append(doubt)
    for label in sorted({label for id_ in ids if (label := label_of(id_))}):
        of = [id_ for id_ in ids if label_of(id_) == label]
        for id_, doubt in _dates(connection, label, of):
            found[id_].append(doubt)
    for id_, copy in connection.execute(_COUNTS, {"ids": list(ids)}).fetchall():
        said = "a copy: counted once, as the other" if copy else "does not count: void, replaced, deleted or a draft"
        found[id_].append(Doubt(said))
    for id_, number in connection.execute(_WEIGHTS, {"ids": list(ids)}).fetchall():
        found[id_].append(Doubt(f"no weight on {amounts({'Goods': number})[0]}"))
    return {id_: list(dict.fromkeys(each)) for id_, each in found.items()}


def _ties(
    connection: duckdb.DuckDBPyConnection, ids: Collection[str], subjects: Collection[str]
) -> list[tuple[str, Doubt]]:
    """What joins these to the finding's subjects, or to each other, and is not certain."""
    rows = [
        (kind, *row)
        for kind in RELATIONSHIPS
        if kind.type not in _APART
        for row in connection.execute(_unsure(kind), {"ids": list(ids), "all": [*ids, *subjects]}).fetchall()
    ]
    known = refs(connection, {id_ for row in rows for id_ in row[1:3]})
    told: list[tuple[str, Doubt]] = []
    for kind, source, target, basis, confidence, verified, certain in rows:
        own, other = (source, target) if source in ids else (target, source)
        name = known[other].name if other in known else other
        verb = kind.type.lower().replace("_", " ")
        tie = f"{verb} {name}" if own == source else f"{name} {verb} it"
        how = _how(basis, confidence, verified=verified, certain=certain)
        told.append((own, Doubt(f"{tie}: {how}", confidence)))
    return told


def _unsure(kind: RelType) -> str:
    certain = "certain" if kind.has("certain") else "NULL"
    unsure = " OR NOT certain" if kind.has("certain") else ""
    return f"""
        SELECT source, target, basis, confidence, verified, {certain} FROM derived."{kind.table}"
        WHERE source IN (SELECT unnest($all)) AND target IN (SELECT unnest($all))
          AND (list_contains($ids, source) OR list_contains($ids, target))
          AND (confidence < 1 OR NOT verified{unsure})
        ORDER BY source, target, id
    """  # noqa: S608 - declared in the model


def _how(basis: str | None, confidence: float, *, verified: bool, certain: Any) -> str:
    parts = [f"by {basis}" if basis else "", f"confidence {confidence:.2g}"]
    parts += ["one of several candidates"] if certain is False else []
    parts += ["a suggested match that nobody has confirmed"] if not verified else []
    return ", ".join(part for part in parts if part)


def _dates(connection: duckdb.DuckDBPyConnection, label: str, ids: Sequence[str]) -> Iterator[tuple[str, Doubt]]:
    """Days that a record gives to the month or year only, or whose precision is not known."""
    kind = node(label)
    names = [prop.name for prop in kind.properties if prop.name.endswith("_precision")]
    if not names:
        return
    columns = ", ".join(f'"{name}"' for name in names)
    rows = dicts(
        connection,
        f'SELECT id, {columns} FROM derived."{kind.table}" WHERE id IN (SELECT unnest(?)) ORDER BY id',  # noqa: S608
        [list(ids)],
    )
    for row in rows:
        for name in names:
            if row[name] in ("year", "month"):
                yield row["id"], Doubt(f"{name.removesuffix('_precision')} known to the {row[name]}")
            elif row[name] == "unknown":
                yield row["id"], Doubt(f"{name.removesuffix('_precision')} unknown")
