"""Many who read a case while one command writes it: every answer is whole, and the writer comes to its end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from catchgraph import pipeline
from catchgraph.case.case import open_case

from .worlds import FIXTURES, copied

pytestmark = pytest.mark.slow

READERS = 20
VESSEL = "TIDEWRACK 7"


def started(case: Path, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "catchgraph", "--case", str(case), *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_twenty_answers_beside_a_build_are_those_of_before(tmp_path_factory, tmp_path):
    case = copied(tmp_path_factory, tmp_path / "case")
    asked = ("show", VESSEL, "--format", "json")
    before, _ = started(case, *asked).communicate()
    assert VESSEL in before
    pipeline.load(open_case(case), [FIXTURES / "carriers.csv"], edition="2024-01-01")
    pipeline.resolve(open_case(case))
    writer = started(case, "build")
    readers = [started(case, *asked) for _ in range(READERS)]
    answers = [(*reader.communicate(), reader.returncode) for reader in readers]
    _, said = writer.communicate()
    assert writer.returncode == 0, said
    assert [code for *_, code in answers] == [0] * READERS, {said for _, said, _ in answers}
    after, _ = started(case, *asked).communicate()
    # Of the state before the build or of that after it, and nothing between.
    assert {answer for answer, *_ in answers} <= {before, after}
