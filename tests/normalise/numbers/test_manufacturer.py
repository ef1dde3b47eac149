import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.numbers.manufacturer import can_come_from, is_manufacturer_id, manufacturer_id


@pytest.mark.parametrize(
    ("name", "code"),
    [
        # The appendix's own examples
        ("Amalgamated Plastics Corp.", "AMAPLA"),
        ("Bergstrom", "BER"),
        ("A.B.C. Company", "ABCCOM"),
        ("A B C Company", "ABCCOM"),
        ("O.A.S.I.S. Corp.", "OASCOR"),
        ("Dr. S.A. Smith", "DRSA"),
        ("Shavings B L Inc.", "SHABL"),
        ("The Embassy of Spain", "EMBSPA"),
        # What is not verified is accepted in both readings; this is the first
        ("Rawles-Aden Corp.", "RAWCOR"),
        ("20th Century Fox", "20TCEN"),
        ("Concept 2000", "CON200"),
        ("PT Jump High", "JUMHIG"),
        ("OOO Krasnyy Rif", "KRARIF"),
        ("JSC Krasnyy Rif", "KRARIF"),
        ("OAO Krasnyy Rif", "KRARIF"),
        ("ZAO Krasnyy Rif", "KRARIF"),
        ("Fabrica de Artigos de Vestuario Jump High Ltd", "JUMHIG"),
        ("Red Reef Co., Ltd.", "REDREE"),
        ("Reef Co., Ltd.", "REECO"),
        ("Récif d'Or S.A.", "RECDOR"),
    ],
)
def test_names(name: str, code: str) -> None:
    assert manufacturer_id(name, "", "", "FR") == f"FR{code}"
    assert can_come_from(f"FR{code}12PAR", name, "12 Quai", "Paris", "France") is True


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("11455 Main Street Suite 9999", "1145"),
        ("12,34,56 Akasaka Road", "1234"),
        ("12-34 56 Akasaka Road", "1234"),
        ("Apt. 509 2727 Main St", "2727"),
        ("7 12th Street", "7"),
        ("P.O. Box 18", "18"),
        ("Thirteen Main Street", ""),
        ("Main Street", ""),
    ],
)
def test_addresses(address: str, number: str) -> None:
    assert manufacturer_id("Bergstrom", address, "Lyon", "FR") == f"FRBER{number}LYO"
    assert can_come_from(f"FRBER{number}LYO", "Bergstrom", address, "Lyon", "FR") is True


@pytest.mark.parametrize(
    ("city", "country", "code"),
    [
        ("Los Angeles", "US", "USBER1LOS"),
        ("St. Michel", "FR", "FRBER1STM"),
        ("18-Mile High", "AU", "AUBER118M"),
        ("The Hague", "NL", "NLBER1HAG"),
        ("Kowloon", "HK", "HKBER1HON"),
        ("Jurong", "Singapore", "SGBER1SIN"),
        ("Taipa", "MAC", "MOBER1MAC"),
        ("Walvis Bay", "NA", "NABER1WAL"),
    ],
)
def test_cities(city: str, country: str, code: str) -> None:
    assert manufacturer_id("Bergstrom", "1 Quay", city, country) == code
    assert can_come_from(code, "Bergstrom", "1 Quay", city, country) is True


@pytest.mark.parametrize(
    ("province", "code"),
    [
        *(("Alberta", "XA"), ("British Columbia", "XC"), ("Manitoba", "XM"), ("New Brunswick", "XB"), ("NL", "XW")),
        *(("Newfoundland and Labrador", "XW"), ("Northwest Territories", "XT"), ("NS", "XN"), ("Nunavut", "XV")),
        *(("Ontario", "XO"), ("Prince Edward Island", "XP"), ("QC", "XQ"), ("sk", "XS"), ("Yukon", "XY")),
    ],
)
def test_canada_has_no_code_of_its_own(province: str, code: str) -> None:
    assert manufacturer_id("Bergstrom", "1 Quay", "Gaspe", "Canada", province) == f"{code}BER1GAS"
    assert can_come_from(f"{code}BER1GAS", "Bergstrom", "1 Quay", "Gaspe", "Canada") is True
    assert manufacturer_id("Bergstrom", "1 Quay", "Gaspe", "Canada") is None


