"""A finding told as a story: by day, with doubts, benign readings, what would decide it, papers side by side."""

import datetime as dt

import pytest

from catchgraph.analyse.lead.lead import lead
from catchgraph.analyse.lead.readings import CHECKED, OPEN, readings
from catchgraph.analyse.nodes import properties
from catchgraph.analyse.show import show
from catchgraph.analyse.trace import trace

from .traced import CERTIFICATE, ENTRY, build_traced
from .world import put, relate

LISTED = "transshipment.listed-vessel-encounter"


def finding(con, id_, typology=LISTED, rests=(), about=(), **row):
    put(con, "derived.finding", id=id_, name=f"Apparent {id_}", typology=typology, severity="high", status="open",
        **row)  # fmt: skip
    for target in rests:
        relate(con, "RESTS_ON", id_, target)
    for role, target in about:
        relate(con, "ABOUT", id_, target, role=role)


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """The case of `traced.py` with findings, a paper that is void and a cut of two papers."""
    found = build_traced(tmp_path_factory.mktemp("lead") / "case")
    with found.write() as con:
        con.execute("UPDATE derived.listing SET since = DATE '2020-01-01', since_precision = 'year'")
        finding(con, "finding:meeting", rests=("encounter:1", "listing:1"),
                about=(("vessel", "vessel:sable"), ("partner", "vessel:heron")),
                details='{"basis": "a list"}')  # fmt: skip
        finding(
            con, "finding:import", typology="gone.pattern", rests=(ENTRY,), about=(("consignment", "consignment:1"),)
        )
        finding(con, "finding:cut", rests=(CERTIFICATE,), forced=True)
        _cut(con)
    return found


def _cut(con):
    for line, kg in (("c1", 10_000.0), ("c2", 4_000.0)):
        put(con, "derived.cut_paper", component="component:1", part="component:1", kind="certificate",
            paper=f"goods:{line}", record=CERTIFICATE, kg=kg, drawn_kg=15_500.0, shortfall_kg=1_500.0)  # fmt: skip
        put(con, "derived.draw", id="draw:1", kind="certificate", of="consignment:1", line="goods:e1", record=ENTRY,
            paper=f"goods:{line}", kg=15_500.0, counts_kg=15_500.0, certain=False, component="component:1")  # fmt: skip


def test_the_story_is_in_the_order_of_days_and_says_where_each_record_is_in_doubt(case):
    rows = show(case, "finding:meeting").section("Story").dicts()
    assert [row["record"] for row in rows] == ["listing", "encounter"]
    listing, encounter = rows
    assert (listing["date"], listing["doubt"]) == ("2020", ["since known to the year"])
    assert encounter["what"].startswith("RED HERON (carrier), SABLE MERIDIAN")
    assert encounter["where"] == ["encounters.csv, line 1"]


def test_a_consignment_is_told_by_its_records_and_by_those_the_finding_rests_on(case):
    rows = show(case, "finding:import").section("Story").dicts()
    assert [(row["record"], row["rests"]) for row in rows] == [
        ("export declaration", False), ("bill", False), ("entry", True),
    ]  # fmt: skip
    assert "2 lines of goods, 5,900 kg: SKJ, YFT" in rows[2]["what"]
    assert "ACME Imports LLC" in rows[2]["what"]
    assert rows[1]["doubt"] == ["no weight on 1 line of goods"]


def test_benign_readings_come_from_the_query_with_what_the_finding_says_of_them(case):
    rows = show(case, "finding:meeting").section("Benign readings").dicts()
    by_start = {row["reading"][:12]: row for row in rows}
    assert by_start["Listing and "]["outcome"] == CHECKED
    assert by_start["The MMSI was"]["outcome"] == OPEN
    assert by_start["The MMSI was"]["here"] == ["basis: a list"]


def test_a_query_that_is_gone_leaves_no_reading_and_says_so(case):
    section = show(case, "finding:import").section("Benign readings")
    assert section.rows == []
    assert section.note == "the query gone.pattern is not in the catalogue any more"


def test_a_forced_finding_says_that_no_reading_is_left():
    assert readings(LISTED, {}, forced=True).note == "the records leave no benign reading: forced"


def test_what_would_decide_it_begins_with_the_papers_that_are_missing(case):
    rows = show(case, "finding:import").section("What would decide it").dicts()
    assert rows[0]["record"].startswith("ask for catch certificate IDN 2025-CC-9: fisheries authority of Indonesia")
    assert "cited and not loaded" in rows[0]["would_decide"]
    assert rows[-1]["rests_on"] == "entry of 2025-05-20"


def test_papers_of_a_cut_stand_side_by_side_with_what_is_drawn_on_them(case):
    shown = show(case, "finding:cut")
    papers = shown.section("Papers side by side").dicts()
    assert [(row["states_kg"], row["drawn_on_all_kg"], row["shortfall_kg"]) for row in papers] == [
        (10_000.0, 15_500.0, 1_500.0), (4_000.0, 15_500.0, 1_500.0),
    ]  # fmt: skip
    [draw] = shown.section("Drawn on them").dicts()
    assert (draw["drawn_by"], draw["kg"], len(draw["on"])) == ("consignment of bill ZZMB1", 15_500.0, 2)
    titles = [table.title for table in show(case, "finding:meeting").sections]
    assert "Papers side by side" not in titles


def test_the_trace_of_a_finding_follows_the_goods_that_it_is_about(case):
    found = trace(case, "finding:import")
    assert {"goods:b1", "goods:e1", "goods:e2", "goods:x1", "goods:x2"} == set(found.custody.starts)
    assert "goods:c1" in found.custody.lines


def test_the_trace_of_a_meeting_that_was_found_is_what_its_vessels_may_have_had_on_board(case):
    assert trace(case, "finding:meeting").custody.starts == trace(case, "encounter:1").custody.starts != ()


def test_no_more_records_are_told_than_can_be_read(case, monkeypatch):
    monkeypatch.setattr("catchgraph.analyse.lead.story.MOST", 2)
    with case.read() as connection:
        found = lead(connection, "finding:import", properties(connection, "finding:import"))
    assert len(found.story.entries) == 2
    assert found.story.note == "the first 2 of 3"
    assert found.entries[0].date == dt.datetime(2025, 4, 30)
