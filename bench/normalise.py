"""How many names a second are cleaned, one after the other, as no column has them: without what is kept of equal ones.

    python bench/normalise.py ../shared/data [--runs 5]

Names and parties of two registers, each once. Seconds of the processor, the median of the runs.
"""

from __future__ import annotations

import argparse
import csv
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from catchgraph.normalise.party import party_name
from catchgraph.normalise.vessel_name import vessel_name

PARTIES = ("Owner", "Operator", "Operating Company", "Beneficial Owner")
WCPFC, IOTC = "registers/WCPFC_vessels_2025-08-26.csv", "registers/IOTC_vessels_2025-08-26.csv"
AIMS = {"parties": 30_000, "vessels": 20_000}


def distinct(path: Path, columns: tuple[str, ...]) -> set[str]:
    """The distinct values of the columns."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        return {row[column].strip() for row in csv.DictReader(file) for column in columns}


def seconds(clean: Callable[[str], object], values: list[str]) -> float:
    """Processor seconds for all of the values."""
    began = time.process_time()
    for value in values:
        clean(value)
    return time.process_time() - began


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with the public records")
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    names = distinct(given.data / WCPFC, ("Name of fishing vessel",)) | distinct(given.data / IOTC, ("Name",))
    asked = {
        "parties": (party_name.__wrapped__, sorted(distinct(given.data / IOTC, PARTIES))),
        "vessels": (vessel_name.__wrapped__, sorted(names)),
    }
    for what, (clean, values) in asked.items():
        clean("warm up")
        took = statistics.median(seconds(clean, values) for _ in range(given.runs))
        print(f"{what}: {len(values) / took:,.0f} of {len(values):,} names a second (aim ≥ {AIMS[what]:,})")


if __name__ == "__main__":
    main()
