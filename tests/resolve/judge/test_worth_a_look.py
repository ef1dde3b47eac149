"""What `resolve` reports: notes counted by family, large and long entities, and those that hold a conflict."""

from __future__ import annotations

import itertools
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from catchgraph.model import kinds
from catchgraph.resolve.core.notes import summarised
from catchgraph.resolve.explain.strongest_links import Link
from catchgraph.resolve.judge.worth_a_look import LONG, Watched, diameter, watched
from tests.resolve.doubts import LEVELS, add_pair, doubtful


def test_few_notes_are_named_and_many_are_counted() -> None:
    common = "key too common: these were not compared by it"
    rows = [("vessel", f"name: ALBA {n}", 100 + n, common) for n in range(40)]
    rows += [("vessel", f"call sign: HO{n}", 60, common) for n in range(2)]
    rows += [("company", "stem: OCEAN", 900, common), ("vessel", "273338570", 1, "not joined")]
    assert summarised(rows) == [
        f"company: stem: OCEAN: {common}",
        f"vessel: 42 times: {common} (40 by name, 2 by call sign; the largest: name: ALBA 39, 139 records)",
        "vessel: 273338570: not joined",
    ]


def test_families_that_are_too_common_are_named_each_with_what_they_left_out() -> None:
    rows = [("company", f"not compared by {family}", 6000 + n, "keys too common") for n, family in enumerate("abcd")]
    assert summarised(rows) == [
        "company: keys too common: not compared by a (6,000 records), not compared by b (6,001 records), "
        "not compared by c (6,002 records), not compared by d (6,003 records)"
    ]


def test_a_note_on_all_of_a_kind_names_the_kind_once() -> None:
    assert summarised([("vessels that documents name", "vessels that documents name", 67, "36 of 67 are tied")]) == [
        "vessels that documents name: 36 of 67 are tied"
    ]


@given(st.integers(0, 30))
def test_a_chain_is_as_long_as_its_links(count: int) -> None:
    names = [f"m{n:02}" for n in range(count + 1)]
    assert diameter([Link(a, b, 1.0) for a, b in itertools.pairwise(names)]) == count


def test_a_star_is_short() -> None:
    assert diameter([Link("a", f"b{n}", 1.0) for n in range(20)]) == 2


def test_large_long_and_conflicting_entities(tmp_path: Path) -> None:
    case = doubtful(tmp_path / "case")
    # c1–d1 scores enough and is held apart.
    assert watched(case) == [Watched("vessel:c", "conflict", 1)]
    with case.write() as connection:
        for n in range(kinds.PERSON.records):
            connection.execute("INSERT INTO resolve.member VALUES (?, 'person:many', 1.0, 'x')", [f"mention:x{n:02}"])
        for n in range(LONG):
            add_pair(connection, "person", f"x{n:02}", f"x{n + 1:02}", 9.0, LEVELS["person"], "linked")
    found = watched(case)
    assert Watched("person:many", "size", kinds.PERSON.records) in found
    assert Watched("person:many", "chain", LONG) in found
    assert "review --conflicts" in found[1].said()
