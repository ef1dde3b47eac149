"""What files gave, counted."""

from pathlib import Path

from catchgraph.case.holdings import held_together, holdings

from ..analyse.papers import build_papers


def test_records_lines_and_what_they_name_are_counted_by_file(tmp_path):
    case = build_papers(tmp_path / "case")
    with case.read() as connection:
        found = holdings(connection, ["file:bills", "file:entries", "file:none"])
    assert found == {
        "file:bills": {"Bill": 1, "Goods": 3, "party": 3, "vessel named": 1},
        "file:entries": {"Entry": 1, "Paper": 1, "citation": 3},
    }
    assert list(found["file:bills"]) == ["Bill", "Goods", "party", "vessel named"]


def test_a_record_that_several_rows_tell_counts_once(tmp_path):
    from catchgraph.case.case import open_case

    from ..tables import insert

    case = open_case(tmp_path / "case", create=True)
    with case.read() as connection:
        assert holdings(connection, ["f"]) == {}
    with case.write() as connection:
        for line in (2, 3):
            insert(connection, "read.bill", id="bill:1", file_id="f", record_no=line - 1, line=line)
    with case.read() as connection:
        assert holdings(connection, ["f"]) == {"f": {"Bill": 1}}
        assert holdings(connection, []) == {}


def test_a_record_that_two_files_tell_counts_once_together(tmp_path):
    from catchgraph.case.case import open_case

    from ..tables import insert

    case = open_case(tmp_path / "case", create=True)
    with case.write() as connection:
        for file in ("header", "shipper", "other"):
            insert(connection, "read.file", file_id=file, path=f"/{file}.csv")
        for file, bill in (("header", "bill:1"), ("shipper", "bill:1"), ("header", "bill:2"), ("other", "bill:3")):
            insert(connection, "read.bill", id=bill, file_id=file, record_no=1, line=2)
    assert held_together(case, ["/header.csv", Path("/shipper.csv")]) == {"Bill": 2}
    assert held_together(case, ["/nothing.csv"]) == {}
