"""Columns of papers that are judged as a whole: by all values of a file, before its first row is read."""

from __future__ import annotations

from collections.abc import Callable

from catchgraph.model.schema import node
from catchgraph.read.clean.registry import is_country
from catchgraph.read.layouts.model import Layout


def number_columns(layout: Layout) -> tuple[str, ...]:
    """Columns of weights, amounts and quantities: whether the comma is their decimal mark."""
    return _columns(layout, lambda label, name: _type(label, name) == "float")


def day_columns(layout: Layout) -> tuple[str, ...]:
    """Columns of days: in which order their numbers stand."""
    cited = (each.day for each in layout.citations if each.day)
    return (*_columns(layout, lambda label, name: _type(label, name) == "datetime"), *cited)


def country_columns(layout: Layout) -> tuple[str, ...]:
    """Columns of countries: whether they hold codes of two letters, among which `NA` is Namibia."""
    named = (*(each.country for each in layout.parties), *(each.flag for each in layout.vessels))
    return (*_columns(layout, is_country), *filter(None, named))


def _columns(layout: Layout, wanted: Callable[[str, str], bool]) -> tuple[str, ...]:
    told = [(layout.record, layout.columns), *(("Goods", each.columns) for each in (layout.line, *layout.catches))]
    return tuple(column for label, columns in told for name, column in columns.items() if wanted(label, name))


def _type(label: str, name: str) -> str:
    return next((each.type for each in node(label).properties if each.name == name), "str")
