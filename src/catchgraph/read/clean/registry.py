"""Which cleaner a property has: its own, that of its name, else that of its type."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import cache

from catchgraph.model.schema import node
from catchgraph.read.clean import certificates, measures, money, papers, species, values
from catchgraph.read.clean.ways import Cleaned, Cleaner, Given, Ways
from catchgraph.read.given import given

_OWN: Mapping[tuple[str, str], Cleaner] = {
    **{
        (label, f"{role}_number"): papers.customs_number
        for label in ("ExportDeclaration", "ImportDeclaration")
        for role in ("exporter", "consignee", "declarant")
    },
    **{
        (label, name): cleaner
        for label in ("CatchCertificate", "ProcessingStatement", "StorageDocument")
        for name, cleaner in (
            ("status", certificates.status),
            ("exporter_number", papers.customs_number),
            ("importer_number", papers.customs_number),
            ("replaces", values.number_text),
            ("replaced_by", values.number_text),
        )
    },
    ("CatchCertificate", "scheme"): certificates.scheme,
    ("Bill", "status"): papers.bill_status,
    ("Bill", "house"): values.number_text,
    ("Bill", "sub_house"): values.number_text,
    ("Entry", "number"): papers.entry,
    ("HarvestReport", "entry"): papers.entry,
    ("HarvestReport", "permit"): papers.permit,
    ("Refusal", "entry"): papers.entry,
    ("Refusal", "firm_number"): papers.establishment,
    ("Measure", "program"): values.text,
    ("Measure", "target"): measures.target,
    ("Measure", "gaps"): measures.periods,
    ("Measure", "hs"): papers.tariff_beginnings,
    ("ContainerEvent", "load"): papers.load,
}

_BY_NAME: Mapping[str, Cleaner] = {
    **dict.fromkeys(("importer_number", "consignee_number"), papers.importer),
    **dict.fromkeys(("country", "lading_country", "export_country", "hs_country", "destination"), values.country),
    "origin": values.origin,
    **dict.fromkeys(("flags", "origins", "routing"), values.countries),
    **dict.fromkeys(("until", "caught_until", "licensed_until"), values.last_day),
    **dict.fromkeys(("happened", "start", "end"), values.moment),
    "latitude": values.latitude,
    "longitude": values.longitude,
    "containers": papers.container_list,
    "container": papers.one_container,
    "carrier_code": papers.carrier,
    "manufacturer_id": papers.manufacturer,
    "hs": papers.tariff,
    **dict.fromkeys(("species", "declared_species"), species.one),
    "found_species": species.several,
    "state": papers.state,
    "presentation": papers.presentation,
    "production": papers.production,
    "quantity": values.quantity("unit"),
    "packages": values.quantity("package_kind"),
    **dict.fromkeys(("value", "assessed"), money.amount),
    **dict.fromkeys(("duty", "collected"), money.duty),
    "currency": money.currency,
    "value_basis": money.basis,
    **dict.fromkeys(("number", "catch_number", "master", "manifest"), values.number_text),
    **dict.fromkeys(("entry_line", "line_no", "lot"), values.number_text),
    **dict.fromkeys(("program", "disclaimer", "entry_type"), values.code),
}

#: Of names that are one value elsewhere.
_LISTS: Mapping[str, Cleaner] = {
    **dict.fromkeys(("hs", "other_hs"), papers.tariffs),
    "species": species.several,
    "areas": certificates.areas,
    **dict.fromkeys(("zones", "eezs"), certificates.zones),
    "rfmos": certificates.rfmos,
}

_BY_TYPE: Mapping[str, Cleaner] = {
    "str": values.text,
    "int": values.whole_number,
    "float": values.number,
    "bool": values.yes_or_no,
    "datetime": values.day,
    "list[str]": values.texts,
    "list[int]": values.several(values.whole_number),
    "list[float]": values.several(values.number),
}

_NO_WAYS = Ways()


def clean(label: str, name: str, text: str, ways: Ways = _NO_WAYS, beside: str = "") -> Cleaned:
    """What a text becomes as the property `name` of the noun `label`, and what is to be said of it.

    `beside`: the unit of a weight, the currency of an amount, the qualifier of an importer's number, where they stand
    by themselves. Raises `KeyError` for a property that is not among `given(label)`. Never raises for a text.
    """
    cleaner = cleaners(label)[name]
    found = cleaner(Given(text, ways, beside))
    if not found.also:
        return found
    properties = _properties(label)
    if found.also.keys() <= properties:
        return found
    return dataclasses.replace(found, also={key: value for key, value in found.also.items() if key in properties})


@cache
def _properties(label: str) -> frozenset[str]:
    return frozenset(each.name for each in node(label).properties)


@cache
def cleaners(label: str) -> dict[str, Cleaner]:
    """The cleaner of each property that a file may state of a noun. `NotFound` for a label outside the model."""
    types = {each.name: each.type for each in node(label).properties}
    return {name: _cleaner(label, name, types.get(name, "str")) for name in given(label)}


def is_country(label: str, name: str) -> bool:
    """Whether a property is a country or several."""
    return cleaners(label)[name] in (values.country, values.origin, values.countries)


def _cleaner(label: str, name: str, type_: str) -> Cleaner:
    if own := _OWN.get((label, name)):
        return own
    if type_ == "list[str]" and name in _LISTS:
        return _LISTS[name]
    if name in _BY_NAME:
        return _BY_NAME[name]
    return values.weight if name.endswith("_kg") else _BY_TYPE[type_]
