"""Drafts of declarations to a partner's customs by their headers. Expected layouts by hand."""

import csv
import json
import re
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catchgraph.case.case import open_case
from catchgraph.read.draft import draft_layout
from catchgraph.read.draft.trade_words import words_of
from catchgraph.read.layouts import parse_layout
from catchgraph.read.load import load

EXPORTS = """
Declaration_No;EXP DATE;Exporter Tax Number;EXPORTER_NAME_EN;EXPORTER_NAME;Exporter Address;BUYER_NAME;Country;\
Customs Office;Vessel;Item;HS_CODE;Product Description;Net Wt;Qty;Unit;FOB_USD;CIF_USD;BL No
E1;17/05/2025;0312345673;LOTUS SEA JSC;HOA SEN;1 Quay Road;NORTHWIND LLC;United States;\
Paita;BLUE BRIDGE;1;030617;SHRIMP;1,000;90;CTN;9000;9900;NWSF1
E1;17/05/2025;0312345673;LOTUS SEA JSC;HOA SEN;1 Quay Road;NORTHWIND LLC;United States;\
Paita;BLUE BRIDGE;2;030462;FISH;500;40;CTN;900;;NWSF1
""".lstrip()
IMPORTS = """
ENTRY_NO;OFFICE;IMP_DATE;IMPORTER;ADDRESS;SUPPLIER_NAME_AND_ADDRESS;ORIGIN COUNTRY;\
HS CODE;QTY;UNIT;TOTAL_VALUE_FC;CURRENCY
7;AB1;2025-05-17;REEF LTD;3 Pier;CORAL CO LTD, 9 Qijin Road, Kaohsiung;Taiwan;0303.43;12;TNE;18000;EUR
7;AB1;2024-05-17;REEF LTD;3 Pier;CORAL CO LTD, 9 Qijin Road, Kaohsiung;Taiwan;0303.43;3;CTN;90;EUR
""".lstrip()
#: By hand: headers that have no column of an exporter or supplier, of a buyer or importer, of origin or destination.
NO_EXPORTER = {
    *("Argentina IMPORT", "Chile IMPORT", "Costa Rica IMPORT", "Ethiopia IMPORT", "Uruguay IMPORT"),
    *(" Venezuela IMPORT", " Bolivia IMPORT"),
}
NO_BUYER = {f"{name} EXPORT" for name in ("Argentina", "Chile", "Costa Rica", "Peru", "Uruguay", "Venezuela")}
NO_PLACE = {"Brazil Bl IMPORT", "Vietnam EXPORT"}
BILLS = {"Brazil Bl IMPORT"}
#: What the column of each must look like, whatever the country.
LOOKS = {
    "exporter": r"(EXPORTER|SUPPLIER|SHIPPER)([ _]NAME([ _](EN|VN))?(_AND_ADDRESS)?)?",
    "buyer": r"(BUYER|IMPORTER|CONSIGNEE)([ _]NAME([ _](EN|VN))?)?",
    "hs": r"HS[ _]CODE",
    "weight": r"(GROSS|NET|N)[ _](WEIGHT|WT|MASS|KG|KILO)(_(IN_)?KGS?)?|(TOTAL_)?WEIGHT(_KG)?|VOLUME_KG|QUANTITY|QTY",
    "value": r".*(VALUE|FOB|CIF|PRICE|AMOUNT|FREIGHT).*",
    "date": r"(EXP|IMP|EXPORT|IMPORT|DECLARATION|REGISTRATION|BE_REGISTRATION|BILL_OF_ENTRY|ASSESSMENT|REG|REGISTRY|"
    r"SHIPMENT)[ _]DATE|DATE(_OF_ISSUE)?",
    "place": r"(DESTINATION|ORIGIN)[ _]COUNTRY([ _](NAME|EN|NAME_EN))?|COUNTRY[ _]OF_(ORIGIN|DESTINATION)(_CODE)?|"
    r"COUNTRY(_DESTINATION)?|TO_COUNTRY_NAME_EN",
}


