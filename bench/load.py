"""Cells a second from files to the end of `load`, each run in a process of its own, pyarrow and DuckDB imported before.

    python bench/load.py ../shared/data [--runs 3]

The files of `files_to_findings.py`: the core ones, and every register, list and event table that is CSV. Seconds on the
clock, and of processors, a helper's included.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from files_to_findings import ALL, FILES

SETS = {"core files": FILES, "every CSV file": tuple(name for name in ALL if name.endswith(".csv"))}


def processor_s() -> float:
    """Seconds of processors that this process and those it waited for have used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def once(paths: list[Path]) -> dict[str, float]:
    """Load into a new case; cells, seconds on the clock and of processors."""
    import duckdb  # noqa: F401 - imported before the clock starts
    import pyarrow.csv

    from catchgraph import pipeline
    from catchgraph.case.case import open_case

    options = pyarrow.csv.ParseOptions(newlines_in_values=True)
    tables = [pyarrow.csv.read_csv(path, parse_options=options) for path in paths]
    cells = sum(table.num_rows * table.num_columns for table in tables)
    with tempfile.TemporaryDirectory() as folder:
        case = open_case(Path(folder) / "case", create=True)
        clock, processors = time.monotonic(), processor_s()
        pipeline.load(case, paths)
        return {"cells": cells, "clock": time.monotonic() - clock, "processors": processor_s() - processors}


def main() -> None:
    """Run and print medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with the public records")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--once", choices=SETS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.once:
        print(json.dumps(once([given.data / name for name in SETS[given.once]])))
        return
    for name in SETS:
        command = [sys.executable, __file__, str(given.data), "--once", name]
        runs = [json.loads(subprocess.check_output(command)) for _ in range(given.runs)]
        cells = runs[0]["cells"]
        clock, processors = (statistics.median(run[what] for run in runs) for what in ("clock", "processors"))
        print(f"{name}, {cells:,} cells: {cells / clock:,.0f} a second (aim ≥ 300,000), {clock:.2f} s")
        print(f"  {cells / processors:,.0f} a processor second, {processors:.2f} s")


if __name__ == "__main__":
    main()
