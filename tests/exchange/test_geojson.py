"""GeoJSON: points, lines, properties; strict JSON."""

import json

import pytest

from catchgraph.analyse.graph import Subgraph
from catchgraph.exchange.geojson import geojson

from .world import NODES, graph_picture, timeline_picture


def read(shown):
    def refuse(text):
        raise AssertionError(f"{text} is no JSON")

    return json.loads(geojson(shown), parse_constant=refuse)


@pytest.mark.parametrize("shown", [graph_picture(), timeline_picture()], ids=["graph", "timeline"])
def test_events_are_points_and_a_line_joins_them_across_the_antimeridian(shown):
    found = read(shown)
    assert found["type"] == "FeatureCollection"
    points = [one for one in found["features"] if one["geometry"]["type"] == "Point"]
    assert [(one["id"], one["geometry"]["coordinates"]) for one in points] == [
        ("encounter:1", [170.0, -5.0]), ("encounter:2", [-170.0, -7.0]),
    ]  # fmt: skip
    assert points[0]["properties"]["since"] == "2017-03-05T06:00:00"
    assert points[0]["properties"]["where"] == "events.csv, line 2 (record 1)"
    (line,) = [one for one in found["features"] if one["geometry"]["type"] != "Point"]
    assert line["geometry"] == {
        "type": "MultiLineString",
        "coordinates": [[[170.0, -5.0], [180.0, -6.0]], [[-180.0, -6.0], [-170.0, -7.0]]],
    }
    assert (line["id"], line["properties"]["positions"]) == ("track:vessel:widow", 2)
    assert "not its route" in line["properties"]["note"]


def test_notes_on_what_has_no_position_are_kept_too():
    (about,) = read(timeline_picture())["about"]
    assert (about["id"], about["tags"], about["pinned"]) == ("vessel:widow", "reefer", "yes")
    assert 'says "no"' in about["notes"]


def test_nothing_with_a_position_is_an_empty_collection():
    found = read(graph_picture(part=Subgraph(NODES[:1], ())))
    assert (found["features"], found["notes"]) == ([], ["+ 412 encounters more {x}"])
