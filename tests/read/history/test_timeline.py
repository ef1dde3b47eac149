from hypothesis import given
from hypothesis import strategies as st

from catchgraph.model.dates import PartialDate
from catchgraph.normalise.dates import parse_date
from catchgraph.read.history.timeline import DatedValue, Segment, segments


def dated(since, until, value):
    return DatedValue(parse_date(since, "ymd"), parse_date(until, "ymd"), value)


def shown(found):
    return [(str(each.since or ""), str(each.until or ""), dict(each.values)) for each in found]


def test_a_change_of_any_kind_cuts():
    names = [dated("", "1992", "A"), dated("1992", "2006-02-09", "B"), dated("2006-02-09", "", "C")]
    flags = [dated("", "2002-09", "JPN"), dated("2002-09", "2024-06", "BLZ")]
    assert shown(segments({"name": names, "flag": flags})) == [
        ("", "1992", {"name": ("A",), "flag": ("JPN",)}),
        ("1992", "2002-09", {"name": ("B",), "flag": ("JPN",)}),
        ("2002-09", "2006-02-09", {"name": ("B",), "flag": ("BLZ",)}),
        ("2006-02-09", "2024-06", {"name": ("C",), "flag": ("BLZ",)}),
        ("2024-06", "", {"name": ("C",)}),
    ]


def test_gaps_in_which_nothing_is_said_are_no_segments():
    names = [dated("2001", "2002", "A"), dated("2005", "2006", "B")]
    assert shown(segments({"name": names})) == [("2001", "2002", {"name": ("A",)}), ("2005", "2006", {"name": ("B",)})]


def test_values_that_overlap_stand_together_the_newest_first():
    owners = [dated("2022-09-05", "", "First Ltd"), dated("2024-08-09", "", "Second Ltd")]
    assert shown(segments({"owner": owners})) == [
        ("2022-09-05", "2024-08-09", {"owner": ("First Ltd",)}),
        ("2024-08-09", "", {"owner": ("Second Ltd", "First Ltd")}),
    ]


def test_a_value_without_dates_is_always_valid():
    found = segments({"name": [dated("", "", "A")], "flag": [dated("", "2001", "PAN"), dated("2001", "", "BLZ")]})
    assert shown(found) == [
        ("", "2001", {"name": ("A",), "flag": ("PAN",)}),
        ("2001", "", {"name": ("A",), "flag": ("BLZ",)}),
    ]


def test_a_value_of_one_month_has_a_segment_of_its_own():
    names = [dated("", "2014-11", "A"), dated("2014-11", "2014-11", "B"), dated("2014-11", "", "C")]
    assert shown(segments({"name": names})) == [
        ("", "2014-11", {"name": ("A",)}),
        ("2014-11", "2014-11", {"name": ("B",)}),
        ("2014-11", "", {"name": ("C",)}),
    ]


def test_one_day_written_twice_is_one_cut_as_imprecise_as_the_least_precise():
    found = segments({"name": [dated("", "1992", "A")], "flag": [dated("1992-01-01", "", "PAN")]})
    assert shown(found) == [("", "1992", {"name": ("A",)}), ("1992", "", {"flag": ("PAN",)})]


def test_what_goes_on_unchanged_is_one_segment():
    names = [dated("2001", "2003", "A"), dated("2003", "2005", "A")]
    assert shown(segments({"name": names})) == [("2001", "2005", {"name": ("A",)})]


def test_nothing_said_is_no_segment():
    assert segments({"name": [], "flag": []}) == []


DAY = st.none() | st.integers(2000, 2009).map(PartialDate.year)


@st.composite
def series(draw):
    found = []
    for value in draw(st.lists(st.sampled_from("ABC"), max_size=6)):
        since, until = draw(DAY), draw(DAY)
        if since and until and until < since:
            since, until = until, since
        found.append(DatedValue(since, until, value))
    return found


@given(series(), series())
def test_every_value_is_in_a_segment_and_no_segment_says_more(names, flags):
    found = segments({"name": names, "flag": flags})
    assert {v for each in found for v in each.values.get("name", ())} == {each.value for each in names}
    assert {v for each in found for v in each.values.get("flag", ())} == {each.value for each in flags}
    for each in found:
        assert isinstance(each, Segment)
        for value in each.values.get("name", ()):
            same = [name for name in names if name.value == value]
            # Two stretches of one value that meet are one segment, so that two entries may bound it.
            assert any(_begins(each, name) for name in same)
            assert any(_lasts(each, name) for name in same)


def _begins(segment, value):
    return value.since is None or (segment.since is not None and value.since <= segment.since)


def _lasts(segment, value):
    return value.until is None or (segment.until is not None and segment.until <= value.until)
