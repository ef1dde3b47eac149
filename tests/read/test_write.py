"""What a file said is written as it comes, and forgotten whole: no row of any table outlives it."""

from __future__ import annotations

import pyarrow as pa

from catchgraph.read.batch import Batch, Count
from catchgraph.read.rows import Rejects
from catchgraph.read.write import TABLES, forget, write_stream

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


def _flags(number, rows=20_000):
    """A batch of flags of some megabytes."""
    text = pa.array([f"batch {number}, row {row}: {'.' * 80}" for row in range(rows)], pa.string())
    place = pa.array(range(rows), pa.int64())
    table = pa.table({"file_id": text, "record_no": place, "line": place, "value": text, "reason": text})
    return Batch({"flag": [table]}, {f"file:{number}": Count(rows, rows, Rejects())})


def test_batches_that_are_written_are_let_go_of_before_the_transaction_ends():
    """They once were not: a file of a million rows took three gigabytes."""
    held = []

    def batches():
        for number in range(12):
            held.append(pa.total_allocated_bytes())
            yield _flags(number)

    with database() as connection:
        connection.execute("BEGIN TRANSACTION")
        before = pa.total_allocated_bytes()
        counts = write_stream(connection, batches())
        connection.execute("COMMIT")
        [(written,)] = connection.execute("SELECT count(*) FROM read.flag").fetchall()
    one = _flags(0).tables["flag"][0].nbytes
    assert written == 12 * 20_000
    assert list(counts) == [f"file:{number}" for number in range(12)]
    assert max(held) - before < 3 * one


def test_duckdb_has_its_memory_and_threads_back_once_rows_are_written():
    settings = "SELECT current_setting('memory_limit'), current_setting('threads')"
    with database() as connection:
        write_stream(connection, iter(()))
        before = connection.execute(settings).fetchall()
        seen = []

        def batches():
            seen.extend(connection.execute(settings).fetchall())
            yield _flags(1, rows=2)

        write_stream(connection, batches())
        assert connection.execute(settings).fetchall() == before
    assert seen[0][1] == 1
    assert seen[0] != before[0]
