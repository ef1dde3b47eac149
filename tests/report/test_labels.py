"""Words in a graph lie on no node and on no other words, and are inside the drawing."""

import re

from catchgraph.analyse.graph import Subgraph
from catchgraph.report.graph_figure import graph_figure
from catchgraph.report.labels import LETTER, SMALL, Taken, along_edges, beside_nodes
from tests.exchange.world import graph_picture, node


def test_words_stand_right_of_a_node_or_where_there_is_room():
    places = {"a": (0.0, 0.0), "b": (40.0, 0.0)}
    words = beside_nodes(places, {"a": ("NAME OF A", "Vessel"), "b": ("NAME OF B", "Vessel")}, Taken())
    assert words["b"].anchor == "start"
    assert words["a"].anchor == "end", "right of it stands the other node"


def test_words_of_an_edge_give_way_to_those_of_nodes():
    taken = Taken()
    beside_nodes({"a": (0.0, 0.0), "b": (200.0, 0.0)}, {"a": ("A NAME OF TWENTY CHR", ""), "b": ("B", "")}, taken)
    [words] = along_edges([((0.0, 0.0), (200.0, 0.0))], ["OWNS"], taken)
    wide = len("OWNS") * SMALL / 2
    assert words is None or words.x - wide >= 13 + 20 * LETTER
    [none] = along_edges([((0.0, 0.0), (20.0, 0.0))], ["TOOK_PART_IN (carrier)"], taken)
    assert none is None, "no room: what is pointed at says it"


def test_the_rightmost_words_are_inside_the_drawing():
    nodes = tuple(
        node(f"vessel:{number}", "Vessel", "NAME OF TWENTY-SIX LETTERS", min(number, 1)) for number in range(9)
    )
    drawn = graph_figure(graph_picture(part=Subgraph(nodes, ()), marks={})).drawn
    left, _, wide, _ = map(float, re.search(r'viewBox="([^"]*)"', drawn)[1].split())
    for x, anchor, text in re.findall(
        r'<text x="(-?[\d.]+)" y="[^"]*" class="name"(?: text-anchor="(\w+)")?>([^<]*)', drawn
    ):
        share = {"": (0, 1), "end": (1, 0), "middle": (0.5, 0.5)}[anchor]
        assert float(x) - share[0] * len(text) * LETTER >= left
        assert float(x) + share[1] * len(text) * LETTER <= left + wide
