"""Bars of a lane lie on no other bar, and their words neither."""

from hypothesis import given
from hypothesis import strategies as st

from catchgraph.report.lanes import LETTER, MOST_ROWS, Span, placed


def rows(*spans, edge=1000.0):
    return placed([Span(*span) for span in spans], edge)


def test_one_after_another_are_one_row_and_together_are_two():
    first, second, third = rows((150, 300, 300, "A"), (150, 300, 300, "B"), (310, 400, 400, "C"))
    assert [first.row, second.row, third.row] == [0, 1, 0]
    assert first.inside
    assert first.words_at == 155


def test_words_stand_in_the_bar_beside_it_or_before_it():
    inside, after, before = rows((150, 300, 300, "ORCA"), (400, 410, 410, "ORCA"), (980, 990, 990, "ORCA"))
    assert (inside.inside, after.inside, before.inside) == (True, False, False)
    assert after.words_at == 415
    assert before.before
    assert before.words_at < 980


def test_words_that_would_lie_on_the_next_bar_move_that_bar_down():
    first, second = rows((150, 155, 155, "A LONG NAME"), (180, 300, 300, "B"))
    assert (first.row, second.row) == (0, 1)


def test_an_end_known_to_the_year_gives_way_to_what_begins_in_it():
    first, second = rows((150, 320, 300, "A"), (306, 500, 500, "B"))
    assert (first.row, second.row) == (0, 0)
    assert first.right == 306


def test_more_rows_than_anybody_reads_are_one_without_words():
    found = rows(*[(150, 900, 900, f"N{number}") for number in range(MOST_ROWS + 5)])
    assert max(place.row for place in found) == MOST_ROWS - 1
    assert [place.words_at for place in found[MOST_ROWS:]] == [None] * 5


@given(st.lists(st.tuples(st.floats(150, 990), st.floats(0, 300), st.text("AB ", max_size=20)), max_size=20))
def test_nothing_lies_on_anything(given_):
    spans = sorted((Span(left, min(left + wide, 990), min(left + wide, 990), words) for left, wide, words in given_),
                   key=lambda span: span.left)  # fmt: skip
    taken = {}
    for span, place in zip(spans, placed(spans, 996), strict=True):
        low, high = place.left, max(place.right, place.left)
        if place.words_at is not None and not place.inside:
            wide = len(span.words) * LETTER
            low = min(low, place.words_at - wide) if place.before else low
            high = high if place.before else place.words_at + wide
        assert all(high <= one or low >= other for one, other in taken.get(place.row, ()))
        taken.setdefault(place.row, []).append((low, high))
