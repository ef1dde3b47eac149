"""What a carrier landed leads to what filled her hold on that voyage, and to no catch of hers."""

from __future__ import annotations

from typing import Any

import pytest
from tests.derive.voyages import Voyages

from .told import Told

CATCH = {"stage": "catch"}
C, F, G = "vessel:carrier", "vessel:f", "vessel:g"


def _voyage() -> tuple[Told, Voyages]:
    """A carrier that landed two species on 1 March, of which an entry cites the declaration."""
    told, world = Told(), Voyages()
    world.connection = told.connection
    landing = {**CATCH, "event": "landing:l"}
    told.record("landing_declaration:l", {**landing, "species": "YFT"}, {**landing, "species": "BET"},
                document="landing-declaration TWN 1")  # fmt: skip
    world.event("landing:l", "2025-03-01", {C: "vessel"}, record="landing_declaration:l", basis="declared")
    return told, world


def _loaded(told: Told, world: Voyages, name: str, day: str, donor: str, *species: str, **more: Any) -> None:
    """A transshipment that the donor declares."""
    event, record = f"transshipment:{name}", f"transshipment_declaration:{name}"
    told.record(record, *({**CATCH, "species": each, "event": event} for each in species), declared_by="donor", **more)
    world.event(event, day, {donor: "donor", C: "receiver"}, record=record, basis="declared")


def test_each_load_of_the_species_is_a_candidate_for_what_was_landed() -> None:
    told, world = _voyage()
    _loaded(told, world, "a", "2025-02-01", F, "YFT", "BET")
    _loaded(told, world, "b", "2025-02-05", G, "YFT")
    # After the landing: another voyage.
    _loaded(told, world, "c", "2025-03-20", G, "YFT")
    assert told.from_("certain", "kg", "confidence") == [
        ("l1", "a1", "voyage hold", False, None, 0.4),
        ("l1", "b1", "voyage hold", False, None, 0.4),
        ("l2", "a2", "voyage hold", True, None, 0.8),
    ]


def test_a_load_that_a_certificate_alone_tells_leads_to_its_catches() -> None:
    told, world = _voyage()
    told.record("catch_certificate:k", {**CATCH, "species": "YFT"})
    world.event("transshipment:k", "2025-02-01", {}, record="catch_certificate:k", basis="certified")
    world.named("transshipment:k", "Transshipment", "catch_certificate:k", F, "donor")
    world.named("transshipment:k", "Transshipment", "catch_certificate:k", C, "receiver")
    assert [each[:3] for each in told.from_()] == [("l1", "k1", "voyage hold")]


@pytest.mark.long
def test_a_declaration_that_cites_its_transshipment_is_followed_there_alone() -> None:
    told, world = _voyage()
    _loaded(told, world, "a", "2025-02-01", F, "YFT", document="transshipment-declaration TWN 7")
    _loaded(told, world, "b", "2025-02-05", G, "YFT", document="transshipment-declaration TWN 8")
    told.cite("landing_declaration:l", "transshipment-declaration", "TWN 7")
    assert ("l1", "a1", "transshipment declaration") in told.from_()
    assert {each[2] for each in told.from_()} == {"transshipment declaration"}


def _ends(told: Told) -> list[Any]:
    told.record("entry:e", {"species": "BET"}, cites=[("landing-declaration", "TWN 1")])
    return [ends for (ends,) in told.ask("SELECT ends FROM derived.chain WHERE record = 'entry:e'")]


def test_a_carriers_landing_with_nothing_behind_it_is_broken_at_transshipment() -> None:
    told, world = _voyage()
    # Another species than the entry's: nothing that was landed as such is behind it.
    _loaded(told, world, "b", "2025-02-05", G, "SKJ")
    told.vessel("landing_declaration:l", "carrier", "vessel")
    assert _ends(told) == [["broken at transshipment"]]


def test_a_vessel_that_fishes_herself_may_have_landed_her_own() -> None:
    told, world = _voyage()
    _loaded(told, world, "b", "2025-02-05", G, "SKJ")
    told.vessel("landing_declaration:l", "carrier", "vessel")
    world.event("fishing:1", "2025-02-10", {C: "vessel"})
    assert _ends(told) == [["sea"]]
