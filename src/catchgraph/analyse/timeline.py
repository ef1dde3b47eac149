"""Everything dated that the case holds on an entity, in one column."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated fact or event.

    `date` and `until` are the earliest first and the last day (UTC); `precision` of each is `year`, `month`, `day` or
    `time`. `date` is empty where only an end is known ("at some time before"). `other` is the id of the company,
    vessel or port that `text` names; `node` that of the record, event or finding; `where` its file and line.
    """

    date: dt.datetime | None
    until: dt.datetime | None
    precision: str
    until_precision: str
    kind: str
    text: str
    other: str | None
    node: str | None
    latitude: float | None
    longitude: float | None
    confidence: float
    where: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dated facts and events of `entity` (id; `label`, `name`), in order. `note` says what was left out."""

    entity: str
    label: str
    name: str
    entries: tuple[Entry, ...]
    note: str = ""
