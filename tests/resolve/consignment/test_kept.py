"""What changed is compared anew, and the rest stays: the result is that of a full run, and of any order of loading."""

from __future__ import annotations

import random
from typing import Any

import pytest

from catchgraph.case.decisions import Decision
from catchgraph.resolve.consignment import scope
from catchgraph.resolve.consignment.facts import GIVEN
from catchgraph.resolve.consignment.run import consign
from tests.resolve.consignment.papers import Papers

#: What a run leaves, but for the state of the next.
TABLES = ("part_of", "part_candidate", "under", "counts_not", "report")
STATE = (
    "part_fact",
    "part_paper",
    "part_pair",
    "part_crowd",
    "part_crowded",
    "part_key",
    "part_box",
    "part_open",
    "copy_of",
)


def left(papers: Papers, tables: tuple[str, ...] = TABLES) -> dict[str, list[tuple[Any, ...]]]:
    """Rows of these tables of `resolve`, sorted."""
    return {table: papers.ask(f"FROM resolve.{table} ORDER BY ALL") for table in tables}


def some(rng: random.Random, number: int) -> dict[str, Any]:
    """What a paper says, of few parties, numbers, days and weights, so that much meets."""
    bills = [f"ZZMB000000{rng.randint(1, 9):04}"] if rng.random() < 0.3 else []
    return {
        "kind": rng.choice(["bill", "bill", "entry", "export"]),
        "id_": f"{number:03}",
        "day": f"2025-03-{rng.randint(1, 9):02}",
        "parties": {
            "shipper": f"company:s{rng.randint(1, 2)}",
            "consignee": f"company:c{rng.randint(1, 3)}",
        },
        "bills": bills,
        "kg": rng.choice([1_000.0, 2_000.0, 2_020.0, 4_000.0]),
        "number": f"000000{rng.randint(1, 9):04}",
        "container": [f"CSQU{rng.randint(1, 9)}"] if rng.random() < 0.3 else [],
    }


def sparse(rng: random.Random, number: int) -> dict[str, Any]:
    """What a paper says of many numbers and parties, some under a master, void, again or in a shared container."""
    cited = f"ZZMB000000{rng.randint(1, 60):04}"
    return some(rng, number) | {
        "kind": rng.choice(["bill", "bill", "entry", "export", "refusal"]),
        "day": f"2025-03-{rng.randint(1, 28):02}",
        "parties": {
            "shipper": f"company:s{rng.randint(1, 4)}",
            "consignee": f"company:c{rng.randint(1, 12)}",
        },
        "bills": [cited] if rng.random() < 0.5 else [],
        "entries": [f"000000{rng.randint(1, 60):04}"] if rng.random() < 0.5 else [],
        "kg": rng.choice([1_000.0, 1_020.0, 1_500.0, 2_000.0, 2_020.0, 4_000.0, 8_000.0]),
        "number": f"000000{rng.randint(1, 60):04}",
        "container": [f"CSQU{rng.randint(1, 40)}"] if rng.random() < 0.5 else [],
        "bill": {
            "kind": rng.choice(["plain", "house", "master"]),
            "master": cited if rng.random() < 0.3 else None,
            "status": rng.choice(["new", "new", "amended", "deleted"]),
        },
    }


def add(papers: Papers, said: dict[str, Any]) -> str:
    """The paper, in the file of now; returns its id."""
    more = {"parties": said["parties"], "containers": said["container"]}
    lines = [("030617", said["kg"])]
    if said["kind"] == "bill":
        gross = said["kg"] * 1.08
        return papers.bill(
            said["id_"], said["number"], said["day"], "ZZMB", gross_kg=gross, **more | said.get("bill", {})
        )
    if said["kind"] == "entry":
        number = said["number"] if "entries" in said else None
        return papers.entry(said["id_"], said["day"], number=number, bills=said["bills"], lines=lines, **more)
    if said["kind"] == "refusal":
        return papers.other("refusal", said["id_"], bills=said["bills"], entries=said["entries"])
    day = said["day"].replace("-03-", "-02-")
    return papers.export(said["id_"], day, bills=said["bills"], lines=lines, **more)


