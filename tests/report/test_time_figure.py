"""Lanes over the years: what has no known end goes on, what has no day is not drawn."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from catchgraph.analyse.graph import Subgraph
from catchgraph.report.time_figure import Axis, bars_of, time_figure
from tests.exchange.world import entry, graph_picture, node, timeline_picture


def test_the_bars_of_a_timeline():
    shown = timeline_picture(
        entries=(
            entry("2014-01-01", "listing", "NEAFC", until="2018-12-31", node_="listing:1"),
            entry("2016-01-01", "listing", "IOTC", node_="listing:2"),
            entry("2017-03-05", "encounter", "with X", node_="encounter:1"),
            entry(None, "flag", "formerly TWN", until="2025-06-30"),
        )
    )
    assert [(bar.lane, bar.since.year, bar.until.year, bar.open_) for bar in bars_of(shown)] == [
        ("listing", 2014, 2018, False), ("listing", 2016, 2016, True), ("encounter", 2017, 2017, False),
        ("flag", 2025, 2025, False),
    ]  # fmt: skip
    assert [bar.begun for bar in bars_of(shown)] == [False, False, False, True]
    drawn = time_figure(shown)
    assert 'aria-label="4 dated facts and events from 2014 to 2025' in drawn
    assert drawn.count('class="bar k-Listing') == 2
    assert drawn.count(" open") == 2, "without a known end, or beginning"
    # Words at what is a fact; a tooltip at everything.
    assert re.findall(r"<text[^>]*class=\"(?:in|by)\"[^>]*>([^<]*)", drawn) == ["formerly TWN", "NEAFC", "IOTC"]
    assert drawn.count("<title>") == 4


def test_before_a_year_ends_where_that_year_begins():
    """1992 as a last day is 1992-12-31; AFTER began in 1992."""
    shown = timeline_picture(
        entries=(
            replace(entry(None, "name", "FIRST (History)", until="1992-12-31"), until_precision="year"),
            entry("1992-01-01", "name", "AFTER (History)", until="2006-02-09", precision="year"),
        )
    )
    before, after = bars_of(shown)
    assert (before.begun, before.until, before.words) == (True, dt.datetime(1992, 1, 1), "FIRST")
    axis = re.search(r'<rect x="150" y="3" width="([\d.]+)"', time_figure(shown))
    start = re.search(r'<rect x="([\d.]+)" y="[\d.]+" width="[\d.]+"[^>]*></rect><text[^>]*>AFTER', time_figure(shown))
    assert 150 + float(axis[1]) == pytest.approx(float(start[1]), abs=0.2)
    assert after.since == dt.datetime(1992, 1, 1)


def test_the_bars_of_a_graph_are_its_dated_nodes():
    nodes = (
        node("vessel:a", "Vessel", "A", 0),
        node("registration:1", "Registration", "A", since="2020-01-01"),
        node("encounter:1", "Encounter", "E", since="2017-01-01", until="2017-01-02"),
    )
    assert [(bar.lane, bar.id, bar.open_) for bar in bars_of(graph_picture(part=Subgraph(nodes, ())))] == [
        ("Encounter", "encounter:1", False), ("Registration", "registration:1", True),
    ]  # fmt: skip


def test_nothing_dated_is_no_figure():
    assert time_figure(graph_picture(part=Subgraph((node("vessel:a", "Vessel", "A", 0),), ()))) is None


@pytest.mark.parametrize(
    ("first", "last", "texts"),
    [
        ("2024-01-15", "2024-04-02", ["2024-02", "2024-03", "2024-04"]),
        ("2015-01-01", "2018-12-31", ["2015", "2016", "2017", "2018"]),
        ("1950-06-01", "2025-06-01", ["1960", "1970", "1980", "1990", "2000", "2010", "2020"]),
        ("2024-05-02", "2024-05-03", ["2024-05-02"]),
        ("2024-05-02", "2024-05-02", ["2024-05-02"]),
    ],
)
def test_ticks_are_round_and_few(first, last, texts):
    axis = Axis(dt.datetime.fromisoformat(first), dt.datetime.fromisoformat(last))
    assert [text for _, text in axis.ticks()] == texts
    assert axis.x(axis.first) == 150
    assert all(150 <= axis.x(day) <= 990 for day, _ in axis.ticks())


def test_the_first_and_the_last_year_of_the_calendar():
    axis = Axis(dt.datetime.min, dt.datetime.max)
    assert 0 < len(axis.ticks()) <= 13
