"""Numbers of importers and consignees on United States entries and security filings; those of persons are not kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from catchgraph.normalise.cell import LONGEST, bare

Kind = Literal["EIN", "CBP", "SSN", "passport", "unclear", "same", "consolidated"]

#: Qualifiers of a security filing (CBP ISF implementation guide, SF10) and what they say a number is.
QUALIFIERS: dict[str, Kind] = {"EI": "EIN", "ANI": "CBP", "34": "SSN", "AEF": "passport"}
#: Kinds that name a private person: that there was one is known, the number is not kept.
PERSONAL = frozenset({"SSN", "passport", "unclear"})

_LABEL = re.compile(r"(?:IRS|EIN|FEIN|IMPORTER|IOR|CBP|CUSTOMS)(?: ?(?:NO|NUMBER|#))?[\s.:#]{0,3}")
_EIN = re.compile(r"(\d{2})-(\d{7})(?:-?([A-Z0-9]{2}))?")
_EIN_PLAIN = re.compile(r"(\d{2})-?(\d{7})(?:-?([A-Z0-9]{2}))?")
_CBP = re.compile(r"(\d{2}[A-Z0-9]{4})-(\d{5})")
_CBP_PLAIN = re.compile(r"(\d{2}[A-Z0-9]{4})-?(\d{5})")
_SSN = re.compile(r"\d{3}[- ]\d{2}[- ]\d{4}")
_NINE = re.compile(r"\d{9}")
#: No social security number begins so, has a group of zeros or ends with four zeros (Social Security Administration).
#: What begins with 9 may be the number of a person who pays tax (ITIN), by its fourth and fifth digit (Internal Revenue
#: Service).
_NO_SSN = re.compile(r"000|666|9\d\d(?!5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])|[0-8]\d\d00|[0-8]\d{4}0000")


@dataclass(frozen=True, slots=True)
class ImporterNumber:
    """`number` as the form prints it (`12-3456789AB`, `991801-12345`); '' where it is a person's or stands for another.

    `kind`: `EIN` (Internal Revenue Service), `CBP` (assigned by customs), `SSN` and `passport` (a person's), `unclear`
    (nine digits that may be either), `same` (the consignee is the importer), `consolidated` (several consignees).
    """

    kind: Kind
    number: str = ""

    @property
    def personal(self) -> bool:
        """Whether it is, or may be, a private person's."""
        return self.kind in PERSONAL

    @property
    def firm(self) -> str:
        """What all numbers of one firm share: an EIN without its suffix, which names a unit of the firm."""
        return self.number[:10] if self.kind == "EIN" else self.number


def importer_number(value: str, qualifier: str = "") -> ImporterNumber | None:
    """What kind of importer or consignee number a cell holds, and the number where it is a firm's; None for another.

    Forms of 19 CFR 24.5 and CBP Form 5106: `NN-NNNNNNN` or `NN-NNNNNNNXX` (EIN, with a suffix of two letters or
    digits), `YYDDPP-NNNNN` (assigned by customs: year, district and port), `NNN-NN-NNNN` (social security number).
    `SAME` and `CONSOLIDATED` are answers, too (19 CFR 141.61). `qualifier`: the code that stands before the number
    in a security filing, or that a source is known to mean. It decides where a form without hyphen fits two kinds;
    what says that it is a person's, by code or form, always wins. Nine digits of which nothing says more are
    `unclear` and not kept, unless neither a social security number nor an ITIN can be so written.
    """
    if len(value) > LONGEST:
        return None
    text = bare(value).upper()
    text = _LABEL.sub("", text, count=1).removesuffix(".0")
    said = QUALIFIERS.get(qualifier.strip().upper())
    if said in PERSONAL:
        return ImporterNumber(said) if any(map(str.isalnum, text)) else None
    if _SSN.fullmatch(text):
        return ImporterNumber("SSN")
    if text in {"SAME", "CONSOLIDATED"}:
        return ImporterNumber("same" if text == "SAME" else "consolidated")
    return _firm(text, said)


def _firm(text: str, said: Kind | None) -> ImporterNumber | None:
    ein = (_EIN_PLAIN if said == "EIN" else _EIN).fullmatch(text)
    if ein:
        return ImporterNumber("EIN", f"{ein[1]}-{ein[2]}{ein[3] or ''}")
    cbp = (_CBP_PLAIN if said == "CBP" else _CBP).fullmatch(text)
    if cbp:
        return ImporterNumber("CBP", f"{cbp[1]}-{cbp[2]}")
    if said is None and _NINE.fullmatch(text):
        return ImporterNumber("EIN", f"{text[:2]}-{text[2:]}") if _NO_SSN.match(text) else ImporterNumber("unclear")
    return None
