"""By which keys the papers that records are copies of are cited."""

from __future__ import annotations

from catchgraph.model.schema import NodeType

#: A number that stands apart from the code of the carrier (SCAC), as those write it who put one behind the other.
_WITH_CARRIER = "split_part(document, ' ', 1) || ' ' || carrier_code || substr(document, strpos(document, ' ') + 1)"


def cited_as(kind: NodeType) -> tuple[str, ...]:
    """SQL of each key by which a record of this kind is cited, over its own columns; none for what is no paper."""
    if not kind.has("document"):
        return ()
    return ("document", *((_WITH_CARRIER,) if kind.has("carrier_code") else ()))
