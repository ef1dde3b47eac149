"""Names of owners, operators and traders: what is the name, what the legal form, what speaks for a firm or a person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

from catchgraph.reference.tables import read_table

from .company_name import states_trade_in_native_script
from .initials import without_initials
from .legal_form import is_legal_form, take_legal_form
from .name_signs import BUSINESS_WORD, LEGAL_FORM, NATIVE_TRADE, OF_FIRMS, name_signs
from .relation import TELLING, further_names, principal, without_remark, without_title
from .text import clean_text, romanise, says_nothing

# "SiemensAG", "ProatunaSA"
_GLUED_FORM = re.compile(r"(?<=[a-z])(?=(?:SA|AG|AB|AS|BV|NV|SL|LLC|LTD|Ltd|GmbH|Inc|Corp|Co)\b)")
_APOSTROPHES = re.compile("['`´’‘ʻ]")
_INITIALS = re.compile(r"(?<![A-Z0-9])((?:[A-Z]\.\s?)+(?:[A-Z](?![A-Z0-9]))?)")
# "A/S" is a legal form, "S/O" is "son of".
_SLASHED = re.compile(r"(?<![A-Z0-9])([A-Z])/([A-Z])(?![A-Z0-9])")
_WORD = re.compile(r"[A-Z0-9]+")
_LAST_BRACKETS = re.compile(r"(?<=[^\s(])\s*\((.*)$")
_SHORTEST_SHARED = 3
#: Letters by which words that end longer ones are looked up; each has as many.
_TAIL = 3
#: Pieces of the first spelling that others are compared with; no name has as many commas.
_MOST_PIECES = 16
# A number between signs that are syllables: 东海2号.
_LETTERS = re.compile("[\u0370-\u03ff\u0400-\u052f\u0600-\u06ff]")
_DIGITS = re.compile(r"(?<=[^\x00-\x7f])(\d+)(?=\D|$)")


@dataclass(frozen=True, slots=True)
class PartyName:
    """A name as written, and as it is compared.

    `stem` is the name's words in ASCII capitals without legal form, `legal_form` the form in canonical spelling
    (empty where there is none). `key` is the stem without spaces, then the form. `signs`: what in it speaks for a
    company or for a person (`name_signs`).
    """

    written: str
    key: str
    stem: str
    legal_form: str
    signs: tuple[str, ...]

    @property
    def is_firm(self) -> bool:
        """Whether a legal form or a word of business makes it a firm's; without one it may be either."""
        return not OF_FIRMS.isdisjoint(self.signs)


# The parties of a cell are asked for again and again while they are parted.
@lru_cache(maxsize=1 << 12)
def party_name(value: str) -> PartyName | None:
    """The name in its comparable form; None for a blank or a placeholder (`Rptd Sold Undisclosed Interest`).

    Whose name it is, is no matter of one name: `signs` say what speaks for a company, such as a legal form
    (`reference/legal_forms.csv`) or a word of business or authority (`reference/business_words.csv`), or for a person.
    Punctuation, remarks such as `(OWNER OF THE VESSEL)`, a name's own acronym beside it and what stands in brackets
    behind a legal form (an acronym, a number) do not count.
    """
    written = clean_text(value)
    if says_nothing(written):
        return None
    upper, words = _read(written)
    tokens, form = _tokens_and_form(upper, words)
    if not tokens or names_nobody(" ".join(words)):
        return None
    stem = " ".join(tokens)
    of_firm = [LEGAL_FORM] if form else []
    if _is_business(tokens, stem):
        of_firm.append(BUSINESS_WORD)
    if states_trade_in_native_script(written):
        of_firm.append(NATIVE_TRADE)
    signs = name_signs(_named(written), tokens, of_firm)
    return PartyName(written, f"{''.join(tokens)} {form}".rstrip(), stem, form, signs)


def other_names(value: str) -> tuple[str, ...]:
    """Former and other names that a cell adds to a name: `X LTD (FORMERLY Y)`, `X LTD (EX-Y)`, `X D/B/A Y`."""
    return tuple(name for name in further_names(clean_text(value).upper()) if party_name(name))


def names_nobody(text: str) -> bool:
    """Whether words in ASCII capitals, a space between, stand for nobody: SAME AS ABOVE, TO ORDER, PRIVATE OWNER.

    Source: `reference/party_placeholders.csv`.
    """
    whole, starts = _placeholders()
    return text in whole or text.startswith(starts)


def split_parties(value: str) -> list[tuple[str, ...]]:
    """The parties in a cell of the Combined IUU Vessel List, each with all its spellings.

    Blanks and placeholders are left out. A semicolon separates parties, a comma spellings of one, unless it
    stands before a legal form (`INTIMAS SURYA, PT`), in brackets, or between parts that only together make a
    name (`LIN, MEI HUA`).
    """
    parties: dict[tuple[str, ...], None] = {}
    for party in clean_text(value).split(";"):
        spellings = [spelling for spelling in _spellings(party) if party_name(spelling)]
        if spellings:
            parties.setdefault(tuple(dict.fromkeys(spellings)))
    return list(parties)


def _named(written: str) -> str:
    """The name as written, without a register's remark behind it."""
    return without_remark(written) if written.isupper() else written


def _read(written: str) -> tuple[str, list[str]]:
    """The name in capitals without what is no part of it, and the words of that."""
    native = written if written.isascii() else _native_form().sub(lambda match: _native_forms()[match[0]], written)
    if not native.isascii():
        native = _DIGITS.sub(r" \1 ", native)
    latin = romanise(native)
    upper = _capitals(latin)
    words = _WORD.findall(upper)
    if "/" in upper or not TELLING.isdisjoint(words):
        upper = principal(_capitals(without_title(latin)))
        words = _WORD.findall(upper)
    named = without_initials(upper, words)
    return named, words if named == upper else _WORD.findall(named)


