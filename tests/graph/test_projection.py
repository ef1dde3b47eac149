"""Either store is told the difference from what it was given, and shows the case whatever became of it meanwhile."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from neo4j import GraphDatabase

from catchgraph.case.case import CaseFolder
from catchgraph.errors import CaseNotReady, GraphError
from catchgraph.graph.projection import current, opened, project
from catchgraph.graph.server import EmbeddedServer

from ..conftest import credentials
from .cases import COMPANIES, FLEET, OWNERS, derived, made, owners_in, told, vessels_in

MANY = {f"vessel:{n}": f"SHIP {n}" for n in range(40)}


class Killed(BaseException):
    """What ends a projection in the middle."""


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.stores)])
def uri(request: pytest.FixtureRequest, tmp_path: Path) -> str | None:
    """Either store: the session's server, which holds the databases of this case, or the address of an empty Neo4j."""
    if request.param == "neo4j":
        return str(request.getfixturevalue("cleared_neo4j"))
    server: EmbeddedServer = request.getfixturevalue("embedded")
    server.start()
    (tmp_path / "case").mkdir(mode=0o700)
    (tmp_path / "case" / "graph").symlink_to(server.path)
    return None


@pytest.fixture
def case(tmp_path: Path, uri: str | None) -> CaseFolder:
    """Forty vessels, projected."""
    case = made(tmp_path / "case", MANY)
    project(case, uri)
    return case


def shows(case: CaseFolder, uri: str | None, vessels: dict[str, str], owners: dict[str, tuple[str, str, str]]) -> None:
    with opened(case, uri) as store:
        assert (vessels_in(store), owners_in(store)) == (vessels, owners)


