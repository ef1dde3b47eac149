import os
import signal
import subprocess
import sys
import time

import pytest

from catchgraph.case import turn
from catchgraph.case.case import open_case, set_setting
from catchgraph.case.runs import last_runs, record_run, require
from catchgraph.case.tables import SCHEMA_VERSION
from catchgraph.errors import CaseBusy, CaseError, CaseNotReady, CaseTooNew


@pytest.fixture
def case(tmp_path):
    return open_case(tmp_path / "case", create=True)


def test_a_new_case_has_its_tables_and_an_id_of_its_own(case, tmp_path):
    other = open_case(tmp_path / "other", create=True)
    assert case.id().startswith("case:")
    assert case.id() != other.id()
    assert [p.name for p in case.path.iterdir()] == ["case.duckdb"]
    with case.read() as connection:
        assert connection.execute("SELECT count(*) FROM read.registration").fetchone() == (0,)


def test_a_case_that_is_copied_is_as_one_that_is_made(case, tmp_path, monkeypatch):
    from catchgraph.case import case as module

    copied = open_case(tmp_path / "copied", create=True)
    monkeypatch.setattr(module, "_EMPTY", {})
    made = open_case(tmp_path / "made", create=True)
    found = []
    for each in (copied, made):
        with each.read() as connection:
            tables = connection.execute("SELECT sql FROM duckdb_tables() ORDER BY ALL").fetchall()
            settings = "SELECT name, value FROM main.setting WHERE name <> 'case_id' ORDER BY ALL"
            found.append((tables, connection.execute(settings).fetchall()))
    assert found[0] == found[1]
    assert len(found[0][0]) > 50


def test_no_case_is_made_unasked(tmp_path):
    with pytest.raises(CaseError, match="no case in"):
        open_case(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_with_other_things_is_left_alone(tmp_path):
    (tmp_path / "thesis.doc").write_text("mine")
    with pytest.raises(CaseError, match="not empty"):
        open_case(tmp_path, create=True)
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.doc"]


def test_a_case_of_a_newer_catchgraph_is_refused(case):
    with case.write() as connection:
        set_setting(connection, "schema_version", str(SCHEMA_VERSION + 1))
    with pytest.raises(CaseTooNew, match=f"schema {SCHEMA_VERSION + 1}"):
        open_case(case.path)


def test_something_else_named_case_duckdb_is_refused(tmp_path):
    (tmp_path / "case.duckdb").write_bytes(b"not a database" * 1000)
    with pytest.raises(CaseError, match="not a case of catchgraph"):
        open_case(tmp_path)


def test_a_step_that_fails_leaves_the_state_before_it(case):
    with case.write() as connection:
        set_setting(connection, "kept", "1")

    def fail():
        with case.write() as connection:
            set_setting(connection, "kept", "2")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert case.setting("kept") == "1"


HOLD = """
import sys, time
from pathlib import Path
from catchgraph.case import turn
from catchgraph.case.case import open_case, set_setting
with open_case(Path(sys.argv[1])).write() as connection:
    set_setting(connection, "kept", "torn")
    print("holding", flush=True)
    time.sleep(600)
"""


@pytest.fixture
def holder(case):
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(case.path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline().strip() == "holding"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


@pytest.mark.parametrize("readers_s", [0.0, 0.3])
def test_a_reader_is_told_who_holds_the_case_for_too_long(case, holder, monkeypatch, readers_s):
    monkeypatch.setattr(turn, "READER_S", readers_s)
    with pytest.raises(CaseBusy, match=rf"process {holder.pid}.*" + ("and was so for 0.3 s" if readers_s else "")):
        case.setting("kept")


def test_a_second_writer_does_not_wait_and_is_told_who_holds_the_case(case, holder, monkeypatch):
    monkeypatch.setattr(turn, "WRITER_S", 3600)
    with pytest.raises(CaseBusy, match=rf"process {holder.pid}"), case.write():
        pytest.fail("two writers")


def test_a_killed_step_leaves_the_state_before_it(case, holder):
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    deadline = time.monotonic() + 200
    while time.monotonic() < deadline:
        try:
            assert case.setting("kept") == ""
            return
        except CaseBusy:
            time.sleep(0.05)
    pytest.fail("the case stayed locked")


def test_a_step_that_must_come_first_is_named(case):
    with pytest.raises(CaseNotReady, match="resolve"):
        require(case, "resolve", after="load", what="catchgraph resolve")
    with case.write() as connection:
        record_run(connection, "load", {"rows": 3})
        record_run(connection, "resolve", {})
    require(case, "resolve", after="load", what="catchgraph resolve")
    with case.write() as connection:
        record_run(connection, "load", {"rows": 4})
    with pytest.raises(CaseNotReady, match="changed"):
        require(case, "resolve", after="load", what="catchgraph resolve")
    assert last_runs(case) == {"load": 3, "resolve": 2}


@pytest.mark.parametrize("cut", [0, 10, 4096, 12_288])
def test_a_case_that_was_cut_is_not_called_whole(case, cut):
    os.truncate(case.database, cut)
    with pytest.raises(CaseError, match="cut") as caught, case.read() as connection:
        connection.execute("SELECT max(value) FROM main.setting").fetchone()
    assert "load the files anew into a new folder" in caught.value.hint
    assert "is lost" not in caught.value.hint
