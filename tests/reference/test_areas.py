import gzip
import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catchgraph.reference.areas import areas, areas_at, far_inland, inland
from catchgraph.reference.tables import read_table


def at(latitude: float, longitude: float) -> set[str]:
    return set(areas_at([latitude], [longitude])[0])


# Positions worked out from the texts of the conventions, none within a degree of a line.
@pytest.mark.parametrize(
    ("latitude", "longitude", "bodies"),
    [
        (0, -170, {"SPRFMO", "WCPFC"}),
        (-2, -140, {"IATTC", "SPRFMO"}),
        (-20, -140, {"IATTC", "SPRFMO", "WCPFC"}),
        (-20, -120, {"IATTC", "SPRFMO"}),
        (-52, -140, {"SPRFMO", "WCPFC"}),
        (35, 170, {"NPFC", "WCPFC"}),
        (35, -140, {"IATTC", "NPFC"}),
        (10, -30, {"ICCAT"}),
        (50, -48, {"ICCAT", "NAFO"}),
        (55, -30, {"ICCAT", "NEAFC"}),
        (36, 18, {"GFCM", "ICCAT"}),
        (43, 34, {"GFCM", "ICCAT"}),
        (57, 19, {"ICCAT"}),
        (-30, 0, {"ICCAT", "SEAFO"}),
        (-40, 25, {"IOTC", "SEAFO"}),
        (-35, 90, {"IOTC", "SIOFA"}),
        (10, 90, {"IOTC"}),
        (5, 110, {"WCPFC"}),
        (-10, 120, {"IOTC"}),
        (-5, 125, {"WCPFC"}),
        (-52, 145, {"IOTC", "WCPFC", "SPRFMO"}),
        (-70, -170, {"CCAMLR"}),
        (-47, 50, {"CCAMLR"}),
        (-52, -40, {"CCAMLR", "ICCAT"}),
        (80, 10, {"NEAFC"}),
        (80, 170, set()),
        (58, 178, set()),
    ],
)
def test_positions_have_the_bodies_of_the_texts(latitude: float, longitude: float, bodies: set[str]) -> None:
    assert at(latitude, longitude) == bodies


@pytest.mark.parametrize("latitude", [-70.0, -45.0, -20.0, 0.0, 5.0, 40.0])
def test_both_sides_of_the_date_line_are_one_place(latitude: float) -> None:
    east, west, line, other = areas_at([latitude] * 4, [179.999, -179.999, 180.0, -180.0])
    assert east == west == line == other != ()


def test_poles_have_one_answer_for_every_longitude() -> None:
    south = areas_at([-90.0] * 5, [-180.0, -60.0, 0.0, 100.0, 180.0])
    assert set(south) == {("CCAMLR",)}
    assert at(90, 0) == {"NEAFC"}
    assert at(90, 170) == set()


def test_what_is_no_position_has_no_area() -> None:
    numbers = [math.nan, math.inf, -math.inf, 91.0, -90.01]
    assert areas_at(numbers, [0.0] * 5) == [()] * 5
    assert areas_at([0.0] * 5, [math.nan, math.inf, -math.inf, 180.01, 1e300]) == [()] * 5
    assert areas_at([None, 0.0], [0.0, None]) == [(), ()]
    assert areas_at([], []) == []


def test_lists_of_unequal_length_are_refused() -> None:
    with pytest.raises(ValueError, match="2 latitudes and 1 longitudes"):
        areas_at([1.0, 2.0], [1.0])


def test_a_position_ashore_has_the_areas_of_the_sea_beside_it() -> None:
    assert at(52.0, -1.0) == {"ICCAT", "NEAFC"}  # Northamptonshire


@settings(max_examples=50)
@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_position_has_sorted_bodies_of_the_table(latitude: float, longitude: float) -> None:
    [found] = areas_at([latitude], [longitude])
    assert list(found) == sorted(set(found))
    assert set(found) <= {row["id"] for row in read_table("rfmos")}


@settings(max_examples=25)
@given(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), max_size=6))
def test_positions_do_not_depend_on_each_other(places: list[tuple[float, float]]) -> None:
    together = areas_at([north for north, _ in places], [east for _, east in places])
    assert together == [areas_at([north], [east])[0] for north, east in places]


def test_areas_name_their_article_and_lie_on_the_earth() -> None:
    assert [area.id for area in areas()] == sorted({area.id for area in areas()})
    for area in areas():
        assert "Art." in area.source
        assert area.drawn
        assert len(area.outline) >= 3
        longitudes = [longitude for longitude, _ in area.outline]
        assert max(longitudes) - min(longitudes) <= 360
        assert all(-90 <= latitude <= 90 and -180 <= longitude <= 360 for longitude, latitude in area.outline)
    assert {area.id for area in areas() if area.high_seas} == {"NPFC", "SEAFO", "SIOFA", "SPRFMO"}


