"""Why two records are one vessel, company or person, or not: computed on the spot with the weights of `resolve`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import Decision, standing
from catchgraph.errors import UsageError
from catchgraph.resolve.attach.mmsi import UNDATED
from catchgraph.resolve.core.levels import describes, level_names
from catchgraph.resolve.core.pairs import JUDGED_DIFFERENT, JUDGED_SAME, LINKED, NOT_LINKED
from catchgraph.resolve.core.weights import load_weights
from catchgraph.resolve.explain.compared import fields_of, on_the_spot
from catchgraph.resolve.explain.entity import strongest_path
from catchgraph.resolve.explain.explanation import Explanation, Part
from catchgraph.resolve.explain.representatives import Standing, best
from catchgraph.resolve.labels import label_of_mention
from catchgraph.resolve.lookup import CONSIGNMENT, both
from catchgraph.resolve.vessel.basis import TWO_IMO

if TYPE_CHECKING:
    import duckdb


def explain(case: CaseFolder, a: str, b: str, *, names: tuple[str, str] | None = None) -> Explanation:
    """Explain a pair. `a`, `b` are ids of mentions, records or entities; of entities the pair of records is taken that
    can be compared by most fields. `names`: what each was called, where both are one entity (`lookup.both`).

    Works for any two of one kind, whether or not they were ever compared. Raises `NotFound` for an unknown id,
    `UsageError` for ids of different kinds or of one and the same record.
    """
    judgements = standing(case, "judgement")
    with case.read() as connection:
        left, right = both(connection, a, b, names)
        if left.kind == CONSIGNMENT or right.kind == CONSIGNMENT:
            raise UsageError(
                "two papers of trade are explained by their consignment",
                hint="Give its id alone: catchgraph explain consignment:…; show RECORD names it (PART_OF).",
            )
        mention, other = best(connection, left, right, judgements)
        return _explained(connection, left.kind, mention, other, judgements)


def _explained(
    connection: duckdb.DuckDBPyConnection, kind: str, left: str, right: str, judgements: Standing
) -> Explanation:
    row = on_the_spot(connection, kind, [(left, right)], _judged(judgements)).iloc[0]
    kind = str(row["kind"])
    weights = load_weights(kind)
    parts = tuple(_part(kind, part) for part in row["parts"])
    basis = [_membership(connection, mention) for mention in (left, right)]
    together = basis[0][0] == basis[1][0]
    judgement = judgements.get(tuple(sorted((left, right))))
    steps = strongest_path(connection, kind, left, right, judgements) if together else ()
    decided = _decided(parts, float(row["score"]) >= weights.link_at, together, judgement)
    one, other = (label_of_mention(connection, kind, mention) for mention in (left, right))
    return Explanation(
        kind=kind,
        left=left,
        right=right,
        left_name=one.name,
        right_name=other.name,
        left_where=one.where,
        right_where=other.where,
        parts=parts,
        intercept=weights.intercept,
        score=float(row["score"]),
        probability=float(row["probability"]),
        link_at=weights.link_at,
        decided=decided,
        judgement=f"judged {judgement.verdict} by {judgement.who}: {judgement.why}" if judgement else "",
        together=together,
        note=_note(decided, together, float(row["score"]) >= weights.link_at, [text for _, text in basis]),
        path=steps if len(steps) > 1 else (),
    )


def _judged(judgements: Standing) -> set[str]:
    return {subject for subjects in judgements for subject in subjects}


def _part(kind: str, part: dict[str, object]) -> Part:
    field, level = str(part["field"]), str(part["level"])
    function = fields_of(kind)[field]
    return Part(
        field=field,
        compares=describes(function),
        left=str(part["left"]),
        right=str(part["right"]),
        level=level,
        meaning=level_names(function)[level],
        weight=float(str(part["weight"])),
    )


def _membership(connection: duckdb.DuckDBPyConnection, mention: str) -> tuple[str, str]:
    row = connection.execute("SELECT entity_id, basis FROM resolve.member WHERE mention_id = ?", [mention]).fetchone()
    return (str(row[0]), str(row[1])) if row else (mention, "")


def _decided(parts: tuple[Part, ...], scores: bool, together: bool, judgement: Decision | None) -> str:
    if judgement and judgement.verdict == "different":
        return JUDGED_DIFFERENT
    if judgement and judgement.verdict == "same" and together:
        return JUDGED_SAME
    if any(part.field == "IMO number" and part.level == "differ" for part in parts):
        return TWO_IMO
    return LINKED if scores and together else NOT_LINKED


def _note(decided: str, together: bool, scores: bool, bases: list[str]) -> str:
    if together and UNDATED in bases:
        return f"Together by this rule: {UNDATED}."
    if together and decided not in (LINKED, JUDGED_SAME):
        return "Together through other records, each linked to the next."
    if decided == NOT_LINKED and scores:
        return (
            "The score would link them, but what each is joined to must stay apart, or the case is not resolved anew."
        )
    if decided == NOT_LINKED:
        return "No record links them. That is no finding that they are different: only a person says so."
    return ""
