"""What changed is worked out by itself, and the result is that of a full run: same pairs, scores, clusters and ids."""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import decide
from catchgraph.resolve import run
from catchgraph.resolve.core import keys
from catchgraph.resolve.kept import new_pairs
from catchgraph.resolve.party import features as party_features
from catchgraph.resolve.run import resolve
from tests.resolve.cases import case_with, fill, members, party, together
from tests.resolve.namesakes import HULLS, PLACES, WORDS, invented

TABLES = {
    "member": "SELECT * FROM resolve.member ORDER BY ALL",
    "pair": "SELECT * EXCLUDE (left_node, right_node) FROM resolve.pair ORDER BY ALL",
    "tombstone": "SELECT entity_id, successors, reason, run FROM resolve.tombstone ORDER BY ALL",
    "event": "SELECT * FROM resolve.participant ORDER BY ALL",
    # What the next run takes up from; the numbers of nodes, names and places say nothing.
    "mentions": """SELECT s.mention_id, s.digest, s.alike, s.evidence, n.mention_id FROM resolve.mention_state AS s
        LEFT JOIN resolve.node_state AS n USING (node) ORDER BY ALL""",
    "nodes": """SELECT n.mention_id, n.evidence, n.apart, near, n.address, n.country, list_sort(identifiers),
        list_sort(phones), list_sort(vessels), p.* EXCLUDE (place) FROM resolve.node_state AS n
        LEFT JOIN resolve.place_state AS p USING (place) ORDER BY ALL""",
    "names": """SELECT n.mention_id, s.* EXCLUDE (name)
        FROM (SELECT mention_id, unnest(names) AS name FROM resolve.node_state) AS n
        FULL JOIN resolve.name_state AS s USING (name) ORDER BY ALL""",
    "nowhere": "SELECT * FROM resolve.place_state ANTI JOIN resolve.node_state USING (place)",
    "keys": """SELECT n.mention_id, key FROM resolve.key_state
        LEFT JOIN resolve.node_state AS n USING (node) ORDER BY ALL""",
    "components": """SELECT mention_id, min(mention_id) OVER (PARTITION BY component)
        FROM resolve.node_state ORDER BY ALL""",
    "nodes of pairs": """SELECT p.kind, p."left", p."right", a.mention_id, b.mention_id FROM resolve.pair AS p
        LEFT JOIN resolve.node_state AS a ON a.node = left_node
        LEFT JOIN resolve.node_state AS b ON b.node = right_node ORDER BY ALL""",
}


def result(case: CaseFolder) -> dict[str, list[Any]]:
    with case.read() as connection:
        return {name: connection.execute(query).fetchall() for name, query in TABLES.items()}


