"""Any query asked of verified relationships only, on both stores."""

from __future__ import annotations

from pathlib import Path

import pytest

from catchgraph.case.case import CaseFolder
from catchgraph.case.runs import record_run
from catchgraph.detect.catalogue import catalogue
from catchgraph.detect.parameters import bind
from catchgraph.detect.run import detect
from catchgraph.detect.verified import types_asked, verified_only
from catchgraph.errors import UsageError
from catchgraph.graph import shown
from catchgraph.graph.projection import project_findings
from catchgraph.graph.store import Store
from catchgraph.graph.telling import tell
from catchgraph.model.schema import RELATIONSHIPS

from ..scenes import processing
from ..scenes.everything import everything
from .world import World


@pytest.mark.parametrize(
    ("cypher", "expected"),
    [
        ("(a)-[:OWNS]->(b)", "(a)-[:OWNS {verified: true}]->(b)"),
        ("(a)<-[o:OWNS|OPERATES]-(b)", "(a)<-[o:OWNS|OPERATES {verified: true}]-(b)"),
        ("(a)-[t:AT {role: 'x'}]->(b)", "(a)-[t:AT {verified: true, role: 'x'}]->(b)"),
        ("(a)-[r]-(b)-[]->(c)", "(a)-[r {verified: true}]-(b)-[{verified: true}]->(c)"),
        ("(a)-[:OWNS*1..3]->(b)", "(a)-[:OWNS*1..3 {verified: true}]->(b)"),
        ("(a)-[r:OWNS WHERE r.since > $d]->(b)", "(a)-[r:OWNS {verified: true} WHERE r.since > $d]->(b)"),
        # No relationships: lists, texts and comments.
        ("RETURN x[0] - y[1] AS n, '-[:OWNS]->' AS t // (a)-[:OWNS]->(b)", None),
        ("WHERE NOT EXISTS { MATCH (w)<-[:DESCRIBES]-(r) WHERE r.x = {a: 1}.a } RETURN w", None),
    ],
)
def test_every_relationship_is_asked(cypher: str, expected: str | None) -> None:
    assert verified_only(cypher) == (expected or cypher)


def test_a_relationship_without_brackets_is_refused() -> None:
    with pytest.raises(UsageError, match="without brackets"):
        verified_only("MATCH (a)-->(b) RETURN a")


@pytest.mark.parametrize(
    ("cypher", "types"),
    [
        ("(a)-[:OWNS]->(b)<-[t:AT|REPORTS*1..3 {role: 'x'}]-(c)", {"OWNS", "AT", "REPORTS"}),
        ("(a)-[r:OWNS WHERE r.since > $d]->(b) WHERE NOT EXISTS { (a)<-[:AT]-() }", {"OWNS", "AT"}),
        ("MATCH (a) RETURN a, '-[:OWNS]->' AS t // (a)-[:OWNS]->(b)", set()),
        ("(a)-[r]-(b)<-[:OWNS]-(c)", None),
        ("(a)-[:OWNS]->(b)-->(c)", None),
        ("(a)-[:`OWNS`]->(b)", None),
    ],
)
def test_types_that_a_query_matches(cypher: str, types: set[str] | None) -> None:
    assert types_asked(cypher) == types


def test_every_query_of_ours_names_its_types_or_asks_for_any() -> None:
    known = {kind.type for kind in RELATIONSHIPS}
    asked = {query.id: types_asked(query.cypher) for query in catalogue().values()}
    assert {id_ for id_, types in asked.items() if types is None} == {"ownership.tied-to-listed"}
    assert all(types <= known for types in asked.values() if types)


def test_where_all_is_verified_nothing_changes(store: Store) -> None:
    world, work = everything(), processing.SCENES.world()
    world.nodes |= work.nodes
    world.links += work.links
    world.write(store)
    for query in catalogue().values():
        given = bind(query, {})
        rows = store.read(query.cypher, given).rows
        assert len(rows) >= 2, query.id
        assert store.read(verified_only(query.cypher), given).rows == rows, query.id


