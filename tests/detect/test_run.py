"""`detect`: what was found, out of how many, what could not be answered, and what stays decided."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from catchgraph.case.case import CaseFolder
from catchgraph.case.runs import last_runs
from catchgraph.detect.catalogue import catalogue, own_folder
from catchgraph.detect.report import DetectReport, TypologyResult
from catchgraph.detect.run import detect
from catchgraph.errors import CaseNotReady, QueryError, QueryTimeout, UsageError
from catchgraph.graph.store import Store

from .files import query_file
from .world import World, kept, small

ENDLESS = (
    "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b UNWIND range(1, 100000) AS c "
    "WITH count(c) AS n MATCH (v:Vessel) WHERE v.n = n RETURN v.id AS vessel, [v.id] AS records"
)
ENCOUNTERS = "transshipment.listed-vessel-encounter"
#: All that these tests look for: they are about what `detect` does with an answer, and the catalogue grows.
CATALOGUE = ("identity/imo-invalid", "transshipment/later-listed", "transshipment/listed-vessel-encounter")


@pytest.fixture(autouse=True)
def small_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three queries of the catalogue."""
    folder = tmp_path / "cypher"
    for name in CATALOGUE:
        target = folder / f"{name}.cypher"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(own_folder() / f"{name}.cypher", target)
    monkeypatch.setattr("catchgraph.detect.catalogue.own_folder", lambda: folder)


def result(report: DetectReport, typology: str) -> TypologyResult:
    return next(line for line in report.results if line.typology == typology)


def test_findings(ready: tuple[CaseFolder, Store]) -> None:
    report = detect(*ready)
    line = result(report, ENCOUNTERS)
    assert (line.state, line.findings, line.denominator, line.rate, line.limited) == ("findings", 2, 2, 1.0, False)
    first = next(finding for finding in report.findings if finding.typology == ENCOUNTERS)
    assert first.name == (
        "Apparent encounter of KALAN-2 with a vessel known only by the MMSI 273420160 on 2016-07-06 "
        "(basis for KALAN-2: MMSI alone); listing of KALAN-2 in force that day: "
        "SPRFMO 2016-01-01 – 2020-02-14"
    )
    assert (first.severity, first.maturity, first.status) == ("high", "stable", "open")
    assert first.about == (("vessel", "vessel:listed"), ("partner", "vessel:other"))
    assert first.rests_on == ("encounter:a", "listing:one")
    details = json.loads(first.details)
    assert (details["day"], details["partner"], details["confidence"]) == ("2016-07-06", "vessel:other", 1.0)
    # Raised one step, as the vessel was listed on the day of the register.
    assert [f.severity for f in report.findings if f.typology == "identity.imo-invalid"] == ["medium"]
    assert (report.at_least("high"), report.at_least("low")) == (2, 3)


def test_what_is_kept_in_the_case(ready: tuple[CaseFolder, Store]) -> None:
    case, _ = ready
    report = detect(*ready)
    ids = [finding.id for finding in report.findings]
    assert sorted(ids) == [row[0] for row in kept(case, "SELECT id FROM derived.finding ORDER BY id")]
    first = next(finding for finding in report.findings if finding.typology == ENCOUNTERS)
    about = "SELECT source_label, target, target_label, role FROM derived.about WHERE source = '{}' ORDER BY role"
    assert kept(case, about.format(first.id)) == [
        ("Finding", "vessel:other", "Vessel", "partner"),
        ("Finding", "vessel:listed", "Vessel", "vessel"),
    ]
    rests_on = "SELECT target, target_label, record, datasets FROM derived.rests_on WHERE source = '{}' ORDER BY target"
    assert kept(case, rests_on.format(first.id)) == [
        ("encounter:a", "Encounter", "encounter:a", ["encounters@undated"]),
        ("listing:one", "Listing", "listing:one", ["iuu@2025-07-01"]),
    ]
    assert kept(case, f"SELECT datasets, status, revision FROM derived.finding WHERE id = '{first.id}'") == [
        (["encounters@undated", "iuu@2025-07-01"], "open", catalogue()[ENCOUNTERS].revision)
    ]
    coverage = "SELECT state, findings, hits, denominator, rate, limited FROM detect.coverage WHERE typology = '{}'"
    assert kept(case, coverage.format(ENCOUNTERS)) == [("findings", 2, 2, 2, 1.0, False)]
    assert len(kept(case, "SELECT * FROM detect.coverage")) == 3
    assert "detect" in last_runs(case)
    nulls = "SELECT count(*) FROM derived.{} WHERE hash IS NULL OR length(hash) <> 16 OR id IS NULL"
    assert [kept(case, nulls.format(table)) for table in ("finding", "about", "rests_on")] == [[(0,)]] * 3


