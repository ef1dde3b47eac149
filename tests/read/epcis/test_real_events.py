"""The published events, counted by hand in the files, and the faults that the names of the invalid ones say."""

import pytest

from catchgraph.case.case import open_case
from catchgraph.read.load import load

#: What is no EPCIS document: a schema, vocabularies of GS1, a list of identifiers, credentials.
OTHERS = {"gdst_json_schema.json", "epc_tests.json", "gs1-vocab-locations01.json", "gs1-vocab-products01.json",
          "gs1-vocab-tradingparties01.json"}  # fmt: skip
#: File → whole events before the place where it is malformed.
MALFORMED = {"EPCISQUERYDOCUMENT_advanced_5.jsonld": 17, "EPCISQueryDocument_malformed.jsonld": 1}
#: File → element that is flagged, and its value.
FAULTS = {
    "gdst_event_invalid_human_welfare_policy.jsonld": ("humanWelfarePolicy", "InvalidPolicy"),
    "gdst_farm_harvest_event_invalid.jsonld": (
        "productionMethodForFishAndSeafoodCode",
        "INVALID_PRODUCTION_METHOD",
    ),
    "gdst_farm_harvest_missing_aquaculture_method.jsonld": ("aquacultureMethod", ""),
    "gdst_feedmill_missing_protein_source.jsonld": ("proteinSource", ""),
    "gdst_feedmill_object_event_invalid.jsonld": ("proteinSource", ""),
    "gdst_fishing_event_invalid.jsonld": ("productionMethodForFishAndSeafoodCode", "INVALID_METHOD"),
    "gdst_hatching_event_invalid.jsonld": ("broodstockSource", "InvalidValue"),
    "gdst_hatching_missing_broodstock.jsonld": ("broodstockSource", ""),
    "gdst_processing_event_invalid.jsonld": ("lotNumber", ""),
    "gdst_processing_missing_lot_number.jsonld": ("lotNumber", ""),
    "gdst_vessel_invalid_country_code.jsonld": ("vesselFlagState", "USA"),
    "gdst_vessel_invalid_imo.jsonld": ("imoNumber", "INVALID_IMO"),
}


@pytest.fixture(scope="module")
def real(shared_data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("events")
    (folder / "terms.toml").write_text('administration = "Customs of Maravia"\n')
    case, refused = open_case(folder / "case", create=True), {}
    files = [
        path
        for path in sorted((shared_data / "traceability").rglob("*"))
        if path.suffix in (".xml", ".json", ".jsonld") and path.parent.name != "fraud-case"
    ]
    reports = load(case, files, handling=folder / "terms.toml", refused=refused)
    return case, {each.file: each for each in reports}, {path.name for path in refused}


def asked(case, sql, *given):
    with case.read() as connection:
        return connection.execute(sql, list(given)).fetchall()


def test_every_event_is_read_counting_repeats(real):
    case, reports, refused = real
    assert refused == OTHERS
    rows = asked(
        case,
        "SELECT f.name, count(*) FROM read.traceability_event e JOIN read.file f USING (file_id) GROUP BY f.name",
    )
    events = dict(rows)
    assert {name: events.pop(name) for name in MALFORMED} == MALFORMED
    # The files hold 425, the eight of one of two that are equal byte for byte among them.
    assert sum(events.values()) == 425 - 8
    assert "GS1_US_Pharma_Example_2_2_1_1.xml" not in events
    rejected = {name: each.rejected for name, each in reports.items() if each.rejected}
    assert rejected == dict.fromkeys(MALFORMED, 1)
    assert all(each.loaded + each.rejected == each.rows for each in reports.values())


def test_a_malformed_file_says_so_once_and_names_the_line(real):
    _, reports, _ = real
    [cut] = reports["EPCISQueryDocument_malformed.jsonld"].rejects
    assert "the file ends here" in cut.reason
    [wrong] = reports["EPCISQUERYDOCUMENT_advanced_5.jsonld"].rejects
    # The event begins there; its fault is in line 1328.
    assert (wrong.line, wrong.reason) == (1314, "no JSON: Expecting property name enclosed in double quotes")


_FLAGS = """SELECT g."column", g.value FROM read.flag g JOIN read.file f USING (file_id)
            WHERE f.name = ? AND g.reason LIKE 'GDST%'"""


@pytest.mark.parametrize("name", FAULTS)
def test_each_invalid_sample_is_flagged_for_its_fault(real, name):
    case, reports, _ = real
    assert reports[name].loaded == 1
    assert FAULTS[name] in asked(case, _FLAGS, name)


def test_the_official_sample_is_flagged_for_none(real):
    case, _, _ = real
    assert asked(case, _FLAGS, "EPCISQueryDocument.GDST.jsonld") == []


def test_a_dirty_file_and_a_misspelt_step_are_read(real):
    case, _, _ = real
    [(activity, place, kg)] = asked(
        case,
        """SELECT e.activity, e.place, g.net_kg FROM read.traceability_event e JOIN read.file f USING (file_id)
           JOIN read.goods g ON g.record = e.id AND g.file_id = e.file_id WHERE f.name = 'transshipment.xml'""",
    )
    # A quote that nobody opened stands in the identifier of the place.
    assert (activity, kg, place.rstrip('"')) == (
        "transshipment", 5_000.0, "urn:gdst:traceability-solution.com:location:loc:0048000.019283",
    )  # fmt: skip
    assert asked(
        case, "SELECT count(*), count(activity) FROM read.traceability_event WHERE step = 'exansshipment'"
    ) == [(5, 0)]


def test_two_catches_go_through_one_carrier_into_one_lot(real):
    case, _, _ = real
    rows = asked(
        case,
        """SELECT e.activity, count(DISTINCT e.id), count(DISTINCT v.name)
           FROM read.traceability_event e JOIN read.file f USING (file_id)
           LEFT JOIN read.named_vessel v ON v.record_id = e.id WHERE f.name = 'gdst_extensions_03.xml'
           GROUP BY e.activity ORDER BY e.activity""",
    )
    assert rows == [("fishing", 2, 2), ("landing", 1, 0), ("receiving", 1, 0), ("shipping", 1, 0),
                    ("transshipment", 2, 1)]  # fmt: skip


def test_what_a_source_took_back_does_not_count_and_names_what_stands_for_it(real):
    case, _, _ = real
    assert asked(
        case,
        """SELECT DISTINCT e.status, e.error_reason, e.corrected_by FROM read.traceability_event e
           JOIN read.file f USING (file_id) WHERE f.name = 'ErrorDeclarationAndCorrectiveEvent.jsonld'
           ORDER BY e.status NULLS LAST""",
    ) == [
        ("replaced", "incorrect_data", ["urn:uuid:404d95fc-9457-4a51-bd6a-0bba133845a8"]),
        (None, None, None),
    ]
