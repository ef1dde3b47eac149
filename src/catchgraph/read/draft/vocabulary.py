"""What the words of a header say of a column: whose it is, and which property it may hold."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from catchgraph.normalise.text import fold

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[a-z][0-9])(?=[A-Z])")
_WORD = re.compile(r"[a-z0-9]+")
#: Kana, ideographs and Hangul, in runs; no term is longer.
_UNSPACED = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]+")
_LONGEST_TERM = 8
_FILLING = frozenset(
    {
        *("of", "the", "a", "an", "or", "in", "for", "if", "any", "known", "and", "which"),
        *(
            "de",
            "del",
            "la",
            "las",
            "los",
            "el",
            "y",
            "e",
            "le",
            "les",
            "l",
            "d",
            "du",
            "des",
            "et",
            "da",
            "do",
            "dos",
            "das",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a header says: `subject` ('' for the vessel itself), and per attribute how precisely (more is better)."""

    words: frozenset[str]
    subject: str
    attributes: Mapping[str, float]

    def precision(self, attribute: str) -> float:
        """How precisely the header names an attribute; 0 where it does not."""
        return self.attributes.get(attribute, 0.0)


@lru_cache(maxsize=4096)
def said_by(header: str) -> Said:
    """What a header says, whatever its language of those in `header_words.toml`."""
    words = words_of(header)
    tables = _phrases()
    subjects = {name: found for name, phrases in tables["subjects"].items() if (found := _precision(words, phrases))}
    subject = next(iter(subjects), "")
    attributes = {
        name: found for name, phrases in tables["attributes"].items() if (found := _precision(words, phrases))
    }
    return Said(words, subject, attributes)


def words_of(header: str) -> frozenset[str]:
    """The words of a header that mean something, without accents and in small letters; all, where none does (`Du`)."""
    text = fold(_CAMEL.sub(" ", _UNSPACED.sub(" ", header))).casefold()
    words = frozenset(_WORD.findall(text)) | {word for run in _UNSPACED.findall(header) for word in _parted(run)}
    return words - _FILLING or words


def _parted(run: str) -> list[str]:
    """Text without spaces as the terms that it begins with, the longest first; what is none of them stays together."""
    found, rest = [], ""
    while run:
        term = next((run[:n] for n in range(min(len(run), _LONGEST_TERM), 0, -1) if run[:n] in _terms()), "")
        if term and rest:
            found.append(rest)
            rest = ""
        found += [term] if term else []
        rest += "" if term else run[0]
        run = run[len(term) or 1 :]
    return [*found, rest] if rest else found


@lru_cache(maxsize=1)
def _terms() -> frozenset[str]:
    """The words of languages that part none by spaces, as `header_words.toml` has them."""
    entries = [phrases for table in _entries().values() for phrases in table.values()]
    return frozenset(run for phrases in entries for phrase in phrases for run in _UNSPACED.findall(phrase))


@lru_cache(maxsize=1)
def known_words() -> frozenset[str]:
    """Every word of `header_words.toml`."""
    entries = [phrases for table in _phrases().values() for phrases in table.values()]
    return frozenset(word for phrases in entries for phrase, _ in phrases for word in phrase)


def kinds_of(header: str, among: Sequence[str]) -> list[str]:
    """Which of our words for kinds and units a header uses."""
    words = words_of(header)
    return [kind for kind in among if _precision(words, _phrases()["kinds"][kind])]


def _precision(words: frozenset[str], phrases: Sequence[tuple[frozenset[str], bool]]) -> float:
    """The best phrase that a header holds: each word of it counts 1, each other word of the header takes 0.1."""
    found = [
        len(phrase) + (0.5 if exact else 0.0) - 0.1 * len(words - phrase)
        for phrase, exact in phrases
        if (phrase == words if exact else phrase <= words)
    ]
    return max((max(score, 0.1) for score in found), default=0.0)


@lru_cache(maxsize=1)
def _phrases() -> dict[str, dict[str, list[tuple[frozenset[str], bool]]]]:
    return {
        table: {
            name: [(words_of(phrase), phrase.startswith("=")) for phrase in phrases]
            for name, phrases in entries.items()
        }
        for table, entries in _entries().items()
    }


@lru_cache(maxsize=1)
def _entries() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files(__package__).joinpath("header_words.toml").read_text(encoding="utf-8"))
