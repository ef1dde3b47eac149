import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.numbers.tax import TaxId, tax_id
from catchgraph.reference.countries import country as country_of
from catchgraph.reference.tables import read_table


@pytest.mark.parametrize(
    ("value", "country", "name", "number"),
    [
        # Examples of the documentation of python-stdnum, which transcribes each administration's rule
        ("1792060346-001", "ECU", "RUC", "1792060346001"),
        ("RUC: 1792060346001", "ECU", "RUC", "1792060346001"),
        ("1768152130001", "ECU", "RUC", "1768152130001"),
        ("20512333797", "PER", "RUC", "20512333797"),
        ("76.086.428-5", "CHL", "RUT", "760864285"),
        ("213.123.432-1", "COL", "NIT", "2131234321"),
        ("16.727.230/0001-97", "BRA", "CNPJ", "16727230000197"),
        ("1-01-85004-3", "DOM", "RNC", "101850043"),
        ("21-100342-001-7", "URY", "RUT", "211003420017"),
        ("J-99216582", "ESP", "NIF", "J99216582"),
        ("B58378431", "ESP", "NIF", "B58378431"),
        ("988 077 917", "NOR", "orgnr", "988077917"),
        ("450401-3150", "ISL", "kennitala", "4504013150"),
        ("0100233488", "VNM", "MST", "0100233488"),
        ("0314409058-002", "VNM", "MST", "0314409058002"),
        ("0-99-4-000-61772-1", "THA", "TIN", "0994000617721"),
        ("01.312.166.0-091.000", "IDN", "NPWP", "013121660091000"),
        ("0013121660091000", "IDN", "NPWP", "0013121660091000"),
        ("91110000600037341L", "CHN", "USCC", "91110000600037341L"),
        ("5-8356-7825-6246", "JPN", "corporate number", "5835678256246"),
        ("116-82-00276", "KOR", "BRN", "1168200276"),
        ("00501503", "TWN", "UBN", "00501503"),
        ("4540536920", "TUR", "VKN", "4540536920"),
        # 7x2 7x4 0 7x3 0 8x9 3x4 8x6 9x8: 14+28+21+72+12+48+72 = 267 = 11 x 24 + 3
        ("7707083893", "RUS", "INN", "7707083893"),
        # 3x5 0 6x3 0 0 0 0 0 1x3 2x2 = 40 = 11 x 3 + 7: 4
        ("30-60000012-4", "ARG", "CUIT", "30600000124"),
        # fifth digit 4: a firm. 1x1 2x2 0 4x4 4x5 0 0 0 0 1x10 2x11: 73 = 11 x 6 + 7
        ("120440000127", "KAZ", "BIN", "120440000127"),
    ],
)
def test_numbers_of_firms(value: str, country: str, name: str, number: str) -> None:
    assert tax_id(value, country) == TaxId(country, name, number, True)


@pytest.mark.parametrize(
    ("value", "country"),
    [
        *(("1763154690001", "ECU"), ("20512333798", "PER"), ("76086428-6", "CHL"), ("0100233480", "VNM")),
        *(("91110000600037341M", "CHN"), ("988077918", "NOR"), ("7707083894", "RUS"), ("0994000617722", "THA")),
    ],
)
def test_a_wrong_check_digit_is_kept_and_said(value: str, country: str) -> None:
    found = tax_id(value, country)
    assert found is not None
    assert found.agrees is False


@pytest.mark.parametrize(
    ("value", "country", "name"),
    [
        ("1714307103001", "ECU", "RUC"),
        ("10054148289", "PER", "RUC"),
        ("12.531.909-2", "CHL", "RUT"),
        ("20-26756539-3", "ARG", "CUIT"),
        ("123456789047", "RUS", "INN of a person"),
        ("1-2345-45678-78-1", "THA", "TIN"),
        ("27AAPPU0939F1ZV", "IND", "GSTIN"),
        ("AAAPA1234A", "IND", "IEC"),
        ("110101199003070019", "CHN", "USCC"),
        ("940825300129", "KAZ", "BIN"),
        ("111.444.777-35", "BRA", "CPF"),
    ],
)
def test_numbers_of_persons(value: str, country: str, name: str) -> None:
    found = tax_id(value, country)
    assert found is not None
    assert (found.name, found.personal) == (name, True)


@pytest.mark.parametrize(
    ("value", "country", "name"),
    [
        ("0012345678901", "BGD", "BIN"),
        ("012-345-678-000", "PHL", "TIN"),
        ("C0012345678", "GHA", "TIN"),
        ("ABC010203XY1", "MEX", "RFC"),
        ("3-101-123456", "CRI", "cedula juridica"),
        ("0388123456", "IND", "IEC"),
    ],
)
def test_numbers_without_a_public_rule(value: str, country: str, name: str) -> None:
    found = tax_id(value, country)
    assert found is not None
    assert (found.name, found.agrees, found.personal) == (name, None, False)


def test_the_indian_number_of_the_guide() -> None:
    assert tax_id("27AAPFU0939F1ZV", "IND") == TaxId("IND", "GSTIN", "27AAPFU0939F1ZV", True)


@pytest.mark.parametrize(
    ("value", "country"),
    [
        ("", "ECU"),
        ("N/A", "ECU"),
        ("123", "ECU"),
        ("1.79E+12", "ECU"),
        ("1792060346001", "ATA"),
        ("0000000000000", "ECU"),
    ],
)
def test_no_numbers(value: str, country: str) -> None:
    assert tax_id(value, country) is None


def test_the_table_names_known_countries_and_patterns() -> None:
    for row in read_table("tax_ids"):
        assert country_of(row["country"]) is not None
        assert re.compile(row["shape"].replace(";", ","))
        assert row["administration"]


@given(st.text(), st.sampled_from(sorted({row["country"] for row in read_table("tax_ids")})))
def test_never_raises(value: str, country: str) -> None:
    found = tax_id(value, country)
    if found is not None:
        assert tax_id(found.number, country) == found


@given(st.sampled_from(sorted({row["country"] for row in read_table("tax_ids")})), st.data())
def test_every_shape_is_checked_without_error(country: str, data: st.DataObject) -> None:
    shapes = [row["shape"].replace(";", ",") for row in read_table("tax_ids") if row["country"] == country]
    number = data.draw(
        st.sampled_from(shapes).flatmap(lambda shape: st.from_regex(re.compile(shape, re.ASCII), fullmatch=True))
    )
    found = tax_id(number, country)
    assert found is None or found.number == number
