"""What is said of a query that asks for what the graph does not have."""

from __future__ import annotations

import pytest

from catchgraph.detect.unknown import said_of


@pytest.mark.parametrize(
    ("cypher", "said"),
    [
        ("MATCH (v:Vesel) RETURN v.name AS name", "the graph has no Vesel. Did you mean `Vessel`? Labels and "),
        (
            "MATCH (v:Vessel) RETURN v.flagg AS flag",
            "no Vessel has the property flagg; it gives nothing. Did you ",
        ),
    ],
)
def test_a_word_that_the_graph_does_not_have(cypher: str, said: str) -> None:
    [note, *_] = said_of(cypher)
    assert note.startswith(said)


def test_of_words_that_it_has_nothing_is_said() -> None:
    assert list(said_of("MATCH (v:Vessel)-[:TOOK_PART_IN]->(e:Encounter) RETURN v.name AS name")) == []
