"""Documents made from the UK's own schemas, of all three variants: what they say is read, none is refused.

Values are made by this file from the schema (a text is its path, a number its place), so they are known without the
reader.
"""

import json
import shutil
from pathlib import Path

import pytest

from catchgraph.case.case import open_case
from catchgraph.read.load import load

FOLDER = Path(__file__).parents[3] / "fixtures" / "partner" / "certificates"
VARIANTS = ("Case Management Reporting", "Defra Trade Reporting", "Strategic Reporting")
LABELS = {"Catch": "catch_certificate", "Processing": "processing_statement", "Storage": "storage_document"}
LIST = {"Catch": "landings", "Processing": "catches", "Storage": "products"}
#: What a text of that key says; another says its own key.
TEXTS = {
    "species": "COD",
    "code": "COD",
    "scientificName": "Gadus morhua",
    "cnCode": "03047190",
    "landingDate": "2025-04-04",
    "date": "2025-04-04",
    "startDate": "2025-03-28",
    "documentDate": "2025-04-09",
    "dateCreated": "2025-04-09",
    "dateIssued": "2025-04-09",
    "isoCodeAlpha2": "FR",
    "isoCodeAlpha3": "FRA",
    "issuingCountry": "France",
    "catchCertificateNumber": "FRA 2025 CSP 000518",
    "foreignCatchCertificateNumber": "FRA 2025 CSP 000518",
    "certificateNumber": "FRA 2025 CSP 000518",
    "vesselName": "SKERRY MUDLARK",
    "vesselPln": "FR 9901",
    "pln": "FR 9901",
    "netWeightProductDeparture": "700",
}
NUMBERS = {
    **dict.fromkeys(("weight", "exportWeight"), 800),
    **dict.fromkeys(("importedWeight", "totalWeightLanded", "weightOnCertificate"), 9000),
    **dict.fromkeys(("usedWeightAgainstCertificate", "exportWeightBeforeProcessing"), 1500),
    **dict.fromkeys(("processedWeight", "exportWeightAfterProcessing"), 600.5),
    **dict.fromkeys(("exportedWeight", "productWeight", "netWeightProductDeparture"), 700),
}


def schemas(shared_data):
    return [
        pytest.param(path, id=f"{path.parent.name}/{path.stem}")
        for variant in VARIANTS
        for path in sorted((shared_data / "certificates" / "schemas" / variant).glob("*.json"))
        if path.stem.startswith(tuple(LABELS))
    ]


def made(schema, whole, key="", only_required=False):
    """An instance of a schema: every property, or those only that must be there."""
    if "$ref" in schema:
        return made(whole["definitions"][schema["$ref"].rpartition("/")[2]], whole, key, only_required)
    if "const" in schema or "enum" in schema:
        return schema.get("const", next((each for each in schema.get("enum", ()) if each), None))
    kinds = schema.get("type", "string" if "anyOf" not in schema else "integer")
    kind = kinds if isinstance(kinds, str) else kinds[0]
    if kind == "object":
        names = schema.get("required", ()) if only_required else schema.get("properties", ())
        inside = schema.get("properties", {})
        found = {name: made(inside[name], whole, name, only_required) for name in names if name in inside}
        return found or ({} if "items" not in schema else made(schema["items"], whole, key, only_required))
    if kind == "array":
        return [made(schema["items"], whole, key, only_required)] if "items" in schema else []
    if kind in ("number", "integer"):
        return NUMBERS.get(key, 3)
    return False if kind == "boolean" else TEXTS.get(key, key)


def documents(shared_data):
    """Label, variant, and the two documents that each schema gives."""
    for param in schemas(shared_data):
        [path] = param.values
        kind = next(each for each in LABELS if path.stem.startswith(each))
        schema = json.loads(path.read_text("utf-8"))
        for only_required in (False, True):
            value = made(schema, schema, only_required=only_required)
            value["documentNumber"] = f"GBR-2025-{kind[0]}-{VARIANTS.index(path.parent.name)}{int(only_required)}"
            for name in ("caseType1", "documentType"):
                if name in value:
                    value[name] = {"Catch": "CC", "Processing": "PS", "Storage": "SD"}[kind]
            if "caseType2" in value:
                value["caseType2"] = "Real Time Validation - Successful"
            yield kind, value


@pytest.fixture(scope="module")
def case(shared_data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("schemas")
    shutil.copy(FOLDER / "handling.toml", folder)
    found = [value for _, value in documents(shared_data)]
    (folder / "documents.json").write_text(json.dumps(found), "utf-8")
    case = open_case(folder / "case", create=True)
    [report] = load(case, [folder / "documents.json"])
    assert len(found) == 2 * 3 * 3
    assert (report.layout, report.rows, report.loaded, report.rejected) == ("uk-catch-documents", 18, 18, 0)
    return case


def asked(case, sql):
    with case.read() as connection:
        return connection.execute(sql).fetchall()


def test_every_document_of_every_variant_is_a_record(case, shared_data):
    for kind, label in LABELS.items():
        expected = sorted(value["documentNumber"] for each, value in documents(shared_data) if each == kind)
        assert [number for (number,) in asked(case, f"SELECT number FROM read.{label} ORDER BY 1")] == expected


def test_every_line_says_what_the_schema_has(case, shared_data):
    lines = sum(len(value.get(LIST[kind]) or ()) for kind, value in documents(shared_data))
    # Nine whole documents have a line each; what must be there holds one in none but those of case management.
    assert asked(case, "SELECT count(*) FROM read.goods") == [(lines,)]
    assert lines >= 9
    assert asked(case, "SELECT DISTINCT net_kg FROM read.goods WHERE stage = 'catch'") == [(800.0,)]
    of_statement = "SELECT id FROM read.processing_statement"
    assert asked(case, f"SELECT DISTINCT used_kg, net_kg FROM read.goods WHERE record IN ({of_statement})") == [
        (1500.0, 600.5)
    ]
    assert asked(
        case, "SELECT DISTINCT g.net_kg FROM read.goods g JOIN read.storage_document s ON s.id = g.record"
    ) == [(700.0,)]


def test_what_is_drawn_on_is_one_document(case):
    found = asked(
        case, "SELECT DISTINCT document, kg, made_kg, landed_kg FROM read.citation WHERE kind = 'catch-certificate'"
    )
    assert sorted(found, key=str) == [
        ("catch-certificate FRA 2025-CSP-000518", 1500.0, 600.5, 9000.0),
        ("catch-certificate FRA 2025-CSP-000518", 700.0, None, 9000.0),
    ]


def test_vessels_of_all_variants(case):
    assert asked(
        case,
        "SELECT DISTINCT coalesce(name, ''), coalesce(registration_number, '') FROM read.named_vessel "
        "WHERE role = 'catching vessel' ORDER BY 1",
    ) == [("SKERRY MUDLARK", "FR9901"), ("name", "FR9901")]
