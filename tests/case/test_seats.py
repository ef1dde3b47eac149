"""DuckDB is started once and attaches one case at a time; between two steps nothing of a case is open."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from catchgraph.case import seats
from catchgraph.case.case import CaseFolder, open_case, set_setting


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    return open_case(tmp_path / "it's a case", create=True)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Each DuckDB that is started from here on."""
    found: list[object] = []
    plain = seats._started
    monkeypatch.setattr(seats, "_seats", [])
    monkeypatch.setattr(seats, "_started", lambda: found.append(1) or plain())
    yield found
    for seat in seats._seats:
        seat.base.close()


def free(case: CaseFolder) -> bool:
    """Whether another DuckDB may write the file."""
    try:
        duckdb.connect(str(case.database)).close()
    except duckdb.Error:
        return False
    return True


def test_one_duckdb_serves_one_step_after_the_other_and_leaves_the_file_alone(
    case: CaseFolder, started: list[object], tmp_path: Path
) -> None:
    other = open_case(tmp_path / "other", create=True)
    for number in range(3):
        with case.write() as connection:
            set_setting(connection, "number", str(number))
            assert not free(case)
        assert free(case)
        assert not case.database.with_suffix(".duckdb.wal").exists()
        assert case.setting("number") == str(number)
        assert other.setting("number") == ""
        assert free(case)
    assert len(started) == 1


def test_what_one_step_made_for_itself_the_next_does_not_see(case: CaseFolder, started: list[object]) -> None:
    with case.write() as connection:
        connection.execute("CREATE TEMP TABLE mine AS SELECT 1 AS one")
        connection.execute("CREATE TEMP MACRO twice(x) AS 2 * x")
    for query in ("FROM mine", "SELECT twice(1)"):
        with case.read() as connection, pytest.raises(duckdb.CatalogException):
            connection.execute(query)
    assert len(started) == 1


def test_two_readers_share_it_and_the_last_lets_go(case: CaseFolder, started: list[object]) -> None:
    with case.read() as one:
        with case.read() as two:
            assert one.execute("FROM main.setting").fetchall() == two.execute("FROM main.setting").fetchall()
        assert one.execute("SELECT 1").fetchall() == [(1,)]
        assert not free(case)
    assert free(case)
    assert len(started) == 1


def test_two_cases_at_once_do_not_see_each_other(case: CaseFolder, started: list[object], tmp_path: Path) -> None:
    other = open_case(tmp_path / "other", create=True)
    tables = "SELECT DISTINCT database_name FROM duckdb_tables()"
    with case.read() as one, other.write() as two:
        assert one.execute(tables).fetchall() == two.execute(tables).fetchall() == [(seats.NAME,)]
    assert len(started) == 2


def test_a_case_that_this_process_reads_it_does_not_write(case: CaseFolder, started: list[object]) -> None:
    with case.read(), pytest.raises(duckdb.Error), case.write():
        pass
    with case.write(), pytest.raises(duckdb.Error), case.read():
        pass
    assert free(case)
    assert case.setting("case_id")


def test_after_an_error_it_is_started_anew(case: CaseFolder, started: list[object]) -> None:
    def fail() -> None:
        with case.write() as connection:
            set_setting(connection, "number", "1")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert free(case)
    assert case.setting("number") == ""
    assert len(started) == 2


def test_a_child_starts_its_own(case: CaseFolder, started: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    assert case.setting("case_id")
    pid = os.getpid()
    monkeypatch.setattr(os, "getpid", lambda: pid + 1)
    assert case.setting("case_id")
    assert len(started) == 2


def test_what_did_not_fit_into_memory_is_removed(
    case: CaseFolder, started: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catchgraph.case.connection.MEMORY_LIMIT", "30MB")
    with case.write() as connection:
        connection.execute("CREATE TEMP TABLE much AS SELECT hash(i) AS a, hash(a) AS b FROM range(3_000_000) t(i)")
        assert list((case.path / ".tmp").iterdir())
    assert not (case.path / ".tmp").exists()
    with case.write() as connection:
        assert connection.execute("SELECT 1").fetchall() == [(1,)]
    assert len(started) == 2


def test_an_answer_keeps_what_it_reads_and_leaves_it_at_its_end(
    case: CaseFolder, started: list[object], tmp_path: Path
) -> None:
    other = open_case(tmp_path / "other", create=True)
    with seats.kept():
        assert case.setting("number") == ""
        assert not free(case)
        assert case.setting("number") == ""
        assert other.setting("number") == ""
        assert free(case)
        with other.write() as connection:
            set_setting(connection, "number", "3")
        assert free(other)
        assert other.setting("number") == "3"
        assert not free(other)
    assert free(case)
    assert free(other)
    assert len(started) == 1


def test_what_fails_in_an_answer_leaves_the_file_alone(case: CaseFolder, started: list[object]) -> None:
    with pytest.raises(duckdb.Error), seats.kept(), case.read() as connection:
        connection.execute("SELECT nothing FROM nowhere")
    assert free(case)
    assert case.setting("number") == ""
