"""Every value of the invented messages in fixtures/domestic, read off their columns by hand."""

import datetime as dt
from pathlib import Path

import pytest

from catchgraph.case.case import open_case
from catchgraph.read.load import load
from catchgraph.read.write import TABLES

FOLDER = Path(__file__).parents[3] / "fixtures" / "domestic"
AE, SE, ALONE, NOAA, SF = (
    *("ae-2025-05-14.txt", "se-2025-06-02.txt", "QZX-4000124-6_2.txt", "noaa-370-2025-06-02.txt"),
    "sf-2025-04-02.txt",
)
TOLD = ("entry", "harvest_report", "security_filing", "goods", "party_mention", "named_vessel", "citation")
#: Worked out by others: places, ids, and what comparing takes.
_ASIDE = {"file_id", "dataset", "record_no", "line", "keys", "stems", "signs", "address_key", "name_key", "spellings"}


def day(month, number):
    return dt.datetime(2025, month, number)


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    found = open_case(tmp_path_factory.mktemp("messages") / "case", create=True)
    reports = load(found, [FOLDER / name for name in (AE, SE, ALONE, NOAA, SF)])
    assert [(each.layout, each.rows, each.loaded) for each in reports] == [
        ("cbp-messages", count, count) for count in (1, 1, 1, 1, 2)
    ]
    return found


