"""Vessels that the events of a file name: a `Broadcast` each, from its first event's start to its last one's end.

Of several files that are read together, each has its own.

One of whose events none has happened yet has no days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.model.ids import make_id
from catchgraph.read.cleaners import singles
from catchgraph.read.dataset import Provenance
from catchgraph.read.format import Said
from catchgraph.read.gfw.event import GfwEvent
from catchgraph.read.gfw.vessels import Who
from catchgraph.read.output import Rows

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(slots=True)
class _Seen:
    row: int
    first: dt.datetime | None = None
    last: dt.datetime | None = None

    def stretch(self, event: GfwEvent) -> None:
        """So that it has the event; one that has not happened yet stretches nothing."""
        self.row = min(self.row, event.row)
        if not event.off:
            last = event.end or event.start
            self.first = min(self.first or event.start, event.start)
            self.last = max(self.last or last, last)


@dataclass(frozen=True)
class Sightings:
    """The vessels of each file, with the row of its first event there and the span of its events."""

    seen: list[tuple[Who, _Seen]]

    @classmethod
    def of(cls, events: Iterable[GfwEvent], said: Said) -> Sightings:
        """The vessels of events that have a mention of their own; others are known by their MMSI that day."""
        seen: dict[tuple[int, Who], _Seen] = {}
        for event in events:
            for part in event.parts:
                if part.who.mention is None:
                    continue
                seen.setdefault((said.file(event.row), part.who), _Seen(event.row)).stretch(event)
        found = [(who, span) for (_, who), span in seen.items()]
        return cls(sorted(found, key=lambda item: (item[1].row, repr(item[0]))))

    def tables(self, provenance: Provenance) -> list[Rows]:
        """Rows of `read.broadcast` and `read.vessel_mention`."""
        import numpy as np
        import pyarrow as pa

        if not self.seen:
            return []
        rows = np.array([span.row for _, span in self.seen], np.int64)
        said = self._said()
        mention_ids = pa.array([who.mention for who, _ in self.seen], pa.string())
        broadcast = {
            "mention_id": mention_ids,
            "id": pa.array(self._ids(provenance), pa.string()),
            **said,
            "name": pa.array([_called(who) for who, _ in self.seen], pa.string()),
            "number": pa.array([who.number for who, _ in self.seen], pa.string()),
            "name_key": pa.array([who.name_key for who, _ in self.seen], pa.string()),
            "mmsi_flag": pa.array([who.mmsi_flag for who, _ in self.seen], pa.string()),
            "imo_status": pa.array(["blank"] * len(rows), pa.string()),
        }
        mention = {
            "mention_id": mention_ids,
            "record_kind": pa.array(["broadcast"] * len(rows), pa.string()),
            "name": said["name"],
            "names": singles(said["name"]),
            "mmsis": singles(said["mmsi"]),
            "mmsi_first": said["first"],
            "mmsi_last": said["last"],
            "flags": singles(said["flag"]),
            "vessel_type": said["vessel_type"],
        }
        return [Rows("broadcast", rows, broadcast), Rows("vessel_mention", rows, mention)]

    def _said(self) -> dict[str, pa.Array]:
        import pyarrow as pa

        text, stamp = pa.string(), pa.timestamp("us")
        return {
            "name": pa.array([who.name for who, _ in self.seen], text),
            "mmsi": pa.array([who.mmsi for who, _ in self.seen], text),
            "flag": pa.array([who.flag for who, _ in self.seen], text),
            "vessel_type": pa.array([who.type for who, _ in self.seen], text),
            "first": pa.array([span.first for _, span in self.seen], stamp),
            "last": pa.array([span.last for _, span in self.seen], stamp),
        }

    def _ids(self, provenance: Provenance) -> list[str]:
        """The span joins the id: two files that show a vessel at different times are two records of it."""
        return [
            make_id(
                "broadcast",
                *(*provenance.key, who.number, who.mmsi, who.name, who.flag, who.type),
                *(moment.isoformat() if moment else None for moment in (span.first, span.last)),
            )
            for who, span in self.seen
        ]


def _called(who: Who) -> str:
    return who.name or (f"MMSI {who.mmsi}" if who.mmsi else f"vessel {who.number}")
