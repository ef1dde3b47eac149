"""Words of a closed list, misspelt: told from other words by one error inside a word that is long enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .transliteration import single

#: Letters from which a word with a letter doubled or written once is still that word; with one lost or exchanged with
#: its neighbour; with any one error.
_DOUBLED, _LOST, _ANY = 6, 7, 8
#: Letters of a word that has a plural of its own.
_PLURAL = 4
#: No word of a list is longer; what is longer is none misspelt.
_LONGEST = 30


class Spellings:
    """Words of a list, looked up as they are written, and as they are misspelt.

    An error is one letter lost, doubled, exchanged with its neighbour or, in a long word, one more or another one; it
    touches neither the first letter nor the last, since other words (FISHER, MARINER, MARITIMO) differ there. What two
    words of the list may have been is neither.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._known = frozenset(words)
        found: dict[str, set[str]] = {}
        for word in self._known:
            if word.isascii() and word.isalpha() and _DOUBLED <= len(word) <= _LONGEST:
                for written in _errors(word):
                    found.setdefault(written, set()).add(word)
        self._errors = {written: next(iter(meant)) for written, meant in found.items() if len(meant) == 1}
        ends = {(word[0], word[-1], len(word)) for word in self._errors.values()}
        self._ends = frozenset((first, last, size + more) for first, last, size in ends for more in (-1, 0, 1))

    def meant(self, word: str) -> str:
        """The word of the list that is meant; the word itself where none is, or where it is one."""
        if word in self._known or len(word) < _DOUBLED - 1 or (word[0], word[-1], len(word)) not in self._ends:
            return word
        found = self._errors.get(word)
        if found is None:
            keys = (f"={single(word)}", *_more(word), *_others(word))
            found = next((meant for key in keys if (meant := self._errors.get(key))), None)
        return word if found is None else found


def _errors(word: str) -> Iterator[str]:
    """What a word may be written as, and the signs under which what has a letter more or another one is found."""
    last = len(word) - 1
    yield f"={single(word)}"
    if len(word) >= _LOST:
        yield from (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, last - 1))
        yield from (word[:at] + word[at + 1 :] for at in range(1, last))
    if len(word) >= _ANY:
        yield f"+{word}"
        yield from _others(word)


def _more(word: str) -> Iterator[str]:
    """Of a word with a letter too many: the sign of what it would be without it."""
    return (f"+{word[:at]}{word[at + 1 :]}" for at in range(1, len(word) - 1))


def _others(word: str) -> Iterator[str]:
    """Of a word with another letter: the signs of what it would be with any letter there."""
    return (f"{word[:at]}?{word[at + 1 :]}" for at in range(1, len(word) - 1))


def number_of(word: str) -> tuple[str, ...]:
    """The same English or Spanish word in the other number: FOOD, FOODS; FISHERY, FISHERIES; none of a short one."""
    if len(word) < _PLURAL or not word.isascii():
        return ()
    if word.endswith("IES"):
        return (f"{word[:-3]}Y", word[:-1])
    if word.endswith("S"):
        return () if word.endswith("SS") or len(word) == _PLURAL else (word[:-1],)
    return (f"{word[:-1]}IES", f"{word}S") if word.endswith("Y") else (f"{word}S",)
