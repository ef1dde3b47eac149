import datetime as dt

import numpy as np

from catchgraph.model.ids import digest
from catchgraph.read.format import Said, card, content, shown


def test_notes_are_flags_by_key():
    said = Said()
    said.note(0, "a", "x", "one")
    said.note(2, "a", ["y"], "two")
    said.note(1, "b", None, "three")
    assert [(flag.column, flag.rows.tolist(), flag.values, flag.reasons) for flag in said.flags()] == [
        ("a", [0, 2], ["x", '["y"]'], ["one", "two"]),
        ("b", [1], [""], ["three"]),
    ]


def test_a_row_is_refused_for_its_first_reason():
    said = Said()
    said.refuse(3, "a", "x", "first")
    said.refuse(3, "b", "y", "second")
    said.refuse(1, "a", "z", "first")
    [found] = said.unusable()
    assert (found.rows.tolist(), found.column, found.values, found.reason) == ([1, 3], "a", ["z", "x"], "first")
    assert found.rows.dtype == np.int64


def test_content_is_the_same_in_any_order_of_keys():
    assert content({"a": 1, "b": [1, 2]}) == content({"b": [1, 2], "a": 1}) != content({"a": 1, "b": [2, 1]})
    assert content({"day": dt.date(2023, 1, 1)}) == content({"day": "2023-01-01"})


def test_a_value_is_shown_in_two_hundred_characters():
    assert len(shown("x" * 300)) == len(shown({"a": "x" * 300})) == 200


def test_another_revision_reads_files_anew():
    facts = {"kind": "events", "organisation": "o", "title": "t", "says": "s", "keys": ("a",)}
    assert card("x", **facts, revision=1).hash == digest(["x", "1"]) != card("x", **facts, revision=2).hash
