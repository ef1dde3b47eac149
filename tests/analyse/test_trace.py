"""A chain from a vessel's catch over a plant to an importer, followed both ways; the case is in `traced.py`."""

import datetime as dt

import pytest

from catchgraph.analyse.custody.links import walk
from catchgraph.analyse.trace import trace
from catchgraph.errors import NotFound, UsageError

from .traced import ARRIVED, BILL, CERTIFICATE, LANDED, STATEMENT, build_traced
from .world import put, relate


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """The case described in `traced.py`; nobody writes it."""
    return build_traced(tmp_path_factory.mktemp("traced") / "case")


def ways(found, title):
    """(step, from, to) by line, as the ids of lines are."""
    rows = found.section(title).dicts()
    return [(row["step"], row["from_id"][6:], row["to_id"][6:], row["kg"], row["drawn_kg"]) for row in rows]


def ends(found):
    """Line → where its way ends."""
    return {row["goods"][6:]: row["end"] for row in found.section("Where it ends").dicts()}


def test_a_line_of_an_entry_goes_back_over_all_papers_to_the_catch(case):
    found = trace(case, "goods:e1")
    assert sorted(ways(found, "Back to the sea")) == [
        (1, "e1", "x1", 5_000.0, None), (2, "x1", "p1", 5_000.0, 5_000.0), (3, "p1", "i1", 8_000.0, 8_000.0),
        (4, "i1", "c1", 10_000.0, 8_000.0), (4, "i1", "c2", 4_000.0, None),
    ]  # fmt: skip
    assert ends(found) == {"c1": "sea", "c2": "broken at harvest"}


def test_a_link_says_what_who_where_when_and_on_what_it_rests(case):
    row = trace(case, "goods:e1").section("Back to the sea").dicts()[3]
    assert (row["from"], row["to"]) == (
        "processing statement ECU-2025-PS-41, input 1", "catch certificate ECU-2025-CC-000417, catch 1",
    )  # fmt: skip
    assert (row["basis"], row["place"], row["day"]) == ("certificate cited", "area 87, Manta", LANDED)
    assert row["who"] == "caught by SABLE MERIDIAN"
    assert row["where"] == ["catch_certificate.csv, line c1", "processing_statement.csv, line 1"]
    assert (row["made_kg"], row["as_written"], row["certain"]) == (5_000.0, "ECU-2025-CC-000417", True)


def test_a_record_is_traced_by_its_number_and_a_paper_that_is_missing_is_asked_for(case):
    found = trace(case, "XYZ-1")
    [(end, row)] = [(row["end"], row) for row in found.section("Where it ends").dicts() if row["goods"] == "goods:x2"]
    assert end == "document not shared"
    assert row["why"] == (
        "catch certificate IDN 2025-CC-9 is cited and not loaded; no catch certificate of Indonesia of that year is"
    )
    assert row["what_would_close_it"].startswith(
        "ask for catch certificate IDN 2025-CC-9: fisheries authority of Indonesia, through fisheries arrangement"
    )


@pytest.mark.parametrize(
    ("document", "why"),
    [
        ("catch-certificate IDN 2025-CC-9", "is cited and not loaded; others of Indonesia are"),
        ("catch-certificate IDN 2025-CC-9 (void)", "is cited and does not count: void"),
    ],
)
def test_of_an_administration_that_shared_others_the_way_breaks_at_the_document(tmp_path, document, why):
    own = build_traced(tmp_path / "case")
    with own.write() as con:
        con.execute(
            "UPDATE derived.way_end SET ends = 'broken at document', document = ? WHERE id = 'goods:x2'", [document]
        )
    [row] = trace(own, "goods:x2").section("Where it ends").dicts()
    assert (row["end"], row["why"]) == ("broken at document", f"catch certificate IDN 2025-CC-9 {why}")


def test_what_a_line_says_itself_is_not_broken_by_what_lies_behind_it(tmp_path):
    own = build_traced(tmp_path / "case")
    with own.write() as con:
        con.execute("INSERT INTO derived.way_end (id, ends, leaf) VALUES ('goods:i1', 'sea', false)")
        con.execute("DELETE FROM derived.made_from WHERE target = 'goods:c1'")
    assert ends(trace(own, "goods:x1")) == {"i1": "sea"}, "the catch of nobody behind it breaks nothing"


