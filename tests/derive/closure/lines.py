"""Lines of goods and the links between them, by hand, and what the closure makes of them."""

from __future__ import annotations

from typing import Any

from tests.tables import database, insert

from catchgraph.derive.closure import CLOSURE
from catchgraph.derive.custody import WAY_END
from catchgraph.derive.declared import declare
from catchgraph.derive.diff import begin, fill, replace


class Lines:
    """Tables of a case with lines, links and papers that are missing. Lines are named without `goods:`."""

    def __init__(self) -> None:
        self.connection = database()
        declare(self.connection)

    def line(self, name: str, record: str, stage: str = "product", **more: Any) -> str:
        """A line of a record; its least live weight is its net weight unless stated."""
        weight = {"live_low_kg": more["net_kg"]} if "net_kg" in more else {}
        given = {"name": name, "record": record, "stage": stage, "datasets": [f"d/{record.partition(':')[0]}"]}
        insert(self.connection, "derived.goods", id=f"goods:{name}", **(given | weight | more))
        return name

    def catch(self, name: str, kg: float | None = None, *, vessel: str | None = None, **more: Any) -> str:
        """A catch line of a certificate of its own, landed on 1 March unless stated."""
        record = more.pop("record", f"catch_certificate:{name}")
        more = {"landed": "2025-03-01", "landed_kg": kg} | more
        self.line(name, record, "catch", **more)
        if vessel:
            self.named(name, record, vessel)
        return name

    def named(self, name: str, record: str, vessel: str) -> None:
        """A vessel that the line names; one that begins with `vessel:` is known."""
        place = {"file_id": "f", "record_no": 1, "line": 1, "dataset": "d"}
        naming = {"named_id": f"naming:{name}", "record_id": record}
        insert(
            self.connection, "read.named_vessel",
            **place, **naming, line_id=f"goods:{name}", role="catching vessel", name_key=vessel,
        )  # fmt: skip
        if vessel.startswith("vessel:"):
            insert(self.connection, "resolve.named", **naming, entity_id=vessel)

    def traded(self, name: str, record: str, side: str, *heads: str, whole: str | None = None, **more: Any) -> str:
        """A line of trade, of the consignment `whole`, told first by the lines `heads`."""
        self.line(name, record, **more)
        insert(
            self.connection, "derived.line",
            id=f"goods:{name}", record=record, stage="product", side=side, consignment=whole, counts=True,
        )  # fmt: skip
        for head in heads or (name,):
            insert(self.connection, "derived.head", id=f"goods:{name}", head=f"goods:{head}", certain=len(heads) < 2)
        return name

    def made(self, later: str, *earlier: str, basis: str = "document cited", **more: Any) -> None:
        """A link from a line to each of these."""
        for one in earlier:
            ends = {"source": f"goods:{later}", "target": f"goods:{one}"}
            given = {"basis": basis, "confidence": 1.0, "certain": len(earlier) == 1, "datasets": ["d/links"]}
            row = ends | given | more
            insert(
                self.connection, "derived.made_from", id=f"{later} {one} {basis}", hash=str(sorted(row.items())), **row
            )

    def cites(self, name: str, record: str, document: str, state: str = "not loaded") -> None:
        """A document that a line cites and that is not there, or not as one that counts."""
        kind, _, number = document.partition(" ")
        insert(
            self.connection, "derived.cited",
            record=record, line=f"goods:{name}", kind=kind, number=number, document=document, state=state,
        )  # fmt: skip

    def paper(self, document: str) -> None:
        """A document that is loaded."""
        insert(
            self.connection, "derived.document",
            id=f"paper:{document}", document=document, country=document.split(" ")[1], counts=True,
        )  # fmt: skip

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """Rows of a query once ways were followed."""
        self.close(only=False)
        return self.connection.execute(query).fetchall()

    def close(self, *, only: bool) -> None:
        """Follow all ways, or `only` those that changed; `followed`: which these are."""
        begin(self.connection)
        for step in CLOSURE:
            if step.run:
                step.run(self.connection, step, only)
            else:
                (replace if only else fill)(self.connection, step)
        starts = "SELECT DISTINCT n.id FROM way_reached w JOIN way_node n ON n.node = w.start"
        self.followed = {id_.removeprefix("goods:") for (id_,) in self.connection.execute(starts).fetchall()}
        fill(self.connection, WAY_END)

    def empty(self) -> None:
        """Take away all that was told; what was concluded stays."""
        for table in ("goods", "line", "head", "made_from", "cited", "document"):
            self.connection.execute(f"DELETE FROM derived.{table}")
        for table in ("read.named_vessel", "resolve.named"):
            self.connection.execute(f"DELETE FROM {table}")

    def shares(self) -> dict[str, tuple[float, float]]:
        """Catch line → least and largest share, rounded to four places."""
        rows = self.ask("SELECT target, share_low, share_high FROM derived.traces_to ORDER BY target")
        return {target.removeprefix("goods:"): (round(low, 4), round(high, 4)) for target, low, high in rows}

    def ends(self) -> list[str]:
        """Where the way of the only line that is followed ends."""
        [(ends, whole)] = self.ask("SELECT ends, whole FROM derived.chain")
        assert whole == (set(ends) <= {"sea", "farm"})
        return list(ends)