@pytest.mark.parametrize("seed", [0, *(pytest.param(one, marks=pytest.mark.slow) for one in range(1, 6))])
def test_an_increment_equals_a_full_run(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # So that keys become too common, and are so no more.
    monkeypatch.setitem(GIVEN, "crowd", 4)
    rng = random.Random(seed)
    grown, whole = Papers(), Papers()
    number = 0
    # The fast one takes a step less.
    for step in range(4 if seed else 3):
        for one in (grown, whole):
            one.next_file()
        for _ in range(60 if step == 0 else 10):
            number += 1
            said = some(rng, number)
            add(grown, said)
            add(whole, said)
        moved = set()
        if step:
            mentions = [mention for (mention,) in grown.ask("SELECT mention_id FROM resolve.member ORDER BY ALL")]
            moved = {*rng.sample(mentions, 3)}
            for one in (grown, whole):
                one.connection.execute(
                    "UPDATE resolve.member SET entity_id = 'company:c1' WHERE mention_id IN (SELECT unnest(?))",
                    [sorted(moved)],
                )
        compared = consign(grown.connection, moved).compared
        everything = consign(whole.connection, None).compared
        assert left(grown) == left(whole)
        assert left(grown, STATE) == left(whole, STATE)
        assert step == 0 or compared <= everything
    assert len(left(grown)["part_of"]) >= 10


@pytest.mark.parametrize("seed", [0, *(pytest.param(one, marks=pytest.mark.slow) for one in range(1, 12))])
def test_only_what_hangs_together_with_a_change_is_decided_anew(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # However much it is.
    monkeypatch.setattr(scope, "MOST", 2.0)
    monkeypatch.setitem(GIVEN, "crowd", 5)
    rng = random.Random(seed)
    grown, whole = Papers(), Papers()
    judged: list[Decision] = []
    number, records = 0, list[str]()
    for step in range(6 if seed else 3):
        for one in (grown, whole):
            one.next_file()
        again = rng.sample(records, 2) if step else []
        for _ in range(120 if step == 0 else 4):
            number += 1
            said = sparse(rng, number)
            add(grown, said)
            records.append(add(whole, said))
        for one in (grown, whole):
            # Of records of before another line, and another citation.
            for record in again[:1]:
                one.line(record, "030617", 500.0)
            for record in again[1:]:
                one.cite(record, "bill", "ZZMB0000000007")
        decided = consign(grown.connection, frozenset(), judged).decided
        consign(whole.connection, None, judged)
        assert left(grown) == left(whole), step
        assert left(grown, STATE) == left(whole, STATE), step
        # Other judgements than before let everything be decided anew.
        assert decided == number if step < 2 else decided < number
        if step == 0:
            joined = grown.ask("SELECT record_id, joined_to FROM resolve.part_of WHERE basis <> 'anchor' ORDER BY ALL")
            assert joined
            judged = [
                Decision("judgement", tuple(sorted(pair)), "different", "why", "who", "2025-01-01")
                for pair in joined[:2]
                if None not in pair
            ]
    assert len(left(grown)["part_of"]) >= 20


def test_the_order_of_loading_changes_nothing() -> None:
    rng = random.Random(7)
    said = [some(rng, number) for number in range(80)]
    results = []
    for order in (said, said[::-1]):
        papers = Papers()
        for one in order:
            add(papers, one)
        consign(papers.connection)
        results.append(left(papers))
    assert results[0] == results[1]


def test_ids_survive_and_those_that_are_gone_say_what_became_of_them() -> None:
    papers = Papers()
    papers.bill("1", "0000000001", "2025-03-10", "ZZMB")
    papers.bill("2", "0000000002", "2025-03-10", "ZZMB")
    papers.entry("1", "2025-03-11", bills=["ZZMB0000000001"])
    papers.entry("2", "2025-03-11", bills=["ZZMB0000000002"])
    papers.together()
    before = dict(papers.ask("SELECT record_id, consignment_id FROM resolve.part_of"))
    papers.other("harvest_report", "1")
    papers.together()
    assert dict(papers.ask("SELECT record_id, consignment_id FROM resolve.part_of")) == before
    # An entry that cites both bills makes them one; the id of either goes on, and the other leads to it.
    papers.entry("3", "2025-03-11", bills=["ZZMB0000000001", "ZZMB0000000002"])
    buried = consign(papers.connection).tombstones
    (kept,) = {one for (one,) in papers.ask("SELECT consignment_id FROM resolve.part_of")}
    assert kept in before.values()
    assert [(row.entity_id, row.successors, row.reason) for row in buried.itertuples()] == [
        (({*before.values()} - {kept}).pop(), [kept], "merged")
    ]
