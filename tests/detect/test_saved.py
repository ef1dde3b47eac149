"""Queries that users save: a short header is enough, ids are theirs, ours stay ours."""

import pytest

from catchgraph.detect.catalogue import catalogue
from catchgraph.detect.saved import library, save, whose
from catchgraph.errors import NotFound, QueryError, UsageError

CYPHER = "MATCH (v:Vessel) WHERE $flag IN v.flags RETURN v.name AS name ORDER BY name LIMIT $most"


def written(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_saved_query_is_listed_beside_ours_and_says_whose_it_is(tmp_path):
    written(tmp_path / "queries", "mine/flags.cypher",
            f"// id: mine.flags\n// title: By flag\n// params: flag: str, most: int = 5\n{CYPHER}\n")  # fmt: skip
    written(
        tmp_path / "theirs", "team/all.cypher", "// id: team.all\n// title: All\nMATCH (v:Vessel) RETURN v.id AS id"
    )
    found = library(tmp_path / "queries", [tmp_path / "theirs"]).queries
    assert set(found) == {*catalogue(), "mine.flags", "team.all"}
    mine = found["mine.flags"]
    assert [(p.name, p.type, p.default, p.required) for p in mine.params] == [
        ("flag", "str", None, True), ("most", "int", 5, False),
    ]  # fmt: skip
    assert whose(mine, tmp_path / "queries") == "case"
    assert whose(found["team.all"], tmp_path / "queries") == str(tmp_path / "theirs" / "team")
    assert whose(found["identity.imo-invalid"], tmp_path / "queries") == "catchgraph"


def test_no_folder_in_the_case_is_no_error_and_a_named_one_without_queries_is(tmp_path):
    assert set(library(tmp_path / "queries").queries) == set(catalogue())
    with pytest.raises(UsageError, match=r"no \.cypher file"):
        library(None, [tmp_path])


def test_the_case_s_folder_may_be_named_as_well(tmp_path):
    written(tmp_path, "mine/all.cypher", "// id: mine.all\n// title: All\nMATCH (v:Vessel) RETURN v.id AS id")
    assert "mine.all" in library(tmp_path, [tmp_path]).queries


def test_an_id_of_ours_cannot_be_taken(tmp_path):
    written(tmp_path, "identity/imo-invalid.cypher", "// id: identity.imo-invalid\n// title: Mine\nRETURN 1 AS n")
    found = library(tmp_path)
    assert [str(error) for error in found.broken.values() if "belongs to" in error.message]
    assert found.named("identity.imo-invalid")[0].title != "Mine", "ours stays ours"
    with pytest.raises(UsageError, match=r"the id identity\.imo-invalid belongs to"):
        save(tmp_path / "new", "identity.imo-invalid", "", "RETURN 1 AS n", {})
    assert not (tmp_path / "new").exists()


def test_an_id_of_another_saved_query_cannot_be_taken(tmp_path):
    written(tmp_path, "deep/mine/q.cypher", "// id: mine.q\n// title: T\nRETURN 1 AS n")
    with pytest.raises(UsageError, match="belongs to"):
        save(tmp_path, "mine.q", "", "RETURN 2 AS n", {})


def test_a_broken_file_keeps_no_other_query_from_being_asked(tmp_path):
    broken = written(tmp_path, "mine/bad.cypher", "RETURN 1 AS n")
    written(tmp_path, "mine/good.cypher", "// id: mine.good\n// title: T\nRETURN 1 AS n")
    (tmp_path / "mine" / "latin.cypher").write_bytes(b"// id: mine.latin\n// title: \xe9\nRETURN 1 AS n")
    found = library(tmp_path)
    assert set(found.queries) == {*catalogue(), "mine.good"}
    assert set(found.broken) == {broken, tmp_path / "mine" / "latin.cypher"}
    assert found.named("mine.good")[0].title == "T"
    with pytest.raises(QueryError, match=r"bad\.cypher"):
        found.named("mine.bad")
    with pytest.raises(NotFound):
        found.named("mine.none")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("// id: mine.q\nRETURN 1 AS n", "no `title`"),
        ("// id: other.q\n// title: T\nRETURN 1 AS n", "mine.q"),
        ("// id: mine.q\n// title: T\nRETURN $x AS n", "does not declare"),
        ("// id: mine.q\n// title: T\n// params: x: int = five\nRETURN $x AS n", "whole number"),
        ("// id: mine.q\n// titel: T\nRETURN 1 AS n", "titel"),
    ],
)
def test_a_wrong_header_is_named_with_its_file(tmp_path, text, message):
    written(tmp_path, "mine/q.cypher", text)
    with pytest.raises(QueryError, match=message) as error:
        library(tmp_path).named("mine.q")
    assert "q.cypher" in error.value.message


def test_what_was_saved_reads_as_it_was_given(tmp_path):
    import datetime as dt

    params = {"flag": "PAN", "n": 5, "x": 0.5, "yes": True, "day": dt.datetime(2017, 3, 4), "q": 'say "a, b"'}
    cypher = "RETURN " + ", ".join(f"${name} AS {name}" for name in params)
    path = save(tmp_path, "mine.q-1", "A  title\nof two lines", cypher, params)
    found = library(tmp_path).queries["mine.q-1"]
    assert (path, found.title, found.cypher) == (found.path, "A title of two lines", cypher)
    assert {p.name: p.default for p in found.params} == params


@pytest.mark.parametrize(
    ("id_", "params", "message"),
    [
        ("mine", {}, "no id"),
        ("../mine.q", {}, "no id"),
        ("Mine.Q", {}, "no id"),
        ("mine.q", {"x": "a\nb"}, "cannot be"),
        ("mine.q", {"unused": 1, "x": 1}, "cannot be saved"),
    ],
)
def test_what_cannot_be_saved_leaves_nothing(tmp_path, id_, params, message):
    with pytest.raises(UsageError, match=message):
        save(tmp_path / "queries", id_, "", "RETURN $x AS x", params)
    assert not list(tmp_path.rglob("*.cypher"))


def test_nothing_is_overwritten(tmp_path):
    save(tmp_path, "mine.q", "", "RETURN 1 AS n", {})
    with pytest.raises(UsageError, match="exists already"):
        save(tmp_path, "mine.q", "", "RETURN 2 AS n", {})
    assert library(tmp_path).queries["mine.q"].cypher == "RETURN 1 AS n"
