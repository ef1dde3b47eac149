"""Titled rows."""

from catchgraph.analyse.table import Table

TABLE = Table("T", ("kind", "id", "n"), [("a", "x", 1), ("b", "y", 2), ("a", "z", 3)], hidden=frozenset({"kind", "n"}))


def test_columns_dicts_and_frame_agree():
    assert len(TABLE) == 3
    assert TABLE.column("n") == [1, 2, 3]
    assert TABLE.dicts()[1] == {"kind": "b", "id": "y", "n": 2}
    assert TABLE.frame().to_dict("records") == TABLE.dicts()


def test_split_keeps_the_order_and_drops_what_the_title_says():
    first, second = TABLE.split("kind", title="Kind {}")
    assert (first.title, first.columns, first.rows) == ("Kind a", ("id", "n"), [("x", 1), ("z", 3)])
    assert (second.title, second.rows) == ("Kind b", [("y", 2)])
    assert first.hidden == frozenset({"n"})