def test_catches_stand_with_the_least_and_most_of_the_weight(case):
    found = trace(case, "goods:e1")
    rows = found.section("Catches it may rest on").dicts()
    assert [(row["vessel"], row["share_low"], row["share_high"]) for row in rows] == [
        ("SABLE MERIDIAN", 0.75, 1.0), (None, 0.0, 0.25),
    ]  # fmt: skip
    # The first rows of the four records on the way: three, and one more.
    assert rows[0]["where"][-1] == "and 1 more"
    [chain] = found.section("Chains").dicts()
    assert (chain["ends"], chain["whole"], chain["catches"]) == (["broken at harvest", "sea"], False, 2)


def test_a_catch_has_the_vessel_as_its_paper_writes_it_where_it_is_no_hull_that_is_known(tmp_path):
    own = build_traced(tmp_path / "case")
    with own.write() as con:
        put(con, "read.named_vessel", named_id="named:1", record_id=CERTIFICATE, line_id="goods:c2",
            role="catching vessel", name="DUN HERON", flag="ECU", file_id="file:1", record_no=1, line=2)  # fmt: skip
    vessels = trace(own, "goods:e1").section("Catches it may rest on").column("vessel")
    assert vessels == ["SABLE MERIDIAN", "DUN HERON (ECU)"]


def test_what_cites_nothing_and_what_a_farm_harvested(case):
    assert ends(trace(case, "entry:2")) == {"n1": "nothing loaded"}
    found = trace(case, "entry:3")
    assert ends(found) == {"h1": "farm"}
    [row] = found.section("Where it ends").dicts()
    assert row["why"] == "harvested at Pond Ltd"
    [row] = trace(case, "entry:2").section("Where it ends").dicts()
    assert row["what_would_close_it"].startswith("ask for the export declaration, and the certificates that it cites: ")
    assert "customs of Peru, through CMAA with Peru" in row["what_would_close_it"]


def test_a_vessel_goes_forward_to_the_shipments_that_may_carry_its_fish(case):
    found = trace(case, "SABLE MERIDIAN")
    assert [row[:3] for row in ways(found, "Forward to the consignee")] == [
        (1, "c1", "i1"), (2, "i1", "p1"), (3, "p1", "x1"), (4, "x1", "b1"), (4, "x1", "e1"),
    ]  # fmt: skip
    [row] = found.section("Shipments that may carry it").dicts()
    assert (row["id"], row["day"], row["buyer"], row["kg"]) == ("consignment:1", ARRIVED, ["ACME Imports LLC"], 5_000.0)
    assert (row["share"], row["share_low"], row["share_high"]) == ("75 to 100%", 0.75, 1.0)
    assert (row["told_by"], row["steps"], row["certain"], row["confidence"]) == (["entry XYZ-1"], 4, True, 1.0)
    titles = [table.title for table in found.tables]
    assert "Back to the sea" not in titles


@pytest.mark.parametrize(("since", "lines"), [("2025-03-01", 1), ("2025-03-02", 0)])
def test_only_what_a_vessel_landed_since_a_day(case, since, lines):
    found = trace(case, "SABLE MERIDIAN", since=dt.datetime.fromisoformat(since))
    assert len(found.custody.starts) == lines
    assert bool(found.note) != bool(lines)


def test_a_company_goes_back_to_meetings_with_listed_vessels_before_the_landing(case):
    found = trace(case, "ACME Imports LLC")
    met = found.section("Meetings of its vessels with listed or sanctioned ones")
    assert [(row["vessel"], row["with"], row["listed_or_sanctioned"]) for row in met.dicts()] == [
        ("SABLE MERIDIAN", "RED HERON", ["IATTC 2020 – in force"]),
        ("SABLE MERIDIAN", "FALLOW GARGANEY", ["Council of Maravia asset freeze 2025-02-01 –"]),
    ]
    row = met.dicts()[0]
    assert (row["event"], row["landed"], row["days_before"]) == ("encounter:1", LANDED, 13)
    assert row["on_trip"] is True
    assert met.note == "1 meeting at other times left out"


