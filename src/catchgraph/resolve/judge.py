"""Judgements: a person says that two records are the same, different, or that it is unsure; and takes it back."""

from __future__ import annotations

from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import VERDICTS, Decision, decide, standing
from catchgraph.errors import Ambiguous, NotFound, UsageError
from catchgraph.resolve.explain import strongest
from catchgraph.resolve.lookup import Meant, meant


def judge(case: CaseFolder, a: str, b: str, verdict: str, why: str) -> Decision:
    """Keep a judgement on two records; it counts from the next `resolve` on, and wins over every score.

    `a`, `b` are ids of mentions, records or entities; of entities the strongest pair of records is judged.
    `verdict` is `same`, `different`, `unsure` or `withdrawn`, which takes back the standing judgement between
    both. Raises `UsageError` for a wrong verdict, no reason, ids of different kinds or of one record, `NotFound` for
    an unknown id or where there is nothing to take back.
    """
    if verdict not in VERDICTS:
        raise UsageError(f"no verdict {verdict!r}", hint=f"One of: {', '.join(VERDICTS)}.")
    if not why.strip():
        raise UsageError("a judgement needs a reason", hint="Say why in a few words: others will rely on it.")
    with case.read() as connection:
        left, right = meant(connection, a), meant(connection, b)
        judgements = standing(case, "judgement")
        if verdict == "withdrawn":
            subjects = _standing_between(left, right, set(judgements))
        else:
            subjects = strongest(connection, left, right, judgements)
    return decide(case, "judgement", subjects, verdict, why.strip())


def _standing_between(left: Meant, right: Meant, judged: set[tuple[str, ...]]) -> tuple[str, ...]:
    """The judged pair with one mention on each side."""
    sides = (set(left.mentions), set(right.mentions))
    found = sorted(
        pair
        for pair in judged
        if len(pair) == 2
        and ((pair[0] in sides[0] and pair[1] in sides[1]) or (pair[1] in sides[0] and pair[0] in sides[1]))
    )
    if not found:
        raise NotFound(
            f"no judgement stands between {left.id} and {right.id}", hint="See them: catchgraph history ENTITY."
        )
    if len(found) > 1:
        pairs = "; ".join(" and ".join(pair) for pair in found)
        raise Ambiguous(f"several judgements stand between {left.id} and {right.id}", hint=f"Name one pair: {pairs}.")
    return found[0]
