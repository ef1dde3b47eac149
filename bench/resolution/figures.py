"""Figures of a clustering against the truth, whatever made it."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Ints = npt.NDArray[np.int64]


def cluster_figures(truth: npt.NDArray[np.int64], found: npt.NDArray[Any]) -> dict[str, float]:
    """Precision, recall and F1 of pairs of records in one cluster."""
    both = pd.DataFrame({"t": truth, "f": found})
    right = _pairs(both.groupby(["t", "f"]).size())
    return _figures(right, _pairs(both.groupby("f").size()), _pairs(both.groupby("t").size()))


def exact_figures(truth: npt.NDArray[np.int64], found: npt.NDArray[Any]) -> dict[str, float]:
    """Of clusters that are exactly an entity: precision (of clusters), recall (of entities), F1; and B-cubed F1."""
    both = pd.DataFrame({"t": truth, "f": found})
    size = both.groupby(["t", "f"]).size().reset_index(name="n")
    of_t, of_f = size["t"].map(both.groupby("t").size()), size["f"].map(both.groupby("f").size())
    exact = int(((size["n"] == of_t) & (size["n"] == of_f)).sum())
    found_figures = _figures(exact, both["f"].nunique(), both["t"].nunique())
    precision = float((size["n"] ** 2 / of_f).sum() / len(both))
    recall = float((size["n"] ** 2 / of_t).sum() / len(both))
    return {**found_figures, "b_cubed": round(2 * precision * recall / (precision + recall), 4)}


def link_figures(truth: npt.NDArray[np.int64], node: npt.NDArray[Any], links: pd.DataFrame) -> dict[str, float]:
    """Precision, recall and F1 of pairs of records that are one node or linked as nodes, before clustering."""
    size = pd.Series(node).value_counts().sort_index().to_numpy()
    found = _pairs(pd.Series(size)) + int((size[links["left"]] * size[links["right"]]).sum())
    total = _pairs(pd.Series(truth).value_counts())
    return _figures(round(pair_recall(truth, node, links, digits=12) * total), found, total)


def pair_recall(truth: npt.NDArray[np.int64], node: npt.NDArray[Any], pairs: pd.DataFrame, digits: int = 4) -> float:
    """Share of the true pairs of records that are one node or compared as nodes."""
    size = pd.DataFrame({"t": truth, "n": node}).groupby(["t", "n"]).size().reset_index(name="k")
    total = _pairs(pd.Series(truth).value_counts())
    same = _pairs(size["k"])
    code = pairs["left"].to_numpy(np.int64) << 32 | pairs["right"].to_numpy(np.int64)
    code.sort()
    both = size.merge(size, on="t")
    both = both[both["n_x"] < both["n_y"]]
    wanted = both["n_x"].to_numpy(np.int64) << 32 | both["n_y"].to_numpy(np.int64)
    at = np.minimum(np.searchsorted(code, wanted), len(code) - 1)
    hit = code[at] == wanted
    return round((same + int((both["k_x"] * both["k_y"])[hit].sum())) / total, digits)


def _pairs(sizes: pd.Series) -> int:
    return int((sizes * (sizes - 1) // 2).sum())


def _figures(right: int, found: int, true: int) -> dict[str, float]:
    precision, recall = right / max(1, found), right / max(1, true)
    f1 = 2 * right / max(1, found + true)
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}
