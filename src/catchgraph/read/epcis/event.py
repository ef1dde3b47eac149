"""An event as a record: what happened when and where, its lots as lines of goods, whom and which papers it names."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from catchgraph.model.ids import digest
from catchgraph.normalise.attached import transaction_kind
from catchgraph.read.dataset import Provenance
from catchgraph.read.document.form import Cited, Document, Line, Revises, Written
from catchgraph.read.epcis.activity import activity, code, lacking
from catchgraph.read.epcis.amounts import Amount, amounts
from catchgraph.read.epcis.cut import EVENTS, MASTER
from catchgraph.read.epcis.goods import Told, told
from catchgraph.read.epcis.happening import happening, moment
from catchgraph.read.epcis.lots import class_document, goods_of, lot_documents
from catchgraph.read.epcis.master import CLASSES, Master
from catchgraph.read.epcis.parties import certificates, named_vessels, parties
from catchgraph.read.epcis.tree import members, text, texts
from catchgraph.read.format import Said

NO_EVENT = "neither an event of EPCIS (ObjectEvent, TransformationEvent, …) nor a class of product"
NOTHING_SAID = "names no lot and no time"
NO_TIME = "no time that can be read: ISO 8601 expected (2026-01-31T23:59:00Z)"
NO_STEP = "a business step that is not known: what happened is not"
NO_LOT = "names no lot, item or logistic unit"
TWICE = "another event of the file, which says something else, has this id: both are taken for one"
NO_ACTION = "an action is one of ADD, OBSERVE, DELETE"
_OFFSET = re.compile(r"[+-]\d{2}:?\d{2}|Z", re.IGNORECASE)
_OWN_OFFSET = re.compile(r"T.*(?:Z|[+-]\d{2}:?\d{2})$", re.IGNORECASE)
_GEO = re.compile(r"geo:(-?\d{1,2}(?:\.\d{1,12})?),(-?\d{1,3}(?:\.\d{1,12})?)")
_LAST = re.compile(r"[^:/#?]+$")
_ACTIONS = frozenset({"ADD", "OBSERVE", "DELETE"})


@dataclass(frozen=True, slots=True)
class Reader:
    """Makes documents of trees."""

    said: Said
    provenance: Provenance
    _seen: dict[tuple[int, str], str] = field(default_factory=dict)

    def documents(self, row: int, tree: Any) -> Iterator[Document]:
        """The event with its lots, or the class of product."""
        master = tree.get(MASTER)
        if not isinstance(master, Master):
            master = Master()
        kind = text(tree, "type", "isA")
        if kind == CLASSES:
            document = class_document(tree)
            if document:
                yield document
        elif kind not in EVENTS:
            self.said.refuse(row, "type", kind, NO_EVENT)
        else:
            yield from self._event(row, {**tree, "type": kind}, master)

    def _event(self, row: int, event: Any, master: Master) -> Iterator[Document]:
        found = amounts(event)
        happened = moment(event, "eventTime")
        if not found and happened is None:
            self.said.refuse(row, "eventTime", text(event, "eventTime"), NOTHING_SAID)
            return
        what = activity(event)
        self._doubts(row, event, what, found, happened)
        goods = told(event, what, happened, found)
        own = self._own(row, event, _content(event, happened, found))
        yield self._document(event, what, own, happened, _lines(event, what, found, goods, master), master)
        yield from lot_documents(found, goods.texts, goods.values, master)

    def _own(self, row: int, event: Any, content: str) -> str:
        """Its id, else what it says; an id that another event of its file has is said."""
        own = text(event, "eventID").upper()
        if not own:
            return digest([content])
        if self._seen.setdefault((self.said.file(row), own), content) != content:
            self.said.note(row, "eventID", own, TWICE)
        return own

    def _doubts(self, row: int, event: Any, what: str, found: list[Amount], happened: dt.datetime | None) -> None:
        step, action = text(event, "bizStep"), text(event, "action")
        if happened is None:
            self.said.note(row, "eventTime", text(event, "eventTime"), NO_TIME)
        if step and not what and ":gdst:" in step.lower():
            self.said.note(row, "bizStep", step, NO_STEP)
        if action and action.upper() not in _ACTIONS:
            self.said.note(row, "action", action, NO_ACTION)
        if not found:
            self.said.note(row, "epcList", "", NO_LOT)
        for each in lacking(event, what):
            self.said.note(row, each.element, each.value, each.reason)

    def _document(
        self, event: Any, what: str, own: str, happened: dt.datetime | None, lines: list[Line], master: Master
    ) -> Document:
        number, report = text(event, "eventID"), self.provenance.report(own)
        status = _status(event)
        where = _where(event, master)
        vessels = named_vessels(event, what, master)
        told = happening(event, what, happened, report, where, lines, vessels, master)
        return Document(
            label="TraceabilityEvent",
            key=(own,),
            texts=_texts(event, number),
            values={
                "name": _name(event, what, happened, where["place_name"]),
                "report": report,
                "kind": text(event, "type"),
                "activity": what or None,
                "happened": happened,
                "recorded": moment(event, "recordTime"),
                "status": status or None,
                "corrected_by": tuple(_corrective(event)) or None,
                **where,
                "certificates": tuple(dict.fromkeys(", ".join(filter(None, each[1:])) for each in certificates(event))),
            },
            parties=list(parties(event, what, master)),
            # Those of a catch are named for its line.
            vessels=[] if any(line.vessels for line in lines) else vessels,
            citations=[*_transactions(event), *_corrections(event)],
            lines=[] if told else lines,
            events=[told] if told else (),
            revises=[Revises(report, number or own, status)] if status else (),
        )


def _texts(event: Any, number: str) -> dict[str, Written]:
    plain = {
        "step": code(text(event, "bizStep")),
        "action": text(event, "action").upper(),
        "disposition": code(text(event, "disposition")),
        "transformation": text(event, "transformationID"),
        "unloading_port": text(event, "unloadingPort", "ilmd/unloadingPort"),
        "human_welfare": text(event, "humanWelfarePolicy", "ilmd/humanWelfarePolicy"),
        "feed_protein": text(event, "ilmd/proteinSource"),
        "farming_method": text(event, "ilmd/aquacultureMethod"),
        "broodstock": text(event, "ilmd/broodstockSource", "ilmd/broodstockSources"),
        "error_reason": code(text(event, "errorDeclaration/reason")),
    }
    return {"number": Written(number, "eventID"), **{name: Written(each) for name, each in plain.items() if each}}


def _name(event: Any, what: str, happened: dt.datetime | None, place: str | None) -> str | None:
    """What a person calls it: `processing 2025-02-10, REEF FOODS`."""
    called = what or code(text(event, "bizStep")) or text(event, "type")
    day = str(happened.date()) if happened else ""
    return ", ".join(filter(None, (" ".join(filter(None, (called, day))), place))) or None


def _status(event: Any) -> str:
    """What becomes of an event that its source declares an error; '' of others."""
    if not event.get("errorDeclaration"):
        return ""
    return "replaced" if _corrective(event) else "deleted"


def _corrective(event: Any) -> list[str]:
    path = "errorDeclaration/correctiveEventIDs"
    return [*texts(event, f"{path}/correctiveEventID"), *texts(event, path)]


def _corrections(event: Any) -> Iterator[Cited]:
    for each in _corrective(event):
        yield Cited(kind="traceability-event", number=Written(each, "correctiveEventIDs"), part="errorDeclaration")


def _where(event: Any, master: Master) -> dict[str, Any]:
    place, point = text(event, "bizLocation/id"), text(event, "readPoint/id")
    moved = {
        name: next(
            (text(node, member) for _, node in members(event, f"{member}List", member)
             if code(text(node, "type")).lower() == "location"), "",
        )
        for name, member in (("moved_from", "source"), ("moved_to", "destination"))
    }  # fmt: skip
    latitude, longitude = _position(point, master.of(point)) or _position(place, master.of(place)) or (None, None)
    return {
        "place": place or None,
        "place_name": master.of(place).get("name"),
        "read_at": master.called(point) or None,
        "latitude": latitude,
        "longitude": longitude,
        **{name: master.called(each) or None for name, each in moved.items()},
    }


def _position(identifier: str, told: Mapping[str, str]) -> tuple[float, float] | None:
    found = _GEO.match(identifier)
    pair = found.groups() if found else (told.get("latitude", ""), told.get("longitude", ""))
    try:
        latitude, longitude = float(pair[0]), float(pair[1])
    except ValueError:
        return None
    # Null Island stands for "not entered".
    there = -90 <= latitude <= 90 and -180 <= longitude <= 180 and (latitude, longitude) != (0, 0)
    return (latitude, longitude) if there else None


def _transactions(event: Any) -> Iterator[Cited]:
    """Business papers by the number behind the prefix; one of whose kind nobody knows is of kind `other`."""
    for part, node in members(event, "bizTransactionList", "bizTransaction"):
        written = text(node, "bizTransaction") or (node if isinstance(node, str) else "")
        found = _LAST.search(written.strip().rstrip("/"))
        if found:
            kind = transaction_kind(code(text(node, "type"))) or "other"
            yield Cited(kind=kind, number=Written(found[0], "bizTransaction"), part=part)


def _lines(event: Any, what: str, found: list[Amount], goods: Told, master: Master) -> list[Line]:
    """A line for each lot, which it cites with its weight."""
    lines = []
    boats = named_vessels(event, what, master) if goods.of_line else []
    described = {one.lot.key: goods_of(one.lot, master) for one in found}
    for number, one in enumerate(found, 1):
        made, amount = one.stage == "product", one.texts
        cited = Cited(
            kind="lot", number=Written(one.written, one.part), weight=amount.get("net_kg"), part=one.part
        )  # fmt: skip
        lines.append(
            Line(
                key=(str(number), one.lot.key, one.quantity, one.unit),
                stage="catch" if made and goods.of_line else one.stage,
                part=one.part,
                texts={
                    **described[one.lot.key],
                    **(goods.texts if made else {}),
                    **amount,
                    "line_no": Written(str(number)),
                    "lot": Written(one.lot.number or one.written, one.part),
                },
                values=goods.values if made else {},
                citations=[cited],
                vessels=boats if made else [],
            )
        )
    return lines


def _content(event: Any, happened: dt.datetime | None, found: list[Amount]) -> str:
    """All that makes an event without an id itself, the same in XML and JSON."""
    lots = sorted((one.stage, one.lot.key, _amount(one.quantity), one.unit) for one in found)
    who = sorted(
        (name, code(text(node, "type")).lower(), text(node, member))
        for name, member in (("sourceList", "source"), ("destinationList", "destination"))
        for _, node in members(event, name, member)
    )
    told = (
        text(event, "type"), str(happened or text(event, "eventTime")), code(text(event, "bizStep")),
        text(event, "action"), text(event, "bizLocation/id"), text(event, "readPoint/id"), text(event, "parentID"),
        text(event, "transformationID"), text(event, "productOwner"),
    )  # fmt: skip
    return json.dumps([told, lots, who])


def _amount(written: str) -> str:
    try:
        return repr(float(written))
    except ValueError:
        return written
