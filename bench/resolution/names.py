"""Names of companies, organisations and vessels: is it one name? The engine's name comparison beside logic-v2.

    python bench/resolution/names.py ../shared/data [--peers FOLDER] [--json FILE]

Labelled pairs of nomenklatura's name benchmark without persons (names/cases.csv, 278), in two halves: errors are looked
at (`--errors`) and anything is tuned on the tuning half only; figures are of both, and of each. Pairs that share a
name, directly or through others, are of one half, by a hash (SHA-256, first byte even: tuning) of the first of their
names. The engine cuts where its weights say.

The figure the aim is about is what the engine says of two records that give nothing but these names: by all it reads in
a name, which is the name itself, its number, trade, unit of a group and legal form. Two more leave out some of these:
"numbers aside" does not count numbers of a series, since those labels call VII and VIII one name; "the name field
alone" counts none of the fields beside the name.

Companies: as two mentions that give nothing but their names, linked from `link_at` of `resolve/weights/company.toml`;
an equal short name and initials count as equal, for here it is asked whether it is one name, not whether it is one
firm. Vessels: where the weights of `name` and `hull number` sum to more than 0, since a vessel's name alone never links
two records.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt
import pandas as pd
from company_mentions import mentions_of
from peers import run_peer

from catchgraph.resolve.core.levels import level_names
from catchgraph.resolve.core.pairs import scored
from catchgraph.resolve.core.weights import load_weights
from catchgraph.resolve.party.features import party_features
from catchgraph.resolve.party.levels import PARTY_FIELDS, compare_parties
from catchgraph.resolve.vessel.features import SETS, features
from catchgraph.resolve.vessel.names import compare_names, number, stem

AIM = 0.92
#: What else a name says → the level at which it says nothing.
BESIDE = {"number in the name": "none", "trade": "neither", "unit": "none", "legal form": "missing"}
#: What is decided → the fields that do not count.
DECISIONS = {
    "catchgraph": (),
    "catchgraph, numbers aside": ("number in the name",),
    "catchgraph, the name field alone": tuple(BESIDE),
}
Scores = npt.NDArray[np.float64]


def tuning_half(pairs: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Whether a pair is of the half that errors are looked at of."""
    one, other = (pairs[column].str.casefold() for column in ("name1", "name2"))
    linked = nx.Graph(list(zip(one, other, strict=True)))
    first = {name: min(component) for component in nx.connected_components(linked) for name in component}
    return np.array([hashlib.sha256(first[name].encode()).digest()[0] % 2 == 0 for name in one])


def companies(pairs: pd.DataFrame, aside: tuple[str, ...] = ()) -> Scores:
    """Score above the link, by names alone without the fields `aside`; minus infinity where one is no name."""
    names = pairs[["name1", "name2"]].to_numpy().ravel()
    rows = pd.DataFrame({"name": names}).assign(address="", country="", tax_id="", phone="")
    mentions = mentions_of(rows)
    nobody = pd.DataFrame({"mention_id": pd.Series(dtype=object), "cluster": pd.Series(dtype=np.int64)})
    known = party_features(mentions, nobody, set(mentions["mention_id"]))
    at = pd.DataFrame({"left": known.node[0::2], "right": known.node[1::2]})
    weights = load_weights("company")
    levels = compare_parties(known, at)
    order = list(level_names(PARTY_FIELDS["name"]))
    short = levels["name"].isin([order.index("equal but short"), order.index("initials")])
    levels.loc[short, "name"] = np.int8(order.index("equal"))
    for field in aside:
        levels[field] = np.int8(list(level_names(PARTY_FIELDS[field])).index(BESIDE[field]))
    scores = scored(at, levels, weights, PARTY_FIELDS)["score"].to_numpy() - weights.link_at
    named = mentions["stems"].map(len).to_numpy() > 0
    return np.where(named[0::2] & named[1::2], scores, -np.inf)


