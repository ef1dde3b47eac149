"""Custody beside a truth that is wrong on purpose: each kind of difference is counted and named."""

import shutil

import pytest

from catchgraph.analyse.truth_custody import custody
from catchgraph.case.case import open_case
from catchgraph.cli.truth_tables import custody_table, strayed

from ..worlds import FIXTURES, first_run

# SORREL JACANA alone is behind the first line, which ends at sea; the second is not named by the truth of the story
# because nothing is behind it; the third names a record that is not there.
CHAINS = """
[[chain]]
line = "entries:XYZ-4412642-0"
ends = ["sea"]
[[chain.catch]]
line = "certificates:EC-2025-CC-09107/1"
vessel = "ffa:99208"
landed = "2025-08-18"
[[chain.catch]]
line = "certificates:EC-2025-CC-09100/1"
[[chain]]
line = "entries:XYZ-4410533-3"
ends = ["farm"]
[[chain]]
line = "entries:XYZ-0000000-0"
ends = ["sea"]
"""
# Three plants drew 85,120 kg of 80,000: the first says otherwise, the second names a paper that is not there.
DRAWS = """
[[component]]
key = "three-plants"
verdict = "over"
papers = [{ line = "certificates:VU-2025-CC-09282/1", kg = 80000 }]
draws = []
shortfall_kg = 5120
cut = ["certificates:VU-2025-CC-09282/1"]
[[component]]
key = "nearly-used-up"
verdict = "over"
papers = [{ line = "certificates:VU-2025-CC-09289/1", kg = 61650 }]
draws = []
shortfall_kg = 1
cut = ["certificates:VU-2025-CC-09289/1"]
[[component]]
key = "nobody"
verdict = "fits"
papers = [{ line = "certificates:XX-1/1", kg = 1 }]
draws = []
"""
# 13,000 kg came into the store and 12,750 left it; the second is a kilogram and a half too much; a certificate's is
# compared as a draw.
BALANCES = """
[[balance]]
kind = "storage"
subject = "storage:TW-2025-SD-00116"
in_high = 13000
out_low = 12750
complete = true
fits = true
[[balance]]
kind = "storage"
subject = "storage:ID-2025-SD-00137"
in_high = 10951.5
out_low = 10920
complete = true
fits = true
[[balance]]
kind = "certificate"
subject = "certificates:VU-2025-CC-09282"
"""
OCCASIONS = """
[[same]]
a = "transshipments:TD-25-2101"
b = "gfw:auth-found"
[[same]]
a = "transshipments:TD-25-2108"
b = "gfw:hs-second-row"
"""


@pytest.fixture
def held(tmp_path, tmp_path_factory, embedded_runtime):
    world, _ = first_run(tmp_path_factory)
    shutil.copy(FIXTURES / "truth" / "files.toml", tmp_path)
    written = {"chains": CHAINS, "draws": DRAWS, "balances": BALANCES, "occasions": OCCASIONS}
    for family, text in written.items():
        (tmp_path / f"{family}.toml").write_text(text, encoding="utf-8")
    return {one.kind: one for one in custody(open_case(world), tmp_path, FIXTURES / "truth.toml")}


def test_each_difference_is_counted_and_named(held):
    ends, caught = held["ends of chains"], held["catches of chains"]
    assert (ends.owed, ends.right) == (3, 1)
    assert ends.missed == [
        "entries:XYZ-4410533-3: farm, not nothing loaded",
        "entries:XYZ-0000000-0: sea, not nothing",
    ]
    # Every other line of the story that has a paper is found and not owed.
    assert "entries:XYZ-4412605-7: sea, not nothing loaded" in ends.wrong
    assert (caught.owed, caught.right) == (2, 1)
    assert caught.missed == ["entries:XYZ-4412642-0 from certificates:EC-2025-CC-09100/1: reached, not nothing"]
    assert caught.wrong == []
    draws = held["draws on papers"]
    assert (draws.owed, draws.found, draws.right) == (3, 2, 1)
    assert draws.missed == [
        "nearly-used-up: over and 1 and 1, not fits and 0 and 0",
        "nobody: fits and 0 and 0, not nothing",
    ]
    balances = held["balances"]
    assert (balances.owed, balances.right) == (2, 1)
    assert balances.missed == [
        "storage storage:ID-2025-SD-00137: 10,951.5 and 10,920 and yes and no, not 10,950 and 10,920 and yes and no"
    ]
    same = held["happenings that are one"]
    assert same.missed == ["transshipments:TD-25-2108 and gfw:hs-second-row: one, not nothing"]
    assert len(same.wrong) == 10


def test_the_table_shows_what_the_lines_name(held):
    rows = {row[0]: row[1:] for row in custody_table(list(held.values())).rows}
    assert rows["draws on papers"] == (3, 1, 2, 0, "50.0%", "33.3%")
    lines = list(strayed([held["draws on papers"]]))
    assert lines[0].startswith("Not as it is (draws on papers): nearly-used-up: ")
    assert len(lines) == 2