def test_the_same_again(ready: tuple[CaseFolder, Store]) -> None:
    """Ids and hashes do not change from run to run, so that the graph gets no difference."""
    content = "SELECT id, hash FROM derived.{} ORDER BY id"
    tables = ("finding", "about", "rests_on")
    first = detect(*ready)
    before = [kept(ready[0], content.format(table)) for table in tables]
    assert detect(*ready) == first
    assert [kept(ready[0], content.format(table)) for table in tables] == before
    assert all(len(set(table)) == len(table) > 0 for table in before)


def test_not_loaded(case: CaseFolder, store: Store) -> None:
    it = World()
    it.encounter("a", "2016-07-06", it.vessel("one"), it.vessel("two"))
    it.keep(case)
    it.write(store)
    line = result(detect(case, store), ENCOUNTERS)
    assert (line.state, line.findings, line.rate) == ("not loaded", 0, None)
    assert line.note == "No Listing, Measure is loaded; one of them would do."
    assert result(detect(case, store), "identity.imo-invalid").note.startswith(
        "No Registration, Identity, CatchCertificate is loaded"
    )


def test_does_not_cover(case: CaseFolder, store: Store) -> None:
    """A list without a known edition, and without ends, covers no day."""
    it = World()
    listed = it.vessel("listed")
    it.listing("one", listed, "IOTC", "2010-01-01", None, edition=None)
    it.encounter("a", "2016-07-06", listed, it.vessel("two"))
    it.keep(case)
    it.write(store)
    report = detect(case, store)
    line = result(report, ENCOUNTERS)
    assert (line.state, line.findings, line.denominator, line.rate) == ("does not cover the days", 0, 1, None)
    assert line.note == "The dates of the data loaded cover none of the days in question."
    assert kept(case, f"SELECT state FROM detect.coverage WHERE typology = '{ENCOUNTERS}'") == [(line.state,)]


def test_nothing_to_count_against(case: CaseFolder, store: Store) -> None:
    """Encounters, none of which the source puts on the high seas: neither nothing found nor not covered."""
    it = World()
    it.encounter("a", "2025-07-06", it.vessel("two"), it.vessel("three"))
    it.keep(case)
    it.write(store)
    high_seas = "MATCH (e:Encounter {high_seas: 'yes'}) RETURN"
    path = query_file(
        case.path.parent / "mine", "mine.none", f"{high_seas} null AS vessel, [e.id] AS records",
        denominator=f"{high_seas} count(e) AS n", covers=f"{high_seas} count(e) AS n",
    )  # fmt: skip
    line = result(detect(case, store, queries=[path.parents[1]], only=["mine"]), "mine.none")
    assert (line.state, line.denominator, line.rate) == ("not loaded", 0, None)
    assert line.note == "Nothing to count against: no record that is loaded says what this asks about."


def test_covers_some(case: CaseFolder, store: Store) -> None:
    it = World()
    listed = it.vessel("listed")
    it.listing("one", listed, "IOTC", "2016-01-01", "2016-12-31", edition=None)
    it.encounter("a", "2015-07-06", listed, it.vessel("two"))
    it.encounter("b", "2017-07-06", listed, it.vessel("three"))
    it.encounter("c", "2016-07-06", it.vessel("four"), it.vessel("five"))
    it.keep(case)
    it.write(store)
    line = result(detect(case, store), ENCOUNTERS)
    assert (line.state, line.denominator, line.rate) == ("nothing found", 3, 0.0)
    assert line.note == "The dates of the data loaded cover 1 of 3."


def test_the_limit(ready: tuple[CaseFolder, Store]) -> None:
    line = result(detect(*ready, params={"limit": "1"}), ENCOUNTERS)
    assert (line.findings, line.limited) == (1, True)
    assert line.note == "Stopped at the limit of 1: there are more. Raise it with --param limit=…."
    line = result(detect(*ready, params={"limit": "2"}), ENCOUNTERS)
    assert (line.findings, line.limited, line.note) == (2, False, "")


def test_only_some(ready: tuple[CaseFolder, Store]) -> None:
    """Findings of what was not asked stay; without `only` what is no longer in the catalogue goes."""
    case, store = ready
    folder = case.path.parent / "mine"
    query_file(
        folder, "mine.all", "MATCH (l:Listing)-[:LISTS_VESSEL]->(v:Vessel) RETURN v.id AS vessel, [l.id] AS records"
    )
    detect(case, store, queries=[folder])
    count = "SELECT typology, count(*) FROM derived.finding GROUP BY typology ORDER BY typology"
    both = [("identity.imo-invalid", 1), ("mine.all", 2), (ENCOUNTERS, 2)]
    assert kept(case, count) == both
    report = detect(case, store, only=["transshipment"], params={"since": "2017-01-01"})
    assert [line.typology for line in report.results] == ["transshipment.later-listed", ENCOUNTERS]
    assert kept(case, count) == [*both[:2], (ENCOUNTERS, 1)]
    assert len(kept(case, "SELECT * FROM detect.coverage")) == 4
    detect(case, store)
    assert kept(case, count) == [both[0], both[2]]
    orphans = "SELECT count(*) FROM derived.{} WHERE source NOT IN (SELECT id FROM derived.finding)"
    assert [kept(case, orphans.format(table)) for table in ("about", "rests_on")] == [[(0,)], [(0,)]]


