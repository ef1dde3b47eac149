"""Bare MMSIs of events joined to vessels, and the vessel of each participant."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd

from catchgraph.resolve.attach import mmsi as events
from catchgraph.resolve.core.judgements import Judged


def with_events(
    frame: pd.DataFrame, carried: pd.DataFrame, participants: pd.DataFrame, mmsis: list[str], words: Judged
) -> tuple[pd.DataFrame, pd.DataFrame, list[tuple[str, int, str]]]:
    """Join bare MMSIs to vessels, drop those that no event needs, and name the vessel of each participant.

    `frame`: members by position, those of `mmsis` last. `carried`: m, mmsi, record_kind, mmsi_first, mmsi_last of every
    MMSI that a mention carries.
    """
    if participants.empty:
        return frame, _named(participants), []
    count = len(frame) - len(mmsis)
    carried = carried.assign(
        cluster=frame["cluster"].to_numpy()[carried["m"]], dated=carried["record_kind"] == "broadcast"
    )
    named = participants["mention_id"].notna()
    held = events.dated_holders(participants[~named], carried[carried["dated"]])
    bare = pd.DataFrame({"mmsi": pd.Series(mmsis, dtype=object), "m": range(count, count + len(mmsis))}).set_index(
        "mmsi"
    )["m"]
    joined = events.undated_holders(
        pd.DataFrame({"mmsi": pd.Series(mmsis, dtype=object)}), carried[["mmsi", "cluster", "dated"]]
    )
    needed = set(held.bare["mmsi"])
    frame, attached = _attach(frame, joined[joined["note"] == ""], bare, words)
    noted = joined[(joined["note"] != "") & joined["mmsi"].isin(needed)]
    notes = [(mmsi, 1, note) for mmsi, note in zip(noted["mmsi"], noted["note"], strict=True)]
    drawn = pd.concat([_drawn(frame, held, bare, attached), _named(participants[named])])
    drawn = drawn.sort_values(events.KEY, ignore_index=True)
    keep = frame.index < count
    keep |= frame.index.isin([bare[mmsi] for mmsi in needed])
    return frame[keep], drawn, notes


def _attach(frame: pd.DataFrame, joined: pd.DataFrame, bare: pd.Series, words: Judged) -> tuple[pd.DataFrame, set[str]]:
    clusters = frame["cluster"].to_numpy(copy=True)
    sizes = Counter(clusters.tolist())
    enemies: dict[int, set[int]] = {}
    for a, b in words.different:
        enemies.setdefault(a, set()).add(b)
        enemies.setdefault(b, set()).add(a)
    places = dict(zip(bare.index, bare.tolist(), strict=True))
    attached: dict[str, int] = {}
    for mmsi, label in zip(joined["mmsi"], joined["cluster"].tolist(), strict=True):
        at = places[mmsi]
        own = int(clusters[at])
        # Judged to be a vessel, or not to be this one: a person's word stands.
        if sizes[own] > 1 or any(clusters[enemy] == label for enemy in enemies.get(at, ())):
            continue
        clusters[at] = label
        sizes[own] -= 1
        sizes[label] += 1
        attached[mmsi] = at
    frame = frame.assign(cluster=clusters)
    at = list(attached.values())
    frame.loc[at, "confidence"] = events.UNDATED_CONFIDENCE
    frame.loc[at, "basis"] = events.UNDATED
    bases = frame.index.isin(bare.to_numpy()) & (frame["basis"] == "only record")
    frame.loc[bases, "basis"] = events.ALONE
    return frame, set(attached)


def _drawn(frame: pd.DataFrame, held: events.Holders, bare: pd.Series, attached: set[str]) -> pd.DataFrame:
    ids = frame["mention_id"].to_numpy()
    sure = held.held.assign(mention_id=ids[held.held["cluster"].to_numpy(np.intp)], confidence=1.0, basis=events.HELD)
    rest = held.bare.assign(mention_id=ids[bare[held.bare["mmsi"]].to_numpy(np.intp)], confidence=1.0)
    undated = rest["mmsi"].isin(attached)
    rest.loc[undated, "confidence"] = events.UNDATED_CONFIDENCE
    rest.loc[undated, "basis"] = events.UNDATED
    columns = [*events.KEY, "mention_id", "confidence", "basis"]
    return pd.concat([sure[columns], rest[columns]])


def _named(participants: pd.DataFrame) -> pd.DataFrame:
    """Participants whose mention the source itself gives."""
    return participants[[*events.KEY, "mention_id"]].assign(confidence=1.0, basis=events.NAMED)
