"""A step whose rows nobody wrote is not asked: what is derived is the same as when all are."""

from dataclasses import replace

import pytest

from catchgraph.case.case import open_case
from catchgraph.case.filled import filled
from catchgraph.derive import derive as module
from catchgraph.derive.derive import derive
from catchgraph.derive.plan import plan
from catchgraph.read.forget import forget
from catchgraph.read.load import load
from catchgraph.resolve.run import resolve

from ..analyse.papers import build_papers
from ..conftest import ROOT
from ..tables import database, insert

FIXTURES = ROOT / "fixtures"


def encounters(folder):
    """Events and broadcasts: no trade."""
    case = open_case(folder, create=True)
    load(case, [FIXTURES / "carriers.csv", FIXTURES / "encounters.csv"])
    resolve(case)
    derive(case)
    return case


def tables(case):
    """Every derived table that a step makes."""
    with case.read() as connection:
        return {
            step.kind.table: connection.execute(f'SELECT * FROM derived."{step.kind.table}" ORDER BY ALL').fetchall()
            for step in plan()
            if step.kind
        }


@pytest.mark.parametrize("made", [build_papers, encounters], ids=lambda made: made.__name__)
def test_what_is_derived_is_what_asking_every_step_gives(made, tmp_path, monkeypatch):
    case = made(tmp_path / "case")
    found = tables(case)
    assert sum(bool(rows) for rows in found.values()) > 3
    monkeypatch.setattr(module, "_idle", lambda _: [])
    derive(case, anew=True)
    assert tables(case) == found


def test_what_is_forgotten_goes_although_no_row_is_left_to_ask(tmp_path):
    case = encounters(tmp_path / "case")
    forget(case, ["encounters.csv"])
    resolve(case)
    derive(case)
    assert tables(case)["encounter"] == tables(case)["took_part_in"] == []


def test_what_was_made_of_goods_goes_with_the_last_of_them(tmp_path):
    """Also what is made of temporary tables only: these are made as long as anything stands that was."""
    case = encounters(tmp_path / "case")
    made = ("contradicts", "chain", "way_end", "draw")
    with case.write() as connection:
        for table in made:
            insert(connection, f"derived.{table}", id="made of goods")
    derive(case, anew=True)
    with case.read() as connection:
        assert filled(connection, [f"derived.{table}" for table in made]) == frozenset()


def test_every_step_of_records_says_what_it_rests_on():
    nodes = {step.kind.label for step in plan() if step.kind and not step.rests}
    assert nodes == {"Vessel", "Company", "Facility", "Person"}


def test_a_table_is_filled_also_by_a_row_that_is_not_yet_kept():
    with database() as connection:
        assert filled(connection, []) == frozenset()
        assert filled(connection, ["read.bill", "derived.bill"]) == frozenset()
        connection.execute("BEGIN")
        insert(connection, "read.bill", id="bill:1", file_id="f", record_no=1, line=2)
        assert filled(connection, ["read.bill", "derived.bill"]) == {"read.bill"}
        connection.execute("DELETE FROM read.bill")
        assert filled(connection, ["read.bill"]) == frozenset()


@pytest.mark.long
def test_where_nothing_came_or_went_no_step_of_custody_is_done_again(tmp_path, monkeypatch):
    case = build_papers(tmp_path / "case")
    found = tables(case)

    def refuse(*_):
        raise AssertionError

    settling = [replace(step, run=refuse) if step.settles else step for step in plan()]
    assert len(settling) > 20
    monkeypatch.setattr(module, "plan", lambda: settling)
    derive(case)
    assert tables(case) == found
    with case.write() as connection:
        connection.execute("UPDATE read.goods SET description = 'another thing'")
        connection.execute("UPDATE read.file SET size = coalesce(size, 0) + 1")
    with pytest.raises(AssertionError):
        derive(case)
