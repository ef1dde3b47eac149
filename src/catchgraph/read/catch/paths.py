"""Where the messages of CATCH say what: paths below a document, codes of notes, references and states.

Source: UN/CEFACT SPSCertificate, version 17, as CATCH uses it (Regulation (EU) 2023/2842), and messages of authorities
that send to it. Codes of which nothing was published are said and not read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

EXCHANGED, CONSIGNMENT = "SPSExchangedDocument", "SPSConsignment"
ARRIVAL, DEPARTURE = "SPSArrivalConsignment", "SPSDepartureConsignment"
CERTIFICATE, NON_MANIPULATION = "SPSCertificate", "CatchNonManipulationDocument"

TYPE, TYPE_NAME, NAME = f"{EXCHANGED}/TypeCode", f"{EXCHANGED}/TypeCode@name", f"{EXCHANGED}/Name"
CATCH_ID, ISSUER = f"{EXCHANGED}/ID", f"{EXCHANGED}/IssuerSPSParty/Name"
STATUS, STATUS_NAME = f"{EXCHANGED}/StatusCode", f"{EXCHANGED}/StatusCode@name"
ISSUED = (f"{EXCHANGED}/IssueDateTime/DateTime", f"{EXCHANGED}/IssueDateTime")
REFERENCES, HEAD_NOTES = f"{EXCHANGED}/ReferenceSPSReferencedDocument", f"{EXCHANGED}/IncludedSPSNote"
ITEMS, TRADE_LINE = "IncludedSPSConsignmentItem", "IncludedSPSTradeLineItem"
CARGO, NOTES = "NatureIdentificationSPSCargo/TypeCode", "AdditionalInformationSPSNote"
NET, GROSS, CODE = "NetWeightMeasure", "GrossWeightMeasure", "ApplicableSPSClassification/ClassCode"
NAMES = ("ScientificName", "CommonName")
MOVEMENT, EQUIPMENT = "MainCarriageSPSTransportMovement", "UtilizedSPSTransportEquipment"
CONSIGNOR, CONSIGNEE = "ConsignorSPSParty", "ConsigneeSPSParty"
PARTY = ("ID", "Name")
ADDRESS = ("LineOne", "LineTwo", "LineThree", "CityName", "PostcodeCode", "CountryID")

#: Type of a message: a catch certificate has a code of its own, the others share one and differ by name.
CATCH_CERTIFICATE = "852"
#: Kinds of cargo among the items: vessels, products.
VESSELS, PRODUCTS = "5", "12"
#: Kinds of references: the authority's own number; the approval number of a plant. Types: health certificate, bills.
OWN_NUMBER, APPROVAL = "DM", "AIS"
HEALTH, BILLS = "636", frozenset({"704", "705", "710", "714"})
#: UN/EDIFACT 4405 as CATCH uses it; 39 is what was sent and says nothing of what became of it.
STATES: Mapping[str, str] = {"70": "valid", "39": ""}

#: Property of a catch → notes that say it; those of its vessel's block are asked, too.
CATCH_NOTES: Mapping[str, tuple[str, ...]] = {
    "caught_since": ("START_DATE",),
    "caught_until": ("END_DATE",),
    "areas": ("CATCH_AREA",),
    "rfmos": ("REGIONAL_FISHERIES_MANAGEMENT_ORGANISATION", "RFMO"),
    "gear": ("FISHING_GEAR",),
    "processed_aboard": ("TYPE_OF_AUTHORIZED_PROCESSING_ON_BOARD",),
    "licensed_until": ("FISHING_LICENSE_END_DATE",),
}
#: Part of a vessel → the note that says it.
VESSEL_NOTES: Mapping[str, str] = {
    "name": "VESSEL_NAME",
    "flag": "VESSEL_FLAG",
    "imo": "IMO",
    "call_sign": "CALL_SIGN",
    "registration_number": "VESSEL_REGISTRATION",
    "licence": "FISHING_LICENSE",
}
REGISTRATION, LICENCE, MASTER = "VESSEL_REGISTRATION", "FISHING_LICENSE", "MASTER_OF_VESSEL"
ZONE, HIGH_SEAS = "EXCLUSIVE_ECONOMIC_ZONE", "HIGH_SEAS_CATCH_AREA"
MEASURES, STORAGE = "CONSERVATION_AND_MANAGEMENT_MEASURES", "STORAGE_CONDITION"
PROCESSED_CODE, PROCESSED_SPECIES, PROCESSING = "PROCESSED_PRODUCT_CODE", "PROCESSED_SPECIES", "PROCESSING_TYPE"
SPECIES = "SPECIES"
#: `CATCH_CERTIFICATE_LOCAL_REFERENCE`, `CATCH_PROCESSING_STATEMENT_REFERENCE`: what a line draws on.
DRAWN = re.compile(r"CATCH_(CERTIFICATE|PROCESSING_STATEMENT|NON_MANIPULATION_DOCUMENT)_(?:LOCAL_)?REFERENCE")
DRAWN_KINDS: Mapping[str, str] = {
    "CERTIFICATE": "catch-certificate",
    "PROCESSING_STATEMENT": "processing-statement",
    "NON_MANIPULATION_DOCUMENT": "storage-document",
}
ISSUING = re.compile(r"CATCH(?:_[A-Z_]{1,40})?_ISSUING_COUNTRY")
#: Notes of nothing that is kept: personal, or said elsewhere in the message.
LEFT = frozenset({"PHONE", "EMAIL", "HOME_PORT", "NET_WEIGHT"})
#: All notes that are read.
READ = frozenset(
    [*(code for several in CATCH_NOTES.values() for code in several), *VESSEL_NOTES.values(), MASTER, ZONE, HIGH_SEAS,
     MEASURES, PROCESSED_CODE, PROCESSED_SPECIES, PROCESSING, SPECIES, *LEFT]
)  # fmt: skip


def taken() -> frozenset[str]:
    """Every path that is read below one of the documents, as they stand in an envelope and without one."""
    party = [*PARTY, *(f"SpecifiedSPSAddress/{name}" for name in ADDRESS)]
    line = ["SequenceNumeric", "Description", *NAMES, NET, GROSS, CODE, f"{NOTES}/Content", f"{NOTES}/SubjectCode"]
    consignment = [
        *(f"{each}/{name}" for each in (CONSIGNOR, CONSIGNEE) for name in party),
        *(f"{country}/ID" for country in ("ExportSPSCountry", "ImportSPSCountry")),
        *("LoadingBaseportSPSLocation/Name", "ConsigneeReceiptSPSLocation/Name"),
        *("ExportExitDateTime/DateTime", "AvailabilityDueDateTime/DateTime"),
        *(f"{MOVEMENT}/{name}" for name in ("ID", "ModeCode", "UsedSPSTransportMeans/Name")),
        *(f"{EQUIPMENT}/ID", f"{EQUIPMENT}/AffixedSPSSeal/ID"),
        f"{ITEMS}/{CARGO}",
        *(f"{ITEMS}/{TRADE_LINE}/{name}" for name in line),
    ]
    reference = ("TypeCode", "RelationshipTypeCode", "ID", "IssueDateTime", "IssueDateTime/DateTime")
    head = [
        *(TYPE, NAME, CATCH_ID, ISSUER, STATUS, *ISSUED, f"{HEAD_NOTES}/Content", f"{HEAD_NOTES}/SubjectCode"),
        *(f"{REFERENCES}/{name}" for name in reference),
    ]
    below = [*head, "ID", *(f"{each}/{path}" for each in (CONSIGNMENT, ARRIVAL, DEPARTURE) for path in consignment)]
    return frozenset(f"{document}/{path}" for document in (CERTIFICATE, NON_MANIPULATION) for path in below)
