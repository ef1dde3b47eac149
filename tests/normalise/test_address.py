import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.address import address_key, has_street_or_box


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("JL. IKAN TUNA IV NO. 8 KEC. BENOA", "JALAN IKAN TUNA IV 8 KECAMATAN BENOA"),
        ("Jalan Ikan Tuna IV No.08, Kecamatan Benoa", "JALAN IKAN TUNA IV 8 KECAMATAN BENOA"),
        ("12 Reef St., Suva", "12 REEF STREET SUVA"),
        ("12 REEF STREET\nSUVA", "12 REEF STREET SUVA"),
        ("P.O. Box 64, Tarawa", "PO BOX 64 TARAWA"),
        ("P O BOX 64 TARAWA", "PO BOX 64 TARAWA"),
        ("G.P.O Box 64\nTarawa", "PO BOX 64 TARAWA"),
        ("BP 64 Papeete", "PO BOX 64 PAPEETE"),
        ("Apartado Postal 64", "PO BOX 64"),
        ("C/ Real No 17, Vigo", "CALLE REAL 17 VIGO"),
        ("Lot 2 Lami\nPhone :3363928\nMobile 9991234", "LOT 2 LAMI"),
        ("Lot 2 Lami, reef@example.com", "LOT 2 LAMI"),
        ("6F., No.10, Reef Rd.", "6 FLOOR 10 REEF ROAD"),
        ("", ""),
        ("N/A", ""),
        ("NOT AVAILABLE", ""),
    ],
)
def test_address_key(value: str, expected: str) -> None:
    assert address_key(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        "PO BOX 18059\nSUVA",
        "12 Reef Street",
        "NO.22 LINHAI 1ST RD., KAOHSIUNG",
        "JL. IKAN NO. 8",
        "Lot 2 Lami",
        "165/9,SEBASTIAN ROAD",
        "284, REEF WATTA, MIRISSA",
        "5-5, HONMACHI ISE-SHI",
        "Calle Real, 25, Vigo",
        "NO,105,GALLE ROAD",
        "AV. REAL, N.º 212 Viana",
        "Pedro Aguirre 386, Lota",
        "1F No. 238 Lainan",
        "#4 Reef Walk",
        "Box 55, Biggar",
        "GATE Reef Road 12",
    ],
)
def test_precise_addresses(value: str) -> None:
    assert has_street_or_box(value)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "N/A",
        "Konarak-Sistan&Blochestan",
        "Newzeel, GDh, Thinadhoo",
        "REEF WATTA, MIRISSA",
        "Lebu, Región VIII, Chile",
        "Bairiki, Tarawa, Kiribati",
        "Reef Road, Mirissa",
        "General Santos City 9500",
        "Manta, Ecuador",
        "HONOLULU, HI 96817-4570",
        "Southwest of Reef Village, Lidao Town",
        "Suva, Phone 3363928 1234",
    ],
)
def test_vague_addresses(value: str) -> None:
    assert not has_street_or_box(value)


@given(st.text())
def test_never_raises(value: str) -> None:
    key = address_key(value)
    assert key.isascii()
    assert key == key.strip()
    assert isinstance(has_street_or_box(value), bool)


@given(st.from_regex(r"[A-Z]{4,9}", fullmatch=True), st.integers(min_value=1, max_value=9999))
def test_case_and_punctuation_make_no_difference(name: str, number: int) -> None:
    assert address_key(f"{number} {name} ST.") == address_key(f"{number}, {name.lower()} street")
