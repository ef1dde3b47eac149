"""Text: what is invisible goes, what means nothing is blank, what differs in script or marks only compares equal."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from anyascii import anyascii

from catchgraph.reference.tables import word_set

# Controls that are no white space, soft hyphen, zero-width and bidirectional marks, variation selectors,
# tags, lone surrogates, interlinear marks (Unicode categories Cc, Cf, Cs).
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ud800-\udfff\U0001bca0-\U0001bca3\U000e0000-\U000e0fff]"
)
# Unicode's composition is quadratic in a run of combining marks; no name has more than a few (UAX #15, stream-safe).
_MARKS = re.compile("([\u0300-\u036f\u1dc0-\u1dff\u20d0-\u20ff]{30})[\u0300-\u036f\u1dc0-\u1dff\u20d0-\u20ff]+")
_ALNUM = re.compile(r"[^\W_]")
_NOT_ALNUM = re.compile(r"[^A-Z0-9]+")
# Signs that a transliteration drops or spells out of place.
_SIGNS = str.maketrans({"№": "No ", "\ufffd": ""})
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
# Unicode counts syllables by initial (588 each), vowel and final (28).
_FIRST_SYLLABLE, _RIEUL = 0xAC00, 5
_FINALS = {1: "k", 7: "t", 17: "p"}
_SYLLABLES = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ENTITIES = {"&quot;": '"', "&amp;": "&", "&apos;": "'", "&#39;": "'", "&#039;": "'"}
_ENTITY = re.compile("|".join(_ENTITIES))
_NUMERO = re.compile(r"\b([Nn])[°º]")


def clean_text(value: str) -> str:
    """The value in NFC, without control, zero-width or bidirectional characters, white space collapsed and stripped.

    Runs in time linear in the length of the value.
    """
    if not value.isascii():
        value = unicodedata.normalize("NFC", _MARKS.sub(r"\1", _INVISIBLE.sub("", value)))
    elif not value.isprintable():
        value = _INVISIBLE.sub("", value)
    elif "  " not in value and value[:1] != " " and value[-1:] != " ":
        # Most values are clean; a space is the only white space that prints.
        return value
    return " ".join(value.split())


def is_blank(value: str) -> bool:
    """Whether the value means that there is none: empty, a dash, `N/A`, `NONE KNOWN`, `PENDING`, `xxx`, …

    So is what has no letter and no digit. Source: `reference/blanks.csv`, what public registers write.
    `NO` is an answer, not a blank.
    """
    return says_nothing(clean_text(value))


def says_nothing(text: str) -> bool:
    """`is_blank` of a text that `clean_text` gave."""
    if len(text) < 24 and text.upper() in _blanks():
        return True
    return not text[:1].isalnum() and _ALNUM.search(text) is None


@cache
def _blanks() -> frozenset[str]:
    return word_set("blanks", "value")


def fold(value: str) -> str:
    """The value in ASCII: marks dropped, other scripts transliterated (anyascii), pictographs dropped."""
    if value.isascii():
        return value
    signed = _NUMERO.sub(r"\1o ", value.translate(_SIGNS))
    return anyascii("".join(char for char in signed if char.isascii() or unicodedata.category(char) != "So"))


def _hangul(match: re.Match[str]) -> str:
    """A syllable as the Revised Romanisation writes it: 국 is Guk, not Gug; 라 is Ra."""
    latin = anyascii(match[0])
    number = ord(match[0]) - _FIRST_SYLLABLE
    if number // 588 == _RIEUL:
        latin = "r" + latin[1:]
    return (latin[:-1] + _FINALS[number % 28] if number % 28 in _FINALS else latin).capitalize()


def romanise(value: str) -> str:
    """`fold` for names: Chinese, Japanese and Korean by syllable (`舟漁` is `Zhou Yu`), HTML's quotes as signs."""
    text = _ENTITY.sub(lambda match: _ENTITIES[match[0]], value) if "&" in value else value
    if text.isascii():
        return text
    if text.isascii():
        return text
    if _IDEOGRAPH.search(text):
        text = _HANGUL.sub(_hangul, text)
        return _SYLLABLES.sub(" ", fold(text))
    return fold(text)


def key(value: str) -> str:
    """Upper-case letters and digits only, in ASCII: `IMUL‐A‐0892‐KLT` is `IMULA0892KLT`."""
    if value.isascii():
        return value.upper() if value.isalnum() else _NOT_ALNUM.sub("", value.upper())
    return _NOT_ALNUM.sub("", fold(clean_text(value)).upper())
