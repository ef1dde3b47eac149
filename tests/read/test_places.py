import numpy as np

from catchgraph.read.places import Places

ONES = np.ones(2, np.int64)


def test_what_stands_in_a_part_has_the_line_of_the_part_where_it_is_known():
    places = Places(ONES, ONES, np.array([5, 9]), inner={(0, "item[1]"): 7})
    rows = np.array([0, 0, 1, 0])
    assert places.lines(rows, ["item[1]", "item[2]", "item[1]", None]).tolist() == [7, 5, 9, 5]
    assert places.lines(rows).tolist() == [5, 5, 9, 5]
    assert Places(ONES, ONES, np.array([5, 9])).lines(rows, ["item[1]"] * 4).tolist() == [5, 5, 9, 5]
