"""Write statements come from the declaration: rows are lists in the order of the declared properties."""

from __future__ import annotations

from catchgraph.graph.statements import write_nodes, write_relationships
from catchgraph.model.schema import node, relationship


def test_a_node_is_written_under_its_id() -> None:
    statement = write_nodes(node("Vessel"))
    assert statement.startswith(
        "UNWIND $rows AS row MERGE (n:Vessel {id: row[0]}) SET n = {`id`: row[0], `name`: row[1],"
    )
    assert statement.endswith("RETURN count(*) AS n")


def test_a_relationship_is_written_under_its_id_between_the_ends_of_its_row() -> None:
    statement = write_relationships(relationship("OWNS"), "Company", "Vessel")
    width = len(relationship("OWNS").properties)
    assert f"MATCH (a:Company {{id: row[{width}]}}) MATCH (b:Vessel {{id: row[{width + 1}]}})" in statement
    assert "MERGE (a)-[r:OWNS {id: row[0]}]->(b)" in statement
