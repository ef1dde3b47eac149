"""Companies and persons: what joins them, and what must not."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from catchgraph.resolve.party.run import resolve_parties
from tests.resolve.cases import frame_of, party

STREET = "12 HARBOUR ROAD, WALU BAY, SUVA"
QUAY = "77 QUAY STREET, APIA"
VILLAGE = "BERUWALA"


def joined(*rows: dict[str, Any], vessels: dict[str, int] | None = None) -> bool:
    """Whether all mentions are one company or person. `vessels`: cluster of each vessel mention."""
    hulls = pd.DataFrame({"mention_id": list(vessels or {}), "cluster": list((vessels or {}).values())})
    return resolve_parties(frame_of(rows), hulls, []).members["cluster"].nunique() == 1


def two(one: str, other: str, left: str | None, right: str | None) -> tuple[dict[str, Any], dict[str, Any]]:
    return party("1", one, address=left), party("2", other, address=right)


@pytest.mark.parametrize(
    ("one", "other", "left", "right", "expected"),
    [
        # The name without legal form identifies, in any spelling of the form.
        ("Sein Shipping Co., Ltd", "SEIN SHIPPING CO.,LIMITED", STREET, None, True),
        ("TAIYO GYOGYO K.K.", "TAIYO GYOGYO CO., LTD", None, None, True),
        ("Ocean Wide Shipping S.A.", "OCEANWIDE SHIPPING SA", None, None, True),
        # Legal forms that exclude one another tell firms apart, also at one address.
        ("FK OVERSEAS S.A.", "FK OVERSEAS LTD", STREET, STREET, False),
        # Numbers do, too, also Roman ones.
        ("PACIFIC LONGLINER 2 LTD", "PACIFIC LONGLINER 3 LTD", STREET, STREET, False),
        ("PACIFIC LONGLINER LTD", "PACIFIC LONGLINER 3 LTD", STREET, STREET, False),
        ("CHARCA FISH VII LLC", "CHARCA FISH VIII LLC", STREET, STREET, False),
        # A short name needs the address.
        ("MRS CORP", "MRS CORP", STREET, QUAY, False),
        ("MRS CORP", "MRS CORP", None, None, False),
        ("MRS CORP", "MRS CORP", STREET, STREET, True),
        # Spelt otherwise at one address is one firm; sister firms at one address are not.
        ("PESQUERA AMEVIDAS S.L.", "PESQUERA AMEVIDES S.L.", STREET, STREET, True),
        ("PESQUERA AMEVIDAS S.L.", "PESQUERA AMEVIDES S.L.", STREET, QUAY, False),
        # The trade in other words is the same name; another trade is another firm.
        ("PESQUERAS AMEVID S.L.", "PESQUERIA AMEVID S.L.", STREET, STREET, True),
        ("AMEVID FISHERY CO LTD", "AMEVID SHIPPING CO LTD", STREET, STREET, False),
        ("YING CHUN FISHERY CO LTD", "MING CHUN FISHERY CO LTD", STREET, STREET, False),
        # Some letters otherwise are a misspelling only where more speaks for it.
        ("BANQUE DE LA PECHE ARMADA", "BANQUE DE LA PECHE AMEVIDA", None, None, False),
        ("OCEANIC NINGTAI AMEVIDAS S.L.", "OCEANIC NINGTAI AMEVADOS S.L.", STREET, STREET, True),
        # A common word in both makes no misspelling of the other; two trades are two firms of one tower.
        ("MARDONGE GLOBAL S.A.", "MALDONTHE GLOBAL S.A.", STREET, STREET, False),
        ("MARDONGE GLOBAL NAVIGATION S.A.", "MALDONTHE GLOBAL MARITIME S.A.", STREET, STREET, False),
        ("MARDONGE NAVIGATION S.A.", "MARDONGE MARITIME S.A.", STREET, STREET, False),
        # A misspelt trade, or one in the other number, is the same trade.
        ("PETRELLO MARINE FISHERIES S.L.", "PETRELLO MARRINE FISHRIES S.L.", STREET, STREET, True),
        ("PT OTTERSA FROZEN FOODS", "PT OTTERSA FROZEN FOOD", STREET, STREET, True),
    ],
)
def test_companies(one: str, other: str, left: str | None, right: str | None, expected: bool) -> None:
    assert joined(*two(one, other, left, right)) is expected


@pytest.mark.parametrize(
    ("one", "other", "left", "right", "expected"),
    [
        ("PNP FERNANDO", "PNP FERNANDO", STREET, STREET, True),
        ("SHU FEN TSENG", "TSENG SHU FEN", STREET, STREET, True),
        ("PNP FERNANDO", "PNP FERNANDO", None, None, False),
        ("PNP FERNANDO", "PNP FERNANDO", STREET, QUAY, False),
        ("PNP FERNANDO", "PNP FERNANDO", VILLAGE, VILLAGE, False),
        ("PNP FERNANDO", "HSM FERNANDO", STREET, STREET, False),
    ],
)
def test_persons(one: str, other: str, left: str | None, right: str | None, expected: bool) -> None:
    assert joined(*two(one, other, left, right)) is expected


def test_a_person_of_one_name_on_one_vessel_is_one() -> None:
    rows = [party(f"{n}", "PNP FERNANDO", asset_mention_id=f"mention:v{n}") for n in (1, 2)]
    assert joined(*rows, vessels={"mention:v1": 7, "mention:v2": 7})
    assert not joined(*rows, vessels={"mention:v1": 7, "mention:v2": 8})


def test_firms_with_excluding_forms_stay_apart_when_a_third_has_none() -> None:
    names = ["FK OVERSEAS SHIPPING", "FK OVERSEAS SHIPPING S.A.", "FK OVERSEAS SHIPPING LTD"]
    rows = [party(f"{n}", name) for n, name in enumerate(names)]
    members = resolve_parties(frame_of(rows), pd.DataFrame(columns=["mention_id", "cluster"]), []).members
    clusters = members["cluster"].to_list()
    assert clusters[1] != clusters[2]
    assert clusters[0] in clusters[1:]


def test_nothing_to_resolve() -> None:
    empty = frame_of([party("1", "PNP FERNANDO")]).iloc[:0]
    found = resolve_parties(empty, pd.DataFrame(columns=["mention_id", "cluster"]), [])
    assert found.members.empty
    assert found.pairs.empty
