"""Declaration extracts of eleven countries (`fixtures/partner/`). Expected values by hand from the rows."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from catchgraph.case.case import open_case
from catchgraph.errors import InputError
from catchgraph.read.load import load

PARTNER = Path(__file__).parents[3] / "fixtures" / "partner"
COUNTED = {
    "chile-exports": (3, 3, 0), "chile-imports": (1, 1, 0), "ecuador-exports": (3, 3, 0), "ecuador-imports": (1, 1, 0),
    "ghana-exports": (2, 2, 0), "ghana-imports": (1, 1, 0), "india-imports": (3, 3, 0), "korea-imports": (2, 2, 0),
    "malaysia-exports": (2, 2, 0), "malaysia-imports": (1, 1, 0), "namibia-exports": (4, 3, 1),
    "namibia-imports": (1, 1, 0), "peru-exports": (2, 2, 0), "peru-imports": (1, 1, 0), "russia-exports": (2, 2, 0),
    "russia-imports": (1, 1, 0), "srilanka-exports": (4, 3, 1), "srilanka-imports": (1, 1, 0),
    "vietnam-exports": (4, 3, 1), "vietnam-imports": (1, 1, 0),
}  # fmt: skip


@pytest.fixture(scope="module")
def extracts(tmp_path_factory):
    case = open_case(tmp_path_factory.mktemp("extracts") / "case", create=True)
    reports = {report.layout: report for report in load(case, sorted(PARTNER.glob("*/*ports-2025-06-30.csv")))}
    with case.read() as connection:
        yield reports, lambda sql, *values: connection.execute(sql, list(values)).fetchall()


def declared(rows, layout, columns, way="export"):
    """Columns of the declarations of a layout, in the order of the file."""
    return rows(
        f"SELECT {columns} FROM read.{way}_declaration WHERE starts_with(dataset, ?) ORDER BY record_no", f"{layout}/"
    )


def lines(rows, layout, columns):
    return rows(
        f"SELECT {columns} FROM read.goods WHERE starts_with(dataset, ?) ORDER BY record_no, line_no", f"{layout}/"
    )


def parties(rows, layout, columns):
    return rows(
        f"SELECT role, {columns} FROM read.party_mention WHERE starts_with(dataset, ?) ORDER BY record_no, role, name",
        f"{layout}/",
    )


def test_every_row_is_loaded_or_rejected_and_each_header_is_known_for_its_country(extracts):
    reports, _ = extracts
    assert {name: (each.rows, each.loaded, each.rejected) for name, each in reports.items()} == COUNTED


def test_every_column_is_read_or_named_as_not_read(extracts):
    reports, _ = extracts
    assert reports["ecuador-exports"].unread == (
        *("CONDITION", "CUSTOMS_AGENCY", "HS_CODE_2", "HS_CODE_4", "HS_CODE_DESCRIPTION", "RECORDS_TAG", "RECORD_ID"),
        "SHIPPING_AGENCY",
    )
    assert not [name for name, each in reports.items() if any("the file lacks" in note for note in each.notes)]


def test_lines_of_viet_nam_are_one_declaration_by_its_number(extracts):
    _, rows = extracts
    assert declared(rows, "vietnam-exports", "number, document, registered, office_name, declaration_type, mode") == [
        ("306512345670", "export-declaration VNM 306512345670", dt.datetime(2025, 5, 5), "Chi cuc HQ Cang Can Tho",
         "B11", "Sea, container"),
        ("306512345680", "export-declaration VNM 306512345680", dt.datetime(2025, 5, 13), "Chi cuc HQ Cang Can Tho",
         "B11", "Sea, container"),
    ]  # fmt: skip
    # A quantity in cartons is none of weight; C&F is CFR; of no description in English the Vietnamese is taken.
    assert lines(
        rows, "vietnam-exports", "description, hs, hs_country, quantity, unit, net_kg, value, value_basis"
    ) == [
        ("FROZEN VANNAMEI SHRIMP, HLSO 16/20", "03061722", "VNM", 11340.0, "KGM", 11340.0, 104328.0, "FOB"),
        ("CÁ TRA PHI LÊ ĐÔNG LẠNH", "03046200", "VNM", 4536.0, "KGM", 4536.0, 15876.0, "FOB"),
        ("FROZEN SHRIMP", "03061722", "VNM", 900.0, "CTN", None, 81000.0, "CFR"),
    ]


def test_a_quantity_that_is_no_weight_is_nothing_to_note(extracts):
    reports, _ = extracts
    assert reports["vietnam-exports"].flags == (("IMPORTER_NAME", "stands for nobody: no party was read", 1),)


def test_a_name_in_two_scripts_is_one_party_with_two_spellings(extracts):
    _, rows = extracts
    native = "CÔNG TY CỔ PHẦN THỰC PHẨM ĐÔNG LẠNH BIỂN SEN"
    english = "LOTUS SEA FROZEN FOODS JOINT STOCK COMPANY"
    numbers = ["VNM MST: 0312345673", "phone: 8429235550101"]
    assert parties(rows, "vietnam-exports", "name, spellings, address, country, numbers") == [
        ("consignee", "NORTHWIND SEAFOOD IMPORTS LLC", ["NORTHWIND SEAFOOD IMPORTS LLC"],
         "2100 Harbor Blvd Suite D, Marlin, CA 90099", "USA", []),
        ("exporter", english, [english, native], "Lot 12 Bai Ngoc Industrial Zone, Can Tho", "VNM", numbers),
        # Without English its own script is the name, and the address.
        ("exporter", native, [native], "Lô 12 KCN Bãi Ngọc, Cần Thơ", None, numbers),
    ]  # fmt: skip
    assert parties(rows, "russia-exports", "name, spellings[2], numbers, line_id IS NOT NULL")[:3] == [
        ("consignee", "ДОНГБЭК СИФУД КО., ЛТД", "DONGBAEK SEAFOOD CO., LTD", [], False),
        ("declarant", "ООО БРОКЕР БУХТА", None, ["RUS INN: 2540999990"], False),
        ("exporter", "АО «СЕВЕРНЫЙ МИНТАЙ»", "SEVERNY MINTAI JSC", ["RUS INN: 2540123459"], False),
    ]


def test_ecuador_has_bill_ship_and_number(extracts):
    _, rows = extracts
    columns = "number, reference_number, exited, exporter_number, destination, lading_port, containers, country"
    assert declared(rows, "ecuador-exports", columns) == [
        ("028-2025-40-00001234", "12345678", dt.datetime(2025, 5, 20), "0992345675001", "USA", "PUERTO BOLIVAR", [],
         "ECU"),
        # The number in the form of a person's is not kept.
        ("12345690", "12345690", dt.datetime(2025, 5, 20), None, "USA", "PUERTO BOLIVAR", ["CSQU3054384"], "ECU"),
    ]  # fmt: skip
    assert rows(
        "SELECT DISTINCT kind, number, document, country FROM read.citation WHERE starts_with(dataset, 'ecuador-exp')"
    ) == [("bill", "ZZMB25000300", "bill ZZMB25000300", None)]
    assert rows("SELECT name, day, role FROM read.named_vessel WHERE starts_with(dataset, 'ecuador-exports')") == [
        ("REEFER AURORA", dt.datetime(2025, 5, 20), "carrier")
    ]
    assert lines(rows, "ecuador-exports", "line_no, hs6, species, net_kg, packages, value, currency, value_basis") == [
        ("1", "030343", "SKJ", 420000.0, 21000.0, 672000.5, "USD", "FOB"),
        ("2", "030342", "YFT", 160000.0, 9000.0, 352000.0, "USD", "FOB"),
        ("1", "030617", None, 18000.0, None, 99000.0, "USD", "FOB"),
    ]


def test_a_persons_tax_number_stands_nowhere(extracts):
    _, rows = extracts
    for number in ("0912345675001", "P0012345678", "ABCPK1234F"):
        for table in ("flag", "party_mention", "export_declaration", "import_declaration"):
            assert rows(f"SELECT count(*) FROM read.{table} AS t WHERE contains(t::VARCHAR, ?)", number) == [(0,)]


def test_peru_joins_its_descriptions_and_leaves_out_what_is_no_weight(extracts):
    _, rows = extracts
    assert lines(rows, "peru-exports", "description, gross_kg, net_kg, species, presentation") == [
        ("POTA CONGELADA DOSIDICUS GIGAS FILETES", 25200.0, 24000.0, "GIS", "FIL"),
        ("POTA CONGELADA ALETAS", None, None, "GIS", "FIN"),
    ]
    assert declared(rows, "peru-exports", "number, unlading_port, unlading_locode, mode") == [
        ("118-2025-40-001122", "LOS ANGELES", "USLAX", "MARITIMO")
    ]
    assert ("exporter", "Calle Las Gaviotas 12, PAITA, PIURA", ["PER RUC: 20601234565"]) in parties(
        rows, "peru-exports", "address, numbers"
    )


def test_chile_keeps_exporters_back_and_has_voyage_and_transport_document(extracts):
    _, rows = extracts
    columns = "number, voyage, exporter_number, lading_locode, unlading_locode, delivery_terms"
    assert declared(rows, "chile-exports", columns) == [
        ("9123456", "018N", None, "CLVAP", "USLAX", "FOB"),
        ("9123470", "018N", "761234560", "CLVAP", "USLAX", "FOB"),
    ]
    assert parties(rows, "chile-exports", "name, numbers") == [
        ("exporter", "MERLUZA AUSTRAL LIMITADA", ["CHL RUT: 761234560"])
    ]
    # 1.234,5 throughout, so 2.100 is two tonnes.
    assert lines(rows, "chile-exports", "gross_kg, net_kg, value") == [
        (9450.5, 9000.25, 81002.25), (2100.0, None, 8000.0), (500.0, 480.0, 1500.0),
    ]  # fmt: skip
    assert rows("SELECT DISTINCT number, day FROM read.citation WHERE starts_with(dataset, 'chile-exports')") == [
        ("MBCL000777", dt.datetime(2025, 5, 11))
    ]


def test_numbers_that_begin_anew_are_of_their_office_and_year(extracts):
    reports, rows = extracts
    assert declared(rows, "namibia-exports", "number, document, registered, exited, office, export_country") == [
        ("WVB01 2025 E 1201", "export-declaration NAM WVB01-2025-E-1201", dt.datetime(2025, 5, 6),
         dt.datetime(2025, 5, 8), "WVB01", "NAM"),
        ("WVB01 2024 E 1201", "export-declaration NAM WVB01-2024-E-1201", dt.datetime(2024, 5, 7),
         dt.datetime(2025, 5, 8), "WVB01", "NAM"),
    ]  # fmt: skip
    assert [each.reason for each in reports["namibia-exports"].rejects] == [
        "nothing in REGISTRATION_NUMBER of its office and year: nothing tells which ExportDeclaration it is of"
    ]
    assert declared(rows, "india-imports", "number, consignee_number", "import") == [
        ("INMAA1 2025 4455667", "0412345678"),
        ("INCOK1 2025 4455667", None),
    ]
    assert lines(rows, "india-imports", "net_kg, quantity, unit, origin") == [
        (20000.0, 20000.0, "KGS", "ECU"), (None, 500.0, "NOS", "ECU"), (1000.0, 1.0, "MTS", "OMN"),
    ]  # fmt: skip


def test_ghana_tells_buyer_and_consignee_apart(extracts):
    _, rows = extracts
    assert parties(rows, "ghana-exports", "name, numbers")[:4] == [
        ("buyer", "NORTHWIND SEAFOOD IMPORTS LLC", []),
        ("consignee", "APEX HARBOR LOGISTICS INC", []),
        ("declarant", "SHOREFRONT FREIGHT GH LTD", ["GHA TIN: C0007654321"]),
        ("exporter", "TEMA TUNA CANNERS LTD", ["GHA TIN: C0001234567"]),
    ]
    assert [role for role, _ in parties(rows, "ghana-imports", "name")] == [
        *("consignee", "declarant", "exporter", "importer"),
    ]


def test_malaysia_has_weights_in_a_unit_of_their_own_and_either_spelling_of_its_header(extracts):
    _, rows = extracts
    found = lines(rows, "malaysia-exports", "gross_kg, net_kg, quantity, unit")
    # 2,200 and 2,000 pounds of 0.45359237 kg.
    assert found == [(12600.0, 12000.0, 1200.0, "CTN"), (997.903214, 907.18474, 200.0, "CTN")]
    assert declared(rows, "malaysia-imports", "number, lading_locode, unlading_locode", "import") == [
        ("B10101200001", "INMAA", "MYSDK")
    ]


def test_sri_lanka_has_no_number_so_a_row_is_a_record_once(extracts):
    _, rows = extracts
    assert declared(rows, "srilanka-exports", "number, document, exited, mode, destination") == [
        (None, None, dt.datetime(2025, 5, 10), "AIR", "USA"),
        (None, None, dt.datetime(2025, 5, 10), "AIR", "USA"),
    ]
    assert lines(rows, "srilanka-exports", "net_kg, value") == [(950.0, 11400.0), (950.0, 11400.0)]


def test_of_russian_fish_the_maker_is_kept_with_its_line(extracts):
    _, rows = extracts
    assert rows(
        "SELECT p.name, g.line_no, g.hs6 FROM read.party_mention AS p JOIN read.goods AS g ON g.id = p.line_id "
        "WHERE p.role = 'manufacturer' AND starts_with(p.dataset, 'russia-exports') ORDER BY 2"
    ) == [("БМРТ КАПИТАН ЛУКИН", "1", "030367"), ("БМРТ КАПИТАН ЛУКИН", "2", "030391")]


def test_korea_names_nobody_but_by_numbers(extracts):
    reports, rows = extracts
    columns = "number, registered, consignee_number, exporter_number, export_country"
    assert declared(rows, "korea-imports", columns, "import") == [
        ("90000001", dt.datetime(2025, 3, 17), "DB77SEA", "SM40INN", "RUS"),
        ("90000002", dt.datetime(2025, 3, 18), "DB77SEA", None, None),
    ]
    assert parties(rows, "korea-imports", "name") == []
    assert lines(rows, "korea-imports", "hs6, net_kg, value, currency")[0] == ("030367", 50000.0, 108000000.0, "KRW")
    assert {"Fraud", "Critical Fraud"} <= set(reports["korea-imports"].unread)


def test_without_terms_an_extract_is_refused(tmp_path, case):
    path = tmp_path / "exports.csv"
    shutil.copy(PARTNER / "peru" / "exports-2025-06-30.csv", path)
    with pytest.raises(InputError, match=r"exports\.csv"):
        load(case, [path])
