"""What an answer is made of: titled rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of plain Python values under column names.

    `note` says what the rows leave out. `hidden` names columns that are for machines: they are in every format
    but the table on a terminal.
    """

    title: str
    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    note: str = ""
    hidden: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return len(self.rows)

    def first(self, most: int, note: str) -> Table:
        """The first rows, where there are more; `note` says then what is left out."""
        return self if len(self) <= most else replace(self, rows=self.rows[:most], note=note)

    def split(self, *by: str, title: str = "{}") -> list[Table]:
        """One table for each value of the columns `by`, in the order of the rows, without these columns.

        `title` is formatted with their values.
        """
        groups: dict[tuple[Any, ...], list[tuple[Any, ...]]] = {}
        places = [self.columns.index(name) for name in by]
        rest = [place for place in range(len(self.columns)) if place not in places]
        for row in self.rows:
            groups.setdefault(tuple(row[at] for at in places), []).append(tuple(row[at] for at in rest))
        columns = tuple(self.columns[at] for at in rest)
        told = [
            Table(title.format(*values), columns, rows, hidden=self.hidden - set(by)) for values, rows in groups.items()
        ]
        # What is left out is said once, below the last.
        return [*told[:-1], replace(told[-1], note=self.note)] if told else told

    def column(self, name: str) -> list[Any]:
        """The values of one column."""
        place = self.columns.index(name)
        return [row[place] for row in self.rows]

    def dicts(self) -> list[dict[str, Any]]:
        """One dict a row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def frame(self) -> pd.DataFrame:
        """The rows as a DataFrame of objects, so that no value changes its type."""
        import pandas as pd

        return pd.DataFrame(self.rows, columns=list(self.columns), dtype=object)
