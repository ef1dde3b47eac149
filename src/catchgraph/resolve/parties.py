"""Companies and persons: who owns and operates, joined only where more than a name says so."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from catchgraph.resolve.cluster import components
from catchgraph.resolve.features import long


@dataclass(frozen=True, slots=True)
class Parties:
    """`companies`, `persons`: mention_id, cluster, confidence, basis. `pairs`: as `resolve.pair`."""

    companies: pd.DataFrame
    persons: pd.DataFrame
    pairs: pd.DataFrame
    report: list[tuple[str, int, str]]


def resolve_parties(mentions: pd.DataFrame, vessels: pd.DataFrame) -> Parties:
    """Resolve party mentions (columns of `read.party_mention`), given the clusters of vessel mentions."""
    companies = mentions[mentions["kind"] == "company"].reset_index(drop=True)
    persons = mentions[mentions["kind"] == "person"].reset_index(drop=True)
    none = pd.DataFrame(columns=["kind", "left", "right", "score", "probability", "parts", "decided"])
    return Parties(_companies(companies), _persons(persons, vessels), none, [])


def _companies(mentions: pd.DataFrame) -> pd.DataFrame:
    return _joined(mentions, [long(mentions["stems"])], "name without legal form")


def _persons(mentions: pd.DataFrame, vessels: pd.DataFrame) -> pd.DataFrame:
    """Never by the name alone: the same name and address, or the same name on the same vessel."""
    keys = long(mentions["keys"])
    hull = mentions[["vessel_mention_id"]].merge(
        vessels[["mention_id", "cluster"]], left_on="vessel_mention_id", right_on="mention_id", how="left"
    )["cluster"]
    there = [mentions["address_key"].fillna(""), hull.map(str, na_action="ignore").fillna("")]
    shared = []
    for place in there:
        values = place.to_numpy(dtype=str)[keys["m"].to_numpy(np.intp)]
        shared.append(keys[values != ""].assign(value=keys["value"] + "|" + values))
    return _joined(mentions, shared, "name, and address or vessel")


def _joined(mentions: pd.DataFrame, values: list[pd.DataFrame], basis: str) -> pd.DataFrame:
    """Mentions that share a value, directly or through others."""
    every = pd.concat([frame.assign(value=f"{at}|" + frame["value"]) for at, frame in enumerate(values)])
    first = every.groupby("value")["m"].transform("min")
    labels = components(len(mentions), first.to_numpy(np.intp), every["m"].to_numpy(np.intp))
    sizes = np.bincount(labels, minlength=len(mentions))[labels]
    return pd.DataFrame(
        {
            "mention_id": mentions["mention_id"],
            "cluster": labels,
            "confidence": 1.0,
            "basis": np.where(sizes > 1, basis, "only record"),
        }
    )
