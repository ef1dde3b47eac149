"""Lengths, tonnages, years of build and positions."""

from __future__ import annotations

import math
import re

from .text import clean_text, fold, is_blank

_FOOT = 0.3048
_LONGEST_M = 500.0
_GREATEST_GT = 700_000.0
_NUMBER = re.compile(r"[+-]?(?:\d[\d ,.']*|\.\d+)(?:[eE][+-]?\d{1,3})?")
# "OA 27" (NEAFC: length overall), "LC 7765" (tonnage by the London Convention), "41.00 Metres", "19 GT".
_MEASURE = re.compile(r"(?:[a-z]{1,5}[ .:]{0,2})?(\d[\d ,.]*?)\s?([a-z]{1,8}\.?|'|′|\")?", re.IGNORECASE)
_FEET = frozenset({"ft", "ft.", "feet", "foot", "'", "′", "pies", "pieds", "pes", "fuss"})
_METRES = frozenset(
    {"", "m", "m.", "mt", "mts", "mts.", "metre", "metres", "meter", "meters", "metros", "metro", "metr", "metrov"}
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_BUILT = re.compile(r"(?:\d{1,2}[-/.]){0,2}(\d{4})(?:\d{4}|\d{2})?(?!\d)")
_DEGREES = re.compile(
    r"([NSEW])?\s?([+-]?)(\d{1,3}(?:\.\d+)?)\s?[°ºd]?\s?(?:(\d{1,2}(?:\.\d+)?)\s?['’′m]?\s?(?:(\d{1,2}(?:\.\d+)?)\s?[\"”″s]?\s?)?)?([NSEW])?",
    re.IGNORECASE,
)


def decimal(value: str, decimal_comma: bool = False) -> float | None:
    """The number a cell holds; None for a blank.

    Commas, spaces and apostrophes group thousands; with `decimal_comma` full stops do and the comma is the
    decimal mark.
    Raises `ValueError` where the cell holds no finite number.
    """
    if is_blank(value):
        return None
    text = clean_text(value)
    number = _float(text, decimal_comma) if _NUMBER.fullmatch(text) else None
    if number is None:
        raise ValueError(f"{text[:40]!r} is not a number")
    return number


def metres(value: str, unit: str = "m") -> float | None:
    """A vessel's length in metres, above 0 and below 500, else None.

    `unit` is `m` or `ft`; a unit in the cell itself counts for more (`120 ft`, `41.00 Metres`). A lone comma is the
    decimal mark, since no length needs thousands. Raises `ValueError` for another `unit`.
    """
    if unit not in {"m", "ft"}:
        raise ValueError(f"unit {unit!r} of a length is neither 'm' nor 'ft'")
    match = _MEASURE.fullmatch(clean_text(value))
    if match is None:
        return None
    written = (match[2] or "").lower()
    if written and written not in _FEET | _METRES:
        return None
    number = _float(match[1], _comma_is_decimal(match[1], lone=True))
    in_feet = written in _FEET if written else unit == "ft"
    return _between(number, _LONGEST_M, _FOOT if in_feet else 1.0)


def length_unit(word: str) -> str | None:
    """`m` or `ft`, where the word is one for it in a column of units: `Meters`, `METROS`, `pies`; else None."""
    plain = fold(clean_text(word)).lower().strip("().")
    return "ft" if plain in _FEET else "m" if plain and plain in _METRES else None


def tonnage(value: str) -> float | None:
    """Gross tonnage (GT or GRT, as the cell's column says), above 0 and below 700,000, else None.

    A lone comma before exactly three digits groups thousands, any other is the decimal mark.
    """
    match = _MEASURE.fullmatch(clean_text(value))
    if match is None:
        return None
    text = match[1].replace(" ", "")
    comma = _comma_is_decimal(text, lone=not _THOUSANDS.fullmatch(text))
    return _between(_float(text, comma), _GREATEST_GT, 1.0)


def build_year(value: str) -> int | None:
    """The year a vessel was built, 1850 to 2100, else None; the first of several.

    Lists write the month after it, 00 where it is unknown: `199008` is 1990, `200200` is 2002.
    """
    match = _BUILT.match(clean_text(value))
    year = int(match[1]) if match else 0
    return year if 1850 <= year <= 2100 else None


def latitude(value: str) -> float | None:
    """Degrees north, -90 to 90, from decimal degrees or degrees, minutes and seconds; None for a blank.

    Raises `ValueError` for anything else.
    """
    return _degrees(value, "latitude", 90.0, "NS")


def longitude(value: str) -> float | None:
    """Degrees east, -180 to 180, from decimal degrees or degrees, minutes and seconds; None for a blank.

    Raises `ValueError` for anything else.
    """
    return _degrees(value, "longitude", 180.0, "EW")


def _degrees(value: str, name: str, limit: float, hemispheres: str) -> float | None:
    if is_blank(value):
        return None
    text = clean_text(value)
    match = _DEGREES.fullmatch(text)
    degrees = _signed(match, hemispheres) if match else None
    if degrees is None or abs(degrees) > limit:
        raise ValueError(f"{text[:40]!r} is not a {name} from -{limit:.0f} to {limit:.0f} degrees")
    return degrees


def _signed(match: re.Match[str], hemispheres: str) -> float | None:
    before, sign, degrees, minutes, seconds, after = match.groups()
    letter = (before or after or "").upper()
    if (before and after) or (letter and (sign or letter not in hemispheres)):
        return None
    if float(minutes or 0) >= 60 or float(seconds or 0) >= 60:
        return None
    size = float(degrees) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
    return -size if sign == "-" or letter in {"S", "W"} else size


def _between(number: float | None, limit: float, factor: float) -> float | None:
    if number is None:
        return None
    size = round(number * factor, 4)
    return size if 0 < size < limit else None


def _comma_is_decimal(text: str, *, lone: bool) -> bool:
    """Whether the comma is the decimal mark: the last mark of two kinds is; `lone` where there are only commas."""
    return text.rfind(",") > text.rfind(".") if "." in text and "," in text else lone and "." not in text


def _float(text: str, decimal_comma: bool) -> float | None:
    """The number in `text`, None where its marks do not make one or it is not finite."""
    plain = fold(text).replace(" ", "").replace("'", "")
    plain = plain.replace(".", "").replace(",", ".") if decimal_comma else plain.replace(",", "")
    try:
        number = float(plain)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
