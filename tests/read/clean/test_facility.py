"""Which parties name a place, and what of them is the place's, what its company's."""

from __future__ import annotations

import pytest

from catchgraph.model.kinds import OF_A_PLACE
from catchgraph.read.clean.facility import Seated, seated
from catchgraph.read.clean.party import PartyParts, PartyRead, read_party


def party(name: str, address: str = "", country: str = "", **numbers: str) -> PartyRead:
    given = tuple((kind.replace("_", " "), number) for kind, number in numbers.items())
    found = read_party(PartyParts(name, (address,) if address else (), country=country, numbers=given)).party
    assert found is not None
    return found


def test_a_number_of_an_establishment_is_the_places_and_all_others_are_its_companys() -> None:
    read = party("OTTER FOODS LTD", "1 Quay Road", "Thailand", FEI="3005312402", tax="0105534000011")
    found = seated("exporter", read)
    assert found.role == "plant"
    assert found.party
    assert found.facility
    assert found.party.numbers == ("tax: 0105534000011",)
    assert found.party.signs == read.signs
    assert found.facility.numbers == ("FEI: 3005312402",)
    assert found.facility.signs == (OF_A_PLACE,)
    assert (found.facility.name, found.facility.address, found.facility.country) == (read.name, "1 Quay Road", "THA")


def test_an_approval_number_is_of_its_country() -> None:
    read = party("OTTER FOODS LTD", approval_number="# C 241 1 P")
    assert seated("processor", read, "SYC").facility.numbers == ("approval number: SYC C2411P",)  # type: ignore[union-attr]
    assert seated("processor", read).facility.numbers == ()  # type: ignore[union-attr]
    # No form asks for a place here, and the number is no identity.
    assert seated("exporter", read) == Seated(party("OTTER FOODS LTD"))


@pytest.mark.parametrize(
    ("role", "address", "names_a_place"),
    [
        ("processor", "", True),
        ("store", "", True),
        ("farm", "", True),
        ("first receiver", "", True),
        ("manufacturer", "", False),
        ("manufacturer", "1 Quay Road", True),
        ("exporter", "1 Quay Road", False),
        ("consignee", "1 Quay Road", False),
    ],
)
def test_roles_that_name_a_place(role: str, address: str, names_a_place: bool) -> None:
    found = seated(role, party("OTTER FOODS LTD", address))
    assert (found.facility is not None) is names_a_place
    assert found.party is not None


def test_a_place_that_bears_no_firms_name_is_no_company() -> None:
    assert seated("farm", party("RIO LINDO 3")).party is None
    assert seated("manufacturer", party("RIO LINDO 3", "1 Quay Road")).party is not None


def test_a_number_that_a_spreadsheet_rounded_is_no_identity() -> None:
    read = party("OTTER FOODS LTD", "1 Quay Road", "Thailand", FEI="3010000000")
    found = seated("manufacturer", read).facility
    assert found
    assert found.numbers == ()
