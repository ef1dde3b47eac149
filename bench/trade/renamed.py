"""Other names and numbers for those of invented records, so that a copy of the records is about others.

A copy's names are written with its own alphabet: each vowel stands for another vowel, each consonant for another
consonant. Two spellings are as far from one another as they were, and what is made of letters of a name (a
manufacturer's code, two words written as one) stays made of them. Numbers keep their length, what tells a country, and
whether their check digit is right (IMO, entry, container, tax numbers); short ones get the copy's number in front.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from identities import FIRST, Known, bare, folded

from catchgraph.normalise.container import check_digit as container_check
from catchgraph.normalise.numbers.entry import check_digit as entry_check
from catchgraph.normalise.numbers.tax import tax_id

VOWELS, CONSONANTS = "AEIOU", "BCDFGHJKLMNPQRSTVWXYZ"
#: Countries of which tax numbers stand in the records without saying so.
TAXED = ("ECU", "VNM")
_ATTEMPTS = 10_000


def alphabet(rng: random.Random) -> dict[str, str]:
    """Another letter for each, a vowel for a vowel."""
    table: dict[str, str] = {}
    for letters in (VOWELS, CONSONANTS):
        order = list(letters)
        while any(old == new for old, new in zip(letters, order, strict=True)):
            rng.shuffle(order)
        table |= dict(zip(letters, order, strict=True))
    return table


def imo_check(digits: str) -> int:
    """The last digit that six others ask for."""
    return sum(int(digit) * weight for digit, weight in zip(digits, range(7, 1, -1), strict=True)) % 10


@dataclass
class Renaming:
    """Names and numbers of one copy. `taken`: numbers in use anywhere; those of the copy are added."""

    known: Known
    copy: int
    rng: random.Random
    taken: set[str]
    _numbers: dict[str, str] = field(default_factory=dict)
    _letters: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self._letters = alphabet(self.rng)

    def table(self, slots: Iterable[tuple[str, str]]) -> dict[int, str]:
        """What stands for each private character: entries and containers first, whose digits stand alone elsewhere."""
        order = ("entry", "container", "sign", "maker", "serial", "run", "short", "id", "uuid", "word")
        placed = sorted(enumerate(slots), key=lambda each: (order.index(each[1][0]), each[0]))
        return {FIRST + place: self._named(kind, text) for place, (kind, text) in placed}

    def _named(self, kind: str, text: str) -> str:
        ways: dict[str, Callable[[str], str]] = {
            "entry": self._entry, "container": self._container, "sign": self._sign, "maker": self._maker,
            "serial": self._serial, "run": self._run, "short": self._marked, "id": self._id, "uuid": self._uuid,
            "word": self.word,
        }  # fmt: skip
        return ways[kind](text)

    def word(self, text: str) -> str:
        """A word of a name in this copy's alphabet, capital where it was."""
        plain = unicodedata.normalize("NFC", text)
        if not folded(plain).isascii():
            return "".join(self._foreign(letter) for letter in plain)
        new = folded(plain)
        for _ in range(5):
            new = "".join(self._letters.get(letter, letter) for letter in new)
            if new not in self.known.meant:
                break
        if text.islower():
            return new.lower()
        return new if text.isupper() else new.capitalize()

    def _foreign(self, letter: str) -> str:
        """A letter of another script, so many places further; Latin ones as they are."""
        if not "\u4e00" <= letter <= "\u9fff":
            return letter
        return chr(0x4E00 + (ord(letter) - 0x4E00 + 97 * self.copy) % 0x5000)

    def _entry(self, text: str) -> str:
        filer, number, check = (m := bare(text))[:3], m[3:10], m[10]
        new = self._fresh(number, lambda digits: digits[0] != "0")
        last = (int(entry_check(filer + new)) + int(check) - int(entry_check(filer + number))) % 10
        return text.replace(number, new, 1)[:-1] + str(last)

    def _container(self, text: str) -> str:
        owner, number, check = (m := bare(text))[:4], m[-7:-1], m[-1]
        off = int(check) - container_check(owner + number)

        def whole(digits: str) -> str:
            return f"{digits}{(container_check(owner + digits) + off) % 10}"

        if m[-7:] not in self._numbers:
            self._numbers[m[-7:]] = whole(self._unused(number, lambda digits: whole(digits) not in self.taken))
            self.taken.add(self._numbers[m[-7:]])
        new = self._numbers[m[-7:]]
        return re.sub(r"\d{6}([- ]?)\d$", lambda found: f"{new[:6]}{found[1]}{new[6]}", text)

    def _sign(self, text: str) -> str:
        """A call sign under the same prefix."""
        return self._memo(
            text, lambda: text[:2] + self._unused(text[2:], lambda rest: text[:2] + rest not in self.taken)
        )

    def _maker(self, text: str) -> str:
        """A manufacturer's code: country, letters of the name, number, letters of the place."""
        found = re.fullmatch(r"([A-Z]{2})([A-Z]+?)(\d*[A-Z]{3})", text)
        return found[1] + "".join(self._letters[c] for c in found[2]) + found[3] if found else text

    def _serial(self, text: str) -> str:
        """A number with letters: its last digits, longer by the copy's number where there are few."""
        found = re.search(r"\d+(?=\D*$)", text)
        if not found:
            return text
        new = self._memo("serial " + bare(text), lambda: self._longer(bare(text), found[0]))
        return text[: found.start()] + new + text[found.end() :]

    def _longer(self, whole: str, last: str) -> str:
        if len(last) < 5:
            return f"{self.copy:02d}{last}"
        head = whole.rpartition(last)[0]
        new = self._unused(last, lambda digits: head + digits not in self.taken)
        self.taken.add(head + new)
        return new

    def _run(self, text: str) -> str:
        number = text.lstrip("0") or text
        lead = text[: len(text) - len(number)]
        if len(number) == 7 and number.startswith("49"):
            off = int(number[6]) - imo_check(number[:6])
            return lead + self._fresh(number, lambda new: int(new[6]) == (imo_check(new[:6]) + off) % 10, keep=1)
        if len(number) == 9 and number[3:6] == "999":
            return lead + self._fresh(number, lambda _: True, keep=3)
        keep, tail = (3 if len(number) > 8 else 0), (3 if len(number) == 13 else 0)
        return self._tax(text) or lead + self._fresh(number, lambda new: new[0] != "0", keep=keep, tail=tail)

    def _tax(self, text: str) -> str | None:
        """A tax number as right as it was; None where it is none."""
        for country in TAXED:
            if (old := tax_id(text, country)) is not None and len(text) in (10, 13):
                as_right = lambda new, old=old, country=country: _agrees(new, country) == old.agrees  # noqa: E731
                return self._fresh(text, as_right, keep=3, tail=3 if len(text) == 13 else 0)
        return None

    def _marked(self, text: str) -> str:
        """A number of a few digits: another of five, else with the copy's number in front."""
        return f"{self.copy:02d}{text}" if len(text) < 5 else self._fresh(text, lambda new: new[0] != "0")

    def _id(self, text: str) -> str:
        name, dot, rest = text.strip('"').partition(".")
        return f'"{self.own(name)}{dot}{rest}"'

    def own(self, name: str) -> str:
        """What a file of JSON calls a thing of its own."""
        return f"{name}-copy{self.copy:02d}"

    def _uuid(self, text: str) -> str:
        return f"{text[:2]}{self.copy:06x}{text[8:]}"

    def _fresh(self, number: str, fits: Callable[[str], bool], keep: int = 0, tail: int = 0) -> str:
        """Other digits of that length for a number, the same wherever it stands."""

        def new() -> str:
            head, middle, end = number[:keep], number[keep : len(number) - tail], number[len(number) - tail :]
            whole: Callable[[str], str] = lambda digits: head + digits + end  # noqa: E731
            return whole(self._unused(middle, lambda digits: fits(whole(digits)) and whole(digits) not in self.taken))

        return self._memo(number, new)

    def _memo(self, number: str, new: Callable[[], str]) -> str:
        if number not in self._numbers:
            self._numbers[number] = new()
            self.taken.add(self._numbers[number])
        return self._numbers[number]

    def _unused(self, pattern: str, fits: Callable[[str], bool]) -> str:
        """Letters for letters and digits for digits, at random, that fit. Raises `ValueError` where none is left."""
        return next(self._drawn(pattern, fits))

    def _drawn(self, pattern: str, fits: Callable[[str], bool]) -> Iterator[str]:
        for _ in range(_ATTEMPTS):
            drawn = "".join(self.rng.choice("0123456789" if c.isdigit() else CONSONANTS) for c in pattern)
            if fits(drawn):
                yield drawn
        raise ValueError(f"no number like {pattern} is left: plant fewer copies")


def _agrees(number: str, country: str) -> bool | None:
    found = tax_id(number, country)
    return found.agrees if found else None