def copied(case: CaseFolder, folder: Path) -> CaseFolder:
    shutil.copytree(case.path, folder)
    return CaseFolder(folder)


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys are too common from four members on; nothing is too much to take up."""
    monkeypatch.setattr(keys.capped, "__defaults__", (3,))
    monkeypatch.setattr(new_pairs, "CAP", 3)
    monkeypatch.setattr(party_features, "CROWD", 3)
    monkeypatch.setattr(run, "_MOST_CHANGED", 2.0)


def compare(rows: list[dict[str, Any]], rng: random.Random, folder: Path) -> None:
    """Several steps of adding, removing and changing; after each, what was taken up equals a full run."""
    here = [row for row in rows if rng.random() < 0.7]
    case = case_with(folder / "case", HULLS, here)
    resolve(case)
    for step in range(2):
        here = [row for row in rows if rng.random() < 0.85]
        rng.shuffle(here)
        for at in rng.sample(range(len(here)), min(2, len(here))):
            here[at] = invented(int(here[at]["mention_id"].removeprefix("mention:")), rng)
        fill(case, HULLS[: rng.choice((2, 3))], here)
        if rng.random() < 0.5 and len(here) > 1:
            companies = [row["mention_id"] for row in here if "legal form" in row["signs"]]
            if len(companies) > 1:
                decide(case, "judgement", rng.sample(companies, 2), rng.choice(("same", "different", "withdrawn")), "x")
        whole = copied(case, folder / f"whole{step}")
        assert resolve(case).why == ""
        assert resolve(whole, full=True).why == "asked for"
        assert result(case) == result(whole)
        afresh = case_with(folder / f"afresh{step}", HULLS[:0], [])
        shutil.copytree(case.path, afresh.path, dirs_exist_ok=True)
        with afresh.write() as connection:
            for table in ("member", "pair", "tombstone"):
                connection.execute(f"DELETE FROM resolve.{table}")
        resolve(afresh, full=True)
        assert together(afresh) == together(case)


@pytest.mark.long
@pytest.mark.usefixtures("narrow")
@settings(max_examples=2, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**9), st.integers(0, 45))
def test_what_is_taken_up_equals_a_full_run(seed: int, count: int) -> None:
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        compare([invented(number, rng) for number in range(count)], rng, Path(folder))


def test_nothing_changed_compares_nothing(tmp_path: Path) -> None:
    rng = random.Random(3)
    case = case_with(tmp_path / "case", HULLS, [invented(number, rng) for number in range(30)])
    resolve(case)
    before = result(case)
    said: list[str] = []
    assert resolve(case, progress=said.append).why == ""
    assert result(case) == before
    assert said == []


def test_an_untouched_entity_keeps_its_id_and_only_the_new_is_compared(tmp_path: Path) -> None:
    rows = [party(f"{number}", f"{word} SHIPPING LTD", address=PLACES[0]) for number, word in enumerate(WORDS * 2)]
    case = case_with(tmp_path / "case", [], rows)
    resolve(case)
    before = members(case)
    fill(case, [], [*rows, party("99", "KAIHO SHIPPING LIMITED", address=PLACES[0])])
    said: list[str] = []
    assert resolve(case, progress=said.append).why == ""
    assert members(case) == {**before, "99": before["8"]}
    assert said == ["comparing 1 mentions of companies and persons that changed, of 21"]


@pytest.mark.usefixtures("narrow")
@pytest.mark.long
def test_a_name_alone_that_becomes_too_common_parts_its_records_and_joins_them_again(tmp_path: Path) -> None:
    rows = [party(str(number), "REFER TO SHIPPING FILE LTD") for number in range(4)]
    case = case_with(tmp_path / "case", [], rows[:3])
    assert resolve(case).why == "first run"
    assert len(set(members(case).values())) == 1
    for some, entities in ((rows, 4), (rows[1:], 1)):
        fill(case, [], some)
        resolve(case)
        assert len(set(members(case).values())) == entities
        whole = copied(case, tmp_path / f"whole{len(some)}")
        resolve(whole, full=True)
        assert result(whole) == result(case)


TOWNS = ("SUVA", "APIA", "VIGO", "PALAU", "BUSAN")


@pytest.mark.usefixtures("narrow")
@pytest.mark.long
def test_a_key_that_becomes_too_common_and_is_so_no_more(tmp_path: Path) -> None:
    rows = [
        party(f"{number}", "KAIHO FISHERY LTD", address=f"{number} QUAY STREET, {town}")
        for number, town in enumerate(TOWNS)
    ]
    case = case_with(tmp_path / "case", [], rows[:3])
    resolve(case)
    # Three may meet by a key of the name; five in five towns may not.
    assert together(case) == {frozenset("012")}
    before = members(case)
    for now, expected in ((rows, {frozenset(key) for key in "01234"}), (rows[:3], {frozenset("012")})):
        fill(case, [], now)
        whole = copied(case, tmp_path / f"whole{len(now)}")
        assert resolve(case).why == ""
        resolve(whole, full=True)
        assert result(case) == result(whole)
        assert together(case) == expected
    assert members(case) == before


def test_one_more_record_of_a_known_party_leaves_its_node_as_it_was(tmp_path: Path) -> None:
    rows = [party(f"{number}", f"{word} SHIPPING LTD", address=PLACES[0]) for number, word in enumerate(WORDS)]
    case = case_with(tmp_path / "case", [], rows)
    resolve(case)
    numbers = "SELECT mention_id, node FROM resolve.node_state ORDER BY ALL"
    with case.read() as connection:
        before = connection.execute(numbers).fetchall()
    fill(case, [], [*rows, party("99", f"{WORDS[0]} SHIPPING LTD", address=PLACES[0])])
    assert resolve(case).why == ""
    with case.read() as connection:
        assert connection.execute(numbers).fetchall() == before
    assert members(case)["99"] == members(case)["0"]


def test_only_the_kind_that_changed_is_compared(tmp_path: Path) -> None:
    rows = [party("1", "SEIN SHIPPING LTD", address=PLACES[0]), party("2", "PNP FERNANDO", address=PLACES[0])]
    case = case_with(tmp_path / "case", [], [*rows, party("3", "SEIN SHIPPING INC", address=PLACES[0])])
    assert resolve(case).compared == 1
    fill(case, [], [*rows, party("4", "PNP FERNANDO", address=PLACES[2])])
    # Of the company that is gone nothing is left to compare; two persons of one name at two places share no key.
    assert resolve(case).compared == 0
    fill(case, [], rows)
    assert resolve(case).compared == 0


def test_other_code_or_weights_compare_everything_anew_and_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = case_with(tmp_path / "case", HULLS, [party("1", "SEIN SHIPPING LTD")])
    assert resolve(case).why == "first run"
    monkeypatch.setattr(run, "code_digest", lambda: "other")
    assert resolve(case).why == "another version, other weights or libraries"
    assert resolve(case).why == ""
