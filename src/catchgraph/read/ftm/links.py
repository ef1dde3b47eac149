"""Who owns, operates and sanctions whom: links between entities of a file, or into another of its dataset."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from catchgraph.model.dates import PartialDate
from catchgraph.model.roles import role_in, stated
from catchgraph.normalise.quantity import decimal
from catchgraph.read.dates import midnight
from catchgraph.read.ftm.context import Context
from catchgraph.read.ftm.entity import FtmEntity
from catchgraph.read.ftm.party import SAID_PERSON, Described
from catchgraph.read.rows_of import IdentityRow, MeasureRow, PartyRow

STATED, OPERATOR = stated("OWNS"), stated("OPERATES")
NOWHERE = "no entity of that id in this file or beside it: load it together with the file that has it"


@dataclass(frozen=True, slots=True)
class Known:
    """Vessels and parties that were read, by id: what a link may refer to."""

    vessels: Mapping[str, IdentityRow]
    parties: Mapping[str, Described]

    def identity(self, id_: str) -> IdentityRow | None:
        """The record of a vessel or party."""
        return self.vessels.get(id_) or (self.parties[id_].identity if id_ in self.parties else None)


@dataclass(frozen=True, slots=True)
class Linker:
    """Makes records and mentions of links, and refuses those that lead nowhere."""

    context: Context
    known: Known

    def ownership(self, entity: FtmEntity) -> tuple[list[IdentityRow], list[PartyRow]]:
        """An identity of the asset for the days of the ownership, and each owner in its role.

        Refused where an end is missing, in no file, not read, the other end, or no possible asset.
        """
        owners, assets = self._ends(entity, "owner"), self._ends(entity, "asset")
        if owners is None or assets is None:
            return [], []
        pairs = [(owner, asset) for owner in owners for asset in assets]
        if wrong := next(filter(None, (self._impossible(owner, asset) for owner, asset in pairs)), None):
            self.context.said.refuse(entity.row, "properties.owner", owners[0], wrong)
            return [], []
        since, until = entity.interval(self.context.said, "startDate", "date")
        share = self._share(entity)
        records = {asset: self._dated(entity, asset, owners, since, until) for asset in assets}
        mentions = [
            replace(
                self.known.parties[owner].mention(),
                row=entity.row,
                record_id=records[asset].id,
                asset_mention_id=records[asset].mention_id,
                role=_role(entity),
                percentage=share,
                since=_first(since),
                until=_last(until),
            )
            for owner, asset in pairs
        ]
        return list(records.values()), mentions

    def named(self, entity: FtmEntity, key: str, role: str) -> Iterator[PartyRow]:
        """Parties that a vessel or company names in a property: its operator, its owner, its parent."""
        record = self.known.identity(entity.id)
        for reference in entity.all(key):
            wrong = self._missing(reference, "party")
            if record is None or wrong or self._impossible(reference, entity.id):
                why = wrong or self._impossible(reference, entity.id) or "it is not read"
                self.context.said.note(entity.row, f"properties.{key}", reference, why)
                continue
            yield replace(
                self.known.parties[reference].mention(),
                row=entity.row,
                record_id=record.id,
                asset_mention_id=record.mention_id,
                role=role,
            )

    def sanction(self, entity: FtmEntity) -> Iterator[MeasureRow]:
        """A measure on each entity that the sanction names."""
        targets = self._ends(entity, "entity")
        if targets is None:
            return
        since, until = entity.interval(self.context.said, "startDate", "listingDate", "date")
        program, authority = entity.first("program", "programId"), entity.first("authority")
        for target in targets:
            record = self.known.identity(target)
            if record is None:
                continue
            yield MeasureRow(
                row=entity.row,
                mention_id=record.mention_id,
                id=self.context.id("measure", entity.id, target),
                name=f"{program or authority or 'Sanction'}: {record.name}",
                authority=authority,
                program=program,
                kind=entity.first("provisions") or "sanction",
                reason=entity.first("reason"),
                since=_first(since),
                until=_last(until),
                edition=self.context.provenance.edition.day,
            )

    def _ends(self, entity: FtmEntity, key: str) -> list[str] | None:
        """The ids of one end of a link; None, and refused, where there is none or one leads nowhere."""
        found = entity.all(key)
        what = "party" if key == "owner" else "vessel or party"
        wrong = next(filter(None, (self._missing(each, what) for each in found)), None) if found else "it names none"
        if wrong:
            self.context.said.refuse(entity.row, f"properties.{key}", ", ".join(found), wrong)
            return None
        return found

    def _missing(self, id_: str, what: str) -> str:
        """Why an id leads nowhere; '' where it leads to what is wanted."""
        there = self.context.entities.get(id_)
        if there is None:
            return NOWHERE
        if id_ in self.known.parties or (what != "party" and id_ in self.known.vessels):
            return ""
        if id_ in self.known.vessels:
            return "a vessel, which owns and operates nothing"
        return f"that entity ({there.schema}) was rejected or is none of the kind"

    def _impossible(self, owner: str, asset: str) -> str:
        if owner == asset:
            return "it would own or operate itself"
        party = self.known.parties.get(asset)
        return "a person is nobody's asset" if party and SAID_PERSON in party.mention().signs else ""

    def _dated(
        self, entity: FtmEntity, asset: str, owners: list[str], since: PartialDate | None, until: PartialDate | None
    ) -> IdentityRow:
        identity = self.known.identity(asset)
        if identity is None:
            raise ValueError(f"no asset {asset}")
        share = entity.first("percentage")
        names = [self.known.parties[owner].identity.name for owner in owners]
        # Of the asset it says who owned it in these days; name and flag of the asset have other days, or none.
        return IdentityRow(
            row=entity.row,
            mention_id=identity.mention_id,
            id=self.context.id("identity", entity.id, asset),
            name=identity.name,
            source=identity.source,
            number=entity.id,
            imo=identity.imo,
            imo_written=identity.imo_written,
            imo_status=identity.imo_status,
            edition=identity.edition,
            owners=tuple(f"{name} ({share} %)" if share else name for name in names),
            since=_first(since),
            since_precision=since.precision if since else None,
            until=_last(until),
            until_precision=until.precision if until else None,
        )

    def _share(self, entity: FtmEntity) -> float | None:
        text = entity.first("percentage")
        if text is None:
            return None
        try:
            share = decimal(text.removesuffix("%").strip())
        except ValueError:
            share = None
        if share is None or not math.isfinite(share) or not 0 <= share <= 100:
            self.context.said.note(entity.row, "properties.percentage", text, "no percentage from 0 to 100")
            return None
        return share


def _role(entity: FtmEntity) -> str:
    return role_in(" ".join(entity.all("ownershipType", "role")).casefold(), "OWNS")


def _first(date: PartialDate | None) -> dt.datetime | None:
    return midnight(date.first) if date else None


def _last(date: PartialDate | None) -> dt.datetime | None:
    return midnight(date.last) if date else None
