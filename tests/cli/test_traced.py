"""`trace` on the command line: rows and pictures of a chain."""

import csv
import io
import json

import pytest

from catchgraph.analyse.custody.ends import of_chain
from catchgraph.analyse.trace import trace
from catchgraph.case.case import open_case
from tests.analyse.traced import build_traced


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """The case of the tests of `trace`; nobody writes it."""
    return build_traced(tmp_path_factory.mktemp("traced") / "case").path


@pytest.fixture
def ask(cli, case):
    return lambda *args: cli("--case", case, "trace", *args)


def test_a_table_says_the_way_where_it_ends_and_what_would_close_it(ask):
    told = ask("XYZ-1").stdout
    for title in (
        "Traced",
        "Back to the sea",
        "Where it ends",
        "Meetings of its vessels with listed or sanctioned ones",
    ):
        assert f"\n{title}\n" in f"\n{told}"
    rows = json.loads(ask("XYZ-1", "--format", "json").stdout)["Back to the sea"]
    assert "8,000 of 10,000 kg" in [row["amount"] for row in rows]
    assert "2025-CC-9" in told


def test_programs_get_every_link(ask):
    rows = json.loads(ask("SABLE MERIDIAN", "--format", "json").stdout)
    assert [row["to_id"] for row in rows["Forward to the consignee"]] == [
        "goods:i1", "goods:p1", "goods:x1", "goods:b1", "goods:e1",
    ]  # fmt: skip
    found = list(csv.DictReader(io.StringIO(ask("SABLE MERIDIAN", "--format", "csv").stdout)))
    assert {row["section"] for row in found} >= {"Traced", "Forward to the consignee"}


def test_several_shipments_are_a_table_in_short_unless_all_is_asked_for(ask):
    short = ask("ACME Imports LLC")
    assert short.stdout.startswith("By shipment\n")
    assert "Back to the sea" not in short.stdout
    assert "Every link: catchgraph trace company:acme --all" in short.stderr
    assert "\nBack to the sea\n" in ask("ACME Imports LLC", "--all").stdout
    assert {"By shipment", "Back to the sea"} <= json.loads(ask("ACME Imports LLC", "--format", "json").stdout).keys()


def test_pictures_go_from_the_sea_on(ask, tmp_path):
    dot = ask("XYZ-1", "--format", "dot").stdout
    assert '"goods:c1" -> "goods:i1" [label="8,000 kg\\ncertificate cited", penwidth="8.0"]' in dot
    assert 'style="dashed"' in dot
    mermaid = ask("XYZ-1", "--format", "mermaid").stdout
    assert mermaid.startswith("flowchart LR\n")
    assert "broken at harvest" in mermaid
    assert 'class="chain fits"' in ask("XYZ-1", "--format", "html").stdout
    result = ask("ACME Imports LLC", "-o", tmp_path / "acme.html")
    assert "Wrote" in result.stderr
    assert "From which sea: ACME Imports LLC" in (tmp_path / "acme.html").read_text(encoding="utf-8")


def test_what_is_cut_and_what_is_wrong_is_said(ask):
    assert "Note: Back to the sea: links beyond 1 step are left out" in ask("goods:e1", "--depth", "1").stderr
    result = ask("SABEL MERIDIAN")
    assert result.exit_code == 1
    assert "SABLE MERIDIAN" in result.stderr
    assert ask("XYZ-1", "--depth", "13").exit_code == 2
    nothing = ask("RED HERON")
    assert nothing.exit_code == 0
    assert "no line of goods in this case is tied to RED HERON" in nothing.stderr


@pytest.mark.long
def test_where_ways_end_is_what_their_chains_say(demo_run):
    case = open_case(demo_run[0] / "demo-case")
    with case.read() as connection:
        rows = connection.execute("SELECT min(goods), ends FROM derived.chain GROUP BY ends ORDER BY ends").fetchall()
    assert {end for _, ends in rows for end in ends} > {"sea", "farm", "nothing loaded", "document not shared"}
    for goods, ends in rows:
        assert of_chain(trace(case, goods).custody.ends) == ends, goods