def vessels(pairs: pd.DataFrame, aside: tuple[str, ...] = ()) -> Scores:
    """Sum of the weights of name and, unless `aside`, hull number."""
    names = pairs[["name1", "name2"]].to_numpy().ravel()
    empty = pd.Series([[] for _ in names], dtype=object)
    columns = (*SETS, "former_names", "lengths_m", "tonnages")
    mentions = pd.DataFrame(dict.fromkeys(columns, empty)).assign(
        mention_id=[f"mention:{n:06}" for n in range(len(names))],
        names=[[name] for name in names],
        record_kind="broadcast",
        dataset="names",
        file_id="file",
        imo=None,
        length_kind=None,
        tonnage_kind=None,
        mmsi_first=pd.NaT,
        mmsi_last=pd.NaT,
    )
    at = pd.DataFrame({"left": range(0, len(names), 2), "right": range(1, len(names), 2)})
    found = compare_names(features(mentions), at)
    fields = load_weights("vessel").fields
    sums = np.zeros(len(pairs))
    judged = (("name", stem, found.stem), ("hull number", number, found.number))
    for field, function, levels in judged[:1] if aside else judged:
        table = np.array([fields[field][level] for level in level_names(function)])
        sums += table[levels]
    return sums


def peer(pairs: pd.DataFrame, ready: Path | None) -> Scores:
    """Scores of logic-v2."""
    with tempfile.TemporaryDirectory() as folder:
        asked, out = Path(folder) / "pairs.csv", Path(folder) / "scores.csv"
        pairs.to_csv(asked, index=False, quoting=csv.QUOTE_ALL)
        run_peer("nomenklatura", ready, "names_logic.py", str(asked), str(out))
        return pd.read_csv(out)["score"].to_numpy(np.float64)


def figures(linked: npt.NDArray[np.bool_], truth: npt.NDArray[np.bool_]) -> dict[str, float]:
    """Precision, recall, F1."""
    right = int((linked & truth).sum())
    shares = {"precision": right / max(1, linked.sum()), "recall": right / truth.sum()}
    shares["f1"] = 2 * right / (linked.sum() + truth.sum())
    return {name: round(float(share), 4) for name, share in shares.items()}


def best(scores: Scores, truth: npt.NDArray[np.bool_]) -> float:
    """The threshold that fares best on these very labels: an oracle."""
    return max(np.unique(scores[np.isfinite(scores)]).tolist(), key=lambda at: (figures(scores >= at, truth)["f1"], at))


def main() -> None:
    """Run, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of the public data")
    parser.add_argument("--peers", type=Path, help="folder of ready virtual environments: nomenklatura")
    parser.add_argument("--json", type=Path, default=Path("names.json"), help="where the figures go")
    parser.add_argument("--errors", action="store_true", help="print what was decided wrongly of the tuning half")
    asked = parser.parse_args()
    rows = pd.read_csv(asked.data / "names" / "cases.csv", dtype=str, keep_default_na=False)
    rows = rows[rows["schema"] != "Person"].reset_index(drop=True)
    truth, tuning = (rows["is_match"] == "true").to_numpy(), tuning_half(rows)
    linked = {name: decided(rows, aside) for name, aside in DECISIONS.items()}
    logic = peer(rows, asked.peers)
    linked["nomenklatura logic-v2, .7"] = logic >= 0.7
    result: dict[str, Any] = {}
    for part, of in (("both halves", np.ones(len(rows), dtype=bool)), ("tuning", tuning), ("held out", ~tuning)):
        one = {name: values[of] for name, values in linked.items()}
        one["logic-v2, oracle of each"] = logic[of] >= best(logic[of], truth[of])
        shares = {name: figures(values, truth[of]) for name, values in one.items()}
        result[part] = {"pairs": int(of.sum()), "of one name": int(truth[of].sum())} | shares
        print(f"{part}: {of.sum()} pairs, {truth[of].sum()} of one name\n{'':34}{'P':>8}{'R':>8}{'F1':>8}")
        for name, values in shares.items():
            print(f"{name:34}" + "".join(f"{share:8.4f}" for share in values.values()))
    asked.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    reached = result["both halves"]["catchgraph"]["f1"]
    print(f"aim F1 >= {AIM}: {reached:.4f} {'met' if reached >= AIM else 'NOT met'}")
    if asked.errors:
        wrong = rows[tuning & (linked["catchgraph"] != truth)]
        print(wrong[["schema", "name1", "name2", "is_match"]].to_string())


def decided(rows: pd.DataFrame, aside: tuple[str, ...]) -> npt.NDArray[np.bool_]:
    """Whether the engine takes each pair for one name."""
    of_vessels = (rows["schema"] == "Vessel").to_numpy()
    result = np.empty(len(rows), dtype=bool)
    result[of_vessels] = vessels(rows[of_vessels], aside) > 0
    result[~of_vessels] = companies(rows[~of_vessels], aside) >= 0
    return result


if __name__ == "__main__":
    main()
