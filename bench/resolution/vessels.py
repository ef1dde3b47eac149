"""Vessel resolution with IMO numbers and numbers of WCPFC and FFA hidden: eight registers, peers in the same run.

    python bench/resolution/vessels.py ../shared/data [--peers FOLDER] [--json FILE]

Truth: pairs of rows, across registers and within one, with one valid IMO number or one number of WCPFC or FFA. All rows
compete. Pairs of which nobody knows the truth are counted, not scored. One half of the hulls is for weights and
thresholds, the figures are of the other; a false pair counts in the test half when either of its hulls is of it.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from peers import run_peer
from vessel_figures import Labels, b_cubed, best_threshold, closed, codes, pair_figures, pairs_of
from vessel_strata import renamed, turned_back_world
from vessel_table import write_rows
from vessel_truth import TEST, TRAINING, Truth, hidden, read_registers

from catchgraph.resolve.core.cluster import NO_MARKS, cluster
from catchgraph.resolve.core.pairs import scored
from catchgraph.resolve.core.weights import load_weights
from catchgraph.resolve.vessel.compare import FIELDS, compare
from catchgraph.resolve.vessel.features import Features, features
from catchgraph.resolve.vessel.keys import block

AIMS = {"pair F1": 0.99, "pair P": 0.995, "cluster F1": 0.99, "renamed and reflagged": 0.80, "candidate recall": 0.985}


@dataclass(frozen=True)
class Found:
    """What a matcher found: links, and clusters that follow from them; the threshold and where it comes from."""

    links: pd.DataFrame
    labels: Labels
    threshold: str


def ours(known: Features, pairs: pd.DataFrame) -> Found:
    """The functions and weights of the engine; no number forbids anything, for all are hidden."""
    weights = load_weights("vessel")
    scores = scored(pairs, compare(known, pairs), weights, FIELDS)
    links = scores[scores["score"] >= weights.link_at]
    return Found(
        links, cluster(len(known), links, weights.link_at, [], NO_MARKS).labels, f"{weights.link_at:.2f}, shipped"
    )


def by_score(truth: Truth, scores: pd.DataFrame, count: int, half: int = TRAINING) -> Found:
    """A peer's scores, cut where the training half fares best (or, by oracle, the test half)."""
    at = best_threshold(truth, scores, half)
    links = scores[scores["score"] >= at]
    return Found(links, closed(links, count), f"{at:.3f}, {'training half' if half == TRAINING else 'oracle'}")


def rule(values: pd.Series, count: int) -> Found:
    """Rows with one value are one vessel; `values` by position, rows without one left out."""
    text = np.full(count, "", dtype=object)
    text[values.index] = values.astype(str)
    labels = pd.Series(np.where(text == "", [f"alone {n}" for n in range(count)], text))
    codes_ = pd.factorize(labels)[0].astype(np.intp)
    return Found(pairs_of(codes_), codes_, "")


def rules(known: Features) -> dict[str, Found]:
    """What is done without a matcher."""
    first = known.names[known.names["own"]].drop_duplicates("m").set_index("m")["key"]
    sign = known.sets["call sign"].drop_duplicates("m").set_index("m")["value"]
    flag = known.sets["flag"].drop_duplicates("m").set_index("m")["value"]
    named = (first + "|" + flag.reindex(first.index)).dropna()
    return {
        "call sign equal": rule(sign, len(known)),
        "name, hull number and flag equal": rule(named, len(known)),
    }


