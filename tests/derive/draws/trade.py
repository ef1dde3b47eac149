"""Certificates, and what draws on them: lines and links by hand, as the steps before make them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from tests.tables import database, insert

from catchgraph.derive.draws.run import draw
from catchgraph.derive.plan import plan

_SIDES = {"export_declaration": "export", "bill": "bill", "entry": "entry", "import_declaration": "entry",
          "lot": "lot", "harvest_report": "harvest"}  # fmt: skip


class Trade:
    """A case with derived goods, lines, heads and links; each method adds a record and returns the id of its line."""

    def __init__(self) -> None:
        self.connection = database()

    def certificate(self, name: str, *weights: float | None, **more: Any) -> list[str]:
        """A certificate with a catch of each landed weight, verified and landed whole unless `more` says else."""
        record = self._record("catch_certificate", name)
        given = {"presentation": "WHL", "weight_kind": "verified"} | more
        return [
            self.line(record, f"{name}-{at}", stage="catch", landed_kg=kg, verified_kg=kg, **given)
            for at, kg in enumerate(weights, start=1)
        ]

    def harvest(self, name: str, entry: str, landed_kg: float, **more: Any) -> str:
        """A harvest report on an entry, with one harvest."""
        record = self._record("harvest_report", name, entry_line=more.pop("entry_line", None))
        insert(self.connection, "derived.cites", source=record, target=entry)
        given: dict[str, Any] = {"species": "YFT", "landed": dt.datetime(2025, 3, 1), "landed_at": "Manta"}
        return self.line(record, name, stage="catch", landed_kg=landed_kg, presentation="WHL", **(given | more))

    def record(self, table: str, name: str, net_kg: float | None, *, low: float | None = 1.0, consignment: str = "",
               parties: Mapping[str, str] | None = None, goods: Mapping[str, Any] | None = None,
               **columns: Any) -> str:  # fmt: skip
        """A record of one line, whose live weight is at least `low` times its net weight; returns the line."""
        record = self._record(table, name, **columns)
        for role, entity in (parties or {}).items():
            mention = f"mention:{name}-{role}"
            insert(self.connection, "read.party_mention", mention_id=mention, record_id=record, role=role,
                   file_id="file:1", record_no=1, line=2)  # fmt: skip
            insert(self.connection, "derived.mention", id=mention, entity_id=entity)
        if consignment:
            self.part_of(record, consignment)
        live = None if low is None or net_kg is None else net_kg * low
        return self.line(record, name, net_kg=net_kg, live_low_kg=live, consignment=consignment, **(goods or {}))

    def part_of(self, record: str, consignment: str, *, is_anchor: bool = False) -> None:
        """The record is part of the consignment."""
        insert(self.connection, "derived.part_of", source=record, target=consignment, is_anchor=is_anchor)

    def line(self, record: str, name: str, *, stage: str = "product", consignment: str = "", **columns: Any) -> str:
        """A line of goods."""
        line = f"goods:{name}"
        insert(self.connection, "derived.goods", id=line, record=record, stage=stage, **columns)
        insert(self.connection, "derived.head", id=line, head=line, certain=True)
        side = _SIDES.get(record.partition(":")[0], "paper")
        insert(self.connection, "derived.line", id=line, record=record, kind=record.partition(":")[0], stage=stage,
               side=side, consignment=consignment or None, canonical=line, counts=True)  # fmt: skip
        return line

    def from_(self, line: str, *earlier: str, kg: float | None = None, basis: str = "document cited") -> None:
        """The line was made from these, of the paper of which it states a weight or none."""
        if kg is not None:
            self.states(self._record_of(line), earlier[0], kg, line)
        [(head,)] = self.ask(f"SELECT head FROM derived.head WHERE id = '{line}'")
        for target in earlier:
            insert(self.connection, "derived.made_from", source=head, target=target, kg=kg, basis=basis,
                   certain=len(earlier) == 1)  # fmt: skip

    def states(self, record: str, catch: str, kg: float, line: str | None = None) -> None:
        """A record says how much was drawn on the certificate of a catch, for a line or for all of its lines."""
        insert(self.connection, "derived.cited", record=record, line=line, kg=kg, paper=self._record_of(catch))

    def _record_of(self, line: str) -> str:
        return str(self.ask(f"SELECT record FROM derived.line WHERE id = '{line}'")[0][0])

    def told_by(self, head: str, *lines: str) -> None:
        """Later lines of a consignment, whose links begin at another."""
        for line in lines:
            self.connection.execute("UPDATE derived.head SET head = ? WHERE id = ?", [head, line])

    def consignment(self, name: str, *sides: str) -> str:
        """A consignment, told by these sides."""
        insert(self.connection, "derived.consignment", id=f"consignment:{name}", sides=list(sides))
        return f"consignment:{name}"

    def _record(self, table: str, name: str, **columns: Any) -> str:
        insert(self.connection, f"derived.{table}", id=f"{table}:{name}", name=name, **columns)
        insert(self.connection, "derived.document", id=f"{table}:{name}", kind=table, counts=True)
        return f"{table}:{name}"

    def judged(self) -> list[tuple[Any, ...]]:
        """Kind, verdict, shortfall and why of each component that is drawn on."""
        step = next(step for step in plan() if "derived.draw" in step.makes)
        draw(self.connection, step, False)
        return self.ask(
            "SELECT kind, verdict, shortfall_kg, why FROM derived.component ORDER BY kind, capacity_high, id"
        )

    def verdict(self) -> tuple[str, float]:
        """Verdict and shortfall of the only component."""
        [(_, verdict, short, _)] = self.judged()
        return verdict, short

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """Rows of a query."""
        return self.connection.execute(query).fetchall()

    def cut(self) -> list[tuple[str, float]]:
        """Papers that cannot all be true, and by how much their part is exceeded."""
        return self.ask("SELECT paper, shortfall_kg FROM derived.cut_paper ORDER BY paper")
