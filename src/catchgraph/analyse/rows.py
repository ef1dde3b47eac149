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
    """The rows of a record whose files tell a record of its kind in every row that was loaded; all rows else.

    Where several rows are one record, it stands at the first of them only, and what the others name may be anywhere.
    """
    if not node(label).tells.gathered:
        return Rows(id_)
    table = f'read."{node(label).table}"'
    found = connection.execute(
        f"SELECT file_id, min(record_no), max(record_no) FROM {table} WHERE id = ? GROUP BY file_id",  # noqa: S608 - of the model
        [id_],
    ).fetchall()
    files = [file for file, _, _ in found]
    [(single,)] = connection.execute(
        f"""SELECT coalesce(bool_and(f.loaded = (SELECT count(*) FROM {table} t WHERE t.file_id = f.file_id)), false)
            FROM read.file f WHERE f.file_id IN (SELECT unnest(?))""",  # noqa: S608 - as above
        [files],
    ).fetchall()
    return Rows(id_, min(row[1] for row in found), max(row[2] for row in found)) if single else Rows(id_)
