"""The steps of `derive`, from what nouns and roles declare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from catchgraph.case.places import place
from catchgraph.case.tables import FOLDED
from catchgraph.derive import links
from catchgraph.derive.adjacency import WALKED, number_all
from catchgraph.derive.custody import CUSTODY
from catchgraph.derive.steps import Step, ordered, statement
from catchgraph.derive.ties import tie
from catchgraph.model.properties import Property
from catchgraph.model.roles import ROLES, VESSEL_ROLES, Role
from catchgraph.model.schema import COMPUTED, ENTITIES, EVENTS, RECORDS, RELATIONSHIPS, STATEMENTS, NodeType, RelType

_MENTIONS = ("read.vessel_mention", "read.party_mention")
_EDITIONS = ("read.registration", "read.listing")

#: What follows from consignments and their lines touches nobody.
_LINKS = frozenset(step.kind.type for step in links.steps() if isinstance(step.kind, RelType))

#: What all others rest on: which mentions are of whom, and what was touched.
_GROUND = (
    Step(makes=("touched_core",), reads=("changed", "resolve.member"), sql="touched/core", touches=True),
    Step(
        makes=("tied",), by="core", run=tie,
        reads=("resolve.member", "resolve.pair", "read.registration", *_MENTIONS),
    ),
    Step(
        makes=("derived.mention",), by="core", key="entity_id", sql="cores/mention",
        reads=("tied", "resolve.member", "read.vessel_mention"),
    ),
    Step(
        makes=("derived.transmitted",), by="core", key="entity_id", sql="cores/transmitted",
        reads=("derived.mention", "read.vessel_mention"),
    ),
    Step(
        makes=("derived.gone",), sql="records/gone",
        reads=("resolve.member", "read.file", "read.dataset", *_EDITIONS),
    ),
    Step(
        makes=("touched_record",), sql="touched/record", touches=True,
        reads=(
            "changed", "derived.mention", "derived.gone", "derived.transmitted", "subject", "read.party_mention",
            "read.participant", "read.named_vessel", "resolve.participant", "revised", "read.goods",
        ),
    ),
    Step(
        makes=("derived.seat",), by="core", key="entity_id", sql="entities/seat",
        reads=("derived.mention", "read.party_mention"),
    ),
    Step(
        makes=("touched_entity",), sql="touched/entity", touches=True,
        reads=(
            "changed", "touched_core", "touched_record", "derived.seat", "resolve.participant", "resolve.part_of",
            *(f"derived.{kind.table}" for kind in WALKED if not kind.cls.COMPUTED and kind.type not in _LINKS),
        ),
    ),
    Step(
        makes=("derived.neighbour",), by="entity", sql="entities/neighbour",
        reads=("derived.owns", "derived.operates"),
    ),
)  # fmt: skip

#: Statement of `sql/entities` → what it reads.
_CONCLUDED: Mapping[str, tuple[str, ...]] = {
    "vessel": (
        "derived.mention", "derived.gone", "resolve.participant", "read.vessel_mention", "read.participant",
        "read.listing", "read.file",
    ),
    "party": (
        "derived.mention", "derived.seat", "derived.neighbour", "read.party_mention", "read.dataset",
    ),
    "place": ("visit", "read.file"),
}  # fmt: skip

#: Statement of `sql/computed` → what it reads.
_COMPUTED: Mapping[str, tuple[str, ...]] = {
    "consignment": (
        "derived.part_of", "derived.mention", "derived.bill", "derived.entry", "derived.export_declaration",
        "derived.goods", "derived.cites", "derived.under", "read.party_mention", "read.named_vessel", "read.citation",
    ),
}  # fmt: skip
#: Relationship that sums up records → what it reads.
_SUMMED: Mapping[str, tuple[str, ...]] = {
    "supplies": (
        *("resolve.counts_not", "resolve.under", "derived.part_of", "derived.consignment", "derived.mention"),
        *("derived.bill", "derived.entry", "derived.export_declaration", "derived.import_declaration"),
        *("derived.goods", "read.party_mention", "read.same_party"),
    ),
}


@cache
def plan() -> tuple[Step, ...]:
    """Every step, in the order in which they are done."""
    nodes = (*(_record(kind) for kind in RECORDS), *_entities(), *_computed())
    labels = [step.kind.table for step in (*nodes, *CUSTODY) if isinstance(step.kind, NodeType)]
    last = Step(
        makes=("derived.number", "derived.adjacent"), run=number_all,
        reads=tuple(f"derived.{table}" for table in (*labels, *(kind.table for kind in WALKED))),
    )  # fmt: skip
    return tuple(ordered((*_GROUND, *nodes, *relationships(), *CUSTODY, last)))


#: Of a row `r` of a file `f`.
_PLACE = place("f", "r")


def _record(kind: NodeType) -> Step:
    if kind.tells.gathered:
        return _standing(kind, _gathered(kind))
    columns = [f'r."{p.name}"' for p in kind.properties if p.name not in FOLDED]
    if kind.tells.covers:
        days = zip(kind.tells.covers, ("since", "until"), strict=True)
        columns += [f"CAST({day} AS TIMESTAMP) AS covers_{end}" for day, end in days]
    fill = {"table": kind.table, "columns": ", ".join(columns), "place": _PLACE}
    rests = (f"read.{kind.table}",)
    reads = (*rests, "read.file")
    if not kind.has("gone_by"):
        return _standing(kind, Step(makes=(f"derived.{kind.table}",), reads=reads, rests=rests, by="record",
                                    sql="records/record", fills=(fill,), kind=kind))  # fmt: skip
    inner = statement("records/record").format(**fill)
    return Step(
        makes=(f"derived.{kind.table}",), reads=(*reads, "derived.gone"), rests=rests, by="record",
        sql="records/still", fills=({"query": inner},), kind=kind,
    )  # fmt: skip


def _standing(kind: NodeType, step: Step) -> Step:
    """What a later report undid: an event that is no more, a record with that as its status."""
    if not kind.has("report"):
        return step
    inner = tuple({"query": statement(step.sql).format(**fill)} for fill in step.fills)
    sql = "records/revised" if kind.has("status") else "records/standing"
    return replace(step, reads=(*step.reads, "undone"), sql=sql, fills=inner)


def _gathered(kind: NodeType) -> Step:
    told = [p for p in kind.properties if p.name not in FOLDED and p.name not in ("id", "name")]
    ways = {
        "own": ("r.id", 'r."name"', _own),
        "two": ("r1.id", 'r1."name", r2."name"', _two),
        "many": ("r.id", _first("name"), _many),
    }
    fill = {
        way: ", ".join([f"{id_} AS id", f"coalesce({name}, {id_}) AS name", *map(taken, told)])
        for way, (id_, name, taken) in ways.items()
    }
    return Step(
        makes=(f"derived.{kind.table}",), reads=(f"read.{kind.table}", "read.file"), rests=(f"read.{kind.table}",),
        by="record", sql="records/gathered", fills=({"table": kind.table, "place": _PLACE, **fill},), kind=kind,
    )  # fmt: skip


def _own(given: Property) -> str:
    """A property of a record that one row tells."""
    column = f'r."{given.name}"'
    return f'{_list(column)} AS "{given.name}"' if given.type.startswith("list") else column


def _two(given: Property) -> str:
    """A property of a record that two rows tell: `r1` and `r2`."""
    rows = f'r1."{given.name}", r2."{given.name}"'
    if given.type.startswith("list"):
        return f'{_list(f"flatten([{rows}])")} AS "{given.name}"'
    if given.every:
        return f"list_aggregate([{rows}], 'bool_and') AS \"{given.name}\""
    return f'coalesce({rows}) AS "{given.name}"'


def _many(given: Property) -> str:
    """A property of a record that more rows tell."""
    if given.type.startswith("list"):
        every = f'flatten(list(r."{given.name}") OVER every_row)'
        return f'{_list(every)} AS "{given.name}"'
    if given.every:
        return f'bool_and(r."{given.name}") OVER every_row AS "{given.name}"'
    return f'{_first(given.name)} AS "{given.name}"'


def _list(every: str) -> str:
    return f"coalesce(sorted_set({every}), [])"


def _first(name: str) -> str:
    return f'first_value(r."{name}" IGNORE NULLS) OVER every_row'


#: Events that name the place where they were.
_PLACED = tuple(f"read.{kind.table}" for kind in EVENTS if kind.tells.at)


def _entities() -> Iterator[Step]:
    for kind in ENTITIES:
        if name := kind.tells.concluded:
            given = {"prefix": f"{kind.table}:"} if "$prefix" in statement(f"entities/{name}") else {}
            yield Step(
                makes=(f"derived.{kind.table}",), reads=_CONCLUDED[name], rests=_PLACED if name == "place" else (),
                by="entity", sql=f"entities/{name}",
                given=given, kind=kind,
            )  # fmt: skip


def _computed() -> Iterator[Step]:
    for kind in COMPUTED:
        name = kind.tells.concluded
        if name not in _COMPUTED:
            continue
        yield Step(makes=(f"derived.{kind.table}",), reads=_COMPUTED[name], rests=("resolve.part_of",), by="entity",
                   sql=f"computed/{name}", kind=kind)  # fmt: skip


def relationships() -> Iterator[Step]:
    """Each type from what its nouns declare: whom records mean, who took part in events, where these were."""
    took_part = (
        *("resolve.participant", "read.participant", "read.file", "derived.mention", "derived.transmitted"),
        *("revised", "undone", "resolve.named", "read.named_vessel"),
    )
    reporting = tuple(f"read.{kind.table}" for kind in EVENTS if kind.has("record"))
    drawn: dict[str, tuple[str, dict[str, Any], tuple[str, ...], tuple[str, ...]]] = {
        "TOOK_PART_IN": ("took_part_in", {}, took_part, ("read.participant",)),
        "AT": ("at", {}, ("visit", "read.file"), _PLACED),
        "REPORTS": ("reports", {}, ("reported", "read.file"), reporting),
        "PART_OF": ("part_of", {}, ("resolve.part_of", "source"), ("resolve.part_of",)),
        "UNDER": ("under", {}, ("resolve.under", "read.bill", "source"), ("resolve.under",)),
        "HAS_LINE": ("has_line", {}, ("read.goods", "reported"), ("read.goods",)),
        "OPERATED_BY": ("operated_by", {}, ("derived.mention", "read.party_mention"), _SEATED),
        **{
            type_: (sql, given, _NAMED[sql], tuple(f"role {role}" for role in given["roles"]))
            for type_, (sql, given) in by_role(ROLES).items()
        },
        **{
            type_: ("attached", given, ("resolve.named", "read.named_vessel"), ("read.named_vessel",))
            for type_, (_, given) in by_role(VESSEL_ROLES).items()
        },
    }
    elsewhere = {step.table for step in CUSTODY}
    for kind in RELATIONSHIPS:
        if f"derived.{kind.table}" in elsewhere:
            continue
        told = [record for record in STATEMENTS if record.tells.link == kind.type]
        if told:
            fills = tuple({"table": record.table, "label": record.label} for record in told)
            rests = tuple(f"read.{record.table}" for record in told)
            yield edge(kind, "describes", (*rests, "read.file", "derived.mention"), rests=rests, fills=fills)
        elif kind.type in drawn:
            sql, given, reads, rests = drawn[kind.type]
            yield edge(kind, sql, reads, rests=rests, given=given)
        elif kind.table in _SUMMED:
            yield Step(makes=(f"derived.{kind.table}",), reads=_SUMMED[kind.table], rests=("read.party_mention",),
                       sql=f"computed/{kind.table}", kind=kind)  # fmt: skip
        elif kind.type == "CITES":
            yield Step(makes=(f"derived.{kind.table}",), reads=("read.citation", "paper"), rests=("read.citation",),
                       sql="edges/cites", kind=kind)  # fmt: skip


#: Roles in which records may name a place.
_SEATED = tuple(f"role {role.name}" for role in ROLES if role.end == "record")

#: Statement of `sql/edges` for parties → what it reads.
_NAMED: Mapping[str, tuple[str, ...]] = {
    "holds": ("derived.mention", "read.party_mention", "stated_day"),
    "named": ("derived.mention", "read.party_mention", "read.same_party"),
}


def edge(kind: RelType, sql: str, reads: tuple[str, ...], **more: Any) -> Step:
    """The step of a relationship; what no record tells has the key ''."""
    return Step(
        makes=(f"derived.{kind.table}",), reads=reads, by="record", key="coalesce(record, '')", sql=f"edges/{sql}",
        kind=kind, **more,
    )  # fmt: skip


def by_role(roles: Iterable[Role]) -> dict[str, tuple[str, dict[str, Any]]]:
    """Type → statement and parameters, for the relationships that roles of parties draw."""
    drawn: dict[str, list[Role]] = {}
    for role in roles:
        drawn.setdefault(role.relationship, []).append(role)
    return {
        type_: (
            "holds" if each[0].end == "asset" else "named",
            {"roles": [role.name for role in each], "kinds": [role.kind for role in each]},
        )
        for type_, each in drawn.items()
    }
