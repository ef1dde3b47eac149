"""What is said of goods that would be made from themselves."""

from __future__ import annotations

from pathlib import Path

from catchgraph.analyse.circles import cut_links
from catchgraph.case.case import open_case
from catchgraph.cli.checks import case_checks
from tests.tables import insert


def test_links_that_were_cut_are_said_with_the_record_to_look_at(tmp_path: Path) -> None:
    case = open_case(tmp_path / "case", create=True)
    link = {"basis": "document cited", "record": "catch_certificate:1"}
    with case.write() as connection:
        insert(connection, "derived.cut_link", id="1", source="goods:2", target="goods:1", **link)
        insert(connection, "derived.cut_link", id="2", source="goods:2", target="goods:2", **link)
    said = [
        "by catch_certificate:1 (document cited) goods:2 would be made from goods:1, which is made from it: "
        "that link was left out",
        "by catch_certificate:1 (document cited) goods:2 would be made from itself: that link was left out",
    ]
    assert [each.said for each in cut_links(case)] == said
    found = [check for check in case_checks(case.path) if check.what == "goods"]
    assert [(check.state, check.found) for check in found] == [("warning", words) for words in said]
    assert {check.advice for check in found} == {"catchgraph show catch_certificate:1"}
    assert len(cut_links(case, 1)) == 1
