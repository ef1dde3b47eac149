"""Pictures written by hand: what the tests of `exchange` and `report` look at.

SEA WIDOW met another vessel in the Pacific on both sides of the antimeridian; its name and its note are what markup,
shells and spreadsheets trip over; a private person owns it.
"""

import datetime as dt

from catchgraph.analyse.custody.custody import Custody
from catchgraph.analyse.custody.ends import End
from catchgraph.analyse.custody.links import Link
from catchgraph.analyse.custody.told import Line, Named
from catchgraph.analyse.details import Detail
from catchgraph.analyse.graph import GraphNode, Subgraph
from catchgraph.analyse.marks import Mark
from catchgraph.analyse.timeline_entry import TimelineEntry
from catchgraph.exchange.shown import Picture

NASTY = '=SEA "WIDOW" <b>&amp; \\N `x`; ]] %%{end}\x1b[31m\u202e-->\n</script>'
NOTE = 'says "no" & <i>more</i>\nline two </script><script>alert(1)</script>'
WHERE = ("events.csv, line 2 (record 1)",)


def day(text):
    return dt.datetime.fromisoformat(text) if text else None


def node(id_, label, name, depth=1, since=None, until=None, at=(None, None), **facts):
    return GraphNode(id_, label, name, depth, day(since), day(until), *at, facts, ("set@2025",), WHERE)


def edge(source, type_, target, role=None, confidence=1.0, as_written=None):
    id_ = f"{type_.lower()}:{source}-{target}"
    return Detail(type_, id_, source, target, role, as_written, confidence, "IMO number", None, None, target, WHERE)


def entry(date, kind, text, until=None, node_=None, other=None, at=(None, None), precision="day"):
    return TimelineEntry(day(date), day(until), precision, "day", kind, text, other, node_, *at, 1.0, WHERE)


NODES = (
    node("vessel:widow", "Vessel", NASTY, 0, imo="9074729", flags=["LKA", "SYC"]),
    node("encounter:1", "Encounter", "Encounter 1", since="2017-03-05T06:00", until="2017-03-05T12", at=(-5.0, 170.0)),
    node("encounter:2", "Encounter", "Encounter 2", since="2017-03-09T06:00", at=(-7.0, -170.0)),
    node("vessel:heron", "Vessel", "赤鷺", 2, listed="listed"),
    node("company:marsh", "Company", "Marsh & Sons", 1),
    node("finding:1", "Finding", "Apparent encounter", 2, typology="t.x", severity="high"),
)  # fmt: skip
EDGES = (
    edge("vessel:widow", "TOOK_PART_IN", "encounter:1", "fishing vessel", 0.7),
    edge("vessel:widow", "TOOK_PART_IN", "encounter:2", "fishing vessel"),
    edge("vessel:heron", "TOOK_PART_IN", "encounter:1", "carrier"),
    edge("company:marsh", "OWNS", "vessel:widow", "registered", as_written="=cmd|' /C'!A0"),
    edge("finding:1", "RESTS_ON", "encounter:1"),
)
MARKS = {
    "vessel:widow": [
        Mark("pin", "first", "ana", "2026-01-02T03:04:05+00:00", "vessel:widow"),
        Mark("tag", "reefer", "ana", "2026-01-02T03:04:05+00:00", "vessel:widow"),
        Mark("note", NOTE, "ana", "2026-01-02T03:04:05+00:00", "vessel:widow", "note:1"),
    ]
}
ENTRIES = (
    entry("1992-01-01", "name", "SEA WIDOW", precision="year"),
    entry("2017-03-05", "encounter", "with 赤鷺", node_="encounter:1", at=(-5.0, 170.0)),
    entry("2017-03-09", "encounter", "with 赤鷺", node_="encounter:2", at=(-7.0, -170.0)),
    entry("2018-01-01", "listing", NASTY, until=None, node_="finding:1"),
    entry(None, "flag", "formerly TWN", until="2025-06-30"),
)


def graph_picture(**changes):
    given = {"title": NASTY, "starts": ("vessel:widow",), "part": Subgraph(NODES, EDGES), "marks": MARKS,
             "notes": ("+ 412 encounters more {x}",)}  # fmt: skip
    return Picture(**{**given, **changes})


def timeline_picture(**changes):
    return graph_picture(**{"entries": ENTRIES, **changes})


def _line(number, label, kg, day_=None, who=()):
    return Line(f"goods:{number}", f"{label} {number}, line 1", NASTY, kg, day(day_), "Port", who, f"entry:{number}",
                "Entry", WHERE, {})  # fmt: skip


def _link(later, earlier, kg=None, certain=True, type_="MADE_FROM"):
    return Link(f"made_from:{later}-{earlier}", type_, f"goods:{later}", f"goods:{earlier}", "certificate cited", kg,
                None, certain, 1.0 if certain else 0.5, "entry:1", None, 1, "back")  # fmt: skip


def chain_picture(**more):
    """A chain: entry 1 was made from 2, of 800 kg, or from 3; 4 is 1 told again; 2 is of the sea, 3 breaks."""
    named = (Named("caught by", NASTY, "vessel:widow", "CAUGHT_BY"),)
    lines = [_line(1, "entry", 500.0), _line(2, "catch", 1_000.0, "2025-03-01", named), _line(3, "catch", None),
             _line(4, "bill", 500.0)]  # fmt: skip
    ends = {
        "goods:2": [End("goods:2", "sea", "caught by SEA WIDOW")],
        "goods:3": [End("goods:3", "broken at harvest", "no vessel is named", "ask for the logbook")],
    }
    links = (_link(1, 2, 800.0), _link(1, 3, certain=False), _link(4, 1, type_="SAME_GOODS"))
    custody = Custody(("goods:1",), {one.id: one for one in lines}, links, ends)
    part = Subgraph(NODES, EDGES)
    return Picture(**{"title": NASTY, "starts": ("goods:1",), "part": part, "custody": custody, "marks": MARKS, **more})
