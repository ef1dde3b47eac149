"""The library: the same answers as on the command line, as DataFrames and graphs."""

import pytest

import catchgraph
from catchgraph.rulings import meant

from .analyse.world import build_world
from .conftest import ROOT


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """The case written by hand that the tests of `analyse` use."""
    return build_world(tmp_path_factory.mktemp("verbs") / "case")


def test_answers_are_frames_and_graphs(case):
    assert catchgraph.show(case, "RED HERON").section("Listings").frame().shape[0] == 2
    assert "company:marsh" in catchgraph.expand(case, "RED HERON").graph()
    assert catchgraph.link(case, "SEA WIDOW", "RED HERON", k=1).frame()["to_id"].tolist() == [
        "encounter:1", "vessel:heron",
    ]  # fmt: skip
    assert catchgraph.screen(case, ["9176187"])["verdict"].tolist() == ["hit"]


def test_screening_takes_a_path_as_text(case, tmp_path):
    (tmp_path / "fleet.csv").write_text("imo\n9176187\n", encoding="utf-8")
    assert catchgraph.screen(case, file=str(tmp_path / "fleet.csv"))["line"].tolist() == [2]


def test_files_that_are_gone_are_missing(case):
    assert set(catchgraph.verify(case)["state"]) == {"missing"}


def test_the_catalogue_is_a_frame(tmp_path):
    found = catchgraph.queries()
    assert set(found["id"]) == {f"{path.parent.name}.{path.stem}" for path in (ROOT / "cypher").glob("*/*.cypher")}
    assert found["cypher"].str.contains("MATCH").all()
    with pytest.raises(catchgraph.errors.UsageError):
        catchgraph.queries([tmp_path])


def test_ids_of_records_and_mentions_stay_and_names_are_found(case):
    assert meant(case, "registration:widow") == "registration:widow"
    assert meant(case, "mention:0") == "mention:0"
    assert meant(case, "sea widow") == "vessel:widow"


def test_load_and_resolve_give_reports(tmp_path):
    case = catchgraph.open_case(tmp_path / "case", create=True)
    said = []
    [report] = catchgraph.load(case, [str(ROOT / "fixtures" / "carriers.csv")], progress=said.append)
    assert (report.rows, report.loaded, report.state) == (12, 12, "new")
    assert said
    assert catchgraph.resolve(case).entities["vessel"] > 0
    with pytest.raises(catchgraph.errors.CaseNotReady):
        catchgraph.detect(case)
    with pytest.raises(catchgraph.errors.CaseNotReady):
        catchgraph.query(case, "RETURN 1 AS one")


def test_a_query_warns_of_what_the_graph_does_not_have(tmp_path):
    case = catchgraph.open_case(tmp_path / "case", create=True)
    with (
        pytest.warns(UserWarning, match=r"^no Vessel has the property flagg; it gives nothing\. Did you mean `flag"),
        pytest.raises(catchgraph.errors.CaseNotReady),
    ):
        catchgraph.query(case, "MATCH (v:Vessel) RETURN v.flagg AS flag")


def test_link_analysis_gives_frames_and_graphs(case):
    assert "encounter" in set(catchgraph.timeline(case, "RED HERON").frame()["kind"])
    assert len(catchgraph.compare(case, "SEA WIDOW", "RED HERON").meetings[0].frame()) == 2
    assert set(catchgraph.fleet(case, "Marsh Lines S.A.").vessels.frame()["name"]) == {"RED HERON", "WIDOW"}
    assert "company:widow" in catchgraph.common(case, ["SEA WIDOW", "WIDOW"]).subgraph.graph()
    assert len(catchgraph.rank(case).rows.frame()) == len(catchgraph.rank(case).graph()) == 5
    assert "community" in catchgraph.communities(case, least=2).graph().nodes["vessel:widow"]
