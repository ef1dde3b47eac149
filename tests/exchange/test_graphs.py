"""GraphML and GEXF: read back by networkx, every value as it was, whatever it holds."""

import time
from io import BytesIO

import networkx as nx
import pytest

from catchgraph.exchange.gexf import gexf
from catchgraph.exchange.graphml import graphml

from .world import EDGES, NODES, graph_picture, timeline_picture

#: What XML cannot hold or what turns text around is gone; everything else is as it was.
NAME = '=SEA "WIDOW" <b>&amp; \\N `x`; ]] %%{end}[31m--> </script>'


def read(kind, shown):
    text = (graphml if kind == "graphml" else gexf)(shown)
    stream = BytesIO(text.encode())
    return (nx.read_graphml if kind == "graphml" else nx.read_gexf)(stream)


@pytest.mark.parametrize("kind", ["graphml", "gexf"])
@pytest.mark.parametrize("shown", [graph_picture(), timeline_picture()], ids=["graph", "timeline"])
def test_nodes_and_edges_come_back_with_their_types(kind, shown):
    graph = read(kind, shown)
    assert sorted(graph.nodes) == sorted(one.id for one in NODES)
    assert graph.number_of_edges() == len(EDGES)
    widow = graph.nodes["vessel:widow"]
    assert widow["label"] == NAME
    assert (widow["kind"], widow["depth"], widow["imo"]) == ("Vessel", 0, "9074729"), (
        "a number that is a name is a text"
    )
    assert widow["flags"] == "LKA; SYC"
    assert (widow["tags"], widow["pinned"]) == ("reefer", "yes")
    assert "line two </script><script>alert(1)</script> (ana, 2026-01-02)" in widow["notes"]
    met = graph.nodes["encounter:1"]
    assert (met["latitude"], met["longitude"], met["since"]) == (-5.0, 170.0, "2017-03-05T06:00:00")
    values = next(iter(graph.get_edge_data("vessel:widow", "encounter:1").values())) if graph.is_multigraph() else (
        graph.get_edge_data("vessel:widow", "encounter:1")
    )  # fmt: skip
    assert (values["relationship"], values["role"], values["confidence"]) == ("TOOK_PART_IN", "fishing vessel", 0.7)
    assert values["where"] == "events.csv, line 2 (record 1)"


@pytest.mark.parametrize("write", [graphml, gexf])
def test_a_file_of_the_same_case_is_the_same_on_every_day(write, monkeypatch):
    first = write(graph_picture())
    monkeypatch.setattr(time, "strftime", lambda *_: "1999-09-09")
    assert write(graph_picture()) == first


@pytest.mark.parametrize("write", [graphml, gexf])
def test_a_picture_of_one_node_and_nothing_else(write):
    from catchgraph.analyse.graph import Subgraph

    shown = graph_picture(part=Subgraph(NODES[:1], ()), marks={}, notes=())
    read_back = (nx.read_graphml if write is graphml else nx.read_gexf)(BytesIO(write(shown).encode()))
    assert list(read_back.nodes) == ["vessel:widow"]
