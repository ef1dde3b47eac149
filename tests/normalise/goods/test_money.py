import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.goods.money import Money, currency_of, money, value_basis
from catchgraph.reference.tables import read_table


@pytest.mark.parametrize(
    ("value", "currency", "amount", "code"),
    [
        ("USD 12.345,60", "", 12345.6, "USD"),
        ("12,345.60 USD", "", 12345.6, "USD"),
        ("US$ 1 200", "", 1200.0, "USD"),
        ("45,00 €", "", 45.0, "EUR"),
        ("R$ 1.234,50", "", 1234.5, "BRL"),
        ("S/. 100", "", 100.0, "PEN"),
        ("RMB 100", "", 100.0, "CNY"),
        ("100 руб.", "", 100.0, "RUB"),
        ("12", "usd", 12.0, "USD"),
        ("$5", "CAD", 5.0, "CAD"),
        ("EUR 5", "USD", 5.0, "EUR"),
        ("1234567", "VND", 1_234_567.0, "VND"),
    ],
)
def test_amounts(value: str, currency: str, amount: float, code: str) -> None:
    assert money(value, currency) == Money(amount, code)


@pytest.mark.parametrize(
    ("value", "currency", "reason"),
    [
        ("", "USD", "blank"),
        ("N/A", "USD", "blank"),
        ("five", "USD", "not a number"),
        ("-3", "USD", "negative"),
        ("1e20", "USD", "absurd"),
        ("12", "", "no currency"),
        ("12", "XXX", "unknown currency 'XXX'"),
        ("ABC 12", "USD", "unknown currency 'ABC'"),
    ],
)
def test_no_amounts_have_a_reason(value: str, currency: str, reason: str) -> None:
    assert money(value, currency) == Money(None, reason=reason)


@pytest.mark.parametrize(
    ("value", "doubt"),
    [
        ("$12,345.60", "$ may be the dollar or peso of another country"),
        ("USD 0.00", "zero"),
        ("USD 1,234", "the comma may be a decimal mark"),
    ],
)
def test_doubts(value: str, doubt: str) -> None:
    assert money(value).doubt == doubt
    assert money(value).currency == "USD"


def test_the_basis_of_a_cell_counts_for_more_than_that_of_its_column() -> None:
    assert money("FOB US$ 1200").basis == "FOB"
    assert money("C&F USD 5", basis="FOB") == Money(5.0, "USD", "CFR")
    assert money("5", "USD", "F.O.B. Guayaquil") == Money(5.0, "USD", "FOB")


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("C&F", "CFR"),
        ("C and F Rotterdam", "CFR"),
        ("F.O.B. Guayaquil", "FOB"),
        ("USD_FOB_ITEM", "FOB"),
        ("TOTAL USD CIF", "CIF"),
        ("Cost, Insurance and Freight", "CIF"),
        ("VALOR EN ADUANA", "customs"),
        ("Valeur en douane", "customs"),
        ("таможенная стоимость", "customs"),
        ("Line Goods Value Amount", "entered"),
        ("CHGS", "charges"),
        ("VALUE FOR DUTY", ""),
        ("", ""),
    ],
)
def test_bases(text: str, basis: str) -> None:
    assert value_basis(text) == basis


def test_currencies() -> None:
    assert currency_of("U.S. Dollars") == ("USD", "")
    assert currency_of("QQQ") == (None, "")
    written = [sign for row in read_table("currencies") for sign in row["written"].split(";") if sign]
    assert len(written) == len(set(written))
    assert not {row["sign"] for row in read_table("currency_signs")} & set(written)


@given(st.text(), st.text(max_size=8))
def test_any_text(value: str, currency: str) -> None:
    found = money(value, currency)
    assert (found.amount is None) == bool(found.reason)
    assert (found.currency is None) == (found.amount is None)


@given(st.integers(1, 10**12), st.sampled_from(["USD", "EUR", "THB", "VND"]))
def test_both_notations_say_the_same(cents: int, code: str) -> None:
    text = f"{cents / 100:,.2f}"
    swapped = text.translate(str.maketrans(",.", ".,"))
    assert money(f"{code} {text}").amount == money(f"{swapped} {code}").amount == cents / 100
