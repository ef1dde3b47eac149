"""The difference on the embedded store: what changed is written, and nothing that others drew is touched."""

from __future__ import annotations

import pytest

from catchgraph.graph.embedded_store import EmbeddedStore
from catchgraph.graph.sync import synchronise

from .test_build import companies, names, owners, vessels

DRAWN = "MATCH (c:Company)-[r:OWNS]->(v:Vessel) RETURN c.id AS company, v.id AS vessel, r.id AS id ORDER BY company, id"


@pytest.fixture
def store(embedded_store: EmbeddedStore) -> EmbeddedStore:
    """A vessel of the case with its owner, and an analyst's company and drawing beside them."""
    synchronise(
        embedded_store,
        [vessels(("vessel:1", "ALPHA", "a")), companies("company:1")],
        [owners(("owns:1", "company:1", "vessel:1", "x"))],
    )
    embedded_store.write(
        "MATCH (v:Vessel {id: 'vessel:1'}) CREATE (c:Company {id: 'mine'})-[:OWNS {id: 'drawn'}]->(v) RETURN 1 AS n"
    )
    return embedded_store


def test_what_changed_is_written_and_what_is_gone_is_taken_away(store: EmbeddedStore) -> None:
    synchronise(
        store,
        [vessels(("vessel:1", "ALPHA 1", "a1"), ("vessel:2", "BETA", "b")), companies("company:1")],
        [owners(("owns:2", "company:1", "vessel:2", "y"))],
    )
    assert names(store) == [("vessel:1", "ALPHA 1"), ("vessel:2", "BETA")]
    assert store.read(DRAWN).rows == [("company:1", "vessel:2", "owns:2"), ("mine", "vessel:1", "drawn")]


def test_what_others_drew_stays_when_the_case_holds_nothing_of_it(store: EmbeddedStore) -> None:
    synchronise(store, [vessels(("vessel:1", "ALPHA", "a")), companies()], [owners()])
    assert store.read("MATCH (c:Company) RETURN c.id AS id").rows == [("mine",)]
    assert store.read(DRAWN).rows == [("mine", "vessel:1", "drawn")]
