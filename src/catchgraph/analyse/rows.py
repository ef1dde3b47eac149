"""Which rows of its files tell a record: what was read of them lies together, so that the rest is skipped."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from catchgraph.model.schema import node

if TYPE_CHECKING:
    import duckdb

#: More rows than any file has.
_ALL = 2**62


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that tell the record `id`: none of its files tells it before row `first` or after row `last`."""

    id: str
    first: int = 0
    last: int = _ALL

    def asked(self) -> dict[str, str | int]:
        """As parameters of a statement: `$id`, `$first`, `$last`."""
        return asdict(self)


def of_record(connection: duckdb.DuckDBPyConnection, label: str, id_: str) -> Rows:
    """The rows of a record with lines that is gathered from rows of tables; all rows for every other.

    A record stands at the first of its rows, its lines at theirs: both say how far it goes.
    """
    tells = node(label).tells
    if not (tells.gathered and tells.lines):
        return Rows(id_)
    of_lines = "SELECT record_no FROM read.goods WHERE record = $id"
    found = f'SELECT record_no FROM read."{node(label).table}" WHERE id = $id UNION ALL {of_lines}'  # noqa: S608 - of the model
    [(first, last)] = connection.execute(
        f"SELECT min(record_no), max(record_no) FROM ({found})",  # noqa: S608 - as above
        {"id": id_},
    ).fetchall()
    return Rows(id_) if first is None else Rows(id_, first, last)
