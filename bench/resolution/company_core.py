"""Resolves a table of invented companies with the engine's functions, and says how long each step took.

Run by `companies.py` in a process of its own, so that its memory is its own:
    python bench/resolution/company_core.py rows.parquet out/ [--save]
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from company_mentions import mentions_of
from figures import cluster_figures, exact_figures, link_figures, pair_recall
from memory import Peak, peak_memory

from catchgraph.resolve.core.cluster import cluster
from catchgraph.resolve.core.judgements import Judged
from catchgraph.resolve.core.keys import Candidates, Capped
from catchgraph.resolve.party.features import PartyFeatures, party_features
from catchgraph.resolve.party.models import Models, link_at, linked, party_models
from catchgraph.resolve.party.run import are_apart, party_blocks, party_marks, scored_parties, with_evidence

NO_VESSELS = pd.DataFrame({"mention_id": pd.Series(dtype=object), "cluster": pd.Series(dtype=np.int64)})

#: Log-odds from the default threshold at which cluster F1 is given besides: a calibrated one is flat there.
SWEPT = (-2.0, -1.0, 1.0, 2.0)


def run(rows: pd.DataFrame, save: Path | None = None, thresholds: Sequence[float] = ()) -> dict[str, Any]:
    """Times in seconds, memory in GB (of this process and its helpers together), and figures at the default threshold.

    `thresholds`: how far from it cluster F1 is given besides, untimed.
    """
    with peak_memory() as peak:
        return _run(rows, peak, save, thresholds)


def _run(rows: pd.DataFrame, peak: Peak, save: Path | None, thresholds: Sequence[float]) -> dict[str, Any]:
    clock = Clock()
    truth = rows["entity"].to_numpy(np.int64)
    mentions = mentions_of(rows)
    clock.lap("normalise")
    known = party_features(mentions, NO_VESSELS)
    del mentions
    clock.lap("features")
    cleaned = peak.gb
    models = party_models()
    blocked = party_blocks(known)
    clock.lap("keys")
    pairs, compared = scored_parties(known, blocked, models, Judged())
    clock.lap("candidates, levels, scores")
    pairs = with_evidence(known, pairs, models, Judged())
    marks = party_marks(known, Judged())
    labels = cluster(len(known), pairs, link_at(pairs, models), [], marks).labels
    found = _of_records(known, labels, models)
    clock.lap("clusters")
    whole = peak.gb
    result: dict[str, Any] = {
        "records": len(rows),
        "entities": int(rows["entity"].nunique()),
        "nodes": len(known),
        "pairs": compared,
        "seconds": clock.laps,
        "peak_gb": round(whole, 2),
        "peak_gb_while_cleaning": round(cleaned, 2),
        "candidate_recall": pair_recall(truth, known.node, _met(blocked, len(known))),
        "pair": link_figures(truth, known.node, pairs[linked(pairs, models)]),
        "cluster": cluster_figures(truth, found),
        "exact": exact_figures(truth, found),
        "largest_cluster": int(np.bincount(pd.factorize(found)[0]).max()),
        "largest_entity": int(rows.groupby("entity").size().max()),
        "families": blocked.families.to_dict("records"),
    }
    for further in thresholds:
        other = cluster(len(known), pairs, link_at(pairs, models) + further, [], marks).labels
        of_records = _of_records(known, other, models)
        result.setdefault("at", {})[further] = cluster_figures(truth, of_records)["f1"]
    if save:
        _save(save, known, blocked, rows)
    return result


def _of_records(known: PartyFeatures, labels: np.ndarray, models: Models) -> np.ndarray:
    """The cluster of each record: that of its node, or its own where equal records are not one."""
    found = labels[known.node]
    own = are_apart(known, labels, models)[known.node]
    found[own] = len(known) + np.flatnonzero(own)
    return found


def _met(blocked: Capped, count: int) -> pd.DataFrame:
    """Every candidate pair, also those that are dropped before names are compared."""
    return pd.concat(list(Candidates(blocked.keys, count)), ignore_index=True)


class Clock:
    """Seconds since the lap before, by name."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self.laps[name] = round(now - self._last, 2)
        self._last = now


def _save(folder: Path, known: PartyFeatures, blocked: Capped, rows: pd.DataFrame) -> None:
    """The cleaned columns a node and its surviving keys, for a peer; which node each record is."""
    first = known.names.values[known.names.start[:-1]]
    place = known.rows["place"].to_numpy()
    columns: dict[str, Any] = {
        "unique_id": np.arange(len(known)),
        "name": known.spelt.core[first],
        # No number is told from a number: sister firms.
        "number": np.where(known.spelt.number[first] == "", "none", known.spelt.number[first]),
        "trade": known.spelt.trades[first].astype(str),
        "form": known.spelt.form[first],
        "country": known.rows["country"].to_numpy(dtype=object),
    }
    for column, part in (("house", "number"), ("street", "street"), ("town", "town"), ("post_code", "post_code")):
        columns[column] = known.places[part].to_numpy(dtype=object)[place]
    frame = pd.DataFrame(columns)
    for name, held in (("tax", known.numbers.identifiers), ("phone", known.numbers.phones)):
        codes = pd.Series(held.values.astype(str), index=held.positions()).groupby(level=0).first()
        frame[name] = codes.reindex(range(len(known))).to_numpy(dtype=object)
    text = frame.columns.drop(["unique_id"])
    frame[text] = frame[text].replace({"": None, "0": None})
    keys = pd.DataFrame({"m": blocked.keys.m, "key": pd.factorize(blocked.keys.key)[0].astype(np.int32)})
    frame["keys"] = keys.groupby("m")["key"].agg(list).reindex(range(len(known))).to_numpy(dtype=object)
    frame.to_parquet(folder / "cleaned.parquet", index=False)
    pd.DataFrame({"entity": rows["entity"].to_numpy(), "node": known.node}).to_parquet(folder / "nodes.parquet")


def main() -> None:
    """Resolve and print JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--save", action="store_true", help="write cleaned columns for a peer")
    asked = parser.parse_args()
    found = run(pd.read_parquet(asked.rows), asked.out if asked.save else None, SWEPT)
    (asked.out / "catchgraph.json").write_text(json.dumps(found, indent=1))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
