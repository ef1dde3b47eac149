"""Factors to live weight: those that the user gave for this case, and the published ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from catchgraph.normalise.goods.live_weight import Factors, published
from catchgraph.reference.tables import read_table

if TYPE_CHECKING:
    import duckdb

#: Columns of `main.factor`: as in `reference/conversion_factors.csv`.
COLUMNS = ("species", "state", "presentation", "factor", "source")
_FORM = COLUMNS[:3]
#: What of a line of goods decides its factor; SQL of one number of all of it.
SAID = ("species", "state", "presentation", "hs", "form", "description")
SAID_KEY = "hash(" + ", ".join(f"coalesce({name}, '')" for name in SAID) + ")"


def keep(connection: duckdb.DuckDBPyConnection, found: Sequence[Mapping[str, str]]) -> None:
    """Keep the user's own factors, in place of those of before."""
    connection.execute("DELETE FROM main.factor")
    marks = ", ".join("?" for _ in COLUMNS)
    connection.executemany(
        f"INSERT INTO main.factor ({', '.join(COLUMNS)}) VALUES ({marks})",  # noqa: S608 - fixed names
        [[row[name] for name in COLUMNS] for row in found],
    )


def own(connection: duckdb.DuckDBPyConnection) -> list[dict[str, str]]:
    """The user's own factors, sorted; none where the case has none."""
    query = f"SELECT {', '.join(COLUMNS)} FROM main.factor ORDER BY ALL"  # noqa: S608 - fixed names
    return [dict(zip(COLUMNS, row, strict=True)) for row in connection.execute(query).fetchall()]


def factors(connection: duckdb.DuckDBPyConnection) -> Factors:
    """Those that count in this case: of a species in a state and presentation the user's own, else the published."""
    given = own(connection)
    if not given:
        return published()
    stated = {tuple(row[name] for name in _FORM) for row in given}
    rest = (row for row in read_table("conversion_factors") if tuple(row[name] for name in _FORM) not in stated)
    return Factors([*given, *rest])
