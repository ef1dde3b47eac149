"""Entity ids that survive re-runs: a cluster keeps the id of the entity with which it shares most mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

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
    was = _by_mention(previous)
    mentions, numbers, kinds = (clusters[name].tolist() for name in ("mention_id", "cluster", "kind"))
    first: dict[int, tuple[str, str]] = {}
    for mention, cluster, kind in zip(mentions, numbers, kinds, strict=True):
        known = first.get(cluster)
        if known is None or mention < known[1]:
            first[cluster] = (kind, mention)
    shared = Counter(zip(numbers, map(was.get, mentions), strict=True))
    ids = _largest_overlaps(shared, first)
    ids |= _mint({cluster: of for cluster, of in first.items() if cluster not in ids}, {*ids.values(), *taken})
    entities = [ids[cluster] for cluster in numbers]
    members = clusters[["mention_id"]].assign(entity_id=pd.Series(entities, index=clusters.index, dtype=object))
    return Identified(members, _tombstones(was, dict(zip(mentions, entities, strict=True))))


def _by_mention(members: pd.DataFrame) -> dict[str, str]:
    return dict(zip(members["mention_id"].tolist(), members["entity_id"].tolist(), strict=True))


def _largest_overlaps(
    shared: Mapping[tuple[int, str | None], int], first: Mapping[int, tuple[str, str]]
) -> dict[int, str]:
    """Cluster → kept id: largest overlap first, then the id minted from its smallest mention, then by id.

    So a split undone gives back the id of before. `first`: cluster → kind, smallest mention.
    """
    ordered = sorted(
        (-count, make_id(*first[cluster]) != entity, entity, first[cluster][1], cluster)
        for (cluster, entity), count in shared.items()
        if entity is not None and entity.partition(":")[0] == first[cluster][0]
    )
    # A cluster whose best entity went to another takes none: it is the part that split off or was merged.
    taken: set[str] = set()
    kept: dict[int, str] = {}
    for _, _, entity, _, cluster in ordered:
        if cluster not in kept and entity not in taken:
            kept[cluster] = entity
            taken.add(entity)
    return kept


def _mint(first: Mapping[int, tuple[str, str]], taken: set[str]) -> dict[int, str]:
    minted: dict[int, str] = {}
    for cluster, (kind, mention) in sorted(first.items(), key=lambda item: item[1][1]):
        entity, salt = make_id(kind, mention), 0
        while entity in taken:
            salt += 1
            entity = make_id(kind, mention, str(salt))
        taken.add(entity)
        minted[cluster] = entity
    return minted


def _tombstones(was: Mapping[str, str], now: Mapping[str, str]) -> pd.DataFrame:
    """Entities that lost mentions to others: `split` where several have them now, else `merged`; `another kind` where
    all went to one that holds nothing else and is of another kind. `was`, `now`: mention → entity.
    """
    heirs: dict[str, set[str]] = {}
    for mention, entity in was.items():
        if mention in now:
            heirs.setdefault(entity, set()).add(now[mention])
    changed = sorted((entity, sorted(found)) for entity, found in heirs.items() if found != {entity})
    before, after = Counter(was.values()), Counter(now.values())
    rows = [(entity, found, _reason(entity, found, before, after)) for entity, found in changed]
    return pd.DataFrame(rows, columns=["entity_id", "successors", "reason"], dtype=object)


def _reason(entity: str, heirs: list[str], was: Mapping[str, int], now: Mapping[str, int]) -> str:
    if len(heirs) > 1:
        return "split"
    turned = entity.partition(":")[0] != heirs[0].partition(":")[0] and was[entity] >= now[heirs[0]]
    return "another kind" if turned else "merged"
