"""What the eight public registers give, counted with Python's csv module alone."""

import csv
import datetime as dt
import re

import pytest

from catchgraph.case.case import open_case
from catchgraph.normalise.imo import ship_imo
from catchgraph.read.load import load

#: Register → its file, its columns of IMO numbers and of its own numbers.
FILES = {
    "WCPFC": ("WCPFC_vessels_2025-08-26.csv", "IMO or LR number", "VID"),
    "IOTC": ("IOTC_vessels_2025-08-26.csv", "IMO", "IOTC Number"),
    "IATTC": ("IATTC_vessels_2025-08-26.csv", "IMO number", "IATTC Vessel number"),
    "CCSBT": ("CCSBT_vessels_2025-08-26.csv", "IMO", None),
    "FFA": ("FFA_vessels_2025-08-26.csv", "IMO Number", "FFA ID"),
    "NEAFC": ("NEAFC_vessels_2025-08-26.csv", "IMO_NUMBER", None),
    "NAFO": ("NAFO_vessels_2025-08-26.csv", "IMO", None),
    "PNA": ("PNA_TUNA_2025-09-08.csv", "IMO #", "VDS Reg No."),
}
ROWS = {"WCPFC": 3109, "IOTC": 5321, "IATTC": 3785, "CCSBT": 1582, "FFA": 845, "NEAFC": 2236, "NAFO": 80, "PNA": 671}


@pytest.fixture(scope="module")
def registers(shared_data):
    """Rows of each register as the csv module reads them."""
    found = {}
    for register, (name, *_) in FILES.items():
        with (shared_data / "registers" / name).open(encoding="utf-8-sig", newline="") as file:
            found[register] = list(csv.DictReader(file))
    return found


@pytest.fixture(scope="module")
def loaded(shared_data, tmp_path_factory):
    case = open_case(tmp_path_factory.mktemp("registers") / "case", create=True)
    reports = load(case, [shared_data / "registers" / name for name, *_ in FILES.values()])
    with case.read() as connection:
        yield dict(zip(FILES, reports, strict=True)), lambda sql: connection.execute(sql).fetchall()


def test_every_row_of_eight_registers_is_loaded_or_rejected(loaded, registers):
    reports, query = loaded
    assert sum(ROWS.values()) == 17_629
    assert {name: report.rows for name, report in reports.items()} == ROWS
    assert {name: len(rows) for name, rows in registers.items()} == ROWS
    assert all(report.loaded + report.rejected == report.rows for report in reports.values())
    assert [report.rejected for report in reports.values()] == [0] * 8
    assert dict(query("SELECT register, count(*) FROM read.registration GROUP BY 1")) == ROWS


def test_the_layouts_are_recognised_and_no_date_is_lost(loaded):
    reports, _ = loaded
    assert [report.layout for report in reports.values()] == [f"{name.lower()}-register" for name in FILES]
    reasons = {reason for report in reports.values() for _, reason, _ in report.flags}
    assert not [reason for reason in reasons if "date" in reason]


def test_valid_imo_numbers_are_those_of_the_column(loaded, registers):
    _, query = loaded
    counted = dict(query("SELECT register, count(imo) FROM read.registration GROUP BY 1"))
    for register, (_, column, _) in FILES.items():
        assert counted[register] == sum(bool(ship_imo(row[column])) for row in registers[register]), register


def test_the_registers_own_numbers_are_kept(loaded, registers):
    _, query = loaded
    for register, (_, _, column) in FILES.items():
        if column:
            numbers = {n for (n,) in query(f"SELECT number FROM read.registration WHERE register = '{register}'")}
            assert numbers == {row[column] for row in registers[register]}, register


def test_numbers_of_other_registers_lead_to_the_same_hulls(loaded, registers):
    _, query = loaded
    stated = {row["WCPFC ID"]: row["IMO Number"] for row in registers["FFA"]}
    met = [(row["IMO or LR number"], stated[row["VID"]]) for row in registers["WCPFC"] if row["VID"] in stated]
    assert len(met) == 840
    same = sum(bool(ship_imo(wcpfc)) and wcpfc == ffa for wcpfc, ffa in met)
    assert query(
        "SELECT count(*), count(*) FILTER (WHERE w.imo = f.imo) FROM read.vessel_mention w JOIN read.vessel_mention f "
        "ON f.dataset LIKE 'ffa%' AND w.dataset LIKE 'wcpfc%' AND list_has_any(w.register_numbers, f.register_numbers)"
    ) == [(840, same)]
    assert query(
        "SELECT count(*) FROM read.registration p JOIN read.registration f "
        "ON p.register = 'PNA' AND f.register = 'FFA' AND p.other_numbers = ['FFA ' || f.number]"
    ) == [(652,)]


