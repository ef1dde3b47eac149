"""Entity ids that survive re-runs: a cluster keeps the id of the entity with which it shares most mentions."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from catchgraph.model.ids import make_id


@dataclass(frozen=True, slots=True)
class Identified:
    """`members`: mention_id, entity_id. `tombstones`: entity_id, successors, reason (`merged` or `split`)."""

    members: pd.DataFrame
    tombstones: pd.DataFrame


def identify(
    clusters: pd.DataFrame, previous: pd.DataFrame, kind: str, *, taken: frozenset[str] = frozenset()
) -> Identified:
    """Ids for clusters (mention_id, cluster), given the members of the run before (mention_id, entity_id).

    A new id is `kind:` and a hash of the cluster's smallest mention id, so that a first run gives the same ids
    whatever the order of its input. `taken`: ids of entities that stay as they are and are not among `clusters`.
    """
    previous = previous[previous["entity_id"].str.startswith(f"{kind}:")]
    both = clusters.merge(previous, on="mention_id", how="left")
    first = clusters.groupby("cluster")["mention_id"].min()
    kept = _largest_overlaps(both, first, kind)
    minted = _mint(first[~first.index.isin(kept.keys())], {*kept.values(), *taken}, kind)
    ids = {**kept, **minted}
    named = pd.Series([ids[cluster] for cluster in clusters["cluster"].tolist()], index=clusters.index, dtype=object)
    members = clusters.assign(entity_id=named)[["mention_id", "entity_id"]]
    return Identified(members, _tombstones(previous, members))


def _largest_overlaps(both: pd.DataFrame, first: pd.Series, kind: str) -> dict[int, str]:
    """Cluster → kept id: largest overlap first, then the id minted from its smallest mention, then by id.

    So a split undone gives back the id of before.
    """
    counts = both.dropna(subset=["entity_id"]).groupby(["cluster", "entity_id"]).size().reset_index(name="shared")
    counts["first"] = first.loc[counts["cluster"]].to_numpy()
    counts["own"] = [make_id(kind, mention) for mention in counts["first"].tolist()]
    counts["own"] = counts["own"] == counts["entity_id"]
    ordered = counts.sort_values(["shared", "own", "entity_id", "first"], ascending=[False, False, True, True])
    # A cluster whose best entity went to another takes none: it is the part that split off or was merged.
    taken: set[str] = set()
    kept: dict[int, str] = {}
    for cluster, entity in zip(ordered["cluster"], ordered["entity_id"], strict=True):
        if cluster not in kept and entity not in taken:
            kept[cluster] = entity
            taken.add(entity)
    return kept


def _mint(first: pd.Series, taken: set[str], kind: str) -> dict[int, str]:
    minted: dict[int, str] = {}
    for cluster, mention in sorted(first.items(), key=lambda item: str(item[1])):
        entity, salt = make_id(kind, str(mention)), 0
        while entity in taken:
            salt += 1
            entity = make_id(kind, str(mention), str(salt))
        taken.add(entity)
        minted[int(str(cluster))] = entity
    return minted


def _tombstones(previous: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """Entities that lost mentions to others: `split` where several have them now, else `merged`."""
    moved = previous.merge(members, on="mention_id", suffixes=("", "_now"))
    heirs = moved[["entity_id", "entity_id_now"]].drop_duplicates()
    several = heirs["entity_id"].duplicated(keep=False)
    changed = heirs[several | (heirs["entity_id"] != heirs["entity_id_now"])]
    now = changed.groupby("entity_id")["entity_id_now"].agg(sorted)
    reasons = ["merged" if len(successors) == 1 else "split" for successors in now]
    return pd.DataFrame({"entity_id": now.index, "successors": now.to_numpy(), "reason": reasons})
