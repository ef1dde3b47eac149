"""Reads the tables beside this module.

A table is a CSV file in UTF-8. Lines that begin with `#` stand before its header and say what the table
holds; the one that begins with `# source:` names where it comes from. Every table has one.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

SOURCE = "# source:"


def table_names() -> tuple[str, ...]:
    """The names of all tables, without `.csv`, sorted."""
    files = resources.files(__package__).iterdir()
    return tuple(sorted(file.name.removesuffix(".csv") for file in files if file.name.endswith(".csv")))


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of table `name`, each by column. Raises `FileNotFoundError` for a name not in `table_names()`."""
    lines = [line for line in _lines(name) if not line.startswith("#")]
    return tuple(csv.DictReader(lines, strict=True))


@cache
def source(name: str) -> str:
    """Where table `name` comes from. Raises `ValueError` where the table does not say so."""
    for line in _lines(name):
        if line.startswith(SOURCE):
            return line.removeprefix(SOURCE).strip()
    raise ValueError(f"reference table {name}.csv has no line that begins with {SOURCE!r}")


@cache
def word_set(name: str, column: str) -> frozenset[str]:
    """The values of one column of a table."""
    return frozenset(row[column] for row in read_table(name))


def _lines(name: str) -> list[str]:
    text = (resources.files(__package__) / f"{name}.csv").read_text("utf-8")
    return text.splitlines(keepends=True)
