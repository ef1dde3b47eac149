"""Graphviz: quoted so that no text is more than text; drawn where Graphviz is there."""

import re
import shutil
import subprocess

import pytest

from catchgraph.exchange.dot import dot

from .world import EDGES, NODES, graph_picture, timeline_picture

_STRING = re.compile(r'"(?:\\.|[^"\\])*"')


def test_every_node_and_edge_is_there_and_every_quote_is_closed():
    text = dot(graph_picture())
    bare = _STRING.sub('""', text)
    assert '"' not in bare.replace('""', "")
    assert bare.count("->") == len(EDGES)
    assert all(f'  "{one.id}" [' in text for one in NODES)
    assert text.startswith("// + 412 encounters more"), "what was left out is said"


def test_quotes_backslashes_entities_and_lines_are_escaped():
    label = next(line for line in dot(graph_picture()).splitlines() if line.startswith('  "vessel:widow" ['))
    assert 'label="=SEA \\"WIDOW\\" <b>&amp;amp; \\\\N `x`; ]] %%{end}[31m--> </script>\\nVessel\\n#reefer"' in label
    assert 'tooltip="first (ana, 2026-01-02)\\nsays \\"no\\" &amp; <i>more</i>\\nline two' in label


def test_what_was_inferred_is_dashed_and_the_start_is_thick():
    lines = dot(graph_picture()).splitlines()
    assert ["dashed" in line for line in lines if "TOOK_PART_IN" in line] == [True, False, False]
    assert [line.split('"')[1] for line in lines if "penwidth" in line] == ["vessel:widow"]


def test_a_timeline_is_a_chain_in_its_order():
    text = dot(timeline_picture())
    assert re.findall(r"(\w+) -> (\w+);", text) == [
        ("start", "e1"),
        ("e1", "e2"),
        ("e2", "e3"),
        ("e3", "e4"),
        ("e4", "e5"),
    ]
    assert 'label="1992\\nname: SEA WIDOW"' in text, "as precise as the source"
    assert "before 2025-06-30" in text


@pytest.mark.parametrize("shown", [graph_picture(), timeline_picture()], ids=["graph", "timeline"])
def test_graphviz_reads_it(shown):
    program = shutil.which("dot")
    if program is None:
        pytest.skip("no Graphviz here: `dot` draws what is tested above")
    done = subprocess.run(
        [program, "-Tplain"], input=dot(shown), capture_output=True, text=True, timeout=400, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
