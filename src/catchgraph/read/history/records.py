"""A vessel's page as records: an `Identity` a segment, a `Listing` a dated listing, and who is mentioned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from catchgraph.model.dates import PartialDate
from catchgraph.model.ids import make_id
from catchgraph.model.roles import stated
from catchgraph.normalise.answer import answer
from catchgraph.normalise.call_sign import call_sign
from catchgraph.normalise.flag import flag
from catchgraph.normalise.mmsi import mmsi_flag
from catchgraph.normalise.vessel_name import split_names, vessel_name
from catchgraph.read.dataset import Provenance
from catchgraph.read.dates import midnight
from catchgraph.read.history.page_cells import PageCells
from catchgraph.read.history.timeline import DatedValue, Segment
from catchgraph.read.history.vessel import Page
from catchgraph.read.intervals import NOT_UNDERSTOOD, ListedFor, Standing, listed_for, standing
from catchgraph.read.layouts.model import Party
from catchgraph.read.parties import Named, parties_of
from catchgraph.read.rows_of import IdentityRow, Item, ListingRow, PartyRow, VesselRow

OWNER = Party(role=stated("OWNS"), name="Owner", spellings=True)
OPERATOR = Party(role=stated("OPERATES"), name="Operator", spellings=True)


@dataclass(frozen=True, slots=True)
class Recorder:
    """Makes records of one page."""

    page: Page
    provenance: Provenance

    @property
    def mention(self) -> str:
        """Id of the mention of the vessel: the page itself says that all of it is about one."""
        return self._id("mention")

    def _id(self, kind: str, *parts: str | None) -> str:
        return make_id(kind, *self.provenance.key, self.page.key, *parts)

    def identity_id(self, segment: Segment) -> str:
        """Id of a segment's record."""
        return self._id("identity", _text(segment.since), _text(segment.until), repr(sorted(segment.values.items())))

    def records(self, cells: PageCells) -> Iterator[Item]:
        """Everything the page says."""
        parties = list(self._parties())
        yield self._vessel(parties)
        for segment in self.page.segments:
            yield self._identity(segment)
        yield from parties
        yield from self._listings(cells)

    def _vessel(self, parties: list[PartyRow]) -> VesselRow:
        page = self.page
        return VesselRow(
            row=page.row,
            mention_id=self.mention,
            name=page.name,
            names=tuple(dict.fromkeys((*page.names, *page.rfmo_names))),
            imo=page.imo,
            mmsis=page.mmsis,
            call_signs=page.call_signs,
            registration_numbers=page.registrations,
            flags=page.flags,
            former_flags=page.former_flags,
            lengths_m=page.lengths,
            tonnages=page.tonnages,
            built=page.built,
            vessel_type=page.vessel_type,
            parties=tuple(dict.fromkeys(stem for party in parties for stem in party.stems)),
        )

    def _identity(self, segment: Segment) -> IdentityRow:
        page = self.page
        names = [name for cell in segment.values.get("Name", ()) for name in split_names(cell)]
        codes = [code for code in map(flag, segment.values.get("Flag", ())) if code]
        signs = [sign for sign in map(call_sign, segment.values.get("IRCS", ())) if sign]
        last = segment is page.segments[-1]
        parsed = vessel_name(names[0]) if names else None
        return IdentityRow(
            row=page.row,
            mention_id=self.mention,
            id=self.identity_id(segment),
            name=names[0] if names else f"unnamed {page.imo or page.number or ''}".rstrip(),
            source=self.provenance.layout.organisation,
            number=page.number,
            name_key=parsed.key if parsed else None,
            other_names=tuple(dict.fromkeys(names[1:])),
            previous_names=self._undated_names() if last else (),
            flag=codes[0] if codes else None,
            other_flags=tuple(dict.fromkeys(codes[1:])),
            imo=page.imo,
            imo_written=page.imo_written,
            imo_status=page.imo_status,
            mmsi=page.mmsis[0] if last and page.mmsis else None,
            mmsi_flag=mmsi_flag(page.mmsis[0]) if last and page.mmsis else None,
            call_sign=signs[0] if signs else None,
            other_call_signs=tuple(dict.fromkeys(signs[1:])),
            registration_number=page.registrations[0] if last and page.registrations else None,
            vessel_type=page.vessel_type,
            gear=page.gear,
            length_m=page.lengths[0] if page.lengths else None,
            tonnage=page.tonnages[0] if page.tonnages else None,
            built=page.built[0] if page.built else None,
            owners=segment.values.get("Owner", ()),
            since=midnight(segment.since.first) if segment.since else None,
            since_precision=segment.since.precision if segment.since else None,
            until=midnight(segment.until.last) if segment.until else None,
            until_precision=segment.until.precision if segment.until else None,
            edition=self.provenance.edition.day,
        )

    def _undated_names(self) -> tuple[str, ...]:
        """What the page gives without dates: said of the present, and of no stretch before it."""
        cells = self.page.former.get("Name", ())
        return tuple(dict.fromkeys(name for cell in cells for name in split_names(cell)))

    def _parties(self) -> Iterator[PartyRow]:
        """Owners and operators; placeholders such as "Rptd Sold Undisclosed Interest" are nobody."""
        page = self.page
        dated = [*page.owners.dated, *(DatedValue(None, None, text) for text in page.owners.undated)]
        told = {each.value for each in dated}
        present = [text for text in page.segments[-1].values.get("Owner", ()) if text not in told]
        for owner in [*dated, *(DatedValue(None, None, text) for text in present)]:
            for named in parties_of(owner.value, OWNER):
                yield self._party(named, OWNER.role, owner)
        for text in page.operators:
            for named in parties_of(text, OPERATOR):
                yield self._party(named, OPERATOR.role, DatedValue(None, None, text))

    def _party(self, named: Named, role: str, dated: DatedValue) -> PartyRow:
        first = next((each for each in self.page.segments if _holds(each, dated)), self.page.segments[-1])
        return PartyRow(
            row=self.page.row,
            part=dated.part,
            mention_id=self._id("mention", role, _text(dated.since), _text(dated.until), named.name),
            record_id=self.identity_id(first),
            asset_mention_id=self.mention,
            role=role,
            signs=named.signs,
            name=named.name,
            spellings=named.spellings,
            keys=named.keys,
            stems=named.stems,
            since=midnight(dated.since.first) if dated.since else None,
            until=midnight(dated.until.last) if dated.until else None,
        )

    def _listings(self, cells: PageCells) -> Iterator[ListingRow]:
        """Listings that the page dates; one without a date says nothing that could be placed in time."""
        for entry in cells.entries("RFMO History"):
            rfmo = entry.clean("RFMO History", entry.value.get("RFMO"))
            status = entry.clean("RFMO History", entry.value.get("Status")) or ""
            since, _ = entry.date("RFMO History", entry.value.get("Date listed"))
            until, _ = entry.date("RFMO History", entry.value.get("Date delisted"))
            if rfmo is None or (since is None and until is None):
                entry.note("RFMO History", entry.value, "no organisation or no possible date: no listing")
            elif since and until and until.last < since.first:
                entry.note("RFMO History", entry.value, "delisted before it was listed: no listing")
            else:
                if status and _standing(status).listed is None:
                    entry.note("RFMO History", status, NOT_UNDERSTOOD)
                span = listed_for((since, until), _standing(status), self.provenance.edition)
                yield self._listing(rfmo, span, entry)

    def _listing(self, rfmo: str, span: ListedFor, entry: PageCells) -> ListingRow:
        page, edition = self.page, self.provenance.edition
        keys = (parsed.key for parsed in map(vessel_name, page.names) if parsed)
        return ListingRow(
            row=page.row,
            part=entry.part,
            mention_id=self.mention,
            id=self._id("listing", rfmo, span.text),
            name=page.name or f"unnamed {page.imo or page.number or ''}".rstrip(),
            rfmo=rfmo,
            in_force=span.in_force,
            period=span.period,
            names=page.names,
            name_keys=tuple(dict.fromkeys(keys)),
            rfmo_names=page.rfmo_names,
            imo=page.imo,
            mmsis=page.mmsis,
            call_signs=page.call_signs,
            registration_numbers=page.registrations,
            flag=page.flags[0] if page.flags else None,
            vessel_type=page.vessel_type,
            gear=page.gear,
            lengths_m=page.lengths,
            tonnages=page.tonnages,
            built=page.built,
            since=span.since,
            since_latest=span.since_latest,
            since_precision=span.since_precision,
            until=span.until,
            until_earliest=span.until_earliest,
            until_precision=span.until_precision,
            reason=entry.clean("RFMO History", entry.value.get("Reason")),
            edition=edition.day,
        )


def _holds(segment: Segment, dated: DatedValue) -> bool:
    return dated.value in segment.values.get("Owner", ()) and (
        dated.since is None or (segment.since is not None and dated.since.first <= segment.since.first)
    )


def _text(date: PartialDate | None) -> str | None:
    return str(date) if date else None


def _standing(status: str) -> Standing:
    """A page gives the day of a delisting in a place of its own: an entry without status and without one stands."""
    return standing(status, answer(status, "listed")) if status else Standing(listed=True)
