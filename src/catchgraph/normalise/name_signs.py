"""Signs in a name or an address that speak for a company or for a private person: evidence, never a verdict."""

from __future__ import annotations

import re
from collections.abc import Collection
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
_VOWELS = frozenset("AEIOUY")
_SURNAME_FIRST = re.compile(r"[^\W\d_][\w'’.-]*(?:\s[\w'’.-]+)?,\s*[^\W\d_][\w'’. -]*")
#: How a title begins: those of any other letter need not be looked at.
_TITLED = frozenset("MDC")
_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Dr|Capt)\.?\s|(?:MR|MRS|MS|DR|CAPT)\.\s")
_SYLLABLES = re.compile(r"(?<![\w-])[^\W\d_]{1,6}-[^\W\d_]{1,6}(?![\w-])")
_DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.\s?){1,5}(?=[A-Z])|(?<=[A-Za-z]\s)[A-Z]\.?(?=\s|$)")
#: Letters that a word must have for its ending to say something; of initials written without full stops.
_ENDING_FROM, _MOST_INITIALS = 6, 5
#: No ending has fewer letters.
_TAIL = 3
#: Words of a person's name, where the first may be the family's.
_FEWEST, _MOST = 2, 4


def name_signs(written: str, tokens: Collection[str], of_firms: Collection[str]) -> tuple[str, ...]:
    """Signs of a name, sorted: `of_firms` (what its form and words say), and those of its shape and of its words.

    `written`: as it stands; `tokens`: its words in ASCII capitals without legal form. Signs: `honorific`, `given name`,
    `family name`, `family ending` (`reference/name_signs.csv`); `surname first` (LIN, MEI HUA), `syllables`
    (JHE-MING), `initials` (H.S.M. PERERA), `phrase` (CHICKEN OF THE SEA), `and`, `digits`, `spells nothing` (DHL),
    `few words` (two to four, letters only), `many words`.
    """
    words = list(tokens)
    found = {*of_firms, *_of_words(words), *_of_shape(written, words)}
    if LEGAL_FORM in of_firms:
        found.discard(SURNAME_FIRST)
    return tuple(sorted(found))


def address_signs(key: str) -> tuple[str, ...]:
    """Whether an address key names offices or a home (`reference/premises.csv`): `office`, `dwelling`."""
    words = set(key.split())
    return tuple(sign for sign, known in _premises().items() if not known.isdisjoint(words))


def _of_words(tokens: list[str]) -> list[str]:
    words, first, endings, tails = _known()
    found = []
    for at, token in enumerate(tokens):
        if token in words:
            found.append(words[token])
        elif at == 0 and token in first and (first[token] != "family name" or _FEWEST <= len(tokens) <= _MOST):
            found.append(first[token])
        elif token[-_TAIL:] in tails and len(token) >= _ENDING_FROM and token.endswith(endings):
            found.append("family ending")
    return found


def _of_shape(written: str, tokens: list[str]) -> list[str]:
    found = []
    if written[:1] in _TITLED and _TITLE.match(written):
        found.append("honorific")
    parts = [tokens]
    if "AND" in tokens:
        # Of two joined by `and` each is looked at.
        parts = [part.split() for part in f" {' '.join(tokens)} ".split(" AND ")]
        found.append("and")
    longest = max(map(len, parts))
    if longest <= _MOST and "," in written and _SURNAME_FIRST.fullmatch(written):
        found.append(SURNAME_FIRST)
    if longest < _MOST and "-" in written and _SYLLABLES.search(written):
        found.append("syllables")
    if any(_has_initials(written, part) for part in parts):
        found.append("initials")
    if not _PHRASE.isdisjoint(tokens):
        found.append("phrase")
    letters = "".join(tokens)
    if not letters.isalpha() and any(map(str.isdigit, letters)):
        found.append("digits")
    elif longest > _MOST:
        found.append("many words")
    elif longest >= _FEWEST:
        found.append("few words")
    if len(tokens) == 1 and _is_consonants(tokens[0]):
        found.append("spells nothing")
    return found


def _has_initials(written: str, tokens: list[str]) -> bool:
    """Letters with full stops beside a name, or consonants alone at its beginning: `K. SMITH`, `PNP FERNANDO`."""
    if not _FEWEST <= len(tokens) <= _MOST:
        return False
    if _is_consonants(tokens[0]) and any(
        len(token) >= _MOST_INITIALS - 1 and not _VOWELS.isdisjoint(token) for token in tokens[1:]
    ):
        return True
    # The pattern wants a full stop or a word of one letter.
    return ("." in written or 1 in map(len, written.split())) and _DOTTED.search(written) is not None


def _is_consonants(token: str) -> bool:
    return 1 < len(token) <= _MOST_INITIALS and _VOWELS.isdisjoint(token) and token.isalpha()


@cache
def _known() -> tuple[dict[str, str], dict[str, str], tuple[str, ...], frozenset[str]]:
    """Words → sign; first words → sign; endings of family names; last letters of these, looked up first."""
    found: dict[str, dict[str, str]] = {"word": {}, "first": {}, "ending": {}}
    for row in read_table("name_signs"):
        for word in row["words"].split("|"):
            found[row["match"]].setdefault(word, row["sign"])
    return found["word"], found["first"], tuple(found["ending"]), frozenset(end[-_TAIL:] for end in found["ending"])


@cache
def _premises() -> dict[str, frozenset[str]]:
    return {row["premises"]: frozenset(row["words"].split("|")) for row in read_table("premises")}
