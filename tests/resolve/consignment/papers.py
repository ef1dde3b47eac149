"""A few papers of trade in memory, and what consignments come of them."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from catchgraph.case.case import CaseFolder, open_case
from catchgraph.normalise.document import document_key
from catchgraph.resolve.consignment.run import consign
from tests.tables import database, insert

_PLACE = {"record_no": 1, "line": 2, "dataset": "papers@2025"}


def day(text: str) -> dt.datetime:
    """`2025-03-01`."""
    return dt.datetime.fromisoformat(text)


class Papers:
    """Tables of a case, filled by hand: each method adds a record and returns its id.

    Parties are given by entity: `{"shipper": "company:a"}`; lines as (HS code of six digits, net kg).
    """

    def __init__(self) -> None:
        self._database = database()
        self._waiting: dict[tuple[str, ...], list[dict[str, Any]]] = {}
        self._count = itertools.count(1)
        self.file = "file:1"
        insert(self._database, "read.file", file_id=self.file, name="papers")

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The tables, with all that was added: a statement for all rows of a table that have the same columns."""
        for (table, *_), rows in self._waiting.items():
            self._database.register("rows", pa.Table.from_pylist(rows))
            self._database.execute(f"INSERT INTO {table} BY NAME FROM rows")
            self._database.unregister("rows")
        self._waiting.clear()
        return self._database

    def next_file(self) -> None:
        """What is added from now on stands in another file."""
        self.file = f"file:{next(self._count)}-more"
        insert(self.connection, "read.file", file_id=self.file, name=self.file)

    def bill(self, id_: str, number: str | None, arrival: str | None, scac: str | None = None, **more: Any) -> str:
        """A bill of lading, a plain one unless `kind` says else."""
        columns = {"number": number, "carrier_code": scac, "kind": "plain", "arrival": arrival and day(arrival)}
        return self._record("bill", id_, columns, number=number, **more)

    def entry(self, id_: str, imported: str | None, *, number: str | None = None, **more: Any) -> str:
        """An import entry."""
        return self._record("entry", id_, {"imported": imported and day(imported)}, number=number, **more)

    def export(self, id_: str, exited: str | None, *, number: str | None = None, **more: Any) -> str:
        """An export declaration."""
        return self._record("export_declaration", id_, {"exited": exited and day(exited)}, number=number, **more)

    def other(self, table: str, id_: str, **more: Any) -> str:
        """A record of another kind."""
        return self._record(table, id_, {}, **more)

    def _record(
        self,
        table: str,
        id_: str,
        columns: dict[str, Any],
        *,
        number: str | None = None,
        bills: Iterable[str] = (),
        entries: Iterable[str] = (),
        parties: dict[str, str] | None = None,
        lines: Iterable[tuple[str | None, float | None]] = (),
        vessel: str | None = None,
        **more: Any,
    ) -> str:
        record = f"{table}:{id_}"
        document = document_key(table.replace("_", "-"), number) if number else None
        given = {"document": document} if document else {}
        self._insert(f"read.{table}", **(columns | given | {"id": record, "name": id_} | more))
        for kind, numbers in (("bill", bills), ("entry", entries)):
            for one in numbers:
                self.cite(record, kind, one)
        for role, entity in (parties or {}).items():
            mention = f"mention:{next(self._count)}"
            self._insert("read.party_mention", mention_id=mention, record_id=record, role=role, name=entity)
            self._add("resolve.member", mention_id=mention, entity_id=entity)
        for hs6, net in lines:
            self.line(record, hs6, net)
        if vessel:
            named = f"naming:{next(self._count)}"
            self._insert("read.named_vessel", named_id=named, record_id=record, role="carrier", name_key=vessel)
        return record

    def cite(self, record: str, kind: str, number: str) -> None:
        """A document that a record cites."""
        key = document_key(kind, number)
        self._insert("read.citation", record_id=record, kind=kind, number=number, document=key)

    def line(self, record: str, hs6: str | None, net_kg: float | None) -> None:
        """A line of goods of a record."""
        line = {"id": f"goods:{next(self._count)}", "record": record, "stage": "product"}
        self._insert("read.goods", **line, hs6=hs6, net_kg=net_kg)

    def _insert(self, table: str, **row: Any) -> None:
        self._add(table, **(_PLACE | {"file_id": self.file} | row))

    def _add(self, table: str, **row: Any) -> None:
        self._waiting.setdefault((table, *sorted(row)), []).append(row)

    def again(self, record: str, many: int) -> None:
        """So many more records that say the same as this one, but for their ids (`…-0`, `…-1`)."""
        table = record.partition(":")[0]
        self.connection.execute(
            f"INSERT INTO read.{table} SELECT * EXCLUDE (n) REPLACE (id || '-' || n AS id) "
            f"FROM read.{table}, range({many}) t (n) WHERE id = ?",
            [record],
        )
        for name, column in (("citation", "record_id"), ("party_mention", "record_id"), ("goods", "record")):
            more = ", id || '-' || n AS id" if name == "goods" else ""
            self.connection.execute(
                f"INSERT INTO read.{name} SELECT * EXCLUDE (n) REPLACE ({column} || '-' || n AS {column}{more}) "
                f"FROM read.{name}, range({many}) t (n) WHERE {column} = ?",
                [record],
            )

    def drop(self, record: str) -> None:
        """Let the record be gone, with all that it said."""
        table = record.partition(":")[0]
        self.connection.execute(f'DELETE FROM read."{table}" WHERE id = ?', [record])
        for name, column in (("citation", "record_id"), ("party_mention", "record_id"), ("goods", "record")):
            self.connection.execute(f"DELETE FROM read.{name} WHERE {column} = ?", [record])

    def kept_in(self, folder: Path) -> CaseFolder:
        """A case on disk that has the papers, resolved as far as consignments go."""
        case = open_case(folder, create=True)
        tables = ("bill", "entry", "export_declaration", "citation", "party_mention", "goods", "file")
        with case.write() as connection:
            for table in (*(f"read.{name}" for name in tables), "resolve.member"):
                connection.register("rows", self.connection.execute(f"FROM {table}").df())
                connection.execute(f"INSERT INTO {table} BY NAME FROM rows")
                connection.unregister("rows")
            consign(connection)
        return case

    def together(self) -> list[set[str]]:
        """Records of each consignment, as it is worked out now, in the order of the smallest."""
        consign(self.connection)
        found: dict[str, set[str]] = {}
        for record, whole in self.ask("SELECT record_id, consignment_id FROM resolve.part_of"):
            found.setdefault(whole, set()).add(record)
        return sorted(found.values(), key=min)

    def basis(self, record: str) -> tuple[Any, ...] | None:
        """Basis, confidence and what it was joined to."""
        rows = self.ask("SELECT basis, confidence, joined_to FROM resolve.part_of WHERE record_id = ?", record)
        return rows[0] if rows else None

    def candidates(self, record: str) -> list[str]:
        """Of what it may be part, by the bill, entry or declaration."""
        query = "SELECT anchor_record FROM resolve.part_candidate WHERE record_id = ? ORDER BY ALL"
        return [one for (one,) in self.ask(query, record)]

    def ask(self, query: str, *given: Any) -> list[tuple[Any, ...]]:
        """Rows of a query."""
        return self.connection.execute(query, list(given)).fetchall()
