"""The invented messages of CATCH in fixtures/partner/certificates, value by value, and what is no message of it."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from catchgraph.case.case import open_case
from catchgraph.read.catch.format import knows
from catchgraph.read.load import load

FOLDER = Path(__file__).parents[3] / "fixtures" / "partner" / "certificates"
FILES = sorted(FOLDER.glob("catch-*-2026.xml"))


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    found = open_case(tmp_path_factory.mktemp("catch") / "case", create=True)
    reports = load(found, FILES)
    assert [(each.layout, each.rows, each.loaded) for each in reports] == [("catch-messages", 1, 1)] * 4
    return found


def asked(case, sql):
    with case.read() as connection:
        return connection.execute(sql).fetchall()


def test_a_certificate_has_the_number_of_its_authority_and_that_of_catch(case):
    columns = "document, catch_document, country, status, issued, authority, conservation, seals"
    assert asked(case, f"SELECT {columns} FROM read.catch_certificate WHERE status = 'valid'") == [
        (
            *("catch-certificate NOR 2026-CC-000077", "catch-certificate NOR CATCH-CC-NO-2026-0000123", "NOR", "valid"),
            *(dt.datetime(2026, 2, 3), "Directorate of Invented Fisheries", "NEAFC Rec. 2:2026", ["S-2601"]),
        )
    ]
    columns = "exporter_number, importer_number, export_country, destination, transport, departure_place, containers"
    assert asked(case, f"SELECT {columns} FROM read.catch_certificate WHERE status = 'valid'") == [
        ("NO999000001", "PT999999990", "NOR", "PRT", "AURORA SKUA", "Skumvaer kai", ["CSQU3054383"])
    ]


def test_a_cancellation_is_a_void_copy(case):
    assert asked(case, "SELECT document, status FROM read.catch_certificate WHERE status <> 'valid'") == [
        ("catch-certificate NOR 2026-CC-000071", "void")
    ]
    assert asked(case, "SELECT count(*) FROM read.flag WHERE reason LIKE '%without products%'") == [(0,)]


def test_products_are_catches_joined_with_their_vessels(case):
    columns = (
        "line_no, line, species, hs, net_kg, caught_since, caught_until, areas, zones, rfmos, gear, processed_aboard"
    )
    assert asked(case, f"SELECT {columns} FROM read.goods WHERE stage = 'catch' ORDER BY line") == [
        (
            *("1", 63, "MAC", "030354", 18900.0, dt.datetime(2026, 1, 10), dt.datetime(2026, 1, 21)),
            *(["27.2.a"], ["NOR", "FRO"], ["NEAFC"], "03.12", "Gutting and freezing"),
        ),
        # Its vessel has no further notes; the weight is in tonnes.
        ("2", 77, "WHB", "030368", 40500.0, None, None, None, ["high seas"], None, None, None),
    ]
    columns = "name, flag, imo, call_sign, registration_number, licence"
    assert asked(case, f"SELECT {columns} FROM read.named_vessel WHERE role = 'catching vessel' ORDER BY 1") == [
        ("FJORDHALSEN", "NOR", "4993683", "LQQZ98", "NO99388", "NO-L-17; NO-L-18"),
        ("SKUMVAER", "NOR", None, None, "NO99389", None),
    ]
    assert asked(case, "SELECT name, imo FROM read.named_vessel WHERE role = 'carrier' ORDER BY 1") == [
        ("AURORA SKUA", "4993011"),
        ("MERIDIAN BRIDGE", None),
    ]
    assert asked(case, "SELECT value, reason FROM read.flag WHERE reason LIKE 'notes%'") == [
        ("SOME_OTHER_WEIGHT", "notes of these codes are not read")
    ]


def test_a_statement_says_weights_before_and_after_processing(case):
    columns = "document, status, plant_number, issued"
    assert asked(case, f"SELECT {columns} FROM read.processing_statement") == [
        ("processing-statement ECU 2026-PS-000003", None, "# 714", dt.datetime(2026, 2, 20))
    ]
    sql = """SELECT g.line_no, g.hs, g.used_kg, g.net_kg, g.form, c.document, c.kg, c.made_kg FROM read.goods g
        JOIN read.citation c ON c.line_id = g.id JOIN read.processing_statement p ON p.id = g.record ORDER BY 1"""
    assert asked(case, sql) == [
        ("1", "030487", 6000.0, 3300.5, "loining", "catch-certificate VUT 2025-0031", 6000.0, 3300.5),
        # A weight in words; the certificate is cited by the number that CATCH gave it.
        ("2", "160415", None, None, None, "catch-certificate NOR CATCH-CC-NO-2026-0000123", None, None),
    ]
    assert asked(case, "SELECT hs, species, net_kg FROM read.goods WHERE stage = 'input'") == [
        ("030342", "YFT", 6000.0)
    ]
    assert asked(case, "SELECT role, name, numbers FROM read.party_mention WHERE role IN ('plant', 'cold store')") == [
        ("plant", "PESQUERA COSTA MORADA S.A.", ["approval number: ECU 714"]),
        ("cold store", "PADO-RO COLD STORAGE CO LTD", ["approval number: KOR CS0190"]),
    ]
    assert asked(case, "SELECT document FROM read.citation WHERE line_id IS NULL ORDER BY 1") == [
        ("bill FJLU2600041",),
        ("health-certificate ECU HC-EC-26-0007",),
    ]


def test_what_arrived_at_a_store_and_what_departs(case):
    columns = "document, status, arrived, departed, stored_as, store_number, arrival_transport, unloading_place"
    assert asked(case, f"SELECT {columns} FROM read.storage_document") == [
        (
            *("storage-document KOR 2026-SD-2", "replaced", dt.datetime(2026, 2, 25), dt.datetime(2026, 3, 4)),
            *("FROZEN", "KR-CS-0190", "99-77", "Busan"),
        )
    ]
    sql = """SELECT g.used_kg, g.net_kg, g.fishery_kg, g.species, c.document, c.kg FROM read.goods g
        JOIN read.citation c ON c.line_id = g.id JOIN read.storage_document s ON s.id = g.record"""
    assert asked(case, sql) == [(6800.0, 3300.0, 3250.0, "YFT", "processing-statement ECU 2026-PS-000003", 3300.0)]


def test_masters_are_read_only_on_request_and_phones_never(case, tmp_path):
    sql = "SELECT role, name FROM read.party_mention WHERE role = 'master'"
    assert asked(case, sql) == []
    other = open_case(tmp_path / "case", create=True)
    load(other, FILES, persons=True)
    assert asked(other, sql) == [("master", "Oppdiktet Skipper")]
    assert asked(other, "SELECT count(*) FROM read.party_mention WHERE numbers::VARCHAR LIKE '%phone%'") == [(0,)]


def test_which_of_several_vessels_caught_a_product_is_never_guessed(tmp_path):
    text = (FOLDER / "catch-certificate-2026.xml").read_text("utf-8").replace("no-99388", "NO-99999", 1)
    before, note, after = text.rpartition("<urn1:Content>NO-99389</urn1:Content>")
    (tmp_path / "a.xml").write_text(before + note.replace("NO-99389", "") + after, "utf-8")
    shutil.copy(FOLDER / "handling.toml", tmp_path)
    other = open_case(tmp_path / "case", create=True)
    load(other, [tmp_path / "a.xml"])
    # One product names a vessel that the message does not tell of, the other none: those told of are the whole's.
    columns = "name, registration_number, line_id IS NULL"
    assert asked(other, f"SELECT {columns} FROM read.named_vessel WHERE role = 'catching vessel' ORDER BY ALL") == [
        ("FJORDHALSEN", "NO99388", True),
        ("SKUMVAER", "NO99389", True),
        (None, "NO99999", False),
    ]


@pytest.mark.parametrize(
    ("sample", "expected"),
    [
        ({"": "{x}SPSCertificate", "SPSCertificate/SPSExchangedDocument/TypeCode": "852"}, True),
        ({"": "{x}SPSCertificate", "SPSCertificate/SPSExchangedDocument/TypeCode": "851"}, False),
        ({"": "{x}SPSCertificate", "SPSCertificate/SPSExchangedDocument/Name": "Processing statement"}, True),
        ({"": "{x}SPSCertificate", "SPSCertificate/SPSExchangedDocument/Name": "Phytosanitary certificate"}, False),
        ({"": "{x}CancelCatchCertificateRequest", "CancelCatchCertificateRequest/SPSCertificate/ID": "1"}, True),
        ({"": "{x}ASYCUDA", "ASYCUDA/Item/Item_price": "1"}, False),
    ],
)
def test_a_message_is_told_by_its_request_its_type_or_its_name(sample, expected):
    assert knows(sample) is expected
