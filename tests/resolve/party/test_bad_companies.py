"""What people type where a company should be: no crash, no giant company, no quadratic time, and a report."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from catchgraph.resolve.party.features import CROWD
from catchgraph.resolve.party.run import Parties, resolve_parties
from tests.growth import assert_linear
from tests.resolve.cases import frame_of, party

NO_VESSELS = pd.DataFrame({"mention_id": pd.Series(dtype=object), "cluster": pd.Series(dtype="int64")})


def resolved(rows: list[dict[str, Any]]) -> Parties:
    return resolve_parties(frame_of(rows), NO_VESSELS, [])


def many(count: int, **columns: Any) -> pd.DataFrame:
    """`count` mentions of one name; a column may be a function of the number."""
    row = party("0", "BUYERS AGENT LTD")
    frame = frame_of([row]).loc[[0] * count].reset_index(drop=True)
    frame["mention_id"] = [f"mention:{at:06d}" for at in range(count)]
    for column, value in columns.items():
        frame[column] = [value(at) for at in range(count)]
    return frame


@pytest.mark.parametrize("count", [5_000, pytest.param(100_000, marks=pytest.mark.slow)])
def test_one_name_at_thousands_of_addresses_is_not_one_company(count: int) -> None:
    frame = many(
        count,
        address=lambda at: f"{at + 1} REEF STREET, TOWN {chr(65 + at % 26)}{chr(65 + at // 26 % 26)}",
        address_key=lambda at: f"{at + 1} REEF STREET TOWN {chr(65 + at % 26)}{chr(65 + at // 26 % 26)}",
    )
    found = resolve_parties(frame, NO_VESSELS, [])
    assert found.members.groupby("cluster").size().max() < 200
    compared = {item: value for item, value, _ in found.report}["compared pairs"]
    assert compared < count * 60


def test_one_short_name_without_address_is_not_one_company() -> None:
    frame = many(
        3_000,
        keys=lambda _: ["MRS CORP"],
        stems=lambda _: ["MRS"],
        spellings=lambda _: ["MRS CORP"],
    )
    found = resolve_parties(frame, NO_VESSELS, [])
    assert found.members["cluster"].nunique() == 3_000
    assert ("name: MRS", 3_000, "key too common: these were not compared by it") in found.report


def shipping_file(count: int, **columns: Any) -> pd.DataFrame:
    """`count` mentions of a placeholder that no table of ours knows: a name that would identify a firm."""
    words = "REFER TO SHIPPING FILE"
    spelt = {"keys": [words.replace(" ", "")], "stems": [words], "spellings": [words]}
    return many(count, **{column: lambda _, value=value: value for column, value in spelt.items()}, **columns)


def test_a_name_alone_on_thousands_of_records_is_not_one_company() -> None:
    found = resolve_parties(shipping_file(3_000), NO_VESSELS, [])
    assert found.members["cluster"].nunique() == 3_000
    assert any(item.startswith("name: ") and value == 3_000 for item, value, _ in found.report)


def test_a_name_alone_on_some_records_is_one_company_and_so_is_a_common_one_at_one_address() -> None:
    assert resolve_parties(shipping_file(CROWD), NO_VESSELS, []).members["cluster"].nunique() == 1
    street = {"address": lambda _: "1 QUAY STREET, SUVA", "address_key": lambda _: "1 QUAY STREET SUVA"}
    placed = shipping_file(3_000, address_precise=lambda _: True, **street)
    assert resolve_parties(placed, NO_VESSELS, []).members["cluster"].nunique() == 1


@pytest.mark.parametrize(
    "name",
    [
        "RED REEF" + " REEF" * 2_000 + " LTD",
        "A" * 10_000 + " LTD",
        "RED 🐟🐟🐟 REEF LTD",
        "\u202eRED REEF LTD\u202c",
        "RED\u200b REEF\ufeff LTD",
        "RE" + "\u0301" * 5_000 + "D REEF LTD",
        "ערב ים בע״מ LTD",
        "شركة الشعاب LTD",
    ],
)
def test_strange_names_are_compared(name: str) -> None:
    assert len(resolved(at_many_addresses(name)).members) == 29


@pytest.mark.parametrize("unit", [" REEF", "A"])
def test_long_names_are_compared_in_time_linear_in_their_length(unit: str) -> None:
    def named(length: int) -> list[dict[str, Any]]:
        return at_many_addresses(f"RED REEF{unit * (length // len(unit))} LTD")

    assert_linear(resolved, named, 10_000)


def at_many_addresses(name: str) -> list[dict[str, Any]]:
    return [party(f"{at}", name, address=f"{at} HARBOUR ROAD, SUVA") for at in range(1, 30)]


def test_marks_of_no_meaning_do_not_part_a_name() -> None:
    names = ["RED REEF FISHERY LTD", "RED\u200b REEF\ufeff FISHERY LTD", "\u202eRED REEF FISHERY LTD\u202c"]
    rows = [party(f"{at}", name) for at, name in enumerate(names)]
    assert resolved(rows).members["cluster"].nunique() == 1


def test_dummy_numbers_join_nobody_and_are_reported() -> None:
    rows = [
        party("1", "RED REEF FISHERY LTD", numbers=["tax: 0000000", "phone: 1234567"]),
        party("2", "BLUE DEEP SHIPPING LTD", numbers=["tax: 0000000", "phone: 1234567"]),
    ]
    found = resolved(rows)
    assert found.members["cluster"].nunique() == 2
    assert ("tax: 0000000", 2, "no number of a company: ignored") in found.report
    assert ("phone: 1234567", 2, "no number of a company: ignored") in found.report


def test_an_identifier_joins_names_and_parts_namesakes() -> None:
    one = party("1", "RED REEF FISHERY LTD", numbers=["tax: 5550123"], address="1 QUAY STREET, SUVA")
    renamed = party("2", "RED REEF FISHERY PTE LTD", numbers=["tax: 5550123"])
    other = party("3", "RED REEF FISHERY LTD", numbers=["tax: 5550199"])
    clusters = resolved([one, renamed, other]).members["cluster"].to_list()
    assert clusters[0] == clusters[1] != clusters[2]


@pytest.mark.parametrize("phones", [("+679 331 2345", "00679-3312345")])
def test_a_telephone_speaks_for_one_company(phones: tuple[str, str]) -> None:
    rows = [party(f"{at}", "MRS CORP", numbers=[f"phone: {text}"]) for at, text in enumerate(phones)]
    apart = [party(f"{at}", "MRS CORP") for at in range(2)]
    assert resolved(rows).members["cluster"].nunique() == 1
    assert resolved(apart).members["cluster"].nunique() == 2
