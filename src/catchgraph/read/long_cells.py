"""Cells longer than any register, list or document has: cut where they are read, and noted, in every format.

Nothing that is cleaned, compared or shown afterwards is longer, whatever a file holds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

#: Characters that are read of a cell. The longest of public registers, a list of authorised areas, has 1,300.
LONGEST = 4000


def reason(length: int) -> str:
    """What the note says of a cell that was cut."""
    return f"a cell of {length:,} characters: what follows the first {LONGEST:,} was left out"


def cut_column(texts: pa.Array) -> tuple[pa.Array, dict[int, int]]:
    """A column without what is too long, and the length of each cell that was cut, by its place."""
    import pyarrow.compute as pc

    lengths = pc.utf8_length(texts)
    longest = pc.max(lengths).as_py()
    if longest is None or longest <= LONGEST:
        return texts, {}
    places = pc.indices_nonzero(pc.greater(lengths, LONGEST)).to_pylist()
    cut = {place: lengths[place].as_py() for place in places}
    return pc.utf8_slice_codeunits(texts, 0, LONGEST), cut


def cut_object(value: Mapping[str, Any], note: Callable[[str, str, str], None]) -> dict[str, Any]:
    """An object without what is too long in its texts, however deep; each is given to `note` (key, value, reason)."""

    def cut(part: Any, key: str) -> Any:
        if isinstance(part, str):
            if len(part) <= LONGEST:
                return part
            note(key, part, reason(len(part)))
            return part[:LONGEST]
        if isinstance(part, dict):
            return {name: cut(inside, f"{key}.{name}" if key else str(name)) for name, inside in part.items()}
        return [cut(inside, key) for inside in part] if isinstance(part, list) else part

    return {name: cut(part, name) for name, part in value.items()}
