"""The step `derive`: nodes and relationships of records and entities, in one transaction, by difference if it can."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from catchgraph.case.case import CaseFolder, set_setting
from catchgraph.case.code import texts
from catchgraph.case.filled import filled
from catchgraph.case.progress import Progress, silent
from catchgraph.case.runs import record_run, require
from catchgraph.derive import changed
from catchgraph.derive.changed import compare, keep
from catchgraph.derive.declared import declare
from catchgraph.derive.diff import Delta, begin, fill, replace, touch, untouched
from catchgraph.derive.plan import plan
from catchgraph.derive.steps import Step
from catchgraph.model.ids import digest

if TYPE_CHECKING:
    import duckdb


#: Labels and types that it makes.
_NAMES = [step.kind.table for step in plan() if step.kind]


def derive(case: CaseFolder, *, anew: bool = False, progress: Progress = silent) -> Mapping[str, Delta]:
    """Make nodes and relationships of records and entities: of what changed since the last run, or all of them `anew`.

    The result is the same. Returns what it did to each table of `derived`; the ids stand in `derived.delta`. Findings
    of an earlier graph are dropped: `detect` finds them again. Raises `CaseNotReady` unless `resolve` ran after the
    last load.
    """
    require(case, "resolve", after="load", what="catchgraph resolve")
    progress("deriving nodes and relationships")
    with case.write() as connection:
        only = not anew and _taken_up(connection) and compare(connection)
        deltas = made(connection, only=only)
        for table in ("finding", "about", "rests_on"):
            connection.execute(f"DELETE FROM derived.{table}")  # noqa: S608 - names from the model
        set_setting(connection, "derive_code", _code())
        set_setting(connection, "derive_moved", str(_moved(connection, deltas) if only else 0))
        _note(connection, record_run(connection, "derive", {name: delta.rows for name, delta in deltas.items()}), only)
        [(cut,)] = connection.execute("SELECT count(*) FROM derived.cut_link").fetchall()
    if cut:
        progress(f"links by which goods would be made from themselves, left out: {cut:,} (catchgraph doctor)")
    return deltas


def made(connection: duckdb.DuckDBPyConnection, *, only: bool, steps: Sequence[Step] | None = None) -> dict[str, Delta]:
    """Do every step, or `steps` in their order; `only` what was touched by what `compare` found."""
    declare(connection)
    begin(connection)
    idle = _idle(connection)
    still: bool | None = None
    deltas = {}
    for step in plan() if steps is None else steps:
        if step.touches:
            if only:
                touch(connection, step)
            continue
        if step.settles and still is None:
            still = only and _still(connection)
        if step.settles and still:
            if step.kind:
                deltas[step.kind.table] = untouched(connection, step)
        elif step in idle:
            if step.kind:
                deltas[step.kind.table] = Delta(0, 0, 0, 0, anew=not only)
        elif step.run:
            step.run(connection, step, only)
        else:
            delta = replace(connection, step) if only else fill(connection, step)
            if step.kind:
                deltas[step.kind.table] = delta
    keep(connection, only=only)
    return deltas


def _still(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether no row came or went, and no step so far changed anything."""
    return not connection.execute("SELECT 1 FROM changed UNION ALL SELECT 1 FROM moved LIMIT 1").fetchall()


def _idle(connection: duckdb.DuckDBPyConnection) -> list[Step]:
    """Steps that would make nothing, and whose tables have nothing that would have to go."""
    some = {step.table: {*step.rests, *_holds(step)} for step in plan() if step.rests}
    tables = {name for names in some.values() for name in names if not name.startswith("role ")}
    there = filled(connection, sorted(tables))
    roles = connection.execute("SELECT DISTINCT 'role ' || role FROM read.party_mention").fetchall()
    there |= {role for (role,) in roles}
    return [step for step in plan() if step.table in some and there.isdisjoint(some[step.table])]


def _holds(step: Step) -> set[str]:
    """Tables of the case that hold what a step makes; of one that makes temporary tables, those made of them."""
    kept = {name.replace('"', "") for name in step.makes if "." in name}
    if "." in step.table:
        return kept
    readers = (other for other in plan() if not {*other.reads}.isdisjoint(step.makes))
    return kept.union(*map(_holds, readers))


def _note(connection: duckdb.DuckDBPyConnection, run: int, only: bool) -> None:
    """Leave for who shows the tables what this run changed, where it was by difference."""
    connection.execute("DELETE FROM derived.delta")
    if not only:
        set_setting(connection, "derived_anew", str(run))
        return
    connection.execute(
        """INSERT INTO derived.delta SELECT $run, name, id, change FROM moved WHERE name IN (SELECT unnest($names))
           ORDER BY name, id""",
        {"run": run, "names": _NAMES},
    )


def _taken_up(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the last run made what is there as this one would, and little was moved since all of it was in order."""
    if _setting(connection, "derive_code") != _code():
        return False
    sizes = """SELECT coalesce(sum(estimated_size), 0) FROM duckdb_tables()
        WHERE schema_name = 'derived' AND table_name IN (SELECT unnest(?))"""
    [(size,)] = connection.execute(sizes, [_NAMES]).fetchall()
    return int(_setting(connection, "derive_moved") or 0) <= changed.MOST_CHANGED * int(size)


def _moved(connection: duckdb.DuckDBPyConnection, deltas: Mapping[str, Delta]) -> int:
    """How many rows were written behind the others, which lie in order, since all was made anew."""
    return int(_setting(connection, "derive_moved") or 0) + sum(one.added + one.changed for one in deltas.values())


def _setting(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    rows = connection.execute("SELECT value FROM main.setting WHERE name = ?", [name]).fetchall()
    return str(rows[0][0]) if rows else ""


@cache
def _code() -> str:
    """Digest of all that decides what is made of the same rows: statements, code, the model, and DuckDB for hashes."""
    import duckdb

    return digest([duckdb.__version__, *texts("derive", ".py", ".sql"), *texts("model", ".py")])
