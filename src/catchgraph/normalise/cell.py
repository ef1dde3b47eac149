"""A number or code as a spreadsheet, a form or a printed table leaves it in a cell: what stands around it goes."""

from __future__ import annotations

import re

from .text import clean_text, is_blank

#: A longer cell holds a text, no number.
LONGEST = 200
#: Quotes of a formula (`="9500144"`), the apostrophe that makes a number a text, marks of a footnote.
_AROUND = "='\"`´‘’“”„‚*†‡§¤"
_SUPERSCRIPT = re.compile("[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+")
_FOOTNOTE = re.compile(r"[(\[](?:\d{1,2}|[a-z]|\*{1,3})[)\]]$", re.IGNORECASE)
_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_SCIENTIFIC = re.compile(r"(\d)[.,](\d{1,20})[eE]\+?0?(\d{1,2})(?!\d)")
_POWER, _POWER_OR_ROUNDED = re.compile(r"\d[eE]"), re.compile(r"\d[eE]|~")
_SHORT_SCIENTIFIC = re.compile(r"(?<![\d.,])\d[eE]\+\d{1,2}(?!\d)")
_GROUPED = re.compile(r"\d{1,3}([,.' ])\d{3}(?:\1\d{3})*")
_DECIMALS = re.compile(r"(\d+)[.,]0+")
#: What begins a formula where a spreadsheet opens a table; some read full width as the same.
FORMULA = "=+-@＝＋－＠\t\r\n"
#: Stands before a text that would be one.
GUARD = "'"


def bare(value: str) -> str:
    """The value cleaned, without what a cell has around it: `="9500144"`, `'9500132`, `9500156*`, `９５００１０６` (2).

    Digits and letters of full width become those of ASCII. A text of more than 200 characters stays as it is.
    """
    if value.isalnum() and value.isascii():
        return value
    text = clean_text(value)
    if len(text) > LONGEST:
        return text
    if not text.isascii():
        text = _SUPERSCRIPT.sub("", text).translate(_WIDE)
    text = _FOOTNOTE.sub("", text.strip(_AROUND + " ").rstrip()) if text[-1:] in ")]" else text
    return text.strip(_AROUND + " ")


def is_rounded(value: str) -> bool:
    """Whether a spreadsheet shows a number with fewer digits than it has: `3.525E+08`. What is lost is lost."""
    if not _POWER_OR_ROUNDED.search(value) and value.isascii():
        return False
    text = bare(value)
    return len(text) <= LONGEST and ROUNDED in _exact(text)


def whole_number(value: str) -> str | None:
    """The digits of a cell that holds one number and nothing else, however a spreadsheet shows it, else None.

    `9,500,168`, `9 500 168`, `9500168.0` and `9.500168E+06` are 9500168; a number that was rounded is None.
    """
    if value[:1].isalpha() and value.isascii():
        return None
    text = bare(value)
    if len(text) > LONGEST:
        return None
    if text.isascii() and text.isdigit():
        return text
    text = _exact(text)
    if _GROUPED.fullmatch(text):
        text = re.sub(r"\D", "", text)
    decimals = _DECIMALS.fullmatch(text)
    text = decimals[1] if decimals else text
    return text if text.isascii() and text.isdigit() else None


#: Stands for a number of which a spreadsheet shows fewer digits than it has.
ROUNDED = "~"


def _exact(text: str) -> str:
    """Numbers in scientific notation as their digits, where it shows all of them; else as `~`."""

    if not _POWER.search(text):
        return text

    def written(match: re.Match[str]) -> str:
        digits, power = match[1] + match[2], int(match[3])
        return digits if len(digits) == power + 1 else ROUNDED

    return _SHORT_SCIENTIFIC.sub(ROUNDED, _SCIENTIFIC.sub(written, text))


def numbers(value: str, length: int, words: frozenset[str]) -> list[str]:
    """The numbers of `length` digits in a cell, each once and in its order, as `whole_number` takes each.

    Leading zeros beyond that length go. None, where the cell also holds a word that is not in `words` (upper case), or
    a number with decimals.
    """
    text = bare(value)
    if is_blank(text) or len(text) > LONGEST:
        return []
    text = _exact(text)
    if {word.upper() for word in _WORD.findall(text)} - words or _FRACTION.search(text):
        return []
    found = (re.sub(r"\D", "", match[1]) for match in _NUMBER.finditer(text))
    whole = (each.lstrip("0").zfill(length) if len(each) > length else each for each in found)
    return list(dict.fromkeys(each for each in whole if len(each) == length))


_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"(?<!\d)(\d{1,3}([,.' -])\d{3}(?:\2\d{3})*|\d+)(?:[.,]0+)?(?!\d)")
_FRACTION = re.compile(r"\d{4}[.,](?!0+(?!\d))\d{1,5}(?!\d)")


def guarded(value: str) -> str:
    """A text for CSV: before what a spreadsheet would run as a formula stands an apostrophe (OWASP, CSV injection)."""
    return GUARD + value if value.lstrip(GUARD)[:1] and value.lstrip(GUARD)[0] in FORMULA else value


def unguarded(value: str) -> str:
    """What `guarded` made of a text, as it was before; every other text as it is."""
    return value[1:] if value[:1] == GUARD and value.lstrip(GUARD)[:1] and value.lstrip(GUARD)[0] in FORMULA else value
