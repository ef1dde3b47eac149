"""Ids of entities: minted once, kept by the largest part, followed after merges and splits."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.model.ids import make_id
from catchgraph.resolve.core.identify import identify


def clusters(*groups: str, kind: str = "vessel") -> pd.DataFrame:
    """`clusters("ab", "c")`: mentions a and b in cluster 0, c in 1."""
    rows = [(m, at, kind) for at, group in enumerate(groups) for m in group]
    return pd.DataFrame(rows, columns=["mention_id", "cluster", "kind"])


NONE = pd.DataFrame({"mention_id": [], "entity_id": []}, dtype=object)


def ids(members: pd.DataFrame) -> dict[str, str]:
    return dict(zip(members["mention_id"], members["entity_id"], strict=True))


def stones(frame: pd.DataFrame) -> list[tuple[str, list[str], str]]:
    return list(zip(frame["entity_id"], frame["successors"], frame["reason"], strict=True))


def test_a_new_cluster_is_named_after_its_smallest_mention() -> None:
    found = identify(clusters("ba"), NONE)
    assert ids(found.members) == {"a": make_id("vessel", "a"), "b": make_id("vessel", "a")}
    assert found.tombstones.empty


def test_a_second_run_changes_nothing() -> None:
    first = identify(clusters("ab", "c"), NONE)
    again = identify(clusters("c", "ab"), first.members)
    assert ids(again.members) == ids(first.members)
    assert again.tombstones.empty


def test_a_cluster_that_grows_downwards_keeps_its_id() -> None:
    first = identify(clusters("bc"), NONE)
    again = identify(clusters("abc"), first.members)
    assert set(ids(again.members).values()) == {make_id("vessel", "b")}


def test_a_merge_keeps_the_larger_part_and_buries_the_other() -> None:
    first = identify(clusters("a", "bc"), NONE)
    again = identify(clusters("abc"), first.members)
    assert set(ids(again.members).values()) == {make_id("vessel", "b")}
    assert stones(again.tombstones) == [(make_id("vessel", "a"), [make_id("vessel", "b")], "merged")]


def test_a_split_keeps_the_larger_part_and_names_both() -> None:
    first = identify(clusters("abc"), NONE)
    again = identify(clusters("a", "bc"), first.members)
    kept, new = make_id("vessel", "a"), ids(again.members)["a"]
    assert ids(again.members)["b"] == ids(again.members)["c"] == kept
    assert new != kept
    assert stones(again.tombstones) == [(kept, sorted([kept, new]), "split")]


def test_a_merge_undone_gives_the_ids_back() -> None:
    first = identify(clusters("ab", "c"), NONE)
    merged = identify(clusters("abc"), first.members)
    undone = identify(clusters("ab", "c"), merged.members)
    assert ids(undone.members) == ids(first.members)


def test_what_is_of_another_kind_now_gets_an_id_of_it_and_leaves_a_tombstone() -> None:
    before = identify(clusters("ab", "c", kind="person"), NONE).members
    now = pd.concat([clusters("ab", kind="company"), clusters("c", kind="person").assign(cluster=1)])
    found = identify(now.reset_index(drop=True), before)
    company, person = make_id("company", "a"), make_id("person", "c")
    assert ids(found.members) == {"a": company, "b": company, "c": person}
    assert stones(found.tombstones) == [(make_id("person", "a"), [company], "another kind")]


def test_a_person_that_becomes_part_of_a_firm_is_merged() -> None:
    before = pd.concat([identify(clusters("a", kind=kind), NONE).members for kind in ("person",)])
    firm = identify(clusters("bc", kind="company"), NONE).members
    found = identify(clusters("abc", kind="company"), pd.concat([before, firm], ignore_index=True))
    assert stones(found.tombstones) == [(make_id("person", "a"), [make_id("company", "b")], "merged")]


_PARTITION = st.lists(st.integers(0, 3), min_size=7, max_size=7)


@given(st.lists(_PARTITION, min_size=2, max_size=5))
def test_untouched_clusters_keep_their_ids_and_no_id_is_lost(runs: list[list[int]]) -> None:
    before, groups_before = NONE, {}
    for labels in runs:
        found = identify(pd.DataFrame({"mention_id": list("abcdefg"), "cluster": labels, "kind": "vessel"}), before)
        groups = grouped(found.members)
        assert sorted(map(len, groups.values())) == sorted(labels.count(label) for label in set(labels))
        for entity, members in groups_before.items():
            if members in groups.values():
                assert groups.get(entity) == members
        buried = {entity: heirs for entity, heirs, _ in stones(found.tombstones)}
        for entity in groups_before.keys() - groups.keys():
            assert buried[entity]
            assert set(buried[entity]) <= groups.keys()
        before, groups_before = found.members, groups


def grouped(members: pd.DataFrame) -> dict[str, set[str]]:
    """Entity → its mentions."""
    groups: dict[str, set[str]] = {}
    for mention, entity in ids(members).items():
        groups.setdefault(entity, set()).add(mention)
    return groups
