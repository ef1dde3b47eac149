"""Vessel resolution with the IMO number hidden everywhere: WCPFC against IOTC.

    python bench/vessels.py ../shared/data

Truth: pairs of rows of the two registers with one valid IMO number. All rows of both registers compete. Pairs that
touch a row without a valid IMO number are counted, not scored: nobody knows whether they are right. A true pair is of
the half of its hull; a false pair counts in the test half when either of its hulls is of it.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.block import block
from catchgraph.resolve.cluster import Constraints, cluster
from catchgraph.resolve.compare import FIELDS, compare
from catchgraph.resolve.features import Features, features
from catchgraph.resolve.pairs import scored
from catchgraph.resolve.weights import load_weights
from vessel_data import TEST, TRAINING, WCPFC_IOTC, codes, cross_pairs, halves, hidden, read_mentions, true_pairs

AIM_F1, AIM_PRECISION = 0.985, 0.99


@dataclass(frozen=True)
class World:
    """Rows of both registers: their hidden IMO numbers, registers, halves, and the true pairs."""

    imo: npt.NDArray[np.str_]
    dataset: npt.NDArray[np.str_]
    half: npt.NDArray[np.int64]
    truth: pd.DataFrame


@dataclass(frozen=True)
class Figures:
    """Right, false and missed pairs."""

    right: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.false)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.false + self.missed)


def figures(world: World, predicted: pd.DataFrame, half: int) -> Figures:
    """Right, false and missed pairs of one half."""
    count = len(world.imo)
    left, right = predicted["left"].to_numpy(), predicted["right"].to_numpy()
    known = (world.imo[left] != "") & (world.imo[right] != "")
    here = known & ((world.half[left] == half) | (world.half[right] == half))
    true = world.truth[world.half[world.truth["left"]] == half]
    found = np.isin(codes(predicted[here], count), codes(world.truth, count))
    return Figures(int(found.sum()), int((~found).sum()), len(true) - int(found.sum()))


def resolved(known: Features) -> tuple[pd.DataFrame, npt.NDArray[np.intp]]:
    """Compared pairs and cluster labels, by the functions and weights of the engine."""
    weights = load_weights("vessel")
    pairs = block(known).pairs
    pairs = scored(pairs, compare(known, pairs), weights, FIELDS)
    edges = pairs[pairs["score"] >= weights.link_at]
    unknown = Constraints(np.full(len(known), "", dtype=str))
    return pairs, cluster(len(known), edges, [], unknown).labels


def name_groups(known: Features) -> list[str | None]:
    """Key (stem and hull number) of the first name of each row."""
    own = known.names[known.names["own"]].drop_duplicates("m").set_index("m")["key"]
    return [str(key) if isinstance(key, str) else None for key in own.reindex(range(len(known)))]


def call_sign_groups(known: Features) -> list[str | None]:
    """Call sign of each row."""
    signs = known.sets["call sign"].drop_duplicates("m").set_index("m")["value"]
    return [str(sign) if isinstance(sign, str) else None for sign in signs.reindex(range(len(known)))]


def line(title: str, found: Figures) -> str:
    """A line of the table."""
    return (
        f"{title:34}{found.precision:8.4f}{found.recall:8.4f}{found.f1:8.4f}"
        f"{found.right:7}{found.false:7}{found.missed:7}"
    )


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of the public data")
    mentions, imo = hidden(read_mentions(parser.parse_args().data, WCPFC_IOTC))
    dataset = mentions["dataset"].to_numpy(dtype=str)
    world = World(imo, dataset, halves(imo), true_pairs(imo, dataset))
    began = time.perf_counter()
    known = features(mentions)
    pairs, labels = resolved(known)
    seconds = time.perf_counter() - began
    predicted = cross_pairs(labels.astype(object), dataset)
    _print_world(world, pairs, predicted, seconds)
    print(f"\n{'test half':34}{'P':>8}{'R':>8}{'F1':>8}{'right':>7}{'false':>7}{'missed':>7}")
    ours = figures(world, predicted, TEST)
    print(line("catchgraph", ours))
    print(line("call sign equal", figures(world, cross_pairs(call_sign_groups(known), dataset), TEST)))
    names = cross_pairs(name_groups(known), dataset)
    print(line("name and hull number equal", figures(world, names, TEST)))
    print(line("catchgraph, training half", figures(world, predicted, TRAINING)))
    _print_renamed(world, names, predicted)
    met = ours.f1 >= AIM_F1 and ours.precision >= AIM_PRECISION
    print(f"\naim F1 >= {AIM_F1}, P >= {AIM_PRECISION}: {'met' if met else 'NOT met'}")


def _print_world(world: World, pairs: pd.DataFrame, predicted: pd.DataFrame, seconds: float) -> None:
    count = len(world.imo)
    blocked = np.isin(codes(world.truth, count), codes(pairs, count)).sum()
    unknown = (world.imo[predicted["left"]] == "") | (world.imo[predicted["right"]] == "")
    test = int((world.half[world.truth["left"]] == TEST).sum())
    print(f"rows {count:,}, true pairs {len(world.truth)} (test half {test})")
    print(f"compared pairs {len(pairs):,}, blocking recall {blocked / len(world.truth):.4f}")
    print(f"linked pairs that touch a row without a valid IMO number, not scored: {int(unknown.sum())}")
    print(f"features to clusters {seconds:.2f} s")


def _print_renamed(world: World, names: pd.DataFrame, predicted: pd.DataFrame) -> None:
    count = len(world.imo)
    renamed = world.truth[~np.isin(codes(world.truth, count), codes(names, count))]
    found = np.isin(codes(renamed, count), codes(predicted, count)).sum()
    print(f"\ntrue pairs under different names, both halves: {int(found)} of {len(renamed)} found")


if __name__ == "__main__":
    main()
