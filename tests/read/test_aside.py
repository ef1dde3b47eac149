import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

from catchgraph.case.case import open_case
from catchgraph.errors import InputError
from catchgraph.read import aside, csv_table, units
from catchgraph.read.aside import in_two
from catchgraph.read.load import load
from catchgraph.read.write import TABLES

from ..conftest import ROOT
from .conftest import IOTC, csv_text

READS_ONE = """
import sys
from pathlib import Path
from catchgraph.case.case import open_case
from catchgraph.read import aside, csv_table, units
from catchgraph.read.load import load
aside.WORTH, csv_table.BATCH, units.TOGETHER = 0, 3, 10
load(open_case(Path(sys.argv[1]), create=True), [Path(sys.argv[2])], progress=print)
"""


def rows_of(case):
    """Every row of `read.*` as it stands in its table."""
    with case.read() as connection:
        return {table: connection.execute(f'SELECT * FROM read."{table}"').fetchall() for table in TABLES}


@pytest.fixture
def small(monkeypatch):
    """Tables of seven rows, each file written batch by batch."""
    monkeypatch.setattr(csv_table, "BATCH", 7)
    monkeypatch.setattr(units, "TOGETHER", 10)


@pytest.fixture
def helped(monkeypatch, small):
    """Every load has a helper; gives the processes that were started."""
    started = []
    start = aside._start
    monkeypatch.setattr(aside, "WORTH", 0)
    monkeypatch.setattr(aside.os, "cpu_count", lambda: 2)
    monkeypatch.setattr(aside, "_start", lambda: started.append(start()) or started[-1])
    return started


def register(write, count=60):
    """A register of several owners, of which some rows are noted and some rejected; in rows of one line and of two."""
    rows = [
        {"IOTC Number": f"K{n}", "Name": f"SEA {n}\nTWO" if n == 40 else f"SEA {n}", "Owner": f"Owner {n % 7} Ltd",
         "IMO": "1234567" if n % 5 else "", "Operator": "UNKNOWN"}
        for n in range(count)
    ]  # fmt: skip
    return write("register.csv", csv_text(IOTC, [*rows[:20], {}, *rows[20:], {}]))


def test_who_reads_a_table_changes_neither_a_row_nor_its_place(tmp_path, write, monkeypatch, small, helped):
    path = register(write)
    monkeypatch.setattr(aside, "WORTH", 1 << 40)
    alone = open_case(tmp_path / "alone", create=True)
    expected = load(alone, [path])
    assert (expected[0].rows, expected[0].loaded, not helped) == (62, 60, True)
    monkeypatch.setattr(aside, "WORTH", 0)
    asked = []
    ask = aside.Helper.ask
    monkeypatch.setattr(aside.Helper, "ask", lambda *given: asked.append(ask(*given)) or asked[-1])
    together = open_case(tmp_path / "together", create=True)
    assert load(together, [path]) == expected
    assert rows_of(together) == rows_of(alone)
    assert asked == [True] * 5
    [helper] = helped
    assert helper.poll() is not None


def test_without_its_helper_all_is_read_here(tmp_path, write, monkeypatch, helped):
    path = register(write)
    start, answer = aside._start, aside.Helper.answer

    def dead():
        process = start()
        process.kill()
        return process

    def killed(helper):
        helper.process.kill()
        helper.process.wait()
        return answer(helper)

    monkeypatch.setattr(aside, "_start", dead)
    one = open_case(tmp_path / "one", create=True)
    load(one, [path])
    monkeypatch.setattr(aside, "_start", start)
    monkeypatch.setattr(aside.Helper, "answer", killed)
    other = open_case(tmp_path / "other", create=True)
    load(other, [path])
    assert rows_of(one) == rows_of(other)
    assert len(rows_of(one)["registration"]) == 60


def test_no_python_to_start_is_no_hindrance(case, write, monkeypatch, helped):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    [report] = load(case, [register(write)])
    assert (report.rows, report.loaded) == (62, 60)


def test_a_small_file_has_no_helper(case, write, helped, monkeypatch):
    monkeypatch.setattr(aside, "WORTH", 1 << 20)
    load(case, [register(write)])
    assert not helped


class Never:
    """A helper that fails on everything."""

    def answer(self):
        return None


@pytest.mark.parametrize("wrong", [1, 2])
def test_what_is_wrong_with_a_table_is_said_in_its_turn(wrong):
    def clean(table):
        if table >= wrong:
            raise InputError(f"table {table} is none")
        return table

    found = []
    with pytest.raises(InputError, match=f"table {wrong} is none"):
        found.extend(in_two(iter([0, 1, 2, 3]), clean, lambda _: True, Never()))
    assert found == list(range(wrong))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_the_helper_ends_with_the_load(tmp_path, write, number):
    process = subprocess.Popen(
        [sys.executable, "-c", READS_ONE, tmp_path / "case", register(write, 2000)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    with process:
        assert process.stdout.readline().startswith("reading register.csv")
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
