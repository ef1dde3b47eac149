"""A user's own factors to live weight: what is wrong in a table of them, and what a case weighs by them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from catchgraph.case.case import CaseFolder, open_case
from catchgraph.case.factors import factors, own
from catchgraph.errors import InputError
from catchgraph.normalise.goods.live_weight import factor_range
from catchgraph.read.factors import read_factors
from catchgraph.read.load import load

_HEADER = "species,state,presentation,factor"
#: A statement of a plant: 100 kg of frozen cod fillets without skin, whose published factors are 2.6 to 3.48.
_STATEMENT = {
    "documentNumber": "GBR-2025-PS-000000001",
    "catches": [
        {"id": "1", "species": "COD", "state": "FRO", "presentation": "FIS", "exportWeightAfterProcessing": 100,
         "exportWeightBeforeProcessing": 300, "catchCertificateNumber": "GBR-2025-CC-000000001"},
    ],
}  # fmt: skip


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    def written(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


def test_a_table_of_factors(write: Callable[[str, str], Path]) -> None:
    path = write("f.csv", f"# our trials\n{_HEADER},source\ncod,fro,fis,2.9,Trials 2024\n\nYFT,FRO,GUG,1.5,\n")
    assert read_factors(path) == [
        {"species": "COD", "state": "FRO", "presentation": "FIS", "factor": "2.9", "source": "Trials 2024"},
        {"species": "YFT", "state": "FRO", "presentation": "GUG", "factor": "1.5", "source": "own table"},
    ]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (f"{_HEADER}\nCOD,FRO,FIS,0\n", "f.csv, line 2: a factor of 0 is none", "Leave the row out"),
        (f"{_HEADER}\nCOD,FRO,FIS,2.9\nCOD,FRO,FIL,0.5\n", "f.csv, line 3: factor '0.5' is not a number", "2.6"),
        (f"{_HEADER}\nCOD,FRO,FIS,many\n", "f.csv, line 2: factor 'many' is not a number from 1 to 100", "2.6"),
        (f"{_HEADER}\nQ1Q,FRO,FIS,2\n", "f.csv, line 2: species 'Q1Q' is not known", "a row per factor"),
        (f"{_HEADER}\nCOD,ICE,FIS,2\n", "f.csv, line 2: state 'ICE' is not known", "a row per factor"),
        (f"{_HEADER}\nCOD,,FIS,2\n", "f.csv, line 2: state '' is not known", "a row per factor"),
        (f"{_HEADER}\nCOD,FRO,CUT,2\n", "f.csv, line 2: presentation 'CUT' is not known", "a row per factor"),
        ("species,state,presentation\nCOD,FRO,FIS\n", "f.csv, line 1: the column 'factor' is missing", "factor"),
        ("species,state,form,factor\n", "f.csv, line 1: unknown column 'form'", ""),
        (f"{_HEADER}\nCOD,FRO\n", "f.csv, line 2: 2 cells; expected 4", "comma"),
        (f"{_HEADER}\n", "f.csv names no factor", "a row per factor"),
    ],
)
def test_what_is_wrong_in_it_is_said_with_its_line(
    write: Callable[[str, str], Path], text: str, message: str, hint: str
) -> None:
    with pytest.raises(InputError) as error:
        read_factors(write("f.csv", text))
    assert message in error.value.message
    assert hint in (error.value.hint or "")


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    return open_case(tmp_path / "case", create=True)


def weighed(case: CaseFolder) -> list[tuple[float, float, str]]:
    query = "SELECT live_low_kg, live_high_kg, live_basis FROM read.goods WHERE net_kg = 100"
    with case.read() as connection:
        return connection.execute(query).fetchall()


def test_a_case_is_weighed_by_its_own_factors(case: CaseFolder, write: Callable[[str, str], Path]) -> None:
    statement = write("statement.json", json.dumps(_STATEMENT))
    load(case, [statement], handling=Path("none"))
    assert weighed(case) == [(260.0, 348.0, "EU; UK")]
    mine = write("f.csv", f"{_HEADER},source\nCOD,FRO,FIS,2.5,A\nCOD,FRO,FIS,3,B\n")
    load(case, [statement], handling=Path("none"), factors=mine)
    assert weighed(case) == [(250.0, 300.0, "A; B")]
    # What comes later is weighed by them, too.
    later = json.loads(json.dumps(_STATEMENT).replace("000000001", "000000002"))
    load(case, [write("later.json", json.dumps(later))], handling=Path("none"))
    assert weighed(case) == [(250.0, 300.0, "A; B")] * 2


def test_they_count_in_place_of_the_published_ones_of_that_form_only(
    case: CaseFolder, write: Callable[[str, str], Path]
) -> None:
    statement = write("statement.json", json.dumps(_STATEMENT))
    load(case, [statement], handling=Path("none"), factors=write("f.csv", f"{_HEADER}\nCOD,FRO,FIS,2.5\n"))
    with case.read() as connection:
        counting = factors(connection)
        assert len(own(connection)) == 1
    assert factor_range("COD", "FRO", "FIS", factors=counting).high == 2.5
    assert factor_range("COD", "FRE", "FSP", factors=counting) == factor_range("COD", "FRE", "FSP")


def test_cans_are_weighed_by_a_factor_of_their_own(case: CaseFolder, write: Callable[[str, str], Path]) -> None:
    path = write("f.csv", f"{_HEADER}\nSKJ,,Canned,1.9\nYFT,FRO,loin,2.2\n")
    assert [(row["state"], row["presentation"]) for row in read_factors(path)] == [("", "canned"), ("FRO", "loin")]
    load(case, [write("statement.json", json.dumps(_STATEMENT))], handling=Path("none"), factors=path)
    with case.read() as connection:
        found = factor_range("SKJ", hs="160414", forms=("canned",), factors=factors(connection))
    assert (found.low, found.high) == (1.9, 1.9)


def test_another_table_makes_all_that_follows_due_again(case: CaseFolder, write: Callable[[str, str], Path]) -> None:
    statement = write("statement.json", json.dumps(_STATEMENT))
    mine = write("f.csv", f"{_HEADER}\nCOD,FRO,FIS,2.5\n")
    load(case, [statement], handling=Path("none"), factors=mine)

    def loads() -> int:
        with case.read() as connection:
            return len(connection.execute("SELECT run FROM main.run WHERE step = 'load'").fetchall())

    done = loads()
    load(case, [statement], handling=Path("none"), factors=mine)
    assert loads() == done
    load(case, [statement], handling=Path("none"), factors=write("g.csv", f"{_HEADER}\nCOD,FRO,FIS,2.6\n"))
    assert loads() == done + 1
