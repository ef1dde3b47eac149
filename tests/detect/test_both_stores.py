"""The same files give the same rows on both stores."""

from __future__ import annotations

import pytest

from catchgraph.detect.catalogue import catalogue
from catchgraph.detect.values import bind
from catchgraph.graph.store import Store

from .test_queries import BY_LIST, A, B, two_hulls
from .world import World


def everything() -> World:
    """At least two rows for each query of the catalogue."""
    world = World()
    for key in ("x", "y"):
        listed, later, other = world.vessel(f"{key}1"), world.vessel(f"{key}2"), world.vessel(f"{key}3")
        on_list = world.listing(f"{key}1", listed, "IOTC", "2016-01-01", None)
        world.listing(f"{key}2", later, "ICCAT", "2018-01-01", None)
        world.listing(f"{key}3", later, "IOTC", "2018-01-01", "2019-01-01")
        world.encounter(f"{key}1", "2017-01-01", listed, later)
        world.encounter(f"{key}2", "2017-01-02", other, listed, **BY_LIST)
        row = world.registration(f"{key}other", listed, imo_written="1", imo_status="invalid")
        two_hulls(world, f"{key}-hulls", A, B)
        owner = world.company(key, key.upper())
        world.owns(owner, listed, "as stated", on_list)
        world.owns(owner, other, "beneficial", row)
    return world


@pytest.fixture
def both(stores: list[Store]) -> list[Store]:
    for store in stores:
        everything().write(store)
    return stores


def test_both_stores_give_the_same_rows(both: list[Store]) -> None:
    for query in catalogue().values():
        one, other = (store.read(query.cypher, bind(query, {})) for store in both)
        assert len(one) >= 2, query.id
        assert one.columns == other.columns == query.columns
        assert one.rows == other.rows
        for text in (query.denominator, query.covers):
            if "RETURN" in text:
                counts = [store.read(text).rows for store in both]
                assert counts[0] == counts[1]
                assert counts[0][0][0] > 0
