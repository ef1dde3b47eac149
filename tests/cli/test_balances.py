"""`balance` on the command line: of a store with a document by which more left than came in."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.analyse.balances import build_store

Ask = Callable[..., Any]


@pytest.fixture
def ask(cli: Ask, tmp_path: Path) -> Ask:
    """Call a command on that case."""
    case = build_store(tmp_path / "case").path
    return lambda *args: cli("--case", case, *args)


def test_a_balance_is_printed_with_every_part_its_factor_and_its_row(ask: Ask) -> None:
    result = ask("balance", "COLD", "HOUSE")
    assert result.exit_code == 0, result.stderr
    for said in ("storage document SD-1", "1000", "1200", "came in", "same", "papers.csv,"):
        assert said in result.stdout
    assert "2 in all: 1 over, 0 fit, 1 undecidable" in result.stdout


def test_all_balances_of_a_subject(ask: Ask) -> None:
    rows = [json.loads(line) for line in ask("balance", "COLD HOUSE", "--all", "--format", "jsonl").stdout.splitlines()]
    assert [(row["of"], row["over"], row["in_high"], row["out_low"]) for row in rows] == [
        ("storage document SD-1", True, 1_000.0, 1_200.0), ("storage document SD-2", None, None, 500.0),
    ]  # fmt: skip
    assert rows[1]["why"] == "1 of 1 parts that came in has no known upper bound"


def test_a_balance_for_programs(ask: Ask) -> None:
    answer = json.loads(ask("balance", "consignment:1", "--format", "json").stdout)
    assert [row["kg"] for row in answer["Parts"]] == [1_000.0, 990.0]
    assert answer["Balance"][0]["over"] is False
    found = list(csv.DictReader(io.StringIO(ask("balance", "consignment:1", "--format", "csv").stdout)))
    assert [row["section"] for row in found] == ["Balance", "Parts", "Parts"]


def test_who_has_no_balance_is_told_so(ask: Ask) -> None:
    result = ask("balance", "IDLE PLANT")
    assert (result.exit_code, "No balance:" in result.stdout + result.stderr) == (0, True)
    assert ask("balance", "NOBODY").exit_code == 1
    assert ask("balance", "COLD HOUSE", "--kind", "cargo").exit_code == 2
