import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.address_parts import AddressParts, address_parts


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("No. 188 Da Bao Rd, Dalian 116889, China", ("188", "DA BAO", "DALIAN", "116889", "CHN")),
        ("C/ Real 17, Vigo, 36201, ESP", ("17", "REAL", "VIGO", "36201", "ESP")),
        ("Calle Real, 25, Vigo", ("25", "REAL", "VIGO", "", "")),
        ("RUA REAL 166 AVEIRO 3855-782 PRT", ("166", "REAL", "AVEIRO", "3855782", "PRT")),
        ("12 Reef St., Suva", ("12", "REEF", "SUVA", "", "")),
        ("361, Reef Road, Chennai, 600488, IND", ("361", "REEF", "CHENNAI", "600488", "IND")),
        ("12 Gull Street, Grimsby, DN31 2AB", ("12", "GULL", "GRIMSBY", "DN312AB", "")),
        # What ends a street's name in Korea, and a quarter's in Japan; RO is a country at the end.
        ("309 HAEYANG-RO SEOUL 06968", ("309", "HAEYANG", "SEOUL", "06968", "")),
        ("22, Wonyang-daero, Busan, KOR", ("22", "WONYANG", "BUSAN", "", "KOR")),
        ("309-3 REEF CHO TOKYO JPN", ("309", "REEF", "TOKYO", "", "JPN")),
        ("5-9 Reef-Machi, Choshi-Shi, Japan", ("5", "REEF", "CHOSHI SHI", "", "JPN")),
        ("STRADA REEF 5 BUCHAREST RO", ("5", "STRADA REEF", "BUCHAREST RO", "", "")),
        ("12 Cho Reef", ("12", "CHO REEF", "", "", "")),
        # A town of the country's name, and a country alone.
        ("C/ REEF 60, PANAMA", ("60", "REEF", "PANAMA", "", "PAN")),
        ("C/ Reef 60, Colon, Panama", ("60", "REEF", "COLON", "", "PAN")),
        ("Singapore", ("", "", "SINGAPORE", "", "SGP")),
        ("Ecuador", ("", "", "", "", "ECU")),
        ("Manta, Ecuador", ("", "", "MANTA", "", "ECU")),
        ("", ("", "", "", "", "")),
        ("N/A", ("", "", "", "", "")),
    ],
)
def test_parts(value: str, expected: tuple[str, ...]) -> None:
    assert address_parts(value) == AddressParts(*expected)


@given(st.text())
def test_never_raises(value: str) -> None:
    parts = address_parts(value)
    assert all(text.isascii() for text in (parts.number, parts.street, parts.town, parts.post_code, parts.country))
