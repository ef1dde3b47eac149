"""What a text of a file becomes as a property of a noun: one registry, for tables and documents alike."""

from __future__ import annotations

from catchgraph.read.clean.enrich import enrich
from catchgraph.read.clean.registry import clean
from catchgraph.read.clean.ways import Cleaned, Ways

__all__ = ["Cleaned", "Ways", "clean", "enrich"]
