"""Words of a description, and the longest phrases of a table among them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..text import clean_text, fold

Value = TypeVar("Value")

#: A description that is longer is cut there: a bill's has a few thousand characters.
LONGEST = 20_000
_TOKEN = re.compile(r"[A-Z0-9]+(?:&[A-Z0-9]+)*|[;.()\[\]:,/+]")
_CUT = re.compile(r"\b([A-Z]) ?[/.&+] ?([A-Z])(?: ?[/.&+] ?([A-Z]))?\b")
#: An abbreviated genus: `T. albacares`.
_INITIAL = re.compile(r"\b([A-Z])\. ?(?=[A-Z]{4})")
_APOSTROPHE = re.compile(r"['`´’]")
#: What parts clauses; a comma and a slash may part the items of a list only.
BREAKS = frozenset(";.()[]:")
LISTING = frozenset({",", "/", "+", "AND", "OR", "Y", "O", "E", "ET", "OU", "&", "WITH"})


@dataclass(frozen=True, slots=True)
class Found(Generic[Value]):
    """A phrase that stands in tokens `start` to `end` (not included)."""

    start: int
    end: int
    value: Value


class Phrases(Generic[Value]):
    """Phrases of words, each with a value, to be found in tokens; of several at one place the longest counts."""

    def __init__(self, phrases: Mapping[tuple[str, ...], Value]) -> None:
        """Phrases by their tokens."""
        self._values = dict(phrases)
        lengths: dict[str, set[int]] = {}
        for phrase in phrases:
            lengths.setdefault(phrase[0], set()).add(len(phrase))
        self._lengths = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}

    def get(self, tokens: Iterable[str]) -> Value | None:
        """The value of a whole phrase."""
        return self._values.get(tuple(tokens))

    def find(self, tokens: tuple[str, ...]) -> Iterator[Found[Value]]:
        """The phrases among tokens, from left to right, none inside another."""
        at = 0
        while at < len(tokens):
            end = at + 1
            for length in self._lengths.get(tokens[at], ()):
                value = self._values.get(tokens[at : at + length])
                if value is not None:
                    end = at + length
                    yield Found(at, end, value)
                    break
            at = end


def phrases_of(
    names: Iterable[tuple[str, Value]], singular: Callable[[str], str] | None = None
) -> dict[tuple[str, ...], Value]:
    """Phrases by their tokens; of equal ones the first counts."""
    found: dict[tuple[str, ...], Value] = {}
    for name, value in names:
        words = tuple(token for token in tokens_of(name, singular) if token not in BREAKS and token not in ",/+")
        if words:
            found.setdefault(words, value)
    return found


def tokens_of(text: str, singular: Callable[[str], str] | None = None) -> tuple[str, ...]:
    """Words in capitals and ASCII and the signs between them; `H/G`, `H & G`, `H.G.` are `H&G`; cut at 20,000 signs."""
    upper = fold(clean_text(text[:LONGEST])).upper()
    plain = _INITIAL.sub(r"\1 ", _APOSTROPHE.sub("", upper))
    joined = _CUT.sub(lambda match: "&".join(filter(None, match.groups())), plain)
    words = _TOKEN.findall(joined)
    return tuple(map(singular, words) if singular else words)


def singular(word: str) -> str:
    """An English, Spanish, French or Portuguese plural as its singular, roughly: equal words become equal."""
    if len(word) < 4 or not word.endswith("S") or word.endswith(("SS", "US", "IS")):
        return word
    if word.endswith("IES"):
        return word[:-3] + "Y"
    return word[:-2] if word.endswith(("SHES", "CHES", "XES", "SSES")) else word[:-1]
