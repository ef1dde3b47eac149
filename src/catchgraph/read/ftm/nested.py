"""Entities that stand inside others, as APIs give them: each taken out, with its id in the place where it stood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from catchgraph.read.format import Part
from catchgraph.read.ftm.schemata import INVERSE

#: Entities inside entities inside entities: an answer has two or three of them.
_DEEPEST = 8


def unnested(value: dict[str, Any]) -> Iterator[Part]:
    """An entity, then those inside its properties (`owners[2]`); those in a property that tells a link from its far end
    (`sanctions` of a vessel) refer back to it.
    """
    yield from _taken_out(value, (), {}, _DEEPEST)


def _taken_out(value: Mapping[str, Any], path: tuple[str, ...], back: Mapping[str, Any], deep: int) -> Iterator[Part]:
    properties, part = value.get("properties"), ".".join(path)
    if not isinstance(properties, dict) or not deep:
        yield part, dict(value)
        return
    inside: list[tuple[str, int, dict[str, Any]]] = []
    flat = {name: _flat(name, given, inside) for name, given in properties.items()}
    yield part, {**value, "properties": {**back, **flat}}
    for name, number, each in inside:
        end = INVERSE.get(name)
        within = (*path, f"{name}[{number}]")
        yield from _taken_out(each, within, {end: [value.get("id")]} if end else {}, deep - 1)


def _flat(name: str, given: Any, inside: list[tuple[str, int, dict[str, Any]]]) -> Any:
    """A property with the ids of the entities in it, which go to `inside`."""
    items = given if isinstance(given, list) else [given]
    found = [
        (name, number, each)
        for number, each in enumerate(items, 1)
        if isinstance(each, dict) and "schema" in each and "id" in each
    ]
    if not found:
        return given
    inside += found
    return [each["id"] if any(each is one for *_, one in found) else each for each in items]
