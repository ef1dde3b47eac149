"""Positions, their order in time, and lines across the antimeridian (RFC 7946 §3.1.9)."""

import datetime as dt
import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.analyse.graph import Subgraph
from catchgraph.exchange.tracks import Spot, split, spots_of, tracks_of, wrapped

from .world import edge, graph_picture, node, timeline_picture


def spot(longitude, latitude, day=1):
    return Spot(f"event:{day}", longitude, latitude, dt.datetime(2017, 1, day))


def test_a_line_that_stays_on_one_side_is_one_line():
    assert split([spot(10, 0), spot(20, 5), spot(-20, 5)]) == [[(10, 0), (20, 5), (-20, 5)]]


@pytest.mark.parametrize(
    ("from_", "to", "parts"),
    [
        # Half way of 20 degrees, so half way in latitude.
        ((170, 0), (-170, 10), [[(170, 0), (180, 5)], [(-180, 5), (-170, 10)]]),
        ((-170, 10), (170, 0), [[(-170, 10), (-180, 5)], [(180, 5), (170, 0)]]),
        # A quarter of the way.
        ((175, 0), (-165, 8), [[(175, 0), (180, 2)], [(-180, 2), (-165, 8)]]),
        # Both names of one meridian: no line between them.
        ((180, 1), (-180, 1), []),
    ],
)
def test_a_line_across_the_antimeridian_is_cut_there(from_, to, parts):
    assert split([spot(*from_), spot(*to)]) == parts


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=2, max_size=8))
def test_no_part_of_a_line_goes_the_long_way_or_leaves_the_map(points):
    for part in split([spot(x, y) for x, y in points]):
        assert all(-180 <= x <= 180 and -90.0001 <= y <= 90.0001 for x, y in part)
        assert all(abs(other[0] - one[0]) <= 180 for one, other in pairwise(part))


@pytest.mark.parametrize(
    ("given_", "same"), [(190, -170), (-190, 170), (180, 180), (-180, -180), (540, -180), (12.5, 12.5)]
)
def test_longitudes_are_wrapped(given_, same):
    assert wrapped(given_) == same


def test_positions_that_cannot_be_are_left_out():
    nodes = tuple(
        node(f"encounter:{number}", "Encounter", "E", since="2017-01-01", at=at)
        for number, at in enumerate([(95.0, 0.0), (math.nan, 0.0), (0.0, math.inf), (None, 5.0), (5.0, 365.0)])
    )
    found = spots_of(graph_picture(part=Subgraph(nodes, ())))
    assert [(one.id, one.longitude) for one in found] == [("encounter:4", 5.0)]


def test_a_vessel_s_track_is_in_the_order_of_time():
    nodes = (
        node("vessel:a", "Vessel", "A"),
        node("encounter:3", "Encounter", "E", since="2017-01-03", at=(3.0, 3.0)),
        node("encounter:1", "Encounter", "E", since="2017-01-01", at=(1.0, 1.0)),
        node("encounter:2", "Encounter", "E", since="2017-01-02", at=(2.0, 2.0)),
        node("port:1", "Port", "P", at=(9.0, 9.0)),
    )
    edges = tuple(edge("vessel:a", "TOOK_PART_IN", f"encounter:{number}") for number in (3, 2, 1, 2))
    tracks = tracks_of(graph_picture(part=Subgraph(nodes, edges)))
    assert {vessel: [one.id for one in track] for vessel, track in tracks.items()} == {
        "vessel:a": ["encounter:1", "encounter:2", "encounter:3"]
    }


def test_a_timeline_has_the_track_of_its_entity():
    assert [one.id for one in tracks_of(timeline_picture())["vessel:widow"]] == ["encounter:1", "encounter:2"]
