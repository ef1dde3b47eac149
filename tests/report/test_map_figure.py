"""The frame of a map: around every position, across the antimeridian where that is the shorter way."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.exchange.tracks import Spot, wrapped
from catchgraph.report.coast import coast
from catchgraph.report.map_figure import frame_of


def spots(*places):
    return [Spot(f"event:{number}", x, y, None) for number, (x, y) in enumerate(places)]


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=1, max_size=12))
def test_every_position_is_in_the_frame(places):
    frame = frame_of(spots(*places))
    for longitude, latitude in places:
        assert -0.2 <= frame.x(wrapped(longitude - frame.centre)) <= 1000.2
        assert -0.2 <= frame.y(latitude) <= frame.high + 0.2


def test_a_fleet_on_both_sides_of_the_antimeridian_is_not_drawn_around_the_world():
    frame = frame_of(spots((175, 0), (-175, 0), (179, 5)))
    assert abs(wrapped(frame.centre - 180)) <= 5
    assert frame.east - frame.west < 100


def test_a_single_position_has_something_around_it():
    frame = frame_of(spots((71.5, -4.0)))
    assert frame.east - frame.west >= 60
    assert frame.x(wrapped(71.5 - frame.centre)) == pytest.approx(500, abs=1)


def test_coasts_are_on_earth_and_not_along_the_antimeridian():
    lines = coast()
    assert sum(map(len, lines)) > 4000
    for line in lines:
        assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in line)
        assert not any(abs(x1) == 180 and abs(x2) == 180 for (x1, _), (x2, _) in pairwise(line))
    # The Cape of Good Hope (18.5 E, 34.4 S) is on a coast.
    assert min(abs(x - 18.5) + abs(y + 34.4) for line in lines for x, y in line) < 1.5


def test_several_at_one_place_are_as_many_points_with_their_number():
    import re

    from catchgraph.analyse.graph import Subgraph
    from catchgraph.report.map_figure import map_figure
    from tests.exchange.world import graph_picture, node

    def drawn(count):
        nodes = [node(f"encounter:{n}", "Encounter", f"E{n}", since="2020-01-01", at=(5.0, 70.0)) for n in range(count)]
        return map_figure(
            graph_picture(part=Subgraph((*nodes, node("encounter:x", "Encounter", "X", at=(-20.0, 90.0))), ()))
        )

    five = drawn(5)
    points = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', five)
    assert len(points) == len(set(points)) == 6
    assert re.findall(r'class="count">([\d,]+)', five) == ["5"]
    # Too many for a ring lie on each other, and are counted.
    assert re.findall(r'class="count">([\d,]+)', drawn(40)) == ["40"]
