"""What follows from what vessels declare. Codes of ports by UN/LOCODE, of areas by FAO."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catchgraph.read.clean import voyages

MOMENTS = st.datetimes(min_value=dt.datetime(1990, 1, 1), max_value=dt.datetime(2100, 1, 1))


@pytest.mark.parametrize(
    ("written", "country", "code", "name", "land"),
    [
        ("FJSUV", None, "FJSUV", "Suva", "FJI"),
        ("Suva, Fiji", None, "FJSUV", "Suva", "FJI"),
        ("ES VGO", "ESP", "ESVGO", "Vigo", "ESP"),
        ("Nowhere at all", "FJI", None, "Nowhere at all", "FJI"),
        ("Nowhere at all", None, None, "Nowhere at all", None),
        (None, "FJI", None, None, "FJI"),
    ],
)
def test_a_port_is_known_by_its_code_however_it_is_written(written, country, code, name, land):
    assert voyages.port(written, country) == (code, land)
    id_, called, flag = voyages.place(written, country)
    assert (called, flag) == (name, land)
    # A name without code and country is no place: two ports may have it.
    assert (id_ is None) == (written is None or land is None)


def test_one_port_has_one_id_and_two_of_one_name_have_two():
    ids = {voyages.place(*each)[0] for each in (("FJSUV", None), ("Suva, Fiji", None), ("SUVA", "FJI"))}
    assert len(ids) == 1
    assert voyages.place("Nowhere", "FJI")[0] != voyages.place("Nowhere", "VUT")[0]
    assert voyages.place("Nowhere", "FJI")[0] == voyages.place("NOWHERE", "FJI")[0]


@pytest.mark.parametrize(
    ("port", "latitude", "areas", "kind"),
    [
        ("FJSUV", None, None, "in port"),
        ("FJSUV", -18.1, ("77",), "in port"),
        (None, 0.0, None, "at sea"),
        (None, None, ("77",), "at sea"),
        (None, None, None, None),
        (None, None, (), None),
    ],
)
def test_a_transshipment_is_in_port_where_a_port_is_named(port, latitude, areas, kind):
    assert voyages.kind(port, latitude, areas) == (kind,)


def test_areas_lie_in_major_areas_and_rectangles_say_nothing():
    assert voyages.major_areas(("27.9.b.2", "NEAFC_RA", "21D5", "27.8", "77")) == (("27", "77"),)
    assert voyages.major_areas(("21D5",)) == (None,)
    assert voyages.major_areas(None) == (None,)


@settings(max_examples=50)
@given(MOMENTS, MOMENTS)
def test_hours_are_positive_or_unknown_and_a_day_is_a_midnight(start, end):
    [hours] = voyages.hours(start, end)
    assert (hours is None) == (end <= start)
    assert hours is None or start + dt.timedelta(hours=hours) - end < dt.timedelta(milliseconds=1)
    [day] = voyages.day(start)
    assert day <= start < day + dt.timedelta(days=1)
    assert (day.hour, day.minute, day.second, day.microsecond) == (0, 0, 0, 0)
    assert voyages.hours(None, end) == voyages.hours(start, None) == (None,)
