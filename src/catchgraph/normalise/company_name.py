"""What a company's name is made of: its own words, the trade it states, its unit of a group, its number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from catchgraph.reference.tables import read_table

from .initials import initials
from .misspelt import Spellings, number_of
from .roman import ROMAN
from .text import romanise

#: A name of one word identifies only from this many letters on.
DISTINCT_LETTERS = 6

#: Or from this many on beside a trade, or behind a number: SEIN SHIPPING, TWO TIDES.
WITH_TRADE = 4

# "STAR7", "MIN2WON"; initials with a digit (3M, B2) stay whole.
_GLUED_NUMBER = re.compile(r"(?<=[A-Z]{3})(?=\d)|(?<=\d)(?=[A-Z]{3})")
_NUMBER_SIGNS = frozenset({"NO", "NOS", "NR", "NUM", "NUMBER", "NUMERO", "#"})
_ORDINAL = re.compile(r"(\d+)(?:ST|ND|RD|TH)")
_ORDINALS = ("", "FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH", "SIXTH", "SEVENTH", "EIGHTH", "NINTH", "TENTH")
_ORDINAL_WORDS = {word: str(number) for number, word in enumerate(_ORDINALS) if word}
# Initials rather than the Portuguese number.
_NOT_IN_FRONT = frozenset({"UM"})
# Syllables of Chinese names.
_NO_ROMAN = frozenset({"XI"})


@dataclass(frozen=True, slots=True)
class CompanyName:
    """Parts of a stem (a name without legal form, in ASCII capitals).

    `core`: its own words in alphabetical order; all words where it has none but those of a trade. `joined`: the same
    words as they stand, without spaces. `number`: its numbers, separated by spaces. `trades`: trades it states, as bits
    in the order of `trade_names()`. `unit`: which firm of a group it is, as far as words such as holding, logistics or
    north say, in alphabetical order. `initials`: those of all its words, trade included; '' where it has fewer than
    three. `distinctive`: whether the core identifies by itself: two words of its own, six letters, or four and a trade
    or a number in front.
    """

    core: str
    joined: str
    number: str
    trades: int
    distinctive: bool
    unit: str = ""
    initials: str = ""


@dataclass(frozen=True, slots=True)
class _Trades:
    """`phrases`: words → bits of trades, or the name of a unit, in either number; `spellings`: the words of them.

    `sides`: word → the unit it is at the end of a name.
    """

    names: tuple[str, ...]
    phrases: dict[tuple[str, ...], int | str]
    sides: dict[str, str]
    longest: int
    native: re.Pattern[str]
    spellings: Spellings


def company_name(stem: str) -> CompanyName:
    """Take a stem apart.

    Numbers are tokens of their own, also where they are glued to a word, have a sign in front, are Roman at the end or
    spelled out at either end: `STAR NO 7`, `STAR7`, `STAR VII`, `STAR SEVEN` and `SEVENTH STAR` differ from `STAR 8`.
    Words written short or in another language are compared as one: `REEF BROS`, `REEF HERMANOS`; words of trade in
    either number, and misspelt (`misspelt.Spellings`) where words of the name's own are left. Sources:
    `reference/trade_words.csv`, `reference/name_words.csv`, `reference/number_words.csv`.
    """
    written = _GLUED_NUMBER.sub(" ", stem).split()
    words, numbers = _numbered(written)
    own, trades, units = _parted(words, [_trades().spellings.meant(word) for word in words])
    if not own:
        own, trades, units = _parted(words, words)
    own = _renamed(own)
    leads = _take_spelled(own, numbers) or bool(_numbered(written[:1])[1])
    needed = WITH_TRADE if trades or units or leads else DISTINCT_LETTERS
    distinctive = bool(own) and (len(own) > 1 or len(own[0]) >= needed)
    while len(own) > 1 and own[-1] in _trades().sides:
        units.add(_trades().sides[own.pop()])
    own = own or words or numbers
    core, unit = " ".join(sorted(own)), " ".join(sorted(units))
    return CompanyName(core, "".join(own), " ".join(numbers), trades, distinctive, unit, initials(written))


def trade_names() -> tuple[str, ...]:
    """Trades in the order of the bits of `CompanyName.trades`."""
    return _trades().names


def states_trade_in_native_script(written: str) -> bool:
    """Whether a name in another script says by a word of trade that it is a company's: `水产`, `수산`."""
    return not written.isascii() and _trades().native.search(written) is not None