def test_several_shipments_are_told_in_short_with_where_their_ways_end_and_whom_their_vessels_met(case):
    found = trace(case, "ACME Imports LLC")
    told = found.summary[0].dicts()
    assert [(row["id"], row["kg"], row["ends"], row["certain"], row["confidence"]) for row in told] == [
        ("entry:3", None, ["farm"], True, 1.0),
        ("entry:2", 70.0, ["nothing loaded"], True, 1.0),
        # 5,000 and 900 kg as the entry says; the loins may be of the catch of nobody, by a link of .5.
        ("consignment:1", 5_900.0, ["broken at harvest", "document not shared", "sea"], False, 0.5),
    ]
    assert [row["meetings"] for row in told] == [[], [], ["FALLOW GARGANEY (1)", "RED HERON (1)"]]
    assert [(row["end"], row["shipments"]) for row in found.summary[1].dicts()] == [
        ("broken at harvest", 1), ("document not shared", 1), ("nothing loaded", 1),
    ]  # fmt: skip
    assert [table.title for table in found.summary[2:]] == ["Meetings of its vessels with listed or sanctioned ones"]
    assert trace(case, "consignment:1").summary == (), "one shipment is told link by link"
    vessel = trace(case, "SABLE MERIDIAN").summary
    assert [table.title for table in vessel] == ["Shipments that may carry it"]


def test_a_company_is_meant_where_its_plant_has_its_name_and_has_what_the_plant_made(tmp_path):
    own = build_traced(tmp_path / "case")
    with own.write() as con:
        put(con, "derived.facility", id="facility:rim", name="Pacific Rim S.A.", names=["Pacific Rim S.A."])
        relate(con, "OPERATED_BY", "facility:rim", "company:rim")
        relate(con, "PROCESSED_BY", "goods:p1", "facility:rim", record=STATEMENT)
    found = trace(own, "PACIFIC RIM S.A.")
    assert found.subject.id == "company:rim"
    assert {"goods:p1", "goods:x1"} <= set(found.custody.starts)


def test_a_hold_has_what_papers_loaded_and_says_what_only_tracks_show(tmp_path):
    own = build_traced(tmp_path / "case")
    with own.write() as con:
        put(con, "derived.voyage_hold", id="voyage_hold:1", name="Hold of RED HERON", loads=2, seen_only=1)
        con.execute("UPDATE derived.goods SET event = 'transshipment:1' WHERE id = 'goods:c1'")
        relate(con, "FILLS", "transshipment:1", "voyage_hold:1", declared=True)
        relate(con, "FILLS", "encounter:1", "voyage_hold:1", declared=False)
    found = trace(own, "voyage_hold:1")
    assert found.custody.starts == ("goods:c1",)
    assert ends(found) == {"c1": "sea"}
    assert found.section("Shipments that may carry it").column("id") == ["consignment:1"]
    assert "open: 1 of 2 loads are meetings that no paper declares" in found.note


def test_a_plant_has_what_it_made_both_ways(tmp_path):
    own = build_traced(tmp_path / "case")
    with own.write() as con:
        put(con, "derived.facility", id="facility:rim", name="Planta Rim", names=["Planta Rim"])
        relate(con, "PROCESSED_BY", "goods:p1", "facility:rim", record=STATEMENT)
    found = trace(own, "facility:rim")
    assert [row[:3] for row in ways(found, "Back to the sea")] == [(1, "p1", "i1"), (2, "i1", "c1"), (2, "i1", "c2")]
    assert [row[:3] for row in ways(found, "Forward to the consignee")] == [
        (1, "p1", "x1"), (2, "x1", "b1"), (2, "x1", "e1"),
    ]  # fmt: skip
    assert found.section("Meetings of its vessels with listed or sanctioned ones").column("with") == [
        "RED HERON", "FALLOW GARGANEY",
    ]  # fmt: skip


