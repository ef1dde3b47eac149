"""From files to findings: the invented world on both stores, against the truth written before any query."""

import pytest

from catchgraph import pipeline
from catchgraph.analyse.truth import compare
from catchgraph.analyse.truth_entities import resolution
from catchgraph.analyse.truth_trade import trade
from catchgraph.case.case import open_case
from catchgraph.case.decisions import decide
from catchgraph.errors import CaseNotReady
from catchgraph.graph.server import EmbeddedServer

from .conftest import ROOT
from .fixtures.world import findings
from .worlds import FILES, FIXTURES, TRUTH, copied, first_run

pytestmark = pytest.mark.early


@pytest.fixture(scope="module")
def world(tmp_path_factory, embedded_runtime):
    """The invented world on the embedded graph, with its server running; and what the run reported."""
    _, report = first_run(tmp_path_factory)
    case = copied(tmp_path_factory, tmp_path_factory.mktemp("world") / "case")
    with EmbeddedServer(case / "graph"):
        yield open_case(case), report


def test_every_row_is_loaded(world):
    _, report = world
    counts = TRUTH["counts"]
    told = {one.file: one for one in report.load}
    assert sorted(told) == sorted(path.name for path in FILES)
    vessels = {name: told[name] for name in TRUTH["files"].values()}
    assert {name: one.rows for name, one in vessels.items()} == {
        name: counts[source] for source, name in TRUTH["files"].items()
    }
    assert [one.rejected for one in vessels.values()] == [0] * len(vessels)
    assert all(one.loaded + one.rejected == one.rows for one in report.load)
    # The patterns have 24 of events and six of a study, and two listings.
    assert report.build.counts["encounter"] == counts["meetings"] + counts["gfw_meetings"] + 24 + 6
    assert report.build.counts["listing"] == counts["listings"] + 2


def test_the_findings_are_those_of_the_truth_and_the_twins_stay_silent(world):
    case, _ = world
    scores = compare(case, FIXTURES / "truth.toml")
    assert len(scores) == len(list((ROOT / "cypher").glob("*/*.cypher")))
    assert {score.typology: (score.missed, score.wrong, score.spoken) for score in scores} == {
        score.typology: ((), (), ()) for score in scores
    }
    told = (TRUTH, *findings())
    assert sum(score.right for score in scores) == sum(len(truth["must_find"]) for truth in told)
    assert sum(score.twins for score in scores) == sum(len(truth["must_not_find"]) for truth in told)


def test_vessels_are_those_of_the_truth_and_companies_but_for_what_is_known_to_be_hard(world):
    case, _ = world
    vessels, companies = resolution(case, FIXTURES / "truth.toml")
    assert vessels.entities == len(TRUTH["vessel"])
    assert (vessels.split, vessels.merged) == ((), ())
    assert companies.entities == len(TRUTH["company"])
    # A name in two scripts. The demo names each miss.
    assert set(companies.split) <= {"emerald-shoal"}
    assert companies.merged == ()
    assert companies.unknown == ()
    assert companies.precision == 1.0
    assert companies.recall > 0.98


def test_trade_is_that_of_the_truth_but_for_what_the_demo_names(world):
    case, _ = world
    companies, plants, consignments, named = trade(case, FIXTURES / "truth", FIXTURES / "truth.toml")
    assert (companies.unknown, plants.unknown) == ((), ())
    # Two namesakes, and names that are misspelt, in two scripts, or have lost a word.
    assert companies.precision > 0.99
    assert companies.recall > 0.97
    assert set(companies.merged) <= {"seastarhou", "seastarmia"}
    assert (plants.entities, plants.precision, plants.recall) == (58, 1.0, 1.0)
    # Declarations that name neither bill nor box are left open where two shipments fit.
    assert consignments.mentions == 630
    assert consignments.precision > 0.99
    assert consignments.recall > 0.85
    assert (named.mentions, named.true, named.joined, named.right) == (40, 26, 26, 26)


def test_a_rerun_changes_nothing(world):
    case, report = world
    again = pipeline.run(case, FILES)
    assert again.detect == report.detect
    assert [one.state for one in again.load] == ["unchanged"] * len(FILES)
    assert again.build == report.build


def test_detect_refuses_a_graph_that_shows_another_state_of_the_case(world):
    case, _ = world
    one_query = ["identity.imo-invalid"]
    assert pipeline.detect(case, only=one_query).findings
    pipeline.resolve(case)
    assert pipeline.detect(case, only=one_query).findings, "who is who is as it was"
    with case.read() as connection:
        one, other = connection.execute(
            """SELECT min(mention_id), max(mention_id) FROM resolve.member WHERE starts_with(entity_id, 'vessel:')
            GROUP BY entity_id HAVING count(*) > 1 ORDER BY entity_id LIMIT 1"""
        ).fetchall()[0]
    decide(case, "judgement", [one, other], "different", "other hulls on the photographs")
    pipeline.resolve(case)
    with pytest.raises(CaseNotReady, match="changed"):
        pipeline.detect(case, only=one_query)
    pipeline.build(case)
    assert pipeline.detect(case, only=one_query).findings


def test_steps_ask_for_the_one_before(tmp_path):
    case = open_case(tmp_path / "case", create=True)
    with pytest.raises(CaseNotReady, match="load"):
        pipeline.resolve(case)
    with pytest.raises(CaseNotReady, match="resolve"):
        pipeline.build(case)