def _renamed(words: list[str]) -> list[str]:
    """Words, those of trade and joining ones aside, as `reference/name_words.csv` compares them."""
    first, phrases, longest = _words()
    if first.isdisjoint(words):
        return words
    found: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(longest, len(words) - at) if words[at] in first else 0, 0, -1):
            means = phrases.get(tuple(words[at : at + size]))
            if means:
                found += means
                at += size
                break
        else:
            found.append(words[at])
            at += 1
    return found


def _take_spelled(own: list[str], numbers: list[str]) -> bool:
    """Moves Roman numerals and numbers in words from either end of `own` to `numbers`; whether one stood in front.

    A word is always left.
    """
    spelled = _number_words()
    if len(own) > 1 and own[-1] in ROMAN and own[-1] not in _NO_ROMAN:
        numbers.append(ROMAN[own.pop()])
    elif len(own) > 1 and own[-1] in spelled:
        numbers.append(spelled[own.pop()])
    leads = len(own) > 1 and own[0] in spelled and own[0] not in _NOT_IN_FRONT
    if leads:
        numbers.insert(0, spelled[own.pop(0)])
    return leads


def _numbered(words: list[str]) -> tuple[list[str], list[str]]:
    words = [_cardinal(word) for word in words]
    numbers = [word.lstrip("0") or "0" for word in words if word.isdigit()]
    signs = {at for at, word in enumerate(words[:-1]) if word in _NUMBER_SIGNS and words[at + 1].isdigit()}
    letters = [word for at, word in enumerate(words) if not word.isdigit() and at not in signs]
    return letters, numbers


def _cardinal(word: str) -> str:
    """`FIRST`, `1ST` as `1`; any other word as it is."""
    found = _ORDINAL.fullmatch(word) if word[0].isdigit() else None
    return found[1] if found else _ORDINAL_WORDS.get(word, word)


def _parted(words: list[str], meant: list[str]) -> tuple[list[str], int, set[str]]:
    """Words of the name itself, the trades, and the units. `meant`: the words as those of trade are spelt."""
    table = _trades()
    own: list[str] = []
    units: set[str] = set()
    trades, at = 0, 0
    while at < len(words):
        for size in range(min(table.longest, len(words) - at), 0, -1):
            bits = table.phrases.get(tuple(meant[at : at + size]))
            if bits is not None:
                if isinstance(bits, str):
                    units.add(bits)
                else:
                    trades |= bits
                at += size
                break
        else:
            own.append(words[at])
            at += 1
    return own, trades, units


@cache
def _number_words() -> dict[str, str]:
    return {row["word"]: row["number"] for row in read_table("number_words") if row["alone"] == "yes"}


@cache
def _words() -> tuple[frozenset[str], dict[tuple[str, ...], list[str]], int]:
    """First words of what is compared as something else; that; its longest."""
    phrases = {
        tuple(text.split()): row["word"].split()
        for row in read_table("name_words")
        for text in row["written"].split("|")
    }
    return frozenset(words[0] for words in phrases), phrases, max(map(len, phrases))


@cache
def _trades() -> _Trades:
    phrases: dict[tuple[str, ...], int | str] = {}
    sides: dict[str, str] = {}
    native: list[str] = []
    rows = read_table("trade_words")
    names = [row["trade"] for row in rows if row["kind"] == "trade"]
    for row in rows:
        words = row["words"].split("|")
        if row["kind"] == "side":
            sides |= dict.fromkeys(words, row["trade"])
            continue
        means = row["trade"] if row["kind"] == "unit" else _bit(names, row["trade"])
        for written in words:
            if not written.isascii() and means and len(written) > 1:
                native.append(written)
            phrase = tuple(romanise(written).upper().replace("&", " ").split())
            known = phrases.setdefault(phrase, means)
            # What one language tells apart another does not: 航运 is shipping and navigation.
            if isinstance(known, int) and isinstance(means, int):
                phrases[phrase] = known | means
    spellings = Spellings(word for phrase in phrases for word in phrase)
    for (*head, last), bits in list(phrases.items()):
        for spelt in number_of(last) if bits else ():
            phrases.setdefault((*head, spelt), bits)
    longest = max(map(len, phrases))
    pattern = re.compile("|".join(map(re.escape, sorted(native, key=len))))
    return _Trades(tuple(names), phrases, sides, longest, pattern, spellings)


def _bit(names: list[str], trade: str) -> int:
    return 1 << names.index(trade) if trade in names else 0
