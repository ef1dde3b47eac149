import gzip

import pytest

from catchgraph.read.look import document_at, look_through

JSON = [
    '{"a": 1}',
    ' \n[{"a": 1}]',
    "[]",
    "{}",
    '[["a"]]',
    "[1, 2]",
    '\ufeff{"a": 1}',
    "[\n",
    "{\n",
    "[true]",
    "[null]",
]
XML = ["<?xml version='1.0'?><a/>", "\ufeff\n<a>", "<!-- x --><a/>"]
MESSAGES = ["PG01001NMFSIM\n", "B  3902XJ5SE\nSE10AXJ5  12345676\n"]
TABLES = ["", " ", "name,flag\n", "[ID],name\n", '"{",b\n', "{ID};b\n", "\x1f\x8b", "<html><body>", "10,20\n"]


@pytest.mark.parametrize(
    ("content", "called"),
    [
        *((content, "JSON") for content in JSON),
        *((content, "XML") for content in XML),
        *((content, "a message of records") for content in MESSAGES),
        *((content, "") for content in TABLES),
    ],
)
def test_a_document_is_told_by_its_first_characters(write, content, called):
    plain, packed = write("a.csv", content), write("a.bin", gzip.compress(content.encode()))
    assert document_at(plain) == document_at(packed) == called
    assert (look_through(plain) is not None) == bool(called)


def test_a_file_that_cannot_be_read_is_left_to_the_reader_of_tables(tmp_path):
    assert document_at(tmp_path / "none.json") == document_at(tmp_path) == ""
    assert look_through(tmp_path / "none.json") is None
