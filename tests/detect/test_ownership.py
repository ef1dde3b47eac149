"""Queries of ownership over scenes: positives, and twins that differ in one fact.

Expected rows were worked out from the typology, not copied from a run.
"""

from __future__ import annotations

from typing import Any

import pytest

from catchgraph.detect.catalogue import catalogue, select
from catchgraph.detect.look import Look
from catchgraph.detect.parameters import bind
from catchgraph.detect.report import NOT_COVERED, NOT_LOADED, NOTHING
from catchgraph.graph.store import Store

from ..scenes import ownership
from ..scenes.scene import Asked, Scene
from .test_queries import columns
from .world import World, day


def ties(rows: list[dict[str, Any]]) -> dict[str, tuple[Any, ...]]:
    """By company: listed vessel, steps, severity, how."""
    return {row["company"][8:]: (row["listed_vessel"][7:], row["steps"], row["severity"], row["tie"]) for row in rows}


def test_tied_to_listed_by_one_step(asked: Asked) -> None:
    rows = asked(ownership.tied_to_listed_by_one_step, "ownership.tied-to-listed")
    assert ties(rows) == {
        "a": ("a-listed", 1, "medium", "operator and owner of A-LISTED"),
        "b": ("a-listed", 1, "medium", "owner of A-LISTED"),
        "c": ("a-listed", 1, "medium", "owner of A-LISTED"),
    }
    shown = ("roles", "others", "periods", "confidence", "records")
    assert columns(rows, *shown)[:2] == [
        (["owns"], 1, ["IOTC 2020-01-01 –"], 0.8, ["listing:a-now", "registration:a-row"]),
        (["owns"], 1, ["IOTC 2020-01-01 –"], 1.0, ["registration:b-row", "listing:a-now"]),
    ]


def test_tied_to_a_vessel_under_a_measure(asked: Asked) -> None:
    rows = asked(ownership.tied_to_a_vessel_under_a_measure, "ownership.tied-to-listed")
    assert columns(rows, "company", "listed_vessel", "periods") == [
        ("company:open", "vessel:open-hull", ["OFAC sanction from 2022-12-09"])
    ]


def test_a_listing_that_the_next_edition_lacks_is_no_longer_in_force(asked: Asked) -> None:
    queries = {
        "ownership.tied-to-listed": ("listed_vessel", "vessel:still-listed"),
        "ownership.common-beneficial-owner": ("listed_vessels", ["vessel:still-listed"]),
        "identity.listed-under-other-name": ("vessel", "vessel:still-listed"),
    }
    for typology, (column, value) in queries.items():
        found = asked(ownership.a_listing_that_the_next_edition_lacks, typology)
        assert [row[column] for row in found] == [value], typology


def test_a_hull_whose_later_listing_is_gone_counts_as_delisted(asked: Asked) -> None:
    rows = asked(ownership.a_hull_whose_later_listing_is_gone_counts_as_delisted, "ownership.delisted-fleet-sister")
    assert [row["delisted_vessels"] for row in rows] == [["vessel:gone-delisted"]]


@pytest.mark.parametrize(
    "scene", [ownership.by_companies, ownership.by_an_address, ownership.by_hubs, ownership.by_handlers]
)
def test_tied_to_listed_by_more_steps(asked: Asked, scene: Scene) -> None:
    rows = asked(scene, "ownership.tied-to-listed")
    assert ties(rows) == scene(World())
    if scene is ownership.by_companies:
        records = {row["company"]: row["records"] for row in rows}
        assert records["company:child"] == ["listing:a-now", "registration:child-row"]
        assert records["company:partner"] == ["listing:a-now", "registration:a-row"]


def test_address_hub(asked: Asked) -> None:
    rows = asked(ownership.address_hub, "ownership.address-hub")
    assert columns(rows, "address", "company", "companies", "unlike", "vessels", "records") == [
        (
            ownership.QUAY,
            "company:hub-0",
            [f"HUB-{n}" for n in range(5)],
            5,
            5,
            [f"registration:hub-{n}-row" for n in range(5)],
        )
    ]


def test_delisted_fleet_sister(asked: Asked) -> None:
    rows = asked(ownership.delisted_fleet_sister, "ownership.delisted-fleet-sister")
    assert columns(rows, "owner", "vessels", "delisted_vessels", "delisted", "confidence", "records") == [
        ("company:dated", ["vessel:dated-vessel"], ["vessel:dated-delisted"],
         ["owner of DATED-DELISTED (IOTC 2020-01-01 – 2020-12-31)"],
         1.0, ["registration:dated-row", "registration:old", "listing:dated-before"]),
        ("company:stated", ["vessel:stated-vessel"], ["vessel:stated-delisted"],
         ["owner of STATED-DELISTED (IOTC 2020-01-01 – 2020-12-31)"],
         0.7, ["registration:stated-row", "listing:stated-before"]),
    ]  # fmt: skip
    assert rows[0]["held"] == ["owner of DATED-VESSEL"]


def test_a_company_of_more_than_ten_neighbours_ties_nobody(asked: Asked) -> None:
    rows = asked(ownership.delisted_fleet_sister_of_ten, "ownership.delisted-fleet-sister")
    assert columns(rows, "owner", "hulls", "delisted_vessels") == [("company:ten", 9, ["vessel:ten-delisted"])]
    others = [f"vessel:ten-{n}-vessel" for n in range(8)]
    assert rows[0]["vessels"] == [*others, "vessel:ten-vessel"]
    rows = asked(ownership.tied_to_listed_of_ten, "ownership.tied-to-listed")
    assert {row["company"] for row in rows} == {"company:ten", "company:ten-parent", "company:twin-eleven"}


@pytest.mark.parametrize("state", [NOT_LOADED, NOT_COVERED, NOTHING])
def test_not_loaded_not_covered_and_nothing_found_are_three_answers(store: Store, state: str) -> None:
    """No company; a list without days; a company without a tie to what is or was listed."""
    world = World()
    days = ("2020-01-01", "2021-01-01") if state == NOTHING else (None, None)
    world.listing("now", world.vessel("now"), "IOTC", days[0], None, edition=day(days[1]))
    world.listing("before", world.vessel("before"), "IOTC", *days, in_force=False)
    if state != NOT_LOADED:
        vessel = world.vessel("v")
        company = world.company("c", "C", address_keys=(ownership.QUAY,))
        world.owns(company, vessel, "beneficial", world.registration("row", vessel))
    world.write(store)
    look = Look(store, 60)
    for query in select(catalogue(), ["ownership"]):
        if state == NOT_LOADED and "Registration" in query.needs:
            continue
        found = look.answer(query, bind(query, {})).result.state
        assert found == (state if query.covers or state == NOT_LOADED else NOTHING), query.id
