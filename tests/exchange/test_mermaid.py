"""Mermaid: every character that could end a text is a code."""

import re

from catchgraph.exchange.mermaid import mermaid, too_large

from .world import graph_picture, timeline_picture

_LABEL = re.compile(r'^  n\d+\["([^"]*)"\]:::[A-Z]\w+$')
_EDGE = re.compile(r'^  n\d+ (-->|-\.->)\|"([^"]*)"\| n\d+$')


def decoded(text):
    return re.sub(r"#(\d+);", lambda match: chr(int(match[1])), text)


def test_a_flowchart_holds_only_what_its_grammar_allows():
    head, *lines = mermaid(graph_picture()).splitlines()
    assert head == "flowchart LR"
    labels = [match[1] for line in lines if (match := _LABEL.match(line))]
    edges = [match for line in lines if (match := _EDGE.match(line))]
    rest = [line for line in lines if not _LABEL.match(line) and not _EDGE.match(line)]
    assert (len(labels), len(edges)) == (6, 5)
    assert all(line.startswith(("  classDef ", "%% ")) for line in rest)
    assert edges[0][1] == "-.->", "inferred"
    name, kind, tags, pin, note = labels[0].split("<br/>")
    assert decoded(name) == '=SEA "WIDOW" <b>&amp; \\N `x`; ]] %%{end}[31m--> </script>'
    assert (kind, decoded(tags), pin) == ("Vessel", "#reefer", "first (ana, 2026-01-02)")
    assert "<" not in labels[0].replace("<br/>", "")
    assert decoded(note).startswith('says "no" & <i>more</i> line two')


def test_a_comment_is_no_directive():
    assert "%% + 412 encounters more (x)" in mermaid(graph_picture()).splitlines()


def test_a_timeline_has_a_section_a_year_and_the_notes():
    lines = mermaid(timeline_picture()).splitlines()
    assert lines[0] == "timeline"
    sections = [line.strip() for line in lines if line.startswith("  section")]
    assert sections == ["section notes", "section 1992", "section 2017", "section 2018", "section 2025"]
    assert "    1992 : name#58; SEA WIDOW" in lines
    assert all(line.count(" : ") >= 1 for line in lines if line.startswith("    "))
    assert any("#35;reefer : first" in line for line in lines)


def test_what_mermaid_refuses_is_known():
    assert not too_large(graph_picture(), "x")
    assert too_large(graph_picture(), "x" * 50_001)
