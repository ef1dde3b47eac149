import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.place_tail import PlaceTail, place_tail


@pytest.mark.parametrize(
    ("line", "tail"),
    [
        ("WALNUT, CA CA 91789 US", PlaceTail("", "WALNUT", "CA", "91789", "USA")),
        ("12 Quay Rd, Walnut, CA 91789 US", PlaceTail("12 Quay Rd", "Walnut", "CA", "91789", "USA")),
        ("12 QUAY ROAD SUITE D WALNUT CA 91789", PlaceTail("12 QUAY ROAD SUITE D", "WALNUT", "CA", "91789", "USA")),
        ("12 QUAY ST N WALNUT CA 91789", PlaceTail("12 QUAY ST N", "WALNUT", "CA", "91789", "USA")),
        ("COLUMBUS OHIO 43232 US", PlaceTail("", "COLUMBUS", "OH", "43232", "USA")),
        ("ATLANTA, GEORGIA 30301", PlaceTail("", "ATLANTA", "GA", "30301", "USA")),
        ("ST. LOUIS, MO 63101", PlaceTail("", "ST. LOUIS", "MO", "63101", "USA")),
        ("NEW YORK, NY 10001-1234 U.S.A.", PlaceTail("", "NEW YORK", "NY", "10001-1234", "USA")),
        ("NEW YORK NEW YORK 10001", PlaceTail("", "NEW YORK", "NY", "10001", "USA")),
        ("MIAMI, FL", PlaceTail("", "MIAMI", "FL", "", "USA")),
        ("CA 91789", PlaceTail("", "", "CA", "91789", "USA")),
        ("HALIFAX, NS B3H 1X1", PlaceTail("", "HALIFAX", "NS", "B3H 1X1", "CAN")),
        ("HALIFAX NS B3H1X1 CANADA", PlaceTail("", "HALIFAX", "NS", "B3H1X1", "CAN")),
        ("GRIMSBY DN31 2AB UNITED KINGDOM", PlaceTail("", "GRIMSBY", "", "DN31 2AB", "GBR")),
        ("Vigo 36201, Spain", PlaceTail("", "Vigo", "", "36201", "ESP")),
        ("MUMBAI - 400 001 INDIA", PlaceTail("", "MUMBAI", "", "400 001", "IND")),
        ("DHAKA-1000, BANGLADESH", PlaceTail("", "DHAKA", "", "1000", "BGD")),
        ("8 BIN RD, RUIAN, WENZHOU 325200, CHINA", PlaceTail("8 BIN RD, RUIAN", "WENZHOU", "", "325200", "CHN")),
        ("DISTRICT 7, HO CHI MINH CITY, VIETNAM", PlaceTail("DISTRICT 7", "HO CHI MINH CITY", "", "", "VNM")),
        ("GUAYAQUIL ECUADOR", PlaceTail("", "GUAYAQUIL", "", "", "ECU")),
        ("SEOUL, REPUBLIC OF KOREA", PlaceTail("", "SEOUL", "", "", "KOR")),
        ("KEELUNG CITY, Taiwan, Province of China", PlaceTail("", "KEELUNG CITY", "", "", "TWN")),
        ("Abidjan, Côte d'Ivoire", PlaceTail("", "Abidjan", "", "", "CIV")),
        ("12 HARBOUR ROAD, HONG KONG", PlaceTail("12 HARBOUR ROAD", "HONG KONG", "", "", "HKG")),
        ("SINGAPORE 123456", PlaceTail("", "SINGAPORE", "", "123456", "SGP")),
        ("PO BOX 12, SUVA, FIJI", PlaceTail("PO BOX 12", "SUVA", "", "", "FJI")),
        # A code that a state and a country share says neither alone
        ("JAKARTA, ID", PlaceTail("", "JAKARTA", "ID", "", "")),
        # Nothing says that the number is a post code, or the words a city
        ("CALLE REAL 25", PlaceTail("CALLE REAL 25")),
        ("RED REEF BUILDING", PlaceTail("RED REEF BUILDING")),
        ("91789", PlaceTail("91789")),
        ("", PlaceTail("")),
    ],
)  # fmt: skip
def test_ends_of_addresses(line: str, tail: PlaceTail) -> None:
    assert place_tail(line) == tail


def test_the_country_that_is_known_decides() -> None:
    assert place_tail("JAKARTA, ID", "IDN") == PlaceTail("", "JAKARTA", "", "", "IDN")
    assert place_tail("TORONTO, CA", "CAN") == PlaceTail("", "TORONTO", "", "", "CAN")
    assert place_tail("Vigo 36201", "ESP") == PlaceTail("", "Vigo", "", "36201", "ESP")


PIECES = st.sampled_from(["CA", "US", "91789", "QUAY", "RD", ",", "-", "12", "SUITE", "VIETNAM", "OF", "SINGAPORE"])


@given(st.text() | st.lists(PIECES, max_size=9).map(" ".join))
def test_nothing_is_invented(line: str) -> None:
    tail = place_tail(line)
    there = "".join(line.upper().split())
    for said in (tail.city, tail.post_code):
        assert "".join(said.upper().split()) in there
    assert len("".join(tail.rest.split())) <= len(there)
