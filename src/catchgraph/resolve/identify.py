"""Entity ids that survive re-runs: a cluster keeps the id of the entity with which it shares most mentions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from catchgraph.model.ids import make_id


@dataclass(frozen=True, slots=True)
class Identified:
    """`members`: mention_id, entity_id. `tombstones`: entity_id, successors, reason (`merged`, `split`, or `another
    kind`: what was called a person is called a company now, or the other way round).
    """

    members: pd.DataFrame
    tombstones: pd.DataFrame


def identify(clusters: pd.DataFrame, previous: pd.DataFrame, *, taken: frozenset[str] = frozenset()) -> Identified:
    """Ids for clusters (mention_id, cluster, kind), given the members of the run before (mention_id, entity_id).

    A new id is its kind, a colon and a hash of the cluster's smallest mention id, so that a first run gives the same
    ids whatever the order of its input; an id is kept by what is of its kind. `taken`: ids of entities that stay as
    they are and are not among `clusters`.
    """
    both = clusters.merge(previous, on="mention_id", how="left")
    was = [str(entity).partition(":")[0] for entity in both["entity_id"].tolist()]
    both = both[np.array(was, dtype=object) == both["kind"].to_numpy(dtype=object)]
    first = clusters.groupby("cluster").agg(mention_id=("mention_id", "min"), kind=("kind", "first"))
    kept = _largest_overlaps(both, first)
    minted = _mint(first[~first.index.isin(kept.keys())], {*kept.values(), *taken})
    ids = {**kept, **minted}
    named = pd.Series([ids[cluster] for cluster in clusters["cluster"].tolist()], index=clusters.index, dtype=object)
    members = clusters.assign(entity_id=named)[["mention_id", "entity_id"]]
    return Identified(members, _tombstones(previous, members))


def _largest_overlaps(both: pd.DataFrame, first: pd.DataFrame) -> dict[int, str]:
    """Cluster → kept id: largest overlap first, then the id minted from its smallest mention, then by id.

    So a split undone gives back the id of before.
    """
    counts = both.groupby(["cluster", "entity_id"]).size().reset_index(name="shared")
    firsts = first.loc[counts["cluster"]]
    counts["first"] = firsts["mention_id"].to_numpy()
    own = [make_id(kind, mention) for kind, mention in zip(firsts["kind"], firsts["mention_id"], strict=True)]
    counts["own"] = counts["entity_id"].to_numpy() == np.array(own, dtype=object)
    ordered = counts.sort_values(["shared", "own", "entity_id", "first"], ascending=[False, False, True, True])
    # A cluster whose best entity went to another takes none: it is the part that split off or was merged.
    taken: set[str] = set()
    kept: dict[int, str] = {}
    for cluster, entity in zip(ordered["cluster"], ordered["entity_id"], strict=True):
        if cluster not in kept and entity not in taken:
            kept[cluster] = entity
            taken.add(entity)
    return kept


def _mint(first: pd.DataFrame, taken: set[str]) -> dict[int, str]:
    minted: dict[int, str] = {}
    ordered = first.sort_values("mention_id")
    for cluster, mention, kind in zip(ordered.index.tolist(), ordered["mention_id"], ordered["kind"], strict=True):
        entity, salt = make_id(kind, mention), 0
        while entity in taken:
            salt += 1
            entity = make_id(kind, mention, str(salt))
        taken.add(entity)
        minted[cluster] = entity
    return minted


def _tombstones(previous: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """Entities that lost mentions to others: `split` where several have them now, else `merged`; `another kind` where
    all went to one that holds nothing else and is of another kind.
    """
    moved = previous.merge(members, on="mention_id", suffixes=("", "_now"))
    heirs = moved[["entity_id", "entity_id_now"]].drop_duplicates()
    several = heirs["entity_id"].duplicated(keep=False)
    changed = heirs[several | (heirs["entity_id"] != heirs["entity_id_now"])]
    now = changed.groupby("entity_id")["entity_id_now"].agg(sorted)
    size = members["entity_id"].value_counts()
    was = previous["entity_id"].value_counts()
    reasons = [_reason(str(entity), heirs, was, size) for entity, heirs in now.items()]
    return pd.DataFrame({"entity_id": now.index, "successors": now.to_numpy(), "reason": reasons})


def _reason(entity: str, heirs: list[str], was: pd.Series, now: pd.Series) -> str:
    if len(heirs) > 1:
        return "split"
    turned = entity.partition(":")[0] != heirs[0].partition(":")[0] and was[entity] >= now[heirs[0]]
    return "another kind" if turned else "merged"
