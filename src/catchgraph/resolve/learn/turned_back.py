"""Rows as an older list would have them: under the former name and flag that another list gives for the same hull.

Vessels that were renamed and reflagged at once are what matters and what registers seldom show twice: of a hull
that one list gives a former name, a row of another list is turned back to it. Its call sign, registration number
and owner become others, as they do with a change of flag; length, tonnage and year stay as that list has them.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

_EMPTIED = ("former_names", "former_flags", "mmsis", "register_numbers")


def turned_back(mentions: pd.DataFrame, use: npt.NDArray[np.bool_]) -> pd.DataFrame:
    """At most one copy per hull (rows with the same `imo`), made of rows in `use`, with ids of their own.

    Columns as `mentions`. A copy keeps the file of the row from which it was made.
    """
    rows = mentions[use & mentions["imo"].notna().to_numpy()]
    named = rows[np.array([_any(values) for values in rows["former_names"]], dtype=bool)]
    pairs = named.merge(rows, on="imo", suffixes=("_of", ""))
    pairs = pairs[pairs["dataset"] != pairs["dataset_of"]].sort_values(["imo", "mention_id_of", "mention_id"])
    chosen = pairs.drop_duplicates("imo").reset_index(drop=True)
    count = range(len(chosen))
    changed: dict[str, list[list[str]]] = {
        "names": [[values[0]] for values in chosen["former_names_of"]],
        "flags": [list(values) if _any(values) else [] for values in chosen["former_flags_of"]],
        "call_signs": [[f"FORMER{n:05}"] for n in count],
        "registration_numbers": [[f"FORMER{n:05}"] for n in count],
        "parties": [[f"FORMER OWNER {n:05}"] for n in count],
    }
    changed |= {column: [[] for _ in count] for column in _EMPTIED}
    ids = pd.DataFrame(
        {
            "dataset": [f"turned back {n:05}" for n in count],
            "mention_id": [f"mention:turned-back-{n:05}" for n in count],
        }
    )
    lists = {column: pd.Series(values, dtype=object) for column, values in changed.items()}
    copies = chosen.assign(**lists, dataset=ids["dataset"], mention_id=ids["mention_id"])
    copies["name"] = [values[0] for values in copies["names"]]
    return copies[list(mentions.columns)]


def _any(values: object) -> bool:
    return isinstance(values, (list, np.ndarray)) and len(values) > 0
