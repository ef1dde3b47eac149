"""What the public files must give, end to end. Figures counted by hand or by plain scripts on the files."""

import csv
import re
import shutil

import pytest

from catchgraph import pipeline
from catchgraph.case.case import open_case
from catchgraph.detect.report import NOT_COVERED

from .once import once

#: Small files ask each of these rules in seconds.
pytestmark = [pytest.mark.slow, pytest.mark.early]

#: File → its rows; JSON of events: its objects. Counted by csv and json alone.
ROWS = {
    "registers/CCSBT_vessels_2025-08-26.csv": 1582,
    "registers/FFA_vessels_2025-08-26.csv": 845,
    "registers/IATTC_vessels_2025-08-26.csv": 3785,
    "registers/IOTC_vessels_2025-08-26.csv": 5321,
    "registers/NAFO_vessels_2025-08-26.csv": 80,
    "registers/NEAFC_vessels_2025-08-26.csv": 2236,
    "registers/PNA_TUNA_2025-09-08.csv": 671,
    "registers/WCPFC_vessels_2025-08-26.csv": 3109,
    "iuu/IUUList-20251108.csv": 368,
    "iuu/iuu_history_sample_3_vessels.json": 3,
    "events/miller2018-encounters.csv": 11681,
    "events/miller2018-carriers.csv": 1124,
    "events/gfw-encounters_2023.json.gz": 14888,
    "events/gfw-encounters_2024.json.gz": 9444,
    "events/gfw-loitering_2024.json.gz": 12500,
    "events/gfw-port_visits_2024.json.gz": 11239,
}

#: Register → its columns of name and IMO number.
NAMED = {
    "CCSBT": ("Vessel Name", "IMO"),
    "FFA": ("Name", "IMO Number"),
    "IATTC": ("Vessel", "IMO number"),
    "IOTC": ("Name", "IMO"),
    "NAFO": ("name", "IMO"),
    "NEAFC": ("NAME", "IMO_NUMBER"),
    "PNA": ("Vessel Name", "IMO #"),
    "WCPFC": ("Name of fishing vessel", "IMO"),
}

#: Typology → words that each name one of its findings.
FOUND = {
    "identity.imo-invalid": {"9910954", "8523932", "8474409", "8102322"},
    "identity.listed-under-other-name": {
        "IMULA0168PTM",
        "IMULA0833KLT",
        "IMULA0892KLT",
        "IMULA1053TLE",
        "IMULA2159CHW",
    },
    "identity.two-hulls-one-imo": {"8571043"},
}


@pytest.fixture(scope="module")
def made(tmp_path_factory, shared_data, embedded_runtime):
    """The folder of the case, which nobody changes, and what loading and looking reported."""

    def make(folder):
        case = open_case(folder / "case", create=True)
        load = pipeline.load(case, [shared_data / name for name in ROWS])
        pipeline.resolve(case)
        pipeline.build(case)
        return load, pipeline.detect(case)

    return once(tmp_path_factory, "real", make)


@pytest.fixture(scope="module")
def resolved(made):
    folder, (load, _) = made
    return open_case(folder / "case"), load


@pytest.fixture(scope="module")
def found(made):
    return made[1][1]


def rows(case, query):
    with case.read() as connection:
        return connection.execute(query).fetchall()


def findings(report, typology):
    return [one for one in report.findings if one.typology == typology]


def test_every_row_is_loaded_or_rejected(resolved):
    _, report = resolved
    assert {one.file: (one.rows, one.loaded + one.rejected) for one in report} == {
        name.rpartition("/")[2]: (rows, rows) for name, rows in ROWS.items()
    }
    assert sum(rows for name, rows in ROWS.items() if name.startswith("registers/")) == 17_629


def test_no_vessel_holds_two_valid_imo_numbers(resolved):
    case, _ = resolved
    two = """SELECT entity_id FROM resolve.member JOIN read.vessel_mention USING (mention_id)
             GROUP BY entity_id HAVING count(DISTINCT imo) > 1"""
    assert rows(case, two) == []


def test_a_carrier_without_a_dated_holder_is_known_by_its_mmsi_alone(resolved):
    """1,312 rows name a carrier that no table has; 116 fall outside every day that their carrier's rows cover."""
    case, _ = resolved
    held = "MMSI held that day according to its broadcasts"
    [[alone]] = rows(
        case,
        f"""SELECT count(*) FROM read.encounter e JOIN resolve.participant p ON p.event_id = e.id
            WHERE e.source = 'Miller et al. 2018' AND p.role = 'carrier' AND p.basis <> '{held}'""",
    )
    assert alone == 1312 + 116


def test_copies_of_an_encounter_are_one_event(resolved, found):
    """24,332 objects of Global Fishing Watch are two for each meeting; three meetings lie in both files, one object
    is repeated, one meeting has one side: 24,332 = 2 * 12,163 + 2 * 3 + 1 - 1."""
    case, _ = resolved
    events = "SELECT source, count(*), sum(len(records)) FROM derived.encounter GROUP BY source ORDER BY source"
    assert rows(case, events) == [("Global Fishing Watch", 12_163, 24_332), ("Miller et al. 2018", 11_583, 11_681)]
    listings = "SELECT count(*) FROM derived.listing WHERE datasets = ['iuu-list@2025-11-08']"
    assert rows(case, listings) == [(1_655,)]
    transmitted = "SELECT count(*) FROM derived.broadcast WHERE datasets = ['miller2018-carriers@undated']"
    assert rows(case, transmitted) == [(1_124,)]


