"""Balances of a subject: of a few papers whose balances were worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from catchgraph.analyse.balance import balance
from catchgraph.case.case import CaseFolder, open_case
from catchgraph.errors import NotFound, UsageError
from tests.analyse.balances import build_store
from tests.analyse.world import finish, put


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> CaseFolder:
    return build_store(tmp_path_factory.mktemp("balance") / "case")


def test_a_store_has_the_balances_of_its_documents(case: CaseFolder) -> None:
    found = balance(case, "COLD HOUSE")
    assert found.subject.id == "facility:store"
    assert [(row["of"], row["over"], row["shortfall_kg"]) for row in found.every.dicts()] == [
        ("storage document SD-1", True, 200.0), ("storage document SD-2", None, None),
    ]  # fmt: skip
    assert found.every.note == "2 in all: 1 over, 0 fit, 1 undecidable"


def test_who_operates_a_store_has_its_balances(case: CaseFolder) -> None:
    assert balance(case, "COLD HOUSE LTD").every.rows == balance(case, "facility:store").every.rows


def test_a_plant_is_meant_where_a_company_has_its_name(case: CaseFolder) -> None:
    assert balance(case, "HOME").subject.id == "facility:home"


def test_the_parts_are_those_of_the_first_with_their_rows(case: CaseFolder) -> None:
    rows = balance(case, "COLD HOUSE").parts.dicts()
    told = ("side", "what", "goods", "kg", "live_low", "live_high", "factor", "factor_source", "record", "where")
    assert [tuple(row[name] for name in told) for row in rows] == [
        ("in", "weight that came in", "YFT, FRO-GUG", 1_000.0, 1_000.0, 1_000.0, 1.0, "the same goods",
         "storage_document:1", ["papers.csv, line 2"]),
        ("out", "weight that leaves", "YFT, FRO-GUG", 1_200.0, 1_200.0, 1_200.0, 1.0, "the same goods",
         "storage_document:1", ["papers.csv, line 2"]),
    ]  # fmt: skip


@pytest.mark.parametrize("subject", ["storage_document:1", "storage_document:3"])
def test_a_copy_of_a_paper_has_the_balance_of_the_paper(case: CaseFolder, subject: str) -> None:
    assert balance(case, subject).every.column("of") == ["storage document SD-1"]


@pytest.mark.parametrize("subject", ["consignment:1", "entry:1"])
def test_a_record_has_the_balance_of_its_consignment(case: CaseFolder, subject: str) -> None:
    found = balance(case, subject)
    assert [(row["kind"], row["over"]) for row in found.every.dicts()] == [("consignment side", False)]
    assert [(row["side"], row["kg"]) for row in found.parts.dicts()] == [("in", 1_000.0), ("out", 990.0)]


def test_a_balance_by_its_id_and_by_its_kind(case: CaseFolder) -> None:
    [id_] = balance(case, "entry:1").every.column("balance")
    assert balance(case, id_).every.column("kind") == ["consignment side"]
    assert balance(case, "entry:1", kind="storage").every.rows == []
    with pytest.raises(UsageError, match="no balance is of the kind 'stores'"):
        balance(case, "entry:1", kind="stores")


def test_who_has_none_is_told_so(case: CaseFolder) -> None:
    [table] = balance(case, "IDLE PLANT").tables
    assert (table.rows, table.note.startswith("No balance:")) == ([], True)
    with pytest.raises(NotFound):
        balance(case, "NOBODY")


def test_an_empty_case_has_no_balance(tmp_path: Path) -> None:
    made = open_case(tmp_path / "case", create=True)
    with made.write() as con:
        put(con, "derived.facility", id="facility:1", name="PLANT", names=["PLANT"])
        finish(con)
    assert balance(made, "PLANT").every.rows == []
