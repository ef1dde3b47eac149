"""Answers on a million nodes and five million relationships, each from a cold process, the median of five.

    python bench/answers.py [FOLDER]

Makes an invented case of that size in FOLDER, to be used again, or in a temporary folder (`large_case.py`; a minute or
two, 400 MB). Prints wall seconds of `show`, `expand` and `link` as a user runs them, and of `--help`.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from large_case import large_case

COMMANDS = (
    ("--help", 0.3),
    ("show 'SHIP 77777'", 0.5),
    ("show 'SHIP 0'", 0.5),
    ("show 'COMPANY 777'", 0.5),
    ("expand 'SHIP 77777'", 0.5),
    ("expand 'SHIP 0'", 0.5),
    ("expand 'COMPANY 777'", 0.5),
    ("link 'SHIP 77777' 'SHIP 110001'", 1.0),
    ("link 'SHIP 1' 'SHIP 3'", 1.0),
    ("link 'COMPANY 99' 'COMPANY 13330'", 1.0),
    ("link 'SHIP 77777' 'SHIP 119001' --via 'SHIP 5'", 1.0),
    ("timeline 'SHIP 77777'", 1.0),
    ("compare 'SHIP 77777' 'SHIP 119001'", 1.0),
    ("common 'SHIP 77777' 'SHIP 119001' 'SHIP 3'", 1.0),
    ("fleet 'COMPANY 777'", 1.0),
    ("rank 'SHIP 77777'", 1.0),
)


def seconds(case: Path, command: str) -> float:
    """Wall seconds of one cold run. Raises `CalledProcessError` where it fails."""
    line = f"{sys.executable} -m catchgraph --case {case} {command}"
    began = time.perf_counter()
    subprocess.run(["sh", "-c", line], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def main() -> None:
    """Make the case, run and print."""
    with large_case(Path(sys.argv[1]) if len(sys.argv) > 1 else None) as (case, nodes, relationships):
        print(f"{nodes:,} nodes, {relationships:,} relationships")
        for command, aim in COMMANDS:
            median = statistics.median(seconds(case, command) for _ in range(5))
            print(f"{command:40} {median:5.2f} s (aim ≤ {aim})")


if __name__ == "__main__":
    main()