def test_a_query_of_ones_own(ready: tuple[CaseFolder, Store]) -> None:
    case, store = ready
    folder = case.path.parent / "mine"
    match = "MATCH (l:Listing)-[:LISTS_VESSEL]->(v:Vessel {id: $id})"
    cypher = f"{match} RETURN v.id AS vessel, 'low' AS severity, [l.id] AS records"
    query_file(
        folder, "mine.one", cypher, params="id: str",
        returns="vessel: Vessel, severity: str, records: list", maturity="experimental",
    )  # fmt: skip
    report = detect(case, store, queries=[folder], only=["mine.one"], params={"id": "vessel:listed"})
    (finding,) = report.findings
    assert (finding.name, finding.severity) == ("Apparent something: KALAN-2", "low")
    assert report.at_least("low") == 0


@pytest.mark.parametrize(
    ("cypher", "message"),
    [
        ("MATCH (l:Listing) RETURN l.id AS vessel, [l.id] AS records", "`vessel` promises ids of Vessel and returned"),
        ("MATCH (v:Vessel) RETURN v.id AS vessel, [v.id] AS records", "`records` must hold ids of Registration,"),
        ("MATCH (v:Vessel) RETURN v.id AS vessel, [] AS records", "a row names no record that it rests on"),
        ("MATCH (v:Vessel) RETURN v.id AS vessel, v.id AS records", "`records` promises list and returned"),
        ("MATCH (l:Listing) RETURN 'vessel:wrong' AS vessel, [l.id] AS records", "two rows have the same identity"),
        ("MATCH (l:Listing) WHERE 1 / 0 = 1 RETURN l.id AS vessel, [l.id] AS records", "refused the query"),
    ],
)
def test_a_query_that_answers_wrongly(ready: tuple[CaseFolder, Store], cypher: str, message: str) -> None:
    case, store = ready
    detect(case, store)
    before = kept(case, "SELECT id, hash FROM derived.finding ORDER BY id")
    path = query_file(case.path.parent / "mine", "mine.wrong", cypher)
    with pytest.raises(QueryError, match=message) as refused:
        detect(case, store, queries=[path.parents[1]])
    assert refused.value.message.startswith(f"{path}: ")
    assert kept(case, "SELECT id, hash FROM derived.finding ORDER BY id") == before


def test_a_query_that_writes(ready: tuple[CaseFolder, Store]) -> None:
    case, store = ready
    cypher = "MATCH (l:Listing)-[:LISTS_VESSEL]->(v:Vessel) SET v.seen = 1 RETURN v.id AS vessel, [l.id] AS records"
    path = query_file(case.path.parent / "mine", "mine.writes", cypher)
    with pytest.raises(QueryError) as refused:
        detect(case, store, queries=[path.parents[1]], only=["mine"])
    assert refused.value.message.startswith(f"{path}: ")
    assert "The query tries to write" in refused.value.message
    assert store.read("MATCH (v:Vessel) WHERE v.seen = 1 RETURN count(v) AS n").rows == [(0,)]


def test_a_query_that_never_ends(ready: tuple[CaseFolder, Store]) -> None:
    case, store = ready
    detect(case, store)
    before = kept(case, "SELECT id, hash FROM derived.finding ORDER BY id")
    path = query_file(case.path.parent / "mine", "mine.endless", ENDLESS)
    with pytest.raises(QueryTimeout) as refused:
        detect(case, store, queries=[path.parents[1]], only=["mine"], timeout_s=2)
    assert refused.value.message.startswith(f"{path}: The query ran longer than its time limit of 2 s")
    assert kept(case, "SELECT id, hash FROM derived.finding ORDER BY id") == before
    assert detect(case, store).at_least("high") == 2


def test_a_parameter_that_no_query_has(ready: tuple[CaseFolder, Store]) -> None:
    with pytest.raises(UsageError, match="no query that is asked has a parameter 'sinse'") as refused:
        detect(*ready, params={"sinse": "2016-01-01"})
    assert refused.value.hint == "Did you mean `since`? Parameters: limit, since."
    with pytest.raises(UsageError, match="has a parameter 'since'"):
        detect(*ready, only=["identity"], params={"since": "2016-01-01"})


def test_a_graph_of_another_state(case: CaseFolder, store: Store) -> None:
    small().write(store)
    with pytest.raises(CaseNotReady, match="which this case does not hold") as refused:
        detect(case, store)
    assert "catchgraph build" in refused.value.hint
    assert kept(case, "SELECT count(*) FROM derived.finding") == [(0,)]


def test_progress_names_each_typology(ready: tuple[CaseFolder, Store]) -> None:
    said: list[str] = []
    detect(*ready, only=["transshipment"], progress=said.append)
    assert said == ["looking for transshipment.later-listed", f"looking for {ENCOUNTERS}", "keeping what was found"]
