"""Small graphs by hand: nodes and relationships of the model, written by the difference as a case is."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from typing import Any

import duckdb
import pyarrow as pa

from catchgraph.case.case import CaseFolder
from catchgraph.graph.difference import create_nodes, create_relationships
from catchgraph.graph.store import Store
from catchgraph.model.balances import Of
from catchgraph.model.entities import Company, Facility, Person, Port, Vessel
from catchgraph.model.events import Encounter, Event
from catchgraph.model.goods import Goods
from catchgraph.model.naming import HandledBy, ImportedBy
from catchgraph.model.nodes import Node, Record
from catchgraph.model.records.enforcement import Listing, Measure
from catchgraph.model.records.trade import Entry
from catchgraph.model.records.vessel import Broadcast, Identity, Registration
from catchgraph.model.relationships import (
    At,
    Describes,
    HasLine,
    ListsVessel,
    Operates,
    Owns,
    Relationship,
    Targets,
    TookPartIn,
)
from catchgraph.model.schema import constraint, label_of, node, relationship

EDITION = dt.datetime(2025, 6, 30)
LIST_EDITION = dt.datetime(2025, 7, 1)


def day(text: str | None) -> dt.datetime | None:
    """`2016-05-09` as the model keeps it."""
    return None if text is None else dt.datetime.fromisoformat(text)


class World:
    """Nodes and relationships; ids are kind and a name of the test's own."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.links: list[tuple[str, str, Relationship]] = []

    def vessel(self, key: str, **properties: Any) -> str:
        return self._add(Vessel(id=f"vessel:{key}", name=properties.pop("name", key.upper()), **properties))

    def company(self, key: str, name: str, **properties: Any) -> str:
        return self._add(Company(id=f"company:{key}", name=name, names=(name,), **properties))

    def person(self, key: str, name: str) -> str:
        return self._add(Person(id=f"person:{key}", name=name, names=(name,)))

    def encounter(self, key: str, when: str, fishing: str | None, carrier: str | None, **link: Any) -> str:
        start = dt.datetime.fromisoformat(when)
        mmsis = [link.pop(name, None) for name in ("fishing_mmsi", "carrier_mmsi")]
        event = Encounter(
            id=f"encounter:{key}", name=f"encounter {key}", source="invented", datasets=("encounters@undated",),
            start=start + dt.timedelta(hours=6), day=start,
            mmsis=tuple(mmsi for mmsi in mmsis if mmsi),
        )  # fmt: skip
        self._add(event)
        for vessel, role in ((fishing, "fishing vessel"), (carrier, "carrier")):
            if vessel:
                self.link(TookPartIn, vessel, event.id, role=role, record=event.id, **link)
        return event.id

    def event(self, cls: type[Event], key: str, when: str, *participants: tuple[str, str], **given: Any) -> str:
        """An event of any label; `when` may have a time; each of `participants` is a vessel and its role."""
        start = dt.datetime.fromisoformat(when)
        kind = node(cls.__name__).table
        link = given.pop("link", {})
        facts = {"source": "invented", "datasets": ("events@undated",), "start": start, "name": f"{kind} {key}"} | given
        day_ = dt.datetime.combine(facts["start"].date(), dt.time())
        id_ = self._add(cls(id=f"{kind}:{key}", day=day_, **facts))
        for vessel, role in participants:
            self.link(TookPartIn, vessel, id_, role=role, record=id_, **link)
        return id_

    def port(self, key: str, *calls: str, **given: Any) -> str:
        """A port, and the calls that were at it."""
        id_ = self._add(Port(id=f"port:{key}", name=key.upper(), **given))
        for call in calls:
            self.link(At, call, id_, record=call)
        return id_

    def broadcast(self, key: str, vessel: str, mmsi: str, first: str, last: str, **given: Any) -> str:
        item = Broadcast(
            id=f"broadcast:{key}", name=given.pop("name", key.upper()), mmsi=mmsi, first=day(first), last=day(last),
            datasets=("carriers@undated",), **given,
        )  # fmt: skip
        self.link(Describes, self._add(item), vessel, record=item.id)
        return item.id

    def listing(self, key: str, vessel: str, rfmo: str, since: str | None, until: str | None, **given: Any) -> str:
        """A listing with days as given; `since_latest` and the like replace what follows from them."""
        link = given.pop("link", {})
        end = day(until)
        facts = {
            "names": (key.upper(),), "name_keys": (key.upper(),), "since": day(since), "since_latest": day(since),
            "since_precision": "day", "until": end, "until_earliest": end, "until_precision": end and "day",
            "in_force": until is None, "period": f"{since} – {until or ''}".strip(), "edition": LIST_EDITION,
        }  # fmt: skip
        facts |= given
        id_ = self._add(
            Listing(id=f"listing:{key}", name=key.upper(), rfmo=rfmo, datasets=("iuu@2025-07-01",), **facts)
        )
        self.link(ListsVessel, id_, vessel, record=id_, **link)
        return id_

    def measure(self, key: str, vessel: str, since: str | None, until: str | None, **given: Any) -> str:
        """A sanction on a vessel; of no edition unless that is given."""
        facts = {"authority": "OFAC", "kind": "sanction", "since": day(since), "until": day(until)} | given
        id_ = self._add(Measure(id=f"measure:{key}", name=key.upper(), datasets=("sanctions@undated",), **facts))
        self.link(Targets, id_, vessel, record=id_)
        return id_

    def registration(self, key: str, vessel: str, register: str = "IOTC", **given: Any) -> str:
        facts = {"number": key, "name": key.upper(), "name_key": key.upper(), "edition": EDITION} | given
        id_ = self._add(Registration(id=f"registration:{key}", register=register, datasets=("register@2025",), **facts))
        self.link(Describes, id_, vessel, record=id_)
        return id_

    def identity(self, key: str, vessel: str, since: str | None, until: str | None, **given: Any) -> str:
        """What a history calls a vessel from one day to another."""
        facts = {"name": key.upper(), "source": "history", "since": day(since), "until": day(until)} | given
        id_ = self._add(Identity(id=f"identity:{key}", datasets=("history@undated",), **facts))
        self.link(Describes, id_, vessel, record=id_)
        return id_

    def owns(self, who: str, vessel: str, kind: str, record: str, **given: Any) -> None:
        self.link(Owns, who, vessel, kind=kind, record=record, **given)

    def operates(self, who: str, vessel: str, kind: str, record: str, **given: Any) -> None:
        self.link(Operates, who, vessel, kind=kind, record=record, **given)

    def imported(self, key: str, company: str) -> str:
        """An entry of goods that a company imports."""
        id_ = self._add(Entry(id=f"entry:{key}", name=key.upper(), datasets=("entries@2025",)))
        self.link(ImportedBy, id_, company, record=id_)
        return id_

    def handled(self, key: str, company: str, kind: str) -> str:
        """An entry of goods that a company handles for others."""
        id_ = self._add(Entry(id=f"entry:{key}", name=key.upper(), datasets=("entries@2025",)))
        self.link(HandledBy, id_, company, record=id_, kind=kind)
        return id_

    def paper(self, cls: type[Record], key: str, **given: Any) -> str:
        """A record of trade or of the catch."""
        facts = {"name": key.upper(), "datasets": ("papers@2025",)} | given
        return self._add(cls(id=f"{node(cls.__name__).table}:{key}", **facts))

    def goods(self, key: str, record: str, **given: Any) -> str:
        """A line of a record."""
        facts = {"name": key.upper(), "datasets": ("papers@2025",), "record": record} | given
        id_ = self._add(Goods(id=f"goods:{key}", **facts))
        self.link(HasLine, record, id_, record=record)
        return id_

    def computed(self, cls: type[Node], key: str, *of: str, **given: Any) -> str:
        """A computed node, and what it is of."""
        id_ = self._add(
            cls(id=f"{node(cls.__name__).table}:{key}", name=key.upper(), datasets=("papers@2025",), **given)
        )
        for target in of:
            self.link(Of, id_, target)
        return id_

    def facility(self, key: str, *countries: str) -> str:
        return self._add(Facility(id=f"facility:{key}", name=key.upper(), countries=countries))

    def link(self, cls: type[Relationship], source: str, target: str, **properties: Any) -> None:
        id_ = f"{cls.TYPE.lower()}:{len(self.links)}"
        self.links.append((source, target, cls(id=id_, **properties)))

    def add(self, item: Node) -> str:
        """Any node; its id."""
        return self._add(item)

    def write(self, store: Store) -> None:
        """Into an empty store."""
        nodes, links = defaultdict(list), defaultdict(list)
        for id_, item in self.nodes.items():
            nodes[label_of(id_) or ""].append({**_plain(item), **self._derived(item)})
        for source, target, item in self.links:
            ends = {
                "source": source, "source_label": label_of(source),
                "target": target, "target_label": label_of(target),
            }  # fmt: skip
            links[item.TYPE].append({**_plain(item), **ends})
        for label, rows in nodes.items():
            store.write(constraint(node(label)))
            create_nodes(store, node(label), _table(rows))
        for type_, rows in links.items():
            create_relationships(store, relationship(type_), _table(rows))

    def keep(self, case: CaseFolder) -> None:
        """Into the derived tables of a case."""
        with case.write() as connection:
            for id_, item in self.nodes.items():
                derived = {} if isinstance(item, Company) else self._derived(item)
                _insert(connection, node(label_of(id_) or "").table, {**_plain(item), **derived})
            for source, target, item in self.links:
                ends = {
                    "source": source, "source_label": label_of(source),
                    "target": target, "target_label": label_of(target),
                }  # fmt: skip
                _insert(connection, item.TYPE.lower(), {**_plain(item), **ends})

    def _derived(self, item: Node) -> dict[str, Any]:
        """What `derive` says besides."""
        if isinstance(item, Company):
            return self._neighbourhood(item)
        if isinstance(item, Listing | Measure | Registration):
            return dict(zip(("covers_since", "covers_until"), covered(item), strict=True))
        return {}

    def _neighbourhood(self, company: Company) -> dict[str, Any]:
        """What `derive` says of a company's neighbours."""
        ends = [{source, target} for source, target, item in self.links if isinstance(item, Owns | Operates)]
        near = set().union(*(pair for pair in ends if company.id in pair)) - {company.id}
        others = [item for item in self.nodes.values() if isinstance(item, Company)]
        there = {key: [it.id for it in others if key in it.address_keys] for key in company.address_keys}
        beside = [f"{id_} {key}" for key, ids in there.items() for id_ in ids if id_ != company.id and len(ids) <= 10]
        return {"neighbours": len(near), "same_address": sorted(beside)}

    def _add(self, item: Node) -> str:
        assert item.id not in self.nodes
        self.nodes[item.id] = item
        return item.id


