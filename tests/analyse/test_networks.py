"""Centrality and communities in a network of entities."""

import datetime as dt

import networkx as nx
import pytest

from catchgraph.analyse.communities import communities
from catchgraph.analyse.rank import pagerank, rank
from catchgraph.analyse.ties import ties
from catchgraph.case.case import open_case
from catchgraph.errors import NotFound, UsageError

from .world import finish, put, relate, vessel


@pytest.fixture(scope="module")
def star(tmp_path_factory):
    """BIG owns seven ships; the last one SMALL owns, too."""
    case = open_case(tmp_path_factory.mktemp("star") / "case", create=True)
    with case.write() as con:
        for name in ("big", "small"):
            put(con, "derived.company", id=f"company:{name}", name=name.upper(), names=[name], datasets=[])
        for number in range(7):
            vessel(con, f"vessel:{number}", f"SHIP {number}")
            relate(con, "OWNS", "company:big", f"vessel:{number}", kind="registered")
        relate(con, "OWNS", "company:small", "vessel:6", kind="registered")
        vessel(con, "vessel:9", "LONELY")
        finish(con)
    return case


def meet(con, number, one, other):
    put(con, "derived.encounter", id=f"encounter:{number}", name="x", source="S", start=dt.datetime(2020, 1, 1),
        datasets=[])  # fmt: skip
    for ship in (one, other):
        relate(con, "TOOK_PART_IN", f"vessel:{ship}", f"encounter:{number}", role="vessel")


@pytest.fixture(scope="module")
def rings(tmp_path_factory):
    """Two rings of three vessels that met twice each, and one meeting between the rings; one call at a port."""
    case = open_case(tmp_path_factory.mktemp("rings") / "case", create=True)
    with case.write() as con:
        for name in ("a1", "a2", "a3", "b1", "b2", "b3"):
            vessel(con, f"vessel:{name}", name.upper())
        number = 0
        for ring in "ab":
            for one, other in ((1, 2), (2, 3), (1, 3)):
                for _ in range(2):
                    number += 1
                    meet(con, number, f"{ring}{one}", f"{ring}{other}")
        meet(con, 99, "a1", "b1")
        put(con, "derived.port", id="port:1", name="Port Nowhere", datasets=[])
        put(con, "derived.port_call", id="port_call:1", name="x", source="S", start=dt.datetime(2020, 1, 1))
        relate(con, "TOOK_PART_IN", "vessel:b3", "port_call:1", role="vessel")
        relate(con, "AT", "port_call:1", "port:1")
        finish(con)
    return case


def scores(found):
    return dict(zip(found.rows.column("name"), found.rows.column(found.measure), strict=True))


def test_degree_counts_neighbours(star):
    found = rank(star, limit=3)
    assert [(row["name"], row["degree"], row["ties"]) for row in found.rows.dicts()] == [
        ("BIG", 7, "7 owned"), ("SHIP 6", 2, "2 owned"), ("SHIP 0", 1, "1 owned"),
    ]  # fmt: skip
    assert found.rows.note == "10 entities of the case; 9 of them are tied, in 8 pairs"


def test_betweenness_by_hand(star):
    # Of 28 pairs of the other eight, all but SHIP 6 – SMALL pass BIG; the seven others reach SMALL through SHIP 6.
    assert scores(rank(star, by="betweenness"))["BIG"] == pytest.approx(27 / 28, abs=1e-6)
    assert scores(rank(star, by="betweenness"))["SHIP 6"] == pytest.approx(7 / 28, abs=1e-6)


def test_betweenness_is_estimated_where_it_is_long(star, monkeypatch):
    monkeypatch.setattr("catchgraph.analyse.rank.EXACT", 0)
    monkeypatch.setattr("catchgraph.analyse.rank.LEAST", 3)
    found = rank(star, by="betweenness")
    assert found.rows.note.endswith("betweenness is estimated from the paths of 3 of 9")
    assert found.rows.rows == rank(star, by="betweenness").rows.rows


def test_pagerank_is_that_of_networkx(star):
    from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python

    graph = nx.Graph()
    graph.add_weighted_edges_from([(1, 2, 3.0), (2, 3, 1.0), (3, 4, 2.0), (1, 4, 5.0), (4, 5, 1.0)])
    assert pagerank(graph) == pytest.approx(_pagerank_python(graph, tol=1e-12, max_iter=500), abs=1e-7)
    assert sum(scores(rank(star, by="pagerank", limit=50)).values()) == pytest.approx(1, abs=1e-4)
    assert pagerank(nx.Graph()) == {}


