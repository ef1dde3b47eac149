"""How long does `resolve` take after new records were added to many, and is the result that of a full run?

    python bench/resolution/incremental.py --records 1000000 --new 10000 --base FOLDER --json figures.json

Invented companies (company_generator.py), put into a case as a reader would; then the last of them are added. With
`--base` the case before is kept in a folder, and taken from there by the next round with the same code and numbers.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pandas as pd
from company_generator import companies
from company_mentions import mentions_of

from catchgraph.case.case import CaseFolder, open_case
from catchgraph.resolve.kept.digests import code_digest
from catchgraph.resolve.run import ResolveReport, resolve

COLUMNS = "mention_id, signs, spellings, keys, stems, address, address_key, country, numbers"
SAME = {
    "clusters and ids": "SELECT mention_id, entity_id, confidence, basis FROM resolve.member",
    "pairs and scores": 'SELECT kind, "left", "right", score, levels, decided, met FROM resolve.pair',
    "tombstones": "SELECT entity_id, successors, reason FROM resolve.tombstone",
}


def add(case: CaseFolder, mentions: pd.DataFrame, number: int) -> None:
    """Put mentions into the case as one file."""
    with case.write() as connection:
        connection.register("mentions", mentions)
        connection.execute(
            f"""INSERT INTO read.party_mention (file_id, record_no, line, {COLUMNS})
            SELECT 'file:{number}', row_number() OVER (), row_number() OVER () + 1, {COLUMNS} FROM mentions"""
        )
        connection.unregister("mentions")


def timed(case: CaseFolder, *, full: bool) -> tuple[tuple[float, float], ResolveReport]:
    """Seconds of one run, by the clock and of the processor (what others do beside it counts in the first only)."""
    began = time.perf_counter()
    used = time.process_time()
    report = resolve(case, full=full)
    took = (round(time.perf_counter() - began, 2), round(time.process_time() - used, 2))
    # Of a long run: what is known before it ends.
    print(f"{took[0]} s, {took[1]} s of processor: {report.extents[1].said()}", file=sys.stderr)
    return took, report


def equal(one: CaseFolder, other: CaseFolder) -> dict[str, bool]:
    """Whether both cases hold the same results."""
    with one.read() as connection:
        connection.execute(f"ATTACH '{other.database}' AS other (READ_ONLY)")
        found = {}
        for name, query in SAME.items():
            there = query.replace("resolve.", "other.resolve.")
            rows = connection.execute(
                f"SELECT count(*) FROM (({query} EXCEPT ALL {there}) UNION ALL ({there} EXCEPT ALL {query}))"
            ).fetchall()
            found[name] = rows[0][0] == 0
    return found


def based(folder: Path, records: int, new: int, seed: int) -> tuple[CaseFolder, pd.DataFrame]:
    """A case of the first companies, resolved, and the mentions of the others: as `folder` has them, or made."""
    kept, case = folder / f"{records}-{new}-{seed}.pickle", CaseFolder(folder / f"{records}-{new}-{seed}")
    if kept.exists() and case.setting("resolve_code") == code_digest():
        return case, pd.read_pickle(kept)
    shutil.rmtree(case.path, ignore_errors=True)
    mentions = mentions_of(companies(records + new, seed))
    add(open_case(case.path, create=True), mentions.iloc[:records], 1)
    rest = mentions.iloc[records:].reset_index(drop=True)
    del mentions
    timed(case, full=True)
    rest.to_pickle(kept)
    return case, rest


def measure(folder: Path, base: Path, records: int, new: int, seed: int) -> dict[str, Any]:
    """Figures of one round."""
    before, rest = based(base, records, new, seed)
    case, whole = CaseFolder(folder / "case"), CaseFolder(folder / "whole")
    shutil.copytree(before.path, case.path)
    add(case, rest, 2)
    shutil.copytree(case.path, whole.path)
    sizes = [case.database.stat().st_size >> 20]
    added, report = timed(case, full=False)
    sizes.append(case.database.stat().st_size >> 20)
    peak = _peak()
    full, _ = timed(whole, full=True)
    return {
        "records": records,
        "new": new,
        "full run, s": full[0],
        "full run, processor s": full[1],
        "taken up, s": added[0],
        "taken up, processor s": added[1],
        "share of a full run": round(added[0] / full[0], 3),
        "share of its processor time": round(added[1] / full[1], 3),
        "run in full because": report.why,
        "peak memory taken up, MiB": peak,
        "peak memory in full, MiB": _peak(),
        "case before and after, MiB": sizes,
        "equal": equal(case, whole),
    }


def _peak() -> int:
    """Of this process so far, what it read and made before included."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--new", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--base", type=Path)
    parser.add_argument("--json", type=Path, default=Path("incremental.json"), help="where the figures go")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        base = given.base or Path(folder)
        base.mkdir(parents=True, exist_ok=True)
        figures = measure(Path(folder), base, given.records, given.new, given.seed)
    for name, value in figures.items():
        print(f"{name:24} {value}")
    given.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
