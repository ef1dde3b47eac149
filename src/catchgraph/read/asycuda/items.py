"""Items of `<ASYCUDA>` as lines of goods, with the papers, bills and containers of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from catchgraph.read.asycuda import paths
from catchgraph.read.dates import date_of
from catchgraph.read.document.declared import Attached, citations, say_weights
from catchgraph.read.document.elements import each, text, written
from catchgraph.read.document.form import Cited, Line, Written
from catchgraph.read.format import Said

NO_ITEM = "a container of an item that it does not have"
#: An amount that says nothing: the format writes `0`, `0.0` where none was entered.
_ZEROS = frozenset("0.,")


@dataclass(frozen=True, slots=True)
class Declared:
    """What items take from their declaration.

    `order`: of its dates; `country` (ISO3): whose tariff its codes are of; `containers`: by number of the item, '' for
    those of all. `unknown` collects kinds of documents that are not read.
    """

    row: int
    said: Said
    order: str
    country: str
    containers: Mapping[str, Sequence[str]]
    unknown: dict[str, None]


def lines_of(element: Any, items: Sequence[tuple[str, Any]], declared: Declared) -> list[Line]:
    """A line for each item; its number is its place."""
    numbers = {str(number) for number, _ in enumerate(items, 1)}
    for number in declared.containers:
        if number and number not in numbers:
            declared.said.note(declared.row, paths.CONTAINER[0], number, NO_ITEM)
    currency = text(element, paths.CURRENCY)
    return [_line(str(number), part, item, currency, declared) for number, (part, item) in enumerate(items, 1)]


def containers_of(element: Any) -> dict[str, list[str]]:
    """Containers by the item that they belong to, '' where none is named; each once."""
    found: dict[str, dict[str, None]] = {}
    for _, container in each(element, "Container"):
        number, identity = (text(container, path.rpartition("/")[2]) for path in paths.CONTAINER)
        if identity:
            found.setdefault(_whole(number), {}).setdefault(identity)
    return {number: list(several) for number, several in found.items()}


def amount(element: Any, path: str, beside: str) -> Written:
    """An amount with its currency; '' for zero, which is written where none was entered."""
    found = written(element, path, beside)
    return Written("", found.called) if _ZEROS.issuperset(found.text) else found


def basis_of(element: Any, path: str) -> str | None:
    """What an amount of an invoice is, where there is one."""
    return None if _ZEROS.issuperset(text(element, path)) else "invoice"


def in_order(found: Written, order: str) -> Written:
    """A date with its year first, as its declaration's order says; what is none in that order stays as it is."""
    day = date_of(found.text, order)
    return Written(str(day), found.called) if day else found


def _whole(number: str) -> str:
    return number.removesuffix(".0").lstrip("0")


def _line(number: str, part: str, item: Any, currency: str, declared: Declared) -> Line:
    say_weights(text(item, paths.NET), text(item, paths.GROSS), paths.NET, declared.row, declared.said, part)
    containers = [*declared.containers.get("", ()), *declared.containers.get(number, ())]
    texts: dict[str, Written | Sequence[Written]] = {
        **{name: [written(item, path, within="Item") for path in several] for name, several in paths.LINE.items()},
        "line_no": Written(number, "Item"),
        # What its country adds (Precision_1) stays out: with three digits more it looks like a code that lost a zero.
        "hs": written(item, paths.CODE, within="Item"),
        "description": [written(item, path, within="Item") for path in (paths.COMMERCIAL, paths.TARIFF)],
        "form": written(item, paths.TARIFF, within="Item"),
        "procedure": Written(" ".join(filter(None, (text(item, path) for path in paths.PROCEDURES))), "procedure"),
        "package_kind": [written(item, path, within="Item") for path in paths.PACKAGE_KIND],
        "marks": [written(item, path, within="Item") for path in paths.MARKS],
        "containers": [Written(one, paths.CONTAINER[1]) for one in containers],
        "value": _value(item, currency),
        **_quantity(item),
    }
    return Line(
        key=(number,),
        part=part,
        texts=texts,
        values={
            "hs_country": declared.country or None,
            "value_basis": basis_of(item, paths.ITEM_AMOUNT) or basis_of(item, paths.PRICE),
        },
        citations=[*_bills(item, part), *citations(_attached(item, part, declared), declared.unknown)],
    )


def _value(item: Any, currency: str) -> list[Written]:
    """What the invoice says of the item, else its price in the currency of the whole invoice."""
    price = text(item, paths.PRICE)
    fallback = Written("" if _ZEROS.issuperset(price) else price, f"Item/{paths.PRICE}", currency)
    found = amount(item, paths.ITEM_AMOUNT, paths.ITEM_CURRENCY)
    return [found if found.text else fallback]


def _quantity(item: Any) -> dict[str, Written]:
    """The first supplementary unit that has a quantity."""
    for _, unit in each(item, paths.UNIT):
        quantity = amount(unit, paths.QUANTITY, paths.QUANTITY_UNIT)
        if quantity.text:
            return {"quantity": quantity, "unit": written(unit, paths.QUANTITY_UNIT)}
    return {}


def _bills(item: Any, part: str) -> Iterator[Cited]:
    """The summary declaration that the goods were under: the bill of the manifest."""
    found = written(item, paths.BILL, within="Item")
    if found.text:
        yield Cited(kind="bill", number=found, part=part)


def _attached(item: Any, part: str, declared: Declared) -> Iterator[Attached]:
    for place, paper in each(item, "Attached_documents", part, partial(declared.said.place, declared.row)):
        code, name, number, day = (
            written(paper, path.rpartition("/")[2], within="Item/Attached_documents")
            for path in paths.ATTACHED.values()
        )
        yield Attached(code.text, number, name.text, in_order(day, declared.order), place)