def covered(item: Listing | Measure | Registration) -> tuple[dt.datetime | None, dt.datetime | None]:
    """The days for which a listing, a measure or a registration speaks."""
    since, until, edition = item.since, item.until, item.edition
    if isinstance(item, Measure):
        return since or edition, until or edition or dt.datetime(2199, 12, 31)
    if isinstance(item, Listing):
        last = until or edition
        return (since, last) if since and last else (None, None)
    if since and until:
        return since, until
    if edition is None:
        return since, None
    year = dt.datetime(edition.year, 1, 1), dt.datetime(edition.year, 12, 31)
    return since or year[0], min(until, year[1]) if until else year[1]


def small() -> World:
    """Two encounters with a listed vessel; a registration with an invalid number, of another listed vessel."""
    it = World()
    listed, other = it.vessel("listed", name="KALAN-2"), it.vessel("other", name="MMSI 273420160")
    it.listing("one", listed, "SPRFMO", "2016-01-01", "2020-02-14")
    it.encounter("a", "2016-07-06", listed, other, basis="MMSI alone")
    it.encounter("b", "2017-05-26", listed, other)
    wrong = it.vessel("wrong")
    it.listing("two", wrong, "IOTC", "2020-01-01", None, name_keys=("ROW",))
    it.registration("row", wrong, imo_written="8474409", imo_status="invalid")
    return it


def kept(case: CaseFolder, query: str) -> list[tuple[Any, ...]]:
    """What a case holds."""
    with case.read() as connection:
        return connection.execute(query).fetchall()


def _insert(connection: duckdb.DuckDBPyConnection, table: str, row: dict[str, Any]) -> None:
    columns = ", ".join(f'"{name}"' for name in row)
    values = ", ".join("?" for _ in row)
    connection.execute(f"INSERT INTO derived.{table} ({columns}) VALUES ({values})", list(row.values()))


def _table(rows: list[dict[str, Any]]) -> pa.Table:
    names = sorted({name for row in rows for name in row})
    return pa.table({name: [row.get(name) for row in rows] for name in names})


def _plain(item: Node | Relationship) -> dict[str, Any]:
    values = dataclasses.asdict(item)
    return {
        name: list(value) if isinstance(value, tuple) else value for name, value in values.items() if value is not None
    }
