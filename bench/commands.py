"""What a user waits for: cold commands on the case of the public files, the median of five runs each.

    python bench/commands.py ../shared/data

Also cells a second to the end of `load`, and nodes and relationships a second of a new embedded graph.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from files_to_findings import FILES

#: Command, aim in seconds.
COMMANDS = (
    (["--help"], 0.3),
    (["show", "KALAN-2"], 0.5),
    (["expand", "KALAN-2"], 0.5),
    (["link", "KALAN-2", "BUKHTA NAGAEVA"], 1.0),
    (["query", "transshipment.listed-vessel-encounter"], 3.0),
)
WARM = (["query", "transshipment.listed-vessel-encounter"], 1.2)


def seconds(case: Path, arguments: list[str], runs: int = 5) -> float:
    """Median wall seconds of a command in a process of its own. Raises where it fails."""
    taken = []
    for _ in range(runs):
        began = time.monotonic()
        subprocess.run(
            [sys.executable, "-m", "catchgraph", "-q", "--case", str(case), *arguments], check=True, capture_output=True
        )
        taken.append(time.monotonic() - began)
    return statistics.median(taken)


def line(name: str, value: float, aim: str, unit: str = "s") -> None:
    """Print one figure beside its aim."""
    print(f"{name:<52} {value:12,.2f} {unit:<4} (aim {aim})")


def loading(data: Path, case_path: Path) -> None:
    """Load, resolve and build in this process, and print their rates."""
    import pyarrow.csv

    from catchgraph import pipeline
    from catchgraph.case.case import open_case

    paths = [data / name for name in FILES]
    options = pyarrow.csv.ParseOptions(newlines_in_values=True)
    tables = [pyarrow.csv.read_csv(path, parse_options=options) for path in paths]
    cells = sum(table.num_rows * table.num_columns for table in tables)
    case = open_case(case_path, create=True)
    began = time.monotonic()
    pipeline.load(case, paths)
    line(f"load, {cells:,} cells", cells / (time.monotonic() - began), "≥ 300,000", "/s")
    pipeline.resolve(case)
    began = time.monotonic()
    report = pipeline.build(case)
    made = report.nodes + report.relationships
    line(f"derive and new graph, {made:,} elements", made / (time.monotonic() - began), "≥ 50,000", "/s")
    pipeline.detect(case)


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with the public records")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case"
        loading(given.data, case)
        for arguments, aim in COMMANDS:
            line("catchgraph " + " ".join(arguments), seconds(case, arguments), f"≤ {aim}")
        subprocess.run([sys.executable, "-m", "catchgraph", "-q", "--case", str(case), "graph", "up"], check=True)
        try:
            arguments, aim = WARM
            line("the same, server up", seconds(case, arguments), f"≤ {aim}")
        finally:
            subprocess.run([sys.executable, "-m", "catchgraph", "-q", "--case", str(case), "graph", "down"], check=True)


if __name__ == "__main__":
    main()
