"""Sections of an entity: identity, records, who holds whom, events. Nothing here names a kind: each tells itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.analyse.documents import naming
from catchgraph.analyse.holders import companies_of, owners_and_operators, vessels_of
from catchgraph.analyse.identity import identity
from catchgraph.analyse.occasions import occasions
from catchgraph.analyse.place import calls
from catchgraph.analyse.table import Table
from catchgraph.analyse.words import title
from catchgraph.model.schema import EVENTS, HOLDINGS, RELATIONSHIPS, STATEMENTS, NodeType, node

if TYPE_CHECKING:
    import duckdb

#: Relationships that lead from a record to whom it means.
_MEANING = [kind for kind in RELATIONSHIPS if kind.sources & {each.label for each in STATEMENTS}]
_LINKS = " UNION ALL ".join(
    f'SELECT source, confidence, basis FROM derived."{kind.table}" WHERE target = $id'  # noqa: S608 - model names
    for kind in _MEANING
)
#: Of a relationship that ties a record to an entity: for machines, the record itself (`show RECORD`) tells more.
_TIE = ("confidence", "basis", "record", "where")


def sections(connection: duckdb.DuckDBPyConnection, label: str, id_: str, limit: int | None = None) -> list[Table]:
    """Everything but findings; of events of a kind at most `limit`."""
    gather(connection, id_)
    kind = node(label)
    found = [vessels_of(connection, id_), companies_of(connection, id_)] if holds(label) else []
    found += [identity(connection)] if kind.tells.identified else []
    found += [records(connection, each) for each in STATEMENTS if each.tells.section]
    found += [owners_and_operators(connection, id_)] if is_held(label) and not holds(label) else []
    found += [naming(connection, id_)] if takes_part(label) else []
    found += occasions(connection, id_, limit) if takes_part(label) else []
    return [*found, *calls(connection, id_, limit)] if is_place(label) else found


def holds(label: str) -> bool:
    """Whether an entity of this kind may own or operate another."""
    return any(label in kind.sources for kind in HOLDINGS)


def is_held(label: str) -> bool:
    """Whether an entity of this kind may be owned or operated."""
    return any(label in kind.targets for kind in HOLDINGS)


def takes_part(label: str) -> bool:
    """Whether an entity of this kind takes part in events."""
    return any(label in kind.tells.of for kind in EVENTS)


def is_place(label: str) -> bool:
    """Whether events are at an entity of this kind."""
    return any(kind.tells.at.label == label for kind in EVENTS if kind.tells.at)


def is_described(label: str) -> bool:
    """Whether records describe an entity of this kind, so that it was resolved from them."""
    return any(label in kind.targets for kind in RELATIONSHIPS if kind.type == "DESCRIBES")


def gather(connection: duckdb.DuckDBPyConnection, id_: str) -> None:
    """Put what describes, lists or targets an entity into temporary tables: `link` and one for each of `STATEMENTS`."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE link AS {_LINKS}", {"id": id_})
    for kind in STATEMENTS:
        # By row number, and all columns of these rows only: three times as fast as a join on the id.
        connection.execute(
            f"""CREATE OR REPLACE TEMP TABLE "{kind.table}" AS SELECT * FROM derived."{kind.table}" WHERE rowid IN (
                SELECT rowid FROM derived."{kind.table}" WHERE id IN (SELECT source FROM temp.link))"""  # noqa: S608
        )


def records(connection: duckdb.DuckDBPyConnection, kind: NodeType) -> Table:
    """The records of a kind that `gather` has found, with what ties each to the entity."""
    section = kind.tells.section
    assert section is not None
    said = ", ".join(f'r."{name}"' for name in section.columns)
    rows = connection.execute(
        f"""SELECT {said}, l.confidence, l.basis, r.id, r.records
            FROM temp."{kind.table}" r JOIN temp.link l ON l.source = r.id ORDER BY {section.by}"""  # noqa: S608
    ).fetchall()
    hidden = frozenset({*section.hidden, "basis"})
    return Table(title(kind.label), (*section.columns, *_TIE), rows, hidden=hidden)
