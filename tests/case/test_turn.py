"""Readers who come and go, and a writer: each gets its turn, from processes of their own."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from catchgraph.case import turn
from catchgraph.case.case import CaseFolder, open_case, set_setting
from catchgraph.case.seats import kept
from catchgraph.case.tables import SCHEMA_VERSION
from catchgraph.errors import CaseBusy

#: Holds a connection for a while, again and again without a gap.
AGAIN = """
import sys, time
from pathlib import Path
from catchgraph.case.case import CaseFolder
case, how, seconds = CaseFolder(Path(sys.argv[1])), sys.argv[2], float(sys.argv[3])
print("begun", flush=True)
while True:
    with getattr(case, how)() as connection:
        connection.execute("SELECT count(*) FROM main.setting").fetchone()
        time.sleep(seconds)
"""
#: Longer than any test may take: who is not let in fails, and no busy machine makes it fail.
PATIENT = 240.0


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    return open_case(tmp_path / "case", create=True)


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turn, "WRITER_S", PATIENT)
    monkeypatch.setattr(turn, "READER_S", PATIENT)


@contextmanager
def others(case: CaseFolder, how: str, seconds: float, number: int) -> Iterator[list[subprocess.Popen[str]]]:
    """Processes that read or write again and again."""
    command = [sys.executable, "-c", AGAIN, str(case.path), how, str(seconds)]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(number)]
    try:
        for process in started:
            assert process.stdout is not None
            assert process.stdout.readline() == "begun\n"
        yield started
    finally:
        for process in started:
            process.kill()
            process.wait()
            assert process.stdout is not None
            process.stdout.close()


def test_a_writer_gets_its_turn_among_readers_without_a_gap(case: CaseFolder, patient: None) -> None:
    with others(case, "read", 0.1, 3) as readers:
        for number in range(5):
            with case.write() as connection:
                set_setting(connection, "turns", str(number))
        assert [process.poll() for process in readers] == [None, None, None], "a reader was turned away"
    assert case.setting("turns") == "4"


def test_readers_get_their_turn_beside_a_writer_without_a_gap(case: CaseFolder, patient: None) -> None:
    with others(case, "write", 0.05, 1) as writers:
        for _ in range(10):
            assert case.setting("schema_version") == str(SCHEMA_VERSION)
        assert writers[0].poll() is None


def test_a_writer_is_told_which_reader_stays_too_long(case: CaseFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turn, "WRITER_S", 0.4)
    with others(case, "read", 600, 1) as readers:
        with pytest.raises(CaseBusy) as busy:
            write_until_refused(case)
        assert f"process {readers[0].pid}" in busy.value.message
        assert "and was so for 0.4 s" in busy.value.message
        # Who gave up holds nobody back.
        assert case.setting("schema_version") == str(SCHEMA_VERSION)


def write_until_refused(case: CaseFolder) -> None:
    """The other process may not be in yet."""
    while True:
        with case.write():
            pass


def test_who_is_in_reads_on_though_a_writer_waits(case: CaseFolder, patient: None) -> None:
    with kept():
        assert case.setting("number") == ""
        with others(case, "write", 0.05, 1) as [writer]:
            while may_enter(case):
                # Who looks all the time is in the writer's way.
                time.sleep(0.2)
                assert writer.poll() is None
            assert case.setting("schema_version") == str(SCHEMA_VERSION)
            assert not may_enter(case), "one waited for the other until it gave up"


def may_enter(case: CaseFolder) -> bool:
    with turn.readers_turn(case.path) as look:
        return look()


def test_who_is_hurried_waits_for_nobody(case: CaseFolder, patient: None) -> None:
    with others(case, "write", 600, 1), pytest.raises(CaseBusy), turn.hurried():
        read_until_refused(case)


def read_until_refused(case: CaseFolder) -> None:
    while True:
        case.setting("schema_version")


def test_a_folder_that_cannot_be_written_has_no_turns(tmp_path: Path) -> None:
    with turn.writers_turn(tmp_path / "nowhere") as ours:
        assert ours
    with turn.readers_turn(tmp_path / "nowhere") as may_enter:
        assert may_enter()
