"""A case whose scored pairs are written by hand, whatever the weights are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from catchgraph.case.case import CaseFolder
from catchgraph.resolve.core.weights import load_weights
from catchgraph.resolve.run import resolve

from ..once import copied
from .cases import case_with, party, vessel

if TYPE_CHECKING:
    import duckdb

#: Mention → entity: one vessel of three records and a pair, three of one; two companies.
MEMBERS = {
    "a1": "vessel:a", "a2": "vessel:a", "a3": "vessel:a", "b1": "vessel:b", "c1": "vessel:c", "d1": "vessel:d",
    "d2": "vessel:d", "p1": "company:p", "q1": "company:q",
}  # fmt: skip
#: kind, left, right, distance from the threshold, decided
PAIRS = (
    ("vessel", "a1", "a2", 9.0, "linked"),
    ("vessel", "a1", "a3", 2.0, "linked"),
    ("vessel", "a2", "a3", 1.0, "linked"),
    ("vessel", "a1", "b1", -1.0, "not linked"),
    ("vessel", "a2", "b1", -2.0, "not linked"),
    ("vessel", "b1", "c1", -1.0, "not linked"),
    ("vessel", "c1", "d1", 3.0, "not linked"),
    ("vessel", "d1", "d2", 0.5, "linked"),
    ("vessel", "a1", "c1", -9.0, "not linked"),
    ("vessel", "a3", "d1", -40.0, "cannot link: two valid IMO numbers"),
    ("company", "p1", "q1", -0.5, "not linked"),
)


#: The first level of each field, but of the vessel's name, its fifth field, the second: "unlike".
LEVELS = {"vessel": "00001000000000", "company": "000000000000", "person": "000000000000"}


def add_pair(
    connection: duckdb.DuckDBPyConnection, kind: str, left: str, right: str, score: float, levels: str, decided: str
) -> None:
    """Write a scored pair of mentions."""
    connection.execute(
        """INSERT INTO resolve.pair (kind, "left", "right", score, probability, levels, decided)
        VALUES (?, ?, ?, ?, 0.5, ?, ?)""",
        [kind, f"mention:{left}", f"mention:{right}", score, levels, decided],
    )


@copied
def doubtful(folder: Path) -> CaseFolder:
    """The case; d2 is listed."""
    rows = [vessel(key, f"ALBA {key.upper()}") for key in MEMBERS if key[0] in "abcd"]
    firms = [party("p1", "PLOVER LTD", asset_mention_id="mention:a1"), party("q1", "QUAIL LTD")]
    case = case_with(folder, rows, firms)
    resolve(case)
    with case.write() as connection:
        connection.execute("DELETE FROM resolve.pair")
        for mention, entity in MEMBERS.items():
            connection.execute(
                "UPDATE resolve.member SET entity_id = ? WHERE mention_id = ?", [entity, f"mention:{mention}"]
            )
        for kind, left, right, distance, decided in PAIRS:
            score = load_weights(kind).link_at + distance
            add_pair(connection, kind, left, right, score, LEVELS[kind], decided)
        connection.execute(
            """INSERT INTO read.listing (file_id, record_no, line, mention_id, id, name, rfmo, period, in_force)
            VALUES ('file:1', 1, 2, 'mention:d2', 'listing:d', 'ALBA D2', 'IOTC', '2020 –', true)"""
        )
    return case
