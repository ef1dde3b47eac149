"""What changed is compared with its key partners, and only what hangs together with it is clustered anew.

The result is that of a full run: what is said of a node, its keys and the score of two nodes depend on these alone, a
cluster on its component alone, and pairs by a key that becomes too common, or is so no more, are looked at besides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from catchgraph.case.decisions import Decision
from catchgraph.resolve.core.judgements import Judged, judged
from catchgraph.resolve.core.keys import PARTITION
from catchgraph.resolve.core.pairs import unwritten
from catchgraph.resolve.kept.changed_nodes import Fresh, changed_nodes, take_place
from catchgraph.resolve.kept.features import load
from catchgraph.resolve.kept.new_pairs import meet, meet_no_more
from catchgraph.resolve.kept.queries import Numbers, ask
from catchgraph.resolve.party.levels import PARTY_FIELDS
from catchgraph.resolve.party.models import Models, linked, party_models
from catchgraph.resolve.party.run import concluded, score_partition, words_on
from catchgraph.resolve.party.state import hanging_together

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Increment:
    """`members`: mention_id, cluster, kind, confidence, basis of those whose membership may be another now; they
    take the place of those of `before` (mention ids). `pairs`: as `resolve.pair`; they take the place of the rows
    of `stored` (`rowid` and what they say). `components`: node, component of nodes that are in another one now.
    """

    members: pd.DataFrame
    pairs: pd.DataFrame
    report: list[tuple[str, int, str]]
    before: pd.Series
    stored: pd.DataFrame
    components: pd.DataFrame


_SCORED = ["left", "right", "score", "model", *PARTY_FIELDS]

#: Pairs of which both sides are among `inside_node`, or one is among `gone_node`.
_STORED = """SELECT rowid, kind, left_node, right_node, score, levels, decided, met FROM resolve.pair
    WHERE left_node IS NOT NULL AND ((left_node IN (FROM inside_node) AND right_node IN (FROM inside_node))
        OR left_node IN (FROM gone_node) OR right_node IN (FROM gone_node))"""

_KNOWN = """SELECT DISTINCT l."left", l."right" FROM lost AS l JOIN resolve.pair AS p
    ON p.left_node IS NOT NULL AND p.met
    AND l."left" = least(left_node, right_node) AND l."right" = greatest(left_node, right_node)"""


@dataclass(frozen=True, slots=True)
class _Change:
    """`scored`: new pairs near enough, or judged. `lost`: pairs that were kept and meet no more. `inside`: node,
    component of all that is clustered anew. `compared`: how many pairs were.
    """

    fresh: Fresh
    scored: pd.DataFrame
    lost: pd.DataFrame
    inside: pd.DataFrame
    compared: int


def increment(connection: duckdb.DuckDBPyConnection, standing: Sequence[Decision]) -> Increment:
    """Work out what changed: the temporary table `changed` names the mentions, the state of the last run the rest.

    Of the state, mentions, nodes and keys are those of now afterwards.
    """
    models = party_models()
    fresh = changed_nodes(connection, standing)
    met = meet(connection, fresh.keys, fresh.gone)
    left = ask(connection, "nodes", fresh.gone)["component"].to_numpy(np.int64)
    take_place(connection, fresh)
    words = judged(standing, dict(zip(fresh.mentions["mention_id"], fresh.mentions["node"].tolist(), strict=True)))
    scored = _scored(connection, pd.concat([met.anew, met.again]), words, models)
    lost = _lost(connection, met.lost)
    again = scored.merge(met.again, on=["left", "right"])
    found = scored[linked(scored, models)]
    touched = [frame[["left", "right"]].to_numpy(np.int64).ravel() for frame in (found, again, lost)]
    touched += [np.array(words.same, dtype=np.int64).ravel(), fresh.nodes["node"].to_numpy(np.int64), fresh.stay]
    inside = _inside(connection, np.concatenate(touched), left)
    change = _Change(fresh, scored, lost, inside, len(met.anew) + len(met.again))
    return _concluded(connection, standing, change, models)


def _inside(connection: duckdb.DuckDBPyConnection, touched: Numbers, components: Numbers) -> pd.DataFrame:
    """node, component of all that hangs together with a touched node, or did with one that is gone."""
    here = ask(connection, "nodes", touched)["component"].to_numpy(np.int64)
    return ask(connection, "nodes of components", np.r_[here, components])


def _scored(connection: duckdb.DuckDBPyConnection, pairs: pd.DataFrame, words: Judged, models: Models) -> pd.DataFrame:
    """left, right (numbers, left < right), score, model, and a level per field of those near enough, or judged."""
    asked = pd.DataFrame(words.pairs(), columns=["left", "right"], dtype=np.int64)
    known, number = load(connection, np.unique(pd.concat([pairs, asked]).to_numpy(np.int64)))
    order = np.argsort(number)

    def by_number(some: pd.DataFrame, *, floor: bool) -> pd.DataFrame:
        at = {side: order[np.searchsorted(number[order], some[side].to_numpy())] for side in ("left", "right")}
        found = score_partition(known, pd.DataFrame(at), models, floor=floor)
        return found.assign(**{side: number[found[side].to_numpy()] for side in ("left", "right")})

    parts = [by_number(pairs.iloc[at : at + PARTITION], floor=True) for at in range(0, len(pairs), PARTITION)]
    every = pd.concat([by_number(asked, floor=False), *parts], ignore_index=True)
    return every.drop_duplicates(["left", "right"], ignore_index=True)


def _lost(connection: duckdb.DuckDBPyConnection, pairs: pd.DataFrame) -> pd.DataFrame:
    """Of these pairs (left < right) those that were kept because they met, and do so no more."""
    connection.register("lost", pairs)
    kept = connection.execute(_KNOWN).df()
    connection.unregister("lost")
    return kept[meet_no_more(connection, kept)]


def _concluded(
    connection: duckdb.DuckDBPyConnection, standing: Sequence[Decision], change: _Change, models: Models
) -> Increment:
    inside, gone = change.inside["node"].to_numpy(np.int64), change.fresh.gone
    stored = _stored(connection, inside, gone)
    pairs = pd.concat([change.scored[_SCORED], _known(stored, change.lost, gone, models)]).drop_duplicates(
        ["left", "right"]
    )
    known, number = load(connection, np.unique(np.r_[inside, pairs["left"], pairs["right"]].astype(np.int64)))
    at = pd.Series(np.arange(len(number)), index=number)
    ends = np.sort(at[pairs[["left", "right"]].to_numpy().ravel()].to_numpy().reshape(-1, 2), axis=1)
    pairs = pairs.assign(left=ends[:, 0], right=ends[:, 1]).sort_values(["left", "right"], ignore_index=True)
    mentions = ask(connection, "mentions of nodes", inside).sort_values("mention_id", ignore_index=True)
    known = replace(known, node=at[mentions["node"].to_numpy()].to_numpy(np.intp))
    words = words_on(standing, mentions, known)
    members, shown, report = concluded(mentions, known, pairs, words, models)
    label = hanging_together(len(known), pairs, linked(pairs, models), words)
    return Increment(
        members=members,
        pairs=shown.assign(**{side: number[shown[side].to_numpy()] for side in ("left_node", "right_node")}),
        report=[("compared pairs", change.compared, ""), *report],
        before=pd.concat([change.fresh.before, mentions["mention_id"]]).drop_duplicates(),
        stored=stored,
        components=_moved(change.inside, number, label, at),
    )


def _stored(connection: duckdb.DuckDBPyConnection, inside: Numbers, gone: Numbers) -> pd.DataFrame:
    connection.register("inside_node", pd.DataFrame({"node": inside}))
    connection.register("gone_node", pd.DataFrame({"node": gone}))
    found = connection.execute(_STORED).df()
    connection.unregister("inside_node")
    connection.unregister("gone_node")
    return found


def _known(stored: pd.DataFrame, lost: pd.DataFrame, gone: Numbers, models: Models) -> pd.DataFrame:
    """Of stored pairs those that still meet, as `_scored` gives them."""
    ends = np.sort(stored[["left_node", "right_node"]].to_numpy(np.int64), axis=1)
    frame = pd.DataFrame({"left": ends[:, 0], "right": ends[:, 1], "score": stored["score"].to_numpy(np.float64)})
    levels = unwritten(stored["levels"].to_numpy(dtype=object), PARTY_FIELDS)
    model = stored["kind"].map({by.kind: at for at, by in enumerate(models)}).to_numpy(np.int8)
    frame = frame.assign(model=model, **levels)
    stays = stored["met"].to_numpy(dtype=bool) & ~np.isin(ends, gone).any(axis=1)
    left = frame.merge(lost.assign(lost=True), on=["left", "right"], how="left")["lost"].isna().to_numpy()
    return frame[stays & left]


def _moved(inside: pd.DataFrame, number: Numbers, label: Numbers, at: pd.Series) -> pd.DataFrame:
    """node, component of nodes whose component is another now: each is named by the smallest number in it."""
    smallest = pd.Series(number).groupby(label).transform("min").to_numpy()
    now = smallest[at[inside["node"].to_numpy()].to_numpy()]
    changed = now != inside["component"].to_numpy()
    return pd.DataFrame({"node": inside["node"].to_numpy()[changed], "component": now[changed]})
