"""What an explanation shows of a mention: the values of each field as text."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.party.features import PartyFeatures
from catchgraph.resolve.party.kind import BETWEEN
from catchgraph.resolve.party.numbers import PHONES


def vessel_texts(rows: pd.DataFrame) -> dict[str, list[str]]:
    """Field → text of each of these vessel mentions."""
    names = [_joined(names) for names in rows["names"]]
    return {
        "IMO number": rows["imo"].fillna("").to_list(),
        "registration number": [_joined(v) for v in rows["registration_numbers"]],
        "call sign": [_joined(v) for v in rows["call_signs"]],
        "MMSI": [_joined(v) for v in rows["mmsis"]],
        "name": names,
        "hull number": names,
        "former name": [_joined(v) for v in rows["former_names"]],
        "flag": [_joined(v) for v in rows["flags"]],
        "length": [_sizes(v, k, " m") for v, k in zip(rows["lengths_m"], rows["length_kind"], strict=True)],
        "tonnage": [_sizes(v, k, "") for v, k in zip(rows["tonnages"], rows["tonnage_kind"], strict=True)],
        "built": [_joined(v) for v in rows["built"]],
        "owner or operator": [_joined(v) for v in rows["parties"]],
        "source": rows["dataset"].fillna("").to_list(),
        "taken together": [""] * len(rows),
    }


def party_texts(rows: pd.DataFrame, vessels: pd.Series) -> dict[str, list[str]]:
    """Field → text of each of these mentions of companies or persons; `vessels`: how many each owns or operates."""
    names = [_joined(spellings) for spellings in rows["spellings"]]
    return {
        "name": names,
        "number in the name": names,
        "legal form": names,
        "trade": names,
        "unit": names,
        "address": rows["address"].fillna("").to_list(),
        "country": _texts(rows, "country"),
        "identifier": _numbers(rows, phones=False),
        "telephone": _numbers(rows, phones=True),
        "taken together": [""] * len(rows),
        "kind": rows["evidence"].fillna("").str.replace(BETWEEN, ", ").to_list(),
        "vessel": [f"{count} vessel{'' if count == 1 else 's'}" for count in vessels],
    }


def _texts(rows: pd.DataFrame, column: str) -> list[str]:
    return rows[column].fillna("").to_list() if column in rows else [""] * len(rows)


def _numbers(rows: pd.DataFrame, *, phones: bool) -> list[str]:
    """Identifiers or telephones as written, with their kind."""
    if "numbers" not in rows:
        return [""] * len(rows)
    lists = [[str(text) for text in _items(values)] for values in rows["numbers"]]
    return ["; ".join(t for t in texts if (t.partition(":")[0].strip().lower() in PHONES) == phones) for texts in lists]


def party_node_texts(mentions: pd.DataFrame, known: PartyFeatures, at: npt.NDArray[np.intp]) -> dict[str, list[str]]:
    """Field → text of these nodes of mentions of companies or persons."""
    rows = mentions.set_index("mention_id").loc[known.rows["mention_id"].to_numpy()[at]]
    return party_texts(rows, known.vessels.groupby("m").size().reindex(at, fill_value=0))


def _joined(values: object) -> str:
    """Several values as text; no list at all is a null of DuckDB."""
    return "; ".join(str(value) for value in _items(values))


def _sizes(values: object, kind: object, unit: str) -> str:
    text = "; ".join(f"{value:g}{unit}" for value in _items(values))
    return f"{text} {kind}" if text and isinstance(kind, str) and kind else text


def _items(values: object) -> list[object]:
    return list(values) if isinstance(values, (list, tuple, np.ndarray)) else []
