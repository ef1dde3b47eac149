"""Documents as rows of `read.*`: cleaned once for each distinct text, with ids, flags and places."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from catchgraph.model.ids import SEPARATOR, make_id
from catchgraph.model.roles import PERSONAL
from catchgraph.model.schema import node
from catchgraph.normalise.flag import flag
from catchgraph.normalise.text import clean_text
from catchgraph.read.aboard import ROLE, is_vessel
from catchgraph.read.clean import Cleaned, Ways, clean, enrich
from catchgraph.read.clean.documents import loose, paper_key
from catchgraph.read.clean.enrich import Known
from catchgraph.read.clean.facility import seated
from catchgraph.read.clean.goods import name as name_of_goods
from catchgraph.read.clean.party import PartyRead, read_party
from catchgraph.read.clean.vessel import VesselParts, read_vessel
from catchgraph.read.dataset import Provenance
from catchgraph.read.document.certified import certified
from catchgraph.read.document.form import Cited, Document, Happening, Line, Party, Says, Vessel, Written
from catchgraph.read.document.happenings import NO_START, called, doubts, totals, worked
from catchgraph.read.format import Said
from catchgraph.read.given import day_properties
from catchgraph.read.long_cells import LONGEST, reason
from catchgraph.read.output import Output, Rows
from catchgraph.read.schema import schema_of
from catchgraph.read.taking_part import taking_part

#: Documents that an object gives; the object's row may be refused instead (`Said.refuse`).
DocumentsOf = Callable[[int, Any], Iterable[Document]]

NOTHING_READ = "holds nothing that is read"
#: Who acts for a party; of records that name no such role the agent is left out.
_AGENT = "forwarder"
#: Who took part in events, until participants are made of them.
TAKING = "taking part"


def output_of(
    objects: Iterable[Any], documents_of: DocumentsOf, provenance: Provenance, said: Said, ways: Ways
) -> Output:
    """The rows of the documents that `documents_of` makes of each object; one that gives none is unusable."""
    writer = Writer(provenance, said, ways)
    ids = []
    for row, value in enumerate(objects):
        found = [writer.document(row, each) for each in documents_of(row, value)]
        if not found:
            said.refuse(row, "", "", NOTHING_READ)
        ids.append(found[0] if found else "")
    tables = certified(writer.tables(), provenance)
    return Output(ids, [*tables, *taking_part(tables, writer.taking_part(), provenance, said)])


@dataclass
class Writer:
    """Turns documents into rows, one after another."""

    provenance: Provenance
    said: Said
    ways: Ways
    _rows: dict[str, list[tuple[int, str, dict[str, Any]]]] = field(default_factory=dict)
    _known: dict[tuple[str, str, str, str], Cleaned] = field(default_factory=dict)
    _followed: Known = field(default_factory=dict)

    def document(self, row: int, document: Document) -> str:
        """Write a document that stands in a row; the id of its record."""
        kind = node(document.label)
        id_ = make_id(kind.table, *self.provenance.key, *document.key)
        values = self._values(row, document.label, document)
        values.setdefault("name", kind.tells.say(values, kind.tells.says[:1]) or kind.tells.say(values) or None)
        day = next((values[name] for name in day_properties(document.label) if values.get(name)), None)
        self._add(kind.table, row, document.part, {**values, "id": id_})
        owner = _Owner(row, document.label, id_, day)
        self._named(owner, document)
        for line in document.lines:
            self._line(owner, line, None)
        for event in document.events:
            self._event(owner, event)
        for other in document.revises:
            self._add("revision", row, document.part, {"record_id": id_, **_as_dict(other)})
        return id_

    def tables(self) -> list[Rows]:
        """Everything that was written, in the order of rows."""
        return [_table(name, found) for name, found in self._rows.items() if name != TAKING]

    def taking_part(self) -> list[Rows]:
        """The vessels that took part in events: namings of which the record is an event. Nobody keeps them as such."""
        found = self._rows.get(TAKING)
        return [_table("named_vessel", found)] if found else []

    def _event(self, owner: _Owner, event: Happening) -> None:
        """An event that the document reports, its lines, and who took part; without a start it is none."""
        kind = node(event.label)
        values = self._values(owner.row, event.label, event)
        start: dt.datetime | None = values.get("start")
        id_ = make_id(kind.table, owner.record, *event.key) if start else None
        within = replace(owner, day=start or owner.day, event=id_)
        lines = [{**self._line(within, line, None), "stage": line.stage} for line in event.lines]
        if start is None or id_ is None:
            self.said.note(owner.row, "start", "", NO_START, event.part or None)
            return
        for doubted, why in doubts(values):
            self.said.note(owner.row, doubted, str(values.pop(doubted)), why, event.part or None)
        own: dict[str, Any] = {"id": id_, "record": owner.record, "source": self.provenance.publisher}
        if event.label == "Processing":
            own["kind"] = worked(values.get("process"), lines)
        name = called(event.label, start, (vessel.parts for vessel in event.vessels))
        self._add(kind.table, owner.row, event.part, {**totals(event.label, lines), **values, **own, "name": name})
        for vessel in event.vessels:
            self._vessel(_Owner(owner.row, event.label, id_, start), vessel, taking_part=True)

    def _line(self, owner: _Owner, line: Line, above: str | None) -> dict[str, Any]:
        values = self._values(owner.row, "Goods", line)
        id_ = make_id("goods", owner.record, above, line.stage, *line.key)
        values.setdefault("name", _called(values))
        day = values.get("caught_since") or values.get("landed") or owner.day
        own = {"id": id_, "record": owner.record, "stage": line.stage, "of_line": above, "event": owner.event}
        self._add("goods", owner.row, line.part, {**values, **own})
        self._named(_Owner(owner.row, owner.label, owner.record, day, id_), line)
        for each in line.lines:
            self._line(owner, each, id_)
        return values

    def _values(self, row: int, label: str, says: Says) -> dict[str, Any]:
        """The properties that texts become, what follows from them, and those that are known."""
        lists = _lists(label)
        found: dict[str, Any] = {}
        for name, written in says.texts.items():
            each = (written,) if isinstance(written, Written) else written
            cleaned = [self._cleaned(row, label, name, one, says.part) for one in each]
            values = [one.value for one in cleaned if one.value is not None]
            if name in lists:
                found[name] = tuple(dict.fromkeys(value for several in values for value in several)) or None
            else:
                found[name] = values[0] if values else None
            for one in cleaned:
                if one.also:
                    found = {**one.also, **found}
        return enrich(label, {**found, **says.values}, self._followed)

    def _cleaned(self, row: int, label: str, name: str, written: Written, part: str) -> Cleaned:
        called = written.called or name
        text = written.text
        if len(text) > LONGEST:
            self.said.note(row, called, text, reason(len(text)), part or None)
            text = text[:LONGEST]
        key = label, name, text, written.beside
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = clean(label, name, text, self.ways, written.beside)
        if found.reason:
            self.said.note(row, called, "" if found.secret else text, found.reason, part or None)
        return found

    def _named(self, owner: _Owner, says: Says) -> None:
        for party in says.parties:
            self._party(owner, party)
        for vessel in says.vessels:
            self._vessel(owner, vessel)
        for cited in says.citations:
            self._citation(owner, cited)

    def _party(self, owner: _Owner, party: Party) -> None:
        roles = node(owner.label).tells.names
        if party.role not in roles:
            raise ValueError(f"{owner.label} names no {party.role!r}")
        if party.role in PERSONAL and not self.provenance.persons:
            return
        found = read_party(party.parts, iso2=self.ways.iso2, persons=self.provenance.persons)
        if found.reason:
            self.said.note(owner.row, party.role, party.parts.name, found.reason, party.part or None)
        if found.same_as and found.same_as != party.role:
            said = {"role": party.role, "same_as": found.same_as, "as_written": clean_text(party.parts.name)}
            self._add("same_party", owner.row, party.part, {"record_id": owner.record, **said})
        named = [(party.role, found.party), (_AGENT, found.agent if _AGENT in roles else None)]
        for role, read in named:
            if read:
                self._mention(owner, role, read, party.part)

    def _mention(self, owner: _Owner, role: str, read: PartyRead, part: str) -> None:
        texts = (read.name, read.address or "", read.country or "", *read.numbers)
        if is_vessel(role, read.name, read.signs):
            parts = VesselParts(name=read.name, flag=read.country or "")
            self._vessel(owner, Vessel(role=ROLE, parts=parts, part=part))
        found = seated(role, read, self.ways.country)
        own = {"record_id": owner.record, "line_id": owner.line, "role": role}
        whose = None
        if found.party:
            whose = make_id("mention", owner.record, owner.line, role, *texts)
            self._add("party_mention", owner.row, part, {**_as_dict(found.party), **own, "mention_id": whose})
        if found.facility:
            place = make_id("mention", owner.record, owner.line, role, found.role, *texts)
            of = {**own, "role": found.role, "mention_id": place, "asset_mention_id": whose}
            self._add("party_mention", owner.row, part, {**_as_dict(found.facility), **of})

    def _vessel(self, owner: _Owner, vessel: Vessel, *, taking_part: bool = False) -> None:
        """A vessel that a document names, or that took part in an event of it."""
        read = read_vessel(vessel.parts, iso2=self.ways.iso2)
        state = read.flag if read else flag(vessel.parts.flag, iso2=self.ways.iso2)
        if read is None and state is None:
            return
        if read and read.reason and not taking_part:
            self.said.note(owner.row, vessel.role, vessel.parts.imo, read.reason, vessel.part or None)
        texts = SEPARATOR.join(_as_dict(vessel.parts).values())
        own = {
            "named_id": make_id("naming", owner.record, owner.line, vessel.role, texts),
            "record_id": owner.record,
            "line_id": owner.line,
            "role": vessel.role,
            "day": owner.day,
        }
        # A vessel of which the flag alone is told is still one of that flag.
        self._add(
            TAKING if taking_part else "named_vessel",
            owner.row,
            vessel.part,
            {**(_as_dict(read) if read else {"flag": state}), **own},
        )

    def _citation(self, owner: _Owner, cited: Cited) -> None:
        number = self._cleaned(owner.row, "Paper", "number", cited.number, cited.part).value
        issuer = flag(cited.country, iso2=self.ways.iso2) or self.ways.country or None
        document = paper_key(cited.kind, number, issuer)
        if document is None:
            return
        beside = {
            "day": self._beside(owner, "Paper", "issued", cited.day, cited.part),
            "kg": self._beside(owner, "Goods", "net_kg", cited.weight, cited.part),
            "made_kg": self._beside(owner, "Goods", "net_kg", cited.made, cited.part),
            "landed_kg": self._beside(owner, "Goods", "net_kg", cited.landed, cited.part),
            "cited_line": clean_text(cited.line) or None,
            "country": issuer,
        }
        keys = {"number": number, "document": document, "loose": loose(cited.kind, number, issuer)}
        own = {"record_id": owner.record, "line_id": owner.line, "kind": cited.kind}
        self._add("citation", owner.row, cited.part, {**own, **keys, **beside})

    def _beside(self, owner: _Owner, label: str, name: str, written: Written | None, part: str) -> Any:
        return self._cleaned(owner.row, label, name, written, part).value if written else None

    def _add(self, table: str, row: int, part: str, values: dict[str, Any]) -> None:
        self._rows.setdefault(table, []).append((row, part, values))


@dataclass(frozen=True, slots=True)
class _Owner:
    """What names somebody: a record, a line of it, or an event; `day`: that of which it speaks.

    `event`: that which lines were part of.
    """

    row: int
    label: str
    record: str
    day: Any
    line: str | None = None
    event: str | None = None


@cache
def _lists(label: str) -> frozenset[str]:
    """The properties of a noun that are lists."""
    return frozenset(each.name for each in node(label).properties if each.type.startswith("list["))


def _as_dict(read: Any) -> dict[str, Any]:
    """The fields of a flat dataclass with slots: what `asdict` gives, without a copy of each."""
    return {name: getattr(read, name) for name in read.__slots__}


def _called(values: dict[str, Any]) -> str | None:
    """What a person calls a line: its description, else its species or code."""
    return name_of_goods(*(values.get(name) for name in ("description", "scientific_name", "hs", "species")))


def _table(name: str, found: Sequence[tuple[int, str, dict[str, Any]]]) -> Rows:
    import numpy as np
    import pyarrow as pa

    # What no row says has no column: most nouns have many properties of which a paper states few.
    said = {key for _, _, values in found for key, value in values.items() if value is not None}
    columns = {
        column: pa.array([values.get(column) for _, _, values in found], type_)
        for column, type_ in schema_of(name).items()
        if column in said
    }
    parts = [part or None for _, part, _ in found]
    return Rows(name, np.array([row for row, _, _ in found], np.int64), columns, parts if any(parts) else ())
