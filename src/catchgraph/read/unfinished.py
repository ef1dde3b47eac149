"""What a case does not know although the file was loaded.

Pages that an API's answer goes on with, errors of an API in place of data, listings of which nobody can tell whether
they are in force, reports that others correct or delete, tables that a set of several lacks, rows of records that its
first table does not have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.model.schema import RECORDS, node
from catchgraph.read.dataset import year_in
from catchgraph.read.json_objects import API_ERROR
from catchgraph.read.layouts import builtin_layouts

if TYPE_CHECKING:
    import duckdb

#: Pages whose next one no file of the dataset begins; a page that was loaded twice goes on once.
_PAGES = """
    SELECT f.name, f.path, p.start, p.objects, p.total, p.goes_on
    FROM read.page p JOIN read.file f USING (file_id)
    WHERE p.goes_on IS NOT NULL AND NOT EXISTS (
        FROM read.page q JOIN read.file g USING (file_id)
        WHERE g.dataset = f.dataset AND q.start = p.goes_on AND q.total IS NOT DISTINCT FROM p.total
    ) ORDER BY f.path, p.start
"""
_ERRORS = """
    SELECT f.name, f.path, count(*), min(r.line), min(r.reason) FROM read.reject r JOIN read.file f USING (file_id)
    WHERE starts_with(r.reason, $error) GROUP BY ALL ORDER BY f.path
"""
_OF_FAMILIES = "SELECT name, path, layout FROM read.file WHERE layout IN (SELECT unnest(?)) ORDER BY path"
#: Of each file the first lines of records that the first table of its family does not have, and how many they are.
_ORPHANS = """
    SELECT f.name, f.path, count(DISTINCT r.line), list_sort(list(DISTINCT r.line))[:$shown]
    FROM read."{table}" r JOIN read.file f USING (file_id)
    ANTI JOIN (
        SELECT w.id FROM read."{table}" w JOIN read.file g ON g.file_id = w.file_id WHERE g.layout = $first
    ) known ON known.id = r.id
    WHERE f.layout IN (SELECT unnest($others)) GROUP BY f.name, f.path ORDER BY f.path
"""
_SHOWN = 10
_UNCLEAR = """
    SELECT f.name, f.path, count(*) FROM read.listing l JOIN read.file f USING (file_id)
    WHERE l.in_force IS NULL GROUP BY ALL ORDER BY f.path
"""
_REPORTS = " UNION ALL ".join(
    f'SELECT report FROM read."{kind.table}" WHERE report IS NOT NULL'  # noqa: S608 - declared in the model
    for kind in RECORDS
    if kind.layer == "record" and kind.has("report")
)
#: What is corrected or deleted before it is there: it waits.
_WAITING = f"""
    SELECT f.name, f.path, v.says, count(DISTINCT v.report), min(v.number)
    FROM read.revision v JOIN read.file f USING (file_id) ANTI JOIN ({_REPORTS}) r ON r.report = v.report
    GROUP BY ALL ORDER BY f.path, v.says
"""  # noqa: S608 - fixed names


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A file that does not say all that was asked for, and what it lacks in words."""

    file: str
    path: str
    said: str


def unfinished(connection: duckdb.DuckDBPyConnection) -> list[Unfinished]:
    """Everything that files of the case lack, by path."""
    asked: tuple[tuple[str, dict[str, str], Callable[..., str]], ...] = (
        (_PAGES, {}, _page),
        (_ERRORS, {"error": API_ERROR}, _error),
        (_UNCLEAR, {}, _unclear),
        (_WAITING, {}, _waiting),
    )
    found = [
        Unfinished(name, path, said(*rest))
        for query, given, said in asked
        for name, path, *rest in connection.execute(query, given).fetchall()
    ]
    return sorted([*found, *_families(connection), *_orphans(connection)], key=lambda each: (each.path, each.said))


def _families(connection: duckdb.DuckDBPyConnection) -> Iterator[Unfinished]:
    """Tables that a set of one year lacks (AMS manifests: nine tables), said at the first file of that year."""
    families = {layout.id: layout.key.family for layout in builtin_layouts() if layout.key.family}
    rows = connection.execute(_OF_FAMILIES, [sorted(families)]).fetchall()
    sets: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for name, path, layout in rows:
        sets.setdefault((families[layout], year_in(name)), []).append((name, path, layout))
    needed = [layout for layout in builtin_layouts() if layout.key.family and not layout.not_needed]
    for (family, year), files in sorted(sets.items()):
        missing = sorted({each.id for each in needed if each.key.family == family} - {layout for *_, layout in files})
        if missing:
            others = sorted({other for one, other in sets if one == family and other != year})
            beside = f"; of other years the case holds {', '.join(map(_year, others))}" if others else ""
            lacks = f"of the set {family} {_year(year)} the case lacks {', '.join(missing)}"
            yield Unfinished(*files[0][:2], f"{lacks}: what they tell is unknown{beside}")


def _orphans(connection: duckdb.DuckDBPyConnection) -> Iterator[Unfinished]:
    """Rows of a table of a family that are of no record of its first table, where files of their year are loaded."""
    for first in (layout for layout in builtin_layouts() if layout.key.first):
        others = [each.id for each in builtin_layouts() if each.key.family == first.key.family and each is not first]
        files = connection.execute(_OF_FAMILIES, [[first.id, *others]]).fetchall()
        years = {year_in(name) for name, _, layout in files if layout == first.id}
        if not years or len(files) == 1:
            continue
        query = _ORPHANS.format(table=node(first.record).table)
        given = {"first": first.id, "others": others, "shown": _SHOWN}
        for name, path, count, lines in connection.execute(query, given).fetchall():
            if year_in(name) in years:
                more = f" and {count - len(lines):,} more" if count > len(lines) else ""
                shown = f"{', '.join(f'{line:,}' for line in lines)}{more}"
                yield Unfinished(name, path, f"rows of records that {first.id} has no row of: in line {shown}")


def _year(year: str) -> str:
    return year or "without a year"


def _page(start: int, count: int, total: int | None, goes_on: int) -> str:
    of = f"{total:,}" if total is not None else "a number that is not said"
    return f"{start + count:,} of {of}, goes on at offset {goes_on}: the rest is not loaded"


def _error(count: int, line: int, reason: str) -> str:
    return f"{count:,} times, first in line {line}: {reason}" if count > 1 else f"line {line}: {reason}"


def _unclear(count: int) -> str:
    return f"whether in force cannot be told of {count:,} listing{'' if count == 1 else 's'}: none counts as such"


def _waiting(says: str, count: int, number: str | None) -> str:
    does = {"deleted": "deletes", "cancelled": "cancels", "replaced": "corrects"}[says]
    which = f"{number}" if count == 1 else f"{count:,} reports, {number} among them"
    return f"{does} {which}, not loaded: nothing is changed by it until that is"
