import datetime as dt

from .samples import answer

FIRST, LAST = dt.datetime(2019, 2, 27), dt.datetime(2024, 2, 25)


def test_every_entry_is_a_dated_identity(loaded, rows):
    loaded(answer())
    assert rows(
        """SELECT name, number, source, flag, imo, imo_status, mmsi, mmsi_flag, call_sign, gear, length_m,
        tonnage, built, since, since_precision, until, until_precision FROM read.identity ORDER BY since DESC"""
    ) == [
        (
            *("SABLE MERIDIAN", "hull-1", "Global Fishing Watch (IMO, IOTC)", "PAN", "9074729", "valid", "352999101"),
            *("PAN", "3ZQX9", "SPECIALIZED_REEFER", 126.8, 6963.6, 1994, FIRST, "day", LAST, "day"),
        ),
        (
            *("SABLE DAWN", "hull-1", "Global Fishing Watch", "CYP", "9074729", "valid", "210999301", "CYP", "5BWC3"),
            *(None, None, None, None, dt.datetime(2013, 5, 15), "day", dt.datetime(2019, 2, 1), "day"),
        ),
    ]


def test_the_entries_of_one_hull_are_one_mention_of_all_its_names(loaded, rows):
    loaded(answer(selfReportedInfo=[]))
    assert rows("SELECT DISTINCT record_kind, name, names, imo, mmsis, call_signs, flags FROM read.vessel_mention") == [
        (
            *("identity", "SABLE MERIDIAN", ["SABLE MERIDIAN", "SABLE DAWN"], "9074729", ["352999101", "210999301"]),
            *(["3ZQX9", "5BWC3"], ["PAN", "CYP"]),
        )
    ]
    assert rows("SELECT count(DISTINCT mention_id) FROM read.identity") == [(1,)]


def test_entries_without_an_id_are_a_hull_each(loaded, rows):
    first, before = answer()["registryInfo"]
    loaded(answer(selfReportedInfo=[], registryInfo=[{**first, "id": None}, {**before, "id": None}]))
    assert rows("SELECT count(DISTINCT mention_id) FROM read.identity") == [(2,)]


def test_a_hull_of_two_imo_numbers_has_none_it_is_known_by(loaded, rows):
    first, before = answer()["registryInfo"]
    loaded(answer(selfReportedInfo=[], registryInfo=[first, {**before, "imo": "8814275"}]))
    assert rows("SELECT imo FROM read.vessel_mention") == [(None,)]
    assert rows("SELECT imo FROM read.identity ORDER BY 1") == [("8814275",), ("9074729",)]


def test_what_does_not_identify_is_noted(loaded, rows):
    first, _ = answer()["registryInfo"]
    bad = {
        **first,
        "imo": "1234568",
        "ssvid": "99",
        "callsign": "?",
        "flag": "XX?",
        "transmissionDateTo": "2001-01-01T00:00:00Z",
        "lengthM": -3,
        "tonnageGt": "big",
        "extraFields": [{"builtYear": 3}],
    }
    report = loaded(answer(selfReportedInfo=[], registryOwners=[], registryInfo=[bad]))
    assert rows("SELECT imo, imo_written, mmsi, flag, since, length_m, tonnage, built FROM read.identity") == [
        (None, "1234568", None, None, None, None, None, None)
    ]
    columns = {column for column, _, _ in report.flags}
    assert {"registryInfo.imo", "registryInfo.ssvid", "registryInfo.flag", "registryInfo.transmissionDateTo"} <= columns


def test_each_identity_names_the_entry_that_says_it(loaded, rows):
    loaded(answer())
    assert rows("SELECT name, part FROM read.identity ORDER BY part") == [
        ("SABLE MERIDIAN", "registryInfo[1]"), ("SABLE DAWN", "registryInfo[2]"),
    ]  # fmt: skip
    assert rows("SELECT DISTINCT part FROM read.broadcast ORDER BY 1") == [
        ("selfReportedInfo[1]",), ("selfReportedInfo[2]",),
    ]  # fmt: skip
