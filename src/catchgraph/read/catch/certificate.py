"""A catch certificate of a message as a document: products are lines of stage `catch`, joined with their vessels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from catchgraph.read.catch import paths
from catchgraph.read.catch.shared import Message, Notes, Texts, carriage, carriers, party
from catchgraph.read.clean.party import PartyParts
from catchgraph.read.clean.vessel import VesselParts
from catchgraph.read.document.elements import each, text, written
from catchgraph.read.document.form import Document, Line, Party, Vessel, Written

NO_PRODUCTS = "a catch certificate without products"
_HIGH_SEAS = "high seas"


@dataclass(frozen=True, slots=True)
class Block:
    """A vessel of the message: its place and notes."""

    part: str
    notes: Notes

    @property
    def registration(self) -> str:
        """By which products name it."""
        return self.notes.first(paths.REGISTRATION).text.upper()


def certificate(message: Message) -> Document:
    """The certificate of a message."""
    consignment = _consignment(message.element)
    found = list(trade_lines(message))
    blocks = [Block(part, message.notes(one)) for part, kind, one in found if kind == paths.VESSELS]
    lines = [_line(message, part, one, blocks) for part, kind, one in found if kind != paths.VESSELS]
    if not lines and not message.cancels:
        message.said.note(message.row, paths.ITEMS, "", NO_PRODUCTS)
    message.say_unknown()
    exporter, importer = (text(consignment, f"{each_}/ID") for each_ in (paths.CONSIGNOR, paths.CONSIGNEE))
    country = _issuer(message, blocks)
    return Document(
        label="CatchCertificate",
        key=message.key,
        texts={
            **message.texts(country),
            **carriage(consignment),
            "conservation": [one for block in blocks for one in block.notes.all(paths.MEASURES)],
            "exporter_number": Written(exporter, f"{paths.CONSIGNOR}/ID", country),
            "importer_number": Written(importer, f"{paths.CONSIGNEE}/ID"),
        },
        parties=[
            *party(consignment, paths.CONSIGNOR, "exporter"),
            *party(consignment, paths.CONSIGNEE, "importer", importer, "EORI"),
        ],
        vessels=[*carriers(consignment), *_of_the_whole(blocks, lines)],
        citations=list(message.papers()),
        lines=lines,
    )


def trade_lines(message: Message, within: str = paths.CONSIGNMENT) -> Iterator[tuple[str, str, Any]]:
    """Place, kind of cargo and element of each line, whether an item has one of them or many."""
    place = partial(message.said.place, message.row)
    for part, item in each(message.element, f"{within}/{paths.ITEMS}"):
        kind = text(item, paths.CARGO)
        for inner, one in each(item, paths.TRADE_LINE, part, place):
            yield inner, kind, one


def goods(line: Any) -> Texts:
    """What a line says of its goods in the elements that all messages have."""
    return {
        "line_no": written(line, "SequenceNumeric"),
        "description": written(line, "Description"),
        "scientific_name": next((one for name in paths.NAMES if (one := written(line, name)).text), Written("")),
        "hs": written(line, paths.CODE),
    }


def measure(line: Any, path: str) -> Written:
    """A weight with its unit."""
    return written(line, path, f"{path}@unitCode")


def _consignment(element: Any) -> Any:
    found = element.find("{*}" + paths.CONSIGNMENT)
    return element if found is None else found


def _issuer(message: Message, blocks: list[Block]) -> str:
    """The flag State of the vessels validates; where they have several, the country of export is all that is known."""
    flags = {flag for block in blocks if (flag := block.notes.first(paths.VESSEL_NOTES["flag"]).text)}
    return flags.pop() if len(flags) == 1 else text(_consignment(message.element), "ExportSPSCountry/ID")


def _line(message: Message, part: str, line: Any, blocks: list[Block]) -> Line:
    notes = message.notes(line)
    block = _block(notes, blocks)
    own = {name: notes.all(*codes) or block.all(*codes) for name, codes in paths.CATCH_NOTES.items()}
    high_seas = [Written(_HIGH_SEAS, paths.HIGH_SEAS)] if notes.first(paths.HIGH_SEAS).text else []
    return Line(
        key=(part,),
        stage="catch",
        part=part,
        texts={
            **goods(line),
            **own,
            "species": notes.first(paths.SPECIES),
            "net_kg": measure(line, paths.NET),
            "zones": [*notes.all(paths.ZONE), *high_seas],
        },
        parties=list(_master(notes, block, part)),
        vessels=[Vessel(role="catching vessel", parts=_vessel(notes, block), part=part)],
    )


def _block(notes: Notes, blocks: list[Block]) -> Notes:
    """The vessel of a product: by its registration, else the only one; which of several is never guessed."""
    registration = notes.first(paths.REGISTRATION).text.upper()
    if registration:
        return next((each_.notes for each_ in blocks if each_.registration == registration), Notes({}))
    return blocks[0].notes if len(blocks) == 1 else Notes({})


def _of_the_whole(blocks: list[Block], lines: list[Line]) -> Iterator[Vessel]:
    """Vessels that no product names: any product may be theirs."""
    named = {vessel.parts for line in lines for vessel in line.vessels}
    for block in blocks:
        parts = _vessel(Notes({}), block.notes)
        if parts not in named:
            yield Vessel(role="catching vessel", parts=parts, part=block.part)


def _vessel(notes: Notes, block: Notes) -> VesselParts:
    texts: Mapping[str, str] = {
        name: block.first(code).text or notes.first(code).text for name, code in paths.VESSEL_NOTES.items()
    }
    licences = [one.text for one in block.all(paths.LICENCE) if one.text]
    return VesselParts(**{**texts, "licence": "; ".join(licences) or texts["licence"]})


def _master(notes: Notes, block: Notes, part: str) -> Iterator[Party]:
    name = notes.first(paths.MASTER).text or block.first(paths.MASTER).text
    if name:
        yield Party(role="master", parts=PartyParts(name), part=part)
