"""What Spark needs is looked for first, and what is missing is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from catchgraph.errors import SparkUnavailable
from catchgraph.resolve.party.run import resolve_parties
from catchgraph.resolve.spark import session as spark_session
from catchgraph.resolve.spark.engine import party_step

REDUCED = """#!/bin/sh
echo java.base@{version}
echo java.sql@{version}
"""


def java(folder: Path, text: str) -> None:
    (folder / "bin").mkdir()
    file = folder / "bin" / "java"
    file.write_text(text, encoding="utf-8")
    file.chmod(0o755)


def test_without_pyspark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spark_session, "find_spec", lambda _: None)
    with pytest.raises(SparkUnavailable, match="pyspark is not installed") as error:
        spark_session.require_spark()
    assert "pip install 'catchgraph[spark]'" in error.value.hint


@pytest.mark.parametrize(
    ("version", "said"), [("17.0.2", "a reduced one, without jdk.security.auth"), ("11.0.2", "older than 17")]
)
def test_a_java_that_spark_cannot_use(version: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    java(tmp_path, REDUCED.format(version=version))
    with pytest.raises(SparkUnavailable, match=said):
        spark_session._java()


def test_no_java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(SparkUnavailable, match=r"there is none in JAVA_HOME") as error:
        spark_session._java()
    assert "Without --engine spark, neither is needed" in error.value.hint


def test_this_machine_needs_none_of_it() -> None:
    with party_step("local") as step:
        assert step is resolve_parties
