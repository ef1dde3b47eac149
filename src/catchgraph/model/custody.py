"""Custody: which lines of goods are one told twice, and which were made from which."""

from __future__ import annotations

from catchgraph.model.properties import noun, prop
from catchgraph.model.relationships import Relationship


@noun
class SameGoods(Relationship):
    """A line tells of the same goods as another: of an earlier side of its consignment, or of the copy of its document
    that counts.

    Sides in order: export declaration, bill, entry. By line number where one record cites the other, else by HS code
    and species, else by weight; a line of a copy by its number. Nothing is ever made from what it is the same as.
    """

    TYPE = "SAME_GOODS"
    PAIRS = (("Goods", "Goods"),)

    certain: bool = prop("Whether it can be no other line; else it is one of several candidates", default=True)
    consignment: str | None = prop("Id of the consignment, where it is one line told by several sides", default=None)


@noun
class MadeFrom(Relationship):
    """A line was made from an earlier one, or is part of it, as a record says: from the entry back to the catch.

    It begins at the line of its consignment that was told first, and leads to the copy of a document that counts.
    """

    TYPE = "MADE_FROM"
    PAIRS = (("Goods", "Goods"),)

    kg: float | None = prop(
        "Kilograms that were drawn on the earlier line, as the record states: the weight that went in; of several "
        "candidates, what was drawn on all of them together",
        default=None,
    )
    made_kg: float | None = prop("Kilograms of what was made of that, as the record states", default=None)
    certain: bool = prop("Whether it can be no other line; else it is one of several candidates", default=True)
