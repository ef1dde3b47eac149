"""What is hidden from the matchers and counted afterwards: hulls of the rows of eight registers, in two halves."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.case.case import open_case
from catchgraph.read.load import load
from catchgraph.resolve.learn.vessel import second_half
from catchgraph.resolve.mentions import vessel_mentions

TRAINING, TEST = 0, 1


@dataclass(frozen=True)
class Truth:
    """By row: `hull` (IMO number, else a number of WCPFC or FFA, '' unknown), `half` (-1 unknown), `dataset`.

    `pairs`: left < right: every pair of rows of one hull, across registers and within one.
    """

    hull: npt.NDArray[np.str_]
    imo: npt.NDArray[np.str_]
    half: npt.NDArray[np.int64]
    dataset: npt.NDArray[np.str_]
    pairs: pd.DataFrame

    def known(self, pairs: pd.DataFrame) -> npt.NDArray[np.bool_]:
        """Pairs of which the truth is known: both rows carry an IMO number, or one number of WCPFC or FFA."""
        left, right = pairs["left"].to_numpy(), pairs["right"].to_numpy()
        one = (self.hull[left] != "") & (self.hull[left] == self.hull[right])
        return one | ((self.imo[left] != "") & (self.imo[right] != ""))

    def within(self) -> npt.NDArray[np.bool_]:
        """True pairs of rows of one register."""
        same: npt.NDArray[np.bool_] = self.dataset[self.pairs["left"]] == self.dataset[self.pairs["right"]]
        return same

    def of_half(self, pairs: pd.DataFrame, half: int) -> npt.NDArray[np.bool_]:
        """Pairs that touch a hull of this half."""
        left, right = pairs["left"].to_numpy(), pairs["right"].to_numpy()
        touched: npt.NDArray[np.bool_] = (self.half[left] == half) | (self.half[right] == half)
        return touched


def read_registers(data: Path) -> pd.DataFrame:
    """Mentions of every register in `data/registers`, read by the engine into a case that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        case = open_case(Path(folder) / "case", create=True)
        load(case, sorted((data / "registers").glob("*.csv")))
        with case.read() as connection:
            return vessel_mentions(connection)


def hidden(mentions: pd.DataFrame) -> tuple[pd.DataFrame, Truth]:
    """Mentions without IMO and register numbers, and the truth that these tell."""
    mentions = mentions.sort_values("mention_id", ignore_index=True)
    imo = mentions["imo"].fillna("").to_numpy(dtype=str)
    dataset = mentions["dataset"].to_numpy(dtype=str)
    hull = _hulls(imo, mentions["register_numbers"])
    half = np.where(hull == "", -1, second_half(hull).astype(np.int64))
    pairs = grouped(hull)
    blank = [np.array([], dtype=object) for _ in range(len(mentions))]
    return mentions.assign(imo=None, register_numbers=blank), Truth(hull, imo, half, dataset, pairs)


def _hulls(imo: npt.NDArray[np.str_], numbers: pd.Series) -> npt.NDArray[np.str_]:
    """The IMO number, else that of the row with the same number of WCPFC or FFA, else that number if two rows give it.

    A number that leads to two IMO numbers tells nothing.
    """
    rows = pd.DataFrame({"m": np.arange(len(imo)), "number": numbers, "imo": imo}).explode("number")
    rows = rows[rows["number"].astype(str).str.match("(WCPFC|FFA) ")]
    found = rows.groupby("number").agg(
        imos=("imo", lambda s: s[s != ""].nunique()), imo=("imo", "max"), n=("m", "size")
    )
    found = found[(found["imos"] == 1) | ((found["imos"] == 0) & (found["n"] > 1))]
    rows = rows.drop(columns="imo").join(found, on="number", how="inner")
    rows["hull"] = rows["imo"].where(rows["imo"] != "", rows["number"].astype(object))
    other = rows.drop_duplicates("m").set_index("m")["hull"].reindex(range(len(imo))).fillna("").to_numpy(dtype=str)
    return np.where(imo != "", imo, other)


def grouped(group: npt.NDArray[np.str_]) -> pd.DataFrame:
    """Every pair (left, right) of rows of one group; those of the group '' are of none."""
    rows = pd.DataFrame({"m": np.arange(len(group)), "group": group})
    rows = rows[rows["group"] != ""]
    both = rows.merge(rows, on="group", suffixes=("", "_right"))
    both = both[both["m"] < both["m_right"]]
    return both[["m", "m_right"]].rename(columns={"m": "left", "m_right": "right"}).reset_index(drop=True)
