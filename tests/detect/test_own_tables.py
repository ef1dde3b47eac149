"""A reference table of the user's stands in place of ours, and findings rest on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from catchgraph.case.case import CaseFolder
from catchgraph.detect.run import detect
from catchgraph.errors import InputError
from catchgraph.graph.store import Store
from catchgraph.reference.tables import read_table

from .files import query_file
from .world import World, kept

BODY = """MATCH (l:Listing)-[:LISTS_VESSEL]->(v:Vessel)
WHERE any(t IN $flag_territories WHERE t.iso3 = l.flag AND t.state = 'NLD')
RETURN v.id AS vessel, [l.id] AS records ORDER BY vessel"""


@pytest.fixture
def ready(case: CaseFolder, store: Store) -> tuple[CaseFolder, Store, Path]:
    """Vessels of Aruba, which is of the Netherlands by our table, and of Sweden."""
    world = World()
    for name, flag in (("aruba", "ABW"), ("sweden", "SWE")):
        world.listing(name, world.vessel(name), "IOTC", "2010-01-01", None, flag=flag)
    world.keep(case)
    world.write(store)
    query_file(case.path.parent / "mine", "mine.dutch", BODY, tables="flag_territories")
    return case, store, case.path.parent / "mine"


def write(case: CaseFolder, text: str, name: str = "flag_territories") -> None:
    case.reference.mkdir(exist_ok=True)
    (case.reference / f"{name}.csv").write_text(text, encoding="utf-8")


def test_ours_and_then_the_users(ready: tuple[CaseFolder, Store, Path]) -> None:
    case, store, folder = ready
    report = detect(case, store, queries=[folder], only=["mine"])
    assert [(row.about[0][1], row.tables) for row in report.findings] == [("vessel:aruba", ())]
    assert report.own == ()
    write(case, "iso3,state\nSWE,NLD\n")
    report = detect(case, store, queries=[folder], only=["mine"], since="last")
    assert [(row.about[0][1], row.tables) for row in report.findings] == [("vessel:sweden", ("flag_territories",))]
    assert [(table.name, len(table.rows)) for table in report.own] == [("flag_territories", 1)]
    assert kept(case, "SELECT tables FROM derived.finding") == [(["flag_territories"],)]
    assert report.changes is not None
    assert [one.why for one in report.changes.gone] == ["parameters: table flag_territories reads otherwise"]


def test_one_that_no_query_takes_is_not_said_to_be_taken(ready: tuple[CaseFolder, Store, Path]) -> None:
    case, store, folder = ready
    write(case, "id,code\n", "blanks")
    with pytest.raises(InputError, match=r"blanks\.csv, line 1: expected the columns"):
        detect(case, store, queries=[folder], only=["mine"])
    assert kept(case, "SELECT count(*) FROM derived.finding") == [(0,)]


@pytest.mark.parametrize(
    ("name", "text", "hint"),
    [
        ("conversion_factors", "species,state,presentation,factor,source\nCOD,FRO,FIS,2.9,trials\n", "load --factors"),
        ("us_ports", None, "cannot be replaced"),
    ],
)
def test_a_table_that_no_query_takes_is_refused(
    ready: tuple[CaseFolder, Store, Path], name: str, text: str | None, hint: str
) -> None:
    case, store, folder = ready
    ours = read_table(name)
    columns = list(ours[0])
    write(case, text or f"{','.join(columns)}\n{','.join('1' for _ in columns)}\n", name)
    with pytest.raises(InputError, match=f"no query takes the table {name}") as caught:
        detect(case, store, queries=[folder], only=["mine.dutch"])
    assert hint in str(caught.value.hint)
