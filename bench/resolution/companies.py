"""Invented companies: time, memory and figures at the default threshold, beside splink on its input.

    python bench/resolution/companies.py --records 100000 --records 1000000 [--peers FOLDER] [--json OUT]

Each resolver runs in a process of its own. Splink gets the engine's cleaned columns and the engine's candidates (the
keys that survive capping, as an array to explode), so that its time is that of candidates, training, scores and
clusters; the engine's is given from cleaned columns on (keys to clusters), and by step. Cluster F1 is that of pairs of
records in one cluster. The seeds are others than the one that weights were learnt from (`train_companies.py`).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from company_generator import companies
from figures import cluster_figures
from peers import run_peer
from train_companies import TUNING_SEED

SEED = 1
AIM_F1, AIM_RECALL, AIM_TIME, AIM_MEMORY, AIM_GB = 0.975, 0.975, 0.5, 2 / 3, 3.0


def measure(records: int, seed: int, ready: Path | None, *, peers: bool) -> dict[str, Any]:
    """Figures of one size."""
    if seed == TUNING_SEED:
        raise SystemExit("That seed is for tuning; figures come from another.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = folder / "rows.parquet"
        companies(records, seed).to_parquet(rows, index=False)
        script = Path(__file__).with_name("company_core.py")
        command = [sys.executable, str(script), str(rows), str(folder), *(["--save"] if peers else [])]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        result: dict[str, Any] = {"seed": seed, "catchgraph": json.loads((folder / "catchgraph.json").read_text())}
        if peers:
            run_peer("splink", ready, "company_splink.py", str(folder))
            result["splink"] = _splink(folder)
        return result


def _splink(folder: Path) -> dict[str, Any]:
    """Figures of splink's clusters, at the usual threshold and at the best of those tried."""
    found: dict[str, Any] = json.loads((folder / "splink.json").read_text())
    nodes = pd.read_parquet(folder / "nodes.parquet")
    truth = nodes["entity"].to_numpy()
    tried = {}
    for probability in (found["usual"], *found["others"]):
        clusters = pd.read_parquet(folder / f"splink-{probability}.parquet").set_index("node")["cluster"]
        labels = pd.factorize(nodes["node"].map(clusters))[0]
        tried[probability] = {**cluster_figures(truth, labels), "largest_cluster": int(np.bincount(labels).max())}
    return {**found, "cluster": tried[found["usual"]], "best": max(tried.values(), key=lambda figures: figures["f1"])}


def table(result: dict[str, Any]) -> str:
    """One size as lines of a table."""
    ours = result["catchgraph"]
    seconds = ours["seconds"]
    clean = ("normalise", "features")
    core = sum(value for step, value in seconds.items() if step not in clean)
    recall = ours["candidate_recall"]
    lines = [
        f"{ours['records']:,} records, {ours['entities']:,} entities, {ours['pairs']:,} pairs compared, "
        f"candidate recall {recall:.4f} (aim {AIM_RECALL}: {_met(recall >= AIM_RECALL)})",
        "seconds: " + ", ".join(f"{step} {value:.1f}" for step, value in seconds.items()),
        f"{'':34}{'P':>8}{'R':>8}{'F1':>8}{'largest':>9}{'seconds':>9}{'GB':>7}",
        _line("catchgraph, default threshold", ours["cluster"], ours["largest_cluster"], core, ours["peak_gb"]),
    ]
    met = [
        f"F1 >= {AIM_F1}: {_met(ours['cluster']['f1'] >= AIM_F1)}",
        f"GB <= {AIM_GB}: {_met(ours['peak_gb'] <= AIM_GB)}",
    ]
    if peer := result.get("splink"):
        spent = sum(peer["seconds"].values())
        for title, figures in (("splink, usual threshold", peer["cluster"]), ("splink, best threshold", peer["best"])):
            lines.append(_line(title, figures, figures["largest_cluster"], spent, peer["peak_gb"]))
        met.append(f"time {core / spent:.2f} of splink's <= {AIM_TIME}: {_met(core / spent <= AIM_TIME)}")
        share = ours["peak_gb"] / peer["peak_gb"]
        met.append(f"memory {share:.2f} of splink's <= {AIM_MEMORY:.2f}: {_met(share <= AIM_MEMORY)}")
    swept = ", ".join(f"{float(at):+.0f}: {f1:.4f}" for at, f1 in ours.get("at", {}).items())
    lines.append(f"cluster F1 at log-odds from the default threshold: {swept}")
    return "\n".join([*lines, "aims: " + "; ".join(met)])


def _line(title: str, figures: dict[str, float], largest: int, seconds: float, memory: float) -> str:
    return (
        f"{title:34}{figures['precision']:8.4f}{figures['recall']:8.4f}{figures['f1']:8.4f}"
        f"{largest:9}{seconds:9.1f}{memory:7.2f}"
    )


def _met(met: bool) -> str:
    return "met" if met else "NOT met"


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, action="append", help="repeat for several sizes")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--peers", type=Path, help="folder of ready environments")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--json", type=Path, default=Path("companies.json"), help="where the figures go")
    asked = parser.parse_args()
    results = []
    for records in asked.records or [100_000, 1_000_000]:
        results.append(measure(records, asked.seed, asked.peers, peers=not asked.no_peers))
        print(table(results[-1]), flush=True)
    asked.json.write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
