"""The plain layouts: a national register and a list of permits whose columns anyone can name so."""

import datetime as dt

from catchgraph.read.load import load

REGISTER = """register,vessel_name,registration_number,flag,imo,length_m,length_kind,gross_tonnage,owner,valid_from
Register of Palau,SABLE MERIDIAN,PW-1234,Palau,9074729,41.5,LOA,499,Blue Ocean Ltd,2024-01-31
Register of Tonga,LAKE AURORA,TO-0007,TON,,,,,,
"""
PERMITS = """issuer,permit_number,vessel_name,flag,area,species,permit_holder,valid_from,valid_until
Palau BOFI,P-1,SABLE MERIDIAN,PLW,EEZ,tuna,Blue Ocean Ltd,2024-01-01,2024-06-30
Palau BOFI,P-2,SABLE MERIDIAN,PLW,EEZ,tuna,Blue Ocean Ltd,2024-07-01,2024-12-31
"""


def test_a_national_register_says_per_row_who_keeps_it(case, write, rows):
    [report] = load(case, [write("a.csv", REGISTER)])
    assert (report.layout, report.rows, report.loaded) == ("national-register", 2, 2)
    assert rows(
        "SELECT register, name, registration_number, flag, imo, length_m, length_kind, tonnage, since "
        "FROM read.registration ORDER BY line"
    ) == [
        (
            "Register of Palau",
            "SABLE MERIDIAN",
            "PW1234",
            "PLW",
            "9074729",
            41.5,
            "LOA",
            499.0,
            dt.datetime(2024, 1, 31),
        ),
        ("Register of Tonga", "LAKE AURORA", "TO0007", "TON", None, None, None, None, None),
    ]
    assert rows("SELECT role, name, country FROM read.party_mention") == [("owner", "Blue Ocean Ltd", None)]


def test_every_permit_of_a_vessel_is_a_registration_of_its_own(case, write, rows):
    [report] = load(case, [write("a.csv", PERMITS)])
    assert (report.layout, report.rows, report.loaded) == ("permit-list", 2, 2)
    assert rows("SELECT count(DISTINCT id), count(DISTINCT number), min(register) FROM read.registration") == [
        (2, 2, "Palau BOFI")
    ]
    assert rows("SELECT DISTINCT role, name FROM read.party_mention") == [("operator as stated", "Blue Ocean Ltd")]
