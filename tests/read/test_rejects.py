"""Millions of rejects: all are counted, the first thousand kept, in memory that does not grow with them."""

from __future__ import annotations

import gzip
import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from catchgraph.analyse.source import sections
from catchgraph.case.case import CaseFolder, open_case
from catchgraph.read.load import load
from catchgraph.read.rows import Reject, Rejects

ENTITY = json.dumps({"id": "v1", "schema": "Vessel", "datasets": ["t"], "properties": {"name": ["ORCA"]}})


def reject(number: int) -> Reject:
    return Reject(number, number, None, None, "why")


def test_the_first_are_kept_and_all_are_counted() -> None:
    rejects = Rejects(map(reject, range(2500)))
    assert rejects.total == 2500
    assert [each.record_no for each in rejects] == list(range(1000))
    again = pickle.loads(pickle.dumps(rejects))
    assert (again.total, list(again)) == (2500, list(rejects))
    both = Rejects.of_both(rejects, Rejects([reject(-1), reject(5000)]))
    assert both.total == 2502
    assert [each.record_no for each in both] == list(range(-1, 999))
    assert len(Rejects(map(reject, range(2500)), keep=sys.maxsize)) == 2500


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    return open_case(tmp_path / "case", create=True)


@pytest.mark.parametrize("text", ["[{}, " + "1, " * 2500 + "2]", "{}\n" + '"x"\n' * 2501], ids=["a list", "lines"])
def test_a_file_of_scalars_is_counted_and_says_what_was_kept(case: CaseFolder, tmp_path: Path, text: str) -> None:
    path = tmp_path / "entities.json.gz"
    path.write_bytes(gzip.compress(text.replace("{}", ENTITY).encode()))
    (report,) = load(case, [path])
    assert (report.rows, report.loaded, report.rejected) == (2502, 1, 2501)
    with case.read() as connection:
        assert connection.execute("SELECT count(*) FROM read.reject").fetchone() == (1000,)
        (file_id,) = connection.execute("SELECT file_id FROM read.file").fetchone() or ("",)
        _, tables = sections(connection, file_id)
    assert next(table.note for table in tables if table.title == "Rejected rows") == "first 1,000 of 2,501"


def test_rows_of_a_table_are_counted_alike(case: CaseFolder, tmp_path: Path) -> None:
    source = Path(__file__).parents[2] / "fixtures" / "carriers.csv"
    path = tmp_path / "carriers.csv"
    path.write_bytes(source.read_bytes() + b",".join([b"too many"] * 99 + [b"\n"]) * 1500)
    (report,) = load(case, [path])
    assert report.rejected >= 1500
    assert report.loaded + report.rejected == report.rows


MEASURED = """
import resource, sys
from pathlib import Path
from catchgraph.read.json_objects import Objects
from catchgraph.read.look import look_through
objects = Objects(look_through(Path(sys.argv[1])).source)
for _ in objects: pass
print(objects.count, objects.rejects.total, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.long
def test_memory_does_not_grow_with_the_number_of_rejects(tmp_path: Path) -> None:
    peaks = []
    for number in (1_000, 300_000):
        path = tmp_path / f"{number}.json.gz"
        path.write_bytes(gzip.compress(("[" + "1," * (number - 1) + "1]").encode()))
        done = subprocess.run([sys.executable, "-c", MEASURED, str(path)], capture_output=True, text=True, check=True)
        count, total, peak = map(int, done.stdout.split())
        assert count == total == number
        peaks.append(peak)
    # Kept, 300,000 rejects take over 80 MB; the text of the file is 600 kB.
    assert peaks[1] - peaks[0] < 20_000
