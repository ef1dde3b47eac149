"""Why the records of an entity are one: the strongest links, as a tree, each with its reasons; the weakest named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import Decision, standing
from catchgraph.errors import UsageError
from catchgraph.model.kinds import kind_of
from catchgraph.resolve.core.weights import load_weights
from catchgraph.resolve.explain.compared import on_the_spot
from catchgraph.resolve.explain.strongest_links import Link, parts, path, tree, weakest
from catchgraph.resolve.labels import Label, label_of_mention
from catchgraph.resolve.lookup import Meant, meant
from catchgraph.resolve.mentions import party_mentions
from catchgraph.resolve.party.features import evidence_of
from catchgraph.resolve.party.kind import Reason, reasons, scale
from catchgraph.resolve.party.run import SAME_NAME

if TYPE_CHECKING:
    import duckdb

Standing = dict[tuple[str, ...], Decision]

#: Reasons named of each link.
_NAMED = 3
#: Records of the largest group that one without a stored link is compared with; enough to find its fellow.
_COMPARED = 60


@dataclass(frozen=True, slots=True)
class Step:
    """A link between two records: names, places, score and how far above the threshold, and why.

    `reasons`: the fields that weigh most, with both values; or the judgement, or the rule, that joins them.
    """

    left: str
    right: str
    left_label: Label
    right_label: Label
    score: float
    above: float
    reasons: str
    weakest: bool


@dataclass(frozen=True, slots=True)
class Member:
    """A record of an entity: its mention, name, place, and by what it was joined."""

    mention: str
    label: Label
    basis: str


@dataclass(frozen=True, slots=True)
class Oneness:
    """An entity's records and the tree of strongest links between them, strongest first.

    `reasons`: what speaks for each kind that it might be of (none where its mentions are of one kind only).
    """

    id: str
    kind: str
    members: tuple[Member, ...]
    steps: tuple[Step, ...]
    reasons: tuple[Reason, ...] = ()

    @property
    def weakest(self) -> Step | None:
        """The undecided link that would part the entity first; none where people judged every link."""
        return next((step for step in self.steps if step.weakest), None)


def oneness(case: CaseFolder, entity: str) -> Oneness:
    """Why the records of an entity are one. Follows merges. Raises `NotFound`, `UsageError` for a record's id."""
    judgements = standing(case, "judgement")
    with case.read() as connection:
        found = meant(connection, entity)
        if found.id.partition(":")[0] != found.kind:
            raise UsageError(f"{entity} is one record", hint="Name an entity, or two records: catchgraph explain A B.")
        links = links_of(connection, found, judgements)
        basis = dict(
            connection.execute(
                "SELECT mention_id, basis FROM resolve.member WHERE entity_id = ?", [found.id]
            ).fetchall()
        )
        labels = {mention: label_of_mention(connection, found.kind, mention) for mention in found.mentions}
        steps = _steps(connection, found.kind, links, judgements)
        why = _why_of_kind(connection, found)
    members = tuple(Member(mention, labels[mention], str(basis[mention])) for mention in found.mentions)
    return Oneness(found.id, found.kind, members, steps, why)


def _why_of_kind(connection: duckdb.DuckDBPyConnection, entity: Meant) -> tuple[Reason, ...]:
    """What speaks for each kind that shares the entity's mentions."""
    by = scale(kind_of(entity.kind).mentions)
    if len(by.of) < 2:
        return ()
    # Others that say the same come with them.
    said = party_mentions(connection, entity.mentions)
    said = said[said["mention_id"].isin(entity.mentions)]
    rows = connection.execute(
        """SELECT count(DISTINCT v.entity_id) FROM read.party_mention AS p
        JOIN resolve.member AS v ON v.mention_id = p.asset_mention_id AND starts_with(v.entity_id, 'vessel:')
        WHERE p.mention_id IN (SELECT unnest(?))""",
        [list(entity.mentions)],
    ).fetchall()
    return reasons(evidence_of(said).tolist(), int(rows[0][0]), by)


