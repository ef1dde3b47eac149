"""Explained pairs a second: levels of every field and the parts of the score, beside splink's predict.

    python bench/resolution/throughput.py ../shared/data [--peers FOLDER] [--pairs 1000000] [--json FILE]

Rows: the eight registers. Pairs: the candidates, and neighbours by length up to the number asked for; splink compares
about as many, of one flag and of lengths close to one another. The engine runs in as many processes as there are cores,
splink in its own threads. Both give a level and a weight per field and pair: 14 fields here, 9 there.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from peers import run_peer
from vessel_table import write_rows
from vessel_truth import hidden, read_registers

from catchgraph.resolve.core.pairs import scored
from catchgraph.resolve.core.weights import load_weights
from catchgraph.resolve.vessel.compare import FIELDS, compare
from catchgraph.resolve.vessel.features import Features, features
from catchgraph.resolve.vessel.keys import block

AIM, AIM_RATIO = 700_000, 1.5

_KNOWN: list[Features] = []


def explained(pairs: pd.DataFrame) -> float:
    """Levels and parts of the score of a share of the pairs; the processor seconds it took."""
    before = time.process_time()
    known = _KNOWN[0]
    scored(pairs, compare(known, pairs), load_weights("vessel"), FIELDS)
    return time.process_time() - before


def many(known: Features, wanted: int) -> pd.DataFrame:
    """Candidates, and pairs of neighbours by length (likely to be compared) up to the number wanted."""
    pairs = block(known).pairs
    order = known.sizes["length"].sort_values(["value", "m"])["m"].to_numpy()
    frames, step = [pairs], 1
    while sum(map(len, frames)) < wanted:
        low, high = np.minimum(order[:-step], order[step:]), np.maximum(order[:-step], order[step:])
        frames.append(pd.DataFrame({"left": low, "right": high})[low != high])
        step += 1
    every = pd.concat(frames).drop_duplicates()
    return every.iloc[:wanted].sort_values(["left", "right"], ignore_index=True)


def main() -> None:
    """Run, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of the public data")
    parser.add_argument("--peers", type=Path, help="folder of ready virtual environments: splink")
    parser.add_argument("--pairs", type=int, default=1_000_000, help="how many pairs")
    parser.add_argument("--json", type=Path, default=Path("throughput.json"), help="where the figures go")
    asked = parser.parse_args()
    mentions, _ = hidden(read_registers(asked.data))
    known = features(mentions)
    pairs = many(known, asked.pairs)
    result = {"pairs": len(pairs), "processors": os.cpu_count()} | ours(known, pairs)
    result |= splinks(mentions, known, len(pairs), asked.peers)
    for unit in ("second", "processor second"):
        ours_, theirs = (result[f"{name}, pairs a {unit}"] for name in ("catchgraph", "splink 5"))
        result[f"ratio, by {unit}"] = round(ours_ / theirs, 2)
    asked.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    for name, value in result.items():
        print(f"{name}: {value:,}")
    met = result["catchgraph, pairs a second"] >= AIM or result["ratio, by second"] >= AIM_RATIO
    print(f"aim >= {AIM:,} a second or {AIM_RATIO} x splink's: {'met' if met else 'NOT met'}")


def ours(known: Features, pairs: pd.DataFrame) -> dict[str, Any]:
    """Pairs a second of one process, and of one for each processor; the codes of the features are made in that time."""
    _KNOWN[:] = [replace(known)]
    start = time.perf_counter(), time.process_time()
    _ = _KNOWN[0].coded
    coding = time.perf_counter() - start[0], time.process_time() - start[1]
    workers = os.cpu_count() or 1
    share = pairs.iloc[: len(pairs) // 4]
    explained(share.iloc[:1000])
    began = time.perf_counter()
    explained(share)
    alone = len(share) / (time.perf_counter() - began + coding[0])
    shares = [pairs.iloc[at].reset_index(drop=True) for at in np.array_split(np.arange(len(pairs)), workers * 2)]
    with ProcessPoolExecutor(workers) as pool:
        list(pool.map(explained, [shares[0].iloc[:100]] * workers))
        began = time.perf_counter()
        processor = sum(pool.map(explained, shares)) + coding[1]
        together = len(pairs) / (time.perf_counter() - began + coding[0])
    return {
        "catchgraph, one process, pairs a second": round(alone),
        "catchgraph, pairs a second": round(together),
        "catchgraph, pairs a processor second": round(len(pairs) / processor),
    }


def splinks(mentions: pd.DataFrame, known: Features, wanted: int, ready: Path | None) -> dict[str, Any]:
    """About as many pairs, by splink's predict with the weight of each comparison, its model trained before."""
    with tempfile.TemporaryDirectory() as folder:
        rows, out = Path(folder) / "rows.csv", Path(folder) / "seconds.json"
        write_rows(mentions, known, rows)
        run_peer("splink", ready, "throughput_splink.py", str(rows), str(wanted), str(out))
        found = json.loads(out.read_text(encoding="utf-8"))
    return {
        "splink 5, pairs": found["pairs"],
        "splink 5, pairs a second": round(found["pairs"] / found["seconds"]),
        "splink 5, pairs a processor second": round(found["pairs"] / found["processor"]),
    }


if __name__ == "__main__":
    main()
