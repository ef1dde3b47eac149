"""One screened vessel beside one listed vessel: what is equal or alike, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass

from catchgraph.analyse.likeness import Like
from catchgraph.analyse.listed import Listed
from catchgraph.analyse.subjects import Subject
from catchgraph.normalise.text import key

#: The strongest first.
VERDICTS = ("hit", "unclear", "delisted", "possible", "similar", "homonym", "not screened", "no hit")
#: Those that rest on something equal.
FOUND = VERDICTS[: VERDICTS.index("similar")]
_STANDING = {True: "hit", None: "unclear", False: "delisted"}
#: A registration number of letters and digits, at least this long, is no common number.
_TELLING = 6


@dataclass(frozen=True, slots=True)
class Match:
    """A verdict with its reasons; `score`: how like the names are, 1 where they are equal, None where they are not.

    `bearers`: how many vessels of the registers in the case are called as the listed one.
    """

    verdict: str
    reasons: list[str]
    score: float | None = None
    bearers: int = 0

    @property
    def rank(self) -> tuple[int, float, int]:
        """The least for the strongest; of equal scores a rare name tells more."""
        return VERDICTS.index(self.verdict), -(self.score or 0), self.bearers


def compare(subject: Subject, listed: Listed, like: Like | None = None) -> Match:
    """The verdict on one pair; `like` is the listed name that one of the subject's is like, where none is equal.

    An equal IMO number identifies; so does a registration number with letters, or with an equal flag or name, and a
    call sign with an equal name, unless both sides have valid IMO numbers that differ. A number of digits alone is
    given out by every State and identifies nobody. Names are equal in any of their forms.
    """
    mine, theirs, how = _same(subject, listed)
    named = bool(how)
    name = f"{how}: {mine} / {theirs}" if named else _alike(like)
    reasons = _reasons(subject, listed, name)
    score = 1.0 if named else like.score if like else None
    bearers = _bearers(listed, theirs if named else like.name if like else "")
    if subject.imos and listed.imos and not subject.imos & listed.imos:
        here, there = "/".join(sorted(subject.imos)), "/".join(sorted(listed.imos))
        reasons.append(f"IMO numbers differ: {here} here, {there} on the list")
        return Match("homonym" if named else "no hit", reasons, score)
    if _identified(subject, listed, named=named):
        return Match(_STANDING[listed.in_force], reasons, score)
    weaker = [_missing(subject, listed), *([f"{bearers:,} vessels of registers here are called so"] if bearers else [])]
    if named:
        return Match("possible", [*reasons, *weaker], score, bearers)
    if subject.call_signs & listed.call_signs or subject.mmsis & listed.mmsis:
        return Match("possible", reasons, score)
    if like:
        return Match("similar", [*reasons, *weaker], score, bearers)
    return Match("no hit", [*reasons, "digits alone with another name identify nobody"])


def _same(subject: Subject, listed: Listed) -> tuple[str, str, str]:
    """The name that both have, as each writes it, and in which way it is equal; three times nothing for none."""
    if same := subject.names.keys() & listed.names.keys():
        one = min(same)
        return subject.names[one], listed.names[one], "name equal"
    if same := subject.forms.keys() & listed.forms.keys():
        one = min(same)
        return subject.forms[one], listed.forms[one], "name equal, written otherwise"
    return "", "", ""


def _bearers(listed: Listed, name: str) -> int:
    return next((listed.bearers.get(key, 0) for key, written in listed.names.items() if written == name), 0)


def _alike(like: Like | None) -> str:
    return f"name similar, {like.score:.2f} ({like.why}): {like.asked} / {like.name}" if like else ""


def _identified(subject: Subject, listed: Listed, *, named: bool) -> bool:
    if subject.imos & listed.imos:
        return True
    if numbers := subject.registrations & listed.registrations:
        telling = any(len(number) >= _TELLING and not number.isdigit() for number in numbers)
        return telling or named or bool(subject.flag and subject.flag in listed.flags)
    return named and bool(subject.call_signs & listed.call_signs)


def _reasons(subject: Subject, listed: Listed, name: str) -> list[str]:
    found = [f"IMO number {number} equal" for number in sorted(subject.imos & listed.imos)]
    found += [f"registration number {number} equal" for number in sorted(subject.registrations & listed.registrations)]
    found += [f"call sign {sign} equal" for sign in sorted(subject.call_signs & listed.call_signs)]
    found += [
        f"MMSI {mmsi} equal; the list does not say when it was held" for mmsi in sorted(subject.mmsis & listed.mmsis)
    ]
    if name:
        found.append(name)
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
