import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.read.rows import LONGEST_CELL, Records, header_of


def read(text, delimiter=","):
    records = Records(text.splitlines(keepends=True), delimiter)
    return list(records), records


def test_records_carry_their_number_and_first_line():
    found, records = read('a,b\n1,"two\nlines"\n3,4\n')
    assert found == [(1, 2, ["1", "two\nlines"]), (2, 4, ["3", "4"])]
    assert (records.header, records.count, records.rejects) == (["a", "b"], 2, [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_read(end):
    found, _ = read(end.join(("a,b", "1,2", "3,4", "")))
    assert found == [(1, 2, ["1", "2"]), (2, 3, ["3", "4"])]


def test_empty_lines_are_no_records_and_still_count_as_lines():
    found, records = read("\na,b\n\n1,2\n\n")
    assert found == [(1, 4, ["1", "2"])]
    assert (records.header_line, records.count) == (2, 1)


def test_a_row_with_another_number_of_cells_is_a_reject():
    found, records = read("a,b\n1,2,3\n1\n4,5\n")
    assert [cells for _, _, cells in found] == [["4", "5"]]
    assert [(r.record_no, r.line, r.value, r.reason) for r in records.rejects] == [
        (1, 2, "1,2,3", "3 cells in the row; the header has 2"),
        (2, 3, "1", "1 cells in the row; the header has 2"),
    ]
    assert records.count == 3


def test_a_row_that_is_only_shorter_ends_in_blanks():
    found, records = read("a,b,c,d,e\n1,2,3,4,5\n1,2,3\n1,2\n1,2,3,4,5\n1,2,3\n")
    assert [cells for _, _, cells in found] == [
        ["1", "2", "3", "4", "5"],
        ["1", "2", "3", "", ""],
        ["1", "2", "", "", ""],
        ["1", "2", "3", "4", "5"],
        ["1", "2", "3", "", ""],
    ]
    assert [(number, line) for number, line, _ in found] == [(n, n + 1) for n in range(1, 6)]
    assert (records.short, records.short_first, records.count, list(records.rejects)) == (3, 2, 5, [])


def test_a_row_of_a_few_cells_of_many_is_no_row():
    found, records = read("a,b,c,d,e,f,g\nTotal: 7,x\nSource\n")
    assert found == []
    assert [reject.reason for reject in records.rejects] == [
        "2 cells in the row; the header has 7",
        "1 cells in the row; the header has 7",
    ]


def test_blanks_beyond_the_last_column_are_nothing():
    found, records = read("a,b\n1,2,,\n")
    assert (found, records.short) == ([(1, 2, ["1", "2"])], 0)


def test_a_row_that_a_line_break_parts_is_two_rejects():
    found, records = read("a,b,c,d,e\n1,2,SEA\nHERON,4,5\n1,2,3,4,5\n")
    assert [cells for _, _, cells in found] == [["1", "2", "3", "4", "5"]]
    assert [(reject.record_no, reject.line, reject.value) for reject in records.rejects] == [
        (1, 2, "1,2,SEA"),
        (2, 3, "HERON,4,5"),
    ]
    assert (records.count, records.short) == (3, 0)


def test_a_short_row_before_a_quote_that_nobody_closed_is_kept():
    found, records = read('a,b,c\n1,2\n3,"4,5\n')
    assert [cells for _, _, cells in found] == [["1", "2", ""]]
    assert (records.count, len(records.rejects)) == (2, 1)


def test_what_follows_an_unclosed_quote_is_one_reject_with_its_first_line():
    found, records = read('a,b\n1,2\n3,"4\n5,6\n7,8\n')
    assert found == [(1, 2, ["1", "2"])]
    assert [(r.record_no, r.line) for r in records.rejects] == [(2, 3)]
    assert "quote is not closed" in records.rejects[0].reason
    assert records.count == 2


def test_an_unclosed_quote_that_meets_a_later_one_is_one_reject_too():
    # The quote of line 4 closes that of line 3: what follows is neither row 2 nor row 3.
    found, records = read('a,b\n1,2\n3,"4\n5,"6"\n7,8\n')
    assert found == [(1, 2, ["1", "2"])]
    assert [(r.record_no, r.line) for r in records.rejects] == [(2, 3)]


def test_a_stray_quote_within_a_line_costs_that_line_only():
    found, records = read('a,b\n"1"x,2\n3,4\n')
    assert found == [(2, 3, ["3", "4"])]
    assert [(r.record_no, r.line) for r in records.rejects] == [(1, 2)]


def test_a_cell_without_end_costs_that_line_only():
    found, records = read(f"a,b\n1,{'x' * (LONGEST_CELL + 1)}\n3,4\n")
    assert found == [(2, 3, ["3", "4"])]
    assert records.rejects[0].reason == "a cell of more than 1,000,000 characters"


def test_the_limit_of_the_csv_module_is_left_as_it_was():
    before = csv.field_size_limit()
    read("a,b\n1,2\n")
    header_of(["a,b\n"], ",")
    assert csv.field_size_limit() == before


def test_no_lines_have_no_header():
    found, records = read("\n\n")
    assert (found, records.header, records.count) == ([], [], 0)


@given(st.text(alphabet='ab",;\n\r \t1', max_size=200))
def test_every_record_is_given_or_rejected(text):
    records = Records(text.splitlines(keepends=True), ",")
    try:
        found = list(records)
    except csv.Error:
        # Only the header may fail as a whole.
        with pytest.raises(csv.Error):
            header_of(text.splitlines(keepends=True), ",")
        return
    assert len(found) + len(records.rejects) == records.count
    numbers = sorted([number for number, _, _ in found] + [reject.record_no for reject in records.rejects])
    assert numbers == list(range(1, records.count + 1))
    assert all(len(cells) == len(records.header) for _, _, cells in found)
