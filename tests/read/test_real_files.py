"""What the public files must give, counted independently."""

import datetime as dt

import pytest

from catchgraph.case.case import open_case

from ..worlds import public

#: Dataset → rows, of the files of `PUBLIC` in their order.
REAL = {
    "wcpfc-register@2025-08-26": 3_109,
    "iotc-register@2025-08-26": 5_321,
    "iuu-list@2025-11-08": 368,
    "miller2018-encounters@undated": 11_681,
    "miller2018-carriers@undated": 1_124,
}


@pytest.fixture(scope="module")
def real(shared_data, tmp_path_factory):
    case, reports = public(tmp_path_factory, shared_data)
    with open_case(case).read() as connection:
        yield {report.dataset: report for report in reports}, lambda sql: connection.execute(sql).fetchall()


def test_the_real_files_load_row_by_row(real):
    reports, query = real
    assert {name: report.rows for name, report in reports.items()} == REAL
    assert all(report.loaded == report.rows and not report.rejected for report in reports.values())
    assert query("SELECT count(*), count(DISTINCT id) FROM read.encounter") == [(11_681, 11_583)]
    assert query("SELECT count(*) FROM read.broadcast") == [(1_124,)]
    assert query("SELECT count(*), count(DISTINCT id) FROM read.registration") == [(8_430, 8_430)]


def test_the_real_iuu_list_has_its_listings(real):
    _, query = real
    assert query("SELECT count(*), count(DISTINCT id), count(DISTINCT mention_id) FROM read.listing") == [
        (1_655, 1_655, 368)
    ]
    # The rows that the list calls listed are those with an interval in force.
    assert query(
        "SELECT listed, count(*) FROM (SELECT bool_or(in_force) AS listed FROM read.listing GROUP BY mention_id) "
        "GROUP BY listed ORDER BY listed"
    ) == [(False, 155), (True, 213)]
    names = query("SELECT DISTINCT name FROM read.listing WHERE until_precision = 'unknown' ORDER BY name")
    assert [name for (name,) in names] == [
        *("BLAGODATNY", "EL SHADDAI", "HALELUYA", "HALIFAX", "UTHAIWAN", "XIN SHI JI 16"),
    ]
    assert query("SELECT DISTINCT in_force, until FROM read.listing WHERE until_precision = 'unknown'") == [
        (False, dt.datetime(2025, 11, 8))
    ]
    [(kalan,)] = query("SELECT period FROM read.listing WHERE rfmo = 'SPRFMO' AND list_contains(mmsis, '273338570')")
    assert kalan == "2016-01 – 2020-02-14 (start known to the month)"


def test_the_real_files_have_the_flags_they_must(real):
    reports, query = real
    counts = {
        (name.partition("@")[0], column): {
            reason.split(":")[0]: count for c, reason, count in report.flags if c == column
        }
        for name, report in reports.items()
        for column, _, _ in report.flags
    }
    assert counts["miller2018-encounters", "fishing_vessel_mmsi"]["an MMSI has nine digits"] == 13
    assert counts["miller2018-carriers", "mmsi"]["no MMSI stated"] == 54
    invalid = query("SELECT imo_written FROM read.registration WHERE imo_status = 'invalid' ORDER BY 1")
    assert [number for (number,) in invalid] == ["8102322", "8474409", "8523932", "9910954"]


def test_hulls_of_the_real_list_stand_in_iotc_under_their_registration_number(real):
    _, query = real
    found = query(
        "SELECT DISTINCT r.registration_number FROM read.registration r JOIN read.listing l "
        "ON list_contains(l.registration_numbers, r.registration_number) AND l.in_force AND r.register = 'IOTC'"
    )
    assert {
        *("IMULA0168PTM", "IMULA0833KLT", "IMULA0892KLT", "IMULA1053TLE", "IMULA2159CHW"),
    } <= {number for (number,) in found}
