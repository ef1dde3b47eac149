"""Legal forms at either end of a company's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from catchgraph.reference.tables import read_table

# `P.T. X`, `PT. X`, `ZAO "X"`, `P/F X`: marked as a form and not as initials or a surname.
_MARKED = re.compile(r"[^A-Z0-9]*(?:(?:[A-Z][./]){2,3}\s?|[A-Z]/[A-Z]\s|[A-Z]{2,3}(?:\.|\s?[\"'`«“‘<]))")
_INITIALS = 2
# Forms that are a person's initials where they are written with full stops: "A. B. KNOT", "KNOT, A.B.".
_DOTTED = {"AB": re.compile(r"[^A-Z0-9]*A\.\s?B\b"), "SC": re.compile(r"[^A-Z0-9]*S\.\s?C\.\s")}
# Romania: "S.C. X S.R.L." (societate comerciala, before the name) beside one of these behind it.
_SC_WITH = frozenset({"SRL", "SA"})
_LAST_INITIALS = re.compile(r",\s*A\.\s?B\.?\s*$")


@dataclass(frozen=True, slots=True)
class _Forms:
    prefix: dict[tuple[str, ...], str]
    suffix: dict[tuple[str, ...], str]
    quoted: dict[tuple[str, ...], str]
    longest: int
    first: frozenset[str]
    last: frozenset[str]


def take_legal_form(tokens: list[str], upper: str) -> str:
    """Takes the legal forms off both ends of `tokens` and returns them in canonical spelling, in order.

    `upper` is the name the tokens come from, in capitals. A name is never emptied. `CO` beside another form says
    nothing and goes. A form of two letters in front is a form only where it is marked as one (`PT.`) or two words
    follow: `PT KUMARI` is a person's name with initials. `SC` in front goes with SRL or SA behind the name, or alone.
    Source: `reference/legal_forms.csv`.
    """
    forms = _forms()
    if not tokens or (tokens[-1] not in forms.last and tokens[0] not in forms.first):
        return ""
    after = [] if tokens[-1:] == ["AB"] and _LAST_INITIALS.search(upper) else _take_suffixes(tokens)
    before = _take_prefix(tokens, upper, after)
    found = [form for form in (before, *after) if form]
    if len(found) > 1:
        found = [form for form in found if form != "CO"] or found[:1]
    return " ".join(dict.fromkeys(found))


def is_legal_form(tokens: list[str]) -> bool:
    """Whether the tokens are legal forms and nothing else."""
    rest = ["", *tokens]
    _take_suffixes(rest)
    return bool(tokens) and (rest == [""] or tuple(tokens) in _forms().prefix)


def _take_suffixes(tokens: list[str]) -> list[str]:
    forms = _forms()
    found: list[str] = []
    while size := _match_at_end(tokens, forms):
        found.append(forms.suffix[tuple(tokens[-size:])])
        del tokens[-size:]
    return found[::-1]


def _match_at_end(tokens: list[str], forms: _Forms) -> int:
    if not tokens or tokens[-1] not in forms.last:
        return 0
    for size in range(min(forms.longest, len(tokens) - 1), 0, -1):
        if tuple(tokens[-size:]) in forms.suffix:
            return size
    return 0


def _take_prefix(tokens: list[str], upper: str, after: list[str]) -> str:
    forms = _forms()
    if not tokens or tokens[0] not in forms.first:
        return ""
    for size in range(min(forms.longest, len(tokens) - 1), 0, -1):
        head = tuple(tokens[:size])
        if size == 1 and _is_initials(head[0], upper, after):
            continue
        form = forms.prefix.get(head)
        if form and (size > 1 or len(head[0]) > _INITIALS or len(tokens) > 2 or _MARKED.match(upper)):
            del tokens[:size]
            return form
        if head in forms.quoted and _MARKED.match(upper):
            del tokens[:size]
            return forms.quoted[head]
    return ""


def _is_initials(word: str, upper: str, after: list[str]) -> bool:
    """Whether `word` in front is a person's initials, with the forms behind the name: `SC JOHNSON INC`."""
    if word == "SC" and after:
        return _SC_WITH.isdisjoint(after)
    return word in _DOTTED and _DOTTED[word].match(upper) is not None


@cache
def _forms() -> _Forms:
    prefix, suffix, quoted = {}, {}, {}
    for row in read_table("legal_forms"):
        words = tuple(row["form"].split())
        if row["position"] in {"prefix", "both"}:
            prefix[words] = row["canonical"]
        if row["position"] in {"suffix", "both"}:
            suffix[words] = row["canonical"]
        if row["position"] == "quoted":
            quoted[words] = row["canonical"]
    longest = max(map(len, (*prefix, *suffix, *quoted)))
    first = frozenset(words[0] for words in (*prefix, *quoted))
    return _Forms(prefix, suffix, quoted, longest, first, frozenset(words[-1] for words in suffix))
