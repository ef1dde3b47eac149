"""Screening by names: how many changed names of a list are found again, and how many ordinary names are taken for one.

    python bench/screening.py ../shared/data

The names are those of the Combined IUU List, each changed in every way of `name_changes.py` (seeded), and 2,000
ordinary names of the registers. Names alone are screened; a number beside them would find more and reject more.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from catchgraph.analyse.listed import Listed, listed_vessels
from catchgraph.analyse.screen import screen
from catchgraph.analyse.table import Table
from catchgraph.analyse.verdict import FOUND as EQUAL_VERDICTS
from catchgraph.case.case import CaseFolder, open_case
from catchgraph.derive.derive import derive
from catchgraph.normalise.vessel_name import vessel_name
from catchgraph.pipeline import load, resolve
from files_to_findings import ALL
from name_changes import EQUAL, LIKE, Change

LIST = "iuu/IUUList-20251108.csv"
REGISTERS = tuple(name for name in ALL if name.startswith("registers/"))
ORDINARY = 2_000
ONE_LETTER = ("one letter changed", "one letter dropped", "one letter added", "two letters swapped")
#: In the order of strength: what counts as found.
FOUND = (*EQUAL_VERDICTS, "similar")
# IOTC's register does not name some vessels: VESSEL 4/3813.
UNNAMED = "VESSEL "


def case_of_the_list(folder: Path, data: Path) -> CaseFolder:
    """The list alone, read, resolved and derived."""
    case = open_case(folder / "case", create=True)
    load(case, [data / LIST])
    resolve(case)
    derive(case)
    return case


def ordinary_names(folder: Path, data: Path, listed: Iterable[Listed], seed: int) -> list[str]:
    """Names of the registers of which none is a listed vessel's, as far as equal keys say."""
    case = open_case(folder / "registers", create=True)
    load(case, [data / name for name in REGISTERS])
    with case.read() as connection:
        rows = connection.execute(
            "SELECT DISTINCT name, name_key FROM read.registration WHERE name_key IS NOT NULL"
        ).fetchall()
    keys = {key for vessel in listed for key in vessel.names}
    names = sorted({name for name, key in rows if key not in keys and not name.upper().startswith(UNNAMED)})
    return random.Random(seed).sample(names, ORDINARY)


def changed_names(listed: Iterable[Listed], change: Change, seed: int) -> dict[str, set[str]]:
    """Changed name → the vessels whose name it was. What the change turns into another listed name is left out."""
    vessels: defaultdict[str, set[str]] = defaultdict(set)
    for vessel in listed:
        for name in vessel.names.values():
            vessels[name].add(vessel.vessel)
    draw, keys = random.Random(seed), {found.key: name for name in vessels if (found := vessel_name(name))}
    changed: dict[str, set[str]] = {}
    for name in sorted(vessels):
        new = change(name, draw)
        other = keys.get(found.key) if new and (found := vessel_name(new)) else None
        if new and other in (None, name):
            changed[new] = changed.get(new, set()) | vessels[name]
    return changed


def recall(case: CaseFolder, changed: Mapping[str, set[str]]) -> tuple[int, int, list[str]]:
    """How many are found again at all, how many as equal, and which are not found."""
    rows: defaultdict[str, set[tuple[str, float | None]]] = defaultdict(set)
    for row in screen(case, list(changed)).dicts():
        if row["verdict"] in FOUND and row["vessel"] in changed[row["screened"]]:
            rows[row["screened"]].add((row["verdict"], row["score"]))
    equal = sum(any(verdict != "similar" for verdict, _ in rows[name]) for name in changed)
    lost = [name for name in changed if not rows[name]]
    return len(changed) - len(lost), equal, lost


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with the public records")
    parser.add_argument("--seed", type=int, default=1, help="of the changes and of the ordinary names")
    parser.add_argument(
        "--lost", action="store_true", help="print the names that are not found, and those taken for another"
    )
    given = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores, Python {sys.version.split()[0]}, seed {given.seed}")
    with tempfile.TemporaryDirectory() as folder:
        case = case_of_the_list(Path(folder), given.data)
        with case.read() as connection:
            listed = listed_vessels(connection)
        print_recall(case, listed, given.seed, lost=given.lost)
        names = ordinary_names(Path(folder), given.data, listed, given.seed)
        print_false(case, names, lost=given.lost)


def print_recall(case: CaseFolder, listed: list[Listed], seed: int, *, lost: bool) -> None:
    """Found of asked, by kind of change, then the sums that have an aim."""
    asked: dict[str, int] = {}
    found: dict[str, int] = {}
    print(f"{sum(len(vessel.names) for vessel in listed):,} names of {len(listed):,} vessels on the list")
    print(f"{'change':<28}{'asked':>7}{'found':>7}{'equal':>7}{'recall':>9}")
    for kind, change in (EQUAL | LIKE).items():
        changed = changed_names(listed, change, seed)
        some, equal, missing = recall(case, changed)
        # What is one name counts where it is found as one.
        asked[kind], found[kind] = len(changed), equal if kind in EQUAL else some
        print(f"{kind:<28}{len(changed):>7,}{some:>7,}{equal:>7,}{found[kind] / max(1, len(changed)):>9.4f}")
        if lost and missing:
            print("    not found:", "; ".join(missing))
    for name, kinds, aim in (("one letter", ONE_LETTER, ".95"), ("equal forms", tuple(EQUAL), "1.0")):
        right, every = sum(found[kind] for kind in kinds), sum(asked[kind] for kind in kinds)
        print(f"recall, {name:<20}{right:>7,} of {every:>6,} {right / every:>9.4f}   (aim {aim})")


def print_false(case: CaseFolder, names: list[str], *, lost: bool) -> None:
    """Ordinary names that are taken for a listed one, and how long that takes."""
    began, used = time.monotonic(), time.process_time()
    table = screen(case, names)
    seconds, busy = time.monotonic() - began, time.process_time() - used
    by_verdict = {verdict: _screened(table, verdict) for verdict in FOUND}
    for verdict, wrong in by_verdict.items():
        aim = "   (aim <= 1 %)" if verdict == "similar" else ""
        print(f"{ORDINARY:,} ordinary names: {len(wrong):>3} {verdict:<9} {len(wrong) / ORDINARY:>7.2%}{aim}")
        if lost and wrong:
            print("    " + "; ".join(wrong))
    print(
        f"screening {ORDINARY:,} names: {seconds:.2f} s, {busy:.2f} s of them computing; the list is taken apart anew"
    )


def _screened(table: Table, verdict: str) -> list[str]:
    found = ((row["screened"], row["listed_as"]) for row in table.dicts() if row["verdict"] == verdict)
    return [f"{name} / {listed}" for name, listed in dict(found).items()]


if __name__ == "__main__":
    main()
