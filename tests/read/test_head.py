import csv

import pytest

from catchgraph.errors import InputError
from catchgraph.read.head import head_of
from catchgraph.read.source import inspect

DELIMITERS = (",", ";")


def head(write, text):
    return head_of(inspect(write("a.csv", text)), "utf-8", DELIMITERS)


def test_the_header_may_begin_at_any_line_that_is_not_empty(write):
    found = head(write, "\nTitle\n\nName;Flag\nA;B\n")
    assert found.first == 2
    assert list(found.below()) == [4, 5]
    header = found.header(";", 4)
    assert (header.names, header.line) == (("Name", "Flag"), 4)


def test_a_header_of_two_lines_joins_their_words(write):
    assert head(write, "Owner;;Length\nName;Flag;(m)\n").header(";", 1, 2).names == ("Owner Name", "Flag", "Length (m)")


def test_a_delimiter_by_which_the_header_cannot_be_read_is_left_out(write):
    found = head(write, 'a;"b";"c",d\n1;2;3\n')
    assert list(found.headers(DELIMITERS, 1)) == [","]
    with pytest.raises(csv.Error):
        found.header(";", 1)


def test_a_header_that_no_delimiter_parts_is_refused_with_its_line(write):
    with pytest.raises(InputError, match=r"a\.csv, line 2: the header cannot be read"):
        head(write, '\n"a,b\n1,2\n')