def drafted(tmp_path, text):
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")
    return path, draft_layout(path)


def test_exports_are_drafted_with_both_sides_and_a_name_in_two_scripts(tmp_path):
    _, draft = drafted(tmp_path, EXPORTS)
    layout = parse_layout(draft.text, "own.toml")
    assert (layout.record, layout.origin, layout.key.columns) == ("ExportDeclaration", "partner", ("Declaration_No",))
    assert (layout.format.dates, layout.format.weight_unit, layout.format.currency) == ("dmy", "kg", "USD")
    assert layout.columns == {
        "number": "Declaration_No", "exited": "EXP DATE", "office_name": "Customs Office", "destination": "Country",
    }  # fmt: skip
    assert [(each.role, each.name, each.spelled, each.address) for each in layout.parties] == [
        ("exporter", "EXPORTER_NAME_EN", ("EXPORTER_NAME",), "Exporter Address"),
        ("consignee", "BUYER_NAME", (), ""),
    ]
    assert layout.line.columns == {
        "line_no": "Item", "hs": "HS_CODE", "description": "Product Description", "net_kg": "Net Wt",
        "quantity": "Qty", "unit": "Unit", "value": "FOB_USD",
    }  # fmt: skip
    assert (layout.line.key, layout.line.constants) == (("Item",), {"value_basis": "FOB"})
    assert (layout.vessels[0].name, layout.citations[0].kind, layout.citations[0].number) == ("Vessel", "bill", "BL No")
    # The number of who may be a private person is read only once the country is said.
    assert draft.unread == ("Exporter Tax Number", "CIF_USD")
    assert '# exporter_number = "Exporter Tax Number"' in draft.text


def test_numbers_that_begin_anew_are_of_office_and_year_and_a_quantity_in_tonnes_is_a_weight(tmp_path, case):
    path, draft = drafted(tmp_path, IMPORTS)
    (tmp_path / "own.toml").write_text(draft.text, encoding="utf-8")
    (tmp_path / "handling.toml").write_text('administration = "Invented Customs"\n')
    [report] = load(case, [path], layout=tmp_path / "own.toml")
    assert (report.rows, report.loaded, report.flags) == (2, 2, ())
    with case.read() as connection:
        assert connection.execute("SELECT number, office_name FROM read.import_declaration ORDER BY 1").fetchall() == [
            ("AB1 2024 7", "AB1"),
            ("AB1 2025 7", "AB1"),
        ]
        assert connection.execute(
            "SELECT net_kg, value, currency, origin FROM read.goods ORDER BY value"
        ).fetchall() == [
            (None, 90.0, "EUR", "TWN"),
            (12000.0, 18000.0, "EUR", "TWN"),
        ]
        assert connection.execute(
            "SELECT DISTINCT role, name, address FROM read.party_mention ORDER BY 1"
        ).fetchall() == [("consignee", "REEF LTD", "3 Pier"), ("exporter", "CORAL CO LTD", "9 Qijin Road, Kaohsiung")]


def test_bills_without_a_number_are_a_row_each(tmp_path):
    _, draft = drafted(
        tmp_path, "Shipper Name,Consignee Name,Vessel Name,HS Code\nREEF LTD,NORTHWIND LLC,BLUE,030617\n"
    )
    data = tomllib.loads(draft.text)
    assert (data["record"], "key" in data) == ("Bill", False)


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("NET_WT_IN_KG", ("net wt", "kg", "", False)),
        ("FOB_VALUE_IN_USD", ("fob value", "", "USD", False)),
        ("USD_FOB", ("fob", "", "USD", False)),
        ("TOTAL_PRICE_IN_FOREIGN_CURRENCY", ("total price", "", "", False)),
        ("TOTAL VALUE FC", ("total value", "", "", False)),
        ("EXPORTER_NAME_EN", ("exporter name", "", "", True)),
        ("Product Desc. VN", ("product desc", "", "", False)),
        ("NO_VMD", ("number vmd", "", "", False)),
        # A currency by itself is what the column holds; "try" and "all" are words.
        ("USD", ("usd", "", "", False)),
        ("ALL VALUE", ("all value", "", "", False)),
    ],
)
def test_a_header_says_words_unit_currency_and_language(header, said):
    words = words_of(header)
    assert (words.text, words.unit, words.currency, words.english) == said


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60))
def test_of_any_header_words_are_of_ascii_letters_and_digits(header):
    assert re.fullmatch(r"([a-z0-9]+( [a-z0-9]+)*)?", words_of(header).text)


