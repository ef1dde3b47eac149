"""One `<Declaration>` of the WCO Data Model as a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from catchgraph.model.ids import digest
from catchgraph.normalise.flag import flag
from catchgraph.read.clean.party import PartyParts, numbers_of
from catchgraph.read.clean.vessel import VesselParts
from catchgraph.read.document.declared import citations, content, say_count, say_unknown
from catchgraph.read.document.elements import each, text, written
from catchgraph.read.document.form import Document, Party, Vessel, Written
from catchgraph.read.format import Said
from catchgraph.read.wco import paths
from catchgraph.read.wco.items import attached, line_of
from catchgraph.read.xml_elements import local

NO_DIRECTION = "a type that is neither of an export (EX…) nor of an import (IM…)"
EMPTY = "a declaration without number, reference, parties and items"
_LABELS = {"EX": "ExportDeclaration", "IM": "ImportDeclaration"}
#: UN/EDIFACT 1225, function of a message.
_STATUS = {"1": "cancelled", "4": "amended", "5": "replaced", "9": "original"}
_IMO, _SHIP_NAME, _SEA = "10", "11", "1"
_FLAG = {"0": False, "1": True}


@dataclass(frozen=True, slots=True)
class Reader:
    """Makes documents of envelopes (`MetaData`) or of declarations without one."""

    said: Said

    def documents(self, row: int, element: Any) -> Iterator[Document]:
        """The declarations of an element."""
        within = element if local(element.tag) == "MetaData" else None
        found = [one for _, one in each(element, "Declaration")] if within is not None else [element]
        for number, declaration in enumerate(found, 1):
            part = f"Declaration[{number}]" if len(found) > 1 else ""
            label = _LABELS.get(text(declaration, paths.TYPE)[:2].upper(), "")
            if _empty(declaration):
                self._left_out(row, "Declaration", "", EMPTY, part)
            elif not label:
                self._left_out(row, paths.TYPE, text(declaration, paths.TYPE), NO_DIRECTION, part)
            else:
                stated = text(within, paths.COUNTRY) if within is not None else ""
                yield self._document(row, declaration, label, stated, part)

    def _left_out(self, row: int, key: str, value: str, reason: str, part: str) -> None:
        """One among several of an envelope is left out alone; an envelope of which none is left is a reject."""
        if part:
            self.said.note(row, key, value, f"no declaration was read: {reason}", part)
        else:
            self.said.refuse(row, key, value, reason)

    def _document(self, row: int, declaration: Any, label: str, stated: str, part: str) -> Document:
        own = paths.EXPORT if label == "ExportDeclaration" else paths.DESTINATION
        country = stated or text(declaration, own)
        place = partial(self.said.place, row)
        items = list(each(declaration, paths.ITEMS, part, place))
        unknown: dict[str, None] = {}
        state = flag(country, iso2=True) or ""
        lines = [line_of(found, one, state, row, self.said, unknown) for one, found in items]
        papers = [
            paper
            for below in paths.ATTACHING
            for paper in attached(declaration, below, ".".join(filter(None, (part, *below.split("/")))), place)
        ]
        cited = list(citations(papers, unknown))
        say_unknown(unknown, "AdditionalDocument/TypeCode", row, self.said)
        say_count(text(declaration, paths.COUNT), len(items), paths.COUNT, row, self.said)
        return Document(
            label=label,
            key=(text(declaration, paths.NUMBER) or text(declaration, paths.REFERENCE), digest(content(declaration))),
            part=part,
            texts=_texts(declaration, country),
            values=_values(declaration, len(items)),
            parties=list(_parties(declaration, country)),
            vessels=list(_ships(declaration)),
            citations=cited,
            lines=lines,
        )


def _empty(declaration: Any) -> bool:
    said = (
        text(declaration, path) for path in (paths.NUMBER, paths.REFERENCE, paths.ITEMS, *paths.PARTIES["exporter"])
    )
    return not any(said)


def _texts(declaration: Any, country: str) -> Mapping[str, Written | Sequence[Written]]:
    found: dict[str, Written | Sequence[Written]] = {
        name: [written(declaration, path) for path in several] for name, several in paths.HEAD.items()
    }
    for name, several in paths.LISTS.items():
        found[name] = [Written(text(one, "."), path) for path in several for _, one in each(declaration, path)]
    for role, places in paths.PARTIES.items():
        found[f"{role}_number"] = [
            Written(text(declaration, f"{place}/ID"), f"{place}/ID", country) for place in places
        ]
    terms = " ".join(filter(None, (text(declaration, path) for path in paths.TERMS)))
    return {
        **found,
        "country": Written(country, paths.COUNTRY),
        "registered": [_day(declaration, path) for path in paths.DAYS],
        "delivery_terms": Written(terms, paths.TERMS[0]),
        "gross_kg": written(declaration, paths.GROSS_TOTAL, f"{paths.GROSS_TOTAL}/@unitCode"),
        "value": written(declaration, paths.INVOICE, f"{paths.INVOICE}/@currencyID"),
    }


def _day(declaration: Any, path: str) -> Written:
    """A day of UN/EDIFACT 2379: `20210302090000+01` (304), `20210302` (102); other texts as they are."""
    found = text(declaration, path)
    return Written(found[:8] if found[:8].isdigit() else found, path)


def _values(declaration: Any, items: int) -> dict[str, Any]:
    return {
        "status": _STATUS.get(text(declaration, paths.FUNCTION)),
        "items": items,
        "containerised": _FLAG.get(text(declaration, paths.CONTAINER_FLAG)),
        "value_basis": "invoice" if text(declaration, paths.INVOICE) else None,
    }


def _parties(declaration: Any, country: str) -> Iterator[Party]:
    for role, places in paths.PARTIES.items():
        for place in places:
            number, name, line, city, postcode, state = (text(declaration, f"{place}/{part}") for part in paths.PARTY)
            if name:
                parts = PartyParts(
                    name, (line,) if line else (), city, "", postcode, state, numbers=numbers_of(number, country)
                )
                yield Party(role=role, parts=parts, part=place)
                break


def _ships(declaration: Any) -> Iterator[Vessel]:
    """The first means of transport that is a ship: by the kind of its number (IMO, name), else by the mode."""
    sea = text(declaration, paths.HEAD["mode"][0]) == _SEA
    for place, several in paths.SHIPS.items():
        number, name, kind, nationality = (text(declaration, path) for path in several)
        named = name or (number if kind == _SHIP_NAME or (sea and not kind) else "")
        imo = number if kind == _IMO else ""
        if imo or (named and kind in ("", _SHIP_NAME) and (sea or kind)):
            yield Vessel(role="carrier", parts=VesselParts(name=named, flag=nationality, imo=imo), part=place)
            return
