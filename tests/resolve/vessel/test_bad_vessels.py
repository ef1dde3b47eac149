"""Bad input about vessels: no crash, no block that grows with the square of the rows, a report of what was ignored."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from catchgraph.normalise.call_sign import call_sign
from catchgraph.normalise.imo import ship_imo
from catchgraph.normalise.registration import registration_number
from catchgraph.normalise.vessel_name import vessel_name
from catchgraph.resolve.vessel.features import features
from catchgraph.resolve.vessel.keys import CAP, block
from catchgraph.resolve.vessel.run import resolve_vessels
from tests.growth import assert_linear
from tests.resolve.cases import broadcast, vessel

NO_EVENTS = pd.DataFrame(
    {name: pd.Series(dtype=object) for name in ("event_id", "event_label", "role", "mmsi", "mention_id", "start")}
)

ODD = [
    "A" * 10_000,
    "(" * 10_000,
    "F/V " * 2_500,
    "NO. 1 " * 1_600,
    "a" + "\u0301" * 9_999,
    "🐟" * 5_000,
    "🐟 ALBA 7",
    "\u202eALBA 7\u202c",
    "AL\u200bBA\u200d 7",
    "ألبا ٧",
    "АЛЬБА 7",
    "第7号 舟漁",
]


def clusters(rows: list[dict[str, Any]]) -> tuple[list[int], list[tuple[str, int, str]]]:
    """Cluster of each row in the order of mention ids, and the report."""
    found = resolve_vessels(pd.DataFrame(rows), NO_EVENTS.astype({"start": "datetime64[us]"}), [])
    return found.members.sort_values("mention_id")["cluster"].tolist(), found.report


def test_odd_names_are_read_and_compared() -> None:
    rows = [
        vessel(f"{n:03}", name, flags=["PAN"], lengths_m=[30.0], tonnages=[100.0]) for n, name in enumerate(ODD * 4)
    ]
    found, _ = clusters(rows)
    assert len(found) == len(rows)


@pytest.mark.parametrize("unit", ["A", "NO. 1 ", "LBA "])
def test_long_names_are_compared_in_time_linear_in_their_length(unit: str) -> None:
    def named(length: int) -> list[dict[str, Any]]:
        names = [f"{start}{unit * (length // len(unit))}" for start in ("ALBA ", "ALPA ")]
        return [vessel(f"{n}", name, flags=["PAN"], lengths_m=[30.0]) for n, name in enumerate(names * 4)]

    assert_linear(clusters, named, 10_000)


@pytest.mark.parametrize("written", ["AL\u200bBA\u200d 7", "\u202eALBA 7\u202c", "🐟 ALBA 7", "\u00a0ALBA\u00a07"])
def test_invisible_signs_and_pictures_change_no_name(written: str) -> None:
    parsed = vessel_name(written)
    assert parsed is not None
    assert parsed.key == "ALBA 7"


@pytest.mark.parametrize("written", ["", "N/A", "UNKNOWN", "-", "🐟", "\u200b", "NONE", "???"])
def test_placeholders_are_no_name(written: str) -> None:
    assert vessel_name(written) is None


@pytest.mark.parametrize("number", ["0000000", "1234567", "9999999", "N/A", "12345"])
def test_typed_to_fill_a_field(number: str) -> None:
    assert ship_imo(number) is None
    assert registration_number(number) is None
    assert call_sign(number) is None


@pytest.mark.parametrize("count", [5_000, pytest.param(100_000, marks=pytest.mark.slow)])
def test_one_name_on_every_record_is_no_giant_block(count: int) -> None:
    rows = pd.DataFrame([broadcast("0", "412000000", "2020-01-01", "2020-01-02", "GOOD HOPE")])
    rows = pd.concat([rows] * count, ignore_index=True)
    rows["mention_id"] = [f"mention:{n:06}" for n in range(count)]
    rows["mmsis"] = pd.Series([[f"{412000000 + n}"] for n in range(count)], dtype=object)
    found = block(features(rows))
    assert len(found.pairs) <= count * CAP
    assert set(found.dropped["family"]) == {"name", "letters"}
    assert found.dropped["members"].tolist() == [count, count]


def test_a_placeholder_on_every_record_joins_nobody_and_is_reported() -> None:
    rows = [vessel(f"{n:04}", "GOOD HOPE", call_signs=["ABCD1"], dataset=f"list-{n}@2025") for n in range(300)]
    found, report = clusters(rows)
    assert len(set(found)) == 300
    notes = [(item, note) for item, _, note in report if note]
    assert [item for item, _ in notes] == ["key: call sign", "key: letters", "key: name"]
    assert all("300 members" in note for _, note in notes)


def test_what_has_nothing_at_all_stays_alone() -> None:
    found, _ = clusters([vessel("1"), vessel("2")])
    assert len(set(found)) == 2
