"""Files to findings: a fresh case, a cold process, the median of three runs.

    python bench/files_to_findings.py ../shared/data [--all]

Two registers, the IUU list and the encounters of 2018; with `--all` every public vessel file.
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

#: Every public vessel file.
ALL = (
    *(
        f"registers/{name}_vessels_2025-08-26.csv"
        for name in ("CCSBT", "FFA", "IATTC", "IOTC", "NAFO", "NEAFC", "WCPFC")
    ),
    "registers/PNA_TUNA_2025-09-08.csv",
    "iuu/IUUList-20251108.csv",
    "iuu/iuu_history_sample_3_vessels.json",
    "events/miller2018-encounters.csv",
    "events/miller2018-carriers.csv",
    *(f"events/gfw-{name}.json.gz" for name in ("encounters_2023", "encounters_2024", "loitering_2024")),
    "events/gfw-port_visits_2024.json.gz",
)
#: Seconds and MiB.
AIMS = {FILES: (30, 2048), ALL: (60, 3072)}


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
    parser.add_argument("--all", action="store_true", help="every public vessel file")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--graph", help="address of a Neo4j server; default: the embedded graph")
    given = parser.parse_args()
    files = ALL if given.all else FILES
    seconds, memory = AIMS[files]
    results = []
    for number in range(given.runs):
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "catchgraph", "--case", f"{folder}/case"]
            command += ["--graph", given.graph] if given.graph else []
            results.append(measure([*command, "run", *(str(given.data / name) for name in files)]))
        print(f"run {number + 1}: {results[-1][0]:6.1f} s  {results[-1][1]:7.0f} MiB")
    print(f"median: {statistics.median(r[0] for r in results):6.1f} s (aim ≤ {seconds})")
    print(f"        {statistics.median(r[1] for r in results):6.0f} MiB (aim ≤ {memory:,})")


if __name__ == "__main__":
    main()
