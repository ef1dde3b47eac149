import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.initials import initials, without_initials
from catchgraph.normalise.party import party_name


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("RED REEF FISHERY", "RRF"),
        ("ASSOCIATION OF THE RED REEF AND QUAY", "ARRQ"),
        ("SOCIEDAD DE PESCA Y MAR", "SPM"),
        # Too few to be anybody's in particular.
        ("RED REEF", ""),
        ("REEF OF THE QUAY", ""),
        ("", ""),
        # A number is no word.
        ("RED REEF FISHERY 7", ""),
        ("A B C D E F G H I", ""),
    ],
)
def test_initials(words: str, expected: str) -> None:
    assert initials(words.split()) == expected


@pytest.mark.parametrize(
    ("upper", "expected"),
    [
        ("RED REEF ASSOCIATION (RRA)", "RED REEF ASSOCIATION"),
        ("RRA (RED REEF ASSOCIATION)", "RED REEF ASSOCIATION"),
        ("RRA / RED REEF ASSOCIATION", "RED REEF ASSOCIATION"),
        ("RRA/RED REEF ASSOCIATION LTD", "RED REEF ASSOCIATION LTD"),
        ("RRA - RED REEF ASSOCIATION", "RED REEF ASSOCIATION"),
        ("RED REEF ASSOCIATION, RRA", "RED REEF ASSOCIATION"),
        ("SOCIETY OF THE RED REEF SHORE (SRRS)", "SOCIETY OF THE RED REEF SHORE"),
        # Somebody else's, a country's, a form's.
        ("RED REEF ASSOCIATION (ABC)", "RED REEF ASSOCIATION (ABC)"),
        ("RED REEF FISHERY (FSM) CO", "RED REEF FISHERY (FSM) CO"),
        ("RED REEF FISHERY / BLUE QUAY", "RED REEF FISHERY / BLUE QUAY"),
        ("RED REEF (RR)", "RED REEF (RR)"),
        ("RED-REEF ASSOCIATION", "RED-REEF ASSOCIATION"),
        ("(", "("),
        ("", ""),
    ],
)
def test_an_acronym_beside_its_name_goes(upper: str, expected: str) -> None:
    assert without_initials(upper) == expected


@pytest.mark.parametrize("written", ["Red Reef Fishing Association (RRFA)", "RRFA - Red Reef Fishing Association"])
def test_a_name_with_and_without_its_acronym_is_one(written: str) -> None:
    found, plain = party_name(written), party_name("RED REEF FISHING ASSOCIATION")
    assert found is not None
    assert plain is not None
    assert (found.key, found.signs) == (plain.key, plain.signs)


PIECES = st.sampled_from(
    [
        "RRA",
        "(RRA)",
        "RRF /",
        "/ RRF",
        "- RRA",
        "RRA,",
        "RED",
        "REEF",
        "ASSOCIATION",
        "OF",
        "THE",
        "LTD",
        "O'ARA",
        "RARE",
        "7",
    ]
)


@given(st.lists(PIECES, max_size=7).map(" ".join) | st.text())
def test_words_that_are_known_change_nothing(value: str) -> None:
    upper = value.upper()
    assert without_initials(upper, re.findall("[A-Z0-9]+", upper)) == without_initials(upper)
