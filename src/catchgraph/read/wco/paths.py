"""Where in `<Declaration>` of the WCO Data Model each property stands."""

from __future__ import annotations

from collections.abc import Mapping

SHIPMENT, GOODS = "GoodsShipment", "GovernmentAgencyGoodsItem"
ITEMS = f"{SHIPMENT}/{GOODS}"
NUMBER, REFERENCE, TYPE, FUNCTION, COUNT = (
    *("ID", "FunctionalReferenceID", "TypeCode", "FunctionCode"),
    "GoodsItemQuantity",
)
COUNTRY = "ResponsibleCountryCode"
EXPORT, DESTINATION = f"{SHIPMENT}/ExportCountry/ID", f"{SHIPMENT}/Destination/CountryCode"
ITEM_DESTINATION = "Destination/CountryCode"
#: Property → paths, of which the first that says something counts; of a list all.
HEAD: Mapping[str, tuple[str, ...]] = {
    "number": (NUMBER,),
    "reference_number": (REFERENCE, f"{SHIPMENT}/UCR/TraderAssignedReferenceID"),
    "declaration_type": (TYPE,),
    "office": ("DeclarationOffice/ID", "PresentationOffice/ID", "SupervisingOffice/ID"),
    "border_office": ("ExitOffice/ID", "EntryOffice/ID"),
    "mode": ("BorderTransportMeans/ModeCode",),
    "transport": ("BorderTransportMeans/Name", "BorderTransportMeans/ID"),
    "lading_port": (f"{SHIPMENT}/Consignment/LoadingLocation/ID", "Consignment/LoadingLocation/ID"),
    "goods_location": (f"{SHIPMENT}/Consignment/GoodsLocation/Name", f"{SHIPMENT}/Consignment/GoodsLocation/ID"),
    "packages": ("TotalPackageQuantity",),
    "items_declared": (COUNT,),
    "export_country": (EXPORT,),
    "destination": (DESTINATION, f"{ITEMS}/{ITEM_DESTINATION}"),
}
#: Property that is a list → paths, all of whose elements count.
LISTS: Mapping[str, tuple[str, ...]] = {
    "containers": (f"{SHIPMENT}/Consignment/TransportEquipment/ID", "Consignment/TransportEquipment/ID"),
    "seals": (f"{SHIPMENT}/Consignment/TransportEquipment/Seal/ID", "Consignment/TransportEquipment/Seal/ID"),
    "routing": ("Consignment/Itinerary/RoutingCountryCode", f"{SHIPMENT}/Consignment/Itinerary/RoutingCountryCode"),
}
DAYS = ("AcceptanceDateTime/DateTimeString", "IssueDateTime/DateTimeString")
CONTAINER_FLAG = f"{SHIPMENT}/Consignment/ContainerCode"
GROSS_TOTAL, INVOICE = "TotalGrossMassMeasure", "InvoiceAmount"
TERMS = (f"{SHIPMENT}/TradeTerms/ConditionCode", f"{SHIPMENT}/TradeTerms/LocationName")
#: Means of transport, of which the first that names a ship counts.
SHIPS: Mapping[str, tuple[str, ...]] = {
    place: tuple(f"{place}/{name}" for name in ("ID", "Name", "IdentificationTypeCode", "RegistrationNationalityCode"))
    for place in (
        "BorderTransportMeans",
        f"{SHIPMENT}/Consignment/DepartureTransportMeans",
        f"{SHIPMENT}/Consignment/ArrivalTransportMeans",
    )
}
#: Role → where the party stands, of which the first that is there counts.
PARTIES: Mapping[str, tuple[str, ...]] = {
    "exporter": ("Exporter", f"{SHIPMENT}/Exporter", f"{SHIPMENT}/Consignor", f"{ITEMS}/Consignor"),
    "consignee": (f"{SHIPMENT}/Consignee", f"{SHIPMENT}/Importer", f"{ITEMS}/Consignee"),
    "declarant": ("Declarant",),
}
PARTY = ("ID", "Name", "Address/Line", "Address/CityName", "Address/PostcodeID", "Address/CountryCode")

LINE: Mapping[str, tuple[str, ...]] = {
    "line_no": ("SequenceNumeric",),
    "description": ("Commodity/Description",),
    "origin": ("Origin/CountryCode",),
    "package_kind": ("Packaging/TypeCode",),
}
#: Property → path of a measure, whose unit is an attribute.
MEASURES: Mapping[str, str] = {
    "net_kg": "Commodity/GoodsMeasure/NetNetWeightMeasure",
    "gross_kg": "Commodity/GoodsMeasure/GrossMassMeasure",
    "quantity": "Commodity/GoodsMeasure/TariffQuantity",
}
MARKS, PACKAGES = "Packaging/MarksNumbersID", "Packaging/QuantityQuantity"
CODE, CODE_KIND = "ID", "IdentificationTypeCode"
CLASSIFICATION, PROCEDURE = "Commodity/Classification", "GovernmentProcedure"
#: What an amount is → its path.
AMOUNTS: Mapping[str, str] = {
    "invoice": "Commodity/InvoiceLine/ItemChargeAmount",
    "statistical": "StatisticalValueAmount",
}
DOCUMENT = ("CategoryCode", "TypeCode", "ID")
DOCUMENTS = ("AdditionalDocument", "PreviousDocument", "TransportContractDocument")
#: Below what papers of the whole declaration stand.
ATTACHING = ("", SHIPMENT, f"{SHIPMENT}/Consignment", "Consignment")


def taken() -> frozenset[str]:
    """Every path that is read, from the root on, with and without the envelope."""
    papers = [f"{paper}/{name}" for paper in DOCUMENTS for name in DOCUMENT]
    attached = ["/".join(filter(None, (below, path))) for below in ATTACHING for path in papers]
    head = [path for paths in (*HEAD.values(), *LISTS.values(), *SHIPS.values()) for path in paths]
    whole = [*head, *DAYS, *TERMS, CONTAINER_FLAG, GROSS_TOTAL, INVOICE, FUNCTION, *attached]
    parties = [f"{place}/{name}" for places in PARTIES.values() for place in places for name in PARTY]
    codes = [f"{CLASSIFICATION}/{CODE}", f"{CLASSIFICATION}/{CODE_KIND}"]
    procedures = [f"{PROCEDURE}/CurrentCode", f"{PROCEDURE}/PreviousCode"]
    line = [path for paths in LINE.values() for path in paths]
    item = [*line, *MEASURES.values(), MARKS, PACKAGES, *codes, *procedures, *AMOUNTS.values(), *papers]
    found = [*whole, *parties, *(f"{ITEMS}/{path}" for path in item)]
    inside = {f"Declaration/{path}" for path in found}
    envelope = {f"MetaData/{name}" for name in (COUNTRY, "WCOTypeName", "WCODataModelVersionCode")}
    return frozenset(inside | {f"MetaData/{path}" for path in inside} | envelope)
