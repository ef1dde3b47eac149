"""Events of a few vessels in memory, as papers and tracks tell them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import duckdb
from tests.tables import database, insert

_ROW = {"record_no": 1, "line": 2, "dataset": "papers@2025"}


def at(text: str | None) -> dt.datetime | None:
    """`2025-03-01` or `2025-03-01T08:30`."""
    return dt.datetime.fromisoformat(text) if text else None


class Voyages:
    """Tables of a case, filled by hand: each method adds a row and returns its id. `vessels`: hull → role."""

    def __init__(self) -> None:
        self.connection: duckdb.DuckDBPyConnection = database()
        self._file = 0
        self.next_file()

    @property
    def _place(self) -> dict[str, Any]:
        return {**_ROW, "file_id": f"file:{self._file}"}

    def next_file(self) -> None:
        """What is added from now on stands in another file."""
        self._file += 1
        name = f"papers {self._file}"
        insert(self.connection, "read.file", file_id=f"file:{self._file}", name=name, dataset="papers@2025")

    def event(self, id_: str, start: str, vessels: dict[str, str], end: str | None = None, **more: Any) -> str:
        """An event of the label that its id names: `landing:1`."""
        table = id_.partition(":")[0]
        label = "".join(word.capitalize() for word in table.split("_"))
        began = dt.datetime.fromisoformat(start)
        row = {"id": id_, "name": id_, "source": "papers", "start": began, "end": at(end)}
        insert(self.connection, f"read.{table}", **self._place, **row, day=began.replace(hour=0, minute=0), **more)
        for hull, role in vessels.items():
            self.took_part(id_, label, hull, role)
        return id_

    def took_part(self, event: str, label: str, hull: str, role: str, name: str | None = None) -> None:
        """A vessel of an event, by a mention of its own that may give its name."""
        mention = f"mention:{event}-{hull}"
        insert(
            self.connection, "resolve.member", mention_id=mention, entity_id=hull, confidence=1.0, basis="IMO number"
        )
        insert(
            self.connection,
            "read.vessel_mention",
            **self._place,
            mention_id=mention,
            name=name,
            names=[name] if name else [],
        )
        insert(self.connection, "read.participant", **self._place, event_id=event, event_label=label, role=role,
               mention_id=mention)  # fmt: skip
        insert(self.connection, "resolve.participant", event_id=event, event_label=label, role=role, entity_id=hull,
               confidence=1.0, basis="its source's own mention")  # fmt: skip

    def named(self, event: str, label: str, record: str, hull: str, role: str) -> None:
        """A vessel of an event that a paper of the catch tells, tied by the name that it gives."""
        naming = f"naming:{event}-{hull}"
        insert(self.connection, "read.named_vessel", **self._place, named_id=naming, record_id=record, name=hull,
               role="catching vessel")  # fmt: skip
        insert(self.connection, "resolve.named", named_id=naming, record_id=record, entity_id=hull, confidence=0.8,
               basis="name and flag", verified=False)  # fmt: skip
        insert(self.connection, "read.participant", **self._place, event_id=event, event_label=label, role=role,
               named_id=naming)  # fmt: skip

    def declaration(self, id_: str, by: str | None = None) -> str:
        """A transshipment declaration, and by whom it is."""
        insert(self.connection, "read.transshipment_declaration", **self._place, id=id_, name=id_, declared_by=by)
        return id_

    def called(self, hull: str, name: str, since: str, until: str) -> None:
        """A register's row that says what a hull was called, and when."""
        mention = f"mention:{hull}-{name}"
        insert(
            self.connection, "resolve.member", mention_id=mention, entity_id=hull, confidence=1.0, basis="IMO number"
        )
        insert(self.connection, "read.vessel_mention", **self._place, mention_id=mention, name=name, names=[name],
               record_kind="registration")  # fmt: skip
        insert(self.connection, "read.identity", **self._place, id=f"identity:{hull}-{name}", name=name,
               source="register", mention_id=mention, since=at(since), until=at(until))  # fmt: skip

    def _means(self, mention: str, hull: str) -> None:
        basis = "IMO number"
        insert(self.connection, "resolve.member", mention_id=mention, entity_id=hull, confidence=1.0, basis=basis)
