"""Answers on a million nodes and five million relationships, each from a cold process, the median of five.

    python bench/answers.py

Makes an invented case of that size in a temporary folder (about half a minute, 400 MB): vessels, their
registrations, encounters, and companies of which few own very many. Prints wall seconds of `show`, `expand` and
`link` as a user runs them, and of `--help`.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from catchgraph.case.case import open_case
from catchgraph.case.runs import record_run
from catchgraph.derive.adjacency import adjacency

VESSELS, REGISTRATIONS, ENCOUNTERS, COMPANIES = 150_000, 250_000, 500_000, 100_000
OWNS, OPERATES = 2_000_000, 1_750_000
COMMANDS = (
    ("--help", 0.3),
    ("show 'SHIP 77777'", 0.5),
    ("show 'SHIP 0'", 0.5),
    ("show 'COMPANY 777'", 0.5),
    ("expand 'SHIP 77777'", 0.5),
    ("expand 'SHIP 0'", 0.5),
    ("expand 'COMPANY 777'", 0.5),
    ("link 'SHIP 77777' 'SHIP 120001'", 1.0),
    ("link 'SHIP 1' 'SHIP 3'", 1.0),
    ("link 'COMPANY 99' 'COMPANY 13330'", 1.0),
)


def named(kind: str, number: str) -> str:
    """SQL for the id of the thing with that number."""
    return f"'{kind}:' || substr(md5('{kind}' || ({number})), 1, 16)"


def few(salt: int, most: int) -> str:
    """SQL for a number below `most`, small ones far more often: a few hold very many."""
    return f"CAST(floor(pow((hash(i * 31 + {salt}) % 1000003) / 1000003.0, 3) * {most}) AS BIGINT)"


def any_(salt: int, most: int) -> str:
    """SQL for a number below `most`."""
    return f"(hash(i * 17 + {salt}) % {most})"


NODES = {
    "vessel": (
        VESSELS,
        """'SHIP ' || i AS name, ['SHIP ' || i, 'Vessel No. ' || i] AS names, CAST(1000000 + i AS VARCHAR) AS imo,
           [CAST(200000000 + i AS VARCHAR)] AS mmsis, ['CS' || i] AS call_signs, ['PAN'] AS flags,
           ['REG-' || i] AS registration_numbers, [] AS vessel_types""",
    ),
    "company": (COMPANIES, "'COMPANY ' || i AS name, ['COMPANY ' || i] AS names, [] AS addresses"),
    "registration": (
        REGISTRATIONS,
        f"""'SHIP ' || (i % {VESSELS}) AS name, 'BENCH' AS register, CAST(i AS VARCHAR) AS number,
            'SHIP ' || (i % {VESSELS}) AS name_key, 'blank' AS imo_status, ['bench.csv, line ' || i] AS records""",
    ),
    "encounter": (
        ENCOUNTERS,
        """'Encounter ' || i AS name, 'bench' AS source, ['encounters.csv, line ' || i] AS records,
           TIMESTAMP '2016-01-01' + to_hours(CAST(i % 9000 AS INTEGER)) AS start, date_trunc('day', start) AS day""",
    ),
}
EDGES = (
    ("describes", REGISTRATIONS, "registration", "i", "vessel", f"i % {VESSELS}", ""),
    ("took_part_in", ENCOUNTERS, "vessel", few(1, VESSELS), "encounter", "i", "'carrier' AS role,"),
    ("took_part_in", ENCOUNTERS, "vessel", any_(2, VESSELS), "encounter", "i", "'fishing vessel' AS role,"),
    ("owns", OWNS, "company", few(3, COMPANIES), "vessel", any_(4, VESSELS), "'registered' AS kind,"),
    ("operates", OPERATES, "company", few(6, COMPANIES), "vessel", any_(7, VESSELS), "'operator' AS kind,"),
)


def make_case(path: Path) -> None:
    """A case whose derived tables are filled by SQL, in the order in which `derive` writes them."""
    with open_case(path, create=True).write() as connection:
        for table, (count, columns) in NODES.items():
            connection.execute(
                f"""INSERT INTO derived.{table} BY NAME
                    SELECT {named(table, "i")} AS id, {columns}, ['bench@undated'] AS datasets
                    FROM range({count}) t(i) ORDER BY id"""  # noqa: S608 - constants of this file
            )
        for table, count, source, number, target, other, more in EDGES:
            record = named("encounter", "i") if target == "encounter" else named("registration", any_(5, REGISTRATIONS))
            connection.execute(
                f"""INSERT INTO derived.{table} BY NAME
                    SELECT '{table}:' || substr(md5('{table}{number}' || i), 1, 16) AS id, {more}
                           {named(source, number)} AS source, '{source.title()}' AS source_label,
                           {named(target, other)} AS target, '{target.title()}' AS target_label,
                           {record} AS record, 'as written ' || i AS as_written, 1.0 AS confidence,
                           ['bench@undated'] AS datasets
                    FROM range({count}) t(i) ORDER BY {"source" if source == "vessel" else "target"}, id"""  # noqa: S608
            )
        adjacency(connection)
        for step in ("load", "resolve", "derive"):
            record_run(connection, step, {})


def seconds(case: Path, command: str) -> float:
    """Wall seconds of one cold run. Raises `CalledProcessError` where it fails."""
    line = f"{sys.executable} -m catchgraph --case {case} {command}"
    began = time.perf_counter()
    subprocess.run(["sh", "-c", line], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def main() -> None:
    """Make the case, run and print."""
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case"
        began = time.perf_counter()
        make_case(case)
        print(f"case made in {time.perf_counter() - began:.0f} s")
        for command, aim in COMMANDS:
            median = statistics.median(seconds(case, command) for _ in range(5))
            print(f"{command:40} {median:5.2f} s (aim ≤ {aim})")


if __name__ == "__main__":
    main()
