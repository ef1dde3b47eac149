"""Contradictions: what two records cannot both say of the same goods or of the same document."""

from __future__ import annotations

import datetime as dt

from catchgraph.model.properties import noun, prop
from catchgraph.model.relationships import Relationship

_DRAWING = ("ExportDeclaration", "ImportDeclaration", "ProcessingStatement", "StorageDocument", "Paper")


@noun
class Contradicts(Relationship):
    """A record says otherwise than another about the same goods, or about the document that both are of.

    By `field`: `species` (a line of a bill, an export declaration, a paper or a refusal, or an analysis, against a line
    of an entry); `carrier` (an entry against the bill of its consignment); `vessel`, `species`, `weight`, `landed` (a
    copy of a certificate against the copy that counts); `weight` (the landed weight that a paper states of a
    certificate which it cites, against that, or against another paper that cites it); `status` (a paper cites a
    certificate that is void, or was replaced). What is unknown on a side contradicts nothing; how much is too much,
    who asks says.
    """

    TYPE = "CONTRADICTS"
    PAIRS = (
        ("Goods", "Goods"),
        ("Analysis", "Goods"),
        ("Entry", "Bill"),
        ("CatchCertificate", "CatchCertificate"),
        *((label, "CatchCertificate") for label in _DRAWING),
        ("ProcessingStatement", "ProcessingStatement"),
        ("ProcessingStatement", "Paper"),
        ("StorageDocument", "ProcessingStatement"),
        ("StorageDocument", "StorageDocument"),
        ("StorageDocument", "Paper"),
        ("Paper", "Paper"),
    )
    COMPUTED = True

    field: str = prop("What they differ in: `species`, `carrier`, `vessel`, `weight`, `landed`, `status`")
    says: str | None = prop("What the one says", default=None)
    told: str | None = prop("What the other says", default=None)
    kg: float | None = prop("Kilograms that the one states, of a weight", default=None)
    told_kg: float | None = prop("Kilograms that the other states: of several that fit, the nearest", default=None)
    days: int | None = prop("Days between the two, of days of landing", default=None)
    number: str | None = prop("Number of the document that it is about, as written", default=None)
    day: dt.datetime | None = prop("Day of the paper that cites, of a status", default=None)
    since: dt.datetime | None = prop(
        "Day from which the document did not count, of a status: that of issue of what replaces it; nothing where no "
        "record says it",
        default=None,
    )
