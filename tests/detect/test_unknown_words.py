"""Mistyped labels and types are found; what only looks like one is not."""

import pytest

from catchgraph.detect.catalogue import catalogue
from catchgraph.detect.unknown_words import unknown_words


@pytest.mark.parametrize(
    ("cypher", "words"),
    [
        ("MATCH (v:Vesel) RETURN v", ["Vesel"]),
        ("MATCH (:Vessel)-[:OWN|OPERATES]->(c: Company) RETURN c", ["OWN"]),
        ("MATCH (a:Vessel:Ship)<-[r:OWNS*1..3]-(b:Ship) RETURN a", ["Ship"]),
        ("MATCH (v:Vessel {name: 'x (y:Boat)'}) // (z:Boat)\nRETURN v", []),
        ("RETURN {a: 1, b: [x IN [1] | x]} AS m", []),
    ],
)
def test_words_that_the_model_lacks(cypher, words):
    assert unknown_words(cypher) == words


def test_no_query_of_the_catalogue_has_any():
    assert {
        query.id: unknown_words(query.cypher) for query in catalogue(()).values() if unknown_words(query.cypher)
    } == {}
