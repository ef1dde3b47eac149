"""The entry that a message files: an `Entry` with its lines, parties, bills, and vessels of harvest (SE62, SE63)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from catchgraph.model.ids import digest
from catchgraph.read.catair.fields import called, day, text, whole, written
from catchgraph.read.catair.groups import Group, Parted
from catchgraph.read.catair.parties import ROLES, Note, is_person, named_in
from catchgraph.read.catair.sanctions import harvests_of
from catchgraph.read.clean.vessel import VesselParts
from catchgraph.read.document.form import Cited, Document, Line, Party, Vessel, Written
from catchgraph.read.message_lines import Line as Record
from catchgraph.read.message_lines import Transaction

#: Header of each kind of message.
HEADERS = ("10", "SE10", "CA10")
_ROLES = {"MF", "SE", "BY", "CN", "EX", "IM"}
_OF_LINE = ("SE50", "SE55", "SE56")
_OF_ENTRY = ("SE30", "SE35", "SE36")
#: Kinds of components of a manifest that are no bill.
_IN_BOND = "I"
_CHAPTER_99 = "99"
_TEXTS: Mapping[str, Mapping[str, str]] = {
    "10": {"port": "port", "entry_type": "entry_type", "mode": "mode", "reference_number": "reference"},
    "11": {"importer_number": "importer", "consignee_number": "consignee"},
    "20": {"carrier": "carrier", "unlading_port": "unlading", "goods_location": "location"},
    "31": {"bond": "bond", "surety": "surety"},
    "SE10": {"port": "port", "entry_type": "entry_type", "mode": "mode", "unlading_port": "unlading", "bond": "bond"},
    "SE11": {"goods_location": "location"},
    "SE16": {"carrier": "carrier"},
}
_DAYS: Mapping[str, Mapping[str, str]] = {
    "11": {"entered": "entered", "imported": "imported"},
    "20": {"in_transit": "in_transit"},
    "SE11": {"entered": "entered"},
    "SE16": {"imported": "arrival"},
}


def number_of(found: Parted) -> Written:
    """The number of the entry, as the form prints it; '' where no header gives one."""
    for line, _ in found.header.of(*HEADERS):
        number = text(line, "number")
        joined = f"{text(line, 'filer')}-{number[:7]}-{number[7:]}".rstrip("-") if number else ""
        return Written(joined, called(line, "number"))
    return Written("")


def entry(transaction: Transaction, found: Parted, number: Written, note: Note) -> Document:
    """The entry as a document."""
    header = found.header
    head = next(header.of(*HEADERS))
    texts: dict[str, Written | Sequence[Written]] = {"number": number, **_header_texts(header)}
    texts |= _line_texts(found.lines)
    return Document(
        label="Entry",
        key=(head[0].id, number.text, digest(line.text for line in transaction.lines)),
        part=head[1],
        texts=texts,
        parties=_parties(header, _OF_ENTRY, note),
        vessels=list(_carriers(header)),
        citations=list(_bills(header)),
        lines=[_line(group, note) for group in found.lines],
    )


def _header_texts(header: Group) -> dict[str, Written | Sequence[Written]]:
    found: dict[str, list[Written]] = {}
    for line, _ in header.records:
        for name, field in _TEXTS.get(line.id, {}).items():
            found.setdefault(name, []).append(written(line, field))
        for name, field in _DAYS.get(line.id, {}).items():
            found.setdefault(name, []).append(day(line, field))
    for line, _ in header.of("SE10"):
        found.setdefault("importer_number", []).append(written(line, "importer", text(line, "importer_kind")))
    for line, _ in header.of("SE30"):
        if text(line, "role").upper() == "CN":
            found.setdefault("consignee_number", []).append(written(line, "number", text(line, "number_kind")))
    for line, _ in header.of("33"):
        codes = ", ".join(filter(None, (text(line, "missing_1"), text(line, "missing_2"))))
        found.setdefault("missing_documents", []).append(Written(codes, called(line, "missing_1")))
    containers = [written(line, "container") for line, _ in header.of("SE17")]
    return {**found, **({"containers": containers} if containers else {})}


def _line_texts(lines: Sequence[Group]) -> dict[str, Sequence[Written]]:
    """What entry summaries say line by line of the whole: country and day of export, port of lading."""
    heads = [line for group in lines for line, _ in group.of("40")]
    return {
        "export_country": [written(line, "export_country") for line in heads],
        "exported": [day(line, "exported") for line in heads],
        "lading_port": [written(line, "lading") for line in heads],
        "related_parties": [written(line, "related") for line in heads],
    }


def _carriers(header: Group) -> Iterator[Vessel]:
    """Vessels that brought the goods; the first record that names one counts."""
    for line, part in header.of("20", "SE11", "SE16"):
        if name := text(line, "conveyance"):
            number = text(line, "vessel") if line.id == "20" else ""
            yield Vessel(role="carrier", parts=VesselParts(name=name, imo=number), part=part)
            return


def _bills(header: Group) -> Iterator[Cited]:
    for line, part in header.of("23", "SE15"):
        number = text(line, "bill")
        if number and text(line, "component").upper() != _IN_BOND:
            yield Cited(kind="bill", number=Written(text(line, "issuer") + number, called(line, "bill")), part=part)


def _parties(group: Group, records: tuple[str, str, str], note: Note) -> list[Party]:
    found = []
    for each in named_in(group, *records):
        if each.role not in _ROLES:
            note(called(each.line, "role"), each.role, "a role that is not read", each.part)
        elif not is_person(each):
            found.append(each.party(ROLES[each.role], note))
        else:
            # Its number is said to be left out by `party`; a person's name stays out with it.
            each.party(ROLES[each.role], note)
    return found


def _line(group: Group, note: Note) -> Line:
    head = group.records[0][0]
    texts: dict[str, Written | Sequence[Written]] = {"line_no": Written(group.number, called(head, "line"))}
    if head.id != "CA40":
        texts["origin"] = written(head, "origin")
    if head.id == "40":
        texts |= {"program": written(head, "program"), "gross_kg": whole(head, "gross", "kg")}
    descriptions = [written(line, "description") for line, _ in group.of("44", "SE40")]
    texts |= {
        "description": descriptions,
        "manufacturer_id": list(_manufacturers(group)),
        "duty_cases": [written(line, "case") for line, _ in group.of("53")],
    }
    values = _tariff(group, texts)
    return Line(
        key=(group.number, group.part),
        part=group.part,
        texts=texts,
        values=values,
        parties=_parties(group, _OF_LINE, note),
        lines=harvests_of(group),
    )


def _manufacturers(group: Group) -> Iterator[Written]:
    for line, _ in group.of("42", "47"):
        if line.id == "42":
            yield written(line, "manufacturer")
        elif text(line, "party").upper() == "M":
            yield written(line, "number")


def _tariff(group: Group, texts: dict[str, Written | Sequence[Written]]) -> dict[str, Any]:
    """Codes, value, duty and quantity of a line: the code of the goods is the first that is not of chapter 99."""
    rows = [line for line, _ in group.of("50", "SE60") if _code(line)]
    goods = next((line for line in rows if not _code(line).startswith(_CHAPTER_99)), rows[0] if rows else None)
    if goods is None:
        return {}
    texts["hs"] = written(goods, "hts")
    texts["other_hs"] = [written(line, "hts") for line in rows if line is not goods]
    if goods.id == "50" and (quantity := whole(goods, "quantity", decimals=2)).text not in ("", "0.00"):
        texts["quantity"] = quantity
        texts["unit"] = written(goods, "unit")
    if value := _sum(rows, "value", 0):
        texts["value"] = value
    if duty := _sum([line for line in rows if line.id == "50"], "duty", 2):
        texts["duty"] = duty
    return {"value_basis": "entered"} if "value" in texts else {}


def _code(line: Record) -> str:
    """The commodity code of a record; '' for other things in its place."""
    found = text(line, "hts")
    return found if any(map(str.isdigit, found)) else ""


def _sum(rows: Sequence[Record], field: str, decimals: int) -> Written | None:
    """The sum of what the codes of a line state each once; a text that is no number stays as it is, to be said."""
    found = [text(line, field) for line in rows]
    odd = next((line for line, each in zip(rows, found, strict=True) if each and not _digits(each)), None)
    if odd is not None:
        return written(odd, field, "USD")
    total = sum(int(each) for each in found if each)
    if not any(found):
        return None
    shown = f"{total / 10**decimals:.{decimals}f}" if decimals else str(total)
    return Written(shown, called(rows[0], field), "USD")


def _digits(found: str) -> bool:
    return found.isascii() and found.isdigit()
