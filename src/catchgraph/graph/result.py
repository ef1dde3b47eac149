"""What a read gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Result:
    """Rows of plain Python values under column names, in the order the store gave them.

    ArcadeDB names no columns for an empty result: `columns` is then empty.
    """

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    def __len__(self) -> int:
        return len(self.rows)

    def column(self, name: str) -> list[Any]:
        """One column's values; nothing for an empty result."""
        if not self.rows:
            return []
        place = self.columns.index(name)
        return [row[place] for row in self.rows]

    def dicts(self) -> list[dict[str, Any]]:
        """One dict a row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def frame(self) -> pd.DataFrame:
        """The rows as a DataFrame of objects, so that nothing changes its type."""
        import pandas as pd

        return pd.DataFrame(self.rows, columns=list(self.columns), dtype=object)
