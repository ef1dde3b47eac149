"""A column that was chosen for something, and why; what is still free."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from catchgraph.read.draft.column import Column
from catchgraph.read.draft.looks import Count, count

#: Different values that must be there before values alone, without a word of the header, decide.
ENOUGH = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """A column, and in words why it was chosen."""

    column: Column
    why: str


@dataclass
class Chosen:
    """What was chosen so far, by property; a column serves one purpose only."""

    columns: Sequence[Column]
    rows: int
    by_property: dict[str, Choice] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)

    def free(self, subject: str | None = "") -> Iterator[Column]:
        """Columns that nothing took yet and a layout can name: of one subject, or of any with None."""
        for column in self.columns:
            if column.position not in self.taken and column.reference and subject in (None, column.said.subject):
                yield column

    def take(self, name: str, choice: Choice | None) -> None:
        """Keep a choice, if there is one."""
        if choice:
            self.by_property[name] = choice
            self.taken.add(choice.column.position)


@dataclass(frozen=True, slots=True)
class Rule:
    """How the column of a property is told.

    `named`: the least share of values that pass `test` where the header names the property (of no values, the header
    decides); `unnamed`: the least share where no header does, above 1 for never. With `same` a few different values are
    enough where they fill every row of a column whose header says nothing.
    """

    name: str
    says: str
    test: Callable[[str], object] | None = None
    named: float = 0.0
    unnamed: float = 2.0
    attribute: str = ""
    subject: str = ""
    unique: bool = False
    same: bool = False

    def choose(self, chosen: Chosen) -> Choice | None:
        """The column that fits best, or None."""
        found = [each for column in chosen.free(self.subject) if (each := self._named(column))]
        if not found and self.test:
            found = [each for column in chosen.free(self.subject) if (each := self._unnamed(column))]
        best = max(found, key=lambda each: (each[0], -each[1].column.position), default=None)
        return best[1] if best else None

    def _named(self, column: Column) -> tuple[float, Choice] | None:
        precision = column.said.precision(self.attribute or self.name)
        if not precision:
            return None
        looks = count(column, self.test) if self.test else Count(0, 0)
        if looks.of and looks.share < self.named:
            return None
        why = self.says if not self.test else f"{looks} {self.says}" if looks.of else f"{self.says}: by its header only"
        return precision + looks.share + (2 * _spread(column) if self.unique else 0), Choice(column, why)

    def _unnamed(self, column: Column) -> tuple[float, Choice] | None:
        looks = count(column, self.test) if self.test else Count(0, 0)
        if looks.share < self.unnamed or (looks.of < ENOUGH and not (self.same and _fills(column))):
            return None
        why = f"{looks} {self.says}; the header does not say it: check"
        return looks.share + (2 * _spread(column) if self.unique else 0), Choice(column, why)


def _fills(column: Column) -> bool:
    """Whether every row is filled, with words of three letters or more, below a header of no known word."""
    whole = len(column.filled) == len(column.cells) > 1 and all(_long(value) for value in column.distinct)
    return whole and not column.said.attributes


def _long(value: str) -> bool:
    """Three letters, or two that are words by themselves: a code of two letters means too much else."""
    return len(value.strip()) > 2 or not value.isascii()


def _spread(column: Column) -> float:
    """The part of the filled cells that are different values."""
    return len(column.distinct) / len(column.filled) if column.filled else 0.0
