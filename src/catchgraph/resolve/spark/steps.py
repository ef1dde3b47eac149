"""Steps of resolving companies and persons on parts of all: functions table → table, which Spark calls on each part.

They call what one machine calls. What a part must hold as a whole: `normalised` all mentions of equal names and
address, `met` and `census` all nodes of a key, `scored` the nodes of its pairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.core.keys import Candidates, Capped, by_key, capped
from catchgraph.resolve.party.features import party_features
from catchgraph.resolve.party.keys import party_keys, refinements
from catchgraph.resolve.party.levels import PARTY_FIELDS
from catchgraph.resolve.party.models import Models
from catchgraph.resolve.party.rows import from_rows, to_rows
from catchgraph.resolve.party.run import score_partition

if TYPE_CHECKING:
    import pyarrow as pa

#: Columns of what the steps take and give, as Spark writes types. Numbers of 64 bits without sign travel as signed.
MENTIONS = (
    "at long, bucket int, names array<string>, stems array<string>, address string, address_key string, "
    "country string, numbers array<string>, hull long, judged boolean, evidence string"
)
KEYS = "node long, family byte, key long, near long, place long"
CENSUS = "item string, common boolean, keys long, pairs long, dropped long"
PAIRS = "left long, right long"
SCORED = f"left long, right long, score double, model byte, {', '.join(f'`{field}` byte' for field in PARTY_FIELDS)}"


def sent(mentions: pd.DataFrame, vessels: pd.DataFrame, judged: set[str], buckets: int) -> pa.Table:
    """What leaves for the parts (columns `MENTIONS`) of mentions in the order of their ids."""
    import pyarrow as pa

    hulls = mentions["asset_mention_id"].map(vessels.set_index("mention_id")["cluster"]).fillna(-1)
    texts = pa.list_(pa.string())
    columns = {
        "at": pa.array(np.arange(len(mentions))),
        "bucket": pa.array((mentions["alike"].to_numpy(np.uint64) % np.uint64(buckets)).astype(np.int32)),
        "names": _column(mentions, "keys", texts),
        "stems": _column(mentions, "stems", texts),
        "address": _column(mentions, "address", pa.string()),
        "address_key": _column(mentions, "address_key", pa.string()),
        "country": _column(mentions, "country", pa.string()),
        "numbers": _column(mentions, "numbers", texts),
        "hull": pa.array(hulls.to_numpy(np.int64)),
        "judged": pa.array(mentions["mention_id"].isin(list(judged)).to_numpy()),
        "evidence": _column(mentions, "evidence", pa.string()),
    }
    return pa.table(columns)


def _column(mentions: pd.DataFrame, name: str, kind: pa.DataType) -> pa.Array:
    import pyarrow as pa

    if name not in mentions:
        return pa.nulls(len(mentions), kind)
    return pa.array(mentions[name].astype(object).where(mentions[name].notna(), None).to_numpy(dtype=object), kind)


def normalised(table: pa.Table) -> pa.Table:
    """Mentions (columns `MENTIONS`) as nodes (columns `rows.ROWS`)."""
    table = table.sort_by("at").combine_chunks()
    at = table["at"].to_numpy()
    texts = ("stems", "address", "address_key", "country", "numbers", "evidence")
    frame = pd.DataFrame({name: pd.Series(table[name].to_numpy(), dtype=object) for name in texts})
    frame["keys"] = pd.Series(table["names"].to_numpy(), dtype=object)
    frame["mention_id"] = pd.Series([str(one) for one in at.tolist()], dtype=object)
    hull = pd.Series(table["hull"].to_numpy())
    frame["asset_mention_id"] = hull.where(hull >= 0)
    owned = np.unique(hull[hull >= 0])
    vessels = pd.DataFrame({"mention_id": owned.astype(np.float64), "cluster": owned})
    judged = frame["mention_id"][table["judged"].to_numpy()]
    return to_rows(party_features(frame, vessels, judged.tolist()), at)


def keyed(rows: pa.Table) -> pa.Table:
    """Keys (columns `KEYS`) of nodes, before any is refined or dropped."""
    import pyarrow as pa

    known = from_rows(rows)
    node = np.sort(rows["node"].to_numpy())
    keys, (near, place) = party_keys(known), refinements(known)
    columns = {
        "node": node[keys.m],
        "family": keys.family,
        "key": keys.key.view(np.int64),
        "near": near[keys.m].view(np.int64),
        "place": place[keys.m].view(np.int64),
    }
    return pa.table({name: pa.array(values) for name, values in columns.items()})


def met(keys: pa.Table) -> pa.Table:
    """Pairs (columns `PAIRS`) that share one of these keys, each once."""
    import pyarrow as pa

    node, found = _capped(keys, ())
    pairs = Candidates(found.keys, len(node)).pairs(0, len(node))
    return pa.table({side: pa.array(node[pairs[side].to_numpy()]) for side in ("left", "right")})


def census(keys: pa.Table, families: tuple[str, ...]) -> pa.Table:
    """What each family of keys gave, and each key too common (its family and the first of its nodes)."""
    import pyarrow as pa

    _, found = _capped(keys, families)
    gave, common = found.families, found.dropped
    nothing = np.zeros(len(common), dtype=np.int64)
    columns = {
        "item": pa.array([*gave["family"], *common["key"]], pa.string()),
        "common": pa.array(np.repeat([False, True], [len(gave), len(common)])),
        "keys": pa.array(np.r_[gave["keys"].to_numpy(np.int64), nothing]),
        "pairs": pa.array(np.r_[gave["pairs"].to_numpy(np.int64), nothing]),
        "dropped": pa.array(np.r_[gave["dropped"].to_numpy(np.int64), common["members"].to_numpy(np.int64)]),
    }
    return pa.table(columns)


def _capped(table: pa.Table, families: tuple[str, ...]) -> tuple[npt.NDArray[np.int64], Capped]:
    """Nodes, ascending, and their keys (columns `KEYS`) without those that are too common."""
    node, first, m = np.unique(table["node"].to_numpy(), return_index=True, return_inverse=True)
    key, family = (table[name].to_numpy() for name in ("key", "family"))
    if not families:
        families = tuple(str(number) for number in range(int(family.max()) + 1))
    keys = by_key(m, key.view(np.uint64), family, families)
    values = [table[name].to_numpy()[first].view(np.uint64) for name in ("near", "place")]
    return node, capped(keys, values, lambda _, at: str(node[at]))


def scored(pairs: pa.Table, rows: pa.Table, models: Models) -> pa.Table:
    """Score and levels (columns `SCORED`) of the pairs of nodes that are near enough; `rows` holds each of them."""
    import pyarrow as pa

    node = np.sort(rows["node"].to_numpy())
    known = from_rows(rows)
    at = pd.DataFrame({side: np.searchsorted(node, pairs[side].to_numpy()) for side in ("left", "right")})
    found = score_partition(known, at, models)
    columns: dict[str, Any] = {side: node[found[side].to_numpy()] for side in ("left", "right")}
    columns |= {name: found[name].to_numpy() for name in ("score", "model", *PARTY_FIELDS)}
    return pa.table({name: pa.array(values) for name, values in columns.items()})
