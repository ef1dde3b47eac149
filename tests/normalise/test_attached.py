import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.attached import attached_kind
from catchgraph.normalise.document import KINDS
from catchgraph.reference.tables import read_table


@pytest.mark.parametrize(
    ("code", "name", "kind"),
    [
        ("C673", "", "catch-certificate"),
        ("c673 ", "", "catch-certificate"),
        ("N705", "", "bill"),
        ("786", "Bill of lading", "bill"),
        ("", "Certificado de captura N° 12", "catch-certificate"),
        ("380", "", "invoice"),
        ("380", "Invoice", "invoice"),
        # Of a code of three digits with an unknown name the country alone knows what it is.
        ("705", "Kupon parkimi", ""),
        ("999", "", ""),
        ("", "", ""),
        ("Y903", "Not on list of cultural goods", ""),
        # A word that only begins like a known one.
        ("", "Invoices of others", ""),
    ],
)
def test_the_kind_of_a_document_by_name_and_code(code, name, kind):
    assert attached_kind(code, name) == kind


def test_both_tables_know_kinds_that_there_are():
    rows = [*read_table("document_codes"), *read_table("document_words")]
    assert {row["kind"] for row in rows} <= set(KINDS)
    assert {row["status"] for row in read_table("document_codes")} == {"verified", "unverified"}
    assert len({(row["list"], row["code"]) for row in read_table("document_codes")}) == len(
        read_table("document_codes")
    )
    assert len({row["words"] for row in read_table("document_words")}) == len(read_table("document_words"))


@given(st.text(max_size=100), st.text(max_size=100))
def test_any_texts_are_a_kind_or_none(code, name):
    assert attached_kind(code, name) in ("", *KINDS)
