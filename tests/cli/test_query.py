"""`query` and `queries`: the catalogue, files and Cypher of one's own, read only."""

import json
import shutil

import pytest


@pytest.fixture
def ask(cli, demo_case):
    """Call a command on the demo's case."""
    return lambda *args: cli("--case", demo_case, *args)


def rows(result):
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_a_query_of_the_catalogue_by_its_id(ask):
    found = rows(ask("query", "transshipment.later-listed", "--param", "limit=2", "--format", "json"))
    assert len(found) == 2
    assert found[0]["vessel"].startswith("vessel:")


def test_an_empty_answer_has_the_columns_of_the_header(ask, tmp_path):
    result = ask("query", "identity.imo-invalid", "--queries", tmp_path, "--format", "csv")
    assert result.exit_code == 2, "a folder without queries is refused"
    cypher = "MATCH (v:Vessel {name: $name}) RETURN v.name AS name"
    assert rows(ask("query", cypher, "--param", "name=NOBODY AT ALL", "--format", "json")) == []


def test_cypher_with_typed_parameters(ask):
    cypher = "RETURN $n + 1 AS n, $x * 2 AS x, $yes AS yes, $text AS text, $quoted AS quoted"
    given = [
        "--param",
        "n=41",
        "--param",
        "x=0.25",
        "--param",
        "yes=true",
        "--param",
        "text=a b",
        "--param",
        "quoted='5'",
    ]
    assert rows(ask("query", cypher, *given, "--format", "json")) == [
        {"n": 42, "x": 0.5, "yes": True, "text": "a b", "quoted": "5"}
    ]


def test_a_label_that_the_graph_lacks_is_named_where_nothing_is_found(ask):
    result = ask("query", "MATCH (v:Vesel) RETURN v.name AS name")
    assert result.exit_code == 0
    assert "Note: the graph has no Vesel. Did you mean `Vessel`?" in result.stderr


def test_a_property_that_a_label_lacks_is_said_with_what_there_is(ask):
    result = ask("query", "MATCH (v:Vessel) RETURN v.nme AS name, v.imo AS imo LIMIT 2", "--format", "csv")
    assert result.stdout.splitlines()[0] == "name,imo"
    note = "Note: no Vessel has the property nme; it gives nothing. Did you mean `name`? Vessel has: id, name, "
    assert note in result.stderr


def test_a_property_that_stays_in_the_case_is_said_to(ask):
    result = ask("query", "MATCH (v:Vessel)<-[:DESCRIBES]-(r:Registration) RETURN r.records AS rows LIMIT 1")
    assert result.exit_code == 0
    assert "Note: records of Registration stays in the case and is not in the graph" in result.stderr


def test_columns_without_a_value_are_in_every_format_and_named_for_people(ask):
    cypher = "MATCH (v:Vessel {name: 'KITTIWAKE-4'}) RETURN v.name AS name, null AS nothing, [] AS none"
    assert rows(ask("query", cypher, "--format", "json")) == [{"name": "KITTIWAKE-4", "nothing": None, "none": []}]
    assert ask("query", cypher, "--format", "csv").stdout.splitlines()[0] == "name,nothing,none"
    assert "No row has a value of: nothing, none." in ask("query", cypher).stdout
    empty = ask("query", "MATCH (v:Vessel {name: 'NOBODY AT ALL'}) RETURN v.name AS name, v.imo", "--format", "csv")
    assert empty.stdout.splitlines() == ["name,v.imo"]


def test_a_number_is_a_text_where_it_is_compared_with_one(ask):
    imo = rows(ask("query", "MATCH (v:Vessel) WHERE v.imo IS NOT NULL RETURN v.imo AS imo LIMIT 1", "--format", "json"))
    cypher = "MATCH (v:Vessel) WHERE v.imo = $imo RETURN count(v) AS n"
    given = imo[0]["imo"]
    assert rows(ask("query", cypher, "--param", f"imo={given}", "--format", "json")) == [{"n": 1}]
    assert rows(ask("query", cypher, "--param", f"imo:int={given}", "--format", "json")) == [{"n": 0}]
    wrong = ask("query", cypher, "--param", "imo:number=1")
    assert (wrong.exit_code, "Types: str, int, float, bool, date." in wrong.stderr) == (2, True)


def test_a_date_is_compared_with_the_days_of_events(ask):
    cypher = "MATCH (e:Encounter) WHERE e.day = $day RETURN count(e) AS n"
    # Rows 6 and 8 of fixtures/encounters.csv.
    assert rows(ask("query", cypher, "--param", "day=2017-06-11", "--format", "json")) == [{"n": 2}]


def test_a_file_with_and_without_header(ask, tmp_path):
    plain = tmp_path / "plain.cypher"
    plain.write_text("\ufeffMATCH (v:Vessel)\nRETURN count(v) > 0 AS some\n", encoding="utf-8")
    assert rows(ask("query", plain, "--format", "json")) == [{"some": True}]
    headed = tmp_path / "headed.cypher"
    headed.write_text("// id: mine.headed\nRETURN 1 AS one\n", encoding="utf-8")
    result = ask("query", headed)
    assert (result.exit_code, "headed.cypher" in result.stderr) == (1, True)
    missing = ask("query", tmp_path / "none.cypher")
    assert (missing.exit_code, "cannot read" in missing.stderr) == (1, True)


@pytest.mark.parametrize("cypher", ["CREATE (n:Vessel {id: 'x'})", "MATCH (v:Vessel) DETACH DELETE v", "RETURN 1 +"])
def test_writes_and_nonsense_are_refused_in_one_message(ask, cypher):
    result = ask("query", cypher)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: ")
    assert "Traceback" not in result.stderr


