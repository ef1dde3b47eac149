"""Figures of vessels found against the hidden truth, of one half of the hulls."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from vessel_truth import Truth, grouped

from catchgraph.resolve.core.cluster import components

Labels = npt.NDArray[np.intp]


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

    def rounded(self) -> dict[str, float]:
        """For JSON."""
        shares = {name: round(getattr(self, name), 4) for name in ("precision", "recall", "f1")}
        return asdict(self) | shares


def codes(pairs: pd.DataFrame, count: int) -> npt.NDArray[np.int64]:
    """One number per pair, so that sets of pairs compare quickly."""
    return pairs["left"].to_numpy(np.int64) * count + pairs["right"].to_numpy(np.int64)


def pair_figures(truth: Truth, predicted: pd.DataFrame, half: int) -> Figures:
    """Of pairs whose truth is known and that touch a hull of the half."""
    count = len(truth.hull)
    here = predicted[truth.known(predicted) & truth.of_half(predicted, half)]
    true = truth.pairs[truth.of_half(truth.pairs, half)]
    right = int(np.isin(codes(here, count), codes(true, count)).sum())
    return Figures(right, len(here) - right, len(true) - right)


def closed(links: pd.DataFrame, count: int) -> Labels:
    """Clusters as whatever is linked, directly or not."""
    return components(count, links["left"].to_numpy(np.intp), links["right"].to_numpy(np.intp))


def pairs_of(labels: Labels) -> pd.DataFrame:
    """Every pair of rows of one cluster."""
    return grouped(labels.astype(str))


def b_cubed(truth: Truth, labels: Labels, half: int) -> dict[str, float]:
    """B-cubed over rows with a known hull of the half (other rows with a known hull stay in their clusters)."""
    rows = pd.DataFrame({"hull": truth.hull, "cluster": labels, "half": truth.half})
    rows = rows[rows["hull"] != ""]
    both = rows.groupby(["hull", "cluster"])["half"].transform("size")
    precision = both / rows.groupby("cluster")["half"].transform("size")
    recall = both / rows.groupby("hull")["half"].transform("size")
    here = rows["half"] == half
    p, r = float(precision[here].mean()), float(recall[here].mean())
    return {"precision": round(p, 4), "recall": round(r, 4), "f1": round(2 * p * r / (p + r), 4)}


def best_threshold(truth: Truth, scores: pd.DataFrame, half: int) -> float:
    """Threshold with the best F1 of pairs in one half; of equal ones the highest."""
    count = len(truth.hull)
    here = scores[truth.known(scores) & truth.of_half(scores, half)]
    here = here.sort_values("score", ascending=False)
    true = truth.pairs[truth.of_half(truth.pairs, half)]
    right = np.isin(codes(here, count), codes(true, count)).cumsum()
    f1 = 2 * right / (np.arange(len(here)) + 1 + len(true))
    score = here["score"].to_numpy()
    # Pairs of one score are linked together or not at all.
    last = np.append(score[1:] != score[:-1], True)
    return float(score[np.flatnonzero(last)[f1[last].argmax()]])
