"""Steps for what two records cannot both say: one statement of `sql/contradictions` for each way to find out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from catchgraph.case.filled import filled
from catchgraph.derive.steps import Step, statement
from catchgraph.derive.temporary import temporary
from catchgraph.model.schema import relationship
from catchgraph.reference.tables import read_table

if TYPE_CHECKING:
    import duckdb

#: Statement → tables all of which have rows where it finds anything.
FINDS: dict[str, tuple[str, ...]] = {
    "analysis": ("derived.analysis", "derived.entry"),
    "carrier": ("derived.consignment", "derived.entry"),
    "copy": ("derived.catch_certificate",),
    "landed": ("derived.cited",),
    "species": ("derived.entry",),
    "status": ("derived.cited", "derived.catch_certificate"),
}


def told(connection: duckdb.DuckDBPyConnection, step: Step, _only: bool) -> None:
    """The step: species that stand for one another, as a temporary table (code, one, wide, grp)."""
    rows = _species()
    temporary(connection, step.table, {name: [row[name] for row in rows] for name in rows[0]})


@cache
def _species() -> list[dict[str, str | bool | None]]:
    """Every code with the one that papers use for it, whether it is of several species, and its group of the trade."""
    as_one = {row["code"]: row["as_one"] for row in read_table("species_aliases")}
    return [
        {
            "code": row["code"],
            "one": as_one.get(row["code"], row["code"]),
            "wide": bool(row["wide"]),
            "grp": row["group"] or None,
        }
        for row in read_table("species")
    ]


def _found(connection: duckdb.DuckDBPyConnection, step: Step, _only: bool) -> None:
    """The step: what every statement finds, of those that have anything to look at."""
    there = filled(connection, sorted({table for tables in FINDS.values() for table in tables}))
    some = [name for name, tables in FINDS.items() if there.issuperset(tables)]
    query = " UNION ALL BY NAME ".join(f"({statement(f'contradictions/{name}')})" for name in some or FINDS)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {step.table} AS {query}")


CONTRADICTIONS: tuple[Step, ...] = (
    Step(makes=("species_told",), run=told, reads=("derived.goods",), rests=("read.goods",)),
    Step(
        makes=("contradiction",), run=_found, rests=("read.goods",),
        reads=(
            "species_told", "read.citation", "read.named_vessel", "resolve.named",
            *(f"derived.{name}" for name in (
                "analysis", "bill", "carried_by", "catch_certificate", "cited", "cites", "consignment", "document",
                "entry", "export_declaration", "goods", "import_declaration", "line", "paper", "part_of",
                "processing_statement", "storage_document",
            )),
        ),
    ),
    Step(
        makes=("derived.contradicts",), reads=("contradiction",), rests=("read.goods",), sql="contradictions/all",
        kind=relationship("CONTRADICTS"),
    ),
)  # fmt: skip