@pytest.mark.parametrize(
    ("code", "there"),
    [
        ("VNREDREE12HOC", True),
        ("vnredree12hoc", True),
        ("XQBER1GAS", True),
        ("CABER1GAS", False),
        ("ZZREDREE12HOC", False),
        ("VN", False),
        ("VNREDREE12345HOCH", False),
        ("VN RED", False),
        ("", False),
        ("N/A", False),
    ],
)
def test_shape(code: str, there: bool) -> None:
    assert is_manufacturer_id(code) is there


@pytest.mark.parametrize(
    "code",
    [
        # the hyphen between two words, the joining word kept, the prefix kept
        *("IDRAWADE9JAK", "IDRAWCOR9JAK"),
    ],
)
def test_two_readings_of_a_hyphen(code: str) -> None:
    assert can_come_from(code, "Rawles-Aden Corp.", "Jl. Ikan 9", "Jakarta", "ID") is True


def test_other_readings() -> None:
    assert can_come_from("IDPTJUM9JAK", "PT Jump High", "Jl. Ikan 9", "Jakarta", "ID") is True
    assert can_come_from("ESTHEEMB9MAD", "The Embassy of Spain", "9 Calle", "Madrid", "ES") is True
    assert can_come_from("HKBER1KOW", "Bergstrom", "1 Quay", "Kowloon", "HK") is True
    assert can_come_from("FRBER12LYO", "Bergstrom", "Quai 12B", "Lyon", "FR") is True
    assert can_come_from("FRBER34LYO", "Bergstrom", "12-34 Quai", "Lyon", "FR") is True


@pytest.mark.parametrize(
    ("name", "address", "city", "country"),
    [
        ("Blue Reef Ltd", "12 Quai", "Lyon", "FR"),
        ("Red Reef Ltd", "13 Quai", "Lyon", "FR"),
        ("Red Reef Ltd", "12 Quai", "Brest", "FR"),
        ("Red Reef Ltd", "12 Quai", "Lyon", "ES"),
        ("Blue Reef Ltd", "", "", ""),
        ("Red Reef Ltd", "", "Brest", ""),
        ("Red Reef Ltd", "Quai", "Lyon", ""),
    ],
)
def test_what_cannot_be(name: str, address: str, city: str, country: str) -> None:
    assert can_come_from("FRREDREE12LYO", name, address, city, country) is False


@pytest.mark.parametrize(
    ("mid", "name", "address", "city"),
    [
        ("FRREDREE12LYO", "", "12 Quai", "Lyon"),
        ("FRREDREE12LYO", "Red Reef Ltd", "", "Lyon"),
        ("FRREDREE12LYO", "Red Reef Ltd", "12 Quai", ""),
        ("FRREDREE12LYO", "赤礁有限公司", "12 Quai", "Lyon"),
        ("N/A", "Red Reef Ltd", "12 Quai", "Lyon"),
    ],
)
def test_what_cannot_be_told(mid: str, name: str, address: str, city: str) -> None:
    assert can_come_from(mid, name, address, city, "FR") is None


def test_a_blank_country_is_not_compared() -> None:
    assert can_come_from("FRREDREE12LYO", "Red Reef Ltd", "12 Quai", "Lyon", "") is True


TEXTS = st.text(max_size=60) | st.from_regex(r"[A-Za-z0-9 .,&'-]{0,40}", fullmatch=True)


@given(TEXTS, TEXTS, TEXTS, st.sampled_from(["VN", "ID", "HK", "US", "ECU", "Thailand"]))
def test_a_computed_code_can_come_from_its_party(name: str, address: str, city: str, country: str) -> None:
    code = manufacturer_id(name, address, city, country)
    if code is None:
        return
    assert len(code) <= 15
    assert can_come_from(code, name, address, city, country) in {True, None}


@given(st.text(), st.text(), st.text(), st.text(), st.text())
def test_never_raises(mid: str, name: str, address: str, city: str, country: str) -> None:
    assert can_come_from(mid, name, address, city, country) in {True, False, None}
