"""Layouts: one TOML file per register, list or table of events. A new register needs a layout, not code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from catchgraph.errors import NotFound
from catchgraph.read.layouts.build import did_you_mean
from catchgraph.read.layouts.model import Layout
from catchgraph.read.layouts.parse import parse_layout, read_layout

__all__ = ["Card", "Layout", "builtin_layouts", "cards", "ids", "layout_of", "parse_layout", "read_layout", "text_of"]


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
        if _is_layout(entry.name)
    ]
    return tuple(sorted(found, key=lambda layout: layout.id))


def ids() -> tuple[str, ...]:
    """Ids of the layouts that come with catchgraph, which are the names of their files."""
    return tuple(
        sorted(entry.name.removesuffix(".toml") for entry in files(__package__).iterdir() if _is_layout(entry.name))
    )


def text_of(id_: str) -> str:
    """The file of a layout that comes with catchgraph, to be copied. Raises `NotFound` for another id."""
    if id_ not in ids():
        raise NotFound(f"no layout {id_!r} comes with catchgraph", hint=did_you_mean(id_, ids()))
    return files(__package__).joinpath(f"{id_}.toml").read_text(encoding="utf-8")


def _is_layout(name: str) -> bool:
    return name.endswith(".toml")


def layout_of(given: Path | str) -> Layout:
    """The layout in a file, or the one that comes with catchgraph under an id; a file of that name goes first.

    Raises `LayoutError` where it is neither.
    """
    known = {layout.id: layout for layout in builtin_layouts()}
    return known[str(given)] if str(given) in known and not Path(given).is_file() else read_layout(Path(given))


def card(layout: Layout) -> Card:
    """The card of a layout."""
    return Card(layout.id, layout.kind, layout.title, layout.publisher, layout.says.strip(), layout.recognise.columns)


def cards() -> tuple[Card, ...]:
    """A card per layout that comes with catchgraph, by id."""
    return tuple(card(layout) for layout in builtin_layouts())
