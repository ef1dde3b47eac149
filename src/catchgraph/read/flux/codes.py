"""Codes of FLUX FA: of purposes, reports, activities, catches, roles. Source: UN/CEFACT FLUX business requirements
specification P1000-3 (fishing activity) and the code lists of the EU's Master Data Register that it names."""

from __future__ import annotations

from collections.abc import Mapping

#: FLUX_GP_PURPOSE → what the report is, and what becomes of the one that it refers to.
PURPOSES: Mapping[str, tuple[str, str]] = {
    "1": ("cancellation", "cancelled"),
    "3": ("deletion", "deleted"),
    "5": ("correction", "replaced"),
    "9": ("original", ""),
}
#: FLUX_FA_REPORT_TYPE → on what it rests.
REPORTS: Mapping[str, str] = {"DECLARATION": "declared", "NOTIFICATION": "notified"}
#: FLUX_FA_TYPE: what becomes a record of its own.
RECORDS: Mapping[str, str] = {"TRANSHIPMENT": "TransshipmentDeclaration", "LANDING": "LandingDeclaration"}
#: FLUX_FA_TYPE → label of the event.
EVENTS: Mapping[str, str] = {
    "TRANSHIPMENT": "Transshipment",
    "LANDING": "Landing",
    "FISHING_OPERATION": "Fishing",
    "JOINT_FISHING_OPERATION": "Fishing",
    "DEPARTURE": "PortCall",
    "ARRIVAL": "PortCall",
}
#: FLUX_FA_TYPE → what an activity report calls it; another is its code in small letters.
ACTIVITIES: Mapping[str, str] = {"FISHING_OPERATION": "fishing", "JOINT_FISHING_OPERATION": "joint fishing"}
#: FA_CATCH_TYPE → what became of it; another is its code in small letters.
FLOWS: Mapping[str, str] = {"ONBOARD": "on board", "TAKEN_ONBOARD": "taken on board", "DEMINIMIS": "discarded"}
#: FA_VESSEL_ROLE → role of a naming.
ROLES: Mapping[str, str] = {"DONOR": "donor", "RECEIVER": "receiving vessel"}
#: WEIGHT_MEANS → kind of a weight.
WEIGHTS: Mapping[str, str] = {"ESTIMATED": "estimated", "WEIGHED": "weighed", "COUNTED": "estimated"}


def words(code: str) -> str:
    """`AREA_ENTRY` → `area entry`."""
    return code.replace("_", " ").lower()