def strongest_path(
    connection: duckdb.DuckDBPyConnection, kind: str, left: str, right: str, judgements: Standing
) -> tuple[Step, ...]:
    """The links from one record to another of the same entity, such that the weakest is as strong as can be.

    Empty where both are in different entities.
    """
    rows = connection.execute(
        "SELECT entity_id FROM resolve.member WHERE mention_id IN (?, ?)", [left, right]
    ).fetchall()
    if len(rows) != 2 or rows[0] != rows[1]:
        return ()
    links = links_of(connection, meant(connection, str(rows[0][0])), judgements)
    return _steps(connection, kind, path(links, left, right), judgements)


def links_of(connection: duckdb.DuckDBPyConnection, entity: Meant, judgements: Standing) -> list[Link]:
    """The tree of strongest links between all records of an entity."""
    rows = connection.execute(
        """SELECT "left", "right", score, decided = 'judged same' FROM resolve.pair
        WHERE decided IN ('linked', 'judged same')
          AND "left" IN (SELECT unnest($ids)) AND "right" IN (SELECT unnest($ids))""",
        {"ids": list(entity.mentions)},
    ).fetchall()
    kept = tree(Link(*row) for row in rows)
    first, *others = parts(kept, entity.mentions)
    return tree([*kept, *_by_rule(connection, entity, first, others, judgements)]) if others else kept


def _by_rule(
    connection: duckdb.DuckDBPyConnection,
    entity: Meant,
    first: list[str],
    others: list[list[str]],
    judgements: Standing,
) -> list[Link]:
    """Records without a link of their own: same name and address, or a bare MMSI; each beside its nearest fellow."""
    bases = dict(
        connection.execute("SELECT mention_id, basis FROM resolve.member WHERE entity_id = ?", [entity.id]).fetchall()
    )
    fellows = first[:_COMPARED]
    pairs = [(min(a, b), max(a, b)) for group in others for a in group[:1] for b in fellows]
    found = on_the_spot(connection, entity.kind, pairs, _judged(judgements))
    scores, twins = found["score"].to_list(), (found["left"] == found["right"]).to_list()
    links = []
    for at, group in enumerate(others):
        tried = range(at * len(fellows), (at + 1) * len(fellows))
        best = max(tried, key=lambda place: (twins[place], scores[place], -place))
        rule = SAME_NAME if twins[best] else bases[group[0]]
        links.append(Link(*pairs[best], scores[best], by=f"joined by rule: {rule}"))
    return links


def _steps(
    connection: duckdb.DuckDBPyConnection, kind: str, links: Sequence[Link], judgements: Standing
) -> tuple[Step, ...]:
    if not links:
        return ()
    last = weakest([link for link in links if not link.judged])
    found = on_the_spot(connection, kind, [(link.left, link.right) for link in links], _judged(judgements))
    return tuple(
        Step(
            left=link.left,
            right=link.right,
            left_label=label_of_mention(connection, kind, link.left),
            right_label=label_of_mention(connection, kind, link.right),
            score=link.score,
            above=link.score - load_weights(by).link_at,
            reasons=_reasons(link, judgements, fields),
            weakest=link is last,
        )
        for link, by, fields in zip(links, found["kind"], found["parts"], strict=True)
    )


def _reasons(link: Link, judgements: Standing, fields: list[dict[str, Any]]) -> str:
    judgement = judgements.get((link.left, link.right))
    if link.judged and judgement:
        return f"judged same by {judgement.who}: {judgement.why}"
    best = sorted((one for one in fields if one["weight"] > 0), key=lambda one: -one["weight"])[:_NAMED]
    against = [one for one in fields if one["weight"] < 0]
    said = [f"{one['field']} {_both(one)} ({one['weight']:+.2f})" for one in [*best, *against]]
    return "; ".join([link.by, *said] if link.by else said)


def _both(one: dict[str, Any]) -> str:
    left, right = one["left"] or "not given", one["right"] or "not given"
    return str(left) if left == right else f"{left} / {right}"


def _judged(judgements: Standing) -> set[str]:
    return {subject for subjects in judgements for subject in subjects}
