"""Links of goods that were cut, since by them goods would be made from themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from catchgraph.case.case import CaseFolder

#: So many are named, in the order of the records that say them.
NAMED = 20


@dataclass(frozen=True, slots=True)
class CutLink:
    """A record by which `source` would be made from `target`, which is made from it."""

    source: str
    target: str
    basis: str
    record: str

    @property
    def said(self) -> str:
        """In words."""
        what = "itself" if self.source == self.target else f"{self.target}, which is made from it"
        return f"by {self.record} ({self.basis}) {self.source} would be made from {what}: that link was left out"


def cut_links(case: CaseFolder, limit: int = NAMED) -> list[CutLink]:
    """The first of them."""
    with case.read() as connection:
        rows = connection.execute(
            "SELECT source, target, basis, record FROM derived.cut_link ORDER BY record, source, target LIMIT ?",
            [limit],
        ).fetchall()
    return [CutLink(*row) for row in rows]