def test_a_lot_is_found_by_its_code_and_followed_over_the_events_that_handled_it(tmp_path):
    own = build_traced(tmp_path / "case")
    with own.write() as con:
        put(con, "derived.lot", id="lot:1", name="lot LN-7", kind="lot", document="lot LN-7", identifier="LN-7",
            records=["lots.json, line 1"])  # fmt: skip
        put(con, "derived.traceability_event", id="traceability_event:1", name="LN-7 made", kind="transformation",
            happened=LANDED, records=["lots.json, line 2"])  # fmt: skip
        for id_, record, stage in (("l1", "lot:1", "product"), ("l2", "traceability_event:1", "product")):
            put(con, "derived.goods", id=f"goods:{id_}", name="LN-7", record=record, stage=stage, lot="LN-7",
                net_kg=5_000.0, records=[f"lots.json, line {id_[1]}"])  # fmt: skip
        relate(con, "MADE_FROM", "goods:b1", "goods:l1", basis="shipped", certain=True, record=BILL)
        relate(con, "MADE_FROM", "goods:l1", "goods:l2", basis="same lot", certain=True, record="traceability_event:1")
        relate(con, "MADE_FROM", "goods:l2", "goods:c1", basis="transformation", certain=True,
               record="traceability_event:1")  # fmt: skip
    found = trace(own, "LN-7")
    assert found.custody.starts == ("goods:l1",)
    assert [row[:3] for row in ways(found, "Back to the sea")] == [(1, "l1", "l2"), (2, "l2", "c1")]
    assert [row[:3] for row in ways(found, "Forward to the consignee")] == [(1, "l1", "b1")]
    assert ends(found) == {"c1": "sea"}


def test_lines_are_told_the_latest_first_and_those_of_a_record_by_their_number(case):
    lines = trace(case, "consignment:1").section("Traced").column("goods")
    assert lines == ["goods:b1", "goods:e1", "goods:e2", "goods:x1", "goods:x2"]


def test_a_meeting_goes_forward_to_shipments(case):
    found = trace(case, "encounter:1")
    assert found.section("Shipments that may carry it").column("id") == ["consignment:1"]
    assert "may have had on board" in found.note
    # What was caught two years later was not on board.
    assert trace(case, "encounter:2").custody.starts == ()


def test_a_consignment_is_all_lines_of_its_records(case):
    found = trace(case, "consignment:1")
    assert len(found.custody.starts) == 5
    assert {row[1:3] for row in ways(found, "Back to the sea") if row[0] == 1} == {
        ("b1", "x1"), ("e1", "x1"), ("e2", "x2"), ("x1", "p1"),
    }  # fmt: skip
    assert "Forward to the consignee" not in [table.title for table in found.tables], "told on the way back already"


def test_what_does_not_fit_is_said(case):
    found = trace(case, "goods:e1", depth=2)
    assert found.note == "Back to the sea: links beyond 2 steps are left out"
    assert "Where it ends" not in [table.title for table in found.tables], "nothing is said of what was not followed"
    assert trace(case, "goods:e1", limit=3).note == "Back to the sea: the first 3 links; there are more"
    with case.read() as con:
        cut = walk(con, ["goods:i1"], "back", depth=12, limit=1)
    assert [link.earlier for link in cut.links] == ["goods:c1"], "the certain one comes first"
    assert trace(case, "goods:e1", limit=5).note == ""


def test_programs_get_a_row_a_link_and_a_graph_of_lines(case):
    found = trace(case, "goods:x1")
    frame = found.frame()
    assert list(frame["way"]) == ["Back to the sea"] * 4 + ["Forward to the consignee"] * 2
    graph = found.graph()
    assert graph.nodes["goods:c1"]["ends"] == ["sea"]
    assert graph.has_edge("goods:e1", "goods:x1")
    names = {one.id: one.name for one in found.subgraph.nodes}
    assert names["goods:c1"] == "catch certificate ECU-2025-CC-000417, catch 1"
    assert {"vessel:sable", "company:rim", "entry:1"} <= names.keys()


def test_what_is_no_goods_and_what_nobody_knows(case):
    with pytest.raises(UsageError, match="no goods hang on a listing"):
        trace(case, "listing:1")
    with pytest.raises(NotFound, match="SABEL") as error:
        trace(case, "SABEL MERIDIAN")
    assert "SABLE MERIDIAN" in str(error.value.hint)
    for wrong in ({"depth": 0}, {"depth": 13}, {"limit": 0}, {"limit": 10**30}):
        with pytest.raises(UsageError):
            trace(case, "goods:e1", **wrong)
