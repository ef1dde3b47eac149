"""Layouts: one TOML file per register, list or table of events. A new register needs a layout, not code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from catchgraph.read.layouts.model import Layout
from catchgraph.read.layouts.parse import parse_layout, read_layout

__all__ = ["Card", "Layout", "builtin_layouts", "cards", "parse_layout", "read_layout"]


@dataclass(frozen=True, slots=True)
class Card:
    """What a reader of the docs needs to know of a layout."""

    id: str
    kind: str
    title: str
    publisher: str
    says: str
    recognised_by: tuple[str, ...]


@lru_cache(maxsize=1)
def builtin_layouts() -> tuple[Layout, ...]:
    """The layouts that come with catchgraph, by id."""
    folder = files(__package__)
    found = [
        parse_layout(entry.read_text(encoding="utf-8"), entry.name)
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    ]
    return tuple(sorted(found, key=lambda layout: layout.id))


def card(layout: Layout) -> Card:
    """The card of a layout."""
    return Card(layout.id, layout.kind, layout.title, layout.publisher, layout.says.strip(), layout.recognise.columns)


def cards() -> tuple[Card, ...]:
    """A card per layout that comes with catchgraph, by id."""
    return tuple(card(layout) for layout in builtin_layouts())
