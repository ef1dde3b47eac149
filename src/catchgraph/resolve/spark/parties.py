"""Companies and persons on Spark: the steps from mentions to scored pairs on its workers, clusters where it began.

The result is that of one machine, whatever the number of parts: pairs, scores, report and state.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.case.decisions import Decision
from catchgraph.resolve.core.judgements import Judged
from catchgraph.resolve.core.keys import Capped, Keys
from catchgraph.resolve.party.features import PartyFeatures
from catchgraph.resolve.party.keys import party_keys, shown_key
from catchgraph.resolve.party.levels import PARTY_FIELDS
from catchgraph.resolve.party.models import Models, party_models
from catchgraph.resolve.party.report import report
from catchgraph.resolve.party.rows import ROWS, from_rows
from catchgraph.resolve.party.run import (
    Parties,
    concluded,
    subjects,
    with_judged,
    words_on,
)
from catchgraph.resolve.party.state import state_of
from catchgraph.resolve.spark import steps

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

Positions = npt.NDArray[np.int64]

#: Mentions, or nodes, of one part: some ten thousand fit a worker many times, with all pairs of each.
PART = 20_000


@dataclass(frozen=True, slots=True)
class _Frames:
    """Frames of a run on Spark: nodes (`ROWS`), their keys, pairs and scored pairs. All but the last are kept there."""

    rows: DataFrame
    keys: DataFrame
    pairs: DataFrame
    scored: DataFrame


def spark_parties(
    session: SparkSession,
    mentions: pd.DataFrame,
    vessels: pd.DataFrame,
    standing: Iterable[Decision],
    *,
    keep: bool = False,
    part: int = PART,
) -> Parties:
    """`resolve_parties` with everything up to the scores on Spark. Mentions need the column `alike`.

    Keys too common, and how often each family of keys was used, are counted over all parts.
    """
    mentions, standing = mentions.sort_values("mention_id", ignore_index=True), list(standing)
    models = party_models()
    parts = max(1, -(-len(mentions) // part))
    sent = steps.sent(mentions, vessels, subjects(standing), parts)
    frames = _frames(session, sent, models, parts)
    try:
        rows = frames.rows.toArrow()
        known = from_rows(rows, mentions["mention_id"].to_numpy(dtype=object))
        first = np.sort(rows["node"].to_numpy())
        names = party_keys(from_rows(rows.slice(0, 0))).families
        del rows
        words = words_on(standing, mentions, known)
        blocked = _counted(frames.keys, known, first, names)
        pairs = with_judged(known, _scored(frames.scored, first), models, words)
        compared = _compared(frames.pairs, first, words)
        keys = _keys(frames.keys, first, names) if keep else None
    finally:
        for kept in (frames.rows, frames.keys, frames.pairs):
            kept.unpersist()
    state = state_of(mentions, known, keys, pairs, models, words) if keys else None
    found, shown, unheard = concluded(mentions, known, pairs, words, models)
    return Parties(found, shown, report(known, blocked, compared) + unheard, state)


def _frames(session: SparkSession, sent: pa.Table, models: Models, parts: int) -> _Frames:
    """What is to be worked out, in parts that do not depend on how many workers there are."""
    from pyspark.sql.functions import array, explode, lit, pmod

    score = partial(steps.scored, models=models)
    # Not Spark's two hundred: each part starts a Python of its own.
    session.conf.set("spark.sql.shuffle.partitions", str(parts))
    mentions = session.createDataFrame(sent, steps.MENTIONS)
    # Lambdas throughout: pyspark 4.3 fails on annotations that are imported for type checkers only.
    rows = mentions.groupBy("bucket").applyInArrow(lambda part: steps.normalised(part), ROWS).persist()
    keys = rows.mapInArrow(lambda batches: _each(batches), steps.KEYS)
    keys = keys.withColumn("part", pmod("key", lit(parts))).persist()
    pairs = keys.groupBy("part").applyInArrow(lambda part: steps.met(part), steps.PAIRS).distinct().persist()
    ends = pairs.select(pmod("left", lit(parts)).alias("of"), explode(array("left", "right")).alias("node"))
    wanted = ends.distinct().join(rows, "node")
    both = pairs.groupBy(pmod("left", lit(parts))).cogroup(wanted.groupBy("of"))
    scored = both.applyInArrow(lambda some, nodes: score(some, nodes), steps.SCORED)
    return _Frames(rows, keys, pairs, scored)


def _each(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    for batch in batches:
        yield from steps.keyed(pa.Table.from_batches([batch])).combine_chunks().to_batches()


def _counted(keys: DataFrame, known: PartyFeatures, first: Positions, names: tuple[str, ...]) -> Capped:
    """The report of keys over all parts."""
    counted = keys.groupBy("part").applyInArrow(lambda part: steps.census(part, names), steps.CENSUS)
    frame = counted.toArrow().to_pandas()
    gave = (
        frame[~frame["common"]].groupby("item")[["keys", "pairs", "dropped"]].sum().reindex(list(names), fill_value=0)
    )
    shown = shown_key(known)
    common = frame[frame["common"]]
    parted = [str(item).partition(": ") for item in common["item"]]
    texts = [f"{family}: {shown(family, int(np.searchsorted(first, int(node))))}" for family, _, node in parted]
    dropped = pd.DataFrame({"key": pd.Series(texts, dtype=object), "members": common["dropped"].to_numpy(np.int64)})
    nothing = np.zeros(0, dtype=np.int64)
    return Capped(
        Keys(nothing.astype(np.int32), nothing.astype(np.uint64), nothing.astype(np.int8), names),
        dropped.sort_values(["members", "key"], ascending=[False, True], ignore_index=True),
        gave.reset_index(names="family"),
    )


def _compared(pairs: DataFrame, first: Positions, words: Judged) -> int:
    """How many pairs were compared: those that share a key, and those that somebody judged."""
    count = pairs.count()
    if not words.pairs():
        return count
    asked = [(int(first[left]), int(first[right])) for left, right in words.pairs()]
    again = pairs.join(pairs.sparkSession.createDataFrame(asked, steps.PAIRS), ["left", "right"])
    return count + len(asked) - again.count()


def _scored(frame: DataFrame, first: Positions) -> pd.DataFrame:
    """Scored pairs of positions, as `score_partition` gives them, sorted."""
    table = frame.toArrow()
    ends = {side: np.searchsorted(first, table[side].to_numpy()).astype(np.int32) for side in ("left", "right")}
    order = np.lexsort((ends["right"], ends["left"]))
    columns = {side: values[order] for side, values in ends.items()}
    return pd.DataFrame(columns | {name: table[name].to_numpy()[order] for name in ("score", "model", *PARTY_FIELDS)})


def _keys(frame: DataFrame, first: Positions, names: tuple[str, ...]) -> Keys:
    table = frame.select("node", "key", "family").toArrow()
    m = np.searchsorted(first, table["node"].to_numpy()).astype(np.int32)
    key = table["key"].to_numpy().view(np.uint64)
    order = np.lexsort((m, key))
    return Keys(m[order], key[order], table["family"].to_numpy()[order], names)
