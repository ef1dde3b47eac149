"""Consignments of an invented world whose truth is known: pairs of records by case, seconds and GB, and 1 % more.

    python bench/resolution/consignments.py [--bills 100000] [--seed 97] [--folder FOLDER]

`../trade/world.py` says what the world is like. A pair are two papers of different kinds that tell of the same goods:
bills that count (the last version, not deleted), entries, export declarations. Where both cite a bill or name a
container, number or box decides; where one has neither, parties and goods. The weights were learnt on other seeds.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "trade")]

#: The least that is aimed at: F1 where all have a number or container; precision and recall where one has neither.
AIMS = {"number or container": {"F1": 0.975}, "one has neither": {"P": 0.95, "R": 0.65}}

#: Table → the layout whose rows make its records.
LAYOUTS = {"bill": "bench-bills", "entry": "bench-entries", "export_declaration": "bench-declarations"}


def truth(bills: int, seed: int) -> pd.DataFrame:
    """table, record_no, consignment, numbered (whether it cites a bill or names a container), counts."""
    from world import world

    made = world(bills, seed)
    bill = made.bill.to_pandas()
    bill["record_no"] = range(1, len(bill) + 1)
    last = bill.sort_values(["consignment", "version"]).groupby("consignment").tail(1)
    counts = bill["record_no"].isin(last["record_no"]) & (bill["status"] != "Deleted") & (bill["consignment"] >= 0)
    parts = [bill.assign(table="bill", numbered=True, counts=counts)]
    for table, frame in (("entry", made.entry.to_pandas()), ("export_declaration", made.declaration.to_pandas())):
        numbered = frame["bill"] != ""
        if "container" in frame:
            numbered |= frame["container"] != ""
        frame["record_no"] = range(1, len(frame) + 1)
        parts.append(frame.assign(table=table, numbered=numbered, counts=True))
    return pd.concat(parts)[["table", "record_no", "consignment", "numbered", "counts"]]


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
        parts = [
            connection.execute(
                f"""SELECT '{table}' AS "table", record_no, any_value(p.consignment_id) AS found
                FROM read.{table} r JOIN read.file f USING (file_id) LEFT JOIN resolve.part_of p ON p.record_id = r.id
                WHERE f.layout = '{layout}' GROUP BY record_no"""
            ).df()
            for table, layout in LAYOUTS.items()
        ]
    known = known.merge(pd.concat(parts), on=["table", "record_no"], how="left").reset_index(drop=True)
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