@pytest.fixture(scope="module")
def headers(shared_data):
    """Country and way → columns."""
    text = (shared_data / "reference" / "foreign_declaration_columns.json").read_text(encoding="utf-8")
    return {f"{name} {way}": columns for name, ways in json.loads(text).items() for way, columns in ways.items()}


def made_up(column):
    """A value as the column may have it."""
    words = {"WEIGHT_UNIT": "KG", "DATE": "2025-05-17", "HS_CODE": "03061700", "COUNTRY": "Vietnam"}
    words |= {"NAME": "REEF FOODS LTD", "CURRENCY": "USD", "CURENCY": "USD"}
    words |= dict.fromkeys(
        ("WEIGHT", "KG", "KILO", "MASS", "WT", "USD", "VALUE", "CIF", "FOB", "PRICE", "AMOUNT"), "1200"
    )
    words |= dict.fromkeys(("QUANTITY", "QTY", "FREE_ON_BOARD", "FREIGHT"), "1200") | {"UNIT": "KG"}
    return next((value for word, value in words.items() if word in column.upper().replace(" ", "_")), "REEF 1")


def draft_of(path, columns):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, list(map(made_up, columns))])
    return draft_layout(path).text


def found_in(layout):
    own, line = layout["columns"], layout["line"]["columns"]
    parties = {party["role"]: party["name"] for party in layout["parties"]}
    return {
        "exporter": parties.get("exporter") or parties.get("shipper"),
        "buyer": parties.get("consignee"),
        "hs": line.get("hs"),
        "weight": line.get("net_kg") or line.get("gross_kg") or own.get("gross_kg"),
        "value": line.get("value"),
        "date": own.get("exited") or own.get("registered") or own.get("assessed_on") or own.get("lading"),
        "place": own.get("destination") if layout["record"] == "ExportDeclaration" else line.get("origin"),
    }


def test_every_header_of_the_collection_is_drafted_with_what_it_has(headers, tmp_path):
    assert len(headers) == 86
    for header, columns in headers.items():
        layout = tomllib.loads(draft_of(tmp_path / "extract.csv", columns))
        way = "ExportDeclaration" if header.endswith(" EXPORT") else "ImportDeclaration"
        assert layout["record"] == ("Bill" if header in BILLS else way), header
        absent = [(NO_EXPORTER, "exporter"), (NO_BUYER, "buyer"), (NO_PLACE, "place")]
        missing = {what for lacking, what in absent if header in lacking}
        found = found_in(layout)
        assert {what for what, column in found.items() if not column} == missing, header
        for what, column in found.items():
            assert column is None or re.fullmatch(LOOKS[what], column), (header, what, column)


@pytest.mark.slow
def test_every_drafted_layout_loads_a_row(headers, tmp_path):
    (tmp_path / "terms.toml").write_text('administration = "Invented Customs"\n')
    case = open_case(tmp_path / "case", create=True)
    for number, (header, columns) in enumerate(headers.items()):
        path, layout = tmp_path / f"extract-{number}.csv", tmp_path / f"{number}.toml"
        layout.write_text(draft_of(path, columns), encoding="utf-8")
        [report] = load(case, [path], layout=layout, handling=tmp_path / "terms.toml")
        assert (report.rows, report.loaded) == (1, 1), header
    with case.read() as connection:
        # One has a weight without a unit: a bill's may be in pounds.
        assert connection.execute(
            "SELECT count(*), count(hs6), count(value), count(coalesce(net_kg, gross_kg)) FROM read.goods"
        ).fetchall() == [(86, 86, 86, 85)]
