"""Rows of vessels as a file for the peers: raw values, and the cleaned columns that the engine compares."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pandas as pd

from catchgraph.resolve.vessel.features import Features

LISTS = {
    "names": "names",
    "former_names": "formers",
    "call_signs": "call_signs",
    "registration_numbers": "registrations",
    "mmsis": "mmsis",
    "flags": "flags",
    "former_flags": "former_flags",
    "tonnages": "tonnages",
    "built": "years",
}


def write_rows(mentions: pd.DataFrame, known: Features, path: Path) -> None:
    """A CSV file: m, lists joined by `|` (raw), and one cleaned value per column for a matcher of plain columns."""
    frame = pd.DataFrame({"m": range(len(mentions)), "source": mentions["dataset"].to_numpy()})
    for column, name in LISTS.items():
        frame[name] = [joined(values) for values in mentions[column]]
    own = known.names[known.names["own"]].drop_duplicates("m").set_index("m")
    former = known.names[~known.names["own"]].drop_duplicates("m").set_index("m")
    firsts = {
        "name": own["key"],
        "stem": own["stem"],
        "number": own["number"],
        "former": former["key"],
        "call_sign": _first(known.sets["call sign"]),
        "registration": _first(known.sets["registration number"]),
        "flag": _first(known.sets["flag"]),
        "party": _first(known.sets["party"]),
        "built": _first(known.sets["built"]),
        "length": _first(known.sizes["length"]),
        "tonnage": _first(known.sizes["tonnage"]),
    }
    for name, values in firsts.items():
        frame[name] = values.reindex(range(len(mentions))).astype(object).where(lambda s: s.notna(), "")
    frame.to_csv(path, index=False, quoting=csv.QUOTE_ALL)


def joined(values: object) -> str:
    """A list as one text."""
    return "|".join(str(value) for value in values) if isinstance(values, (list, np.ndarray)) else ""


def _first(frame: pd.DataFrame) -> pd.Series:
    return frame.drop_duplicates("m").set_index("m")["value"]
