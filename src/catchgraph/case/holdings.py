"""What files gave: how many records of each label, lines of goods, parties, vessels named, citations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from catchgraph.case.case import CaseFolder
from catchgraph.case.filled import filled
from catchgraph.model.schema import RECORDS

if TYPE_CHECKING:
    import duckdb

#: What is counted, in this order: labels of records and goods by their own table, and what records name.
_COUNTED: tuple[tuple[str, str, str], ...] = (
    *((kind.label, kind.table, "count(DISTINCT id)") for kind in RECORDS),
    ("party", "party_mention", "count(*)"),
    ("vessel named", "named_vessel", "count(*)"),
    ("citation", "citation", "count(*)"),
)


def holdings(connection: duckdb.DuckDBPyConnection, files: Sequence[str]) -> dict[str, Mapping[str, int]]:
    """File id → label, `party`, `vessel named` or `citation` → how many; what a file has none of is left out.

    A record that several rows of a file tell counts once.
    """
    rows = _counts(connection, "file_id", files)
    found = {(file_id, word): number for file_id, word, number in rows}
    return {
        file: {word: found[file, word] for word, _, _ in _COUNTED if (file, word) in found}
        for file in dict.fromkeys(file for file, _ in found)
    }


def held_together(case: CaseFolder, paths: Iterable[Path | str]) -> dict[str, int]:
    """What the files at these paths gave together, counted like `holdings`.

    A record that several of them tell, as the tables of a set of manifests do, counts once: so it is no sum.
    """
    with case.read() as connection:
        files = connection.execute(
            "SELECT file_id FROM read.file WHERE path IN (SELECT unnest(?))", [[str(path) for path in paths]]
        ).fetchall()
        found = {word: number for _, word, number in _counts(connection, "''", [file for (file,) in files])}
    return {word: found[word] for word, _, _ in _COUNTED if word in found}


def _counts(connection: duckdb.DuckDBPyConnection, by: str, files: Sequence[str]) -> list[tuple[str, str, int]]:
    """Of these files: `by`, what is counted, how many there are; in no order."""
    there = filled(connection, (f"read.{table}" for _, table, _ in _COUNTED)) if files else frozenset()
    asked = " UNION ALL ".join(
        f"""SELECT {by} AS held_by, '{word}' AS word, {number} AS number FROM read."{table}"
            WHERE file_id IN (SELECT unnest($files)) GROUP BY held_by"""  # noqa: S608 - declared in the model
        for word, table, number in _COUNTED
        if f"read.{table}" in there
    )
    return connection.execute(asked, {"files": list(files)}).fetchall() if asked else []
