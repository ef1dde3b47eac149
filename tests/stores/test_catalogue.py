"""The same query files give the same rows on both stores, over one world of all scenes."""

from __future__ import annotations

from catchgraph.detect.catalogue import catalogue
from catchgraph.detect.parameters import bind
from catchgraph.detect.tables import bound_tables
from catchgraph.graph.store import Store

from ..detect.world import World
from ..scenes import (
    balance,
    documents_papers,
    documents_trade,
    identity_documents,
    identity_history,
    identity_numbers,
    ownership,
    plausible,
    processing,
    transshipment_listings,
    transshipment_registers,
    transshipment_tracks,
    transshipment_trade,
)
from ..scenes.everything import everything

FAMILIES = (
    balance, documents_papers, documents_trade, identity_documents, identity_history, identity_numbers, ownership,
    plausible, processing, transshipment_listings, transshipment_registers, transshipment_tracks,
    transshipment_trade,
)  # fmt: skip


def union() -> World:
    """All scenes, each apart from the others, and at least two rows for each query."""
    whole = everything()
    for family in FAMILIES:
        world = family.SCENES.world()
        assert not whole.nodes.keys() & world.nodes.keys()
        whole.nodes |= world.nodes
        whole.links += world.links
    return whole


def test_both_stores_give_the_same_rows(stores: list[Store]) -> None:
    for store in stores:
        union().write(store)
    for query in catalogue().values():
        one, other = (store.read(query.cypher, bind(query, {})) for store in stores)
        assert len(one) >= 2, query.id
        assert one.columns == other.columns == query.columns
        assert one.rows == other.rows, query.id
        for text in (query.denominator, query.covers):
            if "RETURN" in text:
                counts = [store.read(text, bound_tables(query.tables)).rows for store in stores]
                assert counts[0] == counts[1], query.id
                assert counts[0][0][0] > 0