def _capitals(latin: str) -> str:
    spaced = latin if latin.isupper() else _GLUED_FORM.sub(" ", latin)
    return spaced.upper().replace("&", " AND ")


def _tokens_and_form(upper: str, words: list[str]) -> tuple[list[str], str]:
    brackets = _LAST_BRACKETS.search(upper) if "(" in upper else None
    if brackets:
        head = upper[: brackets.start()]
        tokens = _tokens(head)
        form = take_legal_form(tokens, head)
        if form and tokens and not _tokens_after_brackets(brackets[1]):
            return tokens, form
    tokens = _tokens(upper, words)
    return tokens, take_legal_form(tokens, upper)


def _tokens_after_brackets(rest: str) -> list[str]:
    """What follows the last closing bracket: `PTY) LTD` goes on, `IDELMAR)` does not."""
    return _WORD.findall(rest.rpartition(")")[2]) if ")" in rest else []


def _tokens(upper: str, words: list[str] | None = None) -> list[str]:
    """The words of a name in ASCII capitals as they are compared; `words`: its letters and digits, if known."""
    text = upper
    if "'" in text or "`" in text:
        text = _APOSTROPHES.sub("", text)
    if "/" in text:
        text = _SLASHED.sub(r"\1\2", text)
    if "." in text:
        text = _INITIALS.sub(lambda match: "".join(_WORD.findall(match[1])) + " ", text)
    words = words[:] if words is not None and text is upper else _WORD.findall(text)
    if len(words) > 1 and words[0] == "THE":
        del words[0]
    if 1 not in map(len, words):
        return words
    return [word for single, run in groupby(words, _is_letter) for word in (["".join(run)] if single else run)]


def _is_letter(word: str) -> bool:
    return len(word) == 1 and word.isalpha()


def _spellings(party: str) -> list[str]:
    """The spellings of one party, its pieces put together again where a comma was part of the name."""
    spellings: list[list[str]] = []
    first: PartyName | None = None
    for piece in _pieces(party):
        tokens = _tokens(*_read(piece.partition("(")[0]))
        if spellings and (is_legal_form(tokens) or not _is_another_spelling(first, party_name(piece))):
            spellings[-1].append(piece)
        else:
            spellings.append([piece])
        if len(spellings) == 1 and len(spellings[0]) <= _MOST_PIECES:
            first = party_name(", ".join(spellings[0]))
    return [text for pieces in spellings if (text := ", ".join(pieces).rstrip(" ,"))]


def _pieces(party: str) -> list[str]:
    """The parts between commas followed by a space, commas in brackets aside."""
    pieces, depth, start = [], 0, 0
    for at, char in enumerate(party):
        depth = max(0, depth + (char == "(") - (char == ")"))
        if char == "," and depth == 0 and party[at + 1 : at + 2] in {"", " "}:
            pieces.append(party[start:at].strip())
            start = at + 1
    pieces.append(party[start:].strip())
    return [piece for piece in pieces if piece]


def _is_another_spelling(one: PartyName | None, other: PartyName | None) -> bool:
    """Whether a piece is a whole name: it resembles the first spelling, or both carry a legal form of their own."""
    if one is None or other is None:
        return True
    if (one.legal_form and other.legal_form) or _squeezed(one) == _squeezed(other):
        return True
    shared = set(one.stem.split()) & set(other.stem.split())
    return any(len(word) >= _SHORTEST_SHARED for word in shared)


def _squeezed(name: PartyName) -> str:
    return name.stem.replace(" ", "")


def _is_business(tokens: list[str], stem: str) -> bool:
    """Whether a word of business stands in the name, or at the end of a longer word."""
    known = _business()
    if not known.words.isdisjoint(tokens):
        return True
    if any(token[-_TAIL:] in known.tails and token.endswith(known.endings) for token in tokens):
        return True
    if known.last.isdisjoint(tokens):
        return False
    padded = f" {stem} "
    return any(phrase in padded for phrase in known.phrases)


@dataclass(frozen=True, slots=True)
class _Business:
    """Words of business; those that also end longer ones; those of several words.

    `tails` (last letters of endings) and `last` (words of phrases) are looked up first: few names have one.
    """

    words: frozenset[str]
    endings: tuple[str, ...]
    tails: frozenset[str]
    phrases: tuple[str, ...]
    last: frozenset[str]


@cache
def _business() -> _Business:
    rows = read_table("business_words")
    single = [row for row in rows if " " not in row["word"]]
    several = [row for row in rows if " " in row["word"]]
    endings = tuple(row["word"] for row in single if row["glued"] == "yes")
    return _Business(
        frozenset(row["word"] for row in single),
        endings,
        frozenset(ending[-_TAIL:] for ending in endings),
        tuple(f"{'' if row['glued'] == 'yes' else ' '}{row['word']} " for row in several),
        frozenset(row["word"].split()[-1] for row in several),
    )


@cache
def _native_forms() -> dict[str, str]:
    return {row["native"]: f" {row['form']} " for row in read_table("native_forms")}


@cache
def _native_form() -> re.Pattern[str]:
    """Forms in signs of words or syllables stand glued to a name, those in letters (Greek, Cyrillic, Arabic) words."""
    return re.compile(
        "|".join(
            rf"(?<!\w){re.escape(form)}(?!\w)" if _LETTERS.match(form) else re.escape(form) for form in _native_forms()
        )
    )


@cache
def _placeholders() -> tuple[frozenset[str], tuple[str, ...]]:
    rows = read_table("party_placeholders")
    whole = frozenset(row["text"] for row in rows if row["match"] == "whole")
    return whole, tuple(row["text"] for row in rows if row["match"] == "start")