def raw_names(mentions: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Jaro-Winkler similarity of the first names as written, in capitals."""
    from rapidfuzz import process
    from rapidfuzz.distance import JaroWinkler

    name = mentions["name"].fillna("").str.upper().to_numpy(dtype=object)
    left, right = name[pairs["left"]].tolist(), name[pairs["right"]].tolist()
    scores = process.cpdist(left, right, scorer=JaroWinkler.similarity, dtype=np.float64)
    return pairs.assign(score=scores)


def peers(mentions: pd.DataFrame, known: Features, pairs: pd.DataFrame, ready: Path | None) -> dict[str, pd.DataFrame]:
    """Scores of splink (its own candidates) and logic-v2 (`pairs`)."""
    with tempfile.TemporaryDirectory() as folder:
        rows, asked, out = (Path(folder) / name for name in ("rows.csv", "pairs.csv", "scores.csv"))
        write_rows(mentions, known, rows)
        pairs[["left", "right"]].to_csv(asked, index=False)
        run_peer("splink", ready, "vessels_splink.py", str(rows), str(out))
        found = {"splink 5": pd.read_csv(out)}
        run_peer("nomenklatura", ready, "vessels_logic.py", str(rows), str(asked), str(out))
        return found | {"nomenklatura logic-v2": pd.read_csv(out)}


def report(truth: Truth, found: Found, stratum: pd.DataFrame) -> dict[str, Any]:
    """Figures of the test half."""
    count = len(truth.hull)
    inside = pairs_of(found.labels)
    here = stratum[truth.of_half(stratum, TEST)]
    hit = np.isin(codes(here, count), codes(inside, count))
    return {
        "threshold": found.threshold,
        "pairs": pair_figures(truth, found.links, TEST).rounded(),
        "clusters": pair_figures(truth, inside, TEST).rounded(),
        "b_cubed": b_cubed(truth, found.labels, TEST),
        "renamed_found": int(hit.sum()),
        "renamed": len(here),
        "unknown_links": int((~truth.known(inside)).sum()),
    }


def main() -> None:
    """Run, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of the public data")
    parser.add_argument("--peers", type=Path, help="folder of ready virtual environments: splink, nomenklatura")
    parser.add_argument("--no-peers", action="store_true", help="the engine and the rules only")
    parser.add_argument("--json", type=Path, default=Path("vessels.json"), help="where the figures go")
    asked = parser.parse_args()
    raw = read_registers(asked.data)
    result = measured(raw, None if asked.no_peers else asked.peers, with_peers=not asked.no_peers)
    asked.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    show(result)


def measured(raw: pd.DataFrame, ready: Path | None, *, with_peers: bool) -> dict[str, Any]:
    """Everything, as one JSON object."""
    mentions, truth = hidden(raw)
    began = time.perf_counter()
    known = features(mentions)
    pairs = block(known).pairs
    found = {"catchgraph": ours(known, pairs)}
    seconds = time.perf_counter() - began
    found |= rules(known)
    scores = {"raw name, Jaro-Winkler": raw_names(mentions, pairs)}
    scores |= peers(mentions, known, pairs, ready) if with_peers else {}
    found |= {name: by_score(truth, table, len(known)) for name, table in scores.items()}
    oracle = {
        f"{name}, oracle": by_score(truth, scores[name], len(known), TEST) for name in scores if "raw" not in name
    }
    stratum = renamed(truth, known)
    candidates = np.isin(codes(truth.pairs, len(known)), codes(pairs, len(known)))
    test = truth.of_half(truth.pairs, TEST)
    result = {
        "rows": len(known),
        "rows with a known hull": int((truth.hull != "").sum()),
        "hulls": len(set(truth.hull) - {""}),
        "true pairs": len(truth.pairs),
        "true pairs, test half": int(test.sum()),
        "within one register, test half": int((truth.within() & test).sum()),
        "compared pairs": len(pairs),
        "candidate recall": round(float(candidates[test].mean()), 4),
        "features to clusters, s": round(seconds, 2),
        "matchers": {name: report(truth, one, stratum) for name, one in (found | oracle).items()},
    }
    return result | {"turned back": turned_back_figures(raw, found, ready, with_peers=with_peers)}


def turned_back_figures(
    raw: pd.DataFrame, found: dict[str, Found], ready: Path | None, *, with_peers: bool
) -> dict[str, Any]:
    """The made stratum: rows turned back to a former name; thresholds stay as they were."""
    mentions, world, made = turned_back_world(raw)
    known = features(mentions)
    pairs = block(known).pairs
    touching = pairs[made[pairs["left"]] | made[pairs["right"]]]
    every = {"catchgraph": ours(known, pairs)}
    if with_peers:
        for name, scores in peers(mentions, known, touching, ready).items():
            at = float(found[name].threshold.partition(",")[0])
            links = scores[scores["score"] >= at]
            every[name] = Found(links, closed(links, len(known)), found[name].threshold)
    return {"vessels": int(made.sum()), "found": {name: _turned(world, made, one) for name, one in every.items()}}


def _turned(world: Truth, made: np.ndarray[Any, np.dtype[np.bool_]], found: Found) -> dict[str, float]:
    """A copy is found where its cluster holds another row of its hull; wrong where it holds a row of another hull."""
    inside = pairs_of(found.labels)
    inside = inside[(made[inside["left"]] != made[inside["right"]]) & world.known(inside)]
    right = world.hull[inside["left"]] == world.hull[inside["right"]]
    copy = np.where(made[inside["left"]], inside["left"], inside["right"])
    hit, wrong = set(copy[right].tolist()), set(copy[~right].tolist())
    return {"found": len(hit), "wrong": len(wrong), "recall": round(len(hit) / max(1, int(made.sum())), 4)}


def show(result: dict[str, Any]) -> None:
    """The table."""
    for name in ("rows", "rows with a known hull", "hulls", "true pairs", "true pairs, test half", "compared pairs"):
        print(f"{name}: {result[name]:,}")
    print(f"within one register, test half: {result['within one register, test half']}")
    print(f"candidate recall, test half: {result['candidate recall']}; {result['features to clusters, s']} s\n")
    head = f"{'test half':34}{'P':>7}{'R':>7}{'F1':>7}{'clusters':>10}{'B-cubed':>9}{'renamed':>9}  threshold"
    print(head)
    for name, one in result["matchers"].items():
        pair, renamed_ = one["pairs"], f"{one['renamed_found']}/{one['renamed']}"
        shares = f"{pair['precision']:7.4f}{pair['recall']:7.4f}{pair['f1']:7.4f}{one['clusters']['f1']:10.4f}"
        print(f"{name:34}{shares}{one['b_cubed']['f1']:9.4f}{renamed_:>9}  {one['threshold']}")
    turned = result["turned back"]
    print(f"\nturned back to a former name and flag, made of the test half: {turned['vessels']} vessels")
    for name, one in turned["found"].items():
        print(f"{name:34} found {one['found']} ({one['recall']:.4f}), joined to another hull {one['wrong']}")
    _show_aims(result)


def _show_aims(result: dict[str, Any]) -> None:
    own = result["matchers"]["catchgraph"]
    reached = {
        "pair F1": own["pairs"]["f1"],
        "pair P": own["pairs"]["precision"],
        "cluster F1": own["clusters"]["f1"],
        "renamed and reflagged": own["renamed_found"] / max(1, own["renamed"]),
        "candidate recall": result["candidate recall"],
    }
    print()
    for name, aim in AIMS.items():
        print(f"aim {name} >= {aim}: {reached[name]:.4f} {'met' if reached[name] >= aim else 'NOT met'}")


if __name__ == "__main__":
    main()
