"""What a case does not know although the file was loaded.

Pages that an API's answer goes on with, errors of an API in place of data, listings of which nobody can tell whether
they are in force.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.read.json_objects import API_ERROR

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
_UNCLEAR = """
    SELECT f.name, f.path, count(*) FROM read.listing l JOIN read.file f USING (file_id)
    WHERE l.in_force IS NULL GROUP BY ALL ORDER BY f.path
"""


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
    )
    found = [
        Unfinished(name, path, said(*rest))
        for query, given, said in asked
        for name, path, *rest in connection.execute(query, given).fetchall()
    ]
    return sorted(found, key=lambda each: (each.path, each.said))


def _page(start: int, count: int, total: int | None, goes_on: int) -> str:
    of = f"{total:,}" if total is not None else "a number that is not said"
    return f"{start + count:,} of {of}, goes on at offset {goes_on}: the rest is not loaded"


def _error(count: int, line: int, reason: str) -> str:
    return f"{count:,} times, first in line {line}: {reason}" if count > 1 else f"line {line}: {reason}"


def _unclear(count: int) -> str:
    return f"whether in force cannot be told of {count:,} listing{'' if count == 1 else 's'}: none counts as such"
