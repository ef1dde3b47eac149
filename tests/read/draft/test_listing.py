"""Lists and registers with units and roles in short words: what is drafted reads them."""

import pytest

from catchgraph.errors import InputError
from catchgraph.read.draft import draft_layout
from catchgraph.read.load import load

LIST = (
    "is_currently_listed,vessel_name,imo,flag,listing_rfmos,listing_reason\n"
    'True,WHIMBREL ONE,9074729,Panama,"IOTC, NEAFC",Cross-listing\n'
    "False,CURLEW TEN,9176187,Togo,IOTC,Fishing without a licence\n"
)


def drafted(write, text, name="a.csv"):
    path = write(name, text)
    return path, write("mine.toml", draft_layout(path).text)


def test_a_flat_list_is_drafted_as_a_list_and_says_that_no_dates_are_known(case, write, rows):
    path, layout = drafted(write, LIST)
    [report] = load(case, [path], layout=layout, edition="2025-07-01")
    assert (report.loaded, report.unread) == (2, ())
    assert rows("SELECT name, rfmo, in_force, since, period, reason FROM read.listing ORDER BY ALL") == [
        ("CURLEW TEN", "IOTC", False, None, "start unknown – end unknown, ended at latest by 2025-07-01",
         "Fishing without a licence"),
        ("WHIMBREL ONE", "IOTC", True, None, "start unknown – in force at 2025-07-01", "Cross-listing"),
        ("WHIMBREL ONE", "NEAFC", True, None, "start unknown – in force at 2025-07-01", "Cross-listing"),
    ]  # fmt: skip


def test_a_list_that_names_no_organisation_is_no_register(write):
    path = write("a.csv", "vessel_name,imo,listed\nWHIMBREL ONE,9074729,yes\nCURLEW TEN,9176187,no\n")
    with pytest.raises(InputError, match="'listed' says who is listed: no register") as caught:
        draft_layout(path)
    assert "iuu-list" in caught.value.hint


def test_a_register_that_asks_something_else_is_one(write):
    path = write("a.csv", "vessel_name,imo,psma\nWHIMBREL ONE,9074729,yes\nCURLEW TEN,9176187,no\n")
    assert 'kind = "register"' in draft_layout(path).text


def test_units_in_words_are_units(case, write, rows):
    text = (
        "id_no,vessel_name,flag,length,unit_length,type_of_length\n"
        "1,WHIMBREL ONE,PANAMA,70.1,Meters,Length Overall (LOA)\n2,CURLEW TEN,PANAMA,100,Feet,Registered Length\n"
    )
    path, layout = drafted(write, text)
    load(case, [path], layout=layout)
    assert rows("SELECT length_m, length_kind FROM read.registration ORDER BY number") == [
        (70.1, "LOA"), (30.48, "registered"),
    ]  # fmt: skip


def test_short_words_for_length_owner_and_operator(case, write, rows):
    text = (
        "SerialNo,VesselName,FlagRepCode,IRCS,LOAm,Tonnage,OwName,OpName\n"
        "A1,WHIMBREL ONE,EU-HRV,9A1111,9.5,6,OBALA RIBOLOV D.O.O.,OBALA RIBOLOV D.O.O.\n"
        "A2,CURLEW TEN,DZA,7T2222,7.5,2.7,Pesca Alta S.R.L.,Pesca Alta S.R.L.\n"
    )
    path, layout = drafted(write, text)
    load(case, [path], layout=layout)
    assert rows("SELECT flag, length_m, length_kind FROM read.registration ORDER BY number") == [
        ("HRV", 9.5, "LOA"), ("DZA", 7.5, "LOA"),
    ]  # fmt: skip
    assert rows("SELECT DISTINCT role FROM read.party_mention ORDER BY role") == [("operator",), ("owner",)]
