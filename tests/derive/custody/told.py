"""A few records with lines and what they cite, by short names, and the links that are derived of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from tests.derive.small import made
from tests.tables import database, insert

_PLACE = {"file_id": "file:1", "record_no": 1, "line": 2}


class Told:
    """Records are named `kind:x`, their lines `x1`, `x2`, … in the order in which they are told."""

    def __init__(self) -> None:
        self.connection = database()
        insert(self.connection, "read.file", file_id="file:1", name="papers.csv", dataset="papers@2025")
        self._rows = 0

    def record(self, id_: str, *lines: dict[str, Any], cites: Sequence[Any] = (), **says: Any) -> None:
        """A record with its lines; `cites`: (kind, number) for all of it, or with what a line says of the document."""
        kind, _, name = id_.partition(":")
        needed = {"kind": "noaa-370"} if kind == "paper" else {"identifier": name} if kind == "lot" else {}
        insert(self.connection, f"read.{kind}", **self._place(), id=id_, name=id_, **{**needed, **says})
        for place, line in enumerate(lines, start=1):
            self.line(f"{name}{place}", record=id_, line_no=str(place), **line)
        for kind_, number, *more in cites:
            self.cite(id_, kind_, number, **(more[0] if more else {}))

    def line(self, name: str, *, record: str, of: str | None = None, stage: str = "product", **says: Any) -> None:
        """A line of a record."""
        parent = f"goods:{of}" if of else None
        own = {"id": f"goods:{name}", "name": name, "record": record, "stage": stage, "of_line": parent}
        insert(self.connection, "read.goods", **self._place(), **{**own, **says})

    def cite(self, record: str, kind: str, number: str, *, line: str | None = None, **says: Any) -> None:
        """A citation; `number` is the key behind the kind, and as written unless it says what is `written`."""
        written = says.pop("written", number)
        own = {"record_id": record, "line_id": line and f"goods:{line}", "kind": kind, "number": written}
        insert(self.connection, "read.citation", **self._place(), **own, **{"document": f"{kind} {number}", **says})

    def together(self, *records: str, confidence: float = 1.0) -> None:
        """Records of one consignment."""
        for record in records:
            insert(self.connection, "resolve.part_of", record_id=record, consignment_id="consignment:1",
                   is_anchor=record == records[0], basis="bill number", confidence=confidence)  # fmt: skip

    def vessel(self, of: str, hull: str, role: str = "catching vessel") -> None:
        """A line (`x1`) or record (`kind:x`) names a vessel that is tied to a hull."""
        record = of if ":" in of else None
        named = f"named:{of}:{role}"
        insert(self.connection, "read.named_vessel", **self._place(), named_id=named, record_id=record or f"of {of}",
               line_id=None if record else f"goods:{of}", role=role)  # fmt: skip
        insert(self.connection, "resolve.named", named_id=named, record_id=record or f"of {of}",
               entity_id=f"vessel:{hull}", confidence=1.0, basis="imo", verified=True)  # fmt: skip

    def same(self, *columns: str) -> list[tuple[Any, ...]]:
        """SAME_GOODS (later, earlier, basis, …), lines by their short names."""
        return self._asked("same_goods", columns)

    def from_(self, *columns: str) -> list[tuple[Any, ...]]:
        """MADE_FROM (later, earlier, basis, …), lines by their short names."""
        return self._asked("made_from", columns)

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """What a query finds in the derived tables that it names."""
        return made(self.connection, query)

    def _asked(self, table: str, columns: tuple[str, ...]) -> list[tuple[Any, ...]]:
        more = "".join(f", {column}" for column in columns)
        return made(
            self.connection,
            f"SELECT source[7:], target[7:], basis{more} FROM derived.{table} ORDER BY ALL",
        )

    def _place(self) -> dict[str, Any]:
        self._rows += 1
        return {**_PLACE, "record_no": self._rows, "dataset": "papers@2025"}


def day(text: str) -> dt.datetime:
    """2025, a month and a day."""
    return dt.datetime.fromisoformat(f"2025-{text}")
