"""Keys by which vessel names compare where nothing can normalise: in a query of the graph."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from catchgraph.normalise.vessel_name import split_names, vessel_name


def name_key(value: str) -> str | None:
    """The key of a name, or None where the cell names no vessel."""
    found = vessel_name(value)
    return found.key if found else None


def first_name(value: str) -> str | None:
    """The first name in a cell, as written, or None where the cell names no vessel."""
    found, several = vessel_name(value), names_in(value)
    if len(several) > 1:
        return several[0]
    return found.written if found else None


@lru_cache(maxsize=1 << 15)
def names_in(value: str) -> tuple[str, ...]:
    """The names in a cell that lists several, as written."""
    return tuple(split_names(value))


def keys_of(names: Iterable[str]) -> list[str]:
    """The keys of names, each once, in order."""
    keys = map(name_key, names)
    return list(dict.fromkeys(key for key in keys if key))


def name_keys(value: str) -> list[str]:
    """The keys of the names in a cell that lists several, each once, in order."""
    return keys_of(names_in(value))
