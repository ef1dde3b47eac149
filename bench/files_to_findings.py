"""Files to findings: a fresh case, a cold process, the median of three runs.

    python bench/files_to_findings.py ../shared/data

Prints wall seconds and the peak of the summed resident memory of the whole process tree (the graph server's
JVM included), sampled every 20 ms.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

import psutil

FILES = (
    "registers/WCPFC_vessels_2025-08-26.csv",
    "registers/IOTC_vessels_2025-08-26.csv",
    "iuu/IUUList-20251108.csv",
    "events/miller2018-encounters.csv",
    "events/miller2018-carriers.csv",
)


def tree_memory(process: psutil.Process) -> int:
    """Resident bytes of a process and all its descendants."""
    total = 0
    for member in (process, *process.children(recursive=True)):
        try:
            total += member.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total


def measure(command: list[str]) -> tuple[float, float]:
    """Wall seconds and peak MiB of one run of a command. Raises `SystemExit` where the command fails."""
    began = time.monotonic()
    with tempfile.TemporaryFile() as output:
        process = psutil.Popen(command, stdout=output, stderr=output)
        peak = 0
        while process.poll() is None:
            try:
                peak = max(peak, tree_memory(process))
            except psutil.NoSuchProcess:
                break
            time.sleep(0.02)
        seconds = time.monotonic() - began
        if process.wait() != 0:
            output.seek(0)
            raise SystemExit(output.read().decode(errors="replace"))
    return seconds, peak / 2**20


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with the public records")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--graph", help="address of a Neo4j server; default: the embedded graph")
    given = parser.parse_args()
    results = []
    for number in range(given.runs):
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "catchgraph", "--case", f"{folder}/case"]
            command += ["--graph", given.graph] if given.graph else []
            results.append(measure([*command, "run", *(str(given.data / name) for name in FILES)]))
        print(f"run {number + 1}: {results[-1][0]:6.1f} s  {results[-1][1]:7.0f} MiB")
    print(f"median: {statistics.median(r[0] for r in results):6.1f} s (aim ≤ 20)")
    print(f"        {statistics.median(r[1] for r in results):6.0f} MiB (aim ≤ 2,048)")


if __name__ == "__main__":
    main()
