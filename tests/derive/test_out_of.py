"""Bills without boxes and the holds that their goods came out of; what catches of named vessels account for."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest
from tests.tables import database, insert

from .small import ask
from .voyages import at

CARRIER, CATCHER, OTHER = "vessel:carrier", "vessel:catcher", "vessel:other"
_COLUMNS = "source, target, strftime(arrived, '%m-%d'), called, accounted, vessels"
_TIED: dict[str, Any] = {"confidence": 1.0, "basis": "IMO number", "verified": True}


class Holds:
    """Derived tables in memory, filled by hand."""

    def __init__(self) -> None:
        self.connection: duckdb.DuckDBPyConnection = database()

    def hold(self, key: str, first: str, *discharges: str, declared: bool = True) -> None:
        """A hold of the carrier and the days of its discharges."""
        days = sorted(discharges)
        insert(self.connection, "derived.voyage_hold", id=f"voyage_hold:{key}", name=key, carrier=CARRIER,
               datasets=["papers"], first_load=at(first), last_load=at(first), loads=1, seen_only=1,
               until=at(days[0]) if days else None, emptied=at(days[-1]) if days else None)  # fmt: skip
        for day in days:
            insert(self.connection, "derived.hold_event", id=f"{key} {day}", carrier=CARRIER, hold=f"voyage_hold:{key}",
                   event=f"landing:{key}-{day}", label="Landing", way="discharge", since=at(day), until=at(day),
                   declared=declared)  # fmt: skip

    def bill(self, key: str, arrival: str, *kgs: float | None, **given: Any) -> list[str]:
        """A bill of the carrier without boxes, and a line for each weight; the ids of these."""
        facts = {"containerised": False, "arrival": at(arrival), "datasets": ["manifests"]} | given
        insert(self.connection, "derived.bill", id=f"bill:{key}", name=key, **facts)
        insert(self.connection, "derived.carried_by", source=f"bill:{key}", source_label="Bill", target=CARRIER,
               target_label="Vessel", datasets=["manifests"], **_TIED)  # fmt: skip
        lines = [f"goods:{key}-{n}" for n, _ in enumerate(kgs)]
        for id_, kg in zip(lines, kgs, strict=True):
            insert(self.connection, "derived.goods", id=id_, name=id_, record=f"bill:{key}", stage="product", net_kg=kg)
        return lines

    def traced(self, line: str, *catches: tuple[str | None, float, float], whole: bool = True, of: str = "") -> None:
        """The chain of a line, and its catches: vessel, least and largest share."""
        insert(self.connection, "derived.chain", id=f"chain:{line}", name=line, goods=line, record="bill:1",
               whole=whole, consignment=of or None)  # fmt: skip
        for n, (vessel, low, high) in enumerate(catches):
            insert(self.connection, "derived.traces_to", source=line, source_label="Goods", target=f"goods:catch-{n}",
                   target_label="Goods", vessel=vessel, share_low=low, share_high=high, datasets=["papers"],
                   **_TIED)  # fmt: skip

    def found(self) -> list[tuple[Any, ...]]:
        return ask(self.connection, "occasions/out_of", _COLUMNS)


@pytest.fixture
def world() -> Holds:
    return Holds()


def test_a_bill_comes_out_of_the_last_hold_that_was_begun_before_it_arrived(world: Holds) -> None:
    world.hold("first", "2025-01-10", "2025-02-01")
    world.hold("second", "2025-02-20", "2025-03-30")
    world.hold("third", "2025-04-20")
    world.bill("1", "2025-04-01")
    assert world.found() == [("bill:1", "voyage_hold:second", "04-01", None, 0.0, [])]


def test_a_declared_discharge_more_than_three_days_before_leaves_nothing(world: Holds) -> None:
    world.hold("first", "2025-02-20", "2025-03-28")
    world.bill("day-3", "2025-03-31")
    world.bill("day-4", "2025-04-01")
    assert [row[0] for row in world.found()] == ["bill:day-3"]


def test_a_call_that_no_paper_explains_is_told(world: Holds) -> None:
    world.hold("first", "2025-02-20", "2025-03-01", "2025-04-01", declared=False)
    world.bill("1", "2025-04-01")
    assert world.found() == [("bill:1", "voyage_hold:first", "04-01", "port call", 0.0, [])]


def test_boxes_deleted_bills_and_masters_come_out_of_no_hold(world: Holds) -> None:
    world.hold("first", "2025-02-20")
    world.bill("boxes", "2025-04-01", containerised=True)
    world.bill("box-of-unknown-mode", "2025-04-01", containerised=None, containers=["ABCU1234560"])
    world.bill("deleted", "2025-04-01", status="deleted")
    world.bill("master", "2025-04-01")
    world.bill("house", "2025-04-01")
    insert(world.connection, "derived.under", source="bill:house", source_label="Bill", target="bill:master",
           target_label="Bill", **_TIED)  # fmt: skip
    assert [row[0] for row in world.found()] == ["bill:house"]


def test_a_bill_of_unknown_mode_without_a_box_is_assumed_to_have_been_in_a_hold(world: Holds) -> None:
    world.hold("first", "2025-02-20")
    world.bill("said", "2025-04-01")
    world.bill("unknown", "2025-04-01", containerised=None, containers=[])
    told = ask(world.connection, "occasions/out_of", "source, assumed")
    assert told == [("bill:said", False), ("bill:unknown", True)]


def test_shares_are_weighed_by_line_and_what_is_not_whole_counts_with_its_least(world: Holds) -> None:
    world.hold("first", "2025-02-20")
    one, two, _ = world.bill("1", "2025-04-01", 6000.0, 3000.0, 1000.0)
    # 6,000 kg are all accounted for; of 3,000 kg at least a fifth is; of 1,000 kg nobody tells anything.
    world.traced(one, (CATCHER, 0.2, 0.7), (OTHER, 0.3, 0.8))
    world.traced(two, (CATCHER, 0.2, 1.0), whole=False)
    assert world.found() == [("bill:1", "voyage_hold:first", "04-01", None, 0.66, [CATCHER, OTHER])]


def test_a_catch_of_nobody_known_may_be_any_and_a_line_without_a_weight_leaves_the_least(world: Holds) -> None:
    world.hold("first", "2025-02-20")
    one, two = world.bill("1", "2025-04-01", 6000.0, None)
    world.traced(one, (CATCHER, 1.0, 1.0))
    world.traced(two, (CATCHER, 0.4, 1.0), (None, 0.0, 0.6))
    assert world.found() == [("bill:1", "voyage_hold:first", "04-01", None, 0.4, [CATCHER])]


def test_of_a_consignment_its_last_lines_count(world: Holds) -> None:
    world.hold("first", "2025-02-20")
    world.bill("1", "2025-04-01", 9000.0)
    insert(world.connection, "derived.part_of", source="bill:1", source_label="Bill", target="consignment:1",
           target_label="Consignment", **_TIED)  # fmt: skip
    insert(world.connection, "derived.goods", id="goods:entry", name="entry", record="entry:1", stage="product",
           net_kg=8000.0)  # fmt: skip
    world.traced("goods:entry", (CATCHER, 0.5, 0.75), of="consignment:1")
    assert world.found() == [("bill:1", "voyage_hold:first", "04-01", None, 0.75, [CATCHER])]
