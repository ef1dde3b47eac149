"""By which keys the papers that records are copies of are cited."""

from __future__ import annotations

from catchgraph.model.schema import NodeType

#: A number that stands apart from the code of the carrier (SCAC), as those write it who put one behind the other.
_WITH_CARRIER = "split_part(document, ' ', 1) || ' ' || carrier_code || substr(document, strpos(document, ' ') + 1)"
#: The key by the number that the EU's system CATCH gave it.
_OF_CATCH = "catch_document"


def cited_as(kind: NodeType) -> tuple[str, ...]:
    """SQL of each key by which a record of this kind is cited, over its own columns; none for what is no paper."""
    if not kind.has("document"):
        return ()
    further = (("carrier_code", _WITH_CARRIER), (_OF_CATCH, _OF_CATCH))
    return ("document", *(key for column, key in further if kind.has(column)))
