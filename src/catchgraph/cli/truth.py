"""What was found beside what `truth.toml` says must be found, by the rows that each rests on."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.table import Table

if TYPE_CHECKING:
    from catchgraph.case.case import CaseFolder
    from catchgraph.detect.report import DetectReport

#: Rows of a record: a register's by their own number, others by their place in the file.
_ROWS = """
    SELECT r.id, f.name, r.number, r.record_no FROM read.registration r JOIN read.file f USING (file_id)
    UNION ALL SELECT r.id, f.name, NULL, r.record_no FROM read.listing r JOIN read.file f USING (file_id)
    UNION ALL SELECT r.id, f.name, NULL, r.record_no FROM read.broadcast r JOIN read.file f USING (file_id)
    UNION ALL SELECT r.id, f.name, NULL, r.record_no FROM read.encounter r JOIN read.file f USING (file_id)
"""


def compared(case: CaseFolder, truth: Path, report: DetectReport) -> Table:
    """Per typology: findings owed, found, right; precision is right of found, recall right of owed."""
    given = tomllib.loads(truth.read_text(encoding="utf-8"))
    rows_of = _rows_of(case, given["files"])
    owed: dict[str, list[set[str]]] = {}
    for item in given["must_find"]:
        owed.setdefault(item["typology"], []).append(_named(item))
    found: dict[str, list[set[str]]] = {}
    for finding in report.findings:
        rows = {row for id_ in finding.rests_on for row in rows_of.get(id_, ())}
        found.setdefault(finding.typology, []).append(rows)
    lines = [_line(name, owed.get(name, []), found.get(name, [])) for name in sorted(owed.keys() | found.keys())]
    return Table("Truth", ("typology", "owed", "found", "right", "precision", "recall"), lines)


def _rows_of(case: CaseFolder, files: Mapping[str, str]) -> dict[str, set[str]]:
    key_of = {name: key for key, name in files.items()}
    found: dict[str, set[str]] = {}
    with case.read() as connection:
        for id_, file, number, record in connection.execute(_ROWS).fetchall():
            if file in key_of:
                found.setdefault(id_, set()).add(f"{key_of[file]}:{number or record}")
    return found


def _named(item: Mapping[str, Any]) -> set[str]:
    """The rows that a finding must name; of an encounter's copies any will do, so the first stands for all."""
    rows = {f"encounters:{number}" for number in item.get("encounters", [])[:1]}
    rows.update(listing.split()[0] for listing in item.get("listings", []))
    rows.update(item.get("rows", []))
    rows.update(item[key] for key in ("row", "listed") if key in item)
    return rows


def _line(typology: str, owed: list[set[str]], found: Iterable[set[str]]) -> tuple[Any, ...]:
    left, right, number = list(owed), 0, 0
    for rows in found:
        number += 1
        match = next((wanted for wanted in left if wanted <= rows), None)
        if match is not None:
            left.remove(match)
            right += 1
    return (typology, len(owed), number, right, _share(right, number), _share(right, len(owed)))


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "–"