def within(shape: dict, north: np.ndarray, east: np.ndarray) -> np.ndarray:
    """Even-odd rule over all rings of a GeoJSON geometry."""
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    odd = np.zeros(north.shape, dtype=bool)
    for ring in (np.array(ring) for polygon in polygons for ring in polygon):
        (x1, y1), (x2, y2) = ring[:-1].T, ring[1:].T
        for a, b, c, d in zip(x1, y1, x2, y2, strict=True):
            if b != d:
                odd ^= ((b > north) != (d > north)) & (east < (c - a) * (north - b) / (d - b) + a)
    return odd


@pytest.fixture(scope="module")
def sea(shared_data: Path) -> tuple[np.ndarray, np.ndarray, dict[str, np.ndarray]]:
    """A grid of 3° over the sea, and FAO's own areas on it by code."""
    north, east = (grid.ravel() for grid in np.meshgrid(np.arange(-88.3, 90, 3), np.arange(-178.7, 180, 3)))
    shapes = json.loads((shared_data / "reference/fao_major_areas_simplified.geojson").read_text("utf-8"))
    found = {shape["properties"]["F_CODE"]: within(shape["geometry"], north, east) for shape in shapes["features"]}
    wet = np.any(list(found.values()), axis=0)
    return north[wet], east[wet], {code: inside[wet] for code, inside in found.items()}


def shares(mine: np.ndarray, theirs: np.ndarray) -> tuple[float, float]:
    """Cells that agree among all, and cells in both among those in either."""
    return float((mine == theirs).mean()), float((mine & theirs).sum() / (mine | theirs).sum())


# Bern, Novosibirsk, Riyadh, Nagpur, Bangui, Winnipeg, Brasília and Alice Springs; the Gulf of Guinea, the Caspian Sea,
# Trieste, Lake Maracaibo and what is no position.
@pytest.mark.parametrize(
    ("latitude", "longitude", "expected"),
    [
        *((46.9, 7.4, True), (55.0, 82.9, True), (24.7, 46.7, True), (21.1, 79.1, True), (4.4, 18.6, True)),
        *((49.9, -97.1, True), (-15.8, -47.9, True), (-23.7, 133.9, True)),
        *((0.0, 0.0, False), (42.0, 51.0, False), (45.65, 13.77, False), (10.0, -71.5, False)),
        *((math.nan, 8.2, False), (46.8, math.inf, False)),
    ],
)
def test_the_interior_of_a_continent_is_far_inland(latitude: float, longitude: float, expected: bool) -> None:
    assert far_inland([latitude], [longitude]).tolist() == [expected]


def test_no_sea_is_far_inland(sea) -> None:
    north, east, _ = sea
    assert not far_inland(north, east).any()


def test_outlines_of_the_interior_lie_on_the_earth() -> None:
    assert len(inland()) == 8
    assert all(abs(east) <= 180 and abs(north) <= 90 for outline in inland().values() for east, north in outline)


def test_outlines_agree_with_published_shapes(sea, shared_data: Path) -> None:
    north, east, _ = sea
    shapes = json.loads((shared_data / "reference/rfmo_areas_simplified.geojson").read_text("utf-8"))["features"]
    found = areas_at(north, east)
    for body in ("IATTC", "ICCAT", "IOTC", "WCPFC"):
        parts = [s["geometry"] for s in shapes if body in (s["properties"].get("rfb"), s["properties"].get("RFB"))]
        theirs = np.any([within(part, north, east) for part in parts], axis=0)
        agree, overlap = shares(np.array([body in bodies for bodies in found]), theirs)
        assert agree >= 0.995, (body, agree)
        assert overlap >= 0.98, (body, overlap)


@pytest.mark.parametrize(
    ("body", "codes"), [("NAFO", ["21"]), ("GFCM", ["37"]), ("CCAMLR", ["48", "58", "88"]), ("IOTC", ["51", "57"])]
)
def test_outlines_agree_with_the_areas_of_the_fao_that_the_texts_follow(sea, body: str, codes: list[str]) -> None:
    north, east, fao = sea
    mine = np.array([body in bodies for bodies in areas_at(north, east)])
    agree, overlap = shares(mine, np.any([fao[code] for code in codes], axis=0))
    assert agree >= 0.99
    assert overlap >= 0.97


@pytest.mark.parametrize("name", ["encounters_2024", "loitering_2024"])
def test_events_have_the_bodies_that_their_source_names(shared_data: Path, name: str) -> None:
    with gzip.open(shared_data / f"events/gfw-{name}.json.gz") as file:
        events = json.load(file)
    places = [event["position"] for event in events]
    found = areas_at([place["lat"] for place in places], [place["lon"] for place in places])
    for body in ("WCPFC", "IOTC"):
        same = [(body in mine) == (body in event["regions"]["rfmo"]) for mine, event in zip(found, events, strict=True)]
        assert sum(same) / len(same) >= 0.995, body
