"""Every value of the invented declarations in fixtures/partner/asycuda, read off the files by hand."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from catchgraph.case.case import open_case
from catchgraph.errors import InputError
from catchgraph.read.load import load

PARTNER = Path(__file__).parents[3] / "fixtures" / "partner"
NAMES = ("export-two-items.xml", "import-for-processing.xml", "template.xml")


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    case = open_case(tmp_path_factory.mktemp("asycuda") / "case", create=True)
    reports = load(case, [PARTNER / "asycuda" / name for name in NAMES])
    return case, dict(zip(NAMES, reports, strict=True))


@pytest.fixture
def ask(loaded):
    case, _ = loaded

    def asked(sql):
        with case.read() as connection:
            return connection.execute(sql).fetchall()

    return asked


def one(case, sql):
    with case.read() as connection:
        cursor = connection.execute(sql)
        [row] = cursor.fetchall()
        return {
            name: value for (name, *_), value in zip(cursor.description, row, strict=True) if value not in (None, [])
        }


def test_each_file_is_one_declaration_but_the_blank_form(loaded):
    _, reports = loaded
    assert {name: (each.layout, each.rows, each.loaded, each.rejected) for name, each in reports.items()} == {
        "export-two-items.xml": ("asycuda-declarations", 1, 1, 0),
        "import-for-processing.xml": ("asycuda-declarations", 1, 1, 0),
        "template.xml": ("asycuda-declarations", 1, 0, 1),
    }
    [reject] = reports["template.xml"].rejects
    assert (reject.line, reject.reason) == (
        2,
        "a blank form: no number, nobody named, no item with a code, description or weight",
    )


def test_what_is_not_read_is_said_once_and_nothing_of_what_is_blank(loaded):
    _, reports = loaded
    assert reports["export-two-items.xml"].unread == (
        "ASYCUDA/Container/Gross_weight",
        "ASYCUDA/Declarant/Declarant_representative",
        "ASYCUDA/Item/Tarification/HScode/Precision_1",
        "ASYCUDA/Valuation/Gs_Invoice/Amount_national_currency",
        "ASYCUDA/Valuation/Total/Total_invoice",
    )


def test_an_export(loaded):
    case, _ = loaded
    found = one(case, "SELECT * EXCLUDE (id, file_id, dataset, record_no, line) FROM read.export_declaration")
    assert found == {
        "name": "export declaration EC028 2025 E 4471",
        "number": "EC028 2025 E 4471",
        "document": "export-declaration ECU EC028-2025-E-4471",
        "country": "ECU",
        "reference_number": "PEL-2025-88",
        "exporter_number": "0999000010001",
        "declarant_number": "AG-114",
        "manifest": "2025 771",
        "status": "exited",
        "declaration_type": "EX",
        "procedure": "1",
        "office": "EC028",
        "office_name": "Guayaquil maritimo",
        "border_office": "ECGYE",
        "registered": dt.datetime(2025, 3, 12),
        "assessed_on": dt.datetime(2025, 3, 13),
        "exited": dt.datetime(2025, 3, 15),
        "mode": "1",
        "transport": "MV OSPREY MERIDIAN",
        "containerised": True,
        "lading_port": "ECGYE",
        "lading_locode": "ECGYE",
        "lading_country": "ECU",
        "goods_location": "CONTECON",
        "delivery_terms": "FOB GUAYAQUIL",
        "containers": ["CSQU3054383"],
        "gross_kg": 26400.5,
        "packages": 1450.0,
        "items_declared": 2,
        "items": 2,
        "value": 187500.0,
        "currency": "USD",
        "value_basis": "invoice",
        "export_country": "ECU",
        "destination": "USA",
        "origin": "ECU",
    }


def test_its_items(ask):
    columns = """part, line_no, description, hs, hs_country, net_kg, gross_kg, packages, package_kind, marks, quantity,
        unit, value, currency, procedure, origin, containers"""
    assert ask(f"SELECT {columns} FROM read.goods WHERE record LIKE 'export%' ORDER BY part") == [
        (
            *("Item[1]", "1", "LOMOS DE ATUN ALETA AMARILLA CONGELADOS", "03048700", "ECU", 18000.0, 19500.5, 1200.0),
            *("Cartones", ["COSTA MORADA LOTE 12"], 18000.0, "KGM", 135000.0, "USD", "1000 000", "ECU"),
            ["CSQU3054383"],
        ),
        (
            *("Item[2]", "2", "SKIPJACK TUNA FROZEN WHOLE", "03034300", "ECU", 7000.0, 6900.0, 250.0),
            *("CT", None, None, None, 52500.0, "USD", "3151", "PAN", ["CSQU3054383"]),
        ),
    ]


def test_whom_it_names_and_what_its_items_cite(ask):
    assert ask(
        "SELECT role, name, address, country, numbers FROM read.party_mention WHERE record_id LIKE 'export%'"
    ) == [
        (
            *("exporter", "PESQUERA COSTA MORADA S.A.", "Km 7 via a la Costa Morada, Guayaquil", "ECU"),
            ["ECU RUC: 0999000010001"],
        ),
        ("consignee", "TIDEWRACK IMPORTS LLC", "14 Slip Road, Port Hueneme, CA 93041", "USA", []),
        ("declarant", "AGENCIA ADUANERA PELICANO CIA LTDA", None, None, ["ECU customs number: AG-114"]),
    ]
    assert ask("SELECT role, name, flag, day FROM read.named_vessel") == [
        ("carrier", "MV OSPREY MERIDIAN", "PAN", dt.datetime(2025, 3, 15))
    ]
    assert ask("SELECT kind, document, day, part FROM read.citation ORDER BY part") == [
        ("bill", "bill OSPM25000417", None, "Item[1]"),
        (
            *("catch-certificate", "catch-certificate ECU 2025-CC-000731", dt.datetime(2025, 3, 10)),
            "Item[1].Attached_documents[1]",
        ),
        ("invoice", "invoice 001-002-000004417", None, "Item[1].Attached_documents[2]"),
    ]


def test_its_items_and_papers_lead_to_their_own_lines(ask):
    lines = (PARTNER / "asycuda" / NAMES[0]).read_text().splitlines()
    items = [number for number, line in enumerate(lines, 1) if line.strip() == "<Item>"]
    papers = [number for number, line in enumerate(lines, 1) if line.strip() == "<Attached_documents>"]
    assert ask("SELECT line FROM read.goods WHERE record LIKE 'export%' ORDER BY line") == [(each,) for each in items]
    assert ask("SELECT line FROM read.citation ORDER BY part") == [(items[0],), *[(each,) for each in papers[:2]]]


def test_what_is_doubtful_is_said(ask):
    assert ask('SELECT "column", value, reason, part FROM read.flag ORDER BY ALL') == [
        (
            *("Attached_documents/Attached_document_code", "999", "attached documents of these kinds are not read"),
            None,
        ),
        ("Container/Container_identity", "MSKU0000006", "no container number (ISO 6346)", None),
        ("Container/Item_Number", "3", "a container of an item that it does not have", None),
        ("Property/Nbers/Total_number_of_items", "3", "declares 3 items and has 1", None),
        ("Valuation_item/Weight_itm/Net_weight_itm", "7000", "above the gross weight of 6900", "Item[2]"),
    ]


def test_an_import_is_another_noun_and_its_date_as_its_folder_writes(loaded, ask):
    # 04/02/2025 is two days; 15/03/2025 beside it is one.
    columns = "number, document, registered, procedure, status, items, items_declared"
    assert ask(f"SELECT {columns} FROM read.import_declaration") == [
        (
            *("EC055 2025 C 902", "import-declaration ECU EC055-2025-C-902", dt.datetime(2025, 2, 4)),
            *("5", "registered", 1, 3),
        )
    ]
    assert ask("SELECT description, hs, net_kg, origin FROM read.goods WHERE record LIKE 'import%'") == [
        ("Atún aleta amarilla entero congelado", "03034200", 40250.25, "VUT")
    ]


def test_alone_it_is_read_month_first_and_that_is_said(tmp_path):
    for name in ("handling.toml", "asycuda/import-for-processing.xml"):
        shutil.copy(PARTNER / name, tmp_path)
    case = open_case(tmp_path / "case", create=True)
    load(case, [tmp_path / "import-for-processing.xml"])
    with case.read() as connection:
        assert connection.execute("SELECT registered FROM read.import_declaration").fetchall() == [
            (dt.datetime(2025, 4, 2),)
        ]
        [(column, value)] = connection.execute(
            "SELECT \"column\", value FROM read.flag WHERE reason LIKE 'may be read day first%'"
        ).fetchall()
    assert (column, value) == ("Identification/Registration/Date", "04/02/2025")


def test_a_partners_declaration_needs_terms(tmp_path):
    shutil.copy(PARTNER / "asycuda" / NAMES[0], tmp_path)
    refused = {}
    load(open_case(tmp_path / "case", create=True), [tmp_path / NAMES[0]], refused=refused)
    [error] = refused.values()
    assert isinstance(error, InputError)
    assert "no handling.toml states its terms" in str(error)


def test_several_in_one_file_and_the_same_twice_are_told_apart(tmp_path):
    shutil.copy(PARTNER / "handling.toml", tmp_path)
    text = (PARTNER / "asycuda" / NAMES[0]).read_text().partition("\n")[2]
    other = text.replace("4471", "4472")
    (tmp_path / "many.xml").write_text(f"<Declarations>{text}{other}{text}</Declarations>")
    case = open_case(tmp_path / "case", create=True)
    [report] = load(case, [tmp_path / "many.xml"])
    assert (report.rows, report.loaded, report.rejected) == (3, 3, 0)
    with case.read() as connection:
        assert connection.execute("SELECT count(*), count(DISTINCT id) FROM read.export_declaration").fetchall() == [
            (3, 2)
        ]


@pytest.mark.parametrize(
    ("flow", "kind", "reason"),
    [
        ("<Sad_flow>T</Sad_flow>", "", "says neither that it is an export (E, EX) nor an import (I, IM)"),
        ("<Sad_flow><null/></Sad_flow>", "EX", ""),
    ],
)
def test_the_direction(tmp_path, flow, kind, reason):
    shutil.copy(PARTNER / "handling.toml", tmp_path)
    (tmp_path / "a.xml").write_text(
        f"<ASYCUDA><Property>{flow}</Property><Identification><Type><Type_of_declaration>{kind}</Type_of_declaration>"
        "</Type><Registration><Number>7</Number></Registration></Identification></ASYCUDA>"
    )
    [report] = load(open_case(tmp_path / "case", create=True), [tmp_path / "a.xml"])
    assert [each.reason for each in report.rejects] == ([reason] if reason else [])
    assert report.loaded == (0 if reason else 1)


def test_plates_of_a_lorry_on_a_ferry_are_no_ship(tmp_path):
    shutil.copy(PARTNER / "handling.toml", tmp_path)
    text = (PARTNER / "asycuda" / NAMES[0]).read_text().replace("MV OSPREY MERIDIAN", "AA761BX/ACR122")
    (tmp_path / "a.xml").write_text(text)
    case = open_case(tmp_path / "case", create=True)
    load(case, [tmp_path / "a.xml"])
    with case.read() as connection:
        assert connection.execute("SELECT transport FROM read.export_declaration").fetchall() == [("AA761BX/ACR122",)]
        assert connection.execute("SELECT count(*) FROM read.named_vessel").fetchall() == [(0,)]


def test_the_number_of_a_private_person_is_kept_nowhere(tmp_path):
    shutil.copy(PARTNER / "handling.toml", tmp_path)
    text = (PARTNER / "asycuda" / NAMES[0]).read_text().replace("0999000010001", "529.982.247-25")
    (tmp_path / "a.xml").write_text(text.replace(">EC<", ">BR<"))
    case = open_case(tmp_path / "case", create=True)
    load(case, [tmp_path / "a.xml"])
    with case.read() as connection:
        assert connection.execute("SELECT exporter_number FROM read.export_declaration").fetchall() == [(None,)]
        assert connection.execute("SELECT numbers FROM read.party_mention WHERE role = 'exporter'").fetchall() == [
            ([],)
        ]
        told = "SELECT value, reason FROM read.flag WHERE \"column\" = 'Traders/Exporter/Exporter_code'"
        assert connection.execute(told).fetchall() == [("", "the number of a person, or one in that form: not kept")]
