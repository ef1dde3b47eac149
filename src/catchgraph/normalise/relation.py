"""What stands beside a party's name: for whom it acts, who takes its letters, what else it is called, a remark."""

from __future__ import annotations

import re

#: Words between an agent and whom it acts for: "Forwarder o/b Owner".
ACTING = r"\bO/B(?:/?O)?\b|\bAS AGENTS? (?:FOR|OF)\b|\bON BEHALF OF\b|\bA/C(?: OF)?\b|\bFOR (?:THE )?ACCOUNT OF\b"
#: Between a party and who takes its letters: "Owner c/o Agent".
CARE = r"C/O|CARE OF"
FORMER = r"FORMERLY(?: KNOWN AS)?|FORMER NAMES?|PREVIOUSLY(?: KNOWN AS)?|F[/.]?K[/.]?A"
TRADING = r"D[/.]?B[/.]?A|T/AS?|(?:TRADING|OPERATING|DOING BUSINESS) AS"
KNOWN = r"ALSO KNOWN AS|NOW KNOWN AS|[AN][/.]?K[/.]?A"

# What every pattern below looks for has one of these words, or a stroke: few names have, and the rest need no look.
TELLING = frozenset(
    {
        *("OF", "GERANT", "DIRECTOR", "BEHALF", "ACCOUNT", "CARE", "ATTN", "MR", "MRS", "MS", "AS"),
        *("EX", "FORMERLY", "FORMER", "PREVIOUSLY", "KNOWN", "FKA", "AKA", "NKA", "FK", "AK", "NK", "KA", "K"),
        *("DBA", "DB", "BA", "B"),
    }
)
# A register's remark on the party, spelled in many ways: "(OWNER OF TH EVESSEL)", ")OWNER OF THE VESSEL)".
_REMARK = re.compile(r"\bOW?E?N?W?E?RS?\s+OF\s+TH")
_BEFORE_REMARK = " ()[,-"
_MANAGER = re.compile(r"\s{1,3}GERANT\s.*$")
# An office the letter is sent to, and "M/S", Messrs.
_OFFICE = re.compile(r"^(?:(?:MANAGING\s)?DIRECTOR\s?[,.]\s?)?(?:M/S\.?\s)?")
_BEHALF = re.compile(rf"^.{{0,200}}?(?:{ACTING})\.?:?\s+(?=\S)")
_AGENT = ("O/B", "AS AGENT", "A/C", "BEHALF", "ACCOUNT")
_CARE = re.compile(rf"(?<=\S)[\s,;(]{{1,3}}(?:{CARE}|ATTN)\b.*$")
_FURTHER = re.compile(rf"[\s,;(]{{1,3}}(?:\(\s*EX[\s:.-]+|(?:\(\s*)?(?:{FORMER}|{KNOWN}|{TRADING})\b[\s:.-]+)(.+)$")
_BETWEEN = re.compile(r"[;()]")
_TITLE = re.compile(r"^(?:Mr|Mrs|Ms)\.?\s+|^(?:MR|MRS|MS)\.\s+")


def principal(upper: str) -> str:
    """Who is meant by a name in capitals: without remark, further names, agents, care-of, manager and office.

    Of "Forwarder o/b Owner" and "Owner c/o Agent" it is the owner.
    """
    text = _FURTHER.sub("", without_remark(upper))
    if any(word in text for word in _AGENT):
        text = _BEHALF.sub("", text)
    return _OFFICE.sub("", _MANAGER.sub("", _CARE.sub("", text)))


def further_names(upper: str) -> list[str]:
    """Former and other names behind a name in capitals: `X LTD (FORMERLY Y)`, `X LTD (EX-Y)`, `X D/B/A Y`."""
    found = _FURTHER.search(upper)
    return [name for part in _BETWEEN.split(found[1]) if (name := part.strip(" .,)"))] if found else []


def without_title(latin: str) -> str:
    """A name without `Mr`, `MRS.` in front."""
    return _TITLE.sub("", latin)


def without_remark(text: str) -> str:
    """The text without a remark at its end, which holds no bracket but a closing one behind it.

    It is looked for there alone: a pattern that runs to the end from every place takes time quadratic in the length.
    """
    if "OF" not in text:
        return text
    inside = text.rstrip().removesuffix(")")
    found = _REMARK.search(text, max(inside.rfind("("), inside.rfind(")")) + 1)
    return text[: found.start()].rstrip(_BEFORE_REMARK) if found else text
