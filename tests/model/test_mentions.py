"""Mentions are declared once: tables and what readers write follow."""

import numpy as np
import pyarrow as pa
import pytest

from catchgraph.case.tables import ROWS
from catchgraph.model.mentions import MENTIONS
from catchgraph.model.properties import properties_of
from catchgraph.read.batch import typed
from catchgraph.read.rows_of import PartyRow, VesselRow, rows_of
from catchgraph.read.schema import schema_of

from ..tables import database

PLACE = ("file_id", "record_no", "line", "part", "dataset")


@pytest.mark.parametrize("table", list(ROWS))
def test_a_table_has_the_declared_columns_and_every_row_its_place_and_dataset(table):
    with database() as connection:
        columns = [row[0] for row in connection.execute(f"DESCRIBE read.{table}").fetchall()]
    assert columns == [*PLACE, *(p.name for p in ROWS[table])]
    assert list(schema_of(table)) == columns[len(PLACE) :]


@pytest.mark.parametrize("table", list(ROWS))
def test_an_empty_table_of_the_declared_types_goes_into_the_case_as_it_is(table):
    with database() as connection:
        given = pa.table({name: pa.array([], type_) for name, type_ in schema_of(table).items()})
        connection.register("given", given)
        stored = {row[0]: row[1] for row in connection.execute(f"DESCRIBE read.{table}").fetchall()}
        offered = {row[0]: row[1] for row in connection.execute("DESCRIBE given").fetchall()}
    assert offered == {name: stored[name] for name in offered}


def test_objects_have_every_column_of_their_table():
    """Those of a vessel that only registers and broadcasts fill, too: they had drifted apart."""
    vessel, party = VesselRow(row=3, mention_id="mention:1"), PartyRow(
        row=1, mention_id="mention:2", role="owner", signs=("legal form",), name="A Ltd"
    )  # fmt: skip
    by_table = {rows.table: rows for rows in rows_of([vessel, party])}
    for table in ("vessel_mention", "party_mention"):
        assert list(by_table[table].columns) == [p.name for p in properties_of(MENTIONS[table])]
    assert {"mmsi_first", "mmsi_last", "register_numbers"} <= set(by_table["vessel_mention"].columns)
    assert np.array_equal(by_table["vessel_mention"].rows, [3])


def test_a_column_that_is_not_declared_is_not_written():
    with pytest.raises(KeyError, match="colour"):
        typed("vessel_mention", {"colour": pa.array(["red"])})


def test_columns_are_written_in_the_declared_type():
    years = typed("vessel_mention", {"built": pa.array([[1990]], pa.list_(pa.int32()))})["built"]
    assert (years.type, years.to_pylist()) == (pa.list_(pa.int64()), [[1990]])
    with pytest.raises(pa.ArrowInvalid):
        typed("registration", {"built": pa.array(["not a year"])})
