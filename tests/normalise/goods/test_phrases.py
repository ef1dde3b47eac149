from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.goods.phrases import Found, Phrases, phrases_of, singular, tokens_of


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Frozen H/G, skin-on", ("FROZEN", "H&G", ",", "SKIN", "ON")),
        ("P & D U/10", ("P&D", "U", "/", "10")),
        ("T. albacares; L'Alaska", ("T", "ALBACARES", ";", "LALASKA")),
        ("congelé", ("CONGELE",)),
        ("", ()),
    ],
)
def test_tokens(text: str, tokens: tuple[str, ...]) -> None:
    assert tokens_of(text) == tokens


@pytest.mark.parametrize(
    ("word", "one"),
    [
        *(("TUNAS", "TUNA"), ("EELS", "EEL"), ("ANCHOVIES", "ANCHOVY"), ("FISHES", "FISH"), ("CAMARONES", "CAMARONE")),
        *(("BASS", "BASS"), ("OCTOPUS", "OCTOPUS"), ("SEPIA OFFICINALIS", "SEPIA OFFICINALIS"), ("GAS", "GAS")),
    ],
)
def test_singulars(word: str, one: str) -> None:
    assert singular(word) == one


def test_the_longest_phrase_counts_and_none_lies_in_another() -> None:
    phrases = Phrases(phrases_of([("TUNA", 1), ("YELLOWFIN TUNA", 2), ("TUNA", 3), ("", 4)]))
    assert list(phrases.find(("YELLOWFIN", "TUNA", "TUNA", "YELLOWFIN"))) == [Found(0, 2, 2), Found(2, 3, 1)]
    assert phrases.get(("TUNA",)) == 1
    assert phrases.get(("SALMON",)) is None


@given(st.lists(st.sampled_from("ABC"), max_size=12), st.sets(st.sampled_from(["A", "A B", "B C", "A B C"])))
def test_found_phrases_are_in_order_and_apart(words: list[str], names: set[str]) -> None:
    found = list(Phrases(phrases_of((name, name) for name in sorted(names))).find(tuple(words)))
    assert all(" ".join(words[each.start : each.end]) == each.value for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
