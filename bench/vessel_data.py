"""What the benchmark and the training of vessels share: registers read by the engine, and two halves of hulls."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.case.case import open_case
from catchgraph.model.ids import digest
from catchgraph.read.load import load
from catchgraph.resolve.mentions import vessel_mentions

WCPFC_IOTC = ("WCPFC_vessels_2025-08-26.csv", "IOTC_vessels_2025-08-26.csv")
OTHERS = (
    "IATTC_vessels_2025-08-26.csv",
    "CCSBT_vessels_2025-08-26.csv",
    "FFA_vessels_2025-08-26.csv",
    "PNA_TUNA_2025-09-08.csv",
)

TRAINING, TEST = 0, 1


def read_mentions(data: Path, files: Sequence[str]) -> pd.DataFrame:
    """Mentions of registers in `data/registers`, read by the engine into a case that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        case = open_case(Path(folder) / "case", create=True)
        load(case, [data / "registers" / name for name in files])
        with case.read() as connection:
            return vessel_mentions(connection)


def hidden(mentions: pd.DataFrame) -> tuple[pd.DataFrame, npt.NDArray[np.str_]]:
    """Mentions without their IMO numbers, and the numbers ('' where none is valid) by position."""
    truth = mentions["imo"].fillna("").to_numpy(dtype=str)
    return mentions.assign(imo=None), truth


def halves(imo: npt.NDArray[np.str_]) -> npt.NDArray[np.int64]:
    """Half of each hull, by a hash of its IMO number: `TRAINING`, `TEST`, or -1 without one."""
    return np.array([int(digest([number])[-1], 16) % 2 if number else -1 for number in imo.tolist()], dtype=np.int64)


def true_pairs(imo: npt.NDArray[np.str_], dataset: npt.NDArray[np.str_]) -> pd.DataFrame:
    """Pairs (left, right) of rows of different registers with one valid IMO number."""
    rows = pd.DataFrame({"m": np.arange(len(imo)), "imo": imo, "dataset": dataset})
    rows = rows[rows["imo"] != ""]
    both = rows.merge(rows, on="imo", suffixes=("", "_right"))
    both = both[(both["m"] < both["m_right"]) & (both["dataset"] != both["dataset_right"])]
    return both[["m", "m_right"]].rename(columns={"m": "left", "m_right": "right"}).reset_index(drop=True)


def codes(pairs: pd.DataFrame, count: int) -> npt.NDArray[np.int64]:
    """One number per pair, so that sets of pairs compare quickly."""
    return pairs["left"].to_numpy(np.int64) * count + pairs["right"].to_numpy(np.int64)


def cross_pairs(groups: Sequence[object] | npt.NDArray[np.object_], dataset: npt.NDArray[np.str_]) -> pd.DataFrame:
    """Pairs (left, right) of rows of different registers in one group; rows with the group None are in none."""
    rows = pd.DataFrame({"m": np.arange(len(dataset)), "group": pd.Series(groups, dtype=object), "dataset": dataset})
    rows = rows.dropna(subset=["group"])
    both = rows.merge(rows, on="group", suffixes=("", "_right"))
    both = both[(both["m"] < both["m_right"]) & (both["dataset"] != both["dataset_right"])]
    pairs = both[["m", "m_right"]].rename(columns={"m": "left", "m_right": "right"})
    return pairs.drop_duplicates().reset_index(drop=True)
