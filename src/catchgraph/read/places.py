"""Where rows stand in files: their locators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

    Index = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True)
class Places:
    """Of each row: in which of the files that are read together, as which record, in which first line (1-based).

    `part`: as which part of the record, where it is one; empty where no row is. `inner`: first line of what stands in a
    part of a row, by both, where that is known; of all else it is the row's.
    """

    file: Index
    record_no: Index
    line: Index
    part: Sequence[str | None] = ()
    inner: Mapping[tuple[int, str], int] = field(default_factory=dict)

    def lines(self, rows: Index, inside: Sequence[str | None] = ()) -> Index:
        """The first line of each of `rows`, or of what stands in a part of it."""
        import numpy as np

        own: Index = self.line[rows]
        if not self.inner or not inside:
            return own
        found = [self.inner.get((row, part or ""), 0) for row, part in zip(rows.tolist(), inside, strict=True)]
        inner = np.array(found, np.int64)
        return np.where(inner > 0, inner, own)

    def part_of(self, row: int, inside: str | None = None) -> str | None:
        """Which part of its record a row is, or what stands in a part of the row."""
        return ".".join(filter(None, (self.part[row] if self.part else None, inside))) or None

    def parts(self, rows: Index, inside: Sequence[str | None] = ()) -> pa.Array | None:
        """As `part_of`, of many; None where all of them are whole records."""
        import pyarrow as pa

        if not self.part and not inside:
            return None
        within = inside or [None] * len(rows)
        found = [self.part_of(row, part) for row, part in zip(rows.tolist(), within, strict=True)]
        return pa.array(found, pa.string()) if any(found) else None
