"""FollowTheMoney entities: a JSON object an entity, in lines or a list, in any order, in one file or several."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from catchgraph.read.dataset import Provenance
from catchgraph.read.format import Format, Said, card
from catchgraph.read.ftm.context import Context
from catchgraph.read.ftm.entity import FtmEntity, elsewhere, entities_of
from catchgraph.read.ftm.links import OPERATOR, STATED, Known, Linker
from catchgraph.read.ftm.nested import unnested
from catchgraph.read.ftm.party import Described, party_of
from catchgraph.read.ftm.schemata import ADDRESS, OWNERSHIP, PARTIES, SANCTION, TAKEN, VESSEL
from catchgraph.read.ftm.vessel import vessel_of
from catchgraph.read.output import Output
from catchgraph.read.rows_of import IdentityRow, Item, PartyRow, VesselRow, rows_of


def read_entities(objects: Iterable[Mapping[str, Any]], provenance: Provenance, said: Said) -> Output:
    """Vessels and parties as identities and mentions, ownerships as dated owners, sanctions as measures."""
    return read_linked((), objects, provenance, said)


def read_linked(
    beside: Iterable[Mapping[str, Any]], objects: Iterable[Mapping[str, Any]], provenance: Provenance, said: Said
) -> Output:
    """As `read_entities`; links may lead to entities in `beside`, which give no rows of their own here."""
    own, count = entities_of(objects, said)
    every = list(own.values())
    others = elsewhere(every, own, beside)
    context = Context({**others, **own}, provenance, said)
    owned = {id_ for each in every if each.schema == OWNERSHIP for id_ in each.all("asset")}
    owned |= {each.id for each in every if each.all("parent")}
    vessels, parties = _vessels(every, context), _parties(every, context, owned)
    abroad = replace(context, said=Said())
    known = Known(
        {id_: identity for id_, (identity, _) in (_vessels(others.values(), abroad) | vessels).items()},
        _parties(others.values(), abroad, owned) | parties,
    )
    linker = Linker(context, known)
    links = list(_links(every, linker))
    ids = [""] * count
    for each in every:
        record = linker.known.identity(each.id)
        for row in (each.row, *each.also) if record else ():
            ids[row] = record.id if record else ""
    for item in links:
        if not isinstance(item, PartyRow) and not ids[item.row]:
            ids[item.row] = item.id if not isinstance(item, VesselRow) else ""
    _refuse_rest(every, context, ids)
    return Output(ids, rows_of([*_described(vessels, parties, links), *links]))


def _vessels(every: Iterable[FtmEntity], context: Context) -> dict[str, tuple[IdentityRow, VesselRow]]:
    return {e.id: vessel for e in every if e.schema == VESSEL and (vessel := vessel_of(e, context))}


def _parties(every: Iterable[FtmEntity], context: Context, owned: Collection[str]) -> dict[str, Described]:
    return {e.id: party for e in every if e.schema in PARTIES and (party := party_of(e, context, owned))}


def _links(every: Sequence[FtmEntity], linker: Linker) -> Iterable[Item]:
    for entity in every:
        if entity.schema == OWNERSHIP:
            records, mentions = linker.ownership(entity)
            yield from records
            yield from mentions
        elif entity.schema == SANCTION:
            yield from linker.sanction(entity)
        elif entity.schema == VESSEL:
            yield from linker.named(entity, "owner", STATED)
            yield from linker.named(entity, "operator", OPERATOR)
        elif entity.schema in PARTIES:
            yield from linker.named(entity, "parent", STATED)


def _described(
    vessels: Mapping[str, tuple[IdentityRow, VesselRow]], parties: Mapping[str, Described], links: Sequence[Item]
) -> Iterable[Item]:
    """Vessels, each with the stems of those that own or operate it, and parties."""
    stems: dict[str, dict[str, None]] = {}
    for link in links:
        if isinstance(link, PartyRow) and link.asset_mention_id:
            stems.setdefault(link.asset_mention_id, {}).update(dict.fromkeys(link.stems))
    for identity, mention in vessels.values():
        yield identity
        yield replace(mention, parties=tuple(stems.get(mention.mention_id, ())))
    for party in parties.values():
        yield party.identity
        yield from party.mentions


def _refuse_rest(every: Sequence[FtmEntity], context: Context, ids: Sequence[str]) -> None:
    """Addresses that nobody has: nothing of them is kept. What else gave no record was refused with its reason."""
    used = {reference for each in every if ids[each.row] for reference in each.all("addressEntity")}
    for each in every:
        if each.schema == ADDRESS and each.id not in used:
            for row in (each.row, *each.also):
                context.said.refuse(row, "id", each.id, "an address that no party of this file has")
        elif each.row in context.said.refusals:
            for row in each.also:
                context.said.refuse(row, *context.said.refusals[each.row])


def _knows(value: Mapping[str, Any]) -> bool:
    return isinstance(value.get("schema"), str) and isinstance(value.get("properties"), dict) and "id" in value


FTM_ENTITIES = Format(
    layout=card(
        "ftm-entities",
        kind="entities",
        organisation="FollowTheMoney",
        title="FollowTheMoney entities",
        says="""
Vessels, companies, organisations and persons with their names, numbers and addresses; who owns (with dates and
percentages) and operates them; sanctions on them. Other schemata are rejected and counted.
""",
        keys=("id", "schema", "properties"),
        revision=5,
        origin="domestic",
    ),
    knows=_knows,
    takes=TAKEN,
    read=read_entities,
    parts=unnested,
    linked=read_linked,
)
