"""Consignments of an invented world whose truth is known: pairs of records by case, seconds and GB, and 1 % more.

    python bench/resolution/consignments.py [--bills 100000] [--seed 97] [--folder FOLDER]

`../trade/world.py` says what the world is like. A pair are two papers of different kinds that tell of the same goods:
bills that count (the last version, not deleted), entries, export declarations. Where both cite a bill or name a
container, number or box decides; where one has neither, parties and goods. The weights were learnt on other seeds.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    import pyarrow as pa

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "trade")]

#: The least that is aimed at: F1 where all have a number or container; precision and recall where one has neither.
AIMS = {"number or container": {"F1": 0.975}, "one has neither": {"P": 0.95, "R": 0.65}}

#: Table → the file of its rows; days of the files, of most and of those that come later.
STEMS = {"bill": "bills", "entry": "entries", "export_declaration": "declarations"}
DAYS = ("2025-01-01", "2025-02-01")


#: Files, in the order in which they are loaded.
TABLES = ("bills", "lines", "entries", "declarations")
#: One in so many consignments is loaded later.
LATER = 100


def parts(bills: int, seed: int) -> dict[str, dict[str, pa.Table]]:
    """Tables of the world by file: of most consignments, and of one in a hundred that comes later."""
    from world import world

    from trade_shape import lines

    made = world(bills, seed)
    tables = dict(zip(TABLES, (made.bill, lines(made), made.entry, made.declaration), strict=True))
    found: dict[str, dict[str, pa.Table]] = {"first": {}, "later": {}}
    for stem, table in tables.items():
        late = table["consignment"].to_numpy() % LATER == LATER - 2
        found["later"][stem], found["first"][stem] = table.filter(late), table.filter(~late)
    return found


def truth(bills: int, seed: int) -> pd.DataFrame:
    """table, file, record_no, consignment, numbered (whether it cites a bill or names a container), counts."""
    frames = []
    for day, tables in zip(DAYS, parts(bills, seed).values(), strict=True):
        for table, stem in STEMS.items():
            frame = tables[stem].to_pandas()
            frame = frame.assign(table=table, file=f"{stem}-{day}.csv", record_no=range(1, len(frame) + 1))
            frames.append(frame.assign(numbered=table == "bill", counts=True))
    every = pd.concat(frames, ignore_index=True)
    every["numbered"] |= (every["bill"].fillna("") != "") | (every["container"].fillna("") != "")
    last = every.sort_values(["consignment", "version"]).drop_duplicates(["table", "consignment"], keep="last").index
    earlier = (every["table"] == "bill") & ~every.index.isin(last)
    every["counts"] &= ~earlier & (every["status"] != "Deleted") & (every["consignment"] >= 0)
    return every[["table", "file", "record_no", "consignment", "numbered", "counts"]]


def pairs(known: pd.DataFrame, by: str) -> pd.DataFrame:
    """Pairs of records (by their places in `known`) of different kinds that have the same value of a column."""
    some = known[known["counts"] & known[by].notna()].reset_index(names="at")
    both = some.merge(some, on=by)
    both = both[both["table_x"] < both["table_y"]]
    return both.assign(numbered=both["numbered_x"] & both["numbered_y"])[["at_x", "at_y", "numbered"]]


def figures(case: Path, known: pd.DataFrame) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of pairs by case."""
    import duckdb

    with duckdb.connect(str(case), read_only=True) as connection:
        rows = [
            connection.execute(
                f"""SELECT '{table}' AS "table", f.name AS file, record_no, any_value(p.consignment_id) AS found
                FROM read.{table} r JOIN read.file f USING (file_id) LEFT JOIN resolve.part_of p ON p.record_id = r.id
                GROUP BY f.name, record_no"""
            ).df()
            for table in STEMS
        ]
    key = ["table", "file", "record_no"]
    known = known.merge(pd.concat(rows), on=key, how="left").reset_index(drop=True)
    real, made = pairs(known, "consignment"), pairs(known, "found")
    right = real.merge(made, on=["at_x", "at_y", "numbered"])
    found = {}
    for name, numbered in (("number or container", True), ("one has neither", False)):
        hit, given, there = (int((frame["numbered"] == numbered).sum()) for frame in (right, made, real))
        precision, recall = hit / max(given, 1), hit / max(there, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        found[name] = {"P": precision, "R": recall, "F1": f1, "pairs": there}
    return found


def said(found: dict[str, dict[str, float]]) -> list[str]:
    """A line a case, with what is aimed at."""
    lines = []
    for name, one in found.items():
        aims = ", ".join(f"{what} ≥ {least}" for what, least in AIMS[name].items())
        words = f"P {one['P']:.4f}  R {one['R']:.4f}  F1 {one['F1']:.4f}  of {one['pairs']:,} pairs  (aim {aims})"
        lines.append(f"{name:20} {words}")
    return lines


def files(folder: Path, bills: int, seed: int) -> None:
    """Write the files."""
    import pyarrow.csv

    for day, tables in zip(DAYS, parts(bills, seed).values(), strict=True):
        for stem, table in tables.items():
            pyarrow.csv.write_csv(table.drop(["consignment"]), folder / f"{stem}-{day}.csv")
    (folder / "handling.toml").write_text('administration = "Invented Customs"\n', encoding="utf-8")


def load(folder: Path, day: str) -> None:
    """Read the files of a day into the case."""
    from catchgraph import pipeline
    from catchgraph.case.case import open_case

    case = open_case(folder / "case", create=True)
    for stem in TABLES:
        layout = HERE.parent / "trade" / f"{stem}.toml"
        pipeline.load(case, [folder / f"{stem}-{day}.csv"], layout=layout)


def timed(folder: Path, *, full: bool = False) -> dict[str, Any]:
    """Resolve; seconds of consignments alone, and how many papers were compared."""
    from catchgraph.case.case import open_case
    from catchgraph.resolve import run

    found: dict[str, Any] = {}
    plain = run.consign

    def consign(*given: Any, **named: Any) -> Any:
        began, used = time.monotonic(), time.process_time()
        done = plain(*given, **named)
        found.update(seconds=time.monotonic() - began, processor=time.process_time() - used, compared=done.compared)
        return done

    run.consign = consign
    run.resolve(open_case(folder / "case"), full=full)
    return found


def alone(folder: Path) -> dict[str, Any]:
    """Consignments of a case that is resolved, all anew: seconds and GB of a process that does nothing else."""
    from memory import peak_memory

    from catchgraph.case.case import open_case
    from catchgraph.resolve.consignment.run import consign

    with open_case(folder / "case").write() as connection, peak_memory() as peak:
        before = connection.execute(_ALL).fetchall()
        began, used = time.monotonic(), time.process_time()
        consign(connection, None)
        seconds, processor = time.monotonic() - began, time.process_time() - used
        same = connection.execute(_ALL).fetchall() == before
    return {"seconds": seconds, "processor": processor, "gb": peak.gb, "same": same}


#: All that is concluded.
_ALL = "SELECT sum(hash(p)), count(*), (SELECT sum(hash(c)) FROM resolve.part_candidate c) FROM resolve.part_of p"


def _once(step: str, folder: Path, given: argparse.Namespace) -> Any:
    steps: dict[str, Callable[[], Any]] = {
        "files": lambda: files(folder, given.bills, given.seed),
        "load": lambda: load(folder, DAYS[0]),
        "resolve": lambda: timed(folder),
        "load more": lambda: load(folder, DAYS[1]),
        "resolve more": lambda: timed(folder),
        "alone": lambda: alone(folder),
        "figures": lambda: said(figures(folder / "case" / "case.duckdb", truth(given.bills, given.seed))),
    }
    return steps[step]()


STEPS = ("files", "load", "resolve", "load more", "resolve more", "alone", "figures")


def _told(step: str, found: Any) -> str:
    if step == "figures":
        return "\n".join(found)
    if not found:
        return ""
    words = f"{found['seconds']:.1f} s ({found['processor']:.1f} of processors)"
    if step == "alone":
        same = "equal to the increment" if found["same"] else "NOT EQUAL to the increment"
        return f"consignments, all anew: {words}, {found['gb']:.2f} GB, {same}"
    what = "of all" if step == "resolve" else "with 1 % more"
    return f"consignments {what}: {words}, {found['compared']:,} papers compared"


def main() -> None:
    """Each step in a process of its own; print what it found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bills", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=97)
    parser.add_argument("--folder", type=Path, help="keep files and case there")
    parser.add_argument("--once", choices=STEPS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.once:
        print(json.dumps(_once(given.once, given.folder, given)))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = given.folder or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        for step in STEPS:
            asked = ["--bills", str(given.bills), "--seed", str(given.seed), "--folder", str(folder), "--once", step]
            out = subprocess.check_output([sys.executable, __file__, *asked], text=True)
            if told := _told(step, json.loads(out.splitlines()[-1])):
                print(told, flush=True)


if __name__ == "__main__":
    main()