def test_neafc_has_a_registration_per_authorisation_with_all_its_species(loaded, registers):
    _, query = loaded
    species: dict[tuple[str, ...], set[str]] = {}
    for row in registers["NEAFC"]:
        authorisation = tuple(value for column, value in row.items() if column != "SPECIES")
        species.setdefault(authorisation, set()).add(row["SPECIES"])
    found = query(
        "SELECT id, any_value(species), count(DISTINCT species), count(*) FROM read.registration "
        "WHERE register = 'NEAFC' GROUP BY id"
    )
    assert len(found) == len(species) == 717
    assert sum(rows for *_, rows in found) == 2_236
    assert all(spellings <= 1 for *_, spellings, _ in found)
    expected = sorted(", ".join(sorted(filter(None, each))) for each in species.values())
    assert sorted(text or "" for _, text, *_ in found) == expected
    assert query(
        "SELECT DISTINCT length_kind, tonnage_kind FROM read.registration WHERE register = 'NEAFC' ORDER BY 1, 2"
    ) == [("LBP", "GT"), ("LOA", "GRT"), ("LOA", "GT")]


def test_previous_names_of_iattc_are_taken_from_running_text(loaded, registers):
    _, query = loaded
    written = [row["Previous name"] for row in registers["IATTC"] if row["Previous name"].strip()]
    assert len(written) == 716
    assert all(re.search(r" - Change to .+ notified on ", text) for text in written)
    assert query("SELECT count(*) FROM read.registration WHERE register = 'IATTC' AND len(previous_names) > 0") == [
        (716,)
    ]
    assert query(
        "SELECT count(*) FROM read.registration, unnest(previous_names) AS t(n) WHERE n LIKE '%notified%'"
    ) == [(0,)]
    # Previous flags are known where the register does not call them unknown.
    flags = [row["Previous flag"] for row in registers["IATTC"] if row["Previous flag"].strip()]
    known = sum(not text.startswith("Unknown - ") for text in flags)
    assert query("SELECT count(*) FROM read.registration WHERE register = 'IATTC' AND len(previous_flags) > 0") == [
        (known,)
    ]


def test_lengths_of_iattc_without_a_kind_are_kept_without_one(loaded, registers):
    _, query = loaded
    rows = registers["IATTC"]
    unknown = sum(bool(row["Length (m)"]) and row["Length type"] == "Type of Length Unknown" for row in rows)
    assert unknown > 300
    [(count,)] = query(
        "SELECT count(*) FROM read.registration WHERE register = 'IATTC' AND length_m > 0 AND length_kind IS NULL"
    )
    assert count == unknown + sum(bool(row["Length (m)"]) and not row["Length type"] for row in rows)


@pytest.mark.parametrize(
    ("register", "first", "last"),
    [
        ("CCSBT", "Authorisation Start Date", "Authorisation End Date"),
        ("FFA", "Registration Start", "Registration Period"),
    ],
)
def test_periods_are_those_of_the_columns(loaded, registers, register, first, last):
    _, query = loaded
    form = "%d %b %Y" if register == "CCSBT" else "%d-%b-%Y"
    expected = sorted(
        (dt.datetime.strptime(r[first], form), dt.datetime.strptime(r[last], form)) for r in registers[register]
    )
    assert query(f"SELECT since, until FROM read.registration WHERE register = '{register}' ORDER BY 1, 2") == expected


def test_the_period_of_pna_and_neafc_is_read(loaded):
    _, query = loaded
    assert query("SELECT min(since), max(until) FROM read.registration WHERE register = 'NEAFC'") == [
        (dt.datetime(2025, 1, 1), dt.datetime(2025, 12, 31))
    ]
    assert query("SELECT count(since), count(until) FROM read.registration WHERE register = 'PNA'") == [(671, 671)]


def test_owners_of_ccsbt_have_their_country_and_no_master_is_loaded(loaded, registers):
    _, query = loaded
    assert query(
        "SELECT role, count(*), count(country) FROM read.party_mention WHERE dataset LIKE 'ccsbt%' "
        "GROUP BY role ORDER BY role"
    ) == [("operator", 1582, 1582), ("owner", 1582, 1582)]
    unread = {column for report in loaded[0].values() for column in report.unread}
    assert {"Name of the master", "Vessel Master Name", "Fishing Master Name"} <= unread


def test_the_hulls_of_the_registers_that_iuu_lists_name_by_imo_number(loaded, shared_data):
    _, query = loaded
    with (shared_data / "iuu" / "IUUList-20251108.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    listed = {number for row in rows if (number := ship_imo(row["IMO"]))}
    now = {number for row in rows if row["CurrentlyListed"] == "True" and (number := ship_imo(row["IMO"]))}
    found = query("SELECT imo, register, name FROM read.registration WHERE imo IS NOT NULL ORDER BY register, name")
    assert sum(imo in listed for imo, *_ in found) == 27
    assert [(register, name) for imo, register, name in found if imo in now] == [
        *(("IATTC", "Shun Chang 3"), ("IOTC", "IMULA0892KLT")),
    ]
