"""Lots as records: what an event, or master data, says a lot is; its one line of goods."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from catchgraph.normalise.numbers.epc import CLASS, Epc, epc
from catchgraph.read.document.form import Cited, Document, Line, Texts, Written
from catchgraph.read.epcis.amounts import Amount
from catchgraph.read.epcis.master import Master, attributes
from catchgraph.read.epcis.tree import text

_SPECIES = ("speciesForFisheryStatisticsPurposesCode", "speciesForFisheryStatisticsPurposesName")
_FORMS = ("tradeItemConditionCode", "additionalTradeItemIdentification")
_DESCRIPTIONS = ("descriptionShort", "regulatedProductName", "functionalName", "productName")
#: Codes of production (GS1 GDSN, productionMethodForFishAndSeafoodCode).
PRODUCTION = {
    "MARINE_FISHERY": "wild", "INLAND_FISHERY": "wild", "WILD": "wild",
    "AQUACULTURE": "farmed", "FARMED": "farmed", "CULTIVATED": "farmed",
}  # fmt: skip


def lot_documents(found: list[Amount], told: Texts, values: Mapping[str, Any], master: Master) -> Iterator[Document]:
    """The lots of an event, each once; `told`, `values`: what the event says of those that it makes."""
    made = {one.lot.key for one in found if one.stage == "product"}
    seen: dict[str, Amount] = {}
    for one in found:
        seen.setdefault(one.lot.key, one)
    for key, one in seen.items():
        new = key in made
        number = "".join(each.text for each in _one(told.get("lot")) if new)
        yield _document(
            one.lot,
            one.written,
            one.part,
            number,
            goods_of(one.lot, master),
            told if new else {},
            values if new else {},
        )


def class_document(element: Any) -> Document | None:
    """The class of product that an element of master data describes; None where it has no identifier."""
    written = text(element, "id")
    found = epc(written)
    if found is None:
        return None
    return _document(found, written, "", "", _described(attributes(element)), {}, {})


def _document(
    lot: Epc, written: str, part: str, number: str, described: Texts, told: Texts, values: Mapping[str, Any]
) -> Document:
    identifier = Written(written, part or "id")
    own = Written(lot.number or number, part or "id")
    texts = {**described, **{name: text for name, text in told.items() if _said(text)}, "lot": own}
    kind = lot.kind if lot.kind in (CLASS, "lot", "item", "logistic unit") else "lot"
    of = [Cited(kind="product-class", number=Written(lot.product, part), part=part)] if _is_of(lot) else []
    name = described.get("description")
    return Document(
        label="Lot",
        key=(lot.key,),
        texts={"identifier": identifier, "number": own, **({"product_name": name} if name else {})},
        values={"kind": kind, "gs1": lot.gs1 or None, "product": lot.product or None},
        part=part,
        citations=of,
        lines=[Line(key=(), stage="class" if kind == CLASS else "product", texts=texts, values=values, part=part)],
    )


def _is_of(lot: Epc) -> bool:
    return bool(lot.product) and lot.product != lot.key


def goods_of(lot: Epc, master: Master) -> Texts:
    """What master data of the file says of a lot, itself or of its class of product."""
    return {**_described(master.of(lot.product)), **_described(master.of(lot.key))}


def _described(told: Mapping[str, str]) -> Texts:
    found: dict[str, Written] = {}
    if not told:
        return found
    for name, among in (("description", _DESCRIPTIONS), ("species", _SPECIES), ("form", _FORMS)):
        value, called = next(((told[each], each) for each in among if told.get(each)), ("", ""))
        if value:
            found[name] = Written(value, called)
    if told.get(_SPECIES[1]):
        found["scientific_name"] = Written(told[_SPECIES[1]], _SPECIES[1])
    if told.get("countryOfOrigin"):
        found["origin"] = Written(told["countryOfOrigin"], "countryOfOrigin")
    return found


def _one(told: Any) -> tuple[Written, ...]:
    return () if told is None else (told,) if isinstance(told, Written) else tuple(told)


def _said(told: Any) -> bool:
    return any(each.text for each in _one(told))
