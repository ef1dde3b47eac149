"""The chain of identities of a vessel: in order, one a name and flag, each step with its evidence."""

from __future__ import annotations

import datetime as dt

import pytest

from catchgraph.case.case import CaseFolder, open_case
from catchgraph.errors import UsageError
from catchgraph.read.load import load
from catchgraph.resolve.explain.identities import Chain, _identities, _what, chain
from catchgraph.resolve.run import resolve
from tests.fixtures import world

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


def test_a_record_without_a_flag_is_of_the_identity_of_its_name() -> None:
    found = _identities([row("1", "AROWANA 8", "PAN", DAYS[0], DAYS[1]), row("2", "AROWANA 8", "", DAYS[2], None)])
    assert [(one.flag, one.first, one.last) for one in found] == [("PAN", "2011-01-01", "2014-01-01")]
    assert found[0].mentions == ("1", "2")
    # Of which of two flags it is, nothing says.
    flags = [row("1", "JETMARK", "PAN", None, None), row("2", "JETMARK", "TGO", None, None)]
    found = _identities([*flags, row("3", "JETMARK", "", None, None)])
    assert [one.flag for one in found] == ["", "PAN", "TGO"]


def test_two_names_at_once_are_no_renaming() -> None:
    before, after = _identities(
        [row("1", "AROWANA 8", "PAN", DAYS[0], DAYS[2]), row("2", "JETMARK", "PAN", DAYS[1], DAYS[3])]
    )
    assert _what(before, after) == "another name at the same time"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> CaseFolder:
    found = open_case(tmp_path_factory.mktemp("world") / "case", create=True)
    load(found, [world.path(source) for source in ("wcpfc", "iotc", "iuu", "carriers", "iattc24", "iattc25")])
    resolve(found)
    return found


def chains(case: CaseFolder) -> list[Chain]:
    with case.read() as connection:
        rows = connection.execute(
            """SELECT entity_id FROM resolve.member JOIN read.vessel_mention USING (mention_id)
            GROUP BY entity_id HAVING count(DISTINCT name) > 1 ORDER BY entity_id"""
        ).fetchall()
    return [chain(case, entity) for (entity,) in rows]


@pytest.mark.long
def test_every_change_of_the_invented_world_has_its_evidence(case: CaseFolder) -> None:
    found = chains(case)
    changes = [change for one in found for change in one.changes]
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


def of_number(case: CaseFolder, imo: str) -> Chain:
    with case.read() as connection:
        rows = connection.execute(
            """SELECT DISTINCT entity_id FROM resolve.member JOIN read.vessel_mention USING (mention_id)
            WHERE imo = ?""",
            [imo],
        ).fetchall()
    ((entity,),) = rows
    return chain(case, entity)


def test_a_vessel_that_transmitted_two_names_has_the_days_and_the_rows(case: CaseFolder) -> None:
    """Lines 4 and 5 of fixtures/carriers.csv; the list of 2025-07-01 has it under the second name."""
    found = of_number(case, "4990514")
    first, second = found.identities
    assert (first.name, first.flag, first.first, first.last) == ("PEARLCURRENT", "PAN", "2016-02-01", "2017-12-30")
    assert first.where == ("carriers.csv, line 4 (record 3)",)
    assert (second.name, second.flag, second.first) == ("OLIVECURRENT", "TGO", "2018-01-15")
    assert "carriers.csv, line 5 (record 4)" in second.where
    (change,) = found.changes
    assert change.what == "renamed and reflagged"
    where = {label.where for step in change.evidence for label in (step.left_label, step.right_label)}
    assert where >= {"carriers.csv, line 4 (record 3)", "carriers.csv, line 5 (record 4)"}
    assert all("IMO number 4990514" in step.reasons for step in change.evidence)


def test_two_editions_of_a_register_make_a_chain(case: CaseFolder) -> None:
    """Number 99303 of the IATTC: line 3 of the edition of 2024, line 4 of that of 2025."""
    found = of_number(case, "4993607")
    assert [(one.name, one.flag, one.first) for one in found.identities] == [
        ("UMBER JACANA", "ECU", "2024-06-30"),
        ("PEARL GALLINULE", "PAN", "2025-06-30"),
    ]
    assert [change.what for change in found.changes] == ["renamed and reflagged"]
