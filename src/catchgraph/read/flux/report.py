"""One `<FAReportDocument>` as documents: a declaration for each transshipment and landing, a report of all else.

A report that deletes or cancels another says nothing itself. What it refers to may be in another file, loaded before
or after.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from catchgraph.model.ids import digest
from catchgraph.read.dataset import Provenance
from catchgraph.read.document.declared import content
from catchgraph.read.document.elements import each, text, written
from catchgraph.read.document.form import Document, Happening, Line, Party, Revises, Vessel, Written
from catchgraph.read.flux import activity as act
from catchgraph.read.flux.catch import Shared, lines
from catchgraph.read.flux.codes import ACTIVITIES, EVENTS, PURPOSES, RECORDS, REPORTS, words
from catchgraph.read.flux.vessel import masters, vessel
from catchgraph.read.format import Said

REPORT, ACTIVITY, SHIP = "RelatedFLUXReportDocument", "SpecifiedFishingActivity", "SpecifiedVesselTransportMeans"
NUMBER, REFERS, PURPOSE = f"{REPORT}/ID", f"{REPORT}/ReferencedID", f"{REPORT}/PurposeCode"
KIND, ACCEPTED = "TypeCode", "AcceptanceDateTime"
EMPTY = "a report of no activity, which corrects and deletes nothing"
NO_NUMBER = "a report without a number: known by its content, and nothing can correct it"
NO_OTHER = "names no other report: nothing follows from it"
ITSELF = "names itself: nothing follows from it"
SAYS_MORE = "a {} also reports activities: these are not read"
ANNOUNCED = "is only announced: a record, and no event"
NO_EVENT = "is no event that is read: what was caught or on board is kept with the report"
NO_KIND = "neither a declaration nor a notification"


@dataclass(frozen=True, slots=True)
class _Head:
    """What holds for all that a report says."""

    row: int
    number: str
    values: Mapping[str, Any]
    revises: tuple[Revises, ...]
    vessels: Sequence[Vessel]
    parties: Sequence[Party]
    declared: Written


@dataclass(frozen=True, slots=True)
class Reader:
    """Makes documents of reports; `provenance`: of which source the numbers of reports are."""

    said: Said
    provenance: Provenance

    def documents(self, row: int, element: Any) -> Iterator[Document]:
        """The documents of a report; none, and refused, where it says nothing."""
        status, becomes = PURPOSES.get(text(element, PURPOSE), PURPOSES["9"])
        self._known(row, element)
        head = self._head(row, element, status, becomes)
        found = list(each(element, ACTIVITY, place=partial(self.said.place, row)))
        if becomes and becomes != "replaced":
            if found:
                self.said.note(row, ACTIVITY, f"{len(found)} activities", SAYS_MORE.format(status))
            yield self._report(head, (), status)
            return
        if not found and not becomes:
            self.said.refuse(row, ACTIVITY, "", EMPTY)
            return
        apart = [(part, one) for part, one in found if text(one, act.TYPE) in RECORDS]
        rest = [(part, one) for part, one in found if text(one, act.TYPE) not in RECORDS]
        for place, (part, one) in enumerate(apart, 1):
            yield self._declaration(head, part, one, place)
        if rest or not apart:
            yield self._report(head, rest, "" if rest else status)

    def _known(self, row: int, element: Any) -> None:
        for path, known in ((PURPOSE, PURPOSES), (KIND, REPORTS)):
            code = text(element, path)
            if code not in known:
                taken = "an original is taken" if path == PURPOSE else NO_KIND
                self.said.note(row, path, code, f"no code that is known: {taken}" if path == PURPOSE else taken)

    def _head(self, row: int, element: Any, status: str, becomes: str) -> _Head:
        number = text(element, NUMBER)
        if not number:
            self.said.note(row, NUMBER, "", NO_NUMBER)
        key = number.lower() or digest(content(element))
        ships = list(each(element, SHIP))
        values = {
            "status": status,
            "basis": REPORTS.get(text(element, KIND)),
            "report": self.provenance.report(key) if number else None,
            "revises": text(element, REFERS).lower() or None if becomes else None,
        }
        return _Head(
            row,
            key,
            values,
            self._revises(row, element, becomes),
            [vessel(found, part) for part, found in ships],
            [party for part, found in ships for party in masters(found, part)],
            Written(text(element, ACCEPTED)[:10], ACCEPTED),
        )

    def _revises(self, row: int, element: Any, becomes: str) -> tuple[Revises, ...]:
        """The report that this one changes, by its key, and what becomes of it."""
        other = text(element, REFERS).lower()
        if not becomes:
            return ()
        if not other or other == text(element, NUMBER).lower():
            self.said.note(row, REFERS, other, ITSELF if other else NO_OTHER)
            return ()
        return (Revises(self.provenance.report(other), other, becomes),)

    def _report(self, head: _Head, found: Sequence[tuple[str, Any]], alone: str) -> Document:
        """All that is no transshipment and no landing; `alone`: what a report is that says nothing itself."""
        told = [self._event(head, part, one, ()) for part, one in found]
        kinds = dict.fromkeys(_kind(one) for _, one in found)
        one = found[0][1] if found else None
        texts: act.Texts = {**act.when(one), "trip": written(one, act.TRIP)} if one is not None else {}
        return Document(
            label="ActivityReport",
            key=(head.number,),
            texts={**texts, "number": Written(head.number, NUMBER), "declared": head.declared},
            values={**head.values, "activity": ", ".join(kinds) or alone},
            vessels=head.vessels,
            parties=head.parties,
            lines=[line for event, own in told if event is None for line in own],
            events=[event for event, _ in told if event],
            revises=head.revises,
        )

    def _declaration(self, head: _Head, part: str, one: Any, place: int) -> Document:
        """A transshipment or landing; of several of one report each after the first has its place in its number."""
        partners = list(act.partners(one, part))
        vessels = [*head.vessels, *partners]
        event, own = self._event(head, part, one, partners)
        number = head.number if place == 1 else f"{head.number}/{place}"
        said_by = next((ship.role for ship in head.vessels), "vessel")
        texts: act.Texts = {**act.when(one), **act.where(one), "trip": written(one, act.TRIP)}
        return Document(
            label=RECORDS[text(one, act.TYPE)],
            key=(number,),
            part=part,
            texts={**texts, "number": Written(number, NUMBER), "declared": head.declared},
            values={**head.values, "declared_by": _DECLARERS.get(said_by), "areas": act.areas(one)},
            vessels=vessels,
            parties=[*head.parties, *(found for within, ship in each(one, act.WITH, part)
                                      for found in masters(ship, within))],
            lines=own if event is None else (),
            events=[event] if event else (),
            revises=head.revises,
        )  # fmt: skip

    def _event(
        self, head: _Head, part: str, one: Any, partners: Sequence[Vessel]
    ) -> tuple[Happening | None, Sequence[Line]]:
        """The event of an activity, and its lines."""
        kind = text(one, act.TYPE)
        own = list(lines(one, part, _shared(one, kind), head.row, self.said, partial(self.said.place, head.row)))
        values = {name: head.values[name] for name in ("basis", "report")}
        vessels = [*head.vessels, *(partners or act.partners(one, part))]
        event = act.event(one, part, values, vessels, own)
        if event is None:
            reason = ANNOUNCED if kind in EVENTS else NO_EVENT
            self.said.note(head.row, f"{ACTIVITY}/{act.TYPE}", kind, reason, part)
        return event, own


_DECLARERS = {"donor": "donor", "receiving vessel": "receiver"}


def _kind(one: Any) -> str:
    code = text(one, act.TYPE)
    return ACTIVITIES.get(code, words(code))


def _shared(one: Any, kind: str) -> Shared:
    """What an activity says of all its catches: of a haul when and with what it was caught, else when it was moved."""
    where, when = act.where(one), act.when(one)
    if EVENTS.get(kind) == "Fishing":
        days = {"caught_since": _days(when["start"]), "caught_until": _days(when["end"])}
        waters = {"zones": act.several(where["eezs"]), "rfmos": act.several(where["rfmos"])}
        return Shared({**days, "gear": act.gear(one)}, act.areas(one) or (), waters)
    port = where.get("port", Written(""))
    if kind == "LANDING":
        return Shared({"landed": _days(when["start"]), "landed_at": port})
    if kind == "TRANSHIPMENT":
        places = [*act.several(port), *(Written(code, act.WHERE) for code in act.areas(one) or ())]
        return Shared({"landed": _days(when["start"]), "transshipped_at": places})
    return Shared()


def _days(found: Sequence[Written]) -> Sequence[Written]:
    return [Written(one.text[:10], one.called) for one in found]