def killed_at(case: CaseFolder, uri: str | None, write: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Project, ended before the n-th write over Bolt; false where it came to its end."""
    from catchgraph.graph import embedded_store, neo4j_store

    left = [write]

    with monkeypatch.context() as patch:
        for module in (embedded_store, neo4j_store):

            def ended(*arguments, plain=module.run_write):
                left[0] -= 1
                if left[0] < 0:
                    raise Killed
                return plain(*arguments)

            patch.setattr(module, "run_write", ended)
        try:
            project(case, uri)
        except Killed:
            return True
    return False


@pytest.mark.long
def test_additions_changes_and_removals(case, uri):
    derived(case, {**MANY, "vessel:0": "SHIP NO MORE", "vessel:99": "NEW"}, {"owns:2": ("company:2", "vessel:99", "x")})
    project(case, uri)
    assert told(case) == 4
    shows(
        case, uri, {**MANY, "vessel:0": "SHIP NO MORE", "vessel:99": "NEW"}, {"owns:2": ("company:2", "vessel:99", "x")}
    )
    derived(case, MANY, OWNERS)
    project(case, uri)
    shows(case, uri, MANY, OWNERS)
    derived(case, MANY, {"owns:1": ("company:1", "vessel:1", "beneficial")})
    project(case, uri)
    assert told(case) == 1
    shows(case, uri, MANY, {"owns:1": ("company:1", "vessel:1", "beneficial")})


def test_nothing_is_told_where_nothing_changed(case, uri):
    project(case, uri)
    assert told(case) == 0
    shows(case, uri, MANY, OWNERS)


def test_what_lies_in_the_case_alone_is_not_in_the_graph(case, uri):
    with opened(case, uri) as store:
        (keys,) = store.read("MATCH (v:Vessel {id: 'vessel:1'}) RETURN keys(v) AS keys").column("keys")
        assert sorted(keys) == ["id", "name"]
        assert store.read("MATCH ()-[r:OWNS]->() RETURN r.hash AS hash").rows == [(None,)]


def test_a_relationship_that_leads_nowhere_is_named_before_anything_is_told(case, uri):
    derived(case, FLEET, {"owns:1": ("company:1", "vessel:9", "x")})
    with pytest.raises(GraphError, match="vessel:9, which is no node of the graph"):
        project(case, uri)
    derived(case, MANY, OWNERS)
    project(case, uri)
    assert told(case) == 0


def test_an_id_that_occurs_twice_is_refused(case, uri):
    with case.write() as connection:
        connection.execute("INSERT INTO derived.vessel (id, name, hash) VALUES ('vessel:1', 'B', 'b')")
    with pytest.raises(GraphError, match="more than once"):
        project(case, uri)


@pytest.mark.long
def test_an_end_in_the_middle_is_noticed_and_a_rerun_finishes_whatever_the_case_says_then(case, uri, monkeypatch):
    changed = {**MANY, "vessel:0": "CHANGED", "vessel:100": "NEW"}
    del changed["vessel:1"]
    for write in range(1, 9):
        derived(case, changed, {"owns:2": ("company:2", "vessel:100", "x")})
        if killed_at(case, uri, write, monkeypatch):
            with pytest.raises(CaseNotReady), opened(case, uri):
                pass
        # What the first try drew is no longer in the case.
        derived(case, MANY, {f"owns:{write}3": ("company:2", "vessel:3", "y")})
        project(case, uri)
        shows(case, uri, MANY, {f"owns:{write}3": ("company:2", "vessel:3", "y")})


@pytest.mark.long
def test_random_changes_and_ends_in_the_middle(case, uri, monkeypatch):
    dice = random.Random(7)
    vessels, owners = dict(MANY), dict(OWNERS)
    for _ in range(8):
        for _ in range(dice.randint(1, 5)):
            vessels[f"vessel:{dice.randint(0, 60)}"] = f"NAME {dice.randint(0, 99)}"
            owners[f"owns:{dice.randint(0, 9)}"] = (dice.choice(COMPANIES), dice.choice(sorted(vessels)), "x")
        gone = dice.choice(sorted(vessels))
        del vessels[gone]
        owners = {id_: each for id_, each in owners.items() if each[1] != gone}
        derived(case, vessels, owners)
        killed_at(case, uri, dice.randint(0, 10), monkeypatch)
    project(case, uri)
    shows(case, uri, vessels, owners)


def test_a_step_that_was_run_meanwhile_is_noticed(case, uri, monkeypatch):
    from catchgraph.graph import telling

    plain = telling.difference.create_nodes
    derived(case, {**MANY, "vessel:50": "A"}, OWNERS)

    def meanwhile(*arguments):
        plain(*arguments)
        derived(case, {**MANY, "vessel:50": "B"}, OWNERS)

    monkeypatch.setattr(telling.difference, "create_nodes", meanwhile)
    with pytest.raises(CaseNotReady, match="meanwhile"):
        project(case, uri)
    monkeypatch.undo()
    project(case, uri)
    shows(case, uri, {**MANY, "vessel:50": "B"}, OWNERS)


def test_a_model_that_gives_other_properties_is_told_as_a_whole(case, uri, monkeypatch):
    with case.write() as connection:
        connection.execute("UPDATE shown.store SET shape = 'before'")
    project(case, uri)
    # Where a relationship may be there in another form, it is taken away and drawn again.
    assert told(case) == len(MANY) + len(COMPANIES) + len(OWNERS) * (2 if uri else 1)
    shows(case, uri, MANY, OWNERS)


class TestEmbedded:
    """What only the embedded store does."""

    pytestmark = pytest.mark.parametrize("uri", ["embedded"], indirect=True)

    def test_a_little_is_told_to_the_database_that_is_there_and_much_makes_a_new_one(self, case, uri):
        first = current(case)
        derived(case, {**MANY, "vessel:0": "CHANGED"}, OWNERS)
        project(case, uri)
        assert current(case) == first
        derived(case, {id_: f"{name} 2" for id_, name in MANY.items()}, OWNERS)
        project(case, uri)
        assert current(case) != first
        shows(case, uri, {id_: f"{name} 2" for id_, name in MANY.items()}, OWNERS)

    def test_a_database_of_which_the_telling_was_interrupted_is_loaded_anew(self, case, uri, monkeypatch):
        first = current(case)
        derived(case, {**MANY, "vessel:0": "CHANGED"}, OWNERS)
        assert killed_at(case, uri, 3, monkeypatch)
        project(case, uri)
        assert current(case) != first
        shows(case, uri, {**MANY, "vessel:0": "CHANGED"}, OWNERS)

    def test_a_folder_that_was_taken_away_is_loaded_anew(self, case, uri):
        with EmbeddedServer(case.graph) as server:
            server.drop_database(current(case))
        project(case, uri)
        shows(case, uri, MANY, OWNERS)

    @pytest.mark.long
    def test_a_database_of_another_state_in_its_place_is_loaded_anew(self, case, uri, tmp_path, embedded):
        name = current(case)
        embedded.stop()
        shutil.copytree(case.graph / name, tmp_path / "kept")
        derived(case, {**MANY, "vessel:0": "CHANGED"}, OWNERS)
        project(case, uri)
        assert current(case) == name
        shutil.rmtree(case.graph / name)
        shutil.copytree(tmp_path / "kept", case.graph / name)
        embedded.start()
        project(case, uri)
        shows(case, uri, {**MANY, "vessel:0": "CHANGED"}, OWNERS)


def test_neo4j_plans_queries_once_since_findings_bring_no_constraint(tmp_path, empty_neo4j):
    project(made(tmp_path / "case", MANY), empty_neo4j)
    with GraphDatabase.driver(empty_neo4j, auth=credentials()) as driver:
        found, _, _ = driver.execute_query("SHOW CONSTRAINTS YIELD labelsOrTypes AS labels")
    assert ["Finding"] in [record["labels"] for record in found]
