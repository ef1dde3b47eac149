"""A column of a table that a layout is drafted for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from catchgraph.normalise.text import is_blank
from catchgraph.read.draft.vocabulary import Said, said_by

#: Different values of a column that are looked at.
VALUES = 400


@dataclass(frozen=True)
class Column:
    """A column: its name as a layout refers to it (None where the header gives none) and its cells."""

    position: int
    name: str
    reference: str | None
    cells: list[str]

    @cached_property
    def said(self) -> Said:
        """What its header says."""
        return said_by(self.name)

    @cached_property
    def filled(self) -> list[str]:
        """Cells that hold something."""
        blank = {word: is_blank(word) for word in set(self.cells)}
        return [cell for cell in self.cells if not blank[cell]]

    @cached_property
    def distinct(self) -> list[str]:
        """Different values, in the order of the file."""
        return list(dict.fromkeys(self.filled))

    @cached_property
    def values(self) -> list[str]:
        """Different values, evenly chosen where there are very many."""
        return self.distinct[:: -(-len(self.distinct) // VALUES) or 1]
