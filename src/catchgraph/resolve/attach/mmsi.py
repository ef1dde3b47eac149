"""Who took part in an event: the vessel that held the MMSI that day, else the MMSI alone."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from catchgraph.model.ids import make_id

HELD = "MMSI held that day according to its broadcasts"
ALONE = "MMSI alone"
NAMED = "the vessel as the source of the event names it"
UNDATED = "MMSI on a list without dates; holder that day not stated"
SEVERAL = "MMSI alone: several vessels held it that day according to their broadcasts"

#: Confidence of a vessel known by an MMSI that a list gives without dates.
UNDATED_CONFIDENCE = 0.7


#: What tells one participant of an event from another.
KEY = ["event_id", "event_label", "role", "mmsi"]


@dataclass(frozen=True, slots=True)
class Holders:
    """`held`: columns of KEY and cluster. `bare`: columns of KEY and basis."""

    held: pd.DataFrame
    bare: pd.DataFrame


def bare_mention(mmsi: str) -> str:
    """Id of the mention of a vessel by nothing but its MMSI."""
    return make_id("mention", "mmsi", mmsi)


def dated_holders(participants: pd.DataFrame, broadcasts: pd.DataFrame) -> Holders:
    """Split participants of events by whether one vessel held the MMSI on the event's day.

    `participants`: columns of KEY and start. `broadcasts`: mmsi, mmsi_first, mmsi_last, cluster. Days are UTC and
    inclusive at both ends.
    """
    both = participants.merge(broadcasts, on="mmsi")
    day = both["start"].dt.floor("D")
    within = (both["mmsi_first"].dt.floor("D") <= day) & (day <= both["mmsi_last"].dt.floor("D"))
    held = both[within][[*KEY, "cluster"]].drop_duplicates()
    several = held.groupby(KEY)["cluster"].transform("size") > 1
    single = held[~several]
    rest = participants.merge(single[KEY], how="left", indicator=True)
    rest = rest[rest["_merge"] == "left_only"][KEY]
    disputed = held[several][KEY].drop_duplicates().assign(basis=SEVERAL)
    bare = rest.merge(disputed, on=KEY, how="left")
    bare["basis"] = bare["basis"].fillna(ALONE)
    return Holders(single, bare)


def undated_holders(mmsis: pd.DataFrame, carried: pd.DataFrame) -> pd.DataFrame:
    """Vessels that bare MMSIs join: mmsi, cluster, note ('' where joined).

    `mmsis`: mmsi. `carried`: mmsi, cluster, dated (from a broadcast). An MMSI joins the one vessel whose list or
    register row carries it without dates, unless a broadcast gives it to another vessel at any time.
    """
    known = carried.merge(mmsis, on="mmsi").drop_duplicates()
    undated = known[~known["dated"]]
    holders = undated.groupby("mmsi")["cluster"].agg(["nunique", "min"])
    dated = known[known["dated"]].merge(holders["min"].rename("undated"), left_on="mmsi", right_index=True)
    contradicted = set(dated[dated["cluster"] != dated["undated"]]["mmsi"])
    notes = {}
    for mmsi, count in holders["nunique"].items():
        if count > 1:
            notes[mmsi] = "several vessels carry it on lists without dates: not joined"
        elif mmsi in contradicted:
            notes[mmsi] = "a list gives it to one vessel, broadcasts to another: not joined"
    result = holders["min"].rename("cluster").reset_index()
    return result.assign(note=[notes.get(mmsi, "") for mmsi in result["mmsi"]])
