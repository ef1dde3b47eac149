import os
import signal
import subprocess
import sys
import threading
import time

import psutil
import pytest

from catchgraph.case.case import open_case
from catchgraph.errors import InputError
from catchgraph.read import ahead
from catchgraph.read.load import load
from catchgraph.read.write import TABLES

from ..conftest import ROOT
from .conftest import CARRIERS, ENCOUNTERS, IOTC, csv_text, encounter

READS_FIVE = """
import sys
from pathlib import Path
from catchgraph.case.case import open_case
from catchgraph.read import ahead
from catchgraph.read.load import load
ahead.WORTH = 0
load(open_case(Path(sys.argv[1]), create=True), [Path(name) for name in sys.argv[2:]], progress=print)
"""


def rows_of(case):
    """Every row of `read.*` as it stands in its table."""
    with case.read() as connection:
        return {table: connection.execute(f'SELECT * FROM read."{table}"').fetchall() for table in TABLES}


@pytest.fixture
def helped(monkeypatch):
    """Every load has a helper; gives the processes that were started."""
    started = []
    start = ahead._start
    monkeypatch.setattr(ahead, "WORTH", 0)
    monkeypatch.setattr(ahead.os, "cpu_count", lambda: 2)
    monkeypatch.setattr(ahead, "_start", lambda: started.append(start()) or started[-1])
    return started


def files(write, count=5):
    """Registers of several owners, encounters and what is rejected, each file with rows of its own."""
    found = []
    for n in range(count):
        rows = [
            {"IOTC Number": f"K{n}{row}", "Name": f"SEA {n} No. {row}", "Owner": f"Owner {row} Ltd", "IMO": "1234567"}
            for row in range(200)
        ]
        found.append(write(f"r{n}.csv", csv_text(IOTC, [*rows, {}])))
    found.append(write("e.csv", csv_text(ENCOUNTERS, [encounter(), {}])))
    found.append(write("c.csv", csv_text(CARRIERS, [{"mmsi": "412999201", "shipname": "A"}])))
    return found


def slow(monkeypatch):
    """After the first file this process waits until the helper has read one."""
    read, asked = ahead.read, ahead._asked
    answered, first = threading.Event(), []

    def late(plan):
        if first:
            assert answered.wait(200)
        first.append(plan)
        return read(plan)

    def heard(helper, plan):
        try:
            return asked(helper, plan)
        finally:
            answered.set()

    monkeypatch.setattr(ahead, "read", late)
    monkeypatch.setattr(ahead, "_asked", heard)


@pytest.mark.long
def test_who_reads_a_file_changes_neither_a_row_nor_its_place(tmp_path, write, monkeypatch, helped):
    monkeypatch.setattr(ahead, "WORTH", 1 << 40)
    alone = open_case(tmp_path / "alone", create=True)
    paths = files(write)
    expected = load(alone, paths)
    assert not helped
    monkeypatch.setattr(ahead, "WORTH", 0)
    slow(monkeypatch)
    read_here = []
    slowly = ahead.read
    monkeypatch.setattr(ahead, "read", lambda plan: read_here.append(plan) or slowly(plan))
    together = open_case(tmp_path / "together", create=True)
    said = []
    assert load(together, paths, progress=said.append) == expected
    assert rows_of(together) == rows_of(alone)
    assert [line.split()[1] for line in said] == [path.name for path in paths]
    assert 0 < len(read_here) < len(paths)
    [helper] = helped
    assert helper.poll() is not None


@pytest.mark.parametrize("late", [True, False])
def test_a_file_that_is_none_is_named_in_its_turn_and_what_came_before_stays(case, write, monkeypatch, helped, late):
    paths = files(write)
    wrong = csv_text(IOTC, [{"IOTC Number": f"K{day}", "Name": "A", "From": f"{day}/1/2025"} for day in range(13, 29)])
    paths.insert(2, write("wrong.csv", wrong))
    if late:
        slow(monkeypatch)
    with pytest.raises(InputError, match=r"wrong\.csv: dates stand in the order dmy"):
        load(case, paths)
    assert [name for (name,) in rows_named(case)] == ["r0.csv", "r1.csv"]
    assert helped[0].poll() is not None


def rows_named(case):
    with case.read() as connection:
        return connection.execute("SELECT name FROM read.file ORDER BY rowid").fetchall()


def test_without_its_helper_all_is_read_here(tmp_path, write, monkeypatch, helped):
    paths = files(write)
    start = ahead._start

    def dead():
        process = start()
        process.kill()
        return process

    monkeypatch.setattr(ahead, "_start", dead)
    one = open_case(tmp_path / "one", create=True)
    load(one, paths)
    monkeypatch.setattr(ahead, "_start", start)
    asked = ahead._asked

    def killed(helper, plan):
        helper.kill()
        return asked(helper, plan)

    monkeypatch.setattr(ahead, "_asked", killed)
    slow(monkeypatch)
    other = open_case(tmp_path / "other", create=True)
    load(other, paths)
    assert rows_of(one) == rows_of(other)
    assert len(rows_named(one)) == len(paths)


def test_no_python_to_start_is_no_hindrance(case, write, monkeypatch, helped):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    paths = files(write)
    load(case, paths)
    assert len(rows_named(case)) == len(paths)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_the_helper_ends_with_the_load(tmp_path, write, number):
    paths = files(write, 40)
    process = subprocess.Popen(
        [sys.executable, "-c", READS_FIVE, tmp_path / "case", *map(str, paths)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    with process:
        assert process.stdout.readline().startswith("reading r0.csv")
        deadline = time.monotonic() + 200
        while not (helpers := psutil.Process(process.pid).children()) and time.monotonic() < deadline:
            time.sleep(0.01)
        os.kill(process.pid, number)
        process.wait()
        process.stdout.close()
        process.stderr.close()
    assert helpers
    _, alive = psutil.wait_procs(helpers, timeout=200)
    assert not alive


def test_no_more_than_a_few_files_wait_for_a_long_one(tmp_path, write, monkeypatch, helped):
    most = []
    put = ahead._Shared.put

    def counted(shared, number, found):
        put(shared, number, found)
        most.append(len(shared.done))

    read = ahead.read

    def long(plan):
        deadline = time.monotonic() + 200
        while plan.file.source.name == "r0.csv" and len(most) < 4 and time.monotonic() < deadline:
            time.sleep(0.01)
        return read(plan)

    monkeypatch.setattr(ahead._Shared, "put", counted)
    monkeypatch.setattr(ahead, "read", long)
    case = open_case(tmp_path / "case", create=True)
    paths = files(write, 12)
    load(case, paths)
    assert max(most) == 4
    assert [name for (name,) in rows_named(case)] == [path.name for path in paths]
