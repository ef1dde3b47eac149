"""What follows from cleaned columns (`clean.enrich`), worked out once per distinct combination of values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.read.clean.enrich import Derivation, derivations
from catchgraph.read.given import INPUTS
from catchgraph.read.papers.columns import first_filled, type_of
from catchgraph.read.papers.groups import codes_of, together

if TYPE_CHECKING:
    import pyarrow as pa

    from catchgraph.read.papers.columns import Columns


def follow(label: str, columns: Columns) -> Columns:
    """The columns, and what follows from them; what only served to tell others is gone."""
    found = dict(columns)
    for each in derivations(label):
        if not found.keys().isdisjoint(each.takes):
            _apply(label, each, found)
    return {name: column for name, column in found.items() if name not in INPUTS.get(label, ())}


def _apply(label: str, derivation: Derivation, columns: Columns) -> None:
    import numpy as np
    import pyarrow as pa

    there = [name for name in derivation.takes if name in columns]
    codes = together(*(codes_of(columns[name]) + 1 for name in there))
    _, first = np.unique(codes, return_index=True)
    rows = pa.array(first)
    values = {name: columns[name].take(rows).to_pylist() for name in there}
    nothing: list[object] = [None] * len(first)
    made = list(map(derivation.work, *(values.get(name, nothing) for name in derivation.takes)))
    at = pa.array(codes)
    for place, name in enumerate(derivation.makes):
        column: pa.Array = pa.array([each[place] for each in made], type_of(label, name)).take(at)
        columns[name] = first_filled(columns[name], column) if name in columns and not derivation.over else column
