"""Over-used certificates and harvests, two stories, replaced certificates, missing reports: positives and their twins.

Expected rows were worked out from the typology, not copied from a run.
"""

from __future__ import annotations

from catchgraph.detect.catalogue import catalogue
from catchgraph.detect.look import Look
from catchgraph.detect.parameters import bind
from catchgraph.graph.store import Store

from ..scenes import documents_papers
from ..scenes.scene import Asked, Scene, together
from .test_queries import columns


def undecided(store: Store, scene: Scene, id_: str) -> dict[str, int]:
    """What a query says that it cannot judge of one scene, by reason."""
    together([scene]).write(store)
    query = catalogue()[id_]
    return dict(Look(store, 60).answer(query, bind(query, {})).result.undecided)


def test_certificate_overused(asked: Asked) -> None:
    scene, query = documents_papers.certificate_overused, "documents.certificate-overused"
    rows = asked(scene, query)
    assert columns(rows, "balance", "papers", "draws", "excess_kg", "forced") == [
        ("balance:landing", ["catch_certificate one", "catch_certificate two"],
         ["processing_statement of-one (19000 kg)", "processing_statement of-two (19000 kg)"], 8000, True),
        ("balance:plain", ["catch_certificate plain (10000 kg)"],
         ["processing_statement plain-0 (6000 kg)", "processing_statement plain-1 (5000 kg)"], 1000, True),
        ("balance:barely", ["catch_certificate barely (10000 kg)"], ["processing_statement barely-0 (10201 kg)"],
         201, True),
    ]  # fmt: skip
    assert columns(rows, "vessels", "records")[0] == (
        ["vessel:lander"],
        ["catch_certificate:one", "processing_statement:of-one", "processing_statement:of-two",
         "catch_certificate:one", "catch_certificate:two", "landing_declaration:declared"],
    )  # fmt: skip
    assert columns(asked(scene, query, share="0.1"), "balance") == [("balance:landing",)]
    assert columns(asked(scene, query, kg="1000"), "balance") == [("balance:landing",)]


def test_harvest_overused(asked: Asked) -> None:
    rows = asked(documents_papers.harvest_overused, "documents.harvest-overused")
    assert columns(rows, "balance", "species", "excess_kg", "importers", "draws") == [
        ("balance:three", "YFT", 4000, [],
         ["entry three-0 (9000 kg)", "entry three-1 (8000 kg)", "entry three-2 (7000 kg)"]),
        ("balance:two", "YFT", 2000, ["company:importer"], ["entry two-0 (12000 kg)", "entry two-1 (10000 kg)"]),
    ]  # fmt: skip
    assert rows[1]["records"] == ["entry:two-0", "entry:two-1", "harvest_report:two-0", "harvest_report:two-1"]


def test_what_cannot_be_judged_of_balances(store: Store) -> None:
    scene = documents_papers.certificate_overused
    assert undecided(store, scene, "documents.certificate-overused") == {"a draw without a weight": 1}


def test_certificate_two_stories(asked: Asked) -> None:
    scene, query = documents_papers.certificate_two_stories, "documents.certificate-two-stories"
    assert columns(asked(scene, query), "number", "fields", "differ", "certificate") == [
        ("day", ["landed"], ["day of landing: 2025-03-01, 2025-03-02"], "catch_certificate:day-b"),
        ("hull", ["species", "vessel"], ["species: YFT, BET", "vessel: A, B"], "catch_certificate:hull-b"),
        ("not loaded", ["weight"], ["landed weight: 50000 kg, 44000 kg"], None),
        ("weight", ["weight"], ["landed weight: 10000 kg, 10205 kg"], "catch_certificate:weight-b"),
    ]
    fewer = asked(scene, query, share="0.1", days="1")
    assert columns(fewer, "number") == [("hull",), ("not loaded",)]


def test_draws_on_replaced(asked: Asked, store: Store) -> None:
    rows = asked(documents_papers.draws_on_replaced, "documents.draws-on-replaced")
    assert columns(rows, "number", "status", "forced", "records") == [
        ("replaced", "replaced", True, ["processing_statement:replaced", "catch_certificate:replaced"]),
        ("void", "void", False, ["processing_statement:void", "catch_certificate:void"]),
    ]
    reasons = undecided(store, documents_papers.draws_on_replaced, "documents.draws-on-replaced")
    assert list(reasons.values()) == [1]


def test_harvest_report_missing(asked: Asked) -> None:
    """Of March seven ask for one and four have it; of May one has, which is too few, and of June three of seven."""
    scene, query = documents_papers.harvest_report_missing, "documents.harvest-report-missing"
    rows = asked(scene, query)
    assert columns(rows, "entry", "month", "reports", "asked") == [
        ("entry:03-4", "2025-03", 4, 7),
        ("entry:04-3", "2025-04", 3, 4),
        ("entry:second-line", "2025-03", 4, 7),
        ("entry:snapper", "2025-03", 4, 7),
    ]
    assert [row["goods"] for row in rows if row["entry"] == "entry:second-line"] == [["SKJ under 0303430000"]]
    more = asked(scene, query, part="0.4", least="1")
    assert {month for (month,) in columns(more, "month")} == {"2025-03", "2025-04", "2025-06"}


def test_what_a_report_is_asked_for_cannot_be_told_of_a_basket(store: Store) -> None:
    reasons = undecided(store, documents_papers.harvest_report_missing, "documents.harvest-report-missing")
    assert reasons == {"a basket code without a species": 3}
