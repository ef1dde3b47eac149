import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.company_name import company_name, states_trade_in_native_script, trade_names
from catchgraph.normalise.party import party_name
from catchgraph.reference.tables import read_table


def trades(stem: str) -> set[str]:
    bits = company_name(stem).trades
    return {name for at, name in enumerate(trade_names()) if bits >> at & 1}


@pytest.mark.parametrize(
    ("stem", "core", "number", "trade"),
    [
        ("RED REEF FISHERY", "RED REEF", "", {"fishing"}),
        ("PESQUERA ROJA 4", "ROJA", "4", {"fishing"}),
        ("RED REEF OCEAN FISHERIES", "RED REEF", "", {"distant-water fishing"}),
        ("RED REEF IMP AND EXP", "RED REEF", "", {"import and export"}),
        # Numbers are tokens of their own.
        ("STAR NO 7", "STAR", "7", set()),
        ("STAR7 SHIPPING", "STAR", "7", {"shipping"}),
        ("STAR 07", "STAR", "7", set()),
        ("CHARCA FISH VII", "CHARCA", "7", {"fishing"}),
        ("CHARCA VII FISHERY", "CHARCA", "7", {"fishing"}),
        # Numbers in words, at either end; inside they are words.
        ("PETREL ONE", "PETREL", "1", set()),
        ("TRES PETRELES PESQUERA", "PETRELES", "3", {"fishing"}),
        ("THREE QUAYS 2", "QUAYS", "3 2", set()),
        ("3 QUAYS 2", "QUAYS", "3 2", set()),
        ("FIRST QUAY FISHERY", "QUAY", "1", {"fishing"}),
        ("1ST QUAY FISHERY", "QUAY", "1", {"fishing"}),
        ("QUAY 4TH", "QUAY", "4", set()),
        ("11TH QUAY", "QUAY", "11", set()),
        ("UM QUAY", "QUAY UM", "", set()),
        ("FOURTH QUAY", "QUAY", "4", set()),
        ("REEF TEN QUAY", "QUAY REEF TEN", "", set()),
        # Nothing but a number.
        ("SEVEN", "SEVEN", "", set()),
        ("ONE TWO", "ONE", "2", set()),
        # A syllable of Chinese is no numeral.
        ("LONG HUA XI", "HUA LONG XI", "", set()),
        # Words of trade in either number, and misspelt; what is left alone is the name's own.
        ("OTTER FROZEN FOOD", "OTTER", "", {"processing"}),
        ("OTTER FROZEN FOODS", "OTTER", "", {"processing"}),
        ("OTTER FRZN FOODS", "OTTER", "", {"processing"}),
        ("OTTER WHSLE", "OTTER", "", {"trading"}),
        ("OTTER MARRINE FISHRIES", "OTTER", "", {"fishing"}),
        ("MARRINE FISHERIES", "MARRINE", "", {"fishing"}),
        ("OTTER MARINER FISHER", "FISHER MARINER OTTER", "", set()),
        # Two trades, though one word of Chinese means either.
        ("OTTER NAVIGATION", "OTTER", "", {"navigation"}),
        ("OTTER MARITIME", "OTTER", "", {"maritime"}),
        ("OTTER HANG YUN", "OTTER", "", {"shipping", "navigation"}),
        # A name of nothing but its trade keeps it.
        ("OCEAN FISHERY", "FISHERY OCEAN", "", {"distant-water fishing"}),
    ],
)
def test_parts(stem: str, core: str, number: str, trade: set[str]) -> None:
    name = company_name(stem)
    assert (name.core, name.number) == (core, number)
    assert trades(stem) == trade


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("赤礁远洋渔业有限公司", "CHI JIAO OCEAN FISHERY CO LTD"),
        ("東海水産株式会社", "DONG HAI AQUATIC PRODUCTS CO LTD"),
        ("동해수산 주식회사", "DONGHAE FISHERIES INC"),
        ("북라국무역(주)", "BUKRAGUK TRADING CO LTD"),
        ("ООО «РИФ ФЛОТ»", "RIF SHIPPING LLC"),
    ],
)
def test_a_name_in_its_own_script_is_the_same_name(written: str, latin: str) -> None:
    one, other = (party_name(text) for text in (written, latin))
    assert one is not None
    assert other is not None
    assert company_name(one.stem).joined == company_name(other.stem).joined
    assert trades(one.stem) == trades(other.stem)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("BANK OF CHARCA", "BANCO DE CHARCA"),
        ("BANQUE DE CHARCA", "BANCO DE CHARCA"),
        ("CHARCA BROS FISHERY", "CHARCA BROTHERS FISHERY"),
        ("HERMANOS CHARCA", "HNOS CHARCA"),
        ("CHARCA MFG", "CHARCA MANUFACTURING"),
        ("CHARCA INTL", "CHARCA INTERNATIONAL"),
        ("CHARCA AND QUAY", "CHARCA UND QUAY"),
        ("CHARCA ET QUAY", "CHARCA Y QUAY"),
        ("COMPANIA CHARCA", "COMPAGNIE CHARCA"),
        ("CHARCA DEUTSCHLAND", "CHARCA GERMANY"),
        ("CHARCA NZ", "CHARCA NEW ZEALAND"),
        ("CHARCA NUEVA ZELANDA", "CHARCA NEW ZEALAND"),
        ("CHARCA USA", "CHARCA ESTADOS UNIDOS"),
        ("CHARCA UNITED STATES", "CHARCA ESTADOS UNIDOS"),
    ],
)
def test_words_written_short_or_in_another_language_are_one_name(one: str, other: str) -> None:
    assert company_name(one).joined == company_name(other).joined
    assert company_name(one).trades == company_name(other).trades


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # A firm of one country is not that of another, nor the one without a country.
        ("CHARCA GERMANY", "CHARCA SPAIN"),
        ("CHARCA", "CHARCA EUROPE"),
        # Syllables stay what they are.
        ("MING DA", "MING"),
        ("CHARCA PING", "CHARCA PNG"),
        ("BANCO DE CHARCA", "CHARCA"),
    ],
)
def test_other_names_stay_other_names(one: str, other: str) -> None:
    assert company_name(one).joined != company_name(other).joined


def test_no_word_is_compared_as_two() -> None:
    rows = read_table("name_words")
    written = [text for row in rows for text in row["written"].split("|")]
    assert len(set(written)) == len(written)
    assert not set(written) & {row["word"] for row in rows}


def test_trade_in_native_script_makes_a_company() -> None:
    assert states_trade_in_native_script("赤礁水产")
    found = party_name("赤礁水产")
    assert found is not None
    assert found.is_firm
    assert not states_trade_in_native_script("Fishery")


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("RED REEF", True),
        ("REEFOS", True),
        ("REEF", False),
        ("SEIN SHIPPING", True),
        ("OCEAN FISHERY", False),
        ("TWO TIDES", True),
        ("2 TIDES", True),
        ("SECOND TIDE", True),
        ("TWO SEA", False),
        ("TIDES 2", False),
    ],
)
def test_what_identifies_by_itself(stem: str, expected: bool) -> None:
    assert company_name(stem).distinctive is expected


@given(st.from_regex(r"[A-Z0-9]{1,8}( [A-Z0-9]{1,8}){0,5}", fullmatch=True))
def test_some_of_the_name_is_always_left(stem: str) -> None:
    name = company_name(stem)
    assert name.core
    assert name.joined
