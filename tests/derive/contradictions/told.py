"""A few records by short names, and what they contradict one another in."""

from __future__ import annotations

from typing import Any

from tests.derive.custody.told import Told
from tests.derive.small import made
from tests.tables import insert


class Contradicted(Told):
    """Records, lines and citations as in `Told`, vessels by their names."""

    def certificate(self, id_: str, *lines: dict[str, Any], number: str = "ECU 1", **says: Any) -> None:
        """A catch certificate with its lines of catches."""
        caught = ({"stage": "catch", **line} for line in lines)
        says = {"number": number, "document": f"catch-certificate {number}", **says}
        self.record(f"catch_certificate:{id_}", *caught, **says)

    def names(self, record: str, name: str, role: str = "catching vessel", **says: Any) -> None:
        """A record names a vessel; its key is the name in small letters."""
        named = f"named:{record}:{name}"
        insert(self.connection, "read.named_vessel", **self._place(), named_id=named, record_id=record, role=role,
               name=name, name_key=name.lower(), **says)  # fmt: skip

    def is_hull(self, record: str, name: str, hull: str) -> None:
        """The vessel that a record names is tied to a hull."""
        insert(self.connection, "resolve.named", named_id=f"named:{record}:{name}", record_id=record,
               entity_id=f"vessel:{hull}", confidence=1.0, basis="call sign", verified=True)  # fmt: skip

    def bill_and_entry(self, name: str, bill: list[dict[str, Any]], entry: list[dict[str, Any]], *by: str) -> None:
        """A bill and an entry of one name, which are a consignment of their own, joined by something."""
        for record, lines in ((f"bill:{name}-b", bill), (f"entry:{name}-e", entry)):
            self.record(record, *lines)
            part = {"record_id": record, "consignment_id": f"consignment:{name}", "basis": "bill number"}
            insert(self.connection, "resolve.part_of", **part, is_anchor=record.startswith("entry"), confidence=0.8,
                   joined_by=list(by))  # fmt: skip

    def found(self, *columns: str) -> list[tuple[Any, ...]]:
        """CONTRADICTS (one, other, field, …), in a settled order."""
        more = "".join(f", {column}" for column in columns)
        return made(self.connection, f"SELECT source, target, field{more} FROM derived.contradicts ORDER BY ALL")
