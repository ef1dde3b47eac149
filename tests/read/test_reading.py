import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.read.reading import combine, explode, split
from catchgraph.read.table import Cells


def cells(words):
    distinct = sorted(set(words))
    return Cells("c", distinct, np.array([distinct.index(word) for word in words], np.int64))


def test_a_cell_is_split_by_the_longest_separator_first():
    assert split("A; B;C;; A ", (";",)) == ["A", "B", "C"]
    assert split("63.900, 34.610", (", ", ";")) == ["63.900", "34.610"]
    assert split("A / B/ C", (" / ", "/ ")) == ["A", "B", "C"]
    assert split("C;D_x000D_\nC;D", (";", "\n")) == ["C", "D"]
    assert split("N/A", (";",)) == []


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xy"), st.sampled_from("12"))))
def test_combinations_lead_back_to_every_row(rows):
    columns = [cells([row[n] for row in rows]) for n in range(3)]
    words, codes = combine(*columns)
    assert [words[code] for code in codes] == rows
    assert len(set(words)) == len(words)


@given(st.lists(st.sampled_from(["", "a", "ab", "abc"])))
def test_exploding_lays_out_every_item_of_every_row(rows):
    column = cells(rows)
    items = [item for word in column.words for item in word]
    row, item, position = explode([len(word) for word in column.words], column.codes)
    expected = [(n, char, at) for n, word in enumerate(rows) for at, char in enumerate(word)]
    assert list(zip(row.tolist(), [items[i] for i in item], position.tolist(), strict=True)) == expected
