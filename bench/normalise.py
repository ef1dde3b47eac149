"""How many names and parties a second are cleaned, one after the other, each once: without what is kept of equal ones.

    python bench/normalise.py ../shared/data [--runs 5]

Names and parties of two registers, and parties of published refusals as a bill would write them: two lines of address
and cells for the place, or all in three lines. Seconds of the processor, the median of the runs.
"""

from __future__ import annotations

import argparse
import csv
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from catchgraph.normalise.bill_party import bill_party
from catchgraph.normalise.party import party_name
from catchgraph.normalise.vessel_name import vessel_name

PARTIES = ("Owner", "Operator", "Operating Company", "Beneficial Owner")
WCPFC, IOTC = "registers/WCPFC_vessels_2025-08-26.csv", "registers/IOTC_vessels_2025-08-26.csv"
REFUSALS = "refusals/Shrimp_Import_Refusals.csv"
AIMS = {"parties": 30_000, "vessels": 20_000, "parties of bills": 30_000}

Party = tuple[tuple[str, ...], tuple[str, ...], str, str, str, str]


def distinct(path: Path, columns: tuple[str, ...]) -> set[str]:
    """The distinct values of the columns."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        return {row[column].strip() for row in csv.DictReader(file) for column in columns}


def parties_of_bills(path: Path) -> list[Party]:
    """Each manufacturer of the refusals in two ways: the place in cells of its own, or in the last line."""
    found: set[Party] = set()
    with path.open(encoding="latin-1", newline="") as file:
        for row in csv.DictReader(file):
            name, one, two, city = (row[c] for c in ("Declared_Manufacturer", "LINE1_ADRS", "LINE2_ADRS", "CITY_NAME"))
            found.add(((name,), (one, two, "", ""), city, row["PROVINCE_STATE"], "", row["ISO_CNTRY_CODE"]))
            found.add(((name,), (one, two, f"{city}, {row['ISO_CNTRY_CODE']}", ""), "", "", "", ""))
    return sorted(found)


def seconds(clean: Callable[..., object], values: Sequence[tuple[object, ...]]) -> float:
    """Processor seconds for all of the values, each the arguments of a call."""
    began = time.process_time()
    for value in values:
        clean(*value)
    return time.process_time() - began


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with the public records")
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    names = distinct(given.data / WCPFC, ("Name of fishing vessel",)) | distinct(given.data / IOTC, ("Name",))
    asked: dict[str, tuple[Callable[..., object], Sequence[tuple[object, ...]]]] = {
        "parties": (party_name.__wrapped__, [(one,) for one in sorted(distinct(given.data / IOTC, PARTIES))]),
        "vessels": (vessel_name.__wrapped__, [(one,) for one in sorted(names)]),
        "parties of bills": (bill_party, parties_of_bills(given.data / REFUSALS)),
    }
    for what, (clean, values) in asked.items():
        clean(*values[0])
        took = statistics.median(seconds(clean, values) for _ in range(given.runs))
        print(f"{what}: {len(values) / took:,.0f} of {len(values):,} a second (aim ≥ {AIMS[what]:,})")


if __name__ == "__main__":
    main()