def test_vessels_of_one_encounter_and_the_port_of_a_call_are_neighbours(rings):
    found = rank(rings, limit=50)
    told = {row["name"]: row["ties"] for row in found.rows.dicts()}
    assert told["A1"] == "5 encounters"
    assert told["B3"] == "4 encounters, 1 port call"
    assert told["Port Nowhere"] == "1 port call"


def test_around_an_entity_and_of_some_kinds(rings, star):
    assert set(scores(rank(rings, "A2", depth=1))) == {"A1", "A2", "A3"}
    assert "B1" in scores(rank(rings, "A2", depth=2))
    assert "Port Nowhere" not in scores(rank(rings, kinds=["vessels"], limit=50))
    assert rank(star, "LONELY").rows.rows == []
    assert rank(star, kinds=["Person"]).rows.rows == []


def test_kinds_choose_rows_and_not_the_network(star):
    """The companies are tied to vessels only."""
    found = rank(star, kinds=["Company"])
    assert [(row["rank"], row["name"], row["degree"]) for row in found.rows.dicts()] == [(1, "BIG", 7), (2, "SMALL", 1)]
    assert found.rows.note.endswith("in 8 pairs; 2 of these are of the kinds asked for")
    every = scores(rank(star, by="pagerank"))
    assert scores(rank(star, by="pagerank", kinds=["Company"])) == {name: every[name] for name in ("BIG", "SMALL")}


def test_communities_of_a_kind_are_those_of_the_network(star):
    every, found = communities(star, least=1), communities(star, least=1, kinds=["Company"])
    assert set(found.members.column("name")) == {"BIG", "SMALL"}
    assert every.groups.column("size") == [7, 2]
    assert found.groups.rows == every.groups.rows
    assert communities(star, kinds=["Person"]).groups.rows == []
    assert "1 communities with none" in communities(star, kinds=["Person"]).groups.note


def test_two_rings_are_two_communities(rings):
    found = communities(rings, kinds=["Vessel"])
    rows = found.groups.dicts()
    assert [(row["size"], row["ties_inside"], row["ties_out"], row["ties"]) for row in rows] == [
        (4, 7, 1, "6 encounters, 1 port call"), (3, 6, 1, "6 encounters"),
    ]  # fmt: skip
    members = {}
    for row in found.members.dicts():
        members.setdefault(row["community"], set()).add(row["name"])
    # The port is in the first one, and no vessel.
    assert members == {1: {"B1", "B2", "B3"}, 2: {"A1", "A2", "A3"}}
    assert found.graph().nodes["vessel:a1"]["community"] == 2
    assert communities(rings, kinds=["Vessel"]).members.rows == found.members.rows


def test_small_communities_are_counted(rings):
    found = communities(rings, kinds=["Vessel"], least=5)
    assert found.groups.rows == []
    assert found.groups.note.endswith("7 in communities of fewer than 5")


def test_a_graph_by_id(star):
    graph = rank(star).graph()
    assert graph.nodes["company:big"]["name"] == "BIG"
    assert graph.edges["company:big", "vessel:0"]["ties"] == "1 owned"


def test_too_many_are_refused_with_what_to_do(star, rings, monkeypatch):
    monkeypatch.setattr("catchgraph.analyse.ties.MOST", 4)
    with pytest.raises(UsageError, match="10 entities are too many") as caught:
        rank(star, kinds=["Vessel"])
    assert "Name an entity" in caught.value.hint
    with pytest.raises(UsageError, match="within 1 steps are too many"):
        rank(star, "BIG")
    monkeypatch.setattr("catchgraph.analyse.ties.MOST", 100)
    monkeypatch.setattr("catchgraph.analyse.ties.MOST_TIES", 3)
    with pytest.raises(UsageError, match="8 pairs that are tied are too many"):
        communities(star)


def test_large_neighbours_are_not_entered_beyond_the_first_step(star, monkeypatch):
    monkeypatch.setattr("catchgraph.analyse.ties.HUB", 5)
    assert "1 with more than 5 neighbours not entered: BIG;" in ties(star, "SMALL", depth=4).note


@pytest.mark.parametrize(
    "wrong", [{"by": "fame"}, {"depth": 0}, {"depth": 7}, {"limit": 0}, {"kinds": ["Encounter"]}, {"name": "vessel:x"}]
)
def test_what_cannot_be_ranked(star, wrong):
    with pytest.raises((UsageError, NotFound)):
        rank(star, **wrong)


def test_a_record_is_no_entity(world):
    with pytest.raises(UsageError, match="encounter:1 is no entity"):
        rank(world, "encounter:1")
    with pytest.raises(UsageError):
        communities(world, least=0)
