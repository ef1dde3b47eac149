"""Where in `<ASYCUDA>` each property stands; misspellings are those of the format."""

from __future__ import annotations

from collections.abc import Mapping

_DOCUMENT, _BORDER = "Attached_documents/Attached_document_", "Transport/Means_of_transport/Border_information/"
_INVOICE = "Valuation/Gs_Invoice/"

REGISTRATION, ASSESSMENT, RECEIPT = "Identification/Registration", "Identification/Assessment", "Identification/receipt"
OFFICE = "Identification/Office_segment/Customs_clearance_office_code"
FLOW, TYPE = "Property/Sad_flow", "Identification/Type/Type_of_declaration"
ITEMS = "Property/Nbers/Total_number_of_items"
YEAR = "Assessment_notice/Registration_year"
EXIT, EXPORT, DESTINATION = (
    "Export_release/Date_of_exit",
    "General_information/Country/Export/Export_country_code",
    "General_information/Country/Destination/Destination_country_code",
)
BORDER_NAME, BORDER_FLAG, MODE = f"{_BORDER}Identity", f"{_BORDER}Nationality", f"{_BORDER}Mode"
DELIVERY = ("Transport/Delivery_terms/Code", "Transport/Delivery_terms/Place")
#: Property → paths, of which the first that says something counts.
HEAD: Mapping[str, tuple[str, ...]] = {
    "reference_number": ("Declarant/Reference/Number",),
    "manifest": ("Identification/Manifest_reference_number",),
    "declaration_type": (TYPE,),
    "procedure": ("Identification/Type/Declaration_gen_procedure_code",),
    "office": (OFFICE,),
    "office_name": ("Identification/Office_segment/Customs_Clearance_office_name",),
    "border_office": ("Export_release/Actual_office_of_exit_code", "Transport/Border_office/Code"),
    "mode": (MODE,),
    "transport": (BORDER_NAME,),
    "containerised": ("Transport/Container_flag",),
    "lading_port": ("Transport/Place_of_loading/Code", "Transport/Place_of_loading/Name"),
    "goods_location": ("Transport/Location_of_goods",),
    "gross_kg": ("Valuation/Weight/Gross_weight", "Valuation/Total/Total_weight"),
    "packages": ("Property/Nbers/Total_number_of_packages",),
    "items_declared": (ITEMS,),
    "export_country": (EXPORT, "General_information/Country/Export/Export_country_name"),
    "destination": (DESTINATION, "General_information/Country/Destination/Destination_country_name"),
    "origin": ("General_information/Country/Country_of_origin_name",),
}
#: Property → path of a day.
DAYS: Mapping[str, str] = {"registered": f"{REGISTRATION}/Date", "assessed_on": f"{ASSESSMENT}/Date", "exited": EXIT}
#: Role → paths of number, and of name and address.
PARTIES: Mapping[str, tuple[str, str]] = {
    "exporter": ("Traders/Exporter/Exporter_code", "Traders/Exporter/Exporter_name"),
    "consignee": ("Traders/Consignee/Consignee_code", "Traders/Consignee/Consignee_name"),
    "declarant": ("Declarant/Declarant_code", "Declarant/Declarant_name"),
}
AMOUNT, CURRENCY = f"{_INVOICE}Amount_foreign_currency", f"{_INVOICE}Currency_code"

CODE = "Tarification/HScode/Commodity_code"
COMMERCIAL, TARIFF = "Goods_description/Commercial_Description", "Goods_description/Description_of_goods"
NET, GROSS = "Valuation_item/Weight_itm/Net_weight_itm", "Valuation_item/Weight_itm/Gross_weight_itm"
PROCEDURES = ("Tarification/Extended_customs_procedure", "Tarification/National_customs_procedure")
#: Pairs of amount and currency; the price of an item is in the currency of the invoice.
ITEM_AMOUNT, ITEM_CURRENCY = (
    "Valuation_item/Item_Invoice/Amount_foreign_currency",
    "Valuation_item/Item_Invoice/Currency_code",
)
PRICE = "Tarification/Item_price"
UNIT = "Tarification/Supplementary_unit"
QUANTITY, QUANTITY_UNIT = "Suppplementary_unit_quantity", "Suppplementary_unit_code"
BILL = "Previous_doc/Summary_declaration"
PACKAGE_KIND = ("Packages/Kind_of_packages_name", "Packages/Kind_of_packages_code")
MARKS = ("Packages/Marks1_of_packages", "Packages/Marks2_of_packages")
LINE: Mapping[str, tuple[str, ...]] = {
    "net_kg": (NET,),
    "gross_kg": (GROSS,),
    "packages": ("Packages/Number_of_packages",),
    "program": ("Tarification/Preference_code",),
    "origin": ("Goods_description/Country_of_origin_code",),
}
ATTACHED = {name: f"{_DOCUMENT}{name}" for name in ("code", "name", "reference", "date")}
CONTAINER = ("Container/Item_Number", "Container/Container_identity")


def taken() -> frozenset[str]:
    """Every path that is read, from the root on."""
    head = (path for paths in HEAD.values() for path in paths)
    parts = [f"{block}/{name}" for block in (REGISTRATION, ASSESSMENT, RECEIPT) for name in ("Serial_number", "Number")]
    whole = (*head, *parts, *DAYS.values(), f"{RECEIPT}/Date", FLOW, YEAR, BORDER_FLAG, *DELIVERY, AMOUNT, CURRENCY)
    line = (path for paths in LINE.values() for path in paths)
    amounts = (ITEM_AMOUNT, ITEM_CURRENCY, PRICE, f"{UNIT}/{QUANTITY}", f"{UNIT}/{QUANTITY_UNIT}", BILL)
    goods = (CODE, COMMERCIAL, TARIFF, *PROCEDURES, *PACKAGE_KIND, *MARKS)
    items = (f"Item/{path}" for path in (*line, *amounts, *goods, *ATTACHED.values()))
    parties = (path for pair in PARTIES.values() for path in pair)
    return frozenset(f"ASYCUDA/{path}" for path in (*whole, *parties, *items, *CONTAINER))
