"""What would close a gap: which paper, of which administration, through which channel."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from catchgraph.case.agreements import with_
from catchgraph.model.agreements import ANYBODY, Agreement
from catchgraph.normalise.administration import UNION
from catchgraph.reference.countries import country
from catchgraph.reference.tables import read_table

#: Kind of document → who issued it and can say whether it stands.
HOLDERS = {
    **dict.fromkeys(("catch-certificate", "processing-statement", "storage-document", "re-export-certificate",
                     "catch-document", "landing-declaration", "transshipment-declaration", "sales-note"),
                    "fisheries authority"),
    **dict.fromkeys(("export-declaration", "import-declaration"), "customs"),
}  # fmt: skip
#: Who answers of what no kind says: a trader keeps records of its lots and harvests.
_TRADER = "the company that keeps it"
_MOST = 2


def close(kind: str, called: str, issuer: str | None, known: Sequence[Agreement]) -> str:
    """`ask for catch certificate ECU 2025-CC-1: fisheries authority of Ecuador, through …`.

    `issuer`: ISO3 code of the State whose paper it is, nothing where unknown; `known`: agreements and channels.
    """
    holder = HOLDERS.get(kind)
    if holder is None:
        return f"ask for {called}: {_TRADER}"
    named = country(issuer) if issuer else None
    of = f"{holder} of {named.name}" if named else holder
    through = channels(holder, issuer, known)
    return f"ask for {called}: {of}" + (f", through {' or '.join(through)}" if through else "")


def channels(holder: str, issuer: str | None, known: Sequence[Agreement]) -> list[str]:
    """The first channels through which that authority answers: with that State before those that reach anybody."""
    named = country(issuer) if issuer else None
    own = with_(named.name, known) if named else []
    union = with_("European Union", known) if _party(issuer) == UNION else []
    anybody = [one for one in known if one.counterpart == ANYBODY]
    if holder != "customs" and _party(issuer) is None:
        anybody = [one for one in anybody if one.channel != "PSMA exchange"]
    answering = [one for one in (*own, *union, *anybody) if one.holder in (holder, "any agency")]
    # Customs whose own agreement is known need no channel for those who have none.
    bound = [one for one in answering if one.counterpart != ANYBODY]
    told = bound if holder == "customs" and bound else answering
    return list(dict.fromkeys(_said(one) for one in told))[:_MOST]


def _said(one: Agreement) -> str:
    who = "" if one.counterpart == ANYBODY else f" with {one.counterpart}"
    return f"{one.channel}{who}" + (" (unverified)" if one.unverified else "")


def _party(issuer: str | None) -> str | None:
    return _parties().get(issuer or "")


@cache
def _parties() -> dict[str, str]:
    """State → the party through which the FAO Agreement on Port State Measures binds it: `EU` for its members."""
    return {row["iso3"]: row["party"] for row in read_table("psma_parties")}
