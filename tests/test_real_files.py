"""What the public files must give, end to end. Figures counted by hand or by plain scripts on the files."""

import shutil

import pytest

from catchgraph import pipeline
from catchgraph.case.case import open_case

FILES = (
    "registers/WCPFC_vessels_2025-08-26.csv",
    "registers/IOTC_vessels_2025-08-26.csv",
    "iuu/IUUList-20251108.csv",
    "events/miller2018-encounters.csv",
    "events/miller2018-carriers.csv",
)

#: Typology → number of findings, and what names each.
FOUND = {
    "identity.imo-invalid": {"9910954", "8523932", "8474409", "8102322"},
    "identity.listed-under-other-name": {
        "IMULA0168PTM",
        "IMULA0833KLT",
        "IMULA0892KLT",
        "IMULA1053TLE",
        "IMULA2159CHW",
    },
}


@pytest.fixture(scope="module")
def resolved(tmp_path_factory, shared_data):
    case = open_case(tmp_path_factory.mktemp("real") / "case", create=True)
    report = pipeline.load(case, [shared_data / name for name in FILES])
    pipeline.resolve(case)
    return case, report


@pytest.fixture(scope="module")
def found(resolved, embedded):
    case, _ = resolved
    pipeline.build(case)
    return pipeline.detect(case)


def rows(case, query):
    with case.read() as connection:
        return connection.execute(query).fetchall()


def findings(report, typology):
    return [one for one in report.findings if one.typology == typology]


def test_every_row_is_loaded_or_rejected(resolved):
    _, report = resolved
    assert {one.file: (one.rows, one.loaded + one.rejected) for one in report} == {
        "WCPFC_vessels_2025-08-26.csv": (3109, 3109),
        "IOTC_vessels_2025-08-26.csv": (5321, 5321),
        "IUUList-20251108.csv": (368, 368),
        "miller2018-encounters.csv": (11681, 11681),
        "miller2018-carriers.csv": (1124, 1124),
    }


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
        f"""SELECT count(*) FROM read.encounter e JOIN resolve.party p ON p.event_id = e.id
            WHERE p.role = 'carrier' AND p.basis <> '{held}'""",
    )
    assert alone == 1312 + 116


def test_copies_of_an_encounter_are_one_event(resolved, found):
    case, _ = resolved
    assert rows(case, "SELECT count(*), sum(len(records)) FROM derived.encounter") == [(11_583, 11_681)]
    assert rows(case, "SELECT count(*) FROM derived.listing") == [(1_655,)]
    assert rows(case, "SELECT count(*) FROM derived.broadcast") == [(1_124,)]


def test_sixteen_register_rows_are_listed_hulls_by_imo_number_and_four_by_registration_number(resolved, found):
    case, _ = resolved
    listed = rows(
        case,
        """SELECT v.listed, d.basis LIKE 'IMO%' AS by_imo, count(*)
           FROM derived.registration r JOIN derived.describes d ON d.source = r.id
           JOIN derived.vessel v ON v.id = d.target
           WHERE v.listed IS NOT NULL GROUP BY ALL ORDER BY ALL""",
    )
    assert listed == [("delisted", True, 15), ("listed", False, 4), ("listed", True, 1)]


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
    assert len(findings(found, typology)) == len(FOUND[typology])


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
    assert all(one.rate <= 0.02 for one in found.results if one.maturity == "stable" and one.denominator)


def test_neo4j_gives_the_same_findings(resolved, found, empty_neo4j, tmp_path):
    case, _ = resolved
    shutil.copytree(case.path, tmp_path / "case", ignore=shutil.ignore_patterns("graph"))
    other = open_case(tmp_path / "case")
    pipeline.build(other, graph=empty_neo4j)
    again = pipeline.detect(other, graph=empty_neo4j)
    assert again.findings == found.findings
    assert again.results == found.results
