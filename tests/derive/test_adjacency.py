"""Every relationship that a path may take stands in `derived.adjacent` from both of its ends."""

from catchgraph.case.case import open_case
from catchgraph.derive.adjacency import adjacency


def test_every_relationship_is_seen_from_both_ends_and_findings_are_left_out(tmp_path):
    case = open_case(tmp_path / "case", create=True)
    with case.write() as connection:
        for table, id_ in (
            ("vessel", "vessel:1"),
            ("vessel", "vessel:2"),
            ("company", "company:1"),
            ("company", "company:2"),
            ("finding", "finding:1"),
        ):
            connection.execute(f'INSERT INTO derived."{table}" (id) VALUES (?)', [id_])
        for table, source, target in (
            ("owns", "company:1", "vessel:1"),
            ("owns", "company:1", "vessel:1"),
            ("owns", "company:1", "vessel:2"),
            ("operates", "company:1", "vessel:1"),
            ("supplies", "company:1", "company:2"),
            ("supplies", "company:2", "company:1"),
            ("about", "finding:1", "vessel:1"),
        ):
            connection.execute(f"INSERT INTO derived.{table} (source, target) VALUES (?, ?)", [source, target])
        assert adjacency(connection) == 10
        found = connection.execute(
            """SELECT n.id, o.id, CAST(a.type AS VARCHAR), a.degree FROM derived.adjacent a
               JOIN derived.number n ON n.number = a.node JOIN derived.number o ON o.number = a.other ORDER BY ALL"""
        ).fetchall()
        assert adjacency(connection) == 10
    assert found == [
        *[("company:1", "company:2", "SUPPLIES", 1)] * 2,
        ("company:1", "vessel:1", "OPERATES", 1),
        ("company:1", "vessel:1", "OWNS", 1),
        ("company:1", "vessel:2", "OWNS", 1),
        *[("company:2", "company:1", "SUPPLIES", 3)] * 2,
        ("vessel:1", "company:1", "OPERATES", 3),
        ("vessel:1", "company:1", "OWNS", 3),
        ("vessel:2", "company:1", "OWNS", 3),
    ]
