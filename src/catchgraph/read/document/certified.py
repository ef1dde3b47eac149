"""What papers of the catch tell to have happened: catches, landings, transhipments, and the work on board a vessel.

Of certificates, harvest reports and processing statements. Each is an event of its own record: several papers may tell
of one landing, each of its part (`basis` is `certified`). Who took part is whom the paper names, tied as any vessel
that a paper names: such a naming makes nobody.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from catchgraph.model.ids import make_id
from catchgraph.model.schema import node
from catchgraph.read.aboard import ROLE as PROCESSING
from catchgraph.read.clean.enrich import Known, enrich
from catchgraph.read.document.happenings import worked
from catchgraph.read.output import Rows
from catchgraph.read.schema import schema_of

if TYPE_CHECKING:
    import pyarrow as pa

    from catchgraph.read.dataset import Provenance

#: Papers that tell what happened, and state none of it as an event.
PAPERS = ("catch_certificate", "harvest_report", "processing_statement")
CERTIFIED = "certified"
#: States of a paper in which it tells nothing.
_NO_PAPER = frozenset({"void", "replaced", "rejected", "blocked", "draft", "deleted"})
_CATCHING, _RECEIVING = "catching vessel", "receiving vessel"
#: What tells one vessel that a paper names from another.
_WHO = ("name_key", "imo", "call_sign", "mmsi", "registration_number", "register_number", "flag")

Row = dict[str, Any]


def certified(tables: Sequence[Rows], provenance: Provenance) -> list[Rows]:
    """`tables`, their lines with the event that each was part of, and the rows of these events and who took part."""
    papers = [(each.table, row) for each in tables if each.table in PAPERS for row in _rows(each)]
    if not papers:
        return list(tables)
    told = _Told(provenance, _by("record", tables, "goods"), _by("record_id", tables, "named_vessel"))
    for table, paper in papers:
        if paper.get("status") in _NO_PAPER:
            continue
        if table == "processing_statement":
            told.work(paper)
        else:
            told.catches(paper)
    changed = [_of_events(each, told.event_of) if each.table == "goods" else each for each in tables]
    return [*changed, *told.tables()]


@dataclass
class _Told:
    """Collects the events of papers, one paper after another. `lines`, `named`: by record."""

    provenance: Provenance
    lines: Mapping[str, list[Row]]
    named: Mapping[str, list[Row]]
    event_of: dict[str, str] = field(default_factory=dict)
    _made: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    _known: Known = field(default_factory=dict)

    def catches(self, paper: Row) -> None:
        """Catches and landings line by line; transhipments of the whole."""
        named = self.named.get(paper["id"], [])
        catchers = [each for each in named if each["role"] == _CATCHING]
        receivers = _distinct(each for each in named if each["role"] == _RECEIVING)
        catches = [line for line in self.lines.get(paper["id"], []) if _caught(line)]
        groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
        vessels: dict[tuple[Any, ...], Row] = {}
        for line in catches:
            vessel = _only(each for each in catchers if each["line_id"] in (line["id"], None))
            if vessel:
                key = _who(vessel)
                vessels[key] = vessel
                groups[(key, _moved(paper, line), *map(line.get, ("landed", "landed_at")))].append(line)
                self._fishing(line, vessel, key)
        for (key, moved, landed, place), lines in groups.items():
            ashore = vessels[key] if not moved else receivers[0] if len(receivers) == 1 else None
            # The day that is given for fish that changed vessels may be that of the transhipment.
            if landed and ashore and (not moved or (place and landed > moved)):
                self._landing(lines, (str(key), str(landed), place), ashore)
        self._transhipments(paper, catches, _distinct(catchers), receivers)

    def work(self, paper: Row) -> None:
        """The work aboard a vessel, by the day on which the plant signed: until then it was done."""
        day = paper.get("stated") or paper.get("issued")
        aboard = _distinct(each for each in self.named.get(paper["id"], []) if each["role"] == PROCESSING)
        if not day or len(aboard) != 1:
            return
        lines = self.lines.get(paper["id"], [])
        values = {"aboard": True, "kind": worked(None, lines), **_sums([x for x in lines if x["stage"] == "product"])}
        id_ = self._event("Processing", paper, day, (), values, [(PROCESSING, aboard[0])])
        self.event_of |= {line["id"]: id_ for line in lines}

    def _fishing(self, line: Row, vessel: Row, key: tuple[Any, ...]) -> None:
        since, until = line.get("caught_since"), line.get("caught_until")
        start = since or until
        if start is None:
            return
        values = {
            "end": until if since and until and until >= since else None,
            "gear": line.get("gear"), "areas": line.get("areas"), "eezs": line.get("zones"),
            "rfmos": line.get("rfmos"), **_sums([line]),
        }  # fmt: skip
        own = {**line, "id": line["record"]}
        self._event("Fishing", own, start, (line["id"], str(key)), values, [("vessel", vessel)])

    def _landing(self, lines: list[Row], key: tuple[Any, ...], vessel: Row) -> None:
        first = {**lines[0], "id": lines[0]["record"]}
        values = {"port": first.get("landed_at"), **_sums(lines)}
        id_ = self._event("Landing", first, first["landed"], key, values, [("vessel", vessel)])
        self.event_of |= {line["id"]: id_ for line in lines}

    def _transhipments(self, paper: Row, catches: list[Row], donors: list[Row], receivers: list[Row]) -> None:
        """At sea where a day is given; in port where a receiving vessel is named, since the box is for landings, too.

        Of several catching vessels none is said to be the donor. Where both are told, of two receivers nobody knows
        which received where.
        """
        at_sea, in_port = paper.get("transshipped_at_sea"), paper.get("transshipped_in_port")
        receiving = (
            [("receiver", each) for each in receivers] if len(receivers) == 1 or not (at_sea and in_port) else []
        )
        part = [*(("donor", each) for each in donors if len(donors) == 1), *receiving]
        species = _sums(catches)["species"]
        if at_sea and part:
            area = paper.get("transshipment_area")
            values = {"kind": "at sea", "species": species, "product_kg": paper.get("transshipped_at_sea_kg"),
                      "areas": (area,) if area else None}  # fmt: skip
            self._event("Transshipment", paper, at_sea, ("at sea",), values, part)
        if in_port and receivers:
            values = {"kind": "in port", "species": species, "product_kg": paper.get("transshipped_in_port_kg"),
                      "port": paper.get("transshipment_port")}  # fmt: skip
            self._event("Transshipment", paper, in_port, ("in port",), values, part)

    def _event(
        self, label: str, paper: Row, start: dt.datetime, key: tuple[Any, ...], values: Row,
        part: Sequence[tuple[str, Row]],
    ) -> str:  # fmt: skip
        table, at = node(label).table, {"row": paper["row"], "part": paper["part"]}
        id_ = make_id(table, paper["id"], *(each or "" for each in key))
        called = " – ".join(filter(None, (vessel.get("name") for _, vessel in part)))
        own = {"id": id_, "record": paper["id"], "source": self.provenance.publisher, "basis": CERTIFIED,
               "start": start, "name": ", ".join(filter(None, (f"{label} {start.date()}", called)))}  # fmt: skip
        self._made[table].append({**at, **enrich(label, {**values, **own}, self._known)})
        self._made["participant"] += [
            {**at, "event_id": id_, "event_label": label, "role": role, "named_id": vessel["named_id"], "start": start}
            for role, vessel in part
        ]
        return id_

    def tables(self) -> Iterator[Rows]:
        """What was collected."""
        import numpy as np
        import pyarrow as pa

        for table, rows in self._made.items():
            said = {name for row in rows for name, value in row.items() if value is not None}
            columns = {
                name: pa.array([row.get(name) for row in rows], type_)
                for name, type_ in schema_of(table).items() if name in said
            }  # fmt: skip
            parts = [row["part"] for row in rows]
            yield Rows(table, np.array([row["row"] for row in rows], np.int64), columns, parts if any(parts) else ())


def _caught(line: Row) -> bool:
    """Whether a line is a catch of a vessel: neither of a farm nor of small vessels together."""
    farmed = line.get("source") in ("HBA", "SVH") or line.get("production") == "farmed"
    return line["stage"] == "catch" and not farmed and not line.get("aggregated")


def _moved(paper: Row, line: Row) -> dt.datetime | None:
    """The day on which it went to the vessel that brought it ashore; of days that nobody tells the last there is."""
    at_sea: dt.datetime | None = paper.get("transshipped_at_sea")
    return at_sea or (dt.datetime.max if line.get("transshipped_at") else None)


def _who(vessel: Row) -> tuple[Any, ...]:
    return tuple(vessel.get(name) for name in _WHO)


def _distinct(vessels: Iterable[Row]) -> list[Row]:
    found: dict[tuple[Any, ...], Row] = {}
    for each in vessels:
        found.setdefault(_who(each), each)
    return list(found.values())


def _only(vessels: Iterable[Row]) -> Row | None:
    """The vessel of a line: the one that is named for it, else the one that its paper names."""
    every = list(vessels)
    found = _distinct([each for each in every if each["line_id"]] or every)
    return found[0] if len(found) == 1 else None


def _sums(lines: Sequence[Row]) -> Row:
    """Species and weights; a weight that a line lacks is none for the whole, and a live weight that is an interval."""
    live: list[Any] = [
        line.get("live_high_kg") if line.get("live_low_kg") == line.get("live_high_kg") else None for line in lines
    ]
    product: list[Any] = [
        line["landed_kg"] if line.get("landed_kg") is not None else line.get("net_kg") for line in lines
    ]
    return {
        "species": tuple(sorted({line["species"] for line in lines if line.get("species")})) or None,
        "live_kg": None if None in live else round(sum(live), 3),
        "product_kg": None if None in product else round(sum(product), 3),
    }


def _rows(table: Rows) -> list[Row]:
    """Rows as dictionaries, with `row` and `part` of each."""
    columns = {name: _values(column) for name, column in table.columns.items()}
    columns |= {"row": table.rows.tolist(), "part": list(table.parts) or [None] * len(table.rows)}
    names = list(columns)
    return [dict(zip(names, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def _values(column: pa.Array) -> list[Any]:
    return [tuple(each) if isinstance(each, list) else each for each in column.to_pylist()]


def _by(owner: str, tables: Sequence[Rows], name: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for each in tables:
        for row in _rows(each) if each.table == name else ():
            found[row[owner]].append({"line_id": None, **row})
    return found


def _of_events(goods: Rows, event_of: Mapping[str, str]) -> Rows:
    import pyarrow as pa

    ids = goods.columns["id"].to_pylist()
    if event_of.keys().isdisjoint(ids):
        return goods
    own = goods.columns["event"].to_pylist() if "event" in goods.columns else [None] * len(ids)
    events = [event_of.get(id_, event) for id_, event in zip(ids, own, strict=True)]
    return replace(goods, columns={**goods.columns, "event": pa.array(events, pa.string())})
