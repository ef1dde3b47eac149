"""`explain`: of one entity its records and links, of two records the weights and the path between them."""

import json

import pytest

from catchgraph.case.decisions import decide
from catchgraph.resolve.run import resolve
from tests.resolve.cases import IMO_A, case_with, members, vessel
from tests.resolve.consignment.papers import Papers
from tests.tables import insert

ROWS = [
    vessel("a", "SUBA", imo=IMO_A, flags=["LKA"]),
    vessel("b", "ZEPHYR", imo=IMO_A, registration_numbers=["IMULA0892KLT"]),
    vessel("c", "IMULA0892KLT", registration_numbers=["IMULA0892KLT"]),
]


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    found = case_with(tmp_path_factory.mktemp("explained") / "case", ROWS)
    resolve(found)
    return found


def test_an_entity(cli, case):
    entity = members(case)["a"]
    result = cli("--case", case.path, "explain", entity, "--format", "json")
    assert result.exit_code == 0, result.stderr
    answer = json.loads(result.stdout)
    assert [row["name"] for row in answer["sections"]["Records"]] == ["SUBA", "ZEPHYR", "IMULA0892KLT"]
    steps = answer["sections"]["Strongest links between them"]
    assert [(row["left"], row["right"]) for row in steps] == [("mention:a", "mention:b"), ("mention:b", "mention:c")]
    assert answer["properties"]["look at it"] == "catchgraph explain mention:b mention:c"
    shown = cli("--case", case.path, "explain", entity).stdout
    assert "list.csv, line 2" in shown
    assert shown.count("weakest") == 2


def test_a_document_says_which_hull_it_names_and_why(cli, tmp_path):
    found = case_with(tmp_path / "case", [vessel("a", "SUBA", imo=IMO_A, flags=["LKA"])])
    with found.write() as con:
        row = {"file_id": "file:1", "record_no": 1, "line": 2, "record_id": "bill:1", "role": "carrier"}
        insert(con, "read.named_vessel", **row, named_id="n", name="SUBA", name_key="SUBA", imo=IMO_A)
        insert(con, "read.named_vessel", **row, named_id="open", name="SUBA", name_key="SUBA")
    resolve(found)
    result = cli("--case", found.path, "explain", "bill:1", "--format", "json")
    assert result.exit_code == 0, result.stderr
    sections = json.loads(result.stdout)["sections"]
    one, other = sections["Vessels named"]
    assert (one["is"], one["basis"]) == ("SUBA", "IMO number, its name (without days)")
    assert (other["entity"], other["basis"]) == (None, "not tied: too little speaks for it")
    parts = [row for row in sections["Hulls compared"] if row["given"] or row["field"] == "before any field"]
    scores = [row["weight"] for row in sections["Hulls compared"] if row["field"] == "score"]
    assert sum(row["weight"] for row in parts) == sum(scores)
    assert "names no vessel" in cli("--case", found.path, "explain", "bill:2").stderr


def test_two_records_that_are_one_through_a_third(cli, case):
    result = cli("--case", case.path, "explain", "mention:a", "mention:c", "--format", "json")
    answer = json.loads(result.stdout)
    path = answer["sections"]["Strongest path between them"]
    assert [row["other"] for row in path] == ["ZEPHYR", "IMULA0892KLT"]
    *parts, score = answer["sections"]["Weights"]
    assert sum(part["weight"] for part in parts) == pytest.approx(score["weight"], abs=0.001)


def test_one_record_is_no_entity(cli, case):
    result = cli("--case", case.path, "explain", "mention:a")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "catchgraph explain A B" in result.stderr


def test_a_vessel_known_by_its_mmsi_leads_to_the_row_of_an_event(cli, demo_case):
    # Rows 9 to 13 of fixtures/encounters.csv give KITTIWAKE-4 by MMSI 273999104.
    out = " ".join(cli("--case", demo_case, "explain", "KITTIWAKE-4", "--format", "csv").stdout.split())
    assert "encounters.csv, line 10 (record 9) and 4 more events, by the MMSI alone" in out


def test_a_name_is_known_from_resolve_on(cli, case):
    # Nothing was built.
    answer = json.loads(cli("--case", case.path, "explain", "zephyr", "--format", "json").stdout)
    assert answer["id"] == members(case)["b"]
    result = cli("--case", case.path, "explain", "NOBODY AT ALL")
    assert (result.exit_code, result.stdout) == (1, "")


def test_a_judged_link_is_not_asked_for_again(cli, tmp_path):
    found = case_with(tmp_path / "case", ROWS)
    for pair in (("mention:a", "mention:b"), ("mention:b", "mention:c")):
        decide(found, "judgement", pair, "same", "one photo")
    resolve(found)
    result = cli("--case", found.path, "explain", members(found)["a"])
    assert "judged same by" in result.stdout
    assert "weakest" not in result.stdout


def test_a_consignment_says_by_what_each_record_is_part_of_it(cli, tmp_path):
    papers = Papers()
    sold = {"shipper": "company:s", "consignee": "company:c"}
    papers.bill("1", "0000999999", "2025-03-10", "ZZMB", parties=sold, gross_kg=21_600.0)
    papers.bill("2", "0000999998", "2025-03-11", "ZZMB", parties=sold, gross_kg=26_000.0)
    papers.entry("1", "2025-03-12", parties={"importer": "company:c"}, lines=[("030617", 20_000.0)])
    case = papers.kept_in(tmp_path / "case")
    with case.read() as connection:
        consignment = connection.execute("SELECT any_value(consignment_id) FROM resolve.part_of").fetchall()[0][0]
    result = cli("--case", case.path, "explain", consignment, "--format", "json")
    assert result.exit_code == 0, result.stderr
    sections = json.loads(result.stdout)["sections"]
    assert [(row["record"], row["basis"]) for row in sections["Records"]] == [
        ("bill:1", "anchor"), ("entry:1", "parties and goods"),
    ]  # fmt: skip
    weights = sum(row["weight"] for row in sections["Weights"])
    assert weights == pytest.approx(sections["Records"][1]["score"], abs=1e-6)
    # The other bill was 1.3 times as heavy: less likely, and said so.
    assert [row["record"] for row in sections["Compared with besides"]] == ["bill:2"]
