"""A user's own edition of a table: taken whole, or refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from catchgraph.errors import InputError
from catchgraph.reference.own import own_tables

FACTORS = "species,state,presentation,factor,source\nYFT,FRO,GUT,1.16,own\n"
FLAGS = "iso3,state\nABW,NLD\n"


def own(folder: Path, name: str, text: str | bytes) -> Path:
    (folder / f"{name}.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def test_none(tmp_path: Path) -> None:
    assert own_tables(tmp_path / "nowhere") == own_tables(tmp_path) == {}


def test_rows_in_any_order_of_columns(tmp_path: Path) -> None:
    text = '\ufeff# Ours.\n\nfactor,species,source,state,presentation\n 1.2 ,YFT,"a, b",FRO,GUT\n'
    table = own_tables(own(tmp_path, "conversion_factors", text))["conversion_factors"]
    assert table.rows == ({"factor": "1.2", "species": "YFT", "source": "a, b", "state": "FRO", "presentation": "GUT"},)
    assert table.path.name == "conversion_factors.csv"


def test_what_stands_for_its_content(tmp_path: Path) -> None:
    first = own_tables(own(tmp_path, "flag_territories", FLAGS))["flag_territories"].digest
    again = own_tables(own(tmp_path, "flag_territories", f"# said\n{FLAGS}"))["flag_territories"].digest
    other = own_tables(own(tmp_path, "flag_territories", FLAGS.replace("NLD", "BES")))["flag_territories"].digest
    assert first == again != other


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("flag_teritories", FLAGS, "no reference table is called 'flag_teritories'"),
        ("flag_territories", "iso3,flag\nABW,NLD\n", "line 1: expected the columns iso3,state, found iso3,flag"),
        ("flag_territories", "iso3\nABW\n", "line 1: expected the columns iso3,state, found iso3"),
        ("flag_territories", "# nothing\n", "line 1: expected the columns iso3,state, found nothing"),
        ("flag_territories", "iso3,state\n", "no row"),
        ("flag_territories", f"{FLAGS}AIA\n", "line 3: expected 2 columns, found 1"),
        ("flag_territories", f"{FLAGS}\nABW,NLD\n", "line 4: the same as line 2"),
        ("flag_territories", b"iso3,state\nABW,\xff\n", "not UTF-8 text (byte 15)"),
        ("flag_territories", 'iso3,state\nABW,"NLD"x\n', "line 2: "),
        ("conversion_factors", FACTORS.replace("1.16", "0"), "line 2, factor: expected a number above 0, found '0'"),
        ("conversion_factors", FACTORS.replace("1.16", "-1"), "line 2, factor: expected a number above 0, found '-1'"),
        ("conversion_factors", FACTORS.replace("1.16", "nan"), "line 2, factor: expected a number above 0"),
        ("conversion_factors", FACTORS.replace("1.16", "1,16"), "line 2: expected 5 columns, found 6"),
        (
            "psma_parties",
            "iso3,name,since,until,party,source,status\nXXA,A,2016-13-01,,XXA,own,verified\n",
            "line 2, since: expected a day such as 2016-06-05, found '2016-13-01'",
        ),
        (
            "psma_parties",
            "iso3,name,since,until,party,source,status\nXXA,A,2016-06-05,2016-06-04,XXA,own,verified\n",
            "line 2: ends (2016-06-04) before it begins (2016-06-05)",
        ),
    ],
)
def test_what_is_wrong(tmp_path: Path, name: str, text: str | bytes, said: str) -> None:
    with pytest.raises(InputError) as refused:
        own_tables(own(tmp_path, name, text))
    assert f"{name}.csv" in refused.value.message
    assert said in refused.value.message


def test_the_nearest_name_is_offered(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        own_tables(own(tmp_path, "flag_teritories", FLAGS))
    assert refused.value.hint.startswith("Did you mean flag_territories.csv?")