def told(case, table, file):
    """Rows of a file: what they say, without ids; lists as tuples."""
    with case.read() as connection:
        cursor = connection.execute(
            f'SELECT t.* FROM read."{table}" t JOIN read.file f USING (file_id) WHERE f.name = ? ORDER BY t.rowid',
            [file],
        )
        names = [column[0] for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return [{k: v for k, v in row.items() if v not in (None, []) and k not in _ASIDE} for row in rows]


def without(row, *names):
    return {name: value for name, value in row.items() if name not in names}


def test_the_entry_of_an_entry_summary(case):
    [entry] = told(case, "entry", AE)
    assert without(entry, "id") == {
        "part": "10[1]",
        "name": "entry QZX-4000123-8",
        "number": "QZX-4000123-8",
        "document": "entry QZX4000123",
        "filer": "QZX",
        "check_digit": "right",
        "entry_type": "01",
        "entered": day(5, 14),
        "imported": day(5, 11),
        "exported": day(4, 20),
        "port": "2704",
        "lading_port": "55201",
        "unlading_port": "2704",
        "export_country": "VNM",
        "mode": "11",
        "carrier": "QZLU",
        "importer_number": "00-1122334AB",
        "consignee_number": "00-1122334AB",
        "bond": "8",
        "surety": "891",
        "reference_number": "REF-881",
        "missing_documents": "01, 10",
        "goods_location": "W188",
        "related_parties": "N",
        "containers": ["CSQU3054383"],
    }
    [consignee] = told(case, "party_mention", AE)[:1]
    assert without(consignee, "mention_id", "record_id") == {
        "part": "SE30[1]",
        "role": "consignee",
        "name": "HARBOR LIGHT SEAFOODS LLC",
        "address": "2200 WHARF STREET, LOS ANGELES, CA 90731",
        "address_precise": True,
        "country": "USA",
        "numbers": ["importer number: 00-1122334AB"],
    }
    carrier = told(case, "named_vessel", AE)[0]
    assert (carrier["role"], carrier["name"], carrier["imo"], carrier["day"]) == (
        *("carrier", "PACIFIC MERIDIAN", "4990019"),
        day(5, 11),
    )
    bill = told(case, "citation", AE)[0]
    assert (bill["kind"], bill["number"], bill["document"]) == (*("bill", "QZLU200455120001", "bill QZLU200455120001"),)


def test_the_line_of_an_entry_summary(case):
    line = told(case, "goods", AE)[0]
    entry = told(case, "entry", AE)[0]
    assert line["record"] == entry["id"]
    assert {name: line[name] for name in line.keys() - {"id", "record"}}.items() >= {
        "part": "40[1]",
        "stage": "product",
        "line_no": "1",
        "name": "FROZEN YELLOWFIN TUNA LOINS",
        "description": "FROZEN YELLOWFIN TUNA LOINS",
        "hs": "0304870000",
        "hs_country": "USA",
        "hs6": "030487",
        "gross_kg": 21600.0,
        "quantity": 20500.0,
        "unit": "KG",
        "value": 151200.0,
        "currency": "USD",
        "value_basis": "entered",
        "duty": 125.5,
        "origin": "VNM",
        "manufacturer_id": "VNSONBIE88HOC",
    }.items()
    assert (line["other_hs"], line["duty_cases"]) == (["9903018800"], ["A552802001"])


def test_the_report_in_an_entry_summary(case):
    report, disclaimed = told(case, "harvest_report", AE)
    assert without(report, "id") == {
        "part": "PG01[1]",
        "name": "harvest report on entry QZX-4000123-8",
        "program": "SIM",
        "entry": "QZX-4000123-8",
        "entry_line": "1",
        "entry_basis": "envelope",
        "document": "harvest-report QZX4000123 1",
        "permit": "IFTP00112233",
        "landed": day(2, 15),
        "aggregated": True,
        "confidential": True,
        "weights_read": "implied decimals",
    }
    assert (disclaimed["program"], disclaimed["disclaimer"], disclaimed["entry_line"]) == ("370", "A", "1")
    assert report["id"] != disclaimed["id"]
    cited, permit = told(case, "citation", AE)[1:3]
    assert (permit["record_id"], permit["document"], permit["part"]) == (
        report["id"],
        "permit IFTP00112233",
        "PG14[1]",
    )
    assert (cited["record_id"], cited["document"], cited["cited_line"]) == (report["id"], "entry QZX4000123", "1")


def test_the_harvests_of_a_report(case):
    _, product, first, second, small, _ = told(case, "goods", AE)
    assert (product["species"], product["scientific_name"], product["net_kg"]) == ("YFT", "THUNNUS ALBACARES", 20500.0)
    said = {
        "part": "PG06[1]",
        "stage": "catch",
        "of_line": product["id"],
        "species": "YFT",
        "production": "wild",
        "source": "HCF",
        "aggregated": False,
        "form": "WHOLE",
        "gear": "LLS",
        "landed": day(2, 15),
        "landed_at": "NHA TRANG, VN",
        "transshipped_at": "WESTERN PACIFIC, ZZ",
        "weight_kind": "whole landing",
    }
    for catch, weight in ((first, 12500.0), (second, 8000.0)):
        assert {name: catch.get(name) for name in said} == said
        assert (catch["net_kg"], catch["areas"], catch["zones"]) == (weight, ["PAC"], ["high seas"])
    assert (small["part"], small["source"], small["aggregated"], small["net_kg"]) == ("PG06[2]", "SVH", True, 3000.0)
    assert (small["landed"], small["caught_since"], small["caught_until"]) == (day(2, 20), day(2, 20), day(2, 28))
    assert (small["areas"], small["zones"], small["form"]) == (["PAC", "71"], ["VNM"], "GUTTED")
    vessels = told(case, "named_vessel", AE)[1:]
    assert [(each.get("name"), each["flag"], each["line_id"], each["part"]) for each in vessels] == [
        ("SHIN LUNG NO 216", "TWN", first["id"], "PG31[1]"),
        ("OCEAN GRACE", "VUT", second["id"], "PG31[3]"),
        (None, "VNM", small["id"], "PG31[5]"),
    ]
    receivers = told(case, "party_mention", AE)[1:]
    assert {(each["role"], each["name"], each["address"], each["country"]) for each in receivers} == {
        (role, "SON BIEN FISHERY JSC", "88 TRAN PHU, NHA TRANG, 650000", "VNM")
        for role in ("first receiver", "place of receipt")
    }
    of_lines = [each["line_id"] for each in receivers if each["role"] == "first receiver"]
    assert of_lines == [first["id"], second["id"]]


def test_reports_to_other_agencies_are_said_and_not_read(case):
    [flag] = told(case, "flag", AE)
    assert (flag["column"], flag["value"], flag["reason"]) == (
        *("PG01 8-13", "FDA FOO", "reports to other agencies: not read"),
    )


def test_a_report_without_envelope_is_of_the_entry_that_its_file_names(case):
    [report] = told(case, "harvest_report", ALONE)
    assert without(report, "id", "name") == {
        "part": "PG01[1]",
        "program": "SIM",
        "entry": "QZX-4000124-6",
        "entry_line": "2",
        "entry_basis": "file name",
        "document": "harvest-report QZX4000124 2",
        "permit": "IFTP00445566",
        "landed": day(3, 5),
        "aggregated": False,
        "confidential": True,
        "weights_read": "as written",
    }
    product, harvest = told(case, "goods", ALONE)
    assert (product["species"], product["line_no"]) == ("PTM", "2")
    assert {name: harvest[name] for name in ("source", "production", "origin", "form", "net_kg", "landed")} == {
        "source": "HBA",
        "production": "farmed",
        "origin": "ECU",
        "form": "head-on",
        "net_kg": 4200.0,
        "landed": day(3, 5),
    }
    assert "zones" not in harvest
    farm, site = told(case, "party_mention", ALONE)
    assert (site["role"], site["name"], site["line_id"]) == ("farm site", farm["name"], farm["line_id"])
    assert (farm["role"], farm["name"], farm["country"], farm["line_id"]) == (
        *("farm", "CAMARONERA ESTERO HONDO SA", "ECU"),
        harvest["id"],
    )
    assert farm["address"].startswith("KM 14 VIA A LA COSTA, GUAYAQUIL")
    assert "numbers" not in farm
    assert [each["flag"] for each in told(case, "named_vessel", ALONE)] == ["ECU"]


def test_contacts_are_read_only_where_persons_are_asked_for(case, tmp_path):
    with case.read() as connection:
        for table in ("party_mention", "harvest_report", "goods", "flag", "reject"):
            text = repr(connection.execute(f"FROM read.{table}").fetchall()).upper()
            assert not [word for word in ("PINTO", "TRAN VAN AN", "5550101", "PAT DOE") if word in text]
    asked = open_case(tmp_path / "asked", create=True)
    load(asked, [FOLDER / ALONE], persons=True)
    assert [each["numbers"] for each in told(asked, "party_mention", ALONE)] == [["phone: 59345550101"]] * 2


def test_a_report_of_programme_370(case):
    [report] = told(case, "harvest_report", NOAA)
    assert without(report, "id") == {
        "part": "PG01[1]",
        "name": "370",
        "program": "370",
        "declared": ["877 B4"],
        "permit": "IFTP00112233",
        "aggregated": False,
        "confidential": True,
    }
    product, harvest = told(case, "goods", NOAA)
    assert product["description"] == "CANNED TUNA IN WATER"
    assert (harvest["caught_since"], harvest["caught_until"]) == (day(1, 10), day(2, 14))
    assert "landed" not in harvest
    assert (harvest["areas"], harvest["zones"], harvest["gear"]) == (["ETP"], ["high seas"], "PS")
    assert (harvest["source"], harvest["production"], harvest["production_basis"]) == ("HRV", "wild", "source")
    assert [each["flag"] for each in told(case, "named_vessel", NOAA)] == ["ECU", "PAN"]
    [flag] = told(case, "flag", NOAA)
    assert flag["reason"].startswith("no entry: neither an envelope")


def test_an_entry_that_is_stated_is_that_of_what_names_none(case, tmp_path):
    stated = open_case(tmp_path / "stated", create=True)
    load(stated, [FOLDER / NOAA, FOLDER / ALONE, FOLDER / AE], entry="qzx40001253_4")
    found = {name: told(stated, "harvest_report", name)[0] for name in (NOAA, ALONE, AE)}
    assert {name: (each["entry"], each["entry_line"], each["entry_basis"]) for name, each in found.items()} == {
        NOAA: ("QZX-4000125-3", "4", "--entry"),
        ALONE: ("QZX-4000125-3", "4", "--entry"),
        AE: ("QZX-4000123-8", "1", "envelope"),
    }
    assert load(stated, [FOLDER / NOAA], entry="QZX-4000125-3_4")[0].state == "unchanged"
    assert load(stated, [FOLDER / NOAA])[0].state == "replaced"
    [table] = load(stated, [FOLDER / "ace-es-003-2025-06-30.csv"], entry="QZX-4000125-3")
    assert "--entry is for messages: it does not apply to this file" in table.notes


def test_a_cargo_release_with_its_harvest_vessels(case):
    [entry] = told(case, "entry", SE)
    assert without(entry, "id") == {
        "part": "SE10[1]",
        "name": "entry QZX-4000125-4",
        "number": "QZX-4000125-4",
        "document": "entry QZX4000125",
        "filer": "QZX",
        "check_digit": "wrong",
        "entry_type": "01",
        "entered": day(6, 2),
        "port": "3001",
        "unlading_port": "3001",
        "mode": "11",
        "importer_number": "00-4455667",
        "bond": "8",
        "goods_location": "X042",
    }
    cod, orlov, other, foil = told(case, "goods", SE)
    assert (cod["line_no"], cod["hs"], cod["value"], cod["origin"]) == ("1", "0304711000", 96000.0, "CHN")
    assert (foil["line_no"], foil["hs"], foil["other_hs"], foil["value"]) == ("2", "7607111000", ["9903018800"], 400.0)
    assert [(each["stage"], each["of_line"], each["zones"], each["production"]) for each in (orlov, other)] == [
        ("catch", cod["id"], ["RUS"], "wild"),
        ("catch", cod["id"], ["NOR"], "wild"),
    ]
    carrier, vessel = told(case, "named_vessel", SE)
    assert (carrier["role"], carrier["name"]) == ("carrier", "NORTHERN DAWN")
    assert {name: vessel[name] for name in ("role", "name", "flag", "imo", "line_id")} == {
        "role": "catching vessel",
        "name": "KAPITAN ORLOV",
        "flag": "RUS",
        "imo": "4990021",
        "line_id": orlov["id"],
    }
    [bill] = told(case, "citation", SE)
    assert (bill["kind"], bill["number"]) == ("bill", "QZMTHB7788123")


def test_a_party_that_is_a_private_person_is_not_named(case):
    maker, plant = told(case, "party_mention", SE)
    assert (plant["role"], plant["asset_mention_id"]) == ("plant", maker["mention_id"])
    assert (maker["role"], maker["name"], maker["address"]) == (
        *("manufacturer", "DALIAN BRIGHT SEA FOODS CO LTD"),
        "77 YINBIN ROAD, DALIAN",
    )
    flags = {(each["column"], each.get("value", ""), each["reason"]) for each in told(case, "flag", SE)}
    assert flags == {
        ("SE30 46-65", "", "the number of a person: not kept"),
        ("SE30 5-7", "PK", "a role that is not read"),
        ("SE10 11-18", "QZX-4000125-4", "its check digit is wrong"),
    }


def test_a_security_filing(case):
    filing, _ = told(case, "security_filing", SF)
    assert without(filing, "id") == {
        "part": "SF10[1]",
        "name": "security filing QZX-00000004412",
        "number": "QZX-00000004412",
        "document": "security-filing QZX00000004412",
        "filing_type": "1 01",
        "action": "add",
        "bill": "QZLU2004551200",
        "carrier_code": "QZLU",
        "mode": "11",
        "importer_number": "00-1122334AB",
        "containers": ["CSQU3054383"],
    }
    line = told(case, "goods", SF)[0]
    assert (line["hs"], line["hs6"], line["origin"]) == ("030487", "030487", "VNM")
    parties = [each for each in told(case, "party_mention", SF) if each["record_id"] == filing["id"]]
    found = [(each["role"], each["name"], each.get("address"), each.get("line_id")) for each in parties]
    assert found == [
        ("seller", "PACIFIC RIM TRADING PTE LTD", "1 FISHERY PORT ROAD, UNIT 04-11, SINGAPORE, 619742", None),
        ("buyer", "HARBOR LIGHT SEAFOODS LLC", "LOS ANGELES, CA", None),
        ("stuffing location", "SON BIEN FISHERY JSC", "NHA TRANG", None),
        ("place of stuffing", "SON BIEN FISHERY JSC", "NHA TRANG", None),
        ("stuffer", "KHANH HOA CFS CO LTD", None, None),
        ("manufacturer", "SON BIEN FISHERY JSC", "88 TRAN PHU, NHA TRANG", line["id"]),
        ("plant", "SON BIEN FISHERY JSC", "88 TRAN PHU, NHA TRANG", line["id"]),
    ]
    assert [each["document"] for each in told(case, "citation", SF)] == ["bill QZLU2004551200", "bill QZLU2004551211"]


def test_personal_numbers_of_a_filing_are_never_kept(case):
    _, filing = told(case, "security_filing", SF)
    assert filing["personal_number"] is True
    assert "importer_number" not in filing
    with case.read() as connection:
        kept = "".join(repr(connection.execute(f'FROM read."{table}"').fetchall()) for table in TABLES)
    for number in ("078-05-1120", "078051120", "X1234567", "JANE ROE", "JOHN Q SAMPLE", "01021970"):
        assert number not in kept


@pytest.mark.parametrize("name", [AE, SE, ALONE, NOAA, SF])
def test_every_row_leads_to_the_line_that_begins_its_part(case, name):
    lines = (FOLDER / name).read_text().splitlines()
    with case.read() as connection:
        for table in (
            "entry",
            "harvest_report",
            "security_filing",
            "goods",
            "party_mention",
            "named_vessel",
            "citation",
        ):
            found = connection.execute(
                f'SELECT line, part FROM read."{table}" JOIN read.file f USING (file_id) WHERE f.name = ?', [name]
            ).fetchall()
            for line, part in found:
                record = part.partition("[")[0]
                number = int(part.partition("[")[2].rstrip("]"))
                assert lines[line - 1].upper().startswith(record)
                assert number <= sum(each.upper().startswith(record) for each in lines[:line])
        flags = (
            "SELECT line, part FROM read.flag JOIN read.file f USING (file_id) WHERE f.name = ? AND part IS NOT NULL"
        )
        for line, part in connection.execute(flags, [name]).fetchall():
            assert lines[line - 1].startswith(part.partition("[")[0])
