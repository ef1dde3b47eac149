"""Findings against a written truth: what an invented world must and must not give.

A truth file (`fixtures/truth.toml`) names rows as `source:number`: the register's own number, or the record's
number in its file. A finding answers an entry if it is of the entry's typology and rests on all of its rows.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catchgraph.case.case import CaseFolder
from catchgraph.errors import InputError

Rows = frozenset[str]

_EVIDENCE = """
    SELECT r.source AS finding, f.name || ':' || e.record_no AS row, e.number
    FROM derived.rests_on r
    JOIN (
        SELECT id, file_id, record_no, number FROM read.registration
        UNION ALL SELECT id, file_id, record_no, NULL FROM read.listing
        UNION ALL SELECT id, file_id, record_no, NULL FROM read.broadcast
        UNION ALL SELECT id, file_id, record_no, NULL FROM read.encounter
    ) e ON e.id = r.target
    JOIN read.file f USING (file_id)
    ORDER BY ALL
"""


@dataclass(frozen=True, slots=True)
class Expected:
    """One entry of a truth file: a typology and the rows it is about."""

    name: str
    typology: str
    rows: Rows


@dataclass(frozen=True, slots=True)
class Score:
    """How the findings of one typology, or of all, compare with the truth."""

    typology: str
    right: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def precision(self) -> float:
        """Share of the findings that the truth asks for; 1 where there is none."""
        found = self.right + len(self.wrong)
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """Share of what the truth asks for that was found; 1 where it asks for nothing."""
        wanted = self.right + len(self.missed)
        return self.right / wanted if wanted else 1.0


def compare(case: CaseFolder, truth: Path) -> list[Score]:
    """Precision and recall per typology, by id. `missed` names entries, `wrong` findings.

    Raises `InputError` where the truth file cannot be read.
    """
    try:
        written = tomllib.loads(truth.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(
            f"cannot read {truth}: {error}", hint="A truth file is TOML; see fixtures/README.md."
        ) from error
    wanted = list(_entries(written, "must_find"))
    unwanted = list(_entries(written, "must_not_find"))
    found = _findings(case, written["files"])
    typologies = sorted(
        {entry.typology for entry in (*wanted, *unwanted)} | {typology for typology, _ in found.values()}
    )
    return [_score(typology, wanted, found) for typology in typologies]


def _score(typology: str, wanted: list[Expected], found: Mapping[str, tuple[str, Rows]]) -> Score:
    entries = [entry for entry in wanted if entry.typology == typology]
    findings = {id_: rows for id_, (of, rows) in found.items() if of == typology}
    missed = [entry.name for entry in entries if not any(entry.rows <= rows for rows in findings.values())]
    wrong = [id_ for id_, rows in findings.items() if not any(entry.rows <= rows for entry in entries)]
    return Score(typology, len(entries) - len(missed), tuple(sorted(missed)), tuple(sorted(wrong)))


def _entries(written: Mapping[str, Any], kind: str) -> Iterator[Expected]:
    for entry in written[kind]:
        rows = [*(entry.get("rows") or []), entry.get("row"), entry.get("listed")]
        rows += [f"encounters:{number}" for number in entry.get("encounters", [])]
        yield Expected(entry.get("id", ""), entry["typology"], frozenset(row for row in rows if row))


def _findings(case: CaseFolder, files: Mapping[str, str]) -> dict[str, tuple[str, Rows]]:
    """Finding id → typology and the rows it rests on, named as the truth names them."""
    source = {name: key for key, name in files.items()}
    with case.read() as connection:
        typologies = dict(connection.execute("SELECT id, typology FROM derived.finding ORDER BY id").fetchall())
        evidence = connection.execute(_EVIDENCE).fetchall()
    rows: dict[str, set[str]] = {id_: set() for id_ in typologies}
    for finding, row, number in evidence:
        name, _, record = row.rpartition(":")
        rows[finding].add(f"{source.get(name, name)}:{number or record}")
    return {id_: (typologies[id_], frozenset(found)) for id_, found in rows.items()}
