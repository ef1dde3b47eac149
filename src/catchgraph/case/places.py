"""Where a row of `read` stands, in words."""

from __future__ import annotations


def place(file: str, row: str) -> str:
    """SQL: `list.csv, line 12 (record 11)`, of a row and its row of `read.file`, by their names in the statement.

    A part of a record says so: `page.json, line 1 (record 4, listings[2])`.
    """
    return (
        f"{file}.name || ', line ' || {row}.line || ' (record ' || {row}.record_no || "
        f"coalesce(', ' || {row}.part, '') || ')'"
    )
