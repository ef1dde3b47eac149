import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.document import KINDS, NAMES, document_key, loose_key

CERTIFICATE = "catch-certificate"


@pytest.mark.parametrize(
    "number",
    [
        "FRA-2025-CSP-000518",
        "FRA.2025.CSP.000518",
        "FRA 2025 CSP 000518",
        " fra/2025/csp/000518 ",
        "No. FRA – 2025 – CSP – 000518",
        '="FRA-2025-CSP-000518"',
    ],
)
@pytest.mark.parametrize("country", ["", "FRA"])
def test_spellings_of_one_number(number: str, country: str) -> None:
    assert document_key(CERTIFICATE, number, country) == "catch-certificate FRA 2025-CSP-000518"


@pytest.mark.parametrize(
    ("number", "country", "key"),
    [
        ("GB 2025 1 11", "", "GBR 2025-1-11"),
        ("GB 2025 11 1", "GBR", "GBR 2025-11-1"),
        ("2025 CSP 000518", "FRA", "FRA 2025-CSP-000518"),
        ("ESP/SGCI/AI/2025/944", "", "ESP SGCI-AI-2025-944"),
        ("SYC/SFA/10/2025-SW0454", "SYC", "SYC SFA-10-2025-SW0454"),
        ("MUS AFL GL 25 82", "", "MUS AFL-GL-25-82"),
        ("GBR-2026-CC-A1B2C3D4E", "", "GBR 2026-CC-A1B2C3D4E"),
        # A number of CATCH names its country; a code of two letters may be a kind of paper (CC is Cocos Islands).
        ("CATCH.CC.FR.2025.0000123", "ESP", "FRA CATCH-CC-FR-2025-0000123"),
        ("CC 2025 12", "", "CC-2025-12"),
        ("AB 12 13", "", "AB-12-13"),
        # MAR is Morocco, and March: who issued it is given and counts for more.
        ("MAR 2025 12", "ESP", "ESP MAR-2025-12"),
        ("MAR 2025 12", "", "MAR 2025-12"),
        ("123456", "", "123456"),
    ],
)
def test_keys(number: str, country: str, key: str) -> None:
    assert document_key(CERTIFICATE, number, country) == f"{CERTIFICATE} {key}"


def test_kinds_are_apart() -> None:
    assert document_key("processing-statement", "CATCH.PS.SC.2026.0000049") == (
        "processing-statement SYC CATCH-PS-SC-2026-0000049"
    )
    with pytest.raises(ValueError, match="document kind 'paper' is none of bill, entry"):
        document_key("paper", "1")


@pytest.mark.parametrize("number", ["", "N/A", "PENDING", "see attached", "-", "1.5E+09", "1" * 300])
def test_no_numbers(number: str) -> None:
    assert document_key(CERTIFICATE, number, "FRA") is None
    assert loose_key(CERTIFICATE, number, "FRA") is None


@pytest.mark.parametrize("number", ["FRA2025CSP000518", "FRA-2025-CSP-000518", "2025 CSP 000518", "FRA 2025CSP 000518"])
def test_loose_forms_know_no_borders(number: str) -> None:
    assert loose_key(CERTIFICATE, number, "FRA") == "catch-certificate ~2025CSP000518"


def test_numbers_that_differ_by_their_borders() -> None:
    one, other = "GB 2025 1 11", "GB 2025 11 1"
    assert document_key(CERTIFICATE, one) != document_key(CERTIFICATE, other)
    assert loose_key(CERTIFICATE, one) == loose_key(CERTIFICATE, other) == "catch-certificate ~2025111"


@pytest.mark.parametrize("written", ["MAEU123456789", "MAEU 123456789", "maeu-123456789"])
def test_bills(written: str) -> None:
    assert document_key("bill", written) == "bill MAEU123456789"


def test_entries_have_no_borders() -> None:
    assert document_key("entry", "ABC-1234567-6") == document_key("entry", "ABC12345676") == "entry ABC12345676"


@given(
    st.sampled_from([kind for kind in KINDS if kind not in NAMES]),
    st.lists(st.from_regex(r"[A-Z0-9]{1,6}", fullmatch=True), min_size=1, max_size=5),
    st.sampled_from(["-", ".", "/", " ", " - "]),
)
def test_separators_say_nothing(kind: str, segments: list[str], sign: str) -> None:
    assert document_key(kind, sign.join(segments)) == document_key(kind, "/".join(segments))


@given(st.text(), st.text())
def test_equal_keys_have_equal_loose_keys(one: str, other: str) -> None:
    if document_key(CERTIFICATE, one) and document_key(CERTIFICATE, one) == document_key(CERTIFICATE, other):
        assert loose_key(CERTIFICATE, one) == loose_key(CERTIFICATE, other)


def test_a_lot_is_known_by_its_identifier_however_it_is_spelled() -> None:
    link = "https://id.gs1.org/01/09521234000129/10/L-1"
    assert document_key("lot", "urn:epc:class:lgtin:9521234.000012.L-1") == document_key("lot", link)
    assert document_key("lot", link) == "lot (01)09521234000129(10)L-1"
    # Its separators say something, and it needs no digit; nothing is like it but itself.
    assert document_key("lot", "urn:a:b.c") == "lot URN:A:B.C"
    assert document_key("traceability-event", " urn:uuid:Ab ") == "traceability-event URN:UUID:AB"
    assert document_key("lot", "") is loose_key("lot", link) is None
