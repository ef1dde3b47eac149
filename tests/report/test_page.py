"""The page: one file, nothing from elsewhere, every text a text, everything also in tables."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest

from catchgraph.analyse.graph import Subgraph
from catchgraph.report.page import page
from tests.exchange.world import EDGES, ENTRIES, NODES, chain_picture, graph_picture, node, timeline_picture

_VOID = {"meta", "br", "input", "link", "img"}


class Reader(HTMLParser):
    """Elements with their attributes and texts; fails where tags do not close in order."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.elements, self.texts = [], [], {}

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open:
            self.texts.setdefault(self.open[-1], []).append(data)


def read(shown):
    reader = Reader()
    reader.feed(page(shown))
    reader.close()
    assert reader.open == []
    return reader


SHOWN = pytest.mark.parametrize(
    "shown", [graph_picture(), timeline_picture(), chain_picture()], ids=["graph", "timeline", "chain"]
)


@SHOWN
def test_every_tag_closes_and_nothing_comes_from_elsewhere(shown):
    reader = read(shown)
    for tag, attributes in reader.elements:
        assert tag not in ("link", "img", "iframe", "object", "embed", "form", "base", "use", "image", "foreignobject")
        assert not {"src", "srcset", "action", "style"} & set(attributes)
        assert not any(name.startswith("on") for name in attributes)
        assert attributes.get("href", "#").startswith("#")
    assert "http" not in re.sub(r"http-equiv", "", page(shown))


@SHOWN
def test_only_our_own_script_and_style_run(shown):
    reader = read(shown)
    policy = next(a["content"] for t, a in reader.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    scripts = [a for t, a in reader.elements if t == "script"]
    assert [a.get("type") for a in scripts] == ["application/json", None]
    for kind in ("script", "style"):
        digest = base64.b64encode(hashlib.sha256(reader.texts[kind][-1].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


@SHOWN
def test_user_text_stays_text(shown):
    reader = read(shown)
    names = [text for tag in ("h1", "td", "button", "text", "title", "dd") for text in reader.texts.get(tag, [])]
    assert any("</script>" in name for name in names), "as text"
    assert not any("\x1b" in name or "\u202e" in name for name in names)
    assert not any("alert" in text for text in [reader.texts["script"][-1], *reader.texts["style"]])
    data = json.loads(reader.texts["script"][0])
    assert "<" not in reader.texts["script"][0]
    assert "<script>alert(1)</script>" in data["vessel:widow"]["notes"]


@SHOWN
def test_the_tables_say_all_that_the_figures_say(shown):
    reader = read(shown)
    captions = " ".join(reader.texts["caption"])
    assert f"Entities, records and events ({len(NODES)})" in captions
    assert f"Relationships ({len(EDGES)})" in captions
    assert "Notes, pins and tags (3)" in captions
    assert (f"Timeline ({len(ENTRIES)})" in captions) == bool(shown.entries)
    figures = {a["class"] for t, a in reader.elements if t == "svg"}
    assert figures == {"zoom", "zoom map", "time", *(["chain fits"] if shown.custody else [])}
    assert all(a["role"] == "img" and a["aria-label"] for t, a in reader.elements if t == "svg")
    ids = {a.get("data-id") for t, a in reader.elements}
    assert {one.id for one in NODES} <= ids


def test_what_was_left_out_is_said():
    assert "+ 412 encounters more {x}" in read(graph_picture()).texts["li"]


def test_the_same_picture_is_the_same_page():
    assert page(graph_picture()) == page(graph_picture())


def test_without_positions_and_days_there_is_no_map_and_no_timeline():
    reader = read(graph_picture(part=Subgraph((node("vessel:a", "Vessel", "A", 0),), ()), marks={}, notes=()))
    assert [a["class"] for t, a in reader.elements if t == "svg"] == ["zoom"]


def test_a_very_large_graph_is_drawn_in_part_and_listed_whole():
    nodes = tuple(node(f"vessel:{number}", "Vessel", f"V {number}", number % 5) for number in range(900))
    reader = read(graph_picture(part=Subgraph(nodes, ()), marks={}))
    assert sum("node" in (a.get("class") or "").split() for t, a in reader.elements) == 600
    assert "300 nodes further away are in the tables only." in " ".join(reader.texts["figcaption"])
    assert "Entities, records and events (900)" in reader.texts["caption"]


def test_a_confidence_has_two_digits_and_the_timeline_its_title():
    from dataclasses import replace

    unsure = replace(ENTRIES[0], confidence=0.9736606803747168, kind="owner")
    reader = read(timeline_picture(entries=(unsure, *ENTRIES[1:])))
    assert "0.97" in reader.texts["td"]
    assert not any(text.startswith("0.97366") for text in reader.texts["td"])


def test_what_is_chosen_has_a_place_of_its_own_and_can_be_let_go():
    reader = read(graph_picture())
    assert any(t == "button" and a.get("data-pick") == "" for t, a in reader.elements)
