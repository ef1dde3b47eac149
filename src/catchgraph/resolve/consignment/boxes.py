"""Declarations and bills that one container leads to one another (`sql/container.sql`), kept as `resolve.part_box`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.resolve.consignment.facts import make

if TYPE_CHECKING:
    import duckdb

#: Papers with a container that changed papers have or had; with each container of these; the pairs of the first.
_NEAR = (
    (
        "box_near",
        """SELECT DISTINCT record_id AS node FROM (SELECT record_id, unnest(containers) AS box FROM standing)
        SEMI JOIN (SELECT unnest(containers) AS box FROM (
            FROM resolve.part_fact f SEMI JOIN touched_node t ON t.node = f.record_id UNION ALL FROM was_fact))
        USING (box)
        UNION FROM touched_node""",
    ),
    (
        "box_far",
        """SELECT DISTINCT record_id FROM (SELECT record_id, unnest(containers) AS box FROM standing)
        SEMI JOIN (SELECT unnest(containers) AS box FROM standing s SEMI JOIN box_near n ON n.node = s.record_id)
        USING (box)""",
    ),
    ("living", "FROM standing SEMI JOIN box_far USING (record_id)"),
    ("container", ""),
    (
        "box_now",
        """SELECT node, to_node FROM container
        WHERE node IN (FROM box_near) OR to_node IN (FROM box_near)""",
    ),
    (
        "box_was",
        """FROM resolve.part_box
        WHERE node IN (FROM box_near) OR to_node IN (FROM box_near)""",
    ),
    (
        "box_moved",
        """SELECT unnest([node, to_node]) AS node
        FROM ((FROM box_now EXCEPT FROM box_was) UNION ALL (FROM box_was EXCEPT FROM box_now))""",
    ),
)


def boxes(connection: duckdb.DuckDBPyConnection, *, narrow: bool) -> None:
    """Bring `resolve.part_box` up to now: `narrow`, of containers that papers of `touched_node` have or had.

    Makes the table `box_moved` (node: papers that have other pairs than before) where it is narrow.
    """
    if not narrow:
        make(connection, "container")
        connection.execute("DELETE FROM resolve.part_box")
        connection.execute("INSERT INTO resolve.part_box SELECT node, to_node FROM container")
        return
    for name, query in _NEAR:
        make(connection, name, query)
    connection.execute("DELETE FROM resolve.part_box WHERE node IN (FROM box_near) OR to_node IN (FROM box_near)")
    connection.execute("INSERT INTO resolve.part_box FROM box_now")
