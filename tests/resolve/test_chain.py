"""The chain of identities of a vessel: in order, one a name and flag, each step with its evidence."""

from __future__ import annotations

import datetime as dt

import pytest

from catchgraph.case.case import CaseFolder, open_case
from catchgraph.errors import UsageError
from catchgraph.read.load import load
from catchgraph.resolve.chain import Chain, _identities, _what, chain
from catchgraph.resolve.run import resolve

from ..fixtures import world

DAYS = [dt.datetime(year, 1, 1) for year in (2011, 2014, 2018, 2020)]


def row(mention: str, name: str, flag: str, first: dt.datetime | None, last: dt.datetime | None) -> tuple[object, ...]:
    return (mention, name, flag, first, last, f"list.csv, line {mention}")


def test_spellings_are_one_identity_and_identities_are_in_order() -> None:
    found = _identities(
        [
            row("4", "JETMARK", "", None, None),
            row("1", "SHONAN MARU NO. 3", "JPN", DAYS[0], DAYS[1]),
            row("2", "No.3 Shonan Maru", "JPN", DAYS[1], DAYS[2]),
            row("3", "AROWANA 8", "PAN", DAYS[2], DAYS[3]),
        ]
    )
    assert [(one.name, one.flag, one.first, one.last) for one in found] == [
        ("JETMARK", "", "", ""),
        ("SHONAN MARU NO. 3", "JPN", "2011-01-01", "2018-01-01"),
        ("AROWANA 8", "PAN", "2018-01-01", "2020-01-01"),
    ]
    assert found[1].mentions == ("1", "2")
    assert _what(found[1], found[2]) == "renamed and reflagged"
    assert _what(found[0], found[1]) == "renamed"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> CaseFolder:
    found = open_case(tmp_path_factory.mktemp("world") / "case", create=True)
    load(found, [world.path(source) for source in ("wcpfc", "iotc", "iuu", "carriers")])
    resolve(found)
    return found


def chains(case: CaseFolder) -> list[Chain]:
    with case.read() as connection:
        rows = connection.execute(
            """SELECT entity_id FROM resolve.member JOIN read.vessel_mention USING (mention_id)
            GROUP BY entity_id HAVING count(DISTINCT name) > 1 ORDER BY entity_id"""
        ).fetchall()
    return [chain(case, entity) for (entity,) in rows]


def test_every_change_of_the_invented_world_has_its_evidence(case: CaseFolder) -> None:
    found = chains(case)
    changes = [change for one in found for change in one.changes]
    assert any(change.what == "renamed and reflagged" for change in changes)
    for change in changes:
        ends = {change.before.mentions[-1], change.after.mentions[0]}
        steps = {end for step in change.evidence for end in (step.left, step.right)}
        assert len(ends) == 1 or ends <= steps
        assert all(step.reasons for step in change.evidence)


def test_a_company_has_no_chain(case: CaseFolder) -> None:
    with case.read() as connection:
        row = connection.execute(
            "SELECT min(entity_id) FROM resolve.member WHERE entity_id LIKE 'company:%'"
        ).fetchone()
    assert row is not None
    with pytest.raises(UsageError, match="no vessel"):
        chain(case, row[0])
