"""Plants, farms and stores: one for each number, else for each name and building; never one with a company."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from catchgraph.model.kinds import OF_A_PLACE
from catchgraph.resolve.party.run import Parties, resolve_parties
from tests.resolve.cases import frame_of, party

QUAY, STREET = "77 QUAY STREET, APIA", "12 HARBOUR ROAD, WALU BAY, SUVA"
NO_VESSELS = pd.DataFrame({"mention_id": pd.Series(dtype=object), "cluster": pd.Series(dtype="int64")})


def place(key: str, name: str, *numbers: str, **facts: Any) -> dict[str, Any]:
    row = party(key, name, role="manufacturer", numbers=list(numbers), **facts)
    return row | {"signs": [OF_A_PLACE], "evidence": OF_A_PLACE}


def resolved(*rows: dict[str, Any]) -> Parties:
    return resolve_parties(frame_of(rows), NO_VESSELS, [])


def one(*rows: dict[str, Any]) -> bool:
    found = resolved(*rows).members
    assert set(found["kind"]) == {"facility"}
    return found["cluster"].nunique() == 1


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        # A number is enough, whatever the name.
        ({"numbers": ["FEI: 3005312402"]}, {"name": "GULL WORKS", "numbers": ["FEI: 3005312402"]}, True),
        ({"numbers": ["FEI: 3005312402"], "address": QUAY},
         {"name": "GULL SHIPPING HOLDING LTD", "numbers": ["FEI: 3005312402"], "address": STREET}, True),
        ({"numbers": ["approval number: THA 1044"]}, {"numbers": ["approval number: THA 1044"]}, True),
        # The same number of another country is another plant's.
        ({"numbers": ["approval number: THA 1044"], "country": "THA"},
         {"numbers": ["approval number: VNM 1044"], "country": "VNM"}, False),
        ({"numbers": ["FEI: 3005312402"], "address": QUAY}, {"numbers": ["FEI: 3005312777"], "address": QUAY}, False),
        # Without a number: name and building.
        ({"address": QUAY}, {"address": QUAY}, True),
        ({"address": QUAY}, {"numbers": ["FEI: 3005312402"], "address": QUAY}, True),
        ({"address": QUAY}, {"address": STREET}, False),
        ({"address": QUAY}, {}, False),
        ({"country": "WSM"}, {"country": "WSM"}, False),
        ({"address": QUAY}, {"name": "OTTER FOODS PLANT 2 LTD", "address": QUAY}, False),
        # Misspelt, name and street; another trade or unit is another firm of the building.
        ({"name": "OTTERSELL FOODS LTD", "address": "77 HARBOUR QUAY STREET, APIA"},
         {"name": "OTTERSEL FOODS LTD", "address": "77 HARBUR QUAY STREET, APIA"}, True),
        ({"address": QUAY}, {"name": "OTTER SHIPPING LTD", "address": QUAY}, False),
        ({"address": QUAY}, {"name": "OTTER FOODS HOLDING LTD", "address": QUAY}, False),
    ],
)  # fmt: skip
def test_one_plant_or_two(left: dict[str, Any], right: dict[str, Any], same: bool) -> None:
    rows = [{"name": "OTTER FOODS LTD", "numbers": []} | given for given in (left, right)]
    assert one(*(place(str(at), row.pop("name"), *row.pop("numbers"), **row) for at, row in enumerate(rows))) is same


def test_one_name_in_one_country_under_two_numbers_is_a_candidate() -> None:
    facts = {"country": "WSM"}
    found = resolved(
        place("1", "OTTER FOODS LTD", "FEI: 3005312402", address=QUAY, **facts),
        place("2", "OTTER FOODS LTD", "FEI: 3005312777", address=STREET, **facts),
        place("3", "GULL FOODS LTD", "FEI: 3005312888", address=STREET, **facts),
    )
    assert found.pairs[["left", "right", "kind", "decided"]].values.tolist() == [
        ["mention:1", "mention:2", "facility", "not linked"]
    ]
    assert found.members["cluster"].nunique() == 3


@pytest.mark.parametrize("numbers", [("FEI: 3005312402",), ()])
def test_a_plant_and_its_company_are_two(numbers: tuple[str, ...]) -> None:
    found = resolved(
        place("1", "OTTER FOODS LTD", *numbers, address=QUAY),
        party("2", "OTTER FOODS LTD", role="manufacturer", address=QUAY),
        party("3", "OTTER FOODS LTD", role="shipper", address=QUAY),
    ).members.set_index("mention_id")
    assert found["kind"].to_dict() == {"mention:1": "facility", "mention:2": "company", "mention:3": "company"}
    assert found.loc["mention:2", "cluster"] == found.loc["mention:3", "cluster"]
