"""One screened vessel beside one listed vessel: what is equal, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass

from catchgraph.analyse.listed import Listed
from catchgraph.analyse.subjects import Subject
from catchgraph.normalise.text import key

VERDICTS = ("hit", "unclear", "delisted", "possible", "homonym", "no hit", "not screened")
_STANDING = {True: "hit", None: "unclear", False: "delisted"}
#: A registration number of letters and digits, at least this long, is no common number.
_TELLING = 6


@dataclass(frozen=True, slots=True)
class Match:
    """A verdict with its reasons."""

    verdict: str
    reasons: list[str]

    @property
    def rank(self) -> int:
        """0 for the strongest."""
        return VERDICTS.index(self.verdict)


def compare(subject: Subject, listed: Listed) -> Match:
    """The verdict on one pair.

    An equal IMO number identifies; so does a registration number with letters, or with an equal flag or name, and a
    call sign with an equal name, unless both sides have valid IMO numbers that differ. A number of digits alone is
    given out by every State and identifies nobody.
    """
    named = bool(subject.names.keys() & listed.names.keys())
    reasons = _reasons(subject, listed, named=named)
    if subject.imos and listed.imos and not subject.imos & listed.imos:
        mine, ours = ("/".join(sorted(imos)) for imos in (subject.imos, listed.imos))
        reasons.append(f"IMO numbers differ: {mine} here, {ours} on the list")
        return Match("homonym" if named else "no hit", reasons)
    if _identified(subject, listed, named=named):
        return Match(_STANDING[listed.in_force], reasons)
    if named:
        reasons.append(_missing(subject, listed))
        return Match("possible", reasons)
    if subject.call_signs & listed.call_signs or subject.mmsis & listed.mmsis:
        return Match("possible", reasons)
    return Match("no hit", [*reasons, "digits alone with another name identify nobody"])


def _identified(subject: Subject, listed: Listed, *, named: bool) -> bool:
    if subject.imos & listed.imos:
        return True
    if numbers := subject.registrations & listed.registrations:
        telling = any(len(number) >= _TELLING and not number.isdigit() for number in numbers)
        return telling or named or bool(subject.flag and subject.flag in listed.flags)
    return named and bool(subject.call_signs & listed.call_signs)


def _reasons(subject: Subject, listed: Listed, *, named: bool) -> list[str]:
    found = [f"IMO number {imo} equal" for imo in sorted(subject.imos & listed.imos)]
    found += [f"registration number {number} equal" for number in sorted(subject.registrations & listed.registrations)]
    found += [f"call sign {sign} equal" for sign in sorted(subject.call_signs & listed.call_signs)]
    found += [
        f"MMSI {mmsi} equal; the list does not say when it was held" for mmsi in sorted(subject.mmsis & listed.mmsis)
    ]
    if named:
        same = min(subject.names.keys() & listed.names.keys())
        found.append(f"name equal: {subject.names[same]} / {listed.names[same]}")
    elif found and (other := [name for name in subject.names.values() if key(name) not in subject.registrations]):
        found.append(f"name not on the list: {other[0]}")
    if listed.in_force is None and found:
        found.append("listed; whether a listing is in force cannot be told")
    if listed.in_force is False and found:
        found.append("no listing in force at the list's edition")
    return found


def _missing(subject: Subject, listed: Listed) -> str:
    if not subject.imos and not listed.imos:
        return "neither side gives a valid IMO number"
    return "no valid IMO number here" if not subject.imos else "no IMO number on the list"