UNLISTED = """// id: mine.unlisted
// title: Not listed
// question: Which vessels are on no list?
// why: For a test.
// benign: Most are.
// needs: Vessel
// params: limit: int = 100
// returns: vessel: Vessel, records: list
// identity: vessel
// denominator: Vessel
// severity: low
// maturity: experimental
// revision: 1
// references: none

MATCH (v:Vessel)-[:TOOK_PART_IN]->(e:Encounter)
OPTIONAL MATCH (l:Listing)-[:LISTS_VESSEL]->(v)
WITH v, count(l) AS listings, min(e.id) AS event
WHERE listings = 0
RETURN v.id AS vessel, [event] AS records
ORDER BY vessel
LIMIT $limit
"""


def suggested() -> World:
    """Two listed vessels that met a third; the listing of one is tied to it by a suggested match."""
    world = World()
    other = world.vessel("other")
    for key, verified in (("sure", True), ("perhaps", False)):
        vessel = world.vessel(key)
        world.listing(key, vessel, "IOTC", "2016-01-01", None, link={"verified": verified})
        world.encounter(key, "2017-01-01", vessel, other)
    return world


def test_detect_keeps_suggested_matches_apart(store: Store, case: CaseFolder) -> None:
    world = suggested()
    world.keep(case)
    world.write(store)
    name = "transshipment.listed-vessel-encounter"
    every = detect(case, store, only=[name])
    sure = detect(case, store, only=[name], verified=True)
    assert {finding.about[0][1] for finding in every.findings} == {"vessel:sure", "vessel:perhaps"}
    assert {finding.about[0][1] for finding in sure.findings} == {"vessel:sure"}
    assert {finding.id for finding in sure.findings} < {finding.id for finding in every.findings}
    assert {finding.id for finding in every.findings if finding.verified} == {finding.id for finding in sure.findings}


def built(case: CaseFolder, store: Store) -> None:
    """Let the store show the case, and the case know it, as after a build."""
    with case.write() as connection:
        token = shown.plan(connection, store.key).token
    tell(case, store)
    store.write(
        "UNWIND $rows AS row MERGE (c:Case {id: row.id}) SET c.token = row.token RETURN count(*) AS n",
        [{"id": case.id(), "token": token}],
    )
    with case.write() as connection:
        shown.complete(connection, store.key, record_run(connection, "derive", {}), None)


def test_each_finding_says_in_the_graph_whether_it_rests_on_suggested_matches(store: Store, case: CaseFolder) -> None:
    world = suggested()
    world.keep(case)
    name = "transshipment.listed-vessel-encounter"
    about = "MATCH (f:Finding)-[a:ABOUT]->(v:Vessel) RETURN v.id AS vessel, f.verified AS verified ORDER BY vessel"
    built(case, store)
    detect(case, store, only=[name])
    project_findings(case, store)
    rows = {tuple(row) for row in store.read(about, {}).rows}
    assert rows == {
        ("vessel:sure", True),
        ("vessel:perhaps", False),
        ("vessel:other", True),
        ("vessel:other", False),
    }


def test_a_query_that_cannot_be_asked_for_verified_ones_still_finds(
    store: Store, case: CaseFolder, tmp_path: Path
) -> None:
    world = suggested()
    world.keep(case)
    world.write(store)
    folder = tmp_path / "own" / "mine"
    folder.mkdir(parents=True)
    text = UNLISTED.replace("(v:Vessel)-[:TOOK_PART_IN]->(e:Encounter)", "(v:Vessel)-->(e:Encounter)")
    (folder / "unlisted.cypher").write_text(text, encoding="utf-8")
    report = detect(case, store, queries=[tmp_path / "own"], only=["mine.unlisted"])
    assert [(finding.about[0][1], finding.verified) for finding in report.findings] == [("vessel:other", False)]
    with pytest.raises(UsageError, match="without brackets"):
        detect(case, store, queries=[tmp_path / "own"], only=["mine.unlisted"], verified=True)


def test_what_is_absent_only_among_verified_is_no_finding(store: Store, case: CaseFolder, tmp_path: Path) -> None:
    world = suggested()
    world.keep(case)
    world.write(store)
    folder = tmp_path / "own" / "mine"
    folder.mkdir(parents=True)
    (folder / "unlisted.cypher").write_text(UNLISTED, encoding="utf-8")
    report = detect(case, store, queries=[tmp_path / "own"], only=["mine.unlisted"], verified=True)
    assert [finding.about[0][1] for finding in report.findings] == ["vessel:other"]
