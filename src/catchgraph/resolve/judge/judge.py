"""Judgements: a person says that two records are the same, different, or that it is unsure; and takes it back."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import VERDICTS, Decision, decide_all, standing
from catchgraph.errors import Ambiguous, NotFound, UsageError
from catchgraph.resolve.explain.representatives import Pair, Standing, across, best, check_kinds
from catchgraph.resolve.judge.log import against
from catchgraph.resolve.labels import Label, label_of_mention
from catchgraph.resolve.lookup import Meant, both

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was judged: `made`, of two entities judged different a decision for each pair of their records.

    `mentions`, `left`, `right`: the pair that can be compared best, in the order asked, with name and row of each.
    `replaces`: what stood on these pairs. `against`: judgements that contradict it. `unjudged`: records of large
    entities that no pair names.
    """

    made: tuple[Decision, ...]
    mentions: Pair
    left: Label
    right: Label
    replaces: tuple[Decision, ...] = ()
    against: tuple[Decision, ...] = ()
    unjudged: int = 0

    @property
    def decision(self) -> Decision:
        """The decision on the pair of `mentions`."""
        return next(one for one in self.made if one.subjects == tuple(sorted(self.mentions)))


def judge(case: CaseFolder, a: str, b: str, verdict: str, why: str, *, names: tuple[str, str] | None = None) -> Ruling:
    """Keep a judgement; it counts from the next `resolve` on, and wins over every score.

    `a`, `b` are ids of mentions, records or entities. Of entities, `different` is kept for every pair of their
    records (`representatives.across`), in one act, so that it holds whatever record is linked later; `same` and
    `unsure` for the pair that can be compared best. `verdict` may be `withdrawn`, which takes back the act that stands
    between both. `names`: what each was called, where both are one entity: then its records of these names are meant.
    Raises `UsageError` for a wrong verdict, no reason, ids of different kinds, of one record or of one entity, and
    for a pair that was judged different with others in one act, which must be withdrawn before; `NotFound` for an
    unknown id or where there is nothing to take back.
    """
    if verdict not in VERDICTS:
        raise UsageError(f"no verdict {verdict!r}", hint=f"One of: {', '.join(VERDICTS)}.")
    if not why.strip():
        raise UsageError("a judgement needs a reason", hint="Say why in a few words: others will rely on it.")
    with case.read() as connection:
        left, right = both(connection, a, b, names)
        judgements = standing(case, "judgement")
        if verdict == "withdrawn":
            pairs, unjudged = _standing_between(left, right, judgements), 0
            subjects = pairs[0]
        else:
            left, right = _two(left, right)
            subjects = best(connection, left, right, judgements)
            found = across(connection, left, right) if verdict == "different" else None
            pairs, unjudged = ([subjects], 0) if found is None else (found.pairs, found.unjudged)
            if subjects not in pairs:
                pairs = sorted([subjects, *pairs])
        if verdict in ("same", "unsure"):
            _check_acts(pairs, judgements)
        contrary = against(connection, judgements, pairs, verdict)
        shown = _in_order(subjects, left)
        one, other = (_label(connection, left, right, mention) for mention in shown)
    replaced = tuple(judgements[pair] for pair in pairs if pair in judgements) if verdict != "withdrawn" else ()
    made = decide_all(case, "judgement", pairs, verdict, why.strip())
    return Ruling(made, shown, one, other, replaced, contrary, unjudged)


def _check_acts(pairs: Iterable[Pair], judgements: Standing) -> None:
    """One pair of two entities that were judged different must not undo what holds of both."""
    for pair in pairs:
        old = judgements.get(pair)
        if old is not None and old.act and old.verdict == "different":
            raise UsageError(
                f"{pair[0]} and {pair[1]} were judged different by all records of both, "
                f"by {old.who}, {old.when[:10]}: {old.why}",
                hint=f"Take that back first: catchgraph judge {pair[0]} {pair[1]} --withdraw --why TEXT",
            )


def _two(left: Meant, right: Meant) -> tuple[Meant, Meant]:
    """Both sides without a record in common; a record and its own entity are that record and all others."""
    check_kinds(left, right)
    one, other = set(left.mentions), set(right.mentions)
    if one == other:
        what = "one and the same record" if len(one) == 1 else f"one {left.kind} already, {left.id}"
        raise UsageError(f"both are {what}", hint=f"Name two of its records: catchgraph explain {left.id} lists them.")
    common = one & other
    if not common:
        return left, right
    small, large = (left, right) if len(one) < len(other) else (right, left)
    rest = Meant(large.id, large.kind, tuple(m for m in large.mentions if m not in common))
    return (small, rest) if small is left else (rest, small)


def _in_order(pair: Pair, left: Meant) -> Pair:
    return pair if pair[0] in left.mentions else (pair[1], pair[0])


def _label(connection: duckdb.DuckDBPyConnection, left: Meant, right: Meant, mention: str) -> Label:
    return label_of_mention(connection, left.kind if mention in left.mentions else right.kind, mention)


def _standing_between(left: Meant, right: Meant, judgements: Standing) -> list[Pair]:
    """The judged pairs of the one act that has a mention on each side."""
    sides = (set(left.mentions), set(right.mentions))
    found = sorted(pair for pair in judgements if len(pair) == 2 and _between(pair, *sides))
    if not found:
        raise NotFound(
            f"no judgement stands between {left.id} and {right.id}", hint="See them: catchgraph history ENTITY."
        )
    acts = {judgements[pair].act or str(pair) for pair in found}
    if len(acts) > 1:
        pairs = "; ".join(" and ".join(pair) for pair in found)
        raise Ambiguous(f"several judgements stand between {left.id} and {right.id}", hint=f"Name one pair: {pairs}.")
    act = judgements[found[0]].act
    others = [pair for pair, one in judgements.items() if act and one.act == act and pair not in found]
    return [(pair[0], pair[1]) for pair in (*found, *others)]


def _between(pair: tuple[str, ...], left: Collection[str], right: Collection[str]) -> bool:
    return (pair[0] in left and pair[1] in right) or (pair[1] in left and pair[0] in right)
