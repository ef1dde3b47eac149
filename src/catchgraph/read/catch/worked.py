"""Processing statements and documents of non-manipulation of messages as documents, with what each line draws on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from catchgraph.read.catch import paths
from catchgraph.read.catch.certificate import goods, measure, trade_lines
from catchgraph.read.catch.shared import Message, Notes, carriage, carriers, drawn, means, party
from catchgraph.read.document.elements import each, text, written
from catchgraph.read.document.form import Cited, Document, Line, Written

NO_LINES = "a document without lines"
_SIX = 6


def statement(message: Message) -> Document:
    """The processing statement of a message: the plant is who consigns."""
    element = message.element
    consignment = _below(element, paths.CONSIGNMENT)
    approval = next((written(one, "ID") for one in message.references(paths.APPROVAL)), Written(""))
    plant = approval if approval.text else written(consignment, f"{paths.CONSIGNOR}/ID")
    found = list(trade_lines(message))
    lines = [_made(message, part, line) for part, _, line in found]
    _say(message, lines)
    return Document(
        label="ProcessingStatement",
        key=message.key,
        texts={
            **message.texts(text(consignment, "ExportSPSCountry/ID")),
            **carriage(consignment),
            "plant_number": plant,
        },
        parties=[
            *party(consignment, paths.CONSIGNOR, "processor", plant.text, "approval number"),
            *party(consignment, paths.CONSIGNEE, "consignee"),
        ],
        vessels=list(carriers(consignment)),
        citations=list(message.papers()),
        lines=lines,
    )


def _made(message: Message, part: str, line: Any) -> Line:
    """A product: the net weight is that before processing, the gross weight that after it."""
    notes = message.notes(line)
    used, made = measure(line, paths.NET), measure(line, paths.GROSS)
    told = goods(line)
    product, caught = notes.first(paths.PROCESSED_CODE), written(line, paths.CODE)
    if product.text:
        told["hs"] = product
    if species := notes.first(paths.PROCESSED_SPECIES).text:
        told["scientific_name"] = Written(species, paths.PROCESSED_SPECIES)
    return Line(
        key=(part,),
        part=part,
        texts={
            **told,
            "form": notes.all(paths.PROCESSING),
            "species": notes.first(paths.SPECIES),
            "used_kg": used,
            "net_kg": made,
        },
        citations=list(_cited(notes, used, made, part)),
        lines=list(_input(part, product, caught, used)),
    )


def _input(part: str, product: Written, caught: Written, used: Written) -> Iterator[Line]:
    """The catch, where its code is another than that of the product."""
    if product.text and caught.text and product.text[:_SIX] != caught.text[:_SIX]:
        yield Line(key=("input",), stage="input", part=part, texts={"hs": caught, "net_kg": used})


def _cited(notes: Notes, weight: Written, made: Written | None, part: str) -> Iterator[Cited]:
    """What a line draws on; a weight beside several documents is that of none of them."""
    found = list(drawn(notes))
    one = len(found) == 1
    for kind, number, country in found:
        yield Cited(
            kind=kind,
            number=number,
            country=country,
            weight=weight if one else None,
            made=made if one else None,
            part=part,
        )


def storage(message: Message) -> Document:
    """The document of non-manipulation of a message: what arrived, and what departs."""
    element = message.element
    arrival, departure = _below(element, paths.ARRIVAL), _below(element, paths.DEPARTURE)
    arrived = {text(line, "SequenceNumeric"): line for _, _, line in trade_lines(message, paths.ARRIVAL)}
    departing = list(trade_lines(message, paths.DEPARTURE)) or list(trade_lines(message, paths.ARRIVAL))
    lines = [_stored(message, part, line, arrived) for part, _, line in departing]
    _say(message, lines)
    conditions = message.notes(element, paths.HEAD_NOTES)
    came = next((one for _, one in each(arrival, paths.MOVEMENT)), None)
    return Document(
        label="StorageDocument",
        key=message.key,
        texts={
            **message.texts(text(arrival, "ExportSPSCountry/ID")),
            **carriage(departure),
            "stored_as": conditions.all(paths.STORAGE),
            "arrived": written(arrival, "AvailabilityDueDateTime/DateTime"),
            "arrival_transport": Written("") if came is None else means(came),
            "unloading_place": written(arrival, "ConsigneeReceiptSPSLocation/Name"),
            "store_number": written(arrival, f"{paths.CONSIGNEE}/ID"),
        },
        parties=[
            *party(arrival, paths.CONSIGNEE, "store", text(arrival, f"{paths.CONSIGNEE}/ID"), "approval number"),
            *party(departure, paths.CONSIGNOR, "exporter"),
            *party(departure, paths.CONSIGNEE, "consignee"),
        ],
        vessels=list(carriers(departure, arrival)),
        citations=list(message.papers()),
        lines=lines,
    )


def _stored(message: Message, part: str, line: Any, arrived: dict[str, Any]) -> Line:
    """A product: of both movements the net weight is that of the goods, the gross weight that of the fish in them."""
    notes = message.notes(line)
    came = arrived.get(text(line, "SequenceNumeric"))
    out = measure(line, paths.NET)
    if not list(drawn(notes)) and came is not None:
        notes = message.notes(came)
    return Line(
        key=(part,),
        part=part,
        texts={
            **goods(line),
            "species": notes.first(paths.SPECIES),
            "net_kg": out,
            "fishery_kg": measure(line, paths.GROSS),
            "used_kg": Written("") if came is None else measure(came, paths.NET),
        },
        citations=list(_cited(notes, out, None, part)),
    )


def _below(element: Any, name: str) -> Any:
    found = element.find("{*}" + name)
    return element if found is None else found


def _say(message: Message, lines: list[Line]) -> None:
    if not lines and not message.cancels:
        message.said.note(message.row, paths.ITEMS, "", NO_LINES)
    message.say_unknown()
