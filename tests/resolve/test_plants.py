"""The published refusals of shrimp: plants by their numbers, those of one name and country beside one another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from catchgraph.case.case import open_case
from catchgraph.read.load import load
from catchgraph.resolve.run import resolve

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def connection(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    case = open_case(tmp_path_factory.mktemp("plants") / "case", create=True)
    load(case, [shared_data / "refusals" / "Shrimp_Import_Refusals.csv"])
    resolve(case)
    with case.read() as found:
        yield found


NUMBERED = """SELECT m.entity_id, n
    FROM resolve.member m JOIN read.party_mention p USING (mention_id), unnest(p.numbers) t(n)
    WHERE starts_with(m.entity_id, 'facility:') AND starts_with(n, 'FEI: ')"""


def test_a_number_is_one_plant_and_a_plant_has_one_number(connection: Any) -> None:
    [(plants, numbers, pairs)] = connection.execute(
        f"SELECT count(DISTINCT entity_id), count(DISTINCT n), count(DISTINCT (entity_id, n)) FROM ({NUMBERED})"
    ).fetchall()
    assert plants == numbers == pairs > 500


def test_no_rounded_number_is_kept(connection: Any) -> None:
    assert connection.execute(f"SELECT n FROM ({NUMBERED}) WHERE n LIKE '%00000'").fetchall() == []


def test_one_name_and_country_under_several_numbers_is_one_building_or_a_candidate(connection: Any) -> None:
    """71 of 72: of one neither address nor name is near enough."""
    [(keys, one, candidates)] = connection.execute(
        """WITH named AS (
            SELECT p.country || ' ' || upper(p.name) AS key, r.firm_number AS number, m.entity_id AS plant
            FROM read.party_mention p JOIN resolve.member m USING (mention_id) JOIN read.refusal r ON r.id = p.record_id
            WHERE starts_with(m.entity_id, 'facility:')
        ),
        key AS (SELECT key, count(DISTINCT plant) AS plants FROM named GROUP BY key HAVING count(DISTINCT number) > 1),
        pair AS (
            SELECT a.entity_id AS one, b.entity_id AS other FROM resolve.pair p
            JOIN resolve.member a ON a.mention_id = p."left" JOIN resolve.member b ON b.mention_id = p."right"
            WHERE p.kind = 'facility' AND p.decided = 'not linked'
        )
        SELECT count(*), count(*) FILTER (plants = 1), count(*) FILTER (plants > 1 AND key IN (
            SELECT a.key FROM pair JOIN named a ON a.plant = pair.one
            JOIN named b ON b.plant = pair.other AND a.key = b.key
        )) FROM key"""
    ).fetchall()
    assert (keys, one + candidates) == (72, 71)
