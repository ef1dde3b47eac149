"""An invented case of a million nodes and five million relationships, or a share of it, filled by SQL.

In the proportions of public records: 3 % of the vessels are fish carriers and take part in most encounters, a few
companies own very many vessels, some vessels change name and flag, few are listed, and registers have two editions.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from catchgraph.case.case import open_case
from catchgraph.case.runs import record_run
from catchgraph.derive.adjacency import adjacency
from catchgraph.model.schema import NODES, RELATIONSHIPS
from catchgraph.reference.areas import areas_at
from large_tables import NEIGHBOURS, edges, nodes

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

    from catchgraph.model.schema import NodeType, RelType

#: Nodes of each label at full size: 1,000,000.
FULL = {
    "vessel": 120_000,
    "registration": 220_000,
    "broadcast": 110_000,
    "identity": 20_000,
    "listing": 4_000,
    "encounter": 150_000,
    "loitering": 60_000,
    "gap": 40_000,
    "port_call": 170_000,
    "port": 6_000,
    "company": 85_000,
    "person": 15_000,
}
#: Relationships of owners and operators at full size; those of records and events follow from the nodes.
OWNS, OPERATES = 2_200_000, 1_706_000
#: Positions are drawn from these and shared by events: an ocean has far fewer places than events.
PLACES = 20_000


@dataclass(frozen=True, slots=True)
class Sizes:
    """Rows of each label, and of owners and operators."""

    labels: dict[str, int]
    owns: int
    operates: int

    @classmethod
    def of(cls, share: float) -> Sizes:
        """The full sizes times `share`."""
        labels = {label: max(int(count * share), 20) for label, count in FULL.items()}
        return cls(labels, int(OWNS * share), int(OPERATES * share))


@contextmanager
def large_case(path: Path | None, share: float = 1.0) -> Iterator[tuple[Path, int, int]]:
    """The case in `path`, made where there is none and kept, else a temporary one; its nodes and relationships."""
    with tempfile.TemporaryDirectory() as folder:
        case = path or Path(folder) / "case"
        if not (case / "case.duckdb").exists():
            make_case(case, share)
        with open_case(case).read() as connection:
            # `Case` is the graph's own node and no table.
            tables = [kind for kind in NODES if kind.label != "Case"]
            nodes, relationships = (sum(_rows(connection, kind) for kind in kinds) for kinds in (tables, RELATIONSHIPS))
        yield case, nodes, relationships


def _rows(connection: duckdb.DuckDBPyConnection, kind: NodeType | RelType) -> int:
    return int(connection.execute(f'SELECT count(*) FROM derived."{kind.table}"').fetchall()[0][0])


def make_case(path: Path, share: float = 1.0) -> tuple[int, int]:
    """A case whose derived tables are full, in the order in which `derive` writes them; nodes and relationships."""
    sizes = Sizes.of(share)
    with open_case(path, create=True).write() as connection:
        connection.register("place", _places())
        made = [_fill(connection, table, select, "id") for table, select in nodes(sizes.labels)]
        drawn = [
            _fill(connection, table, select, order)
            for table, select, order in edges(sizes.labels, sizes.owns, sizes.operates)
        ]
        connection.execute(NEIGHBOURS)
        adjacency(connection)
        for step in ("load", "resolve", "derive"):
            record_run(connection, step, {})
    return sum(made), sum(drawn)


def _fill(connection: duckdb.DuckDBPyConnection, table: str, select: str, order: str) -> int:
    row = connection.execute(
        f'INSERT INTO derived."{table}" BY NAME SELECT *, md5(id) AS hash FROM ({select}) ORDER BY {order}'
    ).fetchone()
    return int(row[0]) if row else 0


def _places() -> pa.Table:
    """Positions spread evenly over the sphere between 55° S and 55° N, with the bodies of each."""
    import numpy as np
    import pyarrow as pa

    number = np.arange(PLACES)
    # Golden-angle spiral: even and without chance.
    latitude = np.degrees(np.arcsin(np.sin(np.radians(55)) * (2 * (number + 0.5) / PLACES - 1)))
    longitude = (number * 137.50776405003785) % 360 - 180
    rfmos = pa.array(areas_at(latitude, longitude), pa.list_(pa.string()))
    return pa.table({"place": number, "latitude": latitude, "longitude": longitude, "rfmos": rfmos})
