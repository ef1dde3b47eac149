"""What vessels caught, hold and land, and what small ones and farms can give together."""

from __future__ import annotations

from typing import Any

import pytest
from tests.derive.balances.books import Books, day, sums
from tests.tables import insert


def event(books: Books, id_: str, on: str, *lines: tuple[float | None, float | None], **more: Any) -> None:
    """An event of the vessel with lines of (least, most) live weight, told by a paper of its own."""
    label = id_.partition(":")[0]
    role = more.pop("role", "vessel")
    record = more.pop("record", f"activity_report:{id_}")
    flow = more.pop("flow", "unloaded" if label in ("landing", "transshipment") else "on board")
    given = {"basis": "declared", "record": record, **more}
    books.node(id_, start=day(on), day=day(on[:10]), **given)
    books.relate("took_part_in", "vessel:v", id_, role=role)
    for nth, (low, high) in enumerate(lines):
        books.line(
            record, f"goods:{id_.replace(':', '')}-{nth}", stage="catch", event=id_, flow=flow, net_kg=low,
            live_low_kg=low, live_high_kg=high, live_basis="stated",
        )  # fmt: skip


def sailed(departure: str | None = "2025-03-01") -> Books:
    books = Books()
    books.node("vessel:v", names=["V"])
    if departure:
        event(books, "port_call:1", departure, movement="departure")
    return books


def test_a_vessel_lands_what_it_caught() -> None:
    books = sailed()
    event(books, "fishing:1", "2025-03-05", (4_000.0, 4_000.0))
    event(books, "fishing:2", "2025-03-07", (2_000.0, 2_500.0), (300.0, 300.0))
    event(books, "transshipment:1", "2025-03-10", (1_000.0, 1_000.0), role="donor")
    event(books, "landing:1", "2025-03-20", (5_000.0, 6_000.0))
    [balance] = books.balances("hold")
    assert sums(balance) == (6_300.0, 6_800.0, 6_000.0, 7_000.0, False, 0.0)
    assert (balance["since"], balance["until"]) == (day("2025-03-01"), day("2025-03-20"))
    assert balance["subject"] == "vessel:v"


def test_a_vessel_lands_more_than_it_caught_since_it_last_did() -> None:
    books = sailed()
    event(books, "fishing:1", "2025-03-05", (4_000.0, 4_000.0))
    event(books, "landing:1", "2025-03-10", (1_000.0, 1_000.0))
    event(books, "port_call:2", "2025-03-11", movement="departure")
    event(books, "fishing:2", "2025-03-12", (500.0, 500.0))
    event(books, "landing:2", "2025-03-20", (900.0, 900.0))
    first, second = books.balances("hold")
    assert sums(first)[1:] == (4_000.0, 1_000.0, 1_000.0, False, 0.0)
    assert sums(second)[1:] == (500.0, 900.0, 900.0, True, 400.0)


def test_one_landing_told_by_two_papers_is_one() -> None:
    books = sailed()
    event(books, "fishing:1", "2025-03-05", (1_000.0, 1_000.0))
    for number in (1, 2):
        event(books, f"landing:{number}", "2025-03-20", (900.0, 900.0), record=f"landing_declaration:{number}")
    [balance] = books.balances("hold")
    assert sums(balance)[1:3] == (1_000.0, 900.0)


def test_trips_that_are_not_judged() -> None:
    late = sailed(None)
    event(late, "fishing:1", "2025-03-05", (100.0, 100.0))
    event(late, "landing:1", "2025-03-20", (900.0, 900.0))
    [balance] = late.balances("hold")
    assert (balance["over"], balance["why"]) == (None, "no departure of the trip is loaded: catches may be missing")
    idle = sailed()
    event(idle, "landing:1", "2025-03-20", (900.0, 900.0))
    [balance] = idle.balances("hold")
    assert (balance["over"], balance["why"]) == (None, "no catches of the trip are loaded")


@pytest.mark.parametrize(("landed", "over"), [(75_000.0, False), (80_000.0, True)])
def test_no_vessel_lands_more_than_all_its_enclosed_space_holds(landed: float, over: bool) -> None:
    """20 GT are 83.9 m³, at 0.9 t/m³ 75,481 kg."""
    books = sailed(None)
    books.node("registration:1", tonnage=20.0, tonnage_kind="GT")
    books.relate("describes", "registration:1", "vessel:v")
    event(books, "landing:1", "2025-03-20", (landed, landed))
    event(books, "landing:2", "2025-05-20", (10.0, 10.0))
    balance = next(each for each in books.balances("hold") if each["measure"] == "net weight")
    assert balance["in_high"] == pytest.approx(75_481, abs=2)
    assert (balance["out_low"], balance["over"], balance["since"]) == (landed, over, day("2025-03-20"))


def harvest(kg: float, *farms: str, vessels: int = 0, **more: Any) -> list[dict[str, Any]]:
    """Balances of an aggregated harvest report of one day."""
    books = Books()
    books.node("harvest_report:1", aggregated=True)
    books.line("harvest_report:1", "goods:1", stage="catch", net_kg=kg, landed=day("2025-03-01"), live_low_kg=kg,
               live_basis="net weight", **more)  # fmt: skip
    place = {"file_id": "file:1", "record_no": 1, "line": 2, "record_id": "harvest_report:1"}
    for farm in farms:
        insert(books.connection, "read.party_mention", mention_id=farm, role="farm", name=farm, **place)
    for number in range(vessels):
        insert(books.connection, "read.named_vessel", named_id=str(number), role="catching vessel",
               name_key=f"BOAT {number}", **place)  # fmt: skip
    return books.balances("aggregate harvest")


def test_farms_give_a_thousand_kilograms_a_day() -> None:
    [three] = harvest(3_000.0, "A", "B", "C", source="HBA")
    assert sums(three)[1:3] == (3_000.0, 3_000.0)
    assert three["over"] is False
    [two] = harvest(3_000.0, "A", "B", source="HBA")
    assert (two["over"], two["shortfall_kg"]) == (True, 1_000.0)


def test_small_vessels_land_what_they_hold() -> None:
    [two] = harvest(160_000.0, vessels=2, source="SVH")
    assert (two["in_high"], two["over"]) == (150_960.0, True)


def test_a_report_that_names_nobody_or_who_gathered_it_is_not_judged() -> None:
    for named in ((), ("COLLECTING STATION",)):
        [balance] = harvest(9_000_000.0, *named, source="HBA")
        assert (balance["over"], balance["why"]) == (None, "it does not say how many vessels or farms")
