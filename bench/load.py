"""From files to the end of `load`: cells and rows a second, memory, small files; each in a process of its own.

    python bench/load.py ../shared/data [--runs 3] [--rows 100000 1000000] [--documents 100000]

The files of `files_to_findings.py`: the core ones, and every register, list and event table that is CSV. Then invented
ones: registers of twenty-one columns with three parties a row, of which few differ, or as many as a register has; and
documents of one event each, new and unchanged. Seconds on the clock and of processors, and memory at most; a helper's
are in both.
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
from collections.abc import Callable, Iterator
from pathlib import Path

from files_to_findings import ALL, FILES

SETS = {"core files": FILES, "every CSV file": tuple(name for name in ALL if name.endswith(".csv"))}
HEADER = (
    *("IOTC Number", "Name", "Flag State Code", "REGNO", "IMO", "IRCS", "Type Name", "LOA (m)", "GT", "GRT"),
    *("Owner", "Owner Address", "Operator", "Operator Address", "Operating Company", "Operating Company Address"),
    *("Beneficial Owner", "Beneficial Owner Address", "From", "To", "Remarks"),
)
#: How many vessels and parties a register of some rows has: few, or one vessel a row and a party for each five.
VARIETY: dict[str, Callable[[int], tuple[int, int]]] = {
    "few values": lambda _: (1_000, 200),
    "many values": lambda rows: (rows, max(1, rows // 5)),
}


def processor_s() -> float:
    """Seconds of processors that this process and those it waited for have used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def register(rows: int, vessels: int, parties: int) -> Iterator[str]:
    """Lines of an invented register of 21 columns."""
    yield ",".join(HEADER)
    for n in range(rows):
        v, who = n % vessels, [(n * step) % parties for step in (1, 7, 13)]
        named = [f'OCEAN {p} TUNA LTD,"No. {p}, SEA ROAD {p % 97}, NEGOMBO"' for p in who]
        owner, operator, holder = named
        yield (
            f"K{n},SEA STAR No. {v},LKA,IMUL-A-{v:04d},,4S{v % 9999:04d},Longliner,{20 + v % 60}.5,{100 + v % 300},,"
            f"{owner},{operator},,,{holder},{1 + v % 12}/{1 + v % 28}/2025,12/31/2025,"
        )


def document(n: int) -> dict[str, object]:
    """An invented event of one vessel."""
    vessel = {"id": f"v-{n % 4000}", "name": f"SEA STAR {n % 4000}", "ssvid": f"412{n % 4000:06d}", "flag": "CHN"}
    day = f"2023-{1 + n % 12:02d}-{1 + n % 28:02d}"
    return {
        "id": f"e-{n}",
        "type": "loitering",
        "start": f"{day}T00:00:00Z",
        "end": f"{day}T09:30:00Z",
        "position": {"lat": -4.125, "lon": 71.5},
        "regions": {"eez": [], "rfmo": ["IOTC"], "majorFao": ["51"], "highSeas": ["63203"]},
        "distances": {"startDistanceFromShoreKm": 640, "startDistanceFromPortKm": 702.5},
        "vessel": {**vessel, "type": "carrier", "publicAuthorizations": []},
        "loitering": {"totalTimeHours": 9.5, "totalDistanceKm": 12.5, "averageSpeedKnots": 0.7},
    }


def measured(paths: list[Path], times: int = 1) -> dict[str, float]:
    """Load into a new case, several times; the last of them: seconds on the clock and of processors, memory at most."""
    import duckdb  # noqa: F401 - imported before the clock starts
    import pyarrow.csv  # noqa: F401

    from catchgraph import pipeline
    from catchgraph.case.case import open_case

    with tempfile.TemporaryDirectory() as folder:
        case = open_case(Path(folder) / "case", create=True)
        for _ in range(times):
            clock, processors = time.monotonic(), processor_s()
            pipeline.load(case, paths)
            found = {"clock": time.monotonic() - clock, "processors": processor_s() - processors}
    # Kilobytes on Linux; a helper's are those of the largest.
    most = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {**found, "megabytes": sum(most) / 1000}


def own(command: list[str], runs: int) -> dict[str, float]:
    """Medians of a measurement in processes of its own."""
    found = [json.loads(subprocess.check_output([sys.executable, __file__, *command])) for _ in range(runs)]
    return {name: statistics.median(run[name] for run in found) for name in found[0]}


def public(data: Path, names: tuple[str, ...], runs: int) -> None:
    """Print the figures of public files."""
    import pyarrow.csv

    options = pyarrow.csv.ParseOptions(newlines_in_values=True)
    tables = [pyarrow.csv.read_csv(data / name, parse_options=options) for name in names]
    cells = sum(table.num_rows * table.num_columns for table in tables)
    told = own(["--measure", *(str(data / name) for name in names)], runs)
    print(f"  {cells:,} cells: {cells / told['clock']:,.0f} a second (aim ≥ 300,000), {told['clock']:.2f} s")
    print(f"  {cells / told['processors']:,.0f} a processor second, {told['processors']:.2f} s")


def invented(rows: int, variety: str, folder: Path, runs: int) -> None:
    """Print the figures of an invented register."""
    path = folder / "register.csv"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in register(rows, *VARIETY[variety](rows)))
    told = own(["--measure", str(path)], runs)
    speed, cells = rows / told["clock"], rows * len(HEADER) / told["clock"]
    print(
        f"{rows:,} rows, three parties each, {variety}: {speed:,.0f} rows (aim ≥ 30,000), {cells:,.0f} cells a second"
    )
    print(f"  {rows / told['processors']:,.0f} rows a processor second; at most {told['megabytes']:,.0f} MB")


def documents(count: int, folder: Path) -> None:
    """Print the figures of many small files."""
    for n in range(count):
        (folder / f"e{n}.json").write_text(json.dumps(document(n)), encoding="utf-8")
    for times, what, aim in ((1, "new", 120), (2, "unchanged", 20)):
        told = own(["--measure", str(folder), "--times", str(times)], 1)
        clock, processors = told["clock"], told["processors"]
        print(f"{count:,} documents of one event, {what}: {clock:.1f} s (aim ≤ {aim} for 100,000)")
        print(f"  {processors:.1f} s of processors; at most {told['megabytes']:,.0f} MB")


def main() -> None:
    """Run and print medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", help="folder with the public records")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--rows", type=int, nargs="*", default=[100_000, 1_000_000])
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--measure", type=Path, nargs="+", help=argparse.SUPPRESS)
    parser.add_argument("--times", type=int, default=1, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        paths = [file for path in given.measure for file in (sorted(path.iterdir()) if path.is_dir() else [path])]
        print(json.dumps(measured(paths, given.times)))
        return
    for name in SETS if given.data else ():
        print(name)
        public(given.data, SETS[name], given.runs)
    with tempfile.TemporaryDirectory() as folder:
        for rows in given.rows:
            for variety in VARIETY:
                invented(rows, variety, Path(folder), 1)
    with tempfile.TemporaryDirectory() as folder:
        documents(given.documents, Path(folder))


if __name__ == "__main__":
    main()
