"""`show` of a trade record on the command line."""

import json

import pytest

from tests.analyse.papers import build_papers


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """A small case of trade records; nobody writes it."""
    return build_papers(tmp_path_factory.mktemp("papers") / "case")


def test_the_command_prints_a_records_properties_once_and_in_words(papers, cli):
    result = cli("--case", papers.path, "show", "MAEU", "123456789")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.splitlines()[0] == "Bill  bill MAEU123456789  bill:1"
    assert result.stdout.count("port of unlading") == 1
    assert "unlading_port" not in result.stdout
    answer = json.loads(cli("--case", papers.path, "show", "bill:1", "--format", "json").stdout)
    assert answer["properties"]["unlading_port"] == "Port Nowhere"
    assert answer["sections"]["Lines"][0]["live_high_kg"] == 11000.0
    csv = cli("--case", papers.path, "show", "goods:b", "--format", "csv").stdout
    assert "Goods goods:b" in csv
