"""Bundles: many of one kind on the same nodes are one; nothing else is."""

from catchgraph.analyse.graph import Subgraph
from catchgraph.report.bundle import LEAST, bundled
from catchgraph.report.graph_figure import graph_figure
from tests.exchange.world import edge, graph_picture, node


def calls(count, port="port:1", first=0):
    nodes = tuple(
        node(f"port_call:{first + n}", "PortCall", f"Call {first + n}", since=f"2024-01-{n + 1:02}", at=(1.0, 1.0))
        for n in range(count)
    )
    edges = tuple(
        found
        for one in nodes
        for found in (edge("vessel:a", "TOOK_PART_IN", one.id, "vessel"), edge(one.id, "AT", port, confidence=0.9))
    )
    return nodes, edges


HULL = (node("vessel:a", "Vessel", "A", 0), node("port:1", "Port", "P", 2), node("port:2", "Port", "Q", 2))


def test_many_calls_at_one_port_are_one_and_few_stay():
    many, some = calls(LEAST), calls(LEAST - 1, "port:2", 100)
    found = bundled(Subgraph((*HULL, *many[0], *some[0]), (*many[1], *some[1])), ())
    assert [one.name for one in found.part.nodes if one.id.startswith("bundle:")] == [f"{LEAST} port calls"]
    assert len(found.part.nodes) == 3 + 1 + LEAST - 1
    assert [one.id for one in found.members["bundle:1"]] == [one.id for one in many[0]]
    held = [(e.source, e.type, e.target, e.confidence) for e in found.part.edges if "bundle:1" in (e.source, e.target)]
    assert sorted(held) == [("bundle:1", "AT", "port:1", 0.9), ("vessel:a", "TOOK_PART_IN", "bundle:1", 1.0)]
    bundle = next(one for one in found.part.nodes if one.id == "bundle:1")
    assert (bundle.since.day, bundle.until.day) == (1, LEAST)


def test_what_is_asked_about_and_entities_are_never_bundled():
    nodes, edges = calls(LEAST)
    found = bundled(Subgraph((*HULL, *nodes), edges), {nodes[0].id})
    assert found.members == {}
    vessels = tuple(node(f"vessel:{n}", "Vessel", "V") for n in range(20))
    owned = tuple(edge("company:1", "OWNS", one.id) for one in vessels)
    part = Subgraph((node("company:1", "Company", "C", 0), *vessels), owned)
    assert bundled(part, ()).part == part


def test_the_figure_says_what_is_in_a_bundle():
    nodes, edges = calls(20)
    figure = graph_figure(graph_picture(part=Subgraph((*HULL, *nodes), edges), marks={}, starts=("vessel:a",)))
    assert figure.bundles["bundle:1"]["label"] == "20 port calls"
    assert figure.bundles["bundle:1"]["of"].endswith("… and 5 more, in the tables")
    assert "drawn as one" in figure.left_out
    assert 'data-id="bundle:1"' in figure.drawn