def test_a_query_that_does_not_end_is_ended(ask):
    cypher = "UNWIND range(1, 100000000) AS a UNWIND range(1, 100000000) AS b WITH a WHERE a < 0 RETURN count(a) AS n"
    result = ask("query", cypher, "--timeout", "1")
    assert result.exit_code == 1
    assert "1" in result.stderr
    assert rows(ask("query", "RETURN 1 AS one", "--format", "json")) == [{"one": 1}], "the next one is answered"


def test_a_server_that_is_not_there_is_exit_code_4(cli, demo_case):
    result = cli("--case", demo_case, "--graph", "bolt://127.0.0.1:9", "query", "RETURN 1 AS one")
    assert (result.exit_code, result.stdout) == (4, "")
    assert "127.0.0.1:9" in result.stderr


def test_the_catalogue_and_one_query_of_it(cli):
    every = rows(cli("queries", "--format", "json"))
    assert "transshipment.listed-vessel-encounter" in {row["id"] for row in every}
    assert all(row["title"] and row["needs"] for row in every)
    result = cli("queries", "identity.imo-invalid")
    assert "question" in result.stdout
    assert "  MATCH (r:Registration" in result.stdout
    facts = {row["property"]: row["value"] for row in rows(cli("queries", "identity.imo-invalid", "--format", "json"))}
    assert facts["cypher"].startswith("CALL () {\n  MATCH")
    unknown = cli("queries", "identity.imo-invald")
    assert (unknown.exit_code, "identity.imo-invalid" in unknown.stderr) == (1, True)


@pytest.fixture
def mine(demo_case, tmp_path):
    """A case with a graph and a place for queries of one's own: the demo's, its graph not copied."""
    case = tmp_path / "case"
    case.mkdir()
    for name in ("case.duckdb", "graph"):
        (case / name).symlink_to(demo_case / name)
    return case


def test_a_query_is_saved_listed_and_asked_with_parameters_by_name(cli, mine):
    cypher = "MATCH (v:Vessel) WHERE v.name = $name RETURN v.name AS vessel ORDER BY vessel"
    given = ["--param", "name=SABLE MERIDIAN", "--save", "mine.by-name", "--title", "A vessel by its name"]
    result = cli("--case", mine, "query", cypher, *given, "--format", "json")
    assert rows(result) == [{"vessel": "SABLE MERIDIAN"}]
    assert "catchgraph query mine.by-name" in result.stderr
    listed = {row["id"]: row for row in rows(cli("--case", mine, "queries", "--format", "json"))}
    assert (listed["mine.by-name"]["whose"], listed["mine.by-name"]["title"]) == ("case", "A vessel by its name")
    assert listed["identity.imo-invalid"]["whose"] == "catchgraph"
    assert rows(cli("--case", mine, "query", "mine.by-name", "--format", "json")) == [{"vessel": "SABLE MERIDIAN"}]
    assert rows(cli("--case", mine, "query", "mine.by-name", "--param", "name=X", "--format", "json")) == []
    unknown = cli("--case", mine, "query", "mine.by-name", "--param", "nam=X")
    assert (unknown.exit_code, "Did you mean `name`?" in unknown.stderr) == (2, True)


def test_ids_and_parameters_are_completed(mine):
    from click.shell_completion import ShellComplete

    from catchgraph.cli.app import main

    def offered(*args, incomplete=""):
        complete = ShellComplete(main, {}, "catchgraph", "_CATCHGRAPH_COMPLETE")
        return [item.value for item in complete.get_completions(["--case", str(mine), *args], incomplete)]

    (mine / "queries" / "mine").mkdir(parents=True)
    text = "// id: mine.q\n// title: T\n// params: flag: str, most: int = 5\nRETURN $flag AS f, $most AS n\n"
    (mine / "queries" / "mine" / "q.cypher").write_text(text, encoding="utf-8")
    assert offered("query", incomplete="mi") == ["mine.q"]
    assert offered("queries", incomplete="identity.imo") == ["identity.imo-invalid"]
    assert offered("detect", incomplete="ident")[0] == "identity"
    assert offered("query", "mine.q", "--param") == ["flag=", "most="]
    assert offered("query", "mine.q", "--param", incomplete="m") == ["most="]
    assert offered("query", "no.such", "--param") == []


LEAVING = "LOAD CSV FROM 'file:///etc/hostname' AS row RETURN row"


@pytest.mark.parametrize("how", ["typed", "file", "own id", "saved id"])
def test_a_query_that_leaves_the_graph_is_refused_however_it_comes(ask, cli, demo_case, tmp_path, how):
    folder = tmp_path / ("case/queries" if how == "saved id" else "own") / "mine"
    folder.mkdir(parents=True)
    head = "// id: mine.leaves\n// title: From someone else\n" if "id" in how else ""
    (folder / "leaves.cypher").write_text(f"{head}{LEAVING}\n")
    if how == "saved id":
        shutil.copy(demo_case / "case.duckdb", tmp_path / "case")
        result = cli("--case", tmp_path / "case", "query", "mine.leaves")
    else:
        asked = {"typed": [LEAVING], "file": [folder / "leaves.cypher"], "own id": ["mine.leaves", "--queries", folder]}
        result = ask("query", *asked[how])
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "The query leaves the graph and was not run: LOAD CSV" in str(result.stderr) + str(result.exception)


def test_a_query_that_leaves_is_not_saved(ask, demo_case):
    assert ask("query", LEAVING, "--save", "mine.leaves").exit_code == 1
    assert not (demo_case / "queries" / "mine" / "leaves.cypher").exists()
