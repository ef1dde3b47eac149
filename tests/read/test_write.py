"""What a file said is forgotten whole: no row of any table outlives it."""

from __future__ import annotations

from catchgraph.read.write import TABLES, forget

from ..tables import database, insert

COLUMNS = """SELECT table_name, column_name, data_type, is_nullable = 'NO'
FROM information_schema.columns WHERE table_schema = 'read'"""
VALUES = {"BIGINT": 2, "BOOLEAN": False}


def with_file(connection):
    """Every table of `read` whose rows say of which file they are → the columns that need a value, and one."""
    rows = connection.execute(COLUMNS).fetchall()
    tables = sorted({table for table, column, *_ in rows if column == "file_id"})
    return {
        table: {name: VALUES.get(kind, "x") for of, name, kind, needed in rows if of == table and needed}
        for table in tables
    }


def test_every_row_of_a_file_goes_and_no_row_of_another():
    with database() as connection:
        tables = with_file(connection)
        for table, needed in tables.items():
            for file in ("file:1", "file:2"):
                insert(connection, f'read."{table}"', **needed | {"file_id": file})
        forget(connection, ["file:1"])
        left = {
            table: [file for (file,) in connection.execute(f'SELECT file_id FROM read."{table}" ORDER BY 1').fetchall()]
            for table in tables
        }
    # The file's own row stays until it is written anew.
    assert left == {table: ["file:2"] for table in tables} | {"file": ["file:1", "file:2"]}
    assert {"flag", "reject", "vessel_mention", "party_mention", "listing", "encounter"} < left.keys()


def test_every_table_with_rows_of_files_is_known():
    with database() as connection:
        assert sorted(TABLES) == sorted(with_file(connection))
