"""A few lines of goods in derived tables, written by hand, and the balances that come of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.tables import database, insert

from catchgraph.derive.balances import BALANCES
from catchgraph.derive.declared import declare
from catchgraph.derive.diff import fill
from catchgraph.model.schema import label_of

_DATASET = ["books@2025"]


def day(text: str) -> dt.datetime:
    """`2025-03-01`."""
    return dt.datetime.fromisoformat(text)


class Books:
    """Derived tables of a case, filled by hand: each method adds a row and returns its id."""

    def __init__(self) -> None:
        self.connection = database()

    def node(self, id_: str, **more: Any) -> str:
        """A node of the label that its id names."""
        table = id_.partition(":")[0]
        insert(self.connection, f"derived.{table}", id=id_, name=id_, datasets=_DATASET, **more)
        return id_

    def line(self, record: str, id_: str, *, side: str = "paper", counts: bool = True, **more: Any) -> str:
        """A line of goods, which is one of `derived.line` unless it is an input."""
        given = {"stage": "product", **more}
        consignment = given.pop("consignment", None)
        self.node(id_, record=record, **given)
        if given["stage"] != "input":
            insert(
                self.connection, "derived.line", id=id_, record=record, kind=record.partition(":")[0], side=side,
                consignment=consignment, canonical=id_, counts=counts,
            )  # fmt: skip
        return id_

    def relate(self, table: str, source: str, target: str, **more: Any) -> None:
        """A relationship."""
        insert(
            self.connection, f"derived.{table}", id=f"{table}:{source}-{target}", source=source,
            source_label=label_of(source), target=target, target_label=label_of(target), datasets=_DATASET,
            confidence=1.0, **more,
        )  # fmt: skip

    def balances(self, kind: str) -> list[dict[str, Any]]:
        """Every balance of a kind, in the order of subject and day."""
        declare(self.connection)
        for step in BALANCES:
            if step.run:
                step.run(self.connection, step, False)
            else:
                fill(self.connection, step)
        query = "SELECT * FROM derived.balance WHERE kind = ? ORDER BY subject, until, id"
        cursor = self.connection.execute(query, [kind])
        columns = [name for name, *_ in cursor.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    def counted(self, balance: dict[str, Any]) -> list[tuple[Any, ...]]:
        """(side, goods, kg, live_low, live_high, factor, factor_source) that a balance counts, in order."""
        return self.connection.execute(
            """SELECT side, target, kg, live_low, live_high, factor, factor_source FROM derived.counts
               WHERE source = ? ORDER BY side, target""",
            [balance["id"]],
        ).fetchall()


def sums(balance: dict[str, Any]) -> tuple[Any, ...]:
    """(in_low, in_high, out_low, out_high, over, shortfall_kg) of a balance."""
    return tuple(balance[name] for name in ("in_low", "in_high", "out_low", "out_high", "over", "shortfall_kg"))
