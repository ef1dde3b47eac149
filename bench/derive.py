"""`derive` at size: everything anew, and again after one record in a hundred is new; seconds, and memory at its peak.

python bench/derive.py [--share 0.1] [--keep FOLDER]
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path

from catchgraph.case.case import open_case
from catchgraph.case.runs import record_run
from catchgraph.derive.derive import derive
from large_case import large_case
from large_reads import fill

#: One record in so many is held back first.
HELD = 100


def main() -> None:
    """Make a case, derive it, add what was held back, derive the difference, then everything anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--share", type=float, default=0.1, help="of a million nodes and five million relationships")
    parser.add_argument("--keep", type=Path, help="a folder for the two cases; what is there already is used")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        with large_case(folder / "world", given.share) as (world, nodes, relationships):
            print(f"world of {nodes:,} nodes and {relationships:,} relationships")
            _apart(_filled, folder / "case", world, "most", f"hash(id) % {HELD} <> 0")
            _apart(_derived, folder / "case", "everything, first", False)
            _apart(_filled, folder / "case", world, "rest", f"hash(id) % {HELD} = 0")
            _apart(_derived, folder / "case", "one record in a hundred new", False)
            _apart(_derived, folder / "case", "nothing new", False)
            _apart(_derived, folder / "case", "everything again", True)


def _apart(do: object, *given: object) -> None:
    """Each in a process of its own, so that the peak of memory is its own."""
    process = get_context("spawn").Process(target=do, args=given)
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(process.exitcode)


def _filled(path: Path, world: Path, part: str, where: str) -> None:
    case = open_case(path, create=True)
    with case.writes() as begun, begun() as connection:
        connection.execute("COMMIT")
        connection.execute(f"ATTACH '{world / 'case.duckdb'}' AS world (READ_ONLY)")
        connection.execute("BEGIN TRANSACTION")
        fill(connection, part, where)
        record_run(connection, "load", {})
        record_run(connection, "resolve", {})


def _derived(path: Path, what: str, anew: bool) -> None:
    case = open_case(path)
    began, before = time.monotonic(), os.times()
    deltas = derive(case, anew=anew)
    used = os.times()
    seconds = time.monotonic() - began
    processor = used.user + used.system - before.user - before.system
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    rows = sum(delta.rows for delta in deltas.values())
    moved = sum(delta.added + delta.changed + delta.removed for delta in deltas.values())
    print(
        f"{what}: {seconds:.1f} s, {processor:.1f} s of the processors, {peak:.2f} GB; {rows:,} nodes and "
        f"relationships, {moved:,} of them new, others or no more; case {case.database.stat().st_size / 1e9:.2f} GB",
        flush=True,
    )


if __name__ == "__main__":
    main()
