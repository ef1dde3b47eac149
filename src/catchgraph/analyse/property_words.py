"""Properties of records in the words of their papers: `unlading_port` → `port of unlading`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from catchgraph.reference.countries import country

#: What the forms call it (CBP 7501, manifests, ISF, catch certificates); others are spelt as they are named.
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "imo": "IMO number",
        "imo_written": "IMO number as written",
        "imo_status": "IMO number is",
        "other_imos": "further IMO numbers",
        "mmsi": "MMSI",
        "mmsis": "MMSI",
        "rfmo": "RFMO",
        "rfmo_names": "names with an RFMO",
        "register": "register",
        "document": "key of the document",
        "number": "number",
        "kind": "kind",
        "master": "master bill",
        "carrier_code": "carrier (SCAC)",
        "version": "date of this version",
        "containerised": "in containers",
        "lading": "date of lading",
        "estimated_arrival": "estimated date of arrival",
        "arrival": "date of arrival",
        "receipt_place": "place of receipt",
        "lading_port": "port of lading",
        "lading_locode": "port of lading (UN/LOCODE)",
        "lading_country": "country of lading",
        "unlading_port": "port of unlading",
        "unlading_locode": "port of unlading (UN/LOCODE)",
        "destination_port": "port of destination",
        "locode": "place (UN/LOCODE)",
        "in_bond": "in-bond entry type",
        "package_kind": "kind of packages",
        "nobody_named": "names neither shipper nor consignee",
        "filer": "filer code",
        "liquidated": "date of liquidation",
        "entered": "entry date",
        "summarised": "summary date",
        "imported": "date of importation",
        "exported": "date of exportation",
        "port": "port",
        "export_country": "exporting country",
        "mode": "mode of transport",
        "carrier": "importing carrier",
        "importer_number": "importer number",
        "personal_number": "given by a personal number",
        "in_transit_number": "I.T. number",
        "in_transit": "I.T. date",
        "bond": "bond type",
        "surety": "surety number",
        "team": "review team",
        "goods_location": "location of the goods",
        "related_parties": "relationship of the parties",
        "discrepancies": "types of discrepancies",
        "filed": "date of filing",
        "gs1": "GTIN or SSCC",
        "moved_from": "moved from",
        "moved_to": "moved to",
        "read_at": "took place at",
        "unloading_port": "port of unloading",
        "human_welfare": "human welfare policy",
        "feed_protein": "source of the protein",
        "farming_method": "method of aquaculture",
        "broodstock": "source of the broodstock",
        "corrected_by": "corrected by",
        "error_reason": "declared an error for",
        "bill": "bill of lading",
        "happened": "date and time",
        "load": "loaded or empty",
        "entry": "entry number",
        "entry_line": "line of the entry",
        "entry_basis": "entry number taken from",
        "permit": "permit (IFTP)",
        "reported": "date of the report",
        "landed": "date of landing",
        "aggregated": "small vessels or farms together",
        "disclaimer": "disclaimer code",
        "weights_read": "weights read as",
        "refused": "date of refusal",
        "firm_number": "establishment number (FEI)",
        "firm_number_usable": "establishment number identifies",
        "done": "date of the result",
        "analysed": "date of the result",
        "checked": "what was checked",
        "issued": "date of issue",
        "since": "from",
        "until": "until",
        "hs": "HS code",
        "hs6": "HS code, six digits",
        "hs_country": "tariff of",
        "other_hs": "further HS codes",
        "quantity": "quantity",
        "program": "programme",
        "manufacturer_id": "manufacturer identification (MID)",
        "lot": "lot number",
        "marks": "marks and numbers",
        "caught_since": "caught from",
        "caught_until": "caught until",
        "landed_at": "landed at",
        "transshipped_at": "transshipped at",
        "areas": "areas of catch",
        "zones": "economic zones",
        "form": "product form",
        "duty_cases": "AD/CVD cases",
        "production_basis": "wild or farmed by",
        "commodity": "group of the trade",
        "work": "kind of work behind it",
        "operations": "what was done to it",
        "production": "wild or farmed",
        "live_basis": "conversion factors",
        "weight_kind": "kind of weight",
        "used_kg": "weight before processing, or into the store (kg)",
        "estimated_kg": "estimated weight to be landed (kg)",
        "verified_kg": "verified weight landed (kg)",
        "recorded_kg": "weight recorded for the whole landing (kg)",
        "fishery_kg": "net fishery product weight (kg)",
        "processed_aboard": "processing authorised on board",
        "licensed_until": "licence valid until",
        "rfmos": "RFMO areas",
        "plant_number": "approval number of the plant",
        "store_number": "approval number of the store",
        "transshipped_at_sea": "transhipped at sea on",
        "transshipment_area": "area of the transhipment at sea",
        "transshipped_at_sea_kg": "estimated weight transhipped at sea (kg)",
        "transshipped_in_port": "transhipped or landed in port on",
        "transshipment_port": "port of transhipment or landing",
        "transshipped_in_port_kg": "weight transhipped or landed in port (kg)",
        "scientific_name": "scientific name",
        "length_m": "length (m)",
        "gone_by": "no longer in the edition of",
    }
)
_UNITS = {"_kg": "kg", "_m": "m", "_h": "h", "_km": "km", "_kn": "kn"}
_COUNTRIES = frozenset({"flag", "flags", "country", "origin", "origins", "destination", "zones"})


def in_words(name: str) -> str:
    """The property as its paper calls it; weights and lengths with their unit."""
    if name in _WORDS:
        return _WORDS[name]
    for ending, unit in _UNITS.items():
        if name.endswith(ending):
            plain = name.removesuffix(ending).replace("_", " ")
            return f"{plain} weight ({unit})" if unit == "kg" else f"{plain} ({unit})"
    return name.replace("_", " ")


def said(name: str, value: Any) -> str:
    """A value in words: yes and no, days without midnight, `THA (Thailand)`, lists with commas; '' for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "minutes") if value.time() != dt.time() else value.date().isoformat()
    if isinstance(value, float):
        return f"{value:,.3f}".rstrip("0").rstrip(".")
    if isinstance(value, list | tuple):
        return ", ".join(said(name, one) for one in value)
    if name in _COUNTRIES or name.endswith("_country"):
        known = country(str(value))
        return f"{value} ({known.name})" if known else str(value)
    return str(value)
