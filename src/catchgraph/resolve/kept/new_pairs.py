"""Which nodes meet anew since the last run, and which meet no more: by keys, without a look at what did not change.

A key that no more than `CAP` nodes share before and after says nothing new of nodes that stay. Of the others, the
members are parted as a full run parts them, before and after.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.core.keys import CAP, Keys, capped
from catchgraph.resolve.core.meeting import meeting

if TYPE_CHECKING:
    import duckdb

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Met:
    """left, right (numbers of nodes, left < right), each once.

    `anew`: of which one is new; `again`: of two that stay, which share a key that was too common before; `lost`: of two
    that stay, which shared a key that is too common now.
    """

    anew: pd.DataFrame
    again: pd.DataFrame
    lost: pd.DataFrame


#: `fresh_key`: key, node of new nodes, whose numbers are greater than those of all others; `gone_node`: node.
_STEPS = (
    """CREATE OR REPLACE TEMP TABLE gone_key AS
    SELECT key, node FROM resolve.key_state SEMI JOIN gone_node USING (node)""",
    """CREATE OR REPLACE TEMP TABLE wanted_key AS
    SELECT key, sum(came)::BIGINT AS came, sum(went)::BIGINT AS went FROM
        (SELECT key, 1 AS came, 0 AS went FROM fresh_key UNION ALL SELECT key, 0, 1 FROM gone_key)
    GROUP BY key""",
    """CREATE OR REPLACE TEMP TABLE met_key AS
    SELECT key, node FROM resolve.key_state SEMI JOIN wanted_key USING (key)""",
    """CREATE OR REPLACE TEMP TABLE hard_key AS
    SELECT key FROM wanted_key LEFT JOIN (SELECT key, count(*) AS had FROM met_key GROUP BY key) USING (key)
    WHERE coalesce(had, 0) > $cap OR coalesce(had, 0) - went + came > $cap""",
    """CREATE OR REPLACE TEMP TABLE easy_key AS
    SELECT key, node FROM (SELECT key, node FROM met_key ANTI JOIN gone_node USING (node) UNION ALL FROM fresh_key)
    ANTI JOIN hard_key USING (key)""",
)

_EASY = """SELECT DISTINCT k.node::BIGINT AS "left", f.node::BIGINT AS "right"
    FROM fresh_key AS f JOIN easy_key AS k ON f.key = k.key AND k.node < f.node"""

_HARD = """SELECT k.key, k.node::BIGINT AS node, n.near, n.address
    FROM met_key AS k SEMI JOIN hard_key USING (key)
    JOIN resolve.node_state AS n ON n.node = k.node"""

_MEMBERS = """SELECT k.key, k.node::BIGINT AS node, n.near, n.address
    FROM resolve.key_state AS k SEMI JOIN asked_key USING (key)
    JOIN resolve.node_state AS n ON n.node = k.node"""

_SHARED = """SELECT DISTINCT a.key FROM lost_pair AS p
    JOIN resolve.key_state AS a ON a.node = p."left"
    JOIN resolve.key_state AS b ON b.node = p."right" AND b.key = a.key"""


def meet(connection: duckdb.DuckDBPyConnection, fresh: pd.DataFrame, gone: Numbers) -> Met:
    """What meets by the keys of nodes that come (`fresh`: key, node, near, address) or go, before they do so."""
    connection.register("fresh_key", fresh[["key", "node"]])
    connection.register("gone_node", pd.DataFrame({"node": gone}))
    for statement in _STEPS:
        connection.execute(statement, {"cap": CAP} if "$cap" in statement else None)
    easy = connection.execute(_EASY).df()
    hard = connection.execute("SELECT key FROM hard_key").df()["key"].to_numpy(np.uint64)
    old = connection.execute(_HARD).df()
    connection.unregister("fresh_key")
    connection.unregister("gone_node")
    stays = old[~old["node"].isin(gone)]
    now = effective(pd.concat([stays, fresh[fresh["key"].isin(hard)]], ignore_index=True))
    before = effective(old)
    new = fresh["node"].unique()
    after, before = now[~now["m"].isin(new)], before[~before["m"].isin(gone)]
    return Met(
        anew=pd.concat([easy, meeting(now, _among(now, new))], ignore_index=True).drop_duplicates(ignore_index=True),
        again=_pairs(after[~after["key"].isin(before["key"])]),
        lost=_pairs(before[~before["key"].isin(after["key"])]),
    )


def meet_no_more(connection: duckdb.DuckDBPyConnection, pairs: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Of which of these pairs (left, right) the nodes, as they are now, share no key that is compared by."""
    if pairs.empty:
        return np.zeros(0, dtype=bool)
    connection.register("lost_pair", pairs[["left", "right"]])
    keys = connection.execute(_SHARED).df()["key"].to_numpy(np.uint64)
    connection.unregister("lost_pair")
    connection.register("asked_key", pd.DataFrame({"key": keys}))
    rows = effective(connection.execute(_MEMBERS).df())
    connection.unregister("asked_key")
    places = pairs[["left", "right"]].assign(at=np.arange(len(pairs)))
    one, other = (places.merge(rows, left_on=side, right_on="m") for side in ("left", "right"))
    still = one.merge(other, on=["at", "key"])["at"].unique()
    return ~np.isin(np.arange(len(pairs)), still)


def effective(rows: pd.DataFrame) -> pd.DataFrame:
    """m (number of a node), key: what is compared by, of all members (key, node, near, address) of some keys."""
    numbers, first, at = np.unique(rows["node"].to_numpy(np.int64), return_index=True, return_inverse=True)
    key = rows["key"].to_numpy(np.uint64)
    order = np.lexsort((at, key))
    values = [rows[column].to_numpy(np.uint64)[first] for column in ("near", "address")]
    # The families of keys are told apart by the keys themselves.
    keys = Keys(at[order].astype(np.int32), key[order], np.zeros(len(order), dtype=np.int8), ("",))
    kept = capped(keys, values, lambda *_: "", CAP).keys
    return pd.DataFrame({"m": numbers[kept.m], "key": kept.key})


def _among(rows: pd.DataFrame, numbers: Numbers) -> npt.NDArray[np.bool_]:
    """Which numbers of nodes, up to the greatest of `rows`, are among `numbers`."""
    found = np.zeros(int(max(rows["m"].max() if len(rows) else 0, numbers.max(initial=0))) + 1, dtype=bool)
    found[numbers] = True
    return found


def _pairs(rows: pd.DataFrame) -> pd.DataFrame:
    return meeting(rows, _among(rows, rows["m"].to_numpy(np.int64)))
