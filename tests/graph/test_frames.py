"""Frames in the types of the model."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pyarrow as pa
import pytest

from catchgraph.errors import GraphError
from catchgraph.graph.frames import arrow_table
from catchgraph.model.schema import node, relationship

ENCOUNTER = {"id": ["encounter:1", "encounter:2"]}


def test_zones_end_as_utc() -> None:
    zoned = pd.to_datetime(["2024-01-01T02:00:00+02:00", None], utc=True).tz_convert("Africa/Cairo")
    table = arrow_table(node("Encounter"), pd.DataFrame({**ENCOUNTER, "start": zoned}))
    assert table.column("start").to_pylist() == [dt.datetime(2024, 1, 1), None]


def test_whole_numbers_with_gaps_stay_whole() -> None:
    frame = pd.DataFrame({"id": ["registration:1", "registration:2"], "built": [1987.0, None]})
    assert arrow_table(node("Registration"), frame).column("built").to_pylist() == [1987, None]
    with pytest.raises(GraphError, match="column built is not int"):
        arrow_table(node("Registration"), frame.assign(built=[1987.5, None]))


def test_what_is_no_number_is_null() -> None:
    columns = {**ENCOUNTER, "latitude": [float("nan"), float("inf")], "longitude": [float("-inf"), 1.5]}
    for frame in (pd.DataFrame(columns), pa.table(columns)):
        table = arrow_table(node("Encounter"), frame)
        assert table.column("latitude").to_pylist() == [None, None]
        assert table.column("longitude").to_pylist() == [None, 1.5]


def test_absent_columns_are_null_and_unknown_ones_left_out() -> None:
    table = arrow_table(node("Encounter"), pd.DataFrame({**ENCOUNTER, "other": 1}))
    assert table.column_names == [p.name for p in node("Encounter").shown]
    assert "hash" not in table.column_names
    assert "records" not in table.column_names
    assert table.column("latitude").to_pylist() == [None, None]


def test_arrow_and_pandas_give_the_same() -> None:
    columns = {**ENCOUNTER, "mmsis": [["r1", "r2"], []], "latitude": [1.5, None]}
    arrow = arrow_table(node("Encounter"), pa.table(columns))
    assert arrow.equals(arrow_table(node("Encounter"), pd.DataFrame(columns)))


@pytest.mark.parametrize("missing", ["id", "source", "target_label"])
def test_what_a_relationship_must_have(missing: str) -> None:
    columns = {
        "id": ["owns:1"], "source": ["company:1"], "target": ["vessel:1"],
        "source_label": ["Company"], "target_label": ["Vessel"],
    }  # fmt: skip
    whole = pd.DataFrame(columns)
    assert arrow_table(relationship("OWNS"), whole).num_rows == 1
    with pytest.raises(GraphError, match=f"Table owns: column {missing} is missing"):
        arrow_table(relationship("OWNS"), whole.drop(columns=missing))
    with pytest.raises(GraphError, match=f"Table owns: column {missing} is missing"):
        arrow_table(relationship("OWNS"), whole.assign(**{missing: [None]}))
