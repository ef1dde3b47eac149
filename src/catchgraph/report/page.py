"""One HTML file: graph, map and timeline, with tables that say the same. It needs no network and asks for none."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from catchgraph.exchange.attributes import of_node
from catchgraph.exchange.shown import Picture
from catchgraph.exchange.text import line
from catchgraph.report.chain_figure import chain_figure, facts
from catchgraph.report.graph_figure import graph_figure
from catchgraph.report.map_figure import map_figure
from catchgraph.report.markup import Markup, empty, joined, tag
from catchgraph.report.tables import answer_tables, chain_tables, edges_table, entries_table, nodes_table, notes_table
from catchgraph.report.time_figure import time_figure

_HERE = Path(__file__).parent
_LEAD = "Leads, each with the row it rests on: apparent, potential. They accuse nobody."
_MAP = (
    "Points are where a source saw a vessel; several at one place stand in a ring around it, with their number. Lines "
    "join them in the order of time and are no routes. Plain longitude and latitude; coarse coastlines (Natural Earth, "
    "public domain); no boundary is drawn or meant."
)
_GRAPH = "Choose a node, a point, a bar or a name in a table: it is marked everywhere. Dashed: inferred."
_TIME = "A bar that is pale and dashed has no known beginning or end. Point at a bar to read all of it."


def page(shown: Picture) -> str:
    """The page of a picture. User text is escaped; scripts and styles other than ours do not run (CSP)."""
    graph = graph_figure(shown)
    chain = [_figure("Chain", *chain_figure(shown.custody))] if shown.custody and shown.custody.lines else []
    figures = [
        *chain,
        _figure("Graph", graph.drawn, " ".join(filter(None, (_GRAPH, graph.left_out))), zoom=True),
        _figure("Map", map_figure(shown), _MAP, zoom=True),
        _figure("Time", time_figure(shown), _TIME),
    ]
    if shown.entries:
        graphed, mapped, timed = figures[-3:]
        figures = [*chain, timed, mapped, graphed]
    tables = [
        *((entries_table(shown), *answer_tables(shown), *chain_tables(shown)) if shown.tables else
          (*chain_tables(shown), entries_table(shown))),
        notes_table(shown), nodes_table(shown), edges_table(shown),
    ]  # fmt: skip
    body = tag(
        "body",
        tag("a", "To the tables", href="#tables", class_="skip"),
        _header(shown),
        tag("main", tag("div", joined(part for part in figures if part), _tables(tables)), _details()),
        Markup(f'<script type="application/json" id="data">{_data(shown, graph.bundles)}</script>'),
        Markup(f"<script>{_text('page.js')}</script>"),
    )
    return f'<!doctype html>\n<html lang="en">\n{_head(shown)}\n{body}\n</html>\n'


def _head(shown: Picture) -> Markup:
    policy = (
        f"default-src 'none'; style-src {_hash(_text('page.css'))}; script-src {_hash(_text('page.js'))}; "
        "base-uri 'none'; form-action 'none'"
    )
    return tag(
        "head",
        empty("meta", charset="utf-8"),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        empty("meta", name="viewport", content="width=device-width, initial-scale=1"),
        empty("meta", name="referrer", content="no-referrer"),
        empty("meta", name="generator", content="catchgraph"),
        tag("title", line(shown.title)),
        Markup(f"<style>{_text('page.css')}</style>"),
    )


def _header(shown: Picture) -> Markup:
    counts = f"{len(shown.part.nodes):,} nodes, {len(shown.part.edges):,} relationships"
    counts += f", {len(shown.entries):,} dated entries" if shown.entries else ""
    notes = tag("ul", joined(tag("li", line(note)) for note in shown.notes), class_="left-out") if shown.notes else ""
    return tag("header", tag("h1", line(shown.title), dir="auto"), tag("p", _LEAD), tag("p", counts), notes)


def _figure(title: str, drawn: Markup | None, caption: str, *, zoom: bool = False) -> Markup | None:
    if drawn is None:
        return None
    buttons = (
        tag("button", text, type="button", data_zoom=how, aria_label=f"{title}: {words}")
        for text, how, words in (("+", "in", "closer"), ("−", "out", "further away"), ("⟲", "all", "show all"))
    )
    bar = tag("div", joined(buttons), class_="bar-of-buttons") if zoom else ""
    return tag("section", tag("h2", title), tag("figure", bar, drawn, tag("figcaption", caption)), class_=title.lower())


def _details() -> Markup:
    hint = tag("p", "Nothing is chosen.")
    close = tag("button", "×", type="button", data_pick="", aria_label="Choose nothing")
    return tag(
        "aside", tag("h2", "Chosen ", close), tag("div", hint, id="details", aria_live="polite"), class_="details"
    )


def _tables(tables: list[Markup | None]) -> Markup:
    return tag("section", tag("h2", "Tables"), joined(table for table in tables if table), id="tables")


def _data(shown: Picture, bundles: Mapping[str, Mapping[str, str]]) -> str:
    """Attributes by id for the panel. `<` never stands in it, so that no text can end the element."""
    given = {one.id: of_node(shown, one) for one in shown.part.nodes}
    chain = facts(shown.custody) if shown.custody else {}
    text = json.dumps({**given, **bundles, **chain}, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _text(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
