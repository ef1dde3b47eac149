"""How much of which lot an event speaks of: went in, came out, or was there before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from catchgraph.normalise.goods.weight import weight
from catchgraph.normalise.numbers.epc import Epc, epc
from catchgraph.read.document.form import Written
from catchgraph.read.epcis.tree import members, text, text_of

#: List of an event → its members in XML, and how it sees them: `made` as the event's action says.
_LISTS = (
    ("inputEPCList", "epc", "input"),
    ("inputQuantityList", "quantityElement", "input"),
    ("outputEPCList", "epc", "product"),
    ("outputQuantityList", "quantityElement", "product"),
    ("parentID", "", "parent"),
    ("childEPCs", "epc", "child"),
    ("childQuantityList", "quantityElement", "child"),
    ("epcList", "epc", "made"),
    ("quantityList", "quantityElement", "made"),
)
_GROUPING = frozenset({"AggregationEvent"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A lot in an event: `stage` as of goods, `written` its identifier; quantity and unit as written, '' of an item."""

    stage: str
    lot: Epc
    written: str
    part: str
    quantity: str = ""
    unit: str = ""

    @property
    def texts(self) -> dict[str, Written]:
        """What its line of goods says of how much there is: kilograms where the unit is one of weight."""
        found = Written(self.quantity, f"{self.part}.quantity", self.unit)
        if not self.quantity:
            return {}
        if self.weighed:
            return {"net_kg": found}
        return {"quantity": found, "unit": Written(self.unit, f"{self.part}.uom")}

    @property
    def weighed(self) -> bool:
        """Whether it says kilograms, or what becomes kilograms."""
        return bool(self.quantity and self.unit) and _is_weight(self.quantity, self.unit)


@lru_cache(maxsize=1 << 14)
def _is_weight(quantity: str, unit: str) -> bool:
    return weight(quantity, unit, False).kg is not None


def amounts(event: Any) -> list[Amount]:
    """Every lot of an event, in the order in which it names them; one that it names twice in one stage counts twice."""
    return list(_amounts(event, text(event, "type"), text(event, "action").upper()))


def _amounts(event: Any, kind: str, action: str) -> Iterator[Amount]:
    for name, member, seen in _LISTS:
        for part, node in members(event, name, member):
            quantities = isinstance(node, dict) and "epcClass" in node
            written = text(node, "epcClass") if quantities else text_of(node)
            lot = epc(written)
            if lot:
                more = (text(node, "quantity"), text(node, "uom")) if quantities else ("", "")
                yield Amount(_stage(seen, kind, action), lot, written, part, *more)


def _stage(seen: str, kind: str, action: str) -> str:
    """What is packed goes into its parent, which is made; what is added to the world by an event is made by it."""
    packed = kind in _GROUPING and action == "ADD"
    if seen == "parent":
        return "product" if packed else "handled"
    if seen == "child":
        return "input" if packed else "handled"
    if seen == "made":
        return "product" if action == "ADD" and kind == "ObjectEvent" else "handled"
    return seen
