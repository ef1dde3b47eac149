"""Which encoding a table without byte-order mark has that is no UTF-8: the one in which its words make sense.

Nearly every byte is a character in nearly every encoding, so it counts how much of what is not ASCII looks written:
Latin words that are mostly plain letters, Cyrillic words in one case, ideographs that are in common use.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from catchgraph.read.archive import Damage
from catchgraph.read.source import Source, content, encoding_of

#: Bytes that are looked at, and the least share of what is not ASCII that must make sense.
_LOOK, _LEAST = 1 << 18, 0.6
#: latin-1 fits all bytes.
ENCODINGS = ("utf-8", "cp1252", "latin-1")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_SIGNS = frozenset("°ºª–—’‘“”«»·€§®©½¼×¿¡´`¨…•\xa0")
_CYRILLIC_SIGNS = frozenset("№«»–—°…“”„\xa0")
_CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ]+")
_KANA = re.compile(r"[\u3041-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")


def guessed(source: Source) -> tuple[str, str]:
    """The encoding to draft with, and a note if it had to be guessed."""
    if source.bom or source.utf8:
        return encoding_of(source, ENCODINGS)
    data = _beginning(source)
    shares = {name: _share(data, name, units) for name, units in _UNITS.items()}
    best = max(shares, key=lambda name: shares[name])
    if best == "cp1252" or shares[best] < _LEAST or shares[best] <= shares["cp1252"]:
        return encoding_of(source, ENCODINGS)
    name, _ = encoding_of(source, (best, *ENCODINGS[1:]))
    shown = f"{shares[best]:.0%} of what is not ASCII makes sense in it, {shares['cp1252']:.0%} in cp1252"
    return name, f"not UTF-8: read as {name}" + (f", as {shown}" if name == best else "")


def _beginning(source: Source) -> bytes:
    """The first lines, whole: a cut one may end inside a character."""
    with content(source, Damage()) as file:
        data = file.read(_LOOK)
    return data[: data.rfind(b"\n") + 1] or data


def _share(data: bytes, name: str, units: Callable[[str], Iterable[bool]]) -> float:
    """The share of what is not ASCII that makes sense; 0 where bytes are no characters at all."""
    try:
        found = list(islice(units(data.decode(name)), 20_000))
    except UnicodeDecodeError:
        return 0.0
    return sum(found) / len(found) if found else 0.0


def _latin(text: str) -> Iterator[bool]:
    """Words: mostly plain letters, as in SEÑORA; signs that are in use."""
    for word in _WORD.findall(text):
        if not word.isascii():
            odd = sum(not char.isascii() for char in word)
            yield len(word) == 1 or 2 * odd <= len(word)
    yield from (char in _LATIN_SIGNS for char in text if not char.isascii() and not char.isalpha())


def _cyrillic(text: str) -> Iterator[bool]:
    """Words: all of them Cyrillic letters, small, capital, or with a capital first."""
    for word in _WORD.findall(text):
        if not word.isascii():
            cased = word.isupper() or word.islower() or word.istitle()
            yield cased and _CYRILLIC.fullmatch(word) is not None
    yield from (char in _CYRILLIC_SIGNS for char in text if not char.isascii() and not char.isalpha())


def _chinese(text: str) -> Iterator[bool]:
    """Characters: the first level of GB 2312, ideographs in common use; signs of full width."""
    return (b"\xb0" <= _bytes(char, "gb2312")[:1] <= b"\xd7" or _wide(char) for char in text if not char.isascii())


def _traditional(text: str) -> Iterator[bool]:
    """Characters: the first level of Big5."""
    return (b"\xa4" <= _bytes(char, "big5")[:1] <= b"\xc6" or _wide(char) for char in text if not char.isascii())


def _japanese(text: str) -> Iterator[bool]:
    """Characters: kana of full width, and the first level of JIS X 0208."""
    for char in text:
        if not char.isascii():
            level = b"\x88" <= _bytes(char, "shift_jis")[:1] <= b"\x97"
            yield level or _KANA.match(char) is not None or _wide(char)


def _korean(text: str) -> Iterator[bool]:
    """Characters: syllables of Hangul."""
    return (_HANGUL.match(char) is not None or _wide(char) for char in text if not char.isascii())


def _wide(char: str) -> bool:
    return "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uff5e"


def _bytes(char: str, encoding: str) -> bytes:
    return char.encode(encoding, "ignore")


_UNITS: dict[str, Callable[[str], Iterable[bool]]] = {
    "cp1252": _latin,
    "cp1251": _cyrillic,
    # Every syllable of Hangul is an ideograph in common use to the next, but hardly the other way round.
    "euc_kr": _korean,
    "gb18030": _chinese,
    "big5": _traditional,
    "shift_jis": _japanese,
}
