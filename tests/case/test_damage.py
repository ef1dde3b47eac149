from pathlib import Path

import pytest

from catchgraph.case.damage import unusable_file

FILE = Path("walrus/case.duckdb")


@pytest.mark.parametrize(
    "text",
    [
        'IO Error: Could not read enough bytes from file "x": attempted to read 4096 bytes from location 8192',
        "IO Error: Corrupt database file: computed checksum 1 does not match stored checksum 2 in block 3",
        "Serialization Error: Failed to deserialize: expected field id 100",
    ],
)
def test_a_damaged_file_is_never_called_whole(text):
    error = unusable_file(FILE, text)
    assert error.message.startswith("walrus/case.duckdb is cut or damaged: ")
    assert "decisions.jsonl" in error.hint
    assert "is lost" not in error.hint


def test_where_a_write_failed_nothing_is_lost():
    error = unusable_file(FILE, 'IO Error: Could not write file "x": No space left on device')
    assert "Nothing that was loaded before is lost." in error.hint


def test_where_nobody_knows_nothing_is_promised():
    assert "lost" not in unusable_file(FILE, "IO Error: Cannot open file: Permission denied").hint
