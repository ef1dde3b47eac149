"""One `<ASYCUDA>` as a document: an export or import declaration with its items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from catchgraph.model.ids import digest
from catchgraph.normalise.flag import flag
from catchgraph.read.asycuda import paths
from catchgraph.read.asycuda.items import Declared, amount, basis_of, containers_of, in_order, lines_of
from catchgraph.read.clean.vessel import VesselParts
from catchgraph.read.dates import date_of
from catchgraph.read.document.declared import content, say_count, say_unknown, whole_party
from catchgraph.read.document.elements import each, text, written
from catchgraph.read.document.form import Document, Party, Vessel, Written
from catchgraph.read.document.orders import order_of, order_of_folder, proof
from catchgraph.read.format import Said

NO_DIRECTION = "says neither that it is an export (E, EX) nor an import (I, IM)"
TEMPLATE = "a blank form: no number, nobody named, no item with a code, description or weight"
#: Dates of which nothing proves the order: as the format's published files write them.
_USUAL = "mdy"
_UNPROVED = (
    "may be read day first and month first, and neither this declaration nor its folder says which: month first taken"
)
#: Modes of transport (UNECE Recommendation 19) are one digit; many countries add one of their own.
_SEA = "1"
#: Plates of a lorry on a ferry, `AA761BX/ACR122`: each word has letters and digits.
_PLATES = re.compile(r"(?:(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z\d]{4,10}(?:[\s/]{1,3}|$)){1,3}", re.IGNORECASE)


@dataclass
class Reader:
    """Makes documents of elements; what folders say of the order of dates is asked once for each."""

    said: Said
    _orders: dict[Path, str] = field(default_factory=dict)

    def documents(self, row: int, element: Any) -> Iterator[Document]:
        """The declaration of an element."""
        label = _label(element)
        items = list(each(element, "Item", place=partial(self.said.place, row)))
        if _blank(element, [item for _, item in items]):
            self.said.refuse(row, "", "", TEMPLATE)
        elif not label:
            self.said.refuse(row, paths.FLOW, text(element, paths.FLOW), NO_DIRECTION)
        else:
            yield self._document(row, element, label, items)

    def _document(self, row: int, element: Any, label: str, items: Sequence[tuple[str, Any]]) -> Document:
        order = self._order(row, element)
        country = paths.EXPORT if label == "ExportDeclaration" else paths.DESTINATION
        number = number_of(element, order)
        unknown: dict[str, None] = {}
        state = flag(text(element, country), iso2=True) or ""
        declared = Declared(row, self.said, order, state, containers_of(element), unknown)
        lines = lines_of(element, items, declared)
        say_unknown(unknown, paths.ATTACHED["code"], row, self.said)
        say_count(text(element, paths.ITEMS), len(items), paths.ITEMS, row, self.said)
        return Document(
            label=label,
            key=(number.text, digest(content(element))),
            texts=_texts(element, number, country, order),
            values={"status": _status(element), "items": len(items), "value_basis": basis_of(element, paths.AMOUNT)},
            parties=list(_parties(element, country)),
            vessels=list(_vessels(element)),
            lines=lines,
        )

    def _order(self, row: int, element: Any) -> str:
        dates = [(path, found) for path in _DATED for found in _all(element, path)]
        texts = [found for _, found in dates]
        own = order_of(texts)
        doubtful = next(((path, found) for path, found in dates if proof(found) == "open"), None)
        if own or doubtful is None:
            return own or _USUAL
        found = self._of_folder(self.said.given_of(row).path)
        if not found:
            self.said.note(row, *doubtful, _UNPROVED)
        return found or _USUAL

    def _of_folder(self, path: Path | None) -> str:
        if path is None:
            return ""
        if path.parent not in self._orders:
            self._orders[path.parent] = order_of_folder(path.parent)
        return self._orders[path.parent]


_DATED = (*paths.DAYS.values(), f"{paths.RECEIPT}/Date", f"Item/{paths.ATTACHED['date']}")


def _all(element: Any, path: str) -> Iterator[str]:
    found = (text(one, ".") for _, one in each(element, path))
    return (one for one in found if one)


def _label(element: Any) -> str:
    words = (text(element, paths.FLOW) or text(element, paths.TYPE)).upper()
    return {"E": "ExportDeclaration", "I": "ImportDeclaration"}.get(words[:1], "")


def _blank(element: Any, items: Sequence[Any]) -> bool:
    """Whether it says nothing of what is declared by whom."""
    named = (text(element, path) for pair in paths.PARTIES.values() for path in pair)
    goods = (text(item, path) for item in items for path in (paths.CODE, paths.COMMERCIAL, paths.NET, paths.GROSS))
    return not any((text(element, f"{paths.REGISTRATION}/Number"), *named, *goods))


def number_of(element: Any, order: str) -> Written:
    """Office, year, serial and number of the registration: the number alone begins anew each year in each office."""
    serial, number = (text(element, f"{paths.REGISTRATION}/{name}") for name in ("Serial_number", "Number"))
    if not number:
        return Written("", f"{paths.REGISTRATION}/Number")
    day = date_of(text(element, paths.DAYS["registered"]), order)
    year = str(day.first.year) if day else text(element, paths.YEAR)
    parts = (text(element, paths.OFFICE), year, serial, number)
    return Written(" ".join(filter(None, parts)), f"{paths.REGISTRATION}/Number")


def _texts(element: Any, number: Written, country: str, order: str) -> Mapping[str, Written | Sequence[Written]]:
    found: dict[str, Written | Sequence[Written]] = {
        name: [written(element, path) for path in several] for name, several in paths.HEAD.items()
    }
    for name, path in paths.DAYS.items():
        found[name] = in_order(written(element, path), order)
    for role, (code, _) in paths.PARTIES.items():
        found[f"{role}_number"] = written(element, code, country)
    terms = " ".join(filter(None, (text(element, path) for path in paths.DELIVERY)))
    return {
        **found,
        "number": number,
        "country": written(element, country),
        "delivery_terms": Written(terms, paths.DELIVERY[0]),
        "containers": [
            Written(one, paths.CONTAINER[1]) for several in containers_of(element).values() for one in several
        ],
        "value": amount(element, paths.AMOUNT, paths.CURRENCY),
    }


def _status(element: Any) -> str:
    """How far it came, as far as it shows."""
    steps = (
        ("exited", paths.EXIT),
        ("paid", f"{paths.RECEIPT}/Number"),
        ("assessed", f"{paths.ASSESSMENT}/Number"),
        ("registered", f"{paths.REGISTRATION}/Number"),
    )
    return next((status for status, path in steps if text(element, path)), "stored")


def _parties(element: Any, country: str) -> Iterator[Party]:
    state = text(element, country)
    for role, (code, name) in paths.PARTIES.items():
        # What a foreign party is called by is no number of this country.
        parts = whole_party(text(element, name), text(element, code), state)
        yield Party(role=role, parts=parts, part=name.rpartition("/")[0])


def _vessels(element: Any) -> Iterator[Vessel]:
    """The ship at the border; what crosses it otherwise is a lorry or an aircraft."""
    name, mode = text(element, paths.BORDER_NAME), text(element, paths.MODE)
    if name and mode.startswith(_SEA) and not _PLATES.fullmatch(name):
        parts = VesselParts(name=name, flag=text(element, paths.BORDER_FLAG))
        yield Vessel(role="carrier", parts=parts, part="Transport")
