"""Vessels: from mentions and participants of events to clusters, each with its confidence and basis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.case.decisions import Decision
from catchgraph.model.kinds import VESSEL
from catchgraph.resolve.attach.mmsi import bare_mention
from catchgraph.resolve.attach.participants import with_events
from catchgraph.resolve.core.cluster import Clusters, Marks, cluster
from catchgraph.resolve.core.judgements import Judged, crossed, judged, through
from catchgraph.resolve.core.members import members, nobody
from catchgraph.resolve.core.notes import BY, too_common
from catchgraph.resolve.core.pairs import LINKED, NOT_LINKED, decided, scored, table, worth_keeping
from catchgraph.resolve.core.weights import Weights, load_weights
from catchgraph.resolve.vessel.basis import IMO, TWO_IMO, bases
from catchgraph.resolve.vessel.compare import FIELDS, compare
from catchgraph.resolve.vessel.features import Features, features
from catchgraph.resolve.vessel.keys import block


@dataclass(frozen=True, slots=True)
class Vessels:
    """`members`: mention_id, cluster, kind, confidence, basis. `pairs`: as `resolve.pair`.

    `participants`: event_id, event_label, role, mmsi, mention_id (one of the vessel's), confidence, basis.
    `report`: item, value, note.
    """

    members: pd.DataFrame
    pairs: pd.DataFrame
    participants: pd.DataFrame
    report: list[tuple[str, int, str]]


def resolve_vessels(mentions: pd.DataFrame, participants: pd.DataFrame, standing: Iterable[Decision]) -> Vessels:
    """Resolve vessel mentions (columns of `read.vessel_mention`) and those who took part in events (`participants`)."""
    if mentions.empty and participants.empty:
        return Vessels(nobody(), nobody(), nobody(), [("compared pairs", 0, "")])
    mentions = mentions.sort_values("mention_id", ignore_index=True)
    known = features(mentions)
    mmsis = sorted(participants[participants["mention_id"].isna()]["mmsi"].unique())
    ids = np.array([*known.rows["mention_id"], *map(bare_mention, mmsis)], dtype=object)
    words = judged(standing, {mention: m for m, mention in enumerate(ids)})
    weights = load_weights("vessel")
    pairs, levels, report = _compared(known, words, weights)
    clusters = _clusters(known, len(ids), pairs, words, weights)
    pairs["decided"] = _decided(pairs, clusters.labels, weights, words)
    frame = members(len(ids), clusters.labels, pairs, bases, words).assign(mention_id=ids)
    frame, drawn, notes = with_events(frame, _carried(known), participants, mmsis, words)
    # Near the threshold also without the part of the IMO number.
    best = np.maximum(pairs["score"].to_numpy(), (pairs["score"] - pairs[IMO]).to_numpy())
    keep = worth_keeping(pairs, best >= weights.keep_at, words)
    kept = table(pairs[keep], levels[keep], ids, FIELDS).assign(kind=VESSEL.prefix)
    return Vessels(frame.assign(kind=VESSEL.prefix), kept, drawn, [*report, *notes, *crossed(clusters.crossed, ids)])


def _compared(
    known: Features, words: Judged, weights: Weights
) -> tuple[pd.DataFrame, pd.DataFrame, list[tuple[str, int, str]]]:
    blocked = block(known)
    pairs = through(blocked.pairs, words, len(known))
    levels = compare(known, pairs)
    report = [("compared pairs", len(pairs), "")]
    report += [(f"{BY}{family}", count, "") for family, count in blocked.families.items()]
    report += too_common(blocked.dropped)
    return scored(pairs, levels, weights, FIELDS), levels, report


def _decided(
    pairs: pd.DataFrame, labels: npt.NDArray[np.intp], weights: Weights, words: Judged
) -> npt.NDArray[np.object_]:
    """What became of each pair, and whether two valid IMO numbers forbade it."""
    result = decided(pairs, labels, pairs["score"].to_numpy() >= weights.link_at, words)
    result[(pairs[IMO].to_numpy() < 0) & np.isin(result, [LINKED, NOT_LINKED])] = TWO_IMO
    return result


def _carried(known: Features) -> pd.DataFrame:
    """m, mmsi, record_kind, mmsi_first, mmsi_last of every MMSI that a mention carries."""
    carried = known.sets["MMSI"].rename(columns={"value": "mmsi"})
    return carried.join(known.rows[["record_kind", "mmsi_first", "mmsi_last"]], on="m")


def _clusters(known: Features, count: int, pairs: pd.DataFrame, words: Judged, weights: Weights) -> Clusters:
    """Only links count: one hull's records under two names, with years between, need not be alike."""
    imo = known.coded.imo
    numbered = np.flatnonzero(imo >= 0)
    marks = Marks(numbered, np.zeros(len(numbered), np.int32), imo[numbered].astype(np.int64), words.different)
    links = pairs[(pairs["score"] >= weights.link_at) & (pairs[IMO] >= 0)]
    return cluster(count, links, weights.link_at, words.same, marks)
