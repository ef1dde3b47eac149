import pytest

from catchgraph.case.places import place

from ..tables import database, insert


@pytest.mark.parametrize(
    ("part", "words"),
    [(None, "a.json, line 12 (record 3)"), ("listings[2]", "a.json, line 12 (record 3, listings[2])")],
)
def test_a_place_names_file_line_record_and_part(part, words):
    with database() as connection:
        insert(connection, "read.file", file_id="file:1", name="a.json")
        insert(connection, "read.reject", file_id="file:1", record_no=3, line=12, part=part)
        sql = f"SELECT {place('f', 'r')} FROM read.reject AS r JOIN read.file AS f USING (file_id)"
        assert connection.execute(sql).fetchall() == [(words,)]
