"""Events of Global Fishing Watch: a list, pages or lines of them, of any kinds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from catchgraph.read.dataset import Provenance
from catchgraph.read.format import Said
from catchgraph.read.gfw.encounter import ENCOUNTER
from catchgraph.read.gfw.event import GfwEvent, Noun, columns_of, event_of
from catchgraph.read.gfw.fishing import FISHING
from catchgraph.read.gfw.gap import GAP
from catchgraph.read.gfw.json_fields import plain
from catchgraph.read.gfw.loitering import LOITERING
from catchgraph.read.gfw.port_call import PORT_CALL
from catchgraph.read.gfw.sightings import Sightings
from catchgraph.read.output import Output, Rows

if TYPE_CHECKING:
    import pyarrow as pa

#: Type of an event, as the API writes it → what it is.
NOUNS = {
    "encounter": ENCOUNTER,
    "loitering": LOITERING,
    "port_visit": PORT_CALL,
    "port": PORT_CALL,
    "gap": GAP,
    "gap_start": GAP,
    "fishing": FISHING,
}
STATISTICS = "statistics, no events: counts without vessels; ask the API for the events themselves"
_NO_TYPE = f"no event of a known type: {', '.join(NOUNS)}"


def read_events(objects: Iterable[dict[str, Any]], provenance: Provenance, said: Said) -> Output:
    """Events, the vessels that took part, and the identities these transmitted."""
    by_noun: dict[str, list[GfwEvent]] = {}
    nouns: dict[str, Noun] = {}
    ids: list[str] = []
    for row, value in enumerate(objects):
        noun = NOUNS.get((plain(value.get("type")) or "").lower())
        event = None
        if noun is not None:
            event = event_of(row, value, noun, said)
        elif is_statistics(value):
            said.refuse(row, "numEvents", value.get("numEvents"), STATISTICS)
        else:
            said.refuse(row, "type", value.get("type"), _NO_TYPE)
        ids.append(event.id if event else "")
        if event and noun:
            by_noun.setdefault(noun.table, []).append(event)
            nouns[noun.table] = noun
    tables = [_rows(table, events, columns_of(events, nouns[table], said)) for table, events in by_noun.items()]
    every = [(nouns[table].label, event) for table, events in by_noun.items() for event in events]
    sightings = Sightings.of((event for _, event in every), said)
    return Output(ids, [*tables, *_participants(every), *sightings.tables(provenance)])


def is_statistics(value: dict[str, Any]) -> bool:
    """Whether an object is the API's statistics of events."""
    return "numEvents" in value and "timeseries" in value


def _rows(table: str, events: list[GfwEvent], columns: dict[str, pa.Array]) -> Rows:
    import numpy as np

    return Rows(table, np.array([each.row for each in events], np.int64), columns)


def _participants(events: list[tuple[str, GfwEvent]]) -> list[Rows]:
    """A row of `read.participant` per object and vessel."""
    import numpy as np
    import pyarrow as pa

    parts = [(label, event, part) for label, event in events for part in event.parts]
    if not parts:
        return []
    text = pa.string()
    columns = {
        "event_id": pa.array([event.id for _, event, _ in parts], text),
        "event_label": pa.array([label for label, _, _ in parts], text),
        "role": pa.array([part.who.role for _, _, part in parts], text),
        "mmsi": pa.array([part.who.mmsi for _, _, part in parts], text),
        "mention_id": pa.array([part.who.mention for _, _, part in parts], text),
        "start": pa.array([event.start for _, event, _ in parts], pa.timestamp("us")),
        "authorisations": pa.array([part.authorisations for _, _, part in parts], pa.list_(text)),
    }
    return [Rows("participant", np.array([event.row for _, event, _ in parts], np.int64), columns)]
