"""What each hull was called and known by, with the days on which its sources say so."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from catchgraph.model.schema import STATEMENTS, NodeType
from catchgraph.normalise.gear import SERVING, gear_group
from catchgraph.normalise.vessel_name import vessel_name

if TYPE_CHECKING:
    import duckdb

#: Type of the column `fact`.
FACTS = "ENUM('name', 'flag', 'imo', 'call_sign', 'registration', 'mmsi', 'kind')"
#: Groups of `normalise.gear` whose vessels carry, supply or watch others, and catch nothing.
_CARRYING = frozenset({"carrier", *SERVING})


def hull_facts(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary tables `hull` (hull, entity_id) and `hull_fact`: hull, fact, value, former, first, last, held.

    `fact`: `name` (its key), `flag`, `imo`, `call_sign`, `registration`, `mmsi`, `kind` (`catching` or `carrying`).
    `held`: it was so from `first` to `last` and its source says nothing of other days; else these are the days for
    which the source speaks. Of a `former` one `last` is the day by which it was over.
    """
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE hull AS
            SELECT CAST(row_number() OVER (ORDER BY entity_id) AS INTEGER) AS hull, entity_id
            FROM (SELECT DISTINCT entity_id FROM resolve.member WHERE starts_with(entity_id, 'vessel:'))"""
    )
    connection.execute(f"CREATE OR REPLACE TEMP VIEW stated_days AS {' UNION ALL '.join(map(_days, _told()))}")
    _translate(
        connection, "spelling", "SELECT DISTINCT unnest(list_concat(names, former_names)) FROM read.vessel_mention"
    )
    _translate(connection, "served", "SELECT DISTINCT vessel_type FROM read.vessel_mention")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE hull_fact AS {statement('hull_facts').format(facts=FACTS)}")


def statement(name: str) -> str:
    """The text of `sql/<name>.sql`."""
    return (files("catchgraph.resolve.attach") / "sql" / f"{name}.sql").read_text(encoding="utf-8")


def _told() -> list[NodeType]:
    return [kind for kind in STATEMENTS if "Vessel" in kind.tells.of]


def _days(kind: NodeType) -> str:
    """SQL: the days that a record gives for what it says, and the day by which what it calls former was over."""
    tells = kind.tells
    held = tells.dated.held if tells.dated else ("NULL", "NULL")
    first, last = tells.covers if tells.covers and held == ("NULL", "NULL") else held
    ended = ", ".join(name for name in ("edition", "since") if kind.has(name)) or "NULL"
    return f"""SELECT mention_id, file_id, record_no, part, CAST({first} AS TIMESTAMP) AS first,
                      CAST({last} AS TIMESTAMP) AS last, {held != ("NULL", "NULL")} AS held,
                      CAST(coalesce({ended}, NULL) AS TIMESTAMP) AS ended FROM read."{kind.table}" """  # noqa: S608


def _translate(connection: duckdb.DuckDBPyConnection, table: str, texts: str) -> None:
    """Make the temporary table `table`: written, value; each distinct text once."""
    import pyarrow as pa

    written = sorted(text for (text,) in connection.execute(texts).fetchall() if text)
    values = [_BY[table](text) for text in written]
    made = pa.table({"written": pa.array(written, pa.string()), "value": pa.array(values, pa.string())})
    connection.register("incoming", made)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS FROM incoming WHERE value IS NOT NULL")
    connection.unregister("incoming")


def _name_key(text: str) -> str | None:
    found = vessel_name(text)
    return found.key if found else None


def _served(text: str) -> str | None:
    group = gear_group(text)
    return group and ("carrying" if group in _CARRYING else "catching")


_BY = {"spelling": _name_key, "served": _served}
