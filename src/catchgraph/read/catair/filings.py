"""Importer security filings (ISF, 19 CFR 149.3): a `SecurityFiling` with its parties, bills, containers and codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from catchgraph.model.ids import digest
from catchgraph.read.catair.fields import called, text, written
from catchgraph.read.catair.groups import Group
from catchgraph.read.catair.parties import ROLES, Named, Note, is_person, named_in
from catchgraph.read.document.form import Cited, Document, Line, Party, Written

_ACTIONS = {"A": "add", "R": "replace", "D": "delete"}
_NAMED = ("SF30", "SF35", "SF36")
_CODES = "SF40"
#: Digits of a container's number without and with the check digit.
_SERIAL, _WHOLE = 6, 7


def filing(group: Group, note: Note) -> Document:
    """A filing as a document. The manufacturer whose codes follow it is named for their lines."""
    head, part = next(group.of("SF10"))
    action = text(head, "action").upper()
    bills = [(written(line, "bill"), where) for line, where in group.of("SF15")]
    kinds = filter(None, (text(head, "type"), text(head, "shipment")))
    return Document(
        label="SecurityFiling",
        key=(text(head, "number"), digest(line.text for line, _ in group.records)),
        part=part,
        texts={
            "number": written(head, "number"),
            "filing_type": Written(" ".join(kinds), called(head, "type")),
            "action": Written(_ACTIONS.get(action, action), called(head, "action")),
            "importer_number": written(head, "importer", text(head, "importer_kind")),
            "mode": written(head, "mode"),
            "carrier_code": written(head, "carrier"),
            "bill": [bill for bill, _ in bills],
            "containers": list(_containers(group)),
        },
        parties=list(_parties(group, note)),
        citations=[Cited(kind="bill", number=bill, part=where) for bill, where in bills],
        lines=list(_lines(group, note)),
    )


def _containers(group: Group) -> Iterator[Written]:
    for line, _ in group.of("SF25"):
        digits = text(line, "number").lstrip("0")
        serial = digits if len(digits) == _WHOLE else digits.zfill(_SERIAL) + text(line, "check")
        yield Written(text(line, "initial") + serial, called(line, "initial"))


def _parties(group: Group, note: Note) -> Iterator[Party]:
    """Parties of the whole filing: all but manufacturers that codes follow."""
    own = {part for _, part in _makers(group)}
    for each in named_in(group, *_NAMED):
        if each.part not in own and (party := _party(each, note)):
            yield party


def _party(named: Named, note: Note) -> Party | None:
    role = ROLES.get(named.role)
    if role is None:
        note(called(named.line, "role"), named.role, "a role that is not read", named.part)
        return None
    party = named.party(role, note)
    # A private person is named nowhere; that there is one is noted with its number.
    return None if is_person(named) else party


def _makers(group: Group) -> list[tuple[str, str]]:
    """Parts of codes, and of the manufacturer that stands before each."""
    found: list[tuple[str, str]] = []
    maker = ""
    for line, part in group.of("SF30", _CODES):
        if line.id == _CODES:
            found += [(part, maker)] if maker else []
        elif text(line, "role").upper() == "MF":
            maker = part
    return found


def _lines(group: Group, note: Note) -> Iterator[Line]:
    makers = dict(_makers(group))
    named = {each.part: each for each in named_in(group, *_NAMED)}
    parties: dict[str, Sequence[Party]] = {}
    for number, (line, part) in enumerate(group.of(_CODES), 1):
        maker = makers.get(part, "")
        if maker and maker not in parties:
            party = _party(named[maker], note)
            parties[maker] = [party] if party else []
        yield Line(
            key=(str(number),),
            part=part,
            texts={"hs": written(line, "hts"), "origin": written(line, "origin")},
            parties=parties.get(maker, ()),
        )
