"""Companies and persons resolved on a real Spark, with two workers of this machine, as without it."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import Decision, decide, standing
from catchgraph.case.runs import record_run
from catchgraph.errors import SparkUnavailable
from catchgraph.resolve.party.run import resolve_parties
from catchgraph.resolve.run import resolve
from catchgraph.resolve.spark.parties import spark_parties
from catchgraph.resolve.spark.session import require_spark, spark_session
from tests.conftest import absent
from tests.resolve.cases import case_with, fill
from tests.resolve.namesakes import HULLS, invented, mentions_of

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

# The first start of Spark in a process alone takes twenty seconds. Tables travel as Arrow, so its warning is no matter.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas"),
]

VESSELS = pd.DataFrame({"mention_id": ["mention:v1", "mention:v2"], "cluster": [4, 7]})
TABLES = {
    "member": "SELECT * FROM resolve.member ORDER BY ALL",
    "pair": "SELECT * FROM resolve.pair ORDER BY ALL",
    "tombstone": "SELECT * EXCLUDE (run) FROM resolve.tombstone ORDER BY ALL",
    "event": "SELECT * FROM resolve.participant ORDER BY ALL",
    "report": "SELECT * FROM resolve.report ORDER BY ALL",
}


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    try:
        require_spark()
    except SparkUnavailable as missing:
        absent(f"no Spark for tests: {missing}")
    with spark_session("local[2]") as found:
        yield found


def result(case: CaseFolder) -> dict[str, list[Any]]:
    with case.read() as connection:
        return {name: connection.execute(query).fetchall() for name, query in TABLES.items()}


def judgements(mentions: pd.DataFrame, folder: Path) -> list[Decision]:
    """Two that share nothing are the same; two of one name are not."""
    ids = mentions["mention_id"].tolist()
    case = case_with(folder / "judged")
    decide(case, "judgement", [ids[0], ids[-1]], "same", "papers")
    decide(case, "judgement", [ids[1], ids[2]], "different", "papers")
    return list(standing(case, "judgement").values())


@pytest.mark.parametrize("part", [20_000, 90])
def test_members_pairs_scores_and_report_are_the_same(session: SparkSession, part: int, tmp_path: Path) -> None:
    mentions = mentions_of(220, seed=8, common=300)
    judged = judgements(mentions, tmp_path)
    local = resolve_parties(mentions, VESSELS, judged, keep=True)
    found = spark_parties(session, mentions, VESSELS, judged, keep=True, part=part)
    pd.testing.assert_frame_equal(found.members, local.members, check_exact=True)
    pd.testing.assert_frame_equal(found.pairs, local.pairs, check_exact=True)
    assert found.report == local.report
    assert any("too common" in note for _, _, note in local.report)
    assert len(local.pairs) > 10


def test_a_case_is_resolved_on_spark_and_taken_up_without_it(session: SparkSession, tmp_path: Path) -> None:
    rng = random.Random(9)
    rows = [invented(number, rng) for number in range(80)]
    case = case_with(tmp_path / "case", HULLS, rows)
    shutil.copytree(case.path, tmp_path / "other")
    other = CaseFolder(tmp_path / "other")
    resolve(case)
    resolve(other, full=True, parties=lambda *args, **more: spark_parties(session, *args, **more, part=30))
    assert result(other) == result(case)
    for each in (case, other):
        fill(each, HULLS, [*rows[1:], invented(99, random.Random(4))])
        assert resolve(each).why == ""
    assert result(other) == result(case)


def test_the_command_resolves_on_spark_and_names_a_master_that_does_not_exist(tmp_path: Path) -> None:
    case = case_with(tmp_path / "case", HULLS, [invented(number, random.Random(number)) for number in range(20)])
    with case.write() as connection:
        record_run(connection, "load", {})
    command = [sys.executable, "-m", "catchgraph", "--case", str(case.path), "resolve", "--engine", "spark", "--master"]
    wrong = subprocess.run([*command, "mars[2]"], capture_output=True, text=True, check=False)
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert wrong.stderr.startswith("Error: Spark does not start on mars[2]: ")
    assert "Traceback" not in wrong.stderr
    done = subprocess.run([*command, "local[2]"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "companies and persons: all 20 mentions compared anew" in done.stderr
    assert "WARN" not in done.stderr
