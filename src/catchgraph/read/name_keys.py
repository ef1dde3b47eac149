"""Keys by which vessel names compare where nothing can normalise: in a query of the graph."""

from __future__ import annotations

from functools import lru_cache

from catchgraph.normalise.vessel_name import split_names, vessel_name


def name_key(value: str) -> str | None:
    """The key of a name, or None where the cell names no vessel."""
    found = vessel_name(value)
    return found.key if found else None


@lru_cache(maxsize=1 << 15)
def names_in(value: str) -> tuple[str, ...]:
    """The names in a cell that lists several, as written."""
    return tuple(split_names(value))


def name_keys(value: str) -> list[str]:
    """The keys of the names in a cell that lists several, each once, in order."""
    keys = (name_key(name) for name in names_in(value))
    return list(dict.fromkeys(key for key in keys if key))