LISTED = """SELECT r.register, r.name, v.listed, d.basis LIKE 'IMO%' AS by_imo
            FROM derived.registration r JOIN derived.describes d ON d.source = r.id
            JOIN derived.vessel v ON v.id = d.target WHERE v.listed IS NOT NULL ORDER BY ALL"""


def test_twenty_seven_register_rows_are_hulls_of_the_list_by_imo_number_and_two_are_listed_now(resolved, found):
    case, _ = resolved
    listed = rows(case, LISTED)
    assert len([row for row in listed if row[3]]) == 27
    assert [row[:2] for row in listed if row[2:] == ("listed", True)] == [
        ("IATTC", "Shun Chang 3"),
        ("IOTC", "IMULA0892KLT"),
    ]


def test_four_register_rows_are_listed_now_by_registration_number(resolved, found):
    case, _ = resolved
    assert [row[:2] for row in rows(case, LISTED) if row[2:] == ("listed", False)] == [
        ("IOTC", "IMULA0168PTM"),
        ("IOTC", "IMULA0833KLT"),
        ("IOTC", "IMULA1053TLE"),
        ("IOTC", "IMULA2159CHW"),
    ]


def homonyms(shared_data, columns):
    """IMO numbers of register rows named like a row of the list that has another valid IMO number; by csv alone."""
    listed = {}
    for row in table(shared_data / "iuu/IUUList-20251108.csv"):
        for name in (name for column in columns for name in row[column].split(",")):
            if valid(row["IMO"]) and key(name):
                listed.setdefault(key(name), set()).add(row["IMO"].strip())
    found = []
    for file in sorted((shared_data / "registers").glob("*.csv")):
        name, imo = NAMED[file.name.partition("_")[0]]
        for row in table(file):
            number = row[next(column for column in row if column.startswith(imo))].strip()
            if valid(number) and number not in listed.get(key(row[name]), {number}):
                found.append(number)
    return found


def table(file):
    with file.open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)


def key(name):
    return re.sub("[^A-Z0-9]", "", name.upper())


def valid(number):
    """IMO Resolution A.1117(30): six digits times 7 to 2; the sum ends in the seventh digit."""
    digits = [int(digit) for digit in number.strip() if digit.isdigit()]
    return (
        len(digits) == 7
        and sum(digit * weight for digit, weight in zip(digits, range(7, 1, -1), strict=False)) % 10 == digits[6]
    )


@pytest.mark.parametrize(("columns", "count"), [(("Name",), 20), (("Name", "RFMOName"), 22)])
def test_a_row_named_like_a_listed_hull_of_another_imo_number_is_no_hit(resolved, found, shared_data, columns, count):
    case, _ = resolved
    numbers = homonyms(shared_data, columns)
    assert len(numbers) == count
    for number in sorted(set(numbers)):
        assert rows(case, f"SELECT listed FROM derived.vessel WHERE imo = '{number}'") == [(None,)]


def test_a_shared_registration_number_makes_no_hit_of_another_hull(resolved, found):
    case, _ = resolved
    [[listed]] = rows(
        case,
        """SELECT v.listed FROM derived.registration r JOIN derived.describes d ON d.source = r.id
           JOIN derived.vessel v ON v.id = d.target WHERE r.name = 'Haizea Lau' AND r.registration_number = '100290'""",
    )
    assert listed is None


@pytest.mark.parametrize("typology", FOUND)
def test_findings_name_the_expected_rows(found, typology):
    names = {word for one in findings(found, typology) for word in FOUND[typology] if word in one.details}
    assert names == FOUND[typology]


def test_kalan_2_is_the_one_listed_vessel_with_encounters_and_is_known_by_its_mmsi_alone(found):
    hits = findings(found, "transshipment.listed-vessel-encounter")
    assert len(hits) == 5
    for one in hits:
        assert "KALAN-2" in one.name
        assert "start known to the month" in one.name
        assert "holder that day not stated" in one.details


def test_one_vessel_was_listed_after_its_encounter(found):
    [one] = findings(found, "transshipment.later-listed")
    assert "UTHAIWAN" in one.name
    assert "2014" in one.name


@pytest.mark.parametrize("name", ["MURAVYEV", "TONINA", "HUNG CHI FU 68", "FONG KUO", "PS REEFER"])
def test_vessels_delisted_before_stay_silent(found, name):
    assert not [one for one in found.findings if one.typology.startswith("transshipment.") and name in one.name]


def test_no_stable_query_fires_on_more_than_two_percent(found):
    asked = [one for one in found.results if one.maturity == "stable" and one.rate is not None]
    assert len(asked) >= 15
    assert all(one.rate <= 0.02 for one in asked)


def test_what_no_edition_covers_is_counted(found):
    """The registers of 2025 judge no encounter of 2012 to 2024."""
    states = {one.typology: (one.state, one.findings) for one in found.results}
    for name in ("authorisation-not-found", "gear-banned-at-sea", "high-seas-not-allowed"):
        assert states[f"transshipment.{name}"] == (NOT_COVERED, 0)
    assert any("cover 1,460 of 5,243" in one.note for one in found.results)


# Hundreds of thousands of rows go over Bolt, at a few thousand a second on a busy machine.
@pytest.mark.timeout(1200)
def test_neo4j_gives_the_same_findings(resolved, found, empty_neo4j, tmp_path):
    case, _ = resolved
    shutil.copytree(case.path, tmp_path / "case", ignore=shutil.ignore_patterns("graph"))
    other = open_case(tmp_path / "case")
    pipeline.build(other, graph=empty_neo4j)
    again = pipeline.detect(other, graph=empty_neo4j)
    assert again.findings == found.findings
    assert again.results == found.results
