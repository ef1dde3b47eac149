"""Signs in a name or an address that speak for a company or for a private person: evidence, never a verdict."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from catchgraph.reference.tables import read_table

LEGAL_FORM = "legal form"
BUSINESS_WORD = "business word"
NATIVE_TRADE = "trade in its own script"
#: Signs that by themselves make a name a firm's.
OF_FIRMS = frozenset({LEGAL_FORM, BUSINESS_WORD, NATIVE_TRADE})

#: A comma behind the family's name; the one before a legal form says nothing.
SURNAME_FIRST = "surname first"

_PHRASE = frozenset({"OF", "THE", "FOR", "WITH"})
_VOWEL = re.compile("[AEIOUY]")
_SURNAME_FIRST = re.compile(r"[^\W\d_][\w'’.-]*(?:\s[\w'’.-]+)?,\s*[^\W\d_][\w'’. -]*")
_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Dr|Capt)\.?\s|(?:MR|MRS|MS|DR|CAPT)\.\s")
_SYLLABLES = re.compile(r"(?<![\w-])[^\W\d_]{1,6}-[^\W\d_]{1,6}(?![\w-])")
_DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.\s?){1,5}(?=[A-Z])|(?<=[A-Za-z]\s)[A-Z]\.?(?=\s|$)")
#: Letters that a word must have for its ending to say something; of initials written without full stops.
_ENDING_FROM, _MOST_INITIALS = 6, 5
#: Words of a person's name, where the first may be the family's.
_FEWEST, _MOST = 2, 4


def name_signs(written: str, tokens: Collection[str], of_firms: Collection[str]) -> tuple[str, ...]:
    """Signs of a name, sorted: `of_firms` (what its form and words say), and those of its shape and of its words.

    `written`: as it stands; `tokens`: its words in ASCII capitals without legal form. Signs: `honorific`, `given name`,
    `family name`, `family ending` (`reference/name_signs.csv`); `surname first` (LIN, MEI HUA), `syllables`
    (JHE-MING), `initials` (H.S.M. PERERA), `phrase` (CHICKEN OF THE SEA), `and`, `digits`, `spells nothing` (DHL),
    `few words` (two to four, letters only), `many words`.
    """
    shape = set(_of_shape(written, list(tokens))) - ({SURNAME_FIRST} if LEGAL_FORM in of_firms else set())
    return tuple(sorted({*of_firms, *_of_words(list(tokens)), *shape}))


def address_signs(key: str) -> tuple[str, ...]:
    """Whether an address key names offices or a home (`reference/premises.csv`): `office`, `dwelling`."""
    words = set(key.split())
    return tuple(sign for sign, known in _premises().items() if not known.isdisjoint(words))


def _of_words(tokens: list[str]) -> Iterator[str]:
    words, first, endings = _known()
    for at, token in enumerate(tokens):
        if sign := words.get(token):
            yield sign
        elif at == 0 and token in first and (first[token] != "family name" or _FEWEST <= len(tokens) <= _MOST):
            yield first[token]
        elif len(token) >= _ENDING_FROM and token.endswith(endings):
            yield "family ending"


def _of_shape(written: str, tokens: list[str]) -> Iterator[str]:
    if _TITLE.match(written):
        yield "honorific"
    # Of two joined by `and` each is looked at.
    parts = [part.split() for part in f" {' '.join(tokens)} ".split(" AND ")]
    longest = max(map(len, parts))
    if _SURNAME_FIRST.fullmatch(written) and longest <= _MOST:
        yield SURNAME_FIRST
    if longest < _MOST and _SYLLABLES.search(written):
        yield "syllables"
    if any(_has_initials(written, part) for part in parts):
        yield "initials"
    if not _PHRASE.isdisjoint(tokens):
        yield "phrase"
    if "AND" in tokens:
        yield "and"
    if any(char.isdigit() for token in tokens for char in token):
        yield "digits"
    elif longest > _MOST:
        yield "many words"
    elif longest >= _FEWEST:
        yield "few words"
    if len(tokens) == 1 and _is_consonants(tokens[0]):
        yield "spells nothing"


def _has_initials(written: str, tokens: list[str]) -> bool:
    """Letters with full stops beside a name, or consonants alone at its beginning: `K. SMITH`, `PNP FERNANDO`."""
    if len(tokens) < _FEWEST or len(tokens) > _MOST:
        return False
    spelled = any(len(token) >= _MOST_INITIALS - 1 and _VOWEL.search(token) for token in tokens[1:])
    return (_is_consonants(tokens[0]) and spelled) or _DOTTED.search(written) is not None


def _is_consonants(token: str) -> bool:
    return 1 < len(token) <= _MOST_INITIALS and token.isalpha() and not _VOWEL.search(token)


@cache
def _known() -> tuple[dict[str, str], dict[str, str], tuple[str, ...]]:
    """Words → sign; first words → sign; endings of family names."""
    found: dict[str, dict[str, str]] = {"word": {}, "first": {}, "ending": {}}
    for row in read_table("name_signs"):
        for word in row["words"].split("|"):
            found[row["match"]].setdefault(word, row["sign"])
    return found["word"], found["first"], tuple(found["ending"])


@cache
def _premises() -> dict[str, frozenset[str]]:
    return {row["premises"]: frozenset(row["words"].split("|")) for row in read_table("premises")}
