"""Keys by which vessel names compare where nothing can normalise: in a query of the graph."""

from __future__ import annotations

from catchgraph.normalise.vessel_name import split_names, vessel_name


def name_key(value: str) -> str | None:
    """The key of a name, or None where the cell names no vessel."""
    found = vessel_name(value)
    return found.key if found else None


def name_keys(value: str) -> list[str]:
    """The keys of the names in a cell that lists several, each once, in order."""
    keys = (name_key(name) for name in split_names(value))
    return list(dict.fromkeys(key for key in keys if key))
