"""A plant whose name is written as a vessel's is named as the vessel on which goods were processed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from catchgraph.case.case import open_case
from catchgraph.normalise.name_signs import LEGAL_FORM
from catchgraph.read.aboard import is_vessel
from catchgraph.read.load import load

_COLUMNS = (
    "Country,Statement No.,Endorsed On,Signed On,Status,Endorsing Authority,Plant Approval No.,Destination,Plant,"
    "Plant Address,Plant Country,Exporter,Exporter Address,Line,Catch Processed (kg),Product Made (kg),Product HS,"
    "Product Description,Species,Product Form,Catch HS,Catch Species,Catch Certificate,Certificate Country,"
    "Landed Weight (kg),Bill of Lading"
)
_ROW = (
    "EC,EC-2025-PS-0{number},2025-07-27,2025-07-26,valid,Authority,EC 1188,US,{plant},,EC,ATUNERA SERENA S.A.,,1,23360,"
    "14600,0304.87,Tuna loins,YFT,loins,0303.42,YFT,EC-2025-CC-09114,EC,,"
)


@pytest.mark.parametrize(
    ("role", "name", "signs", "expected"),
    [
        ("processor", "F/T OSTROV", (), True),
        ("manufacturer", "F.V. GREY PETREL", (), True),
        ("processor", "M/V Reefer Star", (), True),
        # Messrs; letters without a mark; a firm; who only exports.
        ("processor", "M/S OCEAN FOODS", (), False),
        ("processor", "FT SEAFOOD", (), False),
        ("processor", "F/V STAR SEAFOOD LTD", (LEGAL_FORM,), False),
        ("exporter", "F/T OSTROV", (), False),
        ("processor", "F/T", (), False),
    ],
)
def test_a_name_with_a_vessels_letters_is_one(role: str, name: str, signs: tuple[str, ...], expected: bool) -> None:
    assert is_vessel(role, name, signs) is expected


def test_a_statement_of_a_plant_aboard_names_her_for_the_day_of_it(tmp_path: Path) -> None:
    file = tmp_path / "processing-statements-2025-12-31.csv"
    rows = [_ROW.format(number=1, plant="F/T OSTROV"), _ROW.format(number=2, plant="FRIGORIFICO ESTERO S.A.")]
    file.write_text("\n".join([_COLUMNS, *rows, ""]), encoding="utf-8")
    (tmp_path / "handling.toml").write_text('administration = "Fisheries of Ecuador"\n', encoding="utf-8")
    case = open_case(tmp_path / "case", create=True)
    load(case, [file])
    with case.read() as connection:
        found = connection.execute("SELECT role, name, flag, day, line_id, line FROM read.named_vessel").fetchall()
    assert found == [("processing vessel", "F/T OSTROV", "ECU", dt.datetime(2025, 7, 27), None, 2)]
