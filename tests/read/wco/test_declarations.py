"""Every value of the invented declaration in fixtures/partner/wco by hand; the published ones, counted in the files."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from catchgraph.case.case import open_case
from catchgraph.read.load import load

PARTNER = Path(__file__).parents[3] / "fixtures" / "partner"
FILE = PARTNER / "wco" / "export-two-items.xml"


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    found = open_case(tmp_path_factory.mktemp("wco") / "case", create=True)
    [report] = load(found, [FILE])
    assert (report.layout, report.rows, report.loaded, report.rejected) == ("wco-declarations", 1, 1, 0)
    assert report.unread == ("MetaData/Declaration/Consignment/Itinerary/SequenceNumeric",)
    return found


def asked(case, sql):
    with case.read() as connection:
        return connection.execute(sql).fetchall()


def test_an_export(case):
    with case.read() as connection:
        cursor = connection.execute("SELECT * EXCLUDE (id, file_id, dataset) FROM read.export_declaration")
        [row] = cursor.fetchall()
        found = {name: value for (name, *_), value in zip(cursor.description, row, strict=True) if value is not None}
    assert found == {
        "record_no": 1,
        "line": 2,
        "name": "export declaration 25GB00MADEUP000017",
        "number": "25GB00MADEUP000017",
        "document": "export-declaration GBR 25GB00MADEUP000017",
        "country": "GBR",
        "reference_number": "HAD-0411",
        "exporter_number": "GB999000000002",
        "declarant_number": "GB999000000001",
        "status": "original",
        "declaration_type": "EXA",
        "border_office": "GB000051",
        "registered": dt.datetime(2025, 4, 11),
        "mode": "1",
        "transport": "4990007",
        "containerised": True,
        "lading_port": "GBFXT",
        "lading_locode": "GBFXT",
        "lading_country": "GBR",
        "containers": ["CSQU3054383"],
        "seals": ["S-77"],
        "gross_kg": 12_600.0,
        "packages": 640.0,
        "items_declared": 2,
        "items": 2,
        "value": 61_500.0,
        "currency": "GBP",
        "value_basis": "invoice",
        "export_country": "GBR",
        "destination": "USA",
        "routing": ["GBR", "CAN"],
    }


def test_its_items(case):
    columns = """part, line_no, description, hs, hs_country, net_kg, gross_kg, value, currency, value_basis, packages,
        package_kind, marks, procedure, origin"""
    assert asked(case, f"SELECT {columns} FROM read.goods ORDER BY part") == [
        (
            *("GovernmentAgencyGoodsItem[1]", "1", "Frozen cod fillets, skinless", "03047190", "GBR", 8000.0, 8600.0),
            *(42000.0, "GBP", "statistical", 400.0, "CT", ["SKERRY 1", "SKERRY 2"], "1040 000", "GBR"),
        ),
        (
            *("GovernmentAgencyGoodsItem[2]", "2", "Frozen haddock, headed and gutted", "03036400", "GBR"),
            *(3900.0, 4000.0, 24000.0, "USD", "invoice", 240.0, "BX", None, "3151", "NOR"),
        ),
    ]


def test_whom_it_names_and_what_it_cites(case):
    assert asked(case, "SELECT role, name, address, country, numbers FROM read.party_mention") == [
        (
            *("exporter", "Skerry Whitefish Ltd", "2 Gutting Yard, Fraserholm, AB99 9ZZ", "GBR"),
            ["GBR customs number: GB999000000002"],
        ),
        ("consignee", "TIDEWRACK IMPORTS LLC", "14 Slip Road, Port Hueneme", "USA", []),
    ]
    assert asked(case, "SELECT role, name, imo, flag, day FROM read.named_vessel") == [
        ("carrier", None, "4990007", "PAN", dt.datetime(2025, 4, 11))
    ]
    assert asked(case, "SELECT kind, document, line_id IS NULL, part FROM read.citation ORDER BY document DESC") == [
        (
            *("catch-certificate", "catch-certificate GBR 2025-CC-0A1B2C3D4", False),
            "GovernmentAgencyGoodsItem[1].AdditionalDocument[1]",
        ),
        ("bill", "bill SKWU2500017", True, "GoodsShipment.Consignment.TransportContractDocument[1]"),
        ("bill", "bill SKWU2500009", False, "GovernmentAgencyGoodsItem[2].PreviousDocument[1]"),
    ]
    assert asked(case, 'SELECT "column", value FROM read.flag') == [("AdditionalDocument/TypeCode", "Y927")]


@pytest.mark.parametrize(
    ("old", "new", "table"),
    [
        ("<TypeCode>EXA", "<TypeCode>IMA", "import_declaration"),
        ("<TypeCode>EXA", "<TypeCode>COA", None),
        ("DEC-DMS:2", "DEC:3", "export_declaration"),
    ],
)
def test_the_type_says_the_direction_in_any_version_of_the_namespace(tmp_path, old, new, table):
    shutil.copy(PARTNER / "handling.toml", tmp_path)
    (tmp_path / "a.xml").write_text(FILE.read_text().replace(old, new))
    case = open_case(tmp_path / "case", create=True)
    [report] = load(case, [tmp_path / "a.xml"])
    if table:
        assert asked(case, f"SELECT number FROM read.{table}") == [("25GB00MADEUP000017",)]
    else:
        assert [each.reason for each in report.rejects] == [
            "a type that is neither of an export (EX…) nor of an import (IM…)"
        ]


def test_the_published_ones_are_three_exports(shared_data, tmp_path):
    terms = tmp_path / "terms.toml"
    terms.write_text('administration = "Customs of Maravia"\n')
    case = open_case(tmp_path / "case", create=True)
    files = sorted((shared_data / "declarations" / "wco").glob("*.xml"))
    reports = load(case, files, handling=terms)
    assert [(each.rows, each.loaded, each.rejected) for each in reports] == [(1, 1, 0)] * 3
    columns = "reference_number, exporter_number, destination, items_declared, items, containers"
    assert asked(case, f"SELECT {columns} FROM read.export_declaration ORDER BY 1") == [
        ("E3.4sc1.3_0712HH07", "GB150454489082", "USA", 1, 1, ["CONU1234567"]),
        ("TTEX004a_1010WE", "GB896458895015", "SDN", 2, 2, ["CONU1234567"]),
        ("U.7847323YIPYA", "GB427168118378", "USA", 1, 1, ["CONU1234567"]),
    ]
    assert asked(case, "SELECT hs, net_kg, procedure FROM read.goods ORDER BY hs") == [
        ("46021910", 5.0, "1040 000"),
        ("93019000", 15.0, "1040 1CG"),
        ("93059100", 11.0, "1040 1CG"),
        (None, None, "3151 1CS"),
    ]


def test_two_in_one_envelope_are_two_records_of_one_unit(tmp_path):
    shutil.copy(PARTNER / "handling.toml", tmp_path)
    before, mark, rest = FILE.read_text().partition("  <Declaration>")
    own, end, after = rest.partition("</Declaration>")
    other = own.replace("MADEUP000017", "MADEUP000018")
    (tmp_path / "a.xml").write_text(f"{before}{mark}{own}{end}{mark}{other}{end}{after}")
    case = open_case(tmp_path / "case", create=True)
    [report] = load(case, [tmp_path / "a.xml"])
    assert (report.rows, report.loaded, report.rejected) == (1, 1, 0)
    assert asked(case, "SELECT number, part FROM read.export_declaration ORDER BY number") == [
        ("25GB00MADEUP000017", "Declaration[1]"),
        ("25GB00MADEUP000018", "Declaration[2]"),
    ]
    assert asked(case, "SELECT count(*), count(DISTINCT id), count(DISTINCT line) FROM read.goods") == [(4, 4, 4)]


def test_one_of_two_that_is_no_declaration_is_left_out_alone(tmp_path):
    shutil.copy(PARTNER / "handling.toml", tmp_path)
    text = FILE.read_text().replace(
        "</md:MetaData>", "<Declaration><TypeCode>EXA</TypeCode></Declaration></md:MetaData>"
    )
    (tmp_path / "a.xml").write_text(text)
    case = open_case(tmp_path / "case", create=True)
    [report] = load(case, [tmp_path / "a.xml"])
    assert (report.rows, report.loaded, report.rejected) == (1, 1, 0)
    assert asked(case, "SELECT reason, part FROM read.flag WHERE \"column\" = 'Declaration'") == [
        ("no declaration was read: a declaration without number, reference, parties and items", "Declaration[2]")
    ]
