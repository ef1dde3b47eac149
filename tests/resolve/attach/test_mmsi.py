"""Who took part: dated holders, bare MMSIs, MMSIs on lists without dates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from catchgraph.resolve.attach.mmsi import bare_mention
from catchgraph.resolve.run import resolve
from tests.resolve.cases import IMO_A, IMO_B, broadcast, case_with, encounter, vessel

MMSI, OTHER = "273338570", "412999201"
UNDATED = "MMSI on a list without dates; holder that day not stated"


def parties(folder: Path, vessels: list[dict[str, Any]], *days: str) -> list[tuple[str, float, str]]:
    """Entity's mention (without `mention:`, or `bare`), confidence and basis of the carrier of an encounter a day."""
    rows = [encounter(day, OTHER, MMSI, day) for day in days]
    case = case_with(folder, vessels, encounters=rows)
    resolve(case)
    with case.read() as connection:
        found = connection.execute(
            """SELECT (SELECT min(m.mention_id) FILTER (m.mention_id != ?) FROM resolve.member AS m
                WHERE m.entity_id = p.entity_id), confidence, basis
            FROM resolve.participant AS p WHERE role = 'carrier' ORDER BY event_id""",
            [bare_mention(MMSI)],
        ).fetchall()
    return [((mention or "bare").removeprefix("mention:"), confidence, basis) for mention, confidence, basis in found]


def test_the_dated_holder_from_its_first_to_its_last_day(tmp_path: Path) -> None:
    held = [broadcast("b", MMSI, "2015-03-02 18:00", "2015-06-30 04:00", "ALBA")]
    days = ["2015-03-01T23:00", "2015-03-02T01:00", "2015-06-30T23:00", "2015-07-01T00:00"]
    assert parties(tmp_path / "case", held, *days) == [
        ("bare", 1.0, "MMSI alone"),
        ("b", 1.0, "MMSI held that day according to its broadcasts"),
        ("b", 1.0, "MMSI held that day according to its broadcasts"),
        ("bare", 1.0, "MMSI alone"),
    ]


def test_one_hull_under_two_names_is_one_holder(tmp_path: Path) -> None:
    held = [
        broadcast("b1", MMSI, "2015-01-01", "2015-12-31", "ALBA", imo=IMO_A),
        broadcast("b2", MMSI, "2015-06-01", "2015-12-31", "ZEPHYR", imo=IMO_A),
    ]
    assert parties(tmp_path / "case", held, "2015-07-01")[0][:2] == ("b1", 1.0)


def test_two_hulls_that_day_are_neither(tmp_path: Path) -> None:
    held = [
        broadcast("b1", MMSI, "2015-01-01", "2015-12-31", "ALBA", imo=IMO_A),
        broadcast("b2", MMSI, "2015-06-01", "2015-12-31", "ZEPHYR", imo=IMO_B),
    ]
    found = parties(tmp_path / "case", held, "2015-02-01", "2015-07-01")
    assert found[0][0] == "b1"
    assert found[1] == ("bare", 1.0, "MMSI alone: several vessels held it that day according to their broadcasts")


def test_an_undated_mmsi_joins_with_less_confidence(tmp_path: Path) -> None:
    listed = [vessel("l", "KALAN", record_kind="listing", mmsis=[MMSI])]
    ((who, confidence, basis),) = parties(tmp_path / "case", listed, "2016-02-01")
    assert (who, basis) == ("l", UNDATED)
    assert 0 < confidence < 1


def test_a_broadcast_of_another_vessel_at_any_time_contradicts(tmp_path: Path) -> None:
    rows = [
        vessel("l", "KALAN", record_kind="listing", mmsis=[MMSI], imo=IMO_A),
        broadcast("b", MMSI, "2012-01-01", "2012-12-31", "ZEPHYR", imo=IMO_B),
    ]
    assert parties(tmp_path / "case", rows, "2016-02-01") == [("bare", 1.0, "MMSI alone")]


def test_a_broadcast_of_the_same_vessel_does_not(tmp_path: Path) -> None:
    rows = [
        vessel("l", "KALAN", record_kind="listing", mmsis=[MMSI], imo=IMO_A),
        broadcast("m", MMSI, "2012-01-01", "2012-12-31", "KALAN", imo=IMO_A),
    ]
    assert parties(tmp_path / "case", rows, "2016-02-01")[0][::2] == ("l", UNDATED)


def test_two_vessels_with_one_undated_mmsi_are_not_joined_and_it_is_noted(tmp_path: Path) -> None:
    rows = [
        vessel("l1", "KALAN", record_kind="listing", mmsis=[MMSI], imo=IMO_A),
        vessel("l2", "ZEPHYR", record_kind="listing", mmsis=[MMSI], imo=IMO_B),
    ]
    assert parties(tmp_path / "case", rows, "2016-02-01") == [("bare", 1.0, "MMSI alone")]
    case = case_with(tmp_path / "again", rows, encounters=[encounter("1", OTHER, MMSI, "2016-02-01")])
    assert any("several vessels carry it" in note for note in resolve(case).notes)


@pytest.mark.parametrize("role", ["fishing vessel", "carrier"])
def test_a_side_without_mmsi_has_no_participant(tmp_path: Path, role: str) -> None:
    sides = {"fishing vessel": (None, MMSI), "carrier": (MMSI, None)}
    case = case_with(tmp_path / "case", encounters=[encounter("1", *sides[role], "2016-02-01")])
    resolve(case)
    with case.read() as connection:
        assert connection.execute("SELECT count(*) FROM resolve.participant WHERE role = ?", [role]).fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM resolve.member").fetchone() == (1,)


def test_exact_copies_of_an_encounter_have_one_participant(tmp_path: Path) -> None:
    sides = encounter("1", OTHER, MMSI, "2016-02-01")
    copies = [sides, [side | {"record_no": 2} for side in sides]]
    case = case_with(tmp_path / "case", encounters=copies)
    resolve(case)
    with case.read() as connection:
        assert connection.execute("SELECT role FROM resolve.participant ORDER BY role").fetchall() == [
            ("carrier",),
            ("fishing vessel",),
        ]
