"""The invented world: every vessel of `fixtures/truth.toml` is one vessel, and no two of them are."""

from __future__ import annotations

from typing import Any

import pytest

from catchgraph.case.case import CaseFolder, open_case
from catchgraph.read.load import load
from catchgraph.resolve.run import resolve

from ..fixtures import world

SOURCES = tuple(world.truth()["files"])


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> CaseFolder:
    found = open_case(tmp_path_factory.mktemp("world") / "case", create=True)
    load(found, [world.path(source) for source in SOURCES])
    resolve(found)
    return found


@pytest.fixture(scope="module")
def entity_of_row(case: CaseFolder) -> dict[str, str]:
    """Reference of a row as the truth names it → entity."""
    with case.read() as connection:
        found = connection.execute(
            """SELECT f.name, v.record_no, r.number, m.entity_id FROM read.vessel_mention AS v
            JOIN resolve.member AS m USING (mention_id) JOIN read.file AS f USING (file_id)
            LEFT JOIN (
                SELECT mention_id, file_id, record_no, number FROM read.broadcast
                UNION ALL SELECT mention_id, file_id, record_no, number FROM read.identity
            ) AS r USING (mention_id, file_id, record_no)"""
        ).fetchall()
    sources = {world.path(source).name: source for source in SOURCES}
    return {
        f"{sources[name]}:{number}" if number else world.references(sources[name])[place - 1]: entity
        for name, place, number, entity in found
    }


@pytest.fixture(scope="module")
def entity_of_side(case: CaseFolder) -> dict[tuple[str, int], str]:
    """Role and record number of an encounter → entity."""
    with case.read() as connection:
        found = connection.execute(
            """SELECT p.role, e.record_no, p.entity_id
            FROM resolve.participant AS p JOIN read.encounter AS e ON e.id = p.event_id WHERE e.number IS NULL"""
        ).fetchall()
    return {("carrier" if role == "carrier" else "fishing", number): entity for role, number, entity in found}


def _vessels() -> list[dict[str, Any]]:
    return list(world.truth()["vessel"])


def test_every_row_and_every_side_is_its_vessel(
    entity_of_row: dict[str, str], entity_of_side: dict[tuple[str, int], str]
) -> None:
    entities: dict[str, set[str]] = {}
    for vessel in _vessels():
        found = {entity_of_row[row] for row in vessel["rows"]}
        found |= {entity_of_side[role, n] for role in ("fishing", "carrier") for n in vessel.get(role, [])}
        entities[vessel["key"]] = found
    assert {key: found for key, found in entities.items() if len(found) != 1} == {}
    assert len({entity for found in entities.values() for entity in found}) == len(entities)


def test_pairs_that_look_alike_stay_apart(entity_of_row: dict[str, str]) -> None:
    together = [pair for pair in world.truth()["apart"] if entity_of_row[pair["a"]] == entity_of_row[pair["b"]]]
    assert together == []


def test_nobody_is_known_by_an_impossible_mmsi(entity_of_side: dict[tuple[str, int], str]) -> None:
    nobody = world.truth()["nobody"]
    assert not [(role, n) for role in nobody for n in nobody[role] if (role, n) in entity_of_side]


def test_an_undated_mmsi_joins_with_doubt_and_says_so(case: CaseFolder) -> None:
    with case.read() as connection:
        found = connection.execute(
            """SELECT DISTINCT p.mmsi, p.confidence < 1, p.basis FROM resolve.participant AS p
            JOIN read.encounter AS e ON e.id = p.event_id WHERE e.record_no IN (6, 9, 14) AND p.confidence < 1
            ORDER BY p.mmsi"""
        ).fetchall()
    assert [basis for _, _, basis in found] == ["MMSI on a list without dates; holder that day not stated"] * 3
