"""Which records may be part of a consignment, and what of each it is found by: declared once.

Bills, entries and export declarations may be anchors. A partner's import, a permit or a measure is no part of a
consignment: it is of another trade, or of none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """A kind of record, by its table.

    `columns`: what it tells, as SQL over its own columns; what is not named is unknown. `day` is that of arrival,
    importation or exportation, else the one it speaks of. `days`: least and most days from that to the arrival of a
    bill that it cites by number, since numbers come back after a year. `anchor`: its turn to be an anchor, 0 before 1.
    `numbered`: whether its document is known by its number alone, so that two records with one are two copies.
    """

    table: str
    columns: Mapping[str, str]
    days: tuple[int, int]
    anchor: int | None = None
    numbered: bool = False


#: Columns of a fact besides identity, with what stands where a kind tells nothing of it.
UNTOLD: Mapping[str, str] = {
    "day": "CAST(NULL AS TIMESTAMP)",
    "status": "CAST(NULL AS VARCHAR)",
    "version": "CAST(NULL AS TIMESTAMP)",
    "bill_kind": "CAST(NULL AS VARCHAR)",
    "master": "CAST(NULL AS VARCHAR)",
    "scac": "CAST(NULL AS VARCHAR)",
    "entry_type": "CAST(NULL AS VARCHAR)",
    "gross_kg": "CAST(NULL AS DOUBLE)",
    "containers": "CAST([] AS VARCHAR[])",
}

TOLD: tuple[Told, ...] = (
    Told(
        "bill",
        {
            "day": "coalesce(r.arrival, r.estimated_arrival)",
            "status": "r.status",
            "version": "r.version",
            "bill_kind": "r.kind",
            "master": "nullif(regexp_replace(upper(r.master), '[^A-Z0-9]', '', 'g'), '')",
            "scac": "r.carrier_code",
            "gross_kg": "r.gross_kg",
            "containers": "r.containers",
        },
        days=(0, 0),
        anchor=0,
        numbered=True,
    ),
    Told(
        "entry",
        {
            "day": "coalesce(r.imported, r.entered, r.summarised)",
            "entry_type": "r.entry_type",
            "containers": "r.containers",
        },
        days=(-60, 60),
        anchor=1,
        numbered=True,
    ),
    # A declaration may be made regular when the goods have left.
    Told(
        "export_declaration",
        {
            "day": "coalesce(r.exited, r.registered)",
            "status": "r.status",
            "gross_kg": "r.gross_kg",
            "containers": "r.containers",
        },
        days=(-30, 120),
        anchor=2,
        numbered=True,
    ),
    # Only what a re-export cites of it: the import on which it follows.
    Told("import_declaration", {"day": "r.registered", "status": "r.status"}, days=(0, 0), anchor=3, numbered=True),
    Told(
        "security_filing",
        {"day": "r.filed", "status": "r.action", "version": "r.filed"},
        days=(-30, 120),
        numbered=True,
    ),
    Told("container_event", {"day": "r.happened"}, days=(-60, 120)),
    Told("harvest_report", {"day": "r.reported"}, days=(-120, 120)),
    Told("paper", {"day": "r.issued", "status": "r.status"}, days=(-120, 120)),
    # Those that cite the bill under which they travelled.
    Told("catch_certificate", {"day": "coalesce(r.departed, r.issued)", "status": "r.status"}, days=(-30, 120)),
    Told("processing_statement", {"day": "coalesce(r.departed, r.issued)", "status": "r.status"}, days=(-30, 120)),
    Told("storage_document", {"day": "coalesce(r.departed, r.issued)", "status": "r.status"}, days=(-30, 120)),
    Told("refusal", {"day": "r.refused"}, days=(-180, 60)),
    Told("outcome", {"day": "r.done"}, days=(-180, 60)),
    Told("analysis", {"day": "r.analysed"}, days=(-180, 60)),
)

#: What counts nowhere, by its status.
DEAD = ("deleted", "delete", "void", "cancelled", "canceled", "replaced", "rejected", "withdrawn", "refused")
#: What takes the place of an earlier version where no day of it is given.
LATER = ("amended", "replace", "corrected")
#: Zone and warehouse entries (CBP entry types): the goods were not imported when they arrived.
ADMITTED = ("06", "21", "22", "31", "32", "34", "38")
