import pytest

from .samples import gap


def test_a_gap_has_both_ends_and_what_the_source_thinks_of_it(loaded, rows):
    report = loaded(gap())
    assert rows(
        """SELECT name, intentional, positions_before, reception_per_day, latitude, longitude, end_latitude,
        end_longitude, distance_km, duration_h, end_distance_from_shore_km FROM read.gap"""
    ) == [("AIS gap 2023-05-09, 412999201", "yes", 23, 68.6, -4.125, 71.5, -4.5, 71.9, 55.5, 6.25, 655.0)]
    assert report.flags == ()


def test_without_a_position_of_its_own_it_begins_where_it_was_last_received(loaded, rows):
    loaded(gap(position=..., gap__onPosition=None))
    assert rows("SELECT latitude, longitude, end_latitude FROM read.gap") == [(-4.1, 71.4, None)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [(False, "no"), ("true", "yes"), ("FALSE", "no"), (None, None), (..., None), ("perhaps", None), (1, None)],
)
def test_intentional_only_as_the_source_says(loaded, rows, said, expected):
    loaded(gap(gap__intentionalDisabling=said))
    assert rows("SELECT intentional FROM read.gap") == [(expected,)]


def test_a_gap_that_goes_on_is_a_gap(loaded, rows):
    loaded(gap(type="GAP_START", end=None, gap=...))
    assert rows('SELECT "end", duration_h, intentional FROM read.gap') == [(None, None, None)]
