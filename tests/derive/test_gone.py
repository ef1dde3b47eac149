"""What the next edition of a register or list no longer has is a dated fact; the files are in `tests/editions.py`."""

import datetime as dt

import pytest

from catchgraph.analyse.listed import listed_vessels
from catchgraph.case.case import open_case
from catchgraph.derive.derive import derive
from catchgraph.read.load import load
from catchgraph.resolve.run import resolve

from ..editions import write_files
from ..read.conftest import IUU, csv_text
from ..tables import database, insert
from .small import ask

REGISTER_2025, LIST_2025 = dt.datetime(2025, 6, 30), dt.datetime(2025, 1, 1)


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    folder = tmp_path_factory.mktemp("editions")
    case = open_case(folder / "case", create=True)
    load(case, write_files(folder))
    resolve(case)
    derive(case)

    def query(sql):
        with case.read() as connection:
            return connection.execute(sql).fetchall()

    return query


def test_only_the_vessel_that_left_the_register_is_gone(rows):
    assert rows("SELECT name, number, gone_by FROM derived.registration WHERE gone_by IS NOT NULL") == [
        ("BRAVO", "K2", REGISTER_2025)
    ]


def test_delisted_removed_and_dropped_listings_are_gone(rows):
    assert rows("SELECT name, rfmo, gone_by FROM derived.listing WHERE gone_by IS NOT NULL ORDER BY name") == [
        ("CRANE", "NEAFC", LIST_2025),
        ("HERON", "IOTC", LIST_2025),
        ("STORK", "GFCM", LIST_2025),
    ]


def test_what_the_newest_edition_says_decides_whether_a_vessel_is_listed(rows):
    assert rows("SELECT name, listed FROM derived.vessel WHERE listed IS NOT NULL ORDER BY name") == [
        ("CRANE", "delisted"),
        ("EGRET", "listed"),
        ("HERON", "delisted"),
        ("STORK", "listed"),
    ]


def test_both_editions_are_kept(rows):
    assert rows("SELECT edition, count(*) FROM derived.registration GROUP BY edition ORDER BY edition") == [
        (dt.datetime(2024, 6, 30), 5),
        (REGISTER_2025, 5),
    ]


def _gone(folder, *files):
    case = open_case(folder / "case", create=True)
    for edition, text in files:
        path = folder / f"register-{edition}.csv"
        path.write_text(text, encoding="utf-8")
        load(case, [path])
    resolve(case)
    derive(case)
    with case.read() as connection:
        return connection.execute("SELECT name, gone_by FROM derived.registration ORDER BY edition, name").fetchall()


def test_an_edition_in_which_it_cannot_be_told_overrides_none_in_which_it_can(tmp_path):
    imos = {"AUK": "9074729", "BITTERN": "9176187", "CURLEW": "9038402", "DIPPER": "9334545", "EIDER": "8571043"}
    told = {  # → the word of the first edition, of the second, and whether the vessel is listed by both
        "AUK": ("True", "perhaps", "listed"),
        "BITTERN": ("False", "perhaps", "delisted"),
        "CURLEW": ("perhaps", "True", "listed"),
        "DIPPER": ("perhaps", "False", "delisted"),
        "EIDER": ("perhaps", "", "unclear"),
    }
    case = open_case(tmp_path / "case", create=True)
    for place, edition in enumerate(("2024-01-01", "2025-01-01")):
        table = [
            {"CurrentlyListed": words[place], "Name": name, "IMO": imos[name], "IOTC": "2019-05-10 - "}
            for name, words in told.items()
        ]
        path = tmp_path / f"IUUList-{edition}.csv"
        path.write_text(csv_text(IUU, table), encoding="utf-8")
        load(case, [path])
    resolve(case)
    derive(case)
    with case.read() as connection:
        vessels = connection.execute("SELECT name, listed FROM derived.vessel ORDER BY name").fetchall()
        screened = {vessel.name: vessel.in_force for vessel in listed_vessels(connection)}
    assert vessels == [(name, listed) for name, (_, _, listed) in told.items()]
    assert screened == {"AUK": True, "BITTERN": False, "CURLEW": True, "DIPPER": False, "EIDER": None}


def test_a_number_given_to_another_hull_does_not_keep_the_first(tmp_path):
    header = "IOTC Number,Name,Flag State Code,REGNO,IMO,IRCS,Beneficial Owner,From,To\n"
    found = _gone(
        tmp_path,
        ("2024-06-30", f"{header}K1,ALPHA,LKA,,9074729,,,,\nK2,BETA,LKA,,,,,,\n"),
        ("2025-06-30", f"{header}K1,GAMMA,IDN,,9176187,,,,\nK2,BETA,LKA,,,,,,\n"),
    )
    assert found == [("ALPHA", REGISTER_2025), ("BETA", None), ("BETA", None), ("GAMMA", None)]


def test_two_registers_in_one_layout_without_a_vessel_in_common_are_no_editions_of_one(tmp_path):
    header = "IOTC Number,Name,Flag State Code,REGNO,IMO,IRCS,Beneficial Owner,From,To\n"
    found = _gone(
        tmp_path,
        ("2024-06-30", f"{header}K1,ALPHA,LKA,,9074729,,,,\n"),
        ("2025-06-30", f"{header}K2,GAMMA,IDN,,9176187,,,,\n"),
    )
    assert found == [("ALPHA", None), ("GAMMA", None)]


def test_an_undated_edition_says_nothing_about_what_left(tmp_path):
    header = "IOTC Number,Name,Flag State Code,REGNO,IMO,IRCS,Beneficial Owner,From,To\n"
    found = _gone(
        tmp_path,
        ("old", f"{header}K1,ALPHA,LKA,,9074729,,,,\nK2,BETA,LKA,,,,,,\n"),
        ("2025-06-30", f"{header}K2,BETA,LKA,,,,,,\n"),
    )
    assert [day for _, day in found] == [None, None, None]


def test_a_row_that_two_editions_repeat_is_one_vessel(rows):
    """Six vessels of the register (DELTA is ECHO, CHARLIE has a new number) and four of the list."""
    assert rows("SELECT count(*) FROM derived.vessel") == [(10,)]


REGISTER_2024 = dt.datetime(2024, 6, 30)


@pytest.mark.parametrize(
    ("before", "after", "gone"),
    [
        # A vessel that is off the list in both editions stays a vessel that was delisted then, not one that left now.
        (False, False, False),
        (False, True, False),
        (True, True, False),
        (True, False, True),
        # A word that is neither yes nor no says nothing of it.
        (True, None, False),
        (False, None, False),
        (None, None, False),
        (None, False, True),
    ],
)
def test_a_listing_in_force_is_still_there_only_where_one_in_force_is(before, after, gone):
    with database() as connection:
        for edition, live in ((REGISTER_2024, before), (REGISTER_2025, after)):
            file = f"file:{edition.year}"
            insert(connection, "read.file", file_id=file, layout="iuu-list", kind="iuu-list", edition=edition, loaded=1)
            insert(connection, "read.listing", file_id=file, record_no=1, line=2, mention_id=f"m{edition.year}",
                   id=f"listing:{edition.year}", name="HERON", name_keys=["HERON"], rfmo="IOTC", period="…",
                   in_force=live)  # fmt: skip
        found = ask(connection, "records/gone", "id, gone_by")
    assert found == ([("listing:2024", REGISTER_2025)] if gone else [])
