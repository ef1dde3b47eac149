"""What is left of a vessel's name where a part is lost or written by another rule: two with one trace are alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .native_name import japanese_readings
from .roman import ROMAN
from .script import is_consonantal
from .transliteration import single, sound
from .vessel_name import VesselName, vessel_name

#: Kinds of traces: how sure two names with the same one are alike (0 to 1), and why.
TRACES = {
    "order": (0.95, "the same words in another order"),
    "vowels": (0.95, "long vowels written otherwise"),
    "sound": (0.92, "letters of one sound"),
    "numeral": (0.9, "a Roman numeral glued to the name"),
    "reading": (0.9, "Chinese characters as Japanese reads them"),
    "cut": (0.85, "cut at 20 letters, as AIS does"),
    "consonants": (0.8, "the same consonants, in letters that write no vowels"),
}
#: Which kinds a kind meets, where not itself alone, and what it is then called: what may be cut and what is longer.
MEETS = {
    "numeral": {"numbered": "numeral"},
    "numbered": {"numeral": "numeral"},
    "cut": {"whole": "cut"},
    "whole": {"cut": "cut"},
    "reading": {"vowels": "reading", "reading": "reading"},
    "vowels": {"vowels": "vowels", "reading": "reading"},
    "consonants": {"voweled": "consonants", "consonants": "consonants"},
    "voweled": {"consonants": "consonants"},
}
_RUN = re.compile(r"[A-Z]+|\d+")
_LONG_VOWEL = re.compile(r"O[UHO](?![AEIOU])|UU")
# One letter alone ends too many names.
_NUMERAL = re.compile(r"(?<=[A-Z]{4})(?:X{0,3}(?:VI{1,3}|I[VX]|II{1,2})|XI|XV)$")
_NOT_BONES = re.compile("[AEIOUWYH]+")
_AIS = 20
#: Fewer letters are of many names.
_TELLING, _BEGINNING, _BONES = 5, 12, 3


def glued(text: str) -> str:
    """A name in ASCII capitals without any space, but where two numbers would run into one; empty for a bare number.

    `SEAHOLLY NO. 7` and `SEAHOLLYNO. 7` are `=SEAHOLLYNO7`.
    """
    runs = _RUN.findall(text)
    parts = [f" {run}" if at and run.isdigit() and runs[at - 1].isdigit() else run for at, run in enumerate(runs)]
    return "" if all(map(str.isdigit, runs)) else f"={''.join(parts)}"


def traces(native: str, texts: Iterable[str], names: Iterable[VesselName]) -> Iterator[tuple[str, str]]:
    """Kind and text of every trace of a name: as it stands (`native`), in ASCII capitals (`texts`), taken apart."""
    consonantal = is_consonantal(native)
    for name in names:
        letters = name.stem.replace(" ", "")
        yield from _of_letters(letters, name)
        if len(bones := _bones(letters)) >= _BONES:
            yield "consonants" if consonantal else "voweled", f"{bones} {name.number}"
    for text in texts:
        yield from _of_length(text)
    for reading in japanese_readings(native):
        if read := vessel_name(" ".join(reading.split())):
            yield "reading", f"{_short(read.stem.replace(' ', ''))} {read.number}"


def _of_letters(letters: str, name: VesselName) -> Iterator[tuple[str, str]]:
    if " " in name.stem:
        yield "order", f"{' '.join(sorted(name.stem.split()))} {name.number}"
    if len(letters) >= _TELLING:
        yield "vowels", f"{_short(letters)} {name.number}"
        yield "sound", f"{sound(letters)} {name.number}"
    if name.number:
        yield "numbered", f"{letters} {name.number}"
    elif (numeral := _NUMERAL.search(letters)) and (number := ROMAN.get(numeral[0])):
        yield "numeral", f"{letters[: numeral.start()]} {number}"


def _of_length(text: str) -> Iterator[tuple[str, str]]:
    """What AIS cuts: a text that may have been cut, or the first 20 letters of a longer one, not within a number."""
    if _AIS - 2 <= len(text) <= _AIS and len(cut := glued(text)) > _BEGINNING:
        yield "cut", cut
    if len(text) > _AIS and not (text[_AIS - 1].isdigit() and text[_AIS].isdigit()):
        yield "whole", glued(text[:_AIS])


def _short(letters: str) -> str:
    return _LONG_VOWEL.sub(lambda match: match[0][0], letters)


def _bones(letters: str) -> str:
    return single(_NOT_BONES.sub("", letters))
