"""Certificates that are damaged, hostile or of another shape: said, never a crash, and all are counted."""

import random
from pathlib import Path

import pytest

from .test_bad_declarations import BOMB, FETCH, changed
from .test_bad_declarations import loaded as loaded_under

FOLDER = Path(__file__).parents[2] / "fixtures" / "partner" / "certificates"
READERS = {
    "uk": "uk-documents-2025.json",
    "forms": "processing-statement-2025.json",
    "catch": "catch-certificate-2026.xml",
    "statements": "catch-statement-2026.xml",
    "columns": "catch-certificates-2025.csv",
}
#: Files of each reader that are changed at random, in the quick tests and in all.
FEW, MANY = 12, 2_000


def loaded(folder, files):
    """As `test_bad_declarations.loaded`, under the terms of certificates."""
    return loaded_under(folder, files, FOLDER)


def body(name):
    """A file without the line that says what XML it is."""
    text = (FOLDER / READERS[name]).read_text("utf-8")
    return text.partition("\n")[2] if text.startswith("<?xml") else text


def mutants(name, count):
    dice, text = random.Random(name), body(name)
    ending = READERS[name].rpartition(".")[2]
    return {f"whole.{ending}": text, **{f"{number:05}.{ending}": changed(text, dice) for number in range(count)}}


@pytest.mark.parametrize("name", READERS)
def test_files_changed_at_random_are_read_or_said(tmp_path, name):
    _, reports, refused = loaded(tmp_path, mutants(name, FEW))
    assert sum(report.loaded for report in reports) > 0
    assert sum(report.rejected for report in reports) + len(refused) > 0


@pytest.mark.slow
@pytest.mark.parametrize("name", READERS)
def test_thousands_of_files_changed_at_random_are_read_or_said(tmp_path, name):
    # A table takes ten times as long as a document: each is surveyed by itself.
    count = MANY // 4 if name == "columns" else MANY
    _, reports, refused = loaded(tmp_path, mutants(name, count))
    assert sum(report.loaded for report in reports) > count // 20
    assert sum(report.rejected for report in reports) + len(refused) > 0


@pytest.mark.parametrize("declared", [BOMB, FETCH], ids=["bomb", "external"])
def test_entities_are_neither_expanded_nor_fetched(tmp_path, declared):
    text = body("catch").replace("AURORA SKUA", "&c;" if declared == BOMB else "&a;")
    _, reports, refused = loaded(tmp_path, {"a.xml": declared + text})
    assert not any(each.loaded for each in reports)
    assert "declares entities of its own" in refused["a.xml"]


def test_elements_nested_without_end_are_one_reject(tmp_path):
    text = body("catch").replace("<urn:SPSConsignment>", "<urn:SPSConsignment>" + "<x>" * 200_000, 1)
    _, reports, refused = loaded(tmp_path, {"a.xml": text})
    reasons = [each.reason for report in reports for each in report.rejects] + list(refused.values())
    assert len(reasons) == 1
    assert "nested more than 256 deep" in reasons[0]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<CreateCatchCertificateRequest><SPSCertificate/></CreateCatchCertificateRequest>", "another kind"),
        (
            "<a><SPSCertificate><SPSExchangedDocument><TypeCode>852</TypeCode></SPSExchangedDocument></SPSCertificate></a>",
            "without number",
        ),
        (
            "<CreateCatchCertificateRequest><SPSCertificate><SPSExchangedDocument><TypeCode>851</TypeCode>"
            "</SPSExchangedDocument></SPSCertificate></CreateCatchCertificateRequest>",
            "another kind",
        ),
    ],
)
def test_a_message_without_a_document_of_catches_is_one_reject(tmp_path, text, reason):
    _, [report], refused = loaded(tmp_path, {"a.xml": text})
    assert (report.rows, report.loaded, report.rejected, refused) == (1, 0, 1, {})
    assert reason in report.rejects[0].reason


@pytest.mark.parametrize("text", ["[]", "{}", "[1, 2]", '{"landings": []}', "nothing", '{"documentNumber": 7}'])
def test_json_that_is_no_document_is_of_no_known_format(tmp_path, text):
    _, reports, refused = loaded(tmp_path, {"a.json": text})
    assert not any(each.loaded for each in reports)
    assert refused


def test_one_document_among_others_that_is_none_is_a_reject(tmp_path):
    _, [report], _ = loaded(
        tmp_path, {"a.json": '[{"documentNumber": "1", "landings": [{"species": "COD"}]}, {"a": 1}, 7, "x", null]'}
    )
    assert (report.rows, report.loaded, report.rejected) == (5, 1, 4)


def test_two_messages_that_claim_one_number_are_two_records_of_one_document(tmp_path):
    text = body("catch")
    case, reports, _ = loaded(tmp_path, {"a.xml": text, "b.xml": text.replace(">18900<", ">81900<")})
    assert [(each.loaded, each.rejected) for each in reports] == [(1, 0), (1, 0)]
    with case.read() as connection:
        asked = "SELECT count(DISTINCT id), count(DISTINCT document) FROM read.catch_certificate"
        assert connection.execute(asked).fetchall() == [(2, 1)]


def test_two_tables_that_claim_one_number_tell_one_record_and_their_lines_are_one(tmp_path):
    head = "Certificate No.,Country,Validated On,Line,Vessel Name,Net Catch Weight (kg)\n"
    row = "EC-2025-9,EC,2025-05-19,1,MARIANA FICTA II,{}\n"
    case, reports, _ = loaded(tmp_path, {"a.csv": head + row.format(10), "b.csv": head + row.format(12)})
    assert [(each.loaded, each.rejected) for each in reports] == [(1, 0), (1, 0)]
    with case.read() as connection:
        asked = "SELECT count(DISTINCT c.id), count(DISTINCT g.id) FROM read.catch_certificate c, read.goods g"
        assert connection.execute(asked).fetchall() == [(1, 1)]


def test_a_table_with_documents_that_tell_of_no_goods_says_which(tmp_path):
    """One certificate with a landing and one without; a row more of the first tells nothing further."""
    header = "Certificate No.,Country,Validated On,Line,Vessel Name,Net Catch Weight (kg)\n"
    rows = "CC-1,SYC,2025-06-01,1,KALAN,10\nCC-1,SYC,2025-06-01,,,\nCC-2,SYC,2025-06-01,,,\n"
    case, [report], _ = loaded(tmp_path, {"certificates.csv": header + rows})
    assert (report.loaded, report.holds["CatchCertificate"]) == (3, 2)
    with case.read() as connection:
        noted = connection.execute("SELECT line, reason FROM read.flag").fetchall()
    assert noted == [(4, "rows of a catch certificate here tell of no landing")]
